"""The published series that come with the program, read once out of their files (data_access/facts,
where SOURCE.txt tells what they are)."""

import csv
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from domain.places.provinces import PROVINCES_34, former_code
from domain.text.folding import fold
from read_models.published_series import Index, Told

FACTS = Path(__file__).parents[1] / "facts"
NATIONAL, BY_PROVINCE, INDEX = "ip_filings_national.csv", "ip_filings_by_province.csv", "pii.csv"
OF_TODAY = {fold(province.name): code for code, province in PROVINCES_34.items()}


@lru_cache(maxsize=1)
def told_of_country() -> tuple[Told, ...]:
    return tuple(sorted(map(_told, _rows(NATIONAL)), key=_order))


@lru_cache(maxsize=1)
def told_of_provinces() -> tuple[Told, ...]:
    return tuple(sorted(map(_told, _rows(BY_PROVINCE)), key=_order))


@lru_cache(maxsize=1)
def innovation_index() -> tuple[Index, ...]:
    """The newest year first, in it by rank."""
    found = [_index(row) for row in _rows(INDEX)]
    return tuple(sorted(found, key=lambda one: (-one.year, one.rank or 99)))


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FACTS / name).open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _told(row: dict[str, str]) -> Told:
    return Told(
        place=row.get("province_name", ""),
        since=row["period_start"],
        until=row["period_end"],
        kind=row["ip_type"],
        measure=row["measure"],
        origin=row.get("applicant_origin", ""),
        value=int(row["value"]),
        qualifier=row["value_qualifier"],
        source_url=row["source_url"],
        note=row["note"],
    )


def _order(one: Told) -> tuple[str, str, str, str]:
    return one.until, one.place, one.kind, one.origin


def _index(row: dict[str, str]) -> Index:
    name, vintage = row["province_name"], row["vintage"]
    code = former_code(name) if vintage == "vn63" else OF_TODAY[_bare(name)]
    return Index(
        year=int(row["year"]),
        vintage=vintage,
        code=code or "",
        rank=int(row["rank"]) if row["rank"] else None,
        score=float(row["score"]) if row["score"] else None,
        source_url=row["source_url"],
        note=row["note"],
    )


def _bare(name: str) -> str:
    return fold(name).removeprefix("thanh pho ").removeprefix("tinh ").removeprefix("tp. ")
