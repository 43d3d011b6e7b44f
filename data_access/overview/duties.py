"""What each post has to do today. Every part is read within the scope of its own post."""

from datetime import date

from sqlalchemy import Connection, select

from data_access.database.area import ProvinceArea
from data_access.database.scope import Scope
from data_access.deadlines.ask import Ask
from data_access.deadlines.lists import all_keys, rows_of
from data_access.network.events import event_rows, station_hosts
from data_access.network.network_year import network_year
from data_access.network.reports import station_reports
from data_access.network.requests.calls import answers_due, queue_calls
from data_access.network.station_now import station_now
from data_access.overview.tiles import tiles
from data_access.overview.work import WITHIN_DAYS, work
from data_access.rollups.counts import Counts
from data_access.rollups.filings import to_date
from data_access.tables import post as held
from domain.calendar.dates import in_vietnam
from domain.network.events import AWAITING, step
from domain.network.reporting import MISSING, OPEN, RUNNING, SENT_BACK, due_months
from domain.network.stages import months_between
from domain.posts import Post
from domain.roles import OF_INSTITUTE
from read_models.deadline_filters import DeadlineFilters
from read_models.deadlines import DeadlineRow
from read_models.duties import PostDuties, ProvinceDuties, ProvinceFigures, StationDuties
from read_models.requests import NO_CALLS, RequestRow

LATE, SOON = "muon", str(WITHIN_DAYS)
"""Groups of the page of deadlines whose first rows are told one by one."""
NEAREST = 5
"""Deadlines of a group, and requests of a post, that are told one by one; their pages have all."""
TO_HAND_IN = (OPEN, MISSING, SENT_BACK, RUNNING)


def duties(
    connection: Connection, post: Post, *, user_id: int, scope: Scope, today: date
) -> PostDuties:
    """`scope`: of that post. Of a post that nothing is asked of, the post alone."""
    province = _province(connection, post.vn34, scope, today) if post.vn34 else None
    station = _station(connection, post.station_id, scope, today) if post.station_id else None
    whole = post.role in OF_INSTITUTE
    network = network_year(connection, scope=scope, today=today) if whole else None
    queue = NO_CALLS
    answering: tuple[RequestRow, ...] = ()
    if post.has_tenant or whole:
        queue = queue_calls(connection, scope=scope, today=today)
        answering = answers_due(connection, scope=scope, me=user_id, limit=NEAREST)
    return PostDuties(
        post=post,
        since=_since(connection, user_id, post),
        province=province,
        station=station,
        network=network,
        requests=queue,
        answering=answering,
    )


def _since(connection: Connection, user_id: int, post: Post) -> date:
    c = held.c
    query = select(c.since).where(
        c.user_id == user_id,
        c.role == post.role,
        c.vn34.is_not_distinct_from(post.vn34),
        c.station_id.is_not_distinct_from(post.station_id),
    )
    return in_vietnam(connection.execute(query).scalar_one())


def _province(connection: Connection, vn34: str, scope: Scope, today: date) -> ProvinceDuties:
    items = work(connection, ProvinceArea(scope, vn34), today)
    nearest = {name: _nearest(connection, name, scope, vn34, today) for name in (LATE, SOON)}
    told = [row for rows in nearest.values() for row in rows]
    figures = _figures(connection, ProvinceArea(scope, vn34), today)
    return ProvinceDuties(nearest, items, any(row.illustrative for row in told), figures)


def _figures(connection: Connection, place: ProvinceArea, today: date) -> ProvinceFigures:
    """As the province's first page has them."""
    alive = tiles(connection, place, Counts.read(connection, place), today)[0]
    granted = next(told for told in to_date(connection, place, today) if told.measure == "granted")
    return ProvinceFigures(alive, granted)


def _nearest(
    connection: Connection, group: str, scope: Scope, vn34: str, today: date
) -> tuple[DeadlineRow, ...]:
    ask = Ask(scope=scope, vn34=vn34, filters=DeadlineFilters(group=group), today=today)
    keys = all_keys(connection, ask, limit=NEAREST)
    return tuple(rows_of(connection, keys, scope=scope))


def _station(
    connection: Connection, station_id: int, scope: Scope, today: date
) -> StationDuties | None:
    """None for a station that is no longer there."""
    reports = station_reports(connection, station_id, scope=scope, today=today)
    if reports is None:
        return None
    listed = months_between(due_months(today)[0], f"{today:%Y-%m}")
    stood = {month: reports.standing(month) for month in listed}
    months = tuple(
        (month, how)
        for month, how in stood.items()
        if how in TO_HAND_IN and reports.report(month).writable(today)
    )
    hosts = station_hosts(connection, scope=scope)
    events = event_rows(connection, scope=scope, hosts=hosts, station_id=station_id)
    awaiting = tuple(
        row for row in events if not row.published and step(row.event, today) == AWAITING
    )
    now = station_now(connection, station_id, scope=scope, today=today)
    return StationDuties(reports, months, awaiting, now)
