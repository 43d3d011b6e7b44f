"""Watch terms: made from every protected local name that is alive, and written by hand
(read_models.local_lists.TERMS)."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, func, insert, select, update

from data_access.database.bulk import chunks
from data_access.database.engine import now
from data_access.local_names.published_names import PROTECTED, missing, published_names
from data_access.tables import asset, asset_class, watch_term
from domain.local_names.published_names import PublishedName, is_same
from domain.local_names.watch import Term, make_term
from domain.records.asset import ABROAD, UNRESOLVED
from domain.records.classes import product_of
from domain.records.statuses import ALIVE
from domain.text.folding import nfc

SYSTEM_NAME = "IPPlatform"
LONGEST, IN_LIST = 200, 2_000
_NICE = re.compile(r"[0-9]{1,2}")


def add_terms_of_rights(connection: Connection) -> int:
    """A term for every protected name that has had none yet, a removed one included: what officers
    took out stays out."""
    known = exists().where(watch_term.c.asset_id == asset.c.id)
    columns = (asset.c.id, asset.c.vn34, asset.c.title, asset.c.product, asset.c.illustrative)
    alive = (func.coalesce(asset.c.national, False), func.coalesce(asset.c.status, "").in_(ALIVE))
    found = connection.execute(
        select(*columns).where(
            _protected(), *alive, asset.c.vn34.not_in((ABROAD, UNRESOLVED)), ~known
        )
    ).all()
    for part in chunks(found, IN_LIST):
        classes = nice_classes(connection, [row.id for row in part])
        connection.execute(insert(watch_term), [_row(row, classes[row.id]) for row in part])
    return len(found)


def add_terms(connection: Connection) -> int:
    """Terms of protected names, then of those that are published as protected and are in no
    register yet."""
    _give_to_rights(connection)
    return add_terms_of_rights(connection) + _add_terms_of_names(connection)


def _give_to_rights(connection: Connection) -> None:
    """A published name that has come into the register since: its term becomes that of the right,
    with whatever was decided about it."""
    c = watch_term.c
    terms = connection.execute(
        select(c.id, c.vn34, c.phrase, c.product).where(c.name_key != "", c.asset_id.is_(None))
    ).all()
    if not terms:
        return
    taken = set(connection.scalars(select(c.asset_id).where(c.asset_id.is_not(None))))
    rights = [right for right in _indications(connection) if right.id not in taken]
    for term in terms:
        right = next(
            (
                r
                for r in rights
                if r.vn34 == term.vn34
                and is_same(term.phrase, term.product, r.title or "", r.product)
            ),
            None,
        )
        if right is not None:
            rights.remove(right)
            connection.execute(update(watch_term).where(c.id == term.id).values(asset_id=right.id))


def _add_terms_of_names(connection: Connection) -> int:
    """Once for each name and province: what officers took out or changed stays so."""
    c = watch_term.c
    known = {
        (row.vn34, row.name_key)
        for row in connection.execute(select(c.vn34, c.name_key).where(c.name_key != ""))
    }
    fresh = [
        (vn34, name)
        for name in published_names()
        for vn34 in name.places
        if (vn34, name.key) not in known
    ]
    if not fresh:
        return 0
    registered: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for right in _indications(connection):
        registered[right.vn34].append((right.title or "", right.product))
    rows = [_row_of(vn34, name) for vn34, name in fresh if missing([name], registered[vn34])]
    if rows:
        connection.execute(insert(watch_term), rows)
    return len(rows)


def _indications(connection: Connection) -> Sequence[Any]:
    query = select(asset.c.id, asset.c.vn34, asset.c.title, asset.c.product)
    national = func.coalesce(asset.c.national, False)
    return connection.execute(
        query.where(_protected(), func.coalesce(asset.c.kind, "") == "CDDL", national)
    ).all()


def _protected() -> ColumnElement[bool]:
    """By the index of protected names. What else is asked of them goes through coalesce, which
    keeps SQLite from the index of everything alive or national: that is most of the register."""
    return asset.c.id.in_(select(asset.c.id).where(PROTECTED).correlate(None))


def _row_of(vn34: str, name: PublishedName) -> dict[str, Any]:
    said = {
        "phrase": name.name[:LONGEST],
        "product": name.product[:LONGEST],
        "classes": "",
        "name_key": name.key,
    }
    kept = {
        "illustrative": False,
        "version": 1,
        "updated_at": now(),
        "updated_by": SYSTEM_NAME,
        "removed": 0,
    }
    return {"vn34": vn34, "asset_id": None, "looked_on": None, **said, **kept}


def _row(right: Any, classes: Sequence[str]) -> dict[str, Any]:
    said = {
        "phrase": nfc(right.title, longest=LONGEST),
        "product": nfc(product_of(right.product) or "", longest=LONGEST),
        "classes": ", ".join(classes),
    }
    kept = {
        "illustrative": right.illustrative,
        "version": 1,
        "updated_at": now(),
        "updated_by": SYSTEM_NAME,
        "removed": 0,
    }
    return {
        "vn34": right.vn34,
        "asset_id": right.id,
        "looked_on": None,
        "name_key": "",
        **said,
        **kept,
    }


def nice_classes(connection: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    """asset id → its Nice classes, ascending."""
    found: dict[int, list[str]] = defaultdict(list)
    c = asset_class.c
    for part in chunks(ids, IN_LIST):
        for row in connection.execute(
            select(c.asset_id, c.main).where(c.scheme == "nice", c.asset_id.in_(part)).distinct()
        ):
            if _NICE.fullmatch(row.main):
                found[row.asset_id].append(row.main)
    return defaultdict(list, {i: sorted(codes, key=int) for i, codes in found.items()})


def all_terms(connection: Connection, *, new: bool) -> list[Term]:
    """The terms of every province that can be watched; `new`: only those for which the marks that
    are there were not looked at yet."""
    c = watch_term.c
    query = select(c.id, c.vn34, c.phrase, c.product, c.classes).where(c.removed == 0)
    rows = connection.execute(query.where(c.looked_on.is_(None)) if new else query)
    terms = (replace(term_of(row), id=row.id, vn34=row.vn34) for row in rows)
    return [term for term in terms if term.core]


def term_of(row: Any) -> Term:
    """The term of a row that has its phrase, product and classes."""
    return make_term(row.phrase, row.product, _NICE.findall(row.classes))
