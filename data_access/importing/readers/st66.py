"""WIPO ST.66 XML: marks, single documents and transactions; applicants stand in the mark or, as the USPTO writes them, beside it."""

from collections.abc import Iterator
from datetime import date

from data_access.importing import xml
from data_access.importing.address_book import applicants
from data_access.importing.days import Days
from data_access.importing.namespaces import ST66, name
from data_access.importing.readers.xml_records import Beside, finished, names, namespaces, require_kept, some
from data_access.importing.reading import Reader, Reading, Row
from data_access.importing.source import Source
from data_access.importing.st66 import marks

_BESIDE = "ApplicantDetails"
_TELLING = frozenset({"TradeMarkTransactionBody", "TradeMarkDetails", "TradeMarkApplication"})
_NUMBERED = frozenset({"RegistrationOfficeCode", "ApplicationNumber"})


def _sniff(source: Source) -> bool:
    """By namespace; by telling elements; or a lone TradeMark without a namespace, as the French and European offices serve it."""
    told = names(source)
    return any(ST66.fullmatch(n) for n in namespaces(source)) or bool(_TELLING & told) or ("TradeMark" in told and bool(_NUMBERED & told))


def _read(source: Source, today: date) -> Reading:
    return Reading("st66", some(_rows(source, today)))


def _rows(source: Source, today: date) -> Iterator[Row]:
    beside = Beside(applicants, marks.with_applicants, lambda record, days, line: finished(record, days, line, "st66", today))
    for element, line in xml.elements(source, marks.ELEMENTS | {_BESIDE}):
        if name(element) in marks.ELEMENTS:
            days = Days()
            require_kept(element, days)
            yield from beside.mark(element, marks.build(element, days), days, line)
        elif name(element) == _BESIDE:
            beside.bag(element)
    yield from beside.rest()


READER = Reader("st66", _sniff, _read)
