"""What an import changes of rows that are stored: the former value beside the new one, before it is
taken."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, select

from data_access.tables import row_revision, station, station_month

MOST = 30
"""Changes that are shown."""
STAMPS = frozenset(
    ("id", "batch_id", "version", "updated_at", "updated_by", "former", "answers", "listed")
)
STAMPS |= {"submitted_at", "submitted_by", "decided_at", "decided_by", "open_until", "first_day"}
STAMPS |= {"folded", "moved", "published"}


def row_changes(connection: Connection, table: Table, batch: int) -> list[dict[str, Any]]:
    """The first changes: about what, field, before, after."""
    r = row_revision.c
    query = select(r.row_id, r.before).where(r.batch_id == batch, r.table_name == table.name)
    found: list[dict[str, Any]] = []
    is_report = table is station_month
    for revision in connection.execute(query.order_by(r.position)):
        if revision.before is None:
            continue
        if len(found) >= MOST:
            break
        now = (
            connection.execute(select(table).where(table.c.id == revision.row_id)).mappings().one()
        )
        about = _about(connection, dict(now))
        found += [
            {"about": about, "field": name, "old": revision.before.get(name), "new": _kept(value)}
            for name, value in now.items()
            if not (name in STAMPS or (is_report and name == "state"))
            and revision.before.get(name) != _kept(value)
        ]
    return found[:MOST]


def _kept(value: Any) -> Any:
    """As the former value is kept."""
    return value.isoformat() if isinstance(value, date) else value


def _about(connection: Connection, row: dict[str, Any]) -> list[str]:
    """What people know the row by: whose it is, and when."""
    whose = [row[name] for name in ("host", "title", "name", "text", "about") if row.get(name)]
    if row.get("station_id") and not whose:
        whose = [connection.scalar(select(station.c.host).where(station.c.id == row["station_id"]))]
    when = [row[name] for name in ("month", "period", "held") if row.get(name)]
    return [str(part) for part in (*whose[:1], *when[:1])]
