"""US patent applications as published from 2001 to 2004 (patent-application-publication) → the
canonical record."""

from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from domain.records.asset import AssetRecord, ClassCode, Party
from readers.spellings.ipc import symbol
from readers.st36.classes import locarno
from readers.st36.look import at, country, first, inside, value
from readers.st36.parties import address_of, name_of
from readers.st36.patents import kind
from readers.xml.days import Days
from readers.xml.tree import text

OFFICE = "US"


def build(data: _Element, days: Days) -> AssetRecord:
    """The record that the element tells; bad dates add to `days`. Such a document is an
    application, never a grant."""
    application_no = value(data, "domestic-filing-data/application-number/doc-number")
    kind_code = value(data, "document-id/kind-code") or ""
    told = (value(data, "publication-filing-type") or "").lower()
    inventors = list(
        _parties(at(data, "inventors/first-named-inventor|inventor|deceased-inventor"), "inventor")
    )
    return AssetRecord(
        office=OFFICE,
        kind=kind(OFFICE, application_no, kind_code, "plant" if "plant" in told else ""),
        title=value(data, "technical-information/title-of-invention") or "",
        national=False,
        application_no=application_no,
        application_date=days.of(first(data, "domestic-filing-data/filing-date")),
        publication_no=value(data, "document-id/doc-number"),
        publication_date=days.of(first(data, "document-id/document-date")),
        parties=(*_parties(at(data, "assignee"), "owner"), *inventors),
        classes=tuple(dict.fromkeys(_classes(data))),
    )


def _parties(elements: Iterable[_Element], role: str) -> Iterator[Party]:
    for element in elements:
        address = first(element, "address")
        told = country(value(address, "country/country-code")) or next(
            (c for e in inside(element, "country-code") if (c := country(text(e)))), None
        )
        name = value(element, "organization-name") or name_of(element, told)
        if name:
            yield Party(role, name, address_of(address), told)


def _classes(data: _Element) -> Iterator[ClassCode]:
    for e in inside(first(data, "technical-information/classification-ipc"), "ipc"):
        design = locarno(text(e))
        if code := design or symbol(text(e)):
            yield ClassCode("locarno" if design else "ipc", code)
    for e in inside(first(data, "technical-information/classification-us"), "uspc"):
        if code := "/".join(part for part in (value(e, "class"), value(e, "subclass")) if part):
            yield ClassCode("national", code)
