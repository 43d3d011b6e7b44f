"""What the bell counts for one post, read within the scope of that post alone."""

from datetime import date

from sqlalchemy import Connection

from data_access.database.scope import Scope
from data_access.deadlines.ask import Ask
from data_access.deadlines.lists import counts_of
from data_access.network.reports import station_reports
from domain.posts import Post
from read_models.bell import Calls
from read_models.deadline_filters import WATCH, DeadlineFilters

LATE = "muon"
"""Group of the deadlines that can still be paid late."""


def calls(connection: Connection, post: Post, *, scope: Scope, today: date) -> Calls | None:
    """None for a post that has no bell: of no province and no station, or of a station that is no
    longer there."""
    if post.vn34:
        ask = Ask(scope=scope, vn34=post.vn34, filters=DeadlineFilters(), today=today)
        groups = counts_of(connection, ask).groups()
        return Calls(post, groups[WATCH], groups[LATE])
    if post.station_id:
        return _of_station(connection, post, post.station_id, scope, today)
    return None


def _of_station(
    connection: Connection, post: Post, station_id: int, scope: Scope, today: date
) -> Calls | None:
    """The months that it owes and can still write: due, late or sent back."""
    reports = station_reports(connection, station_id, scope=scope, today=today)
    if reports is None:
        return None
    months = tuple((month, reports.standing(month)) for month, _kind in reports.owed)
    return Calls(post, months=months, host=reports.station.host)
