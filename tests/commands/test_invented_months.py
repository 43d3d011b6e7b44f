"""What the demonstration tells of hosts that exist: nothing unfavourable, and each number marked."""

import csv
from datetime import date

import pytest

from commands.demo import build
from commands.illustrative import favourable
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL
from data_access.network.league import league
from data_access.network.report_year import report_year
from data_access.network.reports import station_reports
from domain.calendar.periods import months_of
from domain.network.monthly import REQUESTS
from domain.network.reporting import HANDED_IN, deadline
from domain.network.stages import SET_UP, WORKING, Life
from read_models.league import LeagueRow
from reports.stations import stations_csv

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize("n", range(17))
def test_a_real_host_is_never_late_and_never_declines(n: int) -> None:
    stages, reports = favourable(n, "2021", TODAY)
    told = {month: values for month, _state, _first, values in reports}
    assert all(state in HANDED_IN for _month, state, _first, _values in reports)
    assert all(first is not None and first < deadline(month) for month, _s, first, _v in reports)
    life = Life(tuple(stages))
    expected = [m for year in range(2020, 2027) for m in months_of(year) if m < "2026-11"]
    assert [month for month in expected if life.expects(month)] == sorted(told)
    before, now = (
        sum(told[f"{year}-{month:02}"][name] or 0 for month in range(1, 11) for name in REQUESTS)
        for year in (2025, 2026)
    )
    assert now > before


def test_it_was_set_up_when_the_sources_say() -> None:
    with_day, _reports = favourable(0, "2020-12", TODAY)
    without, _reports = favourable(0, "", TODAY)
    assert [s.day for s in with_day if s.stage == SET_UP] == ["2020-12"]
    assert SET_UP not in {s.stage for s in without}


def test_what_is_told_of_a_real_host_is_marked(database: Database) -> None:
    """On the page, in its file, in a report's sums: a station that exists, with invented months."""
    build(database, TODAY, size=0)
    with database.read(NATIONAL) as connection:
        view = league(connection, scope=NATIONAL, today=TODAY)
        year = report_year(connection, scope=NATIONAL, year=2026, today=TODAY)
        own = next(row.station.id for row in view.rows if row.group == WORKING and real(row))
        reports = station_reports(connection, own, scope=NATIONAL, today=TODAY)
    rows = [row for row in view.rows if row.group == WORKING and real(row)]
    assert len(rows) == 9 and all(row.illustrative for row in rows)
    *_head, heads, first = csv.reader("".join(stations_csv(view, rows[:1], "")).splitlines())
    assert (heads[-1], first[-1]) == ("Minh họa", "minh họa")
    assert year is not None and all(one.illustrative for one in year.by_station)
    assert {one.station_id for one in year.by_station} >= {row.station.id for row in rows}
    assert reports is not None and reports.illustrative


def real(row: LeagueRow) -> bool:
    return not row.station.illustrative
