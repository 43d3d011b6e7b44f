"""Where an imported record counts: the address of the first-named applicant, else the declared province. Source: domain §3, §4, §6."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from domain.addresses import locate
from domain.provinces import members
from domain.records import UNKNOWN_FORMER, UNRESOLVED, AssetRecord, Party, Place

_ORDER = ("applicant", "owner", "registrant", "manager")


def placed(record: AssetRecord, declared: str | None) -> AssetRecord:
    """The record with its place and country. `declared`: one of the 34, for records that have no address; a reader's place stays."""
    if record.place.origin != "none":
        return record
    party = _first_with_address(record)
    if party is None:
        return replace(record, place=_declared(declared)) if declared else record
    place, country = _located(party.address, record.country or party.country, record.application_date)
    if declared and not party.address and place.vn34 == UNRESOLVED:
        place = _declared(declared)
    return replace(record, place=place, country=country or record.country)


@lru_cache(maxsize=20_000)
def _located(address: str | None, country: str | None, on: date | None) -> tuple[Place, str | None]:
    """The owners of many rights come again and again in one file."""
    return locate(address, country, on=on)


def _first_with_address(record: AssetRecord) -> Party | None:
    """The first-named applicant, or where nothing is known of that one the first-named owner, and so on."""
    firsts = (next((p for p in record.parties if p.role == role), None) for role in _ORDER)
    return next((p for p in firsts if p and (p.address or p.country)), None)


def _declared(vn34: str) -> Place:
    """The former province is sure only where the new one has a single member."""
    former = members(vn34)
    return Place(vn34, former[0] if len(former) == 1 else UNKNOWN_FORMER, "declared")
