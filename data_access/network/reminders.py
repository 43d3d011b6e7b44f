"""What a person of a station is to be reminded of, and what was sent."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from data_access.accounts.writer import Writer
from data_access.database.locks import hold, put
from data_access.database.scope import Scope
from data_access.network.reports import station_reports
from data_access.tables import station, station_reminder, user
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


class AskedToday(Exception):
    """Somebody of the institute has asked the station for all of these months today."""


def nudges(
    connection: Connection, station_id: int, months: Collection[str]
) -> dict[str, tuple[date, str]]:
    """Month → on which day the institute last asked the station for it, and who did."""
    c = station_reminder.c
    asked = (c.station_id == station_id, c.kind == NUDGE, c.month.in_(months))
    query = select(c.month, c.sent_on, user.c.name).join(user, user.c.id == c.user_id).where(*asked)
    rows = connection.execute(query.order_by(c.sent_on, user.c.name))
    return {row.month: (row.sent_on, row.name) for row in rows}


def claim_nudge(
    connection: Connection, writer: Writer, station_id: int, months: Sequence[str], *, on: date
) -> dict[str, date | None]:
    """Notes that these months are asked for, but those that somebody asked for today already; gives
    the noted ones with the day that stood there before. Nobody else can note them until the
    transaction ends. Raises AskedToday."""
    hold(connection, station, station.c.id == station_id)
    known = nudges(connection, station_id, months)
    fresh = [month for month in months if month not in known or known[month][0] != on]
    if not fresh:
        raise AskedToday
    c = station_reminder.c
    mine = (c.user_id == writer.user_id, c.station_id == station_id, c.kind == NUDGE)
    own = select(c.month, c.sent_on).where(*mine, c.month.in_(fresh))
    before = {row.month: row.sent_on for row in connection.execute(own)}
    _put(connection, writer, station_id, dict.fromkeys(fresh, on))
    return {month: before.get(month) for month in fresh}


def note_nudge(
    connection: Connection, writer: Writer, station_id: int, months: Sequence[str], *, mails: int
) -> None:
    """`mails`: how many addresses the letter went to; none: it was sent in another way."""
    writer.record(connection, "station reminded", station_id, months=list(months), mails=mails)


def give_up_nudge(
    connection: Connection, writer: Writer, station_id: int, claimed: Mapping[str, date | None]
) -> None:
    """No letter went out: what stood there before `claim_nudge` stands there again."""
    c = station_reminder.c
    mine = (c.user_id == writer.user_id, c.station_id == station_id, c.kind == NUDGE)
    connection.execute(delete(station_reminder).where(*mine, c.month.in_(claimed)))
    former = {month: day for month, day in claimed.items() if day}
    if former:
        _put(connection, writer, station_id, former)


def _put(connection: Connection, writer: Writer, station_id: int, days: Mapping[str, date]) -> None:
    whose = {"user_id": writer.user_id, "station_id": station_id, "kind": NUDGE}
    rows = [{**whose, "month": month, "sent_on": day} for month, day in days.items()]
    put(connection, station_reminder, *rows, key=("user_id", "station_id", "month", "kind"))
