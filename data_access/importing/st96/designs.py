"""An ST.96 design application, or designs standing by themselves → canonical records: one a registered design, else one an application."""

from collections.abc import Iterator

from lxml.etree import _Element

from data_access.importing.st96 import parties as who
from data_access.importing.st96.events import design_events
from data_access.importing.st96.numbers import designates_viet_nam, number, office
from data_access.importing.st96.patents import locarno
from data_access.importing.tables import values
from data_access.importing.tree import Days, at, in_best_language, inside, text, value
from domain.records import AssetRecord, ClassCode, Party
from domain.status_words import status_of

ELEMENTS = frozenset({"DesignApplication", "Design"})


def build(element: _Element, days: Days) -> AssetRecord:
    """The record of the application with its first design; all designs of one application share its number and give their classes."""
    designs = list(at(element, "DesignBag/Design")) or [element]
    first = designs[0]
    registration_no = number(first, "RegistrationNumber") or number(element, "InternationalRegistrationNumber")
    registered = days.at(first, "RegistrationDate")
    code = office(element, "RegistrationOfficeCode", "ApplicationNumber/IPOfficeCode", "ReceivingOfficeCode") or ""
    raw = value(first, "DesignCurrentStatusCategory") or value(element, "DesignApplicationCurrentStatusCategory")
    return AssetRecord(
        office=code,
        kind="KDCN",
        title=text(in_best_language(list(inside(element, "DesignTitleText")))) or _product(first) or "",
        national=code == "VN" or (code == "WO" and designates_viet_nam(element)),
        application_no=number(element, "ApplicationNumber") or number(first, "ApplicationNumber"),
        application_date=days.at(element, "ApplicationDate", "ApplicationDateTime", "DesignApplicationDate"),
        publication_date=days.at(first, "PublicationBag/Publication/PublicationDate"),
        registration_no=registration_no,
        registration_date=registered,
        expiry_date=days.at(first, "ExpiryDate"),
        priority_date=days.at(first, "PriorityBag/Priority/PriorityApplicationFilingDate"),
        status_raw=raw,
        status_stated=status_of(raw),
        status_as_of=days.at(first, "DesignCurrentStatusDate") or days.at(element, "DesignApplicationCurrentStatusDate"),
        parties=tuple(_parties(element, first, granted=bool(registration_no or registered))),
        classes=tuple(dict.fromkeys(_classes(element))),
        images=tuple(dict.fromkeys(name for e in inside(element, "FileName") if (name := text(e)))),
        events=(*design_events(element, days), *(design_events(first, days) if first is not element else ())),
    )


def _product(design: _Element) -> str | None:
    return next(
        (found for e in inside(design, "LocarnoSubclassProductIndicationText", "ProductIndicationText") if (found := text(e))), None
    )


def _parties(element: _Element, first: _Element, *, granted: bool) -> list[Party]:
    def named(path: str) -> list[_Element]:
        return list(at(element, path)) or list(at(first, path))

    people = who.parties(named("HolderBag/Holder"), named("ApplicantBag/Applicant"), granted=granted)
    agents = who.named(named("RepresentativeBag/Representative"), "representative")
    return people + who.named(named("DesignerBag/Designer"), "inventor") + agents


def _classes(element: _Element) -> Iterator[ClassCode]:
    """From class and subclass, or from the text of the symbol."""
    for classified in inside(element, "LocarnoClassification"):
        yield from locarno(classified)
    for written in inside(element, "LocarnoClassificationText"):
        yield from values.locarno(text(written))
