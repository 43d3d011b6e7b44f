"""A case-file of the USPTO's daily and yearly files of marks → the canonical record. Its own
format: dates as digits, zeros for nothing.

Source: USPTO, "Trademark Applications Daily XML", DTD 2.0.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from lxml.etree import _Element

from domain.records.asset import AssetRecord, ClassCode, LegalEvent, Party
from domain.records.classes import NICE
from domain.records.owners import fold_name
from domain.text.counts import whole
from readers.spellings.legal_events import event
from readers.spellings.status_words import status_of
from readers.xml.days import Days
from readers.xml.tree import at, text, value

ELEMENTS = frozenset({"case-file"})
_HEADER = "case-file-header"
_COLLECTIVE = (
    "collective-trademark-in",
    "collective-service-mark-in",
    "collective-membership-mark-in",
)
_ENDINGS = {"withdrawn": "abandonment-date", "lapsed": "cancellation-date"}
_DESIGN_CODE = re.compile(r"([0-9]{2})\.?([0-9]{2})\.?([0-9]{2})")


def build(case: _Element, days: Days) -> AssetRecord:
    """The record that the element tells; bad dates add to `days`."""
    registration_no = _number(case, "registration-number")
    registered = _day(case, days, "registration-date")
    raw = value(case, f"{_HEADER}/status-code")
    return AssetRecord(
        office="US",
        kind="NH",
        title=value(case, f"{_HEADER}/mark-identification") or "",
        national=False,
        mark_category=_category(case),
        application_no=_number(case, "serial-number"),
        application_date=_day(case, days, "filing-date"),
        publication_date=_day(case, days, "published-for-opposition-date"),
        registration_no=registration_no,
        registration_date=registered,
        status_raw=raw,
        status_stated=status_of(raw),
        status_as_of=_day(case, days, "status-date"),
        parties=tuple(_parties(case, granted=bool(registration_no or registered))),
        classes=tuple(dict.fromkeys(_classes(case))),
        events=tuple(_events(case, days)),
    )


def _number(case: _Element, name: str) -> str | None:
    """As written with its leading zeros; '0000000' stands for none."""
    told = value(case, name)
    return told if told and told.strip("0") else None


def _day(case: _Element, days: Days, name: str) -> date | None:
    found = next((e for e in at(case, f"{_HEADER}/{name}") if (text(e) or "").strip("0")), None)
    return days.of(found) if found is not None else None


def _category(case: _Element) -> str:
    def is_set(name: str) -> bool:
        return value(case, f"{_HEADER}/{name}") == "T"

    if any(is_set(name) for name in _COLLECTIVE):
        return "collective"
    return "certification" if is_set("certification-mark-in") else "ordinary"


def _parties(case: _Element, *, granted: bool) -> list[Party]:
    """Owners of all times, each with a stage: the first applied, the last owns what is registered,
    or applies now."""
    ordered = sorted(at(case, "case-file-owners/case-file-owner"), key=_stage)
    stages = [list(group) for _stage_of, group in groupby(ordered, key=_stage)]
    if not stages:
        return []
    people = _named(stages[-1], "owner" if granted else "applicant")
    agent = value(case, f"{_HEADER}/attorney-name")
    agents = [Party("representative", agent)] if agent else []
    return (_named(stages[0], "applicant") if granted and len(stages) > 1 else []) + people + agents


def _stage(owner: _Element) -> int:
    code = value(owner, "party-type") or ""
    return whole(code) or 0


def _named(owners: list[_Element], role: str) -> list[Party]:
    found: dict[str, Party] = {}
    for owner in owners:
        if name := value(owner, "party-name"):
            found.setdefault(
                fold_name(name) or name, Party(role, name, _address(owner), _country(owner))
            )
    return list(found.values())


def _address(owner: _Element) -> str | None:
    region = " ".join(part for part in (value(owner, "state"), value(owner, "postcode")) if part)
    parts = [value(owner, "address-1"), value(owner, "address-2"), value(owner, "city"), region]
    return ", ".join(part for part in parts if part) or None


def _country(owner: _Element) -> str | None:
    """Addresses in the United States name a state and no country."""
    told = value(owner, "country", "nationality/country")
    if told and len(told) == 2 and told.isalpha():
        return told.upper()
    return "US" if not told and value(owner, "state", "nationality/state") else None


def _classes(case: _Element) -> Iterator[ClassCode]:
    """Nice classes, each once; those of the office alone (A, B, 200) are none. Codes of figures are
    the office's."""
    codes = [text(e) or "" for e in at(case, "classifications/classification/international-code")]
    codes = codes or [
        text(e) or "" for e in at(case, "classifications/classification/primary-code")
    ]
    plain = [str(whole(code)) for code in codes]
    yield from (ClassCode("nice", code) for code in plain if code in NICE)
    for e in at(case, "design-searches/design-search/code"):
        if found := _DESIGN_CODE.fullmatch(text(e) or ""):
            yield ClassCode("national", ".".join(found.groups()))


def _events(case: _Element, days: Days) -> Iterator[LegalEvent]:
    told = set()
    for element in at(case, "case-file-event-statements/case-file-event-statement"):
        day = next((days.of(e) for e in at(element, "date") if (text(e) or "").strip("0")), None)
        found = event(None, value(element, "code"), value(element, "description-text"), day)
        told.add(found.event)
        yield found
    for meaning, name in _ENDINGS.items():
        if meaning not in told and (ended := _day(case, days, name)):
            yield LegalEvent(meaning, ended, None)
