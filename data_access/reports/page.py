"""What the page of reports can be asked for, and what is asked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, select

from data_access.database.scope import Scope, visible
from data_access.network.activity import known_years
from data_access.network.events import station_hosts
from data_access.network.figures import figures
from data_access.network.visit_counts import counted
from data_access.reports.data import ReportData, report_data
from data_access.reports.words import words_of
from data_access.tables import status_cube
from domain.calendar.report_periods import report_periods
from domain.network.records import Figure
from domain.places.provinces import PROVINCES_34, places
from read_models.report_asked import ANNUAL, PROVINCIAL, STATION, ReportAsked
from read_models.report_words import Passage
from read_models.visit_counts import Counted


@dataclass(frozen=True, slots=True)
class Choice:
    """`asked`: with what was left open filled in. `provinces`: code → name of those that can be
    chosen, the own one alone where there is one."""

    asked: ReportAsked
    periods: tuple[str, ...]
    stations: dict[int, str]
    data: ReportData | None
    words: dict[str, Passage]
    provinces: dict[str, str] = field(default_factory=dict)


def choice(connection: Connection, asked: ReportAsked, *, scope: Scope, today: date) -> Choice:
    """The newest period of which anything is known, where none is asked for."""
    hosts = station_hosts(connection, scope=scope) if asked.name == STATION else {}
    if asked.name == STATION and asked.station_id not in hosts:
        asked = asked.of(station_id=next(iter(hosts), None)) if asked.station_id is None else asked
    provinces = _provinces(connection, scope) if asked.name == PROVINCIAL else {}
    if asked.name == PROVINCIAL and not asked.vn34:
        asked = asked.of(vn34=next(iter(provinces), None))
    known = periods(connection, asked.name, scope=scope, today=today)
    if not asked.period:
        asked = asked.of(period=known[0] if known else str(today.year))
    every = known if asked.period in known else (asked.period, *known)
    data = report_data(connection, asked, scope=scope, today=today)
    words = words_of(connection, asked, scope=scope)
    stations = dict(sorted(hosts.items(), key=lambda pair: pair[1]))
    return Choice(
        asked=asked, periods=every, stations=stations, data=data, words=words, provinces=provinces
    )


def _provinces(connection: Connection, scope: Scope) -> dict[str, str]:
    """Those of which the scope sees anything, in the order of their names."""
    query = select(status_cube.c.vn34).where(visible(status_cube, scope)).distinct()
    seen = set(connection.scalars(query))
    return {code: PROVINCES_34[code].name for code in places() if code in seen & set(PROVINCES_34)}


def periods(connection: Connection, name: str, *, scope: Scope, today: date) -> tuple[str, ...]:
    """Of which anything is known, the newest first."""
    if name == PROVINCIAL:
        return _report_periods(today)
    years = known_years(connection, scope=scope)
    if name == STATION:
        return tuple(str(year) for year in sorted(years | {today.year}, reverse=True))
    told = figures(connection, scope=scope)
    months = counted(connection, scope=scope)
    return _years(told, months, years) if name == ANNUAL else _months(told, months, years, today)


def _years(told: Sequence[Figure], months: Sequence[Counted], years: set[int]) -> tuple[str, ...]:
    found = {str(year) for year in years} | {m.period[:4] for m in months if not m.illustrative}
    found |= {f.period[:4] for f in told if f.period}
    return tuple(sorted(found, reverse=True))


def _months(
    told: Sequence[Figure], months: Sequence[Counted], years: set[int], today: date
) -> tuple[str, ...]:
    found = {f.period[:7] for f in told if len(f.period) >= 7}
    found |= {m.period for m in months if len(m.period) == 7}
    found |= {f"{year:04}-{month:02}" for year in years for month in range(1, 13)}
    return tuple(sorted((m for m in found if m < f"{today:%Y-%m}"), reverse=True))


def _report_periods(today: date) -> tuple[str, ...]:
    """Those that are over first, the newest of them at the top, then those that have begun; of
    three years."""
    every = [p for year in range(today.year - 2, today.year + 1) for p in report_periods(year)]
    begun = [period for period in every if period.first <= today]
    begun.sort(key=lambda period: (period.last < today, period.last, period.first), reverse=True)
    return tuple(period.code for period in begun)
