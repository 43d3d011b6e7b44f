"""Where an imported record counts: the address of the first-named applicant, else the declared
province. Source: domain §3, §4, §6."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from domain.places.addresses import locate
from domain.places.assigned import Key, placing_key, placing_party
from domain.places.provinces import REFORM, members
from domain.records.asset import UNKNOWN_FORMER, UNRESOLVED, AssetRecord, Party, Place, located

BEFORE_REFORM = REFORM - timedelta(days=1)


def placed(
    record: AssetRecord, declared: str | None, known: Mapping[Key, Place] | None = None
) -> AssetRecord:
    """The record with its place and country. `declared`: one of the 34, for records that have no
    address; `known`: places that were assigned by hand to an owner at an address that tells none; a
    reader's place stays."""
    if record.place.origin != "none":
        return record
    party = placing_party(record)
    if party is None or not (party.address or party.country):
        place = _by_hand(record, known) or (declared_place(declared) if declared else record.place)
        return located(record, place, record.country)
    place, country = read(record, party)
    if place.vn34 == UNRESOLVED:
        place = _by_hand(record, known) or (
            declared_place(declared) if declared and not party.address else place
        )
    return located(record, place, country or record.country)


def read(record: AssetRecord, party: Party) -> tuple[Place, str | None]:
    """Place and country that the party's address and country tell, of an application of that
    day."""
    filed = record.application_date
    given = BEFORE_REFORM if filed and filed < REFORM else None
    return _located(party.address, record.country or party.country, given)


def _by_hand(record: AssetRecord, known: Mapping[Key, Place] | None) -> Place | None:
    key = placing_key(record) if known else None
    return known.get(key) if known and key else None


@lru_cache(maxsize=20_000)
def _located(address: str | None, country: str | None, on: date | None) -> tuple[Place, str | None]:
    """The owners of many rights come again and again in one file. Of the day, only whether it was
    before the reform says anything: so `on` is None or BEFORE_REFORM, and the same address on other
    days is remembered."""
    return locate(address, country, on=on)


def declared_place(vn34: str) -> Place:
    """The former province is sure only where the new one has a single member."""
    former = members(vn34)
    return Place(vn34, former[0] if len(former) == 1 else UNKNOWN_FORMER, "declared")
