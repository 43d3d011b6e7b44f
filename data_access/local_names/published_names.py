"""Local names that are published as protected, and of these the ones that the register of a
province has not: read from the facts."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, Select, select, text

from data_access.database.area import counted
from data_access.database.prepared_statements import prepared
from data_access.database.scope import Scope
from data_access.tables import asset
from domain.local_names.published_names import PublishedName, is_same
from domain.places.provinces import former_code
from domain.records.asset import ABROAD
from domain.text.folding import sort_key

FACTS = Path(__file__).parents[1] / "facts"
FILES = (
    "geographical_indications.csv",
    "geographical_indications_more.csv",
    "geographical_indication_names.csv",
    "geographical_indication_names_more.csv",
)
"""Those with a number or a decision first: a name that comes again without one is the same."""
PROTECTED = text("(asset.kind = 'CDDL' OR asset.mark_category IN ('collective', 'certification'))")
"""In the words of the partial index ix_asset_speciality."""


@lru_cache(maxsize=1)
def published_names() -> tuple[PublishedName, ...]:
    """Every name once, with all its sources."""
    found: list[PublishedName] = []
    for name in _read():
        known = next((i for i, other in enumerate(found) if _repeats(name, other)), None)
        if known is None:
            found.append(name)
        else:
            found[known] = _with_sources(found[known], name.sources)
    return tuple(found)


def names_apart(connection: Connection, *, scope: Scope, vn34: str) -> tuple[PublishedName, ...]:
    """The published names of a province of which its register, as the scope sees it, has no
    geographical indication."""
    mine = [name for name in published_names() if vn34 in name.places]
    if not mine:
        return ()
    registered = _indications(connection, scope, vn34)
    return missing(mine, [(title or "", product) for title, product in registered])


@prepared
def _indications(scope: Scope, vn34: str) -> Select[str | None, str | None]:
    return select(asset.c.title, asset.c.product).where(
        *counted(asset, scope=scope, vn34=vn34), PROTECTED, asset.c.kind == "CDDL"
    )


def names_apart_nationwide(connection: Connection, *, scope: Scope) -> tuple[PublishedName, ...]:
    """Those of which the register of the country, as the scope sees it, has no indication in any of
    their provinces; of other countries' those that it has not among owners abroad."""
    registered: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    query = select(asset.c.vn34, asset.c.title, asset.c.product)
    for row in connection.execute(
        query.where(*counted(asset, scope=scope, vn34=None), PROTECTED, asset.c.kind == "CDDL")
    ):
        registered[row.vn34].append((row.title or "", row.product))
    found = (
        name
        for name in published_names()
        if all(missing([name], registered[place]) for place in name.places or (ABROAD,))
    )
    return tuple(sorted(found, key=lambda name: sort_key(name.name)))


def missing(
    names: Sequence[PublishedName], registered: Sequence[tuple[str, str | None]]
) -> tuple[PublishedName, ...]:
    """Those that are not among (title, product) of a register, in the order of their names."""
    return tuple(
        n
        for n in names
        if not any(is_same(n.name, n.product, title, product) for title, product in registered)
    )


def _repeats(name: PublishedName, other: PublishedName) -> bool:
    """Of one province at least, or both of another country."""
    if name.numbered or not is_same(name.name, name.product, other.name, other.product):
        return False
    near = set(name.places) & set(other.places)
    return bool(near) or not (name.places or other.places)


def _with_sources(known: PublishedName, more: Sequence[str]) -> PublishedName:
    return replace(known, sources=tuple(dict.fromkeys((*known.sources, *more))))


def _read() -> Iterator[PublishedName]:
    for file_name in FILES:
        with (FACTS / file_name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                named = (
                    former_code(part.strip())
                    for part in row["province_name_at_registration"].split(";")
                )
                yield PublishedName(
                    name=row["name"],
                    product=row["product"],
                    provinces=tuple(code for code in named if code),
                    country=row["country"],
                    registration_no=row["registration_no"],
                    decision_no=row["decision_no"],
                    body=row["applicant_or_managing_body"],
                    sources=(row["source_url"],),
                )
