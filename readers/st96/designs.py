"""An ST.96 design application, or designs standing by themselves → canonical records: one a
registered design, else one an application."""

from collections.abc import Iterator

from lxml.etree import _Element

from domain.records import class_codes
from domain.records.asset import AssetRecord, ClassCode, LegalEvent, Party
from domain.records.nice import Unclear
from readers.file.reading import RowError
from readers.spellings.status_words import status_of
from readers.st96 import parties as who
from readers.st96.events import design_events
from readers.st96.patents import locarno
from readers.xml.days import Days
from readers.xml.numbers import designates_viet_nam, number, office, registered_apart
from readers.xml.tree import at, in_best_language, inside, text, value

ELEMENTS = frozenset({"DesignApplication", "Design"})


def each_registered(element: _Element) -> list[_Element]:
    """The designs that become records: each with a registration of its own; else the first, which
    stands for the application."""
    return registered_apart(list(at(element, "DesignBag/Design")) or [element])


def build(element: _Element, days: Days, design: _Element | None = None) -> AssetRecord:
    """The record of one design of an application (the first where none is named). An application
    whose designs were registered one by one gives a record each: the first keeps the application's
    number, the others are found by their registration and tell the application in an event.
    Otherwise all its designs are one record and give their classes."""
    designs = each_registered(element)
    first = designs[0] if design is None else design
    alone = len(designs) > 1
    further = alone and first is not designs[0]
    filed_as = number(element, "ApplicationNumber") or number(first, "ApplicationNumber")
    filed_on = days.at(element, "ApplicationDate", "ApplicationDateTime", "DesignApplicationDate")
    told = first if alone else element
    registered = days.at(first, "RegistrationDate")
    international = number(element, "InternationalRegistrationNumber")
    code = office(
        element, "RegistrationOfficeCode", "ApplicationNumber/IPOfficeCode", "ReceivingOfficeCode"
    )
    code = code or ("WO" if international else "")
    registration_no = number(first, "RegistrationNumber") or international
    raw = value(first, "DesignCurrentStatusCategory") or value(
        element, "DesignApplicationCurrentStatusCategory"
    )
    return AssetRecord(
        office=code,
        kind="KDCN",
        title=text(in_best_language(list(inside(told, "DesignTitleText"))))
        or _product(first)
        or "",
        national=code == "VN" or (code == "WO" and designates_viet_nam(element)),
        application_no=None if further else filed_as,
        application_date=filed_on,
        publication_date=days.at(first, "PublicationBag/Publication/PublicationDate"),
        registration_no=registration_no,
        registration_date=registered,
        expiry_date=days.at(first, "ExpiryDate"),
        priority_date=days.at(first, "PriorityBag/Priority/PriorityApplicationFilingDate"),
        status_raw=raw,
        status_stated=status_of(raw),
        status_as_of=days.at(first, "DesignCurrentStatusDate")
        or days.at(element, "DesignApplicationCurrentStatusDate"),
        parties=tuple(_parties(element, first, granted=bool(registration_no or registered))),
        classes=tuple(dict.fromkeys(_classes(told, days))),
        images=tuple(dict.fromkeys(name for e in inside(told, "FileName") if (name := text(e)))),
        events=(
            *([LegalEvent("filed", filed_on, "A", None, filed_as)] if further and filed_as else []),
            *design_events(element, days),
            *(design_events(first, days) if first is not element else ()),
        ),
    )


def _product(design: _Element) -> str | None:
    return next(
        (
            found
            for e in inside(design, "LocarnoSubclassProductIndicationText", "ProductIndicationText")
            if (found := text(e))
        ),
        None,
    )


def _parties(element: _Element, first: _Element, *, granted: bool) -> list[Party]:
    def named(path: str) -> list[_Element]:
        return list(at(first, path)) or list(at(element, path))

    people = who.parties(
        named("HolderBag/Holder"), named("ApplicantBag/Applicant"), granted=granted
    )
    agents = who.named(named("RepresentativeBag/Representative"), "representative")
    return people + who.named(named("DesignerBag/Designer"), "inventor") + agents


def _classes(element: _Element, days: Days) -> Iterator[ClassCode]:
    """Locarno from class and subclass, or from the text of the symbol; the office's own."""
    for classified in inside(element, "LocarnoClassification"):
        yield from locarno(classified)
    for written in inside(element, "LocarnoClassificationText"):
        try:
            yield from class_codes.locarno(text(written))
        except Unclear as problem:
            days.errors.append(RowError(None, "LocarnoClassificationText", str(problem)))
    for national in inside(element, "NationalDesignClassification"):
        if code := text(national):
            yield ClassCode("national", code)
