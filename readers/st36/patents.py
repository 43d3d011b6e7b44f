"""The bibliographic data of an ST.36 document (of whatever office) or of a DOCDB exchange document
→ the canonical record."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from lxml.etree import _Element

from domain.calendar.dates import BadDate, parse_date
from domain.records.asset import AssetRecord, LegalEvent
from domain.records.numbers import kind_of
from readers.spellings.status_words import status_of
from readers.st36.classes import classes
from readers.st36.look import at, country, inside, plain, value
from readers.st36.numbers import Document, documents
from readers.st36.parties import parties
from readers.xml.days import Days
from readers.xml.tree import attribute, in_best_language, text

_NOTHING = Document(None, None, "", None)
_US_DESIGNS = "29"
"""The series of application numbers of the USPTO that holds designs."""


def build(data: _Element, days: Days) -> AssetRecord:
    """The record that the element tells; bad dates add to `days`."""
    published = _publications(data)
    applied = next(iter(documents(data, "application-reference")), _NOTHING)
    grant = next((d for d in published if d.granted or _is_grant(data)), _NOTHING)
    laid_open = next((d for d in published if d is not grant), None) or next(
        iter(_related(data)), _NOTHING
    )
    code = _office(data, published, applied)
    application_no = _application_no(applied, code)
    granted = days.of(grant.day)
    patent_no = grant.number or value(data, "certificate-number")
    raw = _status(data)
    return AssetRecord(
        office=code,
        kind=kind(code, application_no, grant.kind or laid_open.kind, _type(data)),
        title=text(in_best_language(list(at(data, "invention-title")))) or "",
        national=code == "VN",
        application_no=application_no,
        application_date=days.of(applied.day),
        publication_no=laid_open.number,
        publication_date=days.of(laid_open.day)
        or days.at(data, "office-specific-bib-data/date-of-first-publication"),
        registration_no=patent_no,
        registration_date=granted,
        priority_date=_priority(data),
        status_raw=raw,
        status_stated=status_of(raw),
        parties=tuple(parties(data, granted=bool(patent_no or granted))),
        classes=tuple(classes(data)),
        events=(LegalEvent("granted", granted, "F", grant.kind or None),) if granted else (),
    )


def kind(code: str, application_no: str | None, kind_code: str, told: str) -> str:
    """By the Vietnamese number, else by what the office calls it, else by the kind code (U, Y:
    utility model; S: design)."""
    by_number = kind_of(application_no) if code == "VN" else None
    if by_number in ("SC", "GPHI", "KDCN"):
        return by_number
    if (
        told == "design"
        or (code == "US" and (application_no or "").startswith(_US_DESIGNS))
        or kind_code.startswith("S")
    ):
        return "KDCN"
    model = told in ("utility-model", "utility model", "gebrauchsmuster") or (
        kind_code.startswith(("U", "Y")) and told != "plant"
    )
    return "GPHI" if model else "SC"


def _publications(data: _Element) -> list[Document]:
    """The references in the data, else what the document's own attributes tell."""
    found = documents(data, "publication-reference")
    if found:
        return found
    document = data.getparent()
    number = attribute(document, "doc-number")
    return (
        [
            Document(
                country(attribute(document, "country")),
                number,
                attribute(document, "kind") or "",
                None,
            )
        ]
        if number
        else []
    )


def _is_grant(data: _Element) -> bool:
    return plain(data) == "bibliographic-data-grant"


def _related(data: _Element) -> Iterator[Document]:
    """The earlier publication of a granted application."""
    for bag in at(data, "related-documents/related-publication"):
        yield from documents(bag, "document-id")


def _office(data: _Element, published: list[Document], applied: Document) -> str:
    """The office that keeps the document; an international application belongs to WO, whoever
    received it."""
    publisher = next((d.office for d in published if d.office), None)
    if publisher == "WO":
        return publisher
    return (
        applied.office
        or publisher
        or country(attribute(data, "country"))
        or country(attribute(data.getparent(), "country"))
        or ""
    )


def _application_no(applied: Document, code: str) -> str | None:
    """As written; an international number keeps the receiving office, without which it says
    nothing."""
    number = applied.number
    received = applied.office not in (None, "WO") and code == "WO"
    return (
        f"PCT/{applied.office}{number}" if number and received and number[0].isdigit() else number
    )


def _status(data: _Element) -> str | None:
    """The words of a register; the status attribute of other documents tells of the file, not of
    the right."""
    above = data.getparent()
    in_register = above is not None and plain(above) == "register-document"
    return (
        attribute(above, "status")
        if in_register
        else value(data, "office-specific-bib-data/status")
    )


def _type(data: _Element) -> str:
    told = (attribute(e, "appl-type") for e in at(data, "application-reference"))
    return (
        next((t for t in told if t), None)
        or value(data, "office-specific-bib-data/type-of-ip-right")
        or ""
    ).lower()


def _priority(data: _Element) -> date | None:
    """The earliest priority whose day is known; offices also write a month or a year alone."""
    found = []
    for claim in inside(data, "priority-claim"):
        for e in inside(claim, "date"):
            with suppress(BadDate):
                found.append(parse_date(text(e) or ""))
    return min(found, default=None)
