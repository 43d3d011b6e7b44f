"""A provincial report's data, in a fixed number of statements. What is counted is counted where the
pages of the province count it."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, distinct, func, or_, select

from data_access.database.area import ProvinceArea
from data_access.database.scope import Scope, visible
from data_access.deadlines.lists import LONGEST_LATE
from data_access.deadlines.on_day import standing
from data_access.local_names.page import local_names
from data_access.local_names.watch.hits import hit_counts
from data_access.overview.province_table import alive_on, flow, province_table, undated_on
from data_access.plan.page import plan
from data_access.rollups.counts import Cell
from data_access.tables import asset, deadline_turn, reminder
from domain.calendar.dates import add_months
from domain.calendar.report_periods import ReportPeriod
from read_models.local_names import UNDECIDED
from read_models.province_table import TableAsked
from read_models.report_province import DeadlinesKept, Flow, ReportProvince, Stock


def report_province(
    conn: Connection, *, scope: Scope, vn34: str, period: ReportPeriod, today: date
) -> ReportProvince | None:
    """None where nothing of the province is known by the period's last day."""
    place = ProvinceArea(scope, vn34)
    until = period.until(today)
    asked = TableAsked(until.replace(day=1), one_row=True)
    table = province_table(conn, scope=scope, vn34=vn34, asked=asked, today=today)
    if table.as_of.empty or not table.known:
        return None
    on = until if until < today else None
    names = local_names(conn, scope=scope, vn34=vn34, state=UNDECIDED, on=on)
    before = period.until_before(today)
    return ReportProvince(
        vn34=vn34,
        period=period,
        today=today,
        as_of=table.as_of,
        flows=_flow(conn, place, period.first, until),
        flows_before=_flow(conn, place, period.before.first, before),
        stock=_stock(alive_on(conn, place, until, today)),
        stock_before=_stock(alive_on(conn, place, before, today)),
        undated=undated_on(conn, place, today),
        table=table,
        deadlines=_deadlines(conn, place, period, until),
        names=names.counts,
        rights=names.rights,
        published=names.published,
        hits=hit_counts(conn, scope=scope, vn34=vn34, since=period.first, on=until),
        plan=plan(conn, scope=scope, vn34=vn34, today=today, on=on),
    )


def _flow(conn: Connection, place: ProvinceArea, since: date, until: date) -> Flow:
    found: dict[tuple[str, str], int] = defaultdict(int)
    for measure, kind, _part, n in flow(conn, place, since, until):
        found[measure, kind] += n
    return dict(found)


def _stock(cells: list[Cell]) -> Stock:
    alive: dict[str, int] = defaultdict(int)
    for cell in cells:
        alive[cell.kind] += cell.n
    return Stock(dict(alive), sum(cell.n for cell in cells if cell.status == "in_grace"))


def _deadlines(
    conn: Connection, place: ProvinceArea, period: ReportPeriod, until: date
) -> DeadlinesKept:
    n = _standing(conn, place, period, until)
    due = Counter[str]()
    for (state, day, _decides), count in n.items():
        due[state] += count * (period.first <= day <= period.last)
    lost = [
        count
        for (state, _day, decides), count in n.items()
        if state == "lost" and period.first <= decides <= until
    ]
    late = sum(count for (state, _day, _decides), count in n.items() if state == "late")
    coming, coming_owners = _coming(conn, place, period, until)
    reminded, owners, saved = _reminded(conn, place, period, until)
    return DeadlinesKept(
        due={state: count for state, count in due.items() if count},
        late=late,
        lost=sum(lost),
        reminded=reminded,
        owners=owners,
        saved=saved,
        coming=coming,
        coming_owners=coming_owners,
    )


def _standing(
    conn: Connection, place: ProvinceArea, period: ReportPeriod, until: date
) -> Mapping[tuple[str, date, date], int]:
    """State, due day and the day that decides → how many, of those that the period is about."""
    due = deadline_turn.c.due
    since = add_months(period.first, -LONGEST_LATE)
    where = (*place.of(deadline_turn), due >= since, due <= period.last)
    c = standing(until, place.scope, where).c
    rows = conn.execute(select(c.state, c.due, c.day, func.count()).group_by(c.state, c.due, c.day))
    return {(state, day, decides): int(n) for state, day, decides, n in rows}


def _coming(
    conn: Connection, place: ProvinceArea, period: ReportPeriod, until: date
) -> tuple[int, int]:
    """Deadlines of the period that follows which are not settled yet, and how many owners have
    them."""
    following = period.following
    due = deadline_turn.c.due
    where = (*place.of(deadline_turn), due >= following.first, due <= following.last)
    found = standing(until, place.scope, where)
    query = (
        select(func.count(), func.count(distinct(asset.c.owner_id)))
        .select_from(found.join(asset, asset.c.id == found.c.asset_id))
        .where(*place.of(asset), found.c.state == "open")
    )
    n, owners = conn.execute(query).one()
    return int(n), int(owners)


def _reminded(
    conn: Connection, place: ProvinceArea, period: ReportPeriod, until: date
) -> tuple[int, int, int]:
    """Deadlines that letters were booked about, their owners, and those that were paid late after
    one, each within the period."""
    c = reminder.c
    here = (visible(reminder, place.scope), c.vn34 == place.vn34, *place.of(asset))
    columns = (c.asset_id, c.rule, c.ordinal, c.sent_on, c.saved_on, asset.c.owner_id)
    source = reminder.join(asset, asset.c.id == c.asset_id)
    booked = c.sent_on.between(period.first, until)
    saved = c.saved_on.between(period.first, until)
    rows = conn.execute(select(*columns).select_from(source).where(*here, or_(booked, saved))).all()
    told = [row for row in rows if period.first <= row.sent_on <= until]
    kept = [row for row in rows if row.saved_on and period.first <= row.saved_on <= until]
    owners = {row.owner_id for row in told if row.owner_id}
    return len({row[:3] for row in told}), len(owners), len({row[:3] for row in kept})
