"""An ST.86 design application, or designs standing by themselves → canonical records: one a
registered design, else one an application.

Of designs without registrations of their own the first gives title and certificate, all of them
their classes.
"""

import re
from collections.abc import Iterator
from datetime import date

from lxml.etree import _Element

from domain.records.asset import AssetRecord, ClassCode, LegalEvent, Party
from readers.spellings.legal_events import CATEGORY, event
from readers.spellings.status_words import status_of
from readers.xml.address_book import applicants, named
from readers.xml.days import Days
from readers.xml.numbers import designates_viet_nam, number, office, registered_apart
from readers.xml.tree import at, first, in_best_language, inside, text, value

ELEMENTS = frozenset({"DesignApplication", "Design"})
_LOCARNO = re.compile(r"([0-9]{1,2})\s*+(?:[-./]\s*+)?([0-9]{2})?")
_STATUS = ("DesignCurrentStatusCode", "DesignCurrentStatus", "DE_ST86Extension/DesignStatus")
_TITLES = ("DesignTitle", "DesignTitleText", "VerbalElementText")
_PRODUCTS = ("ProductDescription", "ProductIndication", "IndicationProductText")
_RECORD = (
    "DesignBasicRecord/LegalStatus",
    "LegalStatus",
    "DesignBasicRecord/RecordKind",
    "DesignBasicRecord/RecordCurrentStatusCode",
)
_PICTURES = ("ViewFilename", "ViewURI", "RepresentationSheetFilename")
_EXTENSION = "DE_ST86Extension"


def each_registered(element: _Element) -> list[_Element]:
    """The designs that become records: each with a registration of its own; else the first, which
    stands for the application."""
    return registered_apart(list(at(element, "DesignDetails/Design")) or [element])


def build(element: _Element, days: Days, design: _Element) -> AssetRecord:
    """The record of one design of an application, or of a design that is `element` itself; bad
    dates add to `days`. Where designs were registered one by one, the first keeps the application's
    number and the others tell it in an event."""
    designs = each_registered(element)
    further = design is not designs[0]
    both = (design, element)
    told = design if len(designs) > 1 else element
    filed_as = _number((element, design), "DesignApplicationNumber", "ApplicationNumber")
    filed_on = _day(
        days, (element, design), "DesignApplicationDate", "ApplicationDate", "FilingDate"
    )
    registration_no = _number(both, "RegistrationNumber", "InternationalRegistrationNumber")
    registered = _day(days, both, "RegistrationDate", "InternationalRegistrationDate")
    raw = next((said for e in both if (said := value(e, *_STATUS))), None)
    code = next(
        (
            c
            for e in both
            if (
                c := office(
                    e, "RegistrationOfficeCode", "DesignApplicationOfficeCode", "OfficeCode"
                )
            )
        ),
        "",
    )
    filed = [LegalEvent("filed", filed_on, "A", None, filed_as)] if further and filed_as else []
    events = (*filed, *_events(design, days))
    return AssetRecord(
        office=code,
        kind="KDCN",
        title=text(in_best_language(list(inside(told, *_TITLES)))) or _product(told) or "",
        national=code == "VN" or (code == "WO" and designates_viet_nam(element)),
        application_no=None if further else filed_as,
        application_date=filed_on,
        publication_date=_day(
            days, both, "PublicationDetails/Publication/PublicationDate", "PublicationDate"
        ),
        registration_no=registration_no,
        registration_date=registered,
        expiry_date=_day(days, both, "ExpiryDate"),
        priority_date=_day(days, both, "PriorityDetails/Priority/PriorityDate"),
        status_raw=raw,
        status_stated=_stated(raw, events),
        status_as_of=_day(days, both, "DesignCurrentStatusDate"),
        parties=tuple(_parties(both, granted=bool(registration_no or registered))),
        classes=tuple(dict.fromkeys(_classes(told))),
        events=events,
        images=tuple(dict.fromkeys(name for e in inside(told, *_PICTURES) if (name := text(e)))),
    )


def _number(elements: tuple[_Element, ...], *paths: str) -> str | None:
    return next((found for e in elements if (found := number(e, *paths))), None)


def _day(days: Days, elements: tuple[_Element, ...], *paths: str) -> date | None:
    return next((day for e in elements if (day := days.at(e, *paths))), None)


def _product(element: _Element) -> str | None:
    return next((said for e in inside(element, *_PRODUCTS) if (said := text(e))), None)


def _stated(raw: str | None, events: tuple[LegalEvent, ...]) -> str:
    """The label's meaning; where the office only says that its file is gone, the last event that
    told an ending."""
    meaning = status_of(raw)
    if meaning != "unknown" or not raw:
        return meaning
    ended = [e for e in events if e.event in ("expired", "lapsed", "withdrawn", "invalidated")]
    return ended[-1].event if ended else "unknown"


def _parties(elements: tuple[_Element, ...], *, granted: bool) -> list[Party]:
    def each(*paths: str) -> list[_Element]:
        """Of the first element that has any."""
        for element in elements:
            if found := [inner for path in paths for inner in at(element, path)]:
                return found
        return []

    applied = next((found for e in reversed(elements) if (found := applicants(e))), [])
    holders = each("HolderDetails/Holder", "OwnerDetails/Owner", "RightHolderDetails/RightHolder")
    owners = named(applied, "owner" if granted and not holders else "applicant") + named(
        holders, "owner"
    )
    designers, agents = (
        each("DesignerDetails/Designer"),
        each("RepresentativeDetails/Representative"),
    )
    return owners + named(designers, "inventor") + named(agents, "representative")


def _classes(element: _Element) -> Iterator[ClassCode]:
    for indicated in inside(element, "ClassNumber", "LocarnoClassNumber", "ProductClassNumber"):
        found = _LOCARNO.fullmatch(text(indicated) or "")
        if found:
            yield ClassCode("locarno", "-".join(part.zfill(2) for part in found.groups() if part))


def _events(design: _Element, days: Days) -> Iterator[LegalEvent]:
    """The history as WIPO's software for offices writes it, and the records of the register, told
    by the office's words."""
    for element in at(design, "DesignEventDetails/DesignEvent"):
        words = value(
            element, "OfficeSpecificDesignEventDescription", "OfficeSpecificDesignEventName"
        )
        yield event(
            None, value(element, "DesignEventCode"), words, days.at(element, "DesignEventDate")
        )
    for element in inside(design, "DesignRecord"):
        words = value(element, *_RECORD)
        meaning = _meaning(words)
        yield LegalEvent(
            meaning,
            days.at(element, "DesignBasicRecord/RecordFilingDate"),
            CATEGORY.get(meaning),
            None,
            words,
        )
    if first(design, f"{_EXTENSION}/DesignRecordDetails") is None and (
        ended := days.at(design, f"{_EXTENSION}/CancellationDate")
    ):
        yield LegalEvent("lapsed", ended, CATEGORY["lapsed"])


def _meaning(words: str | None) -> str:
    """What a record of the register did; an extension or a change of names is kept as 'other'."""
    told = (words or "").lower()
    rules = (
        ("expired", "expiry"), ("lapsed", "cancel"), ("granted", "registered"), ("renewed", "extension"), ("renewed", "renew"),
        ("transferred", "transfer"), ("transferred", "assignment"), ("withdrawn", "withdraw"), ("refused", "reject"),
    )  # fmt: skip
    return next((meaning for meaning, sign in rules if sign in told), "other")
