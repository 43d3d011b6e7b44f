"""What the bell counts for one post, read within the scope of that post alone."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from data_access.database.scope import Scope
from data_access.deadlines.ask import Ask
from data_access.deadlines.lists import counts_of
from data_access.network.reports import station_reports
from data_access.network.requests.calls import queue_calls
from domain.posts import Post
from domain.roles import MANAGER
from read_models.bell import Calls
from read_models.deadline_filters import WATCH, DeadlineFilters

LATE = "muon"
"""Group of the deadlines that can still be paid late."""


def calls(connection: Connection, post: Post, *, scope: Scope, today: date) -> Calls | None:
    """None for a post that has no bell: of no province, no station and not the institute's manager,
    or of a station that is no longer there."""
    if not rings(post):
        return None
    found = _of_tenant(connection, post, scope, today)
    if found is None:
        return None
    return replace(found, requests=queue_calls(connection, scope=scope, today=today))


def rings(post: Post) -> bool:
    """Whether a post has a bell at all."""
    return post.has_tenant or post.role == MANAGER


def _of_tenant(connection: Connection, post: Post, scope: Scope, today: date) -> Calls | None:
    if post.vn34:
        ask = Ask(scope=scope, vn34=post.vn34, filters=DeadlineFilters(), today=today)
        groups = counts_of(connection, ask).groups()
        return Calls(post, groups[WATCH], groups[LATE])
    if post.station_id:
        return _of_station(connection, post, post.station_id, scope, today)
    return Calls(post)


def _of_station(
    connection: Connection, post: Post, station_id: int, scope: Scope, today: date
) -> Calls | None:
    """The months that it owes and can still write: due, late or sent back."""
    reports = station_reports(connection, station_id, scope=scope, today=today)
    if reports is None:
        return None
    months = tuple((month, reports.standing(month)) for month, _kind in reports.owed)
    return Calls(post, months=months, host=reports.station.host)
