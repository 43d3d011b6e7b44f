"""Bibliographic data in ST.32's B-tags, whose numbers are INID codes: EP documents and US grants of
2001 to 2004 → the canonical record."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date

from lxml.etree import _Element

from domain.calendar.dates import BadDate, parse_date
from domain.records.asset import AssetRecord, ClassCode, LegalEvent, Party
from domain.records.owners import fold_name
from readers.spellings.ipc import symbol
from readers.st36.classes import classes, locarno
from readers.st36.look import at, children, country, first, inside, value
from readers.st36.numbers import GRANTED
from readers.st36.patents import kind
from readers.xml.days import Days
from readers.xml.tree import attribute, text

_COUNTRY_BEHIND = re.compile(r"(?<=.)\(([A-Z]{2})\)\Z", re.DOTALL)
_US_GRANTS = ("B", "S", "E", "P", "H")
_PREFERRED = ("vi", "en")


def build(data: _Element, days: Days) -> AssetRecord:
    """The record that the SDOBI element tells; bad dates add to `days`."""
    document = data.getparent()
    code = country(value(data, "b100/b190")) or country(attribute(document, "country")) or ""
    kind_code = (value(data, "b100/b130") or attribute(document, "kind") or "").upper()
    number = value(data, "b100/b110") or attribute(document, "doc-number")
    issued = _day(days, data, "b100/b140")
    granted = kind_code.startswith(_US_GRANTS if code == "US" else GRANTED)
    application_no = value(data, "b200/b210")
    laid_open = _day(days, data, "b400/b430") or _day(days, data, "b400/b410")
    return AssetRecord(
        office=code,
        kind=kind(code, application_no, kind_code, "plant" if kind_code.startswith("P") else ""),
        title=_title(data) or "",
        national=code == "VN",
        application_no=application_no,
        application_date=_day(days, data, "b200/b220"),
        publication_no=None if granted else number,
        publication_date=laid_open or (None if granted else issued),
        registration_no=number if granted else None,
        registration_date=issued if granted else None,
        priority_date=_priority(data),
        parties=tuple(_parties(data, code, granted=granted)),
        classes=tuple(dict.fromkeys(_classes(data, kind_code))),
        events=(LegalEvent("granted", issued, "F", kind_code or None),)
        if granted and issued
        else (),
    )


def _day(days: Days, data: _Element, path: str) -> date | None:
    return next(
        (day for e in at(data, path) for d in inside(e, "date") if (day := days.of(d))), None
    )


def _title(data: _Element) -> str | None:
    """B541 names the language of the B542 that follows it; older documents have the title in B540
    itself."""
    titles: dict[str, str] = {}
    language = ""
    for e in (e for bag in at(data, "b500/b540") for e in bag):
        said = text(e)
        if e in children(e.getparent(), "b541"):
            language = (said or "").lower()
        elif said:
            titles.setdefault(language, said)
    return next(
        (titles[name] for name in _PREFERRED if name in titles), next(iter(titles.values()), None)
    )


def _priority(data: _Element) -> date | None:
    found = []
    for e in (d for b in at(data, "b300/b320") for d in inside(b, "date")):
        with suppress(BadDate):
            found.append(parse_date(text(e) or ""))
    return min(found, default=None)


def _parties(data: _Element, code: str, *, granted: bool) -> list[Party]:
    """B711 applicants, B721 inventors, B731 owners, B741 agents."""

    def named(tag: str, role: str) -> list[Party]:
        return _once(
            _party(e, role, code) for bag in at(data, f"b700/{tag[:-1]}0") for e in inside(bag, tag)
        )

    applicants, owners = named("b711", "applicant"), named("b731", "owner")
    inventors = named("b721", "inventor") + named("b722", "inventor")
    if granted and not owners:
        owners = [Party("owner", p.name, p.address, p.country) for p in applicants]
        applicants = []
    return applicants + owners + inventors + named("b741", "representative")


def _once(found: Iterable[Party | None]) -> list[Party]:
    unique: dict[str, Party] = {}
    for party in found:
        if party:
            unique.setdefault(fold_name(party.name) or party.name, party)
    return list(unique.values())


def _party(element: _Element, role: str, code: str) -> Party | None:
    """EP: snm and adr; US: PARTY-US with NAM and ADR, where no country means the United States."""
    where = next(inside(element, "party-us"), element)
    names = first(where, "nam") if first(where, "nam") is not None else where
    name = value(names, "onm") or " ".join(
        part for part in (value(names, "fnm"), value(names, "snm")) if part
    )
    if not name and (written := value(names, "name-text")):  # the Russian office
        behind = _COUNTRY_BEHIND.search(written)
        bare = written[: behind.start()] if behind else written
        return Party(role, bare.rstrip(",; \n\t"), None, country(behind[1]) if behind else None)
    address = first(where, "adr")
    told = country(value(address, "ctry")) or (
        "US" if code == "US" and address is not None else None
    )
    region = " ".join(part for part in (value(address, "state"), value(address, "pcode")) if part)
    lines = [text(e) for e in children(address, "str", "street")]
    joined = ", ".join(part for part in (*lines, value(address, "city"), region) if part)
    return Party(role, name.rstrip(",; "), joined or None, told) if name else None


def _classes(data: _Element, kind_code: str) -> Iterator[ClassCode]:
    for bag in at(data, "b500"):
        yield from classes(bag)
        for e in (*at(bag, "b510/b511"), *at(bag, "b510/b512"), *at(bag, "b510/b513")):
            design = locarno(text(e)) if kind_code.startswith("S") else None
            if code := design or symbol(text(e)):
                yield ClassCode("locarno" if design else "ipc", code)
        yield from (
            ClassCode("national", code)
            for e in (*at(bag, "b520/b521"), *at(bag, "b520/b522"))
            if (code := text(e))
        )
