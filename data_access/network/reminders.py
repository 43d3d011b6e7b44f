"""What a person of a station is to be reminded of, and what was sent."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Connection, func, insert, select

from data_access.accounts.writer import Writer
from data_access.database.locks import put
from data_access.database.scope import Scope
from data_access.network.reports import station_reports
from data_access.tables import station_reminder
from domain.network.reporting import to_remind
from read_models.station_reports import StationReports

Due = list[tuple[str, str]]
NUDGE = "nudge"
"""Kind of what a person of the institute asked for by hand; whose row it is then."""


def due_reminders(
    connection: Connection, user_id: int, *, scope: Scope, today: date
) -> tuple[StationReports, Due] | None:
    """The own station with (month, kind) that nobody wrote to that person about yet; None where
    there is nothing to write."""
    view = station_reports(connection, scope.station_id or -1, scope=scope, today=today)
    if view is None:
        return None
    c = station_reminder.c
    mine = (c.user_id == user_id, c.station_id == view.station.id)
    known = connection.execute(select(c.month, c.kind).where(*mine))
    sent = {(row.month, row.kind) for row in known}
    due = [told for told in to_remind(view.filed, view.life, today) if told not in sent]
    return (view, due) if due else None


def note_reminded(
    connection: Connection, user_id: int, station_id: int, due: Due, on: date
) -> None:
    whose = {"user_id": user_id, "station_id": station_id, "sent_on": on}
    rows = [{**whose, "month": month, "kind": kind} for month, kind in due]
    connection.execute(insert(station_reminder), rows)


def last_nudge(connection: Connection, station_id: int, months: Collection[str]) -> date | None:
    """The day on which the institute last asked for any of these months."""
    c = station_reminder.c
    asked = (c.station_id == station_id, c.kind == NUDGE, c.month.in_(months))
    return connection.execute(select(func.max(c.sent_on)).where(*asked)).scalar()


def note_nudge(
    connection: Connection,
    writer: Writer,
    station_id: int,
    months: Sequence[str],
    *,
    on: date,
    mails: int,
) -> None:
    """`mails`: how many addresses the letter went to; none: it was sent in another way."""
    whose = {"user_id": writer.user_id, "station_id": station_id, "kind": NUDGE, "sent_on": on}
    rows = [{**whose, "month": month} for month in months]
    put(connection, station_reminder, *rows, key=("user_id", "station_id", "month", "kind"))
    writer.record(connection, "station reminded", station_id, months=list(months), mails=mails)
