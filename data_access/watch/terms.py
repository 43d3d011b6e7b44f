"""Watch terms: made from every protected local name that is alive, and written by hand (domain.kept.TERMS)."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, exists, func, insert, select, text

from data_access.bulk import chunks
from data_access.engine import now
from data_access.tables import asset, asset_class, watch_term
from domain.records import ABROAD, UNRESOLVED
from domain.statuses import ALIVE
from domain.text import nfc
from domain.watch import Term, make_term

SYSTEM_NAME = "IPPlatform"
LONGEST, IN_LIST = 200, 2_000
_NICE = re.compile(r"[0-9]{1,2}")


PROTECTED = text("(asset.kind = 'CDDL' OR asset.mark_category IN ('collective', 'certification'))")
"""In the words of the partial index ix_asset_speciality: with bound values the whole register would be read."""


def add_terms_of_rights(connection: Connection) -> int:
    """A term for every protected name that has had none yet, a removed one included: what officers took out stays out."""
    known = exists().where(watch_term.c.asset_id == asset.c.id)
    columns = (asset.c.id, asset.c.vn34, asset.c.title, asset.c.product, asset.c.illustrative)
    protected = asset.c.id.in_(select(asset.c.id).where(PROTECTED).correlate(None))
    # coalesce keeps SQLite from the index of everything alive, which is most of the register
    alive = (func.coalesce(asset.c.national, False), func.coalesce(asset.c.status, "").in_(ALIVE))
    found = connection.execute(select(*columns).where(protected, *alive, asset.c.vn34.not_in((ABROAD, UNRESOLVED)), ~known)).all()
    for part in chunks(found, IN_LIST):
        classes = nice_classes(connection, [row.id for row in part])
        connection.execute(insert(watch_term), [_row(row, classes[row.id]) for row in part])
    return len(found)


def _row(right: Any, classes: Sequence[str]) -> dict[str, Any]:
    said = {
        "phrase": nfc(right.title, longest=LONGEST),
        "product": nfc(right.product or "", longest=LONGEST),
        "classes": ", ".join(classes),
    }
    kept = {"illustrative": right.illustrative, "version": 1, "updated_at": now(), "updated_by": SYSTEM_NAME, "removed": 0}
    return {"vn34": right.vn34, "asset_id": right.id, "looked_on": None, **said, **kept}


def nice_classes(connection: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    """asset id → its Nice classes, ascending."""
    found: dict[int, list[str]] = defaultdict(list)
    c = asset_class.c
    for part in chunks(ids, IN_LIST):
        for row in connection.execute(select(c.asset_id, c.main).where(c.scheme == "nice", c.asset_id.in_(part)).distinct()):
            if _NICE.fullmatch(row.main):
                found[row.asset_id].append(row.main)
    return defaultdict(list, {i: sorted(codes, key=int) for i, codes in found.items()})


def all_terms(connection: Connection, *, new: bool) -> list[Term]:
    """The terms of every province that can be watched; `new`: only those for which the marks that are there were not looked at yet."""
    c = watch_term.c
    query = select(c.id, c.vn34, c.phrase, c.product, c.classes).where(c.removed == 0)
    rows = connection.execute(query.where(c.looked_on.is_(None)) if new else query)
    terms = (make_term(r.phrase, r.product, _NICE.findall(r.classes), id=r.id, vn34=r.vn34) for r in rows)
    return [term for term in terms if term.core]
