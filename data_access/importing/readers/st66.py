"""WIPO ST.66 XML: marks, single documents and transactions; applicants stand in the mark or, as the USPTO writes them, beside it."""

from collections.abc import Iterator
from datetime import date

from lxml.etree import _Element

from data_access.importing import xml
from data_access.importing.address_book import applicants
from data_access.importing.readers.xml_records import finished, names, namespaces, require_kept, some
from data_access.importing.reading import Reader, Reading, Row
from data_access.importing.source import Source
from data_access.importing.st66 import marks
from data_access.importing.tree import ST66, Days, name
from domain.records import AssetRecord

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
    """Each mark waits for the applicants of its transaction, which may stand before or after it."""
    waiting: tuple[AssetRecord, Days, int, list[_Element]] | None = None
    before: tuple[_Element | None, list[_Element]] = (None, [])
    for element, line in xml.elements(source, marks.ELEMENTS | {_BESIDE}):
        if name(element) in marks.ELEMENTS:
            if waiting:
                yield finished(*waiting[:3], "st66", today)
            days = Days()
            require_kept(element, days)
            above = list(element.iterancestors())
            record = marks.build(element, days)
            if before[0] in above:
                record = marks.with_applicants(record, before[1])
            waiting = record, days, line, above
        elif name(element) == _BESIDE:
            if waiting and element.getparent() in waiting[3]:
                waiting = (marks.with_applicants(waiting[0], applicants(element)), *waiting[1:])
            else:
                before = element.getparent(), detached(element)
    if waiting:
        yield finished(*waiting[:3], "st66", today)


def detached(details: _Element) -> list[_Element]:
    """The applicants taken out of the tree, so that they outlive its clearing."""
    found = applicants(details)
    for element in found:
        details.remove(element)
    return found


READER = Reader("st66", _sniff, _read)
