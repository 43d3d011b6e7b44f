"""What an address of the list of stations asks for, and which rows that leaves."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from domain.network.records import HOST_TYPES
from domain.network.reporting import AMBER, LATE, ON_TIME, RED
from domain.network.stages import ENDED, SUSPENDED
from domain.places.provinces import PROVINCES_34_BY_SLUG
from domain.text.folding import fold
from read_models.league import ORDERS, PREPARING, SILENT, UNKNOWN, LeagueRow
from read_models.plain_values import parameters
from read_models.query_strings import as_query

MISSING = "thieu"
REPORTING = {RED: "tu-3-thang", AMBER: "thieu-1-2", LATE: "nop-muon", ON_TIME: "dung-han"}
"""State of a working station → how an address calls it (`bc`)."""
STAGES = {SUSPENDED: "tam-dung", PREPARING: "chuan-bi", UNKNOWN: "chua-ghi", ENDED: "ket-thuc"}
"""Group of stations that need not report → how an address calls it (`giai-doan`)."""
LONGEST = 80


@dataclass(frozen=True, slots=True)
class LeagueAsked:
    """`state`: of REPORTING's names or MISSING; `stage`: of STAGES' names; `host_type`: a code;
    `slug`: a province; `q`: part of a name; `order`: of ORDERS, with '-' the other way round."""

    state: str = ""
    stage: str = ""
    host_type: str = ""
    slug: str = ""
    q: str = ""
    order: str = SILENT
    as_map: bool = False

    @property
    def filtered(self) -> bool:
        return bool(self.state or self.stage or self.host_type or self.slug or self.q)

    def but(self, **changes: object) -> "LeagueAsked":
        return replace(self, **changes)  # type: ignore[arg-type]

    def query(self) -> str:
        values = {
            "bc": self.state,
            "giai-doan": self.stage,
            "loai": self.host_type,
            "tinh": self.slug,
            "q": self.q,
            "sap-xep": "" if self.order == SILENT else self.order,
            "xem": "ban-do" if self.as_map else "",
        }
        return as_query(values)

    def within(self, rows: Iterable[LeagueRow]) -> list[LeagueRow]:
        """The rows by type, province and name; state and stage aside, whose counts they are."""
        code = PROVINCES_34_BY_SLUG[self.slug].code if self.slug else ""
        wanted = fold(self.q)
        return [
            row
            for row in rows
            if self.host_type in ("", row.station.host_type)
            and code in ("", row.station.vn34)
            and wanted in fold(row.station.host)
        ]

    def chosen(self, rows: Iterable[LeagueRow]) -> list[LeagueRow]:
        return [row for row in self.within(rows) if self._shows(row)]

    def _shows(self, row: LeagueRow) -> bool:
        if self.stage:
            return STAGES.get(row.group) == self.stage
        if self.state == MISSING:
            return row.state in (RED, AMBER)
        return not self.state or REPORTING.get(row.state) == self.state


def league_asked(search: str | None) -> LeagueAsked:
    """`bc`, `giai-doan`, `loai`, `tinh`, `q`, `sap-xep`, `xem`; what cannot be read counts as not
    asked for."""
    asked = parameters(search)
    state, stage = asked.get("bc", ""), asked.get("giai-doan", "")
    order, slug = asked.get("sap-xep", ""), asked.get("tinh", "")
    return LeagueAsked(
        state=state if state in (MISSING, *REPORTING.values()) else "",
        stage=stage if stage in STAGES.values() else "",
        host_type=asked["loai"] if asked.get("loai") in HOST_TYPES else "",
        slug=slug if slug in PROVINCES_34_BY_SLUG else "",
        q=asked.get("q", "")[:LONGEST],
        order=order if order.removeprefix("-") in ORDERS else SILENT,
        as_map=asked.get("xem") == "ban-do",
    )
