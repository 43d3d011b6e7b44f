"""How mature a station is, by rule. Source: network.md §2, after WIPO's levels of a TISC: 1 agreement
and a report in the last twelve months, 2 searches recorded, 3 own services and a dashboard of the
province. A level holds only with all those below it.
"""

from dataclasses import dataclass

from language import N_

AGREEMENT, REPORT, SEARCHES, SERVICES, DASHBOARD = (
    "agreement",
    "report",
    "searches",
    "services",
    "dashboard",
)
NEEDS: dict[str, tuple[int, str]] = {
    AGREEMENT: (1, N_("thỏa thuận")),
    REPORT: (1, N_("báo cáo trong 12 tháng")),
    SEARCHES: (2, N_("ghi tra cứu")),
    SERVICES: (3, N_("dịch vụ riêng")),
    DASHBOARD: (3, N_("giao diện tỉnh")),
}
"""What is needed → for which level, in words."""
HIGHEST = 3


@dataclass(frozen=True, slots=True)
class Maturity:
    """`level` 0: none yet; `missing`: what the next one needs, of NEEDS."""

    level: int = 0
    missing: tuple[str, ...] = ()


def maturity(there: frozenset[str]) -> Maturity:
    """`there`: what the station has, of NEEDS."""
    for step in range(1, HIGHEST + 1):
        lacking = tuple(
            name for name, (level, _word) in NEEDS.items() if level == step and name not in there
        )
        if lacking:
            return Maturity(step - 1, lacking)
    return Maturity(HIGHEST)
