"""A Trademark element of ST.96 → the canonical record."""

from collections.abc import Iterator
from dataclasses import replace

from lxml.etree import _Element

from domain.records.asset import AssetRecord, ClassCode, LegalEvent, Party
from domain.records.classes import NICE, nice_goods
from domain.text.counts import whole
from domain.text.folding import fold
from readers.spellings.status_words import status_of
from readers.st96 import parties as who
from readers.st96.events import assignments, mark_events
from readers.xml.days import Days
from readers.xml.mark_parts import category, vienna
from readers.xml.numbers import designates_viet_nam, number, office
from readers.xml.tree import at, in_best_language, inside, text, value

ELEMENTS = frozenset({"Trademark", "KRTrademark"})
_STATUS = (
    "MarkCurrentStatusCode",
    "MarkCurrentStatusCategory",
    "MarkCurrentStatus",
    "KRMarkCurrentStatusCode",
)
"""The Korean office names some elements after itself."""
_PUBLISHED = (
    "PublicationBag/Publication/PublicationDate",
    "PublicationBag/Publication/NationalPublication/PublicationActionDate",
)
_OWNERS = (
    "HolderBag/Holder",
    "OwnerBag/Owner",
    "RegistrantBag/Registrant",
    "RightHolderBag/RightHolder",
)
_AGENTS = ("RepresentativeBag/Representative", "NationalRepresentative", "RecordAttorney")
_INTERNATIONAL = (
    "InternationalRegistrationNumber",
    "InternationalRegistration/InternationalRegistrationNumber",
)


def build(mark: _Element, days: Days) -> AssetRecord:
    """The record that the element tells; bad dates add to `days`."""
    registration_no = number(mark, "RegistrationNumber") or number(mark, *_INTERNATIONAL)
    registered = days.at(mark, "RegistrationDate", "InternationalRegistrationDate")
    status_raw = value(mark, *_STATUS)
    code = _office(mark)
    return AssetRecord(
        office=code,
        kind="NH",
        title=_title(mark),
        national=code == "VN" or (code == "WO" and designates_viet_nam(mark)),
        mark_category=category(mark),
        application_no=number(mark, "ApplicationNumber")
        or (registration_no if code == "WO" else None),
        application_date=days.at(mark, "ApplicationDate", "ApplicationDateTime", "FilingDate"),
        publication_date=days.at(mark, *_PUBLISHED),
        registration_no=registration_no,
        registration_date=registered,
        expiry_date=days.at(mark, "ExpiryDate"),
        priority_date=days.at(
            mark, "PriorityBag/Priority/PriorityApplicationFilingDate|PriorityFilingDate"
        ),
        status_raw=status_raw or _description(mark),
        status_stated=_status(mark, status_raw),
        status_as_of=days.at(mark, "MarkCurrentStatusDate"),
        parties=tuple(_parties(mark, granted=bool(registration_no or registered))),
        classes=tuple(_classes(mark)),
        product=nice_goods(_goods(mark)),
        events=tuple(_events(mark, days)),
        images=tuple(
            dict.fromkeys(
                name
                for image in inside(mark, "MarkImage")
                for e in at(image, "FileName|ImageFileName")
                if (name := text(e))
            )
        ),
    )


def _office(mark: _Element) -> str:
    named = office(
        mark, "RegistrationOfficeCode", "ApplicationNumber/IPOfficeCode", "ReceivingOfficeCode"
    )
    return named or ("WO" if number(mark, *_INTERNATIONAL) else "")


def _title(mark: _Element) -> str:
    """The word element; a mark without words has an empty title."""
    words = ("MarkVerbalElementText", "MarkSignificantVerbalElementText")
    best = (
        in_best_language(list(inside(next(at(mark, "MarkRepresentation"), mark), name)))
        for name in words
    )
    return next((found for e in best if (found := text(e))), "")


def _description(mark: _Element) -> str | None:
    return value(mark, "NationalTrademarkInformation/MarkCurrentStatusExternalDescriptionText")


def _status(mark: _Element, raw: str | None) -> str:
    """By the code, and where that is not known by the office's sentence."""
    meaning = status_of(raw)
    return status_of(_description(mark)) if meaning == "unknown" and _description(mark) else meaning


def _parties(mark: _Element, *, granted: bool) -> list[Party]:
    owners = [e for path in _OWNERS for e in at(mark, path)]
    applicants = list(at(mark, "ApplicantBag/Applicant"))
    agents = [e for path in _AGENTS for e in at(mark, path)]
    return who.parties(owners, applicants, granted=granted) + who.named(agents, "representative")


def with_applicants(record: AssetRecord, elements: list[_Element]) -> AssetRecord:
    """The record, which has none, with the applicants that stand beside its bag."""
    granted = bool(record.registration_no or record.registration_date)
    return replace(record, parties=(*who.parties([], elements, granted=granted), *record.parties))


def _classes(mark: _Element) -> list[ClassCode]:
    """Nice classes, each once, where a class repeats under several schemes only as Nice; and Vienna
    codes."""
    return nice(list(at(mark, "GoodsServicesBag/GoodsServices"))) + [
        ClassCode("vienna", code) for code in dict.fromkeys(vienna(mark))
    ]


def nice(goods: list[_Element]) -> list[ClassCode]:
    """The Nice classes of GoodsServices elements, each once."""
    codes = [str(whole(n)) for n in _numbers(goods)]
    return [ClassCode("nice", code) for code in dict.fromkeys(codes) if code in NICE]


def _goods(mark: _Element) -> Iterator[tuple[str, str]]:
    """Nice class and its goods, as the file has them."""
    for goods in at(mark, "GoodsServicesBag/GoodsServices"):
        if not _is_nice(goods):
            continue
        for described in at(goods, "ClassDescriptionBag/ClassDescription"):
            n = whole(value(described, "ClassNumber") or "")
            words = text(in_best_language(list(at(described, "GoodsServicesDescriptionText"))))
            if n is not None and words:
                yield str(n), words


def _numbers(goods: list[_Element]) -> list[str]:
    classified = [
        c
        for g in goods
        for c in at(g, "GoodsServicesClassificationBag/GoodsServicesClassification")
    ]
    kinds = [
        (fold(value(c, "ClassificationKindCode") or ""), value(c, "ClassNumber"))
        for c in classified
    ]
    as_nice = [n for kind, n in kinds if kind.startswith("nice") and n]
    unnamed = [n for kind, n in kinds if kind in ("", "primary") and n]
    described = [
        n
        for g in goods
        if _is_nice(g)
        for d in at(g, "ClassDescriptionBag/ClassDescription")
        if (n := value(d, "ClassNumber"))
    ]
    return as_nice or described or unnamed


def _is_nice(goods: _Element) -> bool:
    return fold(value(goods, "ClassificationKindCode") or "nice").startswith("nice")


def _events(mark: _Element, days: Days) -> list[LegalEvent]:
    """Events of the bag, recorded assignments, and endings that are told as a mere date."""
    events = [*mark_events(mark, days), *assignments(mark, days)]
    told = {e.event for e in events}
    paths = {
        "withdrawn": "NationalTrademarkInformation/ApplicationAbandonedDate",
        "lapsed": "NationalTrademarkInformation/RegistrationCancelledDate",
        "renewed": "NationalTrademarkInformation/RenewalDate",
    }
    dated = {event: days.at(mark, path) for event, path in paths.items() if event not in told}
    return events + [LegalEvent(event, day, None) for event, day in dated.items() if day]
