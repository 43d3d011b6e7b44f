"""A TradeMark element of ST.66 → the canonical record. Its applicants may stand outside of it, in
the transaction (`with_applicants`)."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from lxml.etree import _Element

from domain.records.asset import AssetRecord, ClassCode, Party
from domain.records.classes import NICE, nice_goods
from domain.text.counts import whole
from domain.text.folding import fold
from readers.spellings.status_words import status_of
from readers.st66.events import mark_events
from readers.xml.address_book import applicants, named
from readers.xml.days import Days
from readers.xml.mark_parts import category, vienna
from readers.xml.numbers import designates_viet_nam, number, office
from readers.xml.tree import at, first, in_best_language, inside, text, value

ELEMENTS = frozenset({"TradeMark", "Trademark"})
_INTERNATIONAL = ("InternationalRegistrationNumber", "InternationalMarkIdentifier")
_DESCRIPTION = "TradeMarkExt/MarkCurrentStatusExternalDescriptionText"
_STATUS = ("MarkCurrentStatusCode", "MarkCurrentStatus", "IPOPublicMarkCurrentStatusCode")
_WORDS = (
    "WordMarkSpecification/MarkVerbalElementText|MarkSignificantVerbalElement",
    "WordMarkDetails/WordMarkSpecification/MarkVerbalElementText",
    "MarkTitle",
)


def build(mark: _Element, days: Days) -> AssetRecord:
    """The record that the element tells; bad dates add to `days`."""
    registration_no = number(mark, "RegistrationNumber") or number(mark, *_INTERNATIONAL)
    registered = days.at(mark, "RegistrationDate", "InternationalRegistrationDate")
    raw = value(mark, *_STATUS)
    code = office(mark, "RegistrationOfficeCode", "ApplicationOfficeCode") or (
        "WO" if number(mark, *_INTERNATIONAL) else ""
    )
    status = _status(mark, raw)
    granted = bool(registration_no or registered or status == "in_force")
    return AssetRecord(
        office=code,
        kind="NH",
        title=_title(mark),
        national=code == "VN" or (code == "WO" and designates_viet_nam(mark)),
        mark_category=category(mark),
        application_no=number(mark, "ApplicationNumber")
        or (registration_no if code == "WO" else None),
        application_date=days.at(mark, "ApplicationDate", "ApplicationDateTime"),
        publication_date=days.at(mark, "PublicationDetails/Publication/PublicationDate"),
        registration_no=registration_no,
        registration_date=registered,
        expiry_date=days.at(mark, "ExpiryDate"),
        priority_date=days.at(mark, "PriorityDetails/Priority/PriorityDate"),
        status_raw=raw or value(mark, _DESCRIPTION),
        status_stated=status,
        status_as_of=days.at(mark, "MarkCurrentStatusDate"),
        parties=tuple(parties(applicants(mark), _holders(mark), granted=granted) + _agents(mark)),
        classes=tuple(_classes(mark)),
        product=nice_goods(_goods(mark)),
        events=tuple(mark_events(mark, days)),
        images=tuple(
            name for e in inside(mark, "MarkImageFilename", "MarkImageURI") if (name := text(e))
        ),
    )


def with_applicants(record: AssetRecord, elements: list[_Element]) -> AssetRecord:
    """The record, which has none, with the applicants that its transaction names."""
    people = parties(
        elements,
        [],
        granted=bool(
            record.registration_no or record.registration_date or record.status_stated == "in_force"
        ),
    )
    return replace(record, parties=(*people, *record.parties))


def parties(applied: list[_Element], holders: list[_Element], *, granted: bool) -> list[Party]:
    """Owners and applicants as roles. A register extract lists owners of all times by stage: the
    last stage owns, the first one applied."""
    ordered = sorted(applied, key=_stage)
    stages = [list(group) for _key, group in groupby(ordered, key=_stage)]
    if len(stages) > 1:
        return named(stages[0], "applicant") + named(holders or stages[-1], "owner")
    if holders:
        return named(applied, "applicant") + named(holders, "owner")
    return named(applied, "owner" if granted else "applicant")


def _stage(applicant: _Element) -> int:
    code = value(applicant, "ApplicantExt/PartyTypeCode") or ""
    return whole(code) or 0


def _holders(mark: _Element) -> list[_Element]:
    return [
        e
        for path in ("HolderDetails/Holder", "OwnerDetails/Owner", "RightHolderDetails/RightHolder")
        for e in at(mark, path)
    ]


def _agents(mark: _Element) -> list[Party]:
    found = at(mark, "RepresentativeDetails/Representative")
    return named(
        (e for e in found if "correspondent" not in fold(value(e, "Comment") or "")),
        "representative",
    )


def _title(mark: _Element) -> str:
    return next(
        (found for path in _WORDS if (found := text(in_best_language(list(at(mark, path)))))), ""
    )


def _status(mark: _Element, raw: str | None) -> str:
    meaning = status_of(raw)
    return status_of(value(mark, _DESCRIPTION)) if meaning == "unknown" else meaning


def _classes(mark: _Element) -> Iterator[ClassCode]:
    """Nice classes, each once, and Vienna codes."""
    numbers = [
        n
        for goods in at(mark, "GoodsServicesDetails/GoodsServices")
        if _is_nice(goods)
        for n in _numbers(goods)
    ]
    yield from (ClassCode("nice", n) for n in dict.fromkeys(numbers) if n in NICE)
    yield from (ClassCode("vienna", code) for code in dict.fromkeys(vienna(mark)))


def _goods(mark: _Element) -> Iterator[tuple[str, str]]:
    """Nice class and its goods, as the file has them."""
    for goods in at(mark, "GoodsServicesDetails/GoodsServices"):
        if not _is_nice(goods):
            continue
        for described in at(goods, "ClassDescriptionDetails/ClassDescription"):
            n = whole(value(described, "ClassNumber") or "")
            words = text(in_best_language(list(at(described, "GoodsServicesDescription"))))
            if n is not None and words and not _national_only(described):
                yield str(n), words


def _national_only(described: _Element) -> bool:
    """An office keeps classes of its own under numbers that mean others in Nice."""
    national = first(described, "ClassDescriptionExt/NationalClassTitleText") is not None
    return national and first(described, "ClassDescriptionExt/NiceClassTitleText") is None


def _is_nice(goods: _Element) -> bool:
    return fold(value(goods, "ClassificationKindCode") or "nice").startswith("nice")


def _numbers(goods: _Element) -> Iterator[str]:
    """Class numbers without leading zeros; not those under which an office keeps its own classes
    only."""
    for described in at(goods, "ClassDescriptionDetails/ClassDescription"):
        if _national_only(described):
            continue
        if (n := whole(value(described, "ClassNumber") or "")) is not None:
            yield str(n)
