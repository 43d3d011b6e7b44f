"""What the counter may tell of a register: records as their office has published them.

Nothing that a person has recorded: no record that was typed in, no application that is not public
yet, and a status is that of the office's data, whatever was recorded about a payment.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from data_access.database.scope import Scope, visible
from data_access.records.owner_names import own_name
from data_access.records.search import SHORTEST_PREFIX, first_matching, parse
from data_access.rollups.freshness import as_of
from data_access.tables import asset, asset_class
from data_access.writing.assessing import published_statuses
from domain.places.provinces import place_name
from domain.text.folding import sort_key, words
from read_models.counter import NAME, OF_NAMES, OWNER, TITLE, Found, Hit, LookUp
from read_models.record_form import SOURCE as TYPED

MOST = 200
"""Records that are read: who gets more has to say more words."""
PUBLIC_WHEN_FILED = ("NH", "CDDL")
"""Kinds whose applications the office tells at once; of the others those that it has published or
granted."""
_c = asset.c


def look_up(connection: Connection, asked: LookUp, *, scope: Scope, today: date) -> Found:
    """Same class first, then by title. A scope that sees no register, or one into which nothing has
    come yet, has none to look into."""
    if scope.kind not in ("province", "national"):
        return Found()
    fresh = as_of(connection, scope=scope, vn34=scope.vn34)
    if fresh.empty:
        return Found()
    place = place_name(scope.vn34, "vn34") if scope.vn34 else ""
    rows = _rows(connection, asked, scope) if asked.text else []
    ids = [row.id for row in rows[:MOST]]
    classes = _nice(connection, ids, scope)
    told = published_statuses(connection, ids, today, scope=scope)
    hits = [_hit(row, classes, told) for row in rows[:MOST]]
    fitting = [hit for hit in hits if _fits(hit, asked)]
    ordered = sorted(fitting, key=lambda hit: (not hit.is_of(asked.nice), sort_key(hit.title)))
    until = fresh.rolled_to
    return Found(
        register=True,
        place=place,
        hits=tuple(ordered),
        more=len(rows) > MOST,
        until=until,
        updated_at=fresh.updated_at,
    )


def public() -> list[ColumnElement[bool]]:
    """The conditions on `asset` of what its office has published."""
    shown = or_(
        _c.kind.in_(PUBLIC_WHEN_FILED),
        _c.registration_no.is_not(None),
        _c.publication_no.is_not(None),
        _c.publication_date.is_not(None),
    )
    return [_c.source != TYPED, shown]


def _rows(connection: Connection, asked: LookUp, scope: Scope) -> Sequence[Any]:
    columns = (_c.id, _c.kind, _c.title, _c.application_no, _c.registration_no)
    more = (_c.application_date, _c.status, _c.vn34, _c.illustrative, own_name().label("owner"))
    query = select(*columns, *more).where(visible(asset, scope), *public())
    if asked.way == NAME and not parse(asked.text).numbers:
        query = query.where(_c.kind.in_(OF_NAMES))
    dialect = connection.dialect.name
    first = first_matching(query, asked.text, dialect, vn34=scope.vn34, most=MOST + 1)
    return connection.execute(first).all()


def _nice(connection: Connection, ids: Sequence[int], scope: Scope) -> dict[int, list[str]]:
    source = asset.join(asset_class, asset_class.c.asset_id == _c.id)
    where = (visible(asset, scope), _c.id.in_(ids), asset_class.c.scheme == "nice")
    query = select(_c.id, asset_class.c.main).select_from(source).where(*where)
    found: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(query.order_by(_c.id, asset_class.c.position)):
        found[row.id].append(row.main)
    return found


def _hit(row: Any, classes: dict[int, list[str]], statuses: dict[int, str]) -> Hit:
    return Hit(
        id=row.id,
        kind=row.kind,
        title=row.title,
        owner=row.owner or "",
        number=row.registration_no or row.application_no or "",
        granted=row.registration_no is not None,
        filed=row.application_date,
        status=statuses.get(row.id, row.status),
        classes=tuple(dict.fromkeys(classes.get(row.id, ()))),
        vn34=row.vn34,
        illustrative=row.illustrative,
    )


def _fits(hit: Hit, asked: LookUp) -> bool:
    """The index knows numbers, titles and all parties in one: who asks for a name means the title,
    who asks for an owner the owner."""
    if asked.way == TITLE or parse(asked.text).numbers:
        return True
    return _has_words(hit.owner if asked.way == OWNER else hit.title, asked.text)


def _has_words(text: str, asked: str) -> bool:
    """Whether all words that are asked for are there, the last one at least its beginning."""
    there, wanted = words(text), words(asked)
    if not wanted:
        return False
    begun = wanted[-1]
    if len(begun) < SHORTEST_PREFIX:
        return set(wanted) <= set(there)
    return set(wanted[:-1]) <= set(there) and any(word.startswith(begun) for word in there)
