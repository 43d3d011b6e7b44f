"""What the page of reports can be asked for, and what is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from data_access.database.scope import Scope
from data_access.network.activity import known_years
from data_access.network.events import station_hosts
from data_access.network.figures import figures
from data_access.network.report import ReportData, report_data
from data_access.network.report_words import words_of
from data_access.network.visit_counts import counted
from domain.network.records import Figure
from read_models.report_asked import ANNUAL, STATION, ReportAsked
from read_models.report_words import Passage
from read_models.visit_counts import Counted


@dataclass(frozen=True, slots=True)
class Choice:
    """`asked`: with what was left open filled in."""

    asked: ReportAsked
    periods: tuple[str, ...]
    stations: dict[int, str]
    data: ReportData | None
    words: dict[str, Passage]


def choice(connection: Connection, asked: ReportAsked, *, scope: Scope, today: date) -> Choice:
    """The newest period of which anything is known, where none is asked for."""
    hosts = station_hosts(connection, scope=scope) if asked.name == STATION else {}
    if asked.name == STATION and asked.station_id not in hosts:
        asked = asked.of(station_id=next(iter(hosts), None)) if asked.station_id is None else asked
    known = periods(connection, asked.name, scope=scope, today=today)
    if not asked.period:
        asked = asked.of(period=known[0] if known else str(today.year))
    every = known if asked.period in known else (asked.period, *known)
    data = report_data(connection, asked, scope=scope, today=today)
    words = words_of(connection, asked.name, asked.period, scope=scope)
    stations = dict(sorted(hosts.items(), key=lambda pair: pair[1]))
    return Choice(asked, every, stations, data, words)


def periods(connection: Connection, name: str, *, scope: Scope, today: date) -> tuple[str, ...]:
    """Of which anything is known, the newest first."""
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
