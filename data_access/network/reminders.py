"""What a person of a station is to be reminded of, and what was sent."""

from datetime import date

from sqlalchemy import Connection, insert, select

from data_access.database.scope import Scope
from data_access.network.reports import station_reports
from data_access.tables import station_reminder
from domain.network.reporting import to_remind
from read_models.station_reports import StationReports

Due = list[tuple[str, str]]


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
