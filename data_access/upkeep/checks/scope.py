"""That every row which repeats its asset's place says the asset's own, and that what a province
noted is about a record it has had."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, Table, or_, select

from data_access.database.bulk import chunks
from data_access.tables import (
    asset,
    asset_correction,
    asset_follow,
    asset_note,
    asset_revision,
    asset_tag,
    asset_text,
    deadline,
    deadline_act,
    deadline_follow_up,
    deadline_turn,
    reminder,
)
from data_access.upkeep.checks.findings import EXAMPLES, Finding
from language import _

REPEATING = (deadline, deadline_turn, asset_text, deadline_act, reminder)
"""Tables whose rows belong where their asset counts."""
REPEATED = ("vn34", "vn63", "national", "kind")
NOTED = (asset_note, asset_tag, asset_follow, asset_correction, deadline_follow_up)
"""Tables whose rows stay with the province that wrote them, also when the record counts elsewhere
later."""
IN_LIST = 2_000


def misplaced(connection: Connection) -> Iterator[Finding]:
    """One finding for each table with rows of another province than they can be of."""
    for table in REPEATING:
        ids = _differing(connection, table, [name for name in REPEATED if name in table.c])
        if ids:
            yield _finding(table, sorted(ids))
    for table in NOTED:
        if strange := _never_there(connection, table):
            yield _finding(table, strange)


def _finding(table: Table, ids: list[int]) -> Finding:
    told = _(
        "Bảng {table}: dòng của {n} tài sản mang tỉnh hoặc loại khác với tài sản đó (mã {ids})",
        table=table.name,
        n=len(ids),
        ids=", ".join(map(str, ids[:EXAMPLES])),
    )
    return Finding("scope", told)


def _differing(connection: Connection, table: Table, names: list[str]) -> set[int]:
    other: list[ColumnElement[bool]] = [table.c[name] != asset.c[name] for name in names]
    query = select(asset.c.id).distinct().join_from(asset, table, table.c.asset_id == asset.c.id)
    return set(connection.scalars(query.where(or_(*other))))


def _never_there(connection: Connection, table: Table) -> list[int]:
    """Assets about which a province wrote that, by their history, never counted there."""
    query = (
        select(asset.c.id, table.c.vn34)
        .distinct()
        .join_from(asset, table, table.c.asset_id == asset.c.id)
    )
    rows = connection.execute(query.where(table.c.vn34 != asset.c.vn34)).all()
    strange: set[int] = set()
    for part in chunks(rows, IN_LIST):
        places = _places_of(connection, {row.id for row in part})
        strange |= {row.id for row in part if row.vn34 not in places.get(row.id, set())}
    return sorted(strange)


def _places_of(connection: Connection, ids: set[int]) -> dict[int, set[str]]:
    """asset id → where it counted before, as its history tells."""
    found: dict[int, set[str]] = {}
    query = select(asset_revision.c.asset_id, asset_revision.c.changed).where(
        asset_revision.c.asset_id.in_(ids)
    )
    for row in connection.execute(query):
        for entry in row.changed:
            if entry["field"] == "vn34":
                found.setdefault(row.asset_id, set()).add(entry["old"])
    return found
