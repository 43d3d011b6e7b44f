"""Levels of stations by rule, each need taken away by itself."""

import pytest

from domain.network.maturity import (
    AGREEMENT,
    DASHBOARD,
    NEEDS,
    REPORT,
    SEARCHES,
    SERVICES,
    Maturity,
    maturity,
)

ALL = frozenset(NEEDS)


@pytest.mark.parametrize(
    ("there", "found"),
    [
        (frozenset(), Maturity(0, (AGREEMENT, REPORT))),
        (frozenset({REPORT}), Maturity(0, (AGREEMENT,))),
        (frozenset({AGREEMENT, REPORT}), Maturity(1, (SEARCHES,))),
        (frozenset({AGREEMENT, REPORT, SEARCHES}), Maturity(2, (SERVICES, DASHBOARD))),
        (ALL - {DASHBOARD}, Maturity(2, (DASHBOARD,))),
        (ALL - {SERVICES}, Maturity(2, (SERVICES,))),
        (ALL - {SEARCHES}, Maturity(1, (SEARCHES,))),
        (ALL - {AGREEMENT}, Maturity(0, (AGREEMENT,))),
        (ALL, Maturity(3)),
    ],
)
def test_a_level_holds_only_with_all_below_it(there: frozenset[str], found: Maturity) -> None:
    assert maturity(there) == found
