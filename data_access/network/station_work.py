"""What stations have done by their monthly reports: of the due months and of the same months of the
year before, corrections included. A fixed number of statements."""

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import add

from sqlalchemy import ColumnElement, Connection, func, select

from data_access.database.scope import Scope, of_station
from data_access.tables import post, station_month, station_month_correction, user
from domain.network.monthly import REQUESTS, SEARCHES
from domain.network.records import Figure
from domain.network.reporting import HANDED_IN, Filed
from domain.places.provinces import SUCCESSOR
from domain.roles import OF_A_PROVINCE
from read_models.station_work import Work, work, year_before

COUNTED = (*REQUESTS, "trained", "classes", "filings")
Told = dict[int, dict[str, dict[str, int | None]]]


def station_work(
    connection: Connection, *, scope: Scope, months: tuple[str, ...]
) -> tuple[dict[int, Work], dict[int, dict[str, Filed]]]:
    """Station's id → what it has done, and month → what is there of it of the due `months`."""
    told, filed = _due(connection, scope, months)
    for station_id, reports in _before(connection, scope, months).items():
        told[station_id] |= reports
    _correct(connection, scope, told, months)
    return {number: work(reports, months) for number, reports in told.items()}, filed


def _due(
    connection: Connection, scope: Scope, months: tuple[str, ...]
) -> tuple[Told, dict[int, dict[str, Filed]]]:
    c = station_month.c
    searches: ColumnElement[int] = reduce(add, (func.coalesce(c[name], 0) for name in SEARCHES))
    columns = [c[name] for name in COUNTED]
    query = select(
        c.station_id,
        c.month,
        c.state,
        c.first_day,
        c.illustrative,
        *columns,
        searches.label("searches"),
    ).where(of_station(station_month, scope), c.month.between(months[0], months[-1]))
    told: Told = defaultdict(dict)
    filed: dict[int, dict[str, Filed]] = defaultdict(dict)
    for number, month, state, first, illustrative, *values in connection.execute(query):
        filed[number][month] = Filed(state, first, illustrative)
        if state in HANDED_IN:
            told[number][month] = dict(zip((*COUNTED, "searches"), values, strict=True))
    return told, filed


def _before(connection: Connection, scope: Scope, months: tuple[str, ...]) -> Told:
    """Requests and people trained of the year before, of the months that this year's due ones are compared with."""
    c = station_month.c
    first = f"{months[-1][:4]}-01"
    last = months[-1]
    names = (*REQUESTS, "trained")
    query = select(c.station_id, c.month, *(c[name] for name in names)).where(
        of_station(station_month, scope),
        c.month.between(year_before(first), year_before(last)),
        c.month < months[0],
        c.state.in_(HANDED_IN),
    )
    told: Told = defaultdict(dict)
    for number, month, *values in connection.execute(query):
        told[number][month] = dict(zip(names, values, strict=True))
    return told


def _correct(connection: Connection, scope: Scope, told: Told, months: Iterable[str]) -> None:
    """What was corrected after the lock counts, the newest last."""
    d = station_month_correction.c
    query = (
        select(d.station_id, d.month, d.field, d.new, d.old)
        .where(
            of_station(station_month_correction, scope),
            d.month >= year_before(f"{min(months)[:4]}-01"),
            d.field.in_((*COUNTED, *SEARCHES)),
        )
        .order_by(d.id)
    )
    for number, month, name, new, old in connection.execute(query):
        values = told.get(number, {}).get(month)
        if values is None:
            continue
        if name in SEARCHES:
            values["searches"] = (values.get("searches") or 0) + new - (old or 0)
        else:
            values[name] = new


def with_dashboard(connection: Connection, figures: Iterable[Figure]) -> frozenset[str]:
    """Codes of the 34 provinces that have a dashboard: published to have one, or with an account of
    their own that is in use."""
    query = select(post.c.vn34).join(user, user.c.id == post.c.user_id)
    query = query.where(post.c.role.in_(OF_A_PROVINCE), user.c.disabled_at.is_(None))
    accounts = {code for code in connection.scalars(query.distinct()) if code}
    return frozenset(accounts | {SUCCESSOR[f.vn63] for f in figures if f.vn63})
