"""WIPO ST.66 XML: marks, single documents and transactions; applicants stand in the mark or, as the
USPTO writes them, beside it."""

from collections.abc import Iterator
from datetime import date

from readers.file.reading import Reader, Reading, Row
from readers.file.source import Source
from readers.st66 import marks
from readers.xml import parsing
from readers.xml.address_book import applicants
from readers.xml.days import Days
from readers.xml.namespaces import ST66, name
from readers.xml.records import Beside, finished, names, namespaces, require_kept, some

_BESIDE = "ApplicantDetails"
_TELLING = frozenset({"TradeMarkTransactionBody", "TradeMarkDetails", "TradeMarkApplication"})
_NUMBERED = frozenset({"RegistrationOfficeCode", "ApplicationNumber"})


def _sniff(source: Source) -> bool:
    """By namespace; by telling elements; or a lone TradeMark without a namespace, as the French and
    European offices serve it."""
    told = names(source)
    return (
        any(ST66.fullmatch(n) for n in namespaces(source))
        or bool(_TELLING & told)
        or ("TradeMark" in told and bool(_NUMBERED & told))
    )


def _read(source: Source, today: date) -> Reading:
    return Reading("st66", some(_rows(source, today)))


def _rows(source: Source, today: date) -> Iterator[Row]:
    beside = Beside(
        applicants,
        marks.with_applicants,
        lambda record, days, line: finished(record, days, line, "st66", today),
    )
    for element, line in parsing.elements(source, marks.ELEMENTS | {_BESIDE}):
        if name(element) in marks.ELEMENTS:
            days = Days()
            require_kept(element, days)
            yield from beside.mark(element, marks.build(element, days), days, line)
        elif name(element) == _BESIDE:
            beside.bag(element)
    yield from beside.rest()


READER = Reader("st66", _sniff, _read)
