"""What the demonstration tells of hosts that exist: nothing unfavourable, and each number marked."""

from datetime import date

import pytest

from commands.illustrative import favourable
from domain.calendar.periods import months_of
from domain.network.monthly import REQUESTS
from domain.network.reporting import HANDED_IN, deadline
from domain.network.stages import SET_UP, Life

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
