"""Parties of ST.36: address books, the names of DOCDB in several formats, registers that list the
parties of all times."""

import re
from collections.abc import Iterable

from lxml.etree import _Element

from domain.records.asset import Party
from domain.records.owners import fold_name
from readers.st36.look import at, children, country, first, inside, value
from readers.xml.tree import attribute, in_best_language, text

_FORMATS = ("docdb", "epodoc", "", "original", "docdba", "intermediate")
_COUNTRY = re.compile(r"\[([A-Z]{2})\]\s*$")
_FAMILY_NAME_FIRST = frozenset({"VN", "CN", "JP", "KR", "TW", "HU"})
_LINES = (
    "address-1",
    "address-2",
    "address-3",
    "address-4",
    "address-5",
    "pobox",
    "room",
    "address-floor",
    "building",
    "street",
    "str",
)
_REGION = ("county", "state", "province", "postcode", "postalcode", "pcode")


def parties(data: _Element, *, granted: bool) -> list[Party]:
    """Applicants, owners, inventors, representatives. Of a granted right without assignee its
    applicants are the owners."""
    groups = _groups(data, "applicants", "applicant")
    assignees = named(
        _members(
            data,
            "assignees|grantees|patent-owners|proprietors",
            "assignee|grantee|patent-owner|proprietor|owner",
        ),
        "owner",
    )
    applied, now = (groups[-1], groups[0]) if groups else ([], [])
    if assignees:
        people = named(applied, "applicant") + assignees
    elif len(groups) > 1 and granted:
        people = named(applied, "applicant") + named(now, "owner")
    else:
        people = named(now, "owner" if granted else "applicant")
    inventors = named(_first_group(data, "inventors", "inventor|deceased-inventor"), "inventor")
    inventing = [
        e for e in applied if (attribute(e, "app-type") or "").startswith("applicant-inventor")
    ]
    agents = named(_first_group(data, "agents", "agent|agency"), "representative")
    return people + (inventors or named(inventing, "inventor")) + agents


def _groups(data: _Element, bag: str, member: str) -> list[list[_Element]]:
    """The members of each bag; a register begins with the present one."""
    bags = [
        e for parent in (*children(data, "parties"), data) for e in children(parent, bag)
    ] or list(inside(data, bag))
    groups = [found for e in bags if (found := list(children(e, *member.split("|"))))]
    return groups or (
        [loose] if (loose := list(inside(first(data, "parties"), *member.split("|")))) else []
    )


def _first_group(data: _Element, bag: str, member: str) -> list[_Element]:
    return next(iter(_groups(data, bag, member)), [])


def _members(data: _Element, bags: str, members: str) -> list[_Element]:
    return [e for start in ("", "parties/") for e in at(data, f"{start}{bags}/{members}")]


def named(elements: Iterable[_Element], role: str) -> list[Party]:
    """Parties of one role, in order, each name once; of several formats the best, in its most
    readable spelling."""
    formats: dict[str, list[Party]] = {}
    for element in elements:
        if party := party_of(element, role):
            formats.setdefault(attribute(element, "data-format") or "", []).append(party)
    best = next((formats[name] for name in _FORMATS if name in formats), [])
    readable = {
        fold_name(p.name): p for name in formats for p in formats[name] if not p.name.isupper()
    }
    chosen = (_spelt(p, readable.get(fold_name(p.name))) for p in best)
    return list({fold_name(p.name) or p.name: p for p in reversed(list(chosen))}.values())[::-1]


def _spelt(party: Party, readable: Party | None) -> Party:
    if readable is None:
        return party
    return Party(
        party.role,
        readable.name,
        party.address or readable.address,
        party.country or readable.country,
    )


def party_of(element: _Element, role: str) -> Party | None:
    book = (
        in_best_language(list(children(element, "addressbook", "addressbook-name")))
        if first(element, "addressbook") is not None
        else None
    )
    where = book if book is not None else element
    address = first(where, "address")
    told = country(value(address, "country", "country/country-code")) or country(
        value(element, "residence/country", "nationality/country")
    )
    written = name_of(where, told)
    bracket = _COUNTRY.search(written or "")
    name = _COUNTRY.sub("", written or "").strip().rstrip(",; ").strip()
    return (
        Party(role, name, address_of(address), told or (bracket[1] if bracket else None))
        if name
        else None
    )


def name_of(where: _Element, of: str | None) -> str | None:
    whole = value(
        where,
        "orgname",
        "applicant-name/name",
        "inventor-name/name",
        "assignee-name/name",
        "agent-name/name",
        "name",
    )
    last = value(where, "last-name", "name/family-name")
    if not last:
        return whole or value(where, "chinese-name", "original-name", "english-name", "text")
    given = [
        value(where, "first-name", "name/given-name"),
        value(where, "middle-name", "name/middle-name"),
    ]
    order = [last, *given] if of in _FAMILY_NAME_FIRST else [*given, last]
    return value(where, "orgname") or " ".join(
        part for part in (*order, value(where, "suffix", "name-suffix")) if part
    )


def address_of(address: _Element | None) -> str | None:
    """Lines, city, region with post code in one text; the country has its own field."""
    lines = [text(e) for e in children(address, *_LINES)] or [
        text(e) for e in children(address, "text")
    ]
    region = " ".join(part for e in children(address, *_REGION) if (part := text(e)))
    parts = [*lines, value(address, "city"), region]
    return ", ".join(dict.fromkeys(part for part in parts if part)) or None
