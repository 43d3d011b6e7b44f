"""Where a stored record counts by the rules of now: its addresses are read again, the former ones,
too, and laid over each other as they came in. Source: domain §3, §4, §6."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from domain.places.assigned import ASSIGNED, Key, placing_key, placing_party
from domain.places.counted_in import read
from domain.records.asset import ABROAD, NOWHERE, UNRESOLVED, AssetRecord, Place, located
from domain.records.merging import merged_place

BY_RULES = ("address", "country", "none")
"""Origins of places that rules have read. What a person has assigned or declared, or a source has
published, stays."""


@dataclass(frozen=True, slots=True)
class Version:
    """A record as it stood once. `imported`: a file made it so, and no person."""

    record: AssetRecord
    imported: bool


def reads_otherwise(record: AssetRecord) -> bool:
    """Whether the record by itself, without what it said before, would count elsewhere than it
    does."""
    return read_again([Version(record, imported=True)], {}) != record


def read_again(versions: Sequence[Version], known: Mapping[Key, Place]) -> AssetRecord:
    """The newest of the versions (oldest first) with its place by the rules of now. `known`: places
    that were assigned by hand to an owner at an address that tells none."""
    record = versions[-1].record
    if record.place.origin not in BY_RULES:
        return record
    place, country = _laid_over(versions)
    if place.vn34 == UNRESOLVED and record.place.origin != "none":
        key = placing_key(record)
        place = known.get(key, place) if key else place
    other_country = place.vn34 == ABROAD and country != record.country
    return located(record, place, country) if place != record.place or other_country else record


def _laid_over(versions: Sequence[Version]) -> tuple[Place, str | None]:
    first = versions[0].record
    place, country = _told(first) or _kept(first)
    for former, version in pairwise(versions):
        if _from_elsewhere(former.record, version):
            place = merged_place(place, version.record.place)
        if found := _told(version.record):
            place = merged_place(place, found[0])
            country = found[1] or country
    return place, country


def _told(record: AssetRecord) -> tuple[Place, str | None] | None:
    """Place and country that a version tells. An assignment that was taken back tells nothing any
    more."""
    if record.place.origin == ASSIGNED:
        return None
    if record.place.origin not in BY_RULES:
        return record.place, record.country
    party = placing_party(record)
    return (
        read(replace(record, country=None), party)
        if party and (party.address or party.country)
        else None
    )


def _kept(record: AssetRecord) -> tuple[Place, str | None]:
    """Of a first version that says nothing of where it is from."""
    return (NOWHERE if record.place.origin == ASSIGNED else record.place), record.country


def _from_elsewhere(former: AssetRecord, version: Version) -> bool:
    """Whether an older file, read after a newer one, has told the place: the address stays the
    newer one's."""
    record = version.record
    same_day = former.as_of == record.as_of and placing_party(former) == placing_party(record)
    return (
        version.imported
        and same_day
        and former.place != record.place
        and record.place.origin != ASSIGNED
    )
