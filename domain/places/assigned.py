"""By whose address a record counts, and places that are assigned by hand. Source: domain facts
§4."""

import re
from collections.abc import Iterator

from domain.places.provinces import PROVINCES_34, SUCCESSOR, members, place_name, places
from domain.records.asset import (
    ABROAD,
    NOWHERE,
    UNKNOWN_FORMER,
    UNRESOLVED,
    AssetRecord,
    Party,
    Place,
)
from domain.records.owners import fold_name
from domain.text.folding import fold

ASSIGNED = "assigned"
ASSIGNABLE = ("none", ASSIGNED)
"""Origins that a hand may change: what an address, a publication or a declaration says stays."""
LONGEST = 400
_ORDER = ("applicant", "owner", "registrant", "manager")
Key = tuple[str, str]
"""Folded name and folded address of the party that places a record."""


def placing_party(record: AssetRecord) -> Party | None:
    """The first-named applicant, or where nothing is known of that one the first-named owner, and
    so on; without any address the first of them who is named."""
    first: dict[str, Party] = {}
    for party in record.parties:
        first.setdefault(party.role, party)
    firsts = [first[role] for role in _ORDER if role in first]
    return next((p for p in firsts if p.address or p.country), firsts[0] if firsts else None)


def placing_key(record: AssetRecord) -> Key | None:
    """What a place assigned by hand is remembered under; None where nobody is named."""
    party = placing_party(record)
    return (fold_name(party.name)[:LONGEST], fold(party.address or "")[:LONGEST]) if party else None


_TELLS_A_PROVINCE = re.compile(r"\btinh (?!lo\b|doan\b|uy\b)")


def address_key(address: str) -> str:
    """What an address is remembered under, whoever is there."""
    return fold(address)[:LONGEST]


def may_be_declared(address: str) -> bool:
    """Whether an address that tells no province can be said to be the own one's: it names a commune,
    a district or less. One that names a province which is none ('tỉnh Nghệ Tĩnh') is told by its
    words, not by a declaration."""
    return bool(address.strip()) and not _TELLS_A_PROVINCE.search(fold(address))


def read_place(code: str) -> Place | None:
    """'52-64' (new and former province), '52' (former one not known), ABROAD, or UNRESOLVED, which
    takes an assignment back."""
    if code == UNRESOLVED:
        return NOWHERE
    if code == ABROAD:
        return Place(ABROAD, ABROAD, ASSIGNED)
    vn34, _dash, vn63 = code.partition("-")
    if vn34 not in PROVINCES_34 or (vn63 and SUCCESSOR.get(vn63) != vn34):
        return None
    known = vn63 or (members(vn34)[0] if len(members(vn34)) == 1 else UNKNOWN_FORMER)
    return Place(vn34, known, ASSIGNED)


def choices() -> Iterator[tuple[str, str]]:
    """(code, what it is called) of every place that can be assigned: each of the 34, and under it
    the former ones where it has several."""
    for code in places():
        name = place_name(code, "vn34")
        yield code, name
        former = members(code) if code in PROVINCES_34 else ()
        if len(former) > 1:
            yield from ((f"{code}-{old}", f"{name}: {place_name(old, 'vn63')}") for old in former)
