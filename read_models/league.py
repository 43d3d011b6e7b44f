"""The stations side by side: in which group, what they have reported of the twelve due months,
since when they are silent."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from domain.network.hosts import host_key
from domain.network.maturity import Maturity
from domain.network.records import Station
from domain.network.reporting import LATE, Record, Silence
from domain.network.stages import ENDED, SUSPENDED, WORKING, Life
from domain.places.provinces import place_name
from domain.text.folding import sort_key
from read_models.station_work import Work

PREPARING, UNKNOWN = "preparing", "unknown"
GROUPS = (WORKING, SUSPENDED, PREPARING, UNKNOWN, ENDED)
SILENT, NAME, RECEIVED, ON_TIME = "im-lang", "ten", "da-nop", "dung-han"
PLACE, OPENED, REQUESTS, TRAINED, LEVEL = "tinh", "lap", "yeu-cau", "tap-huan", "muc"


@dataclass(frozen=True, slots=True)
class LeagueRow:
    """`stood`: how each of the due months stands, oldest first; `newest`: how the newest due one
    does."""

    station: Station
    life: Life
    today: date
    stood: tuple[str, ...]
    record: Record
    silence: Silence
    work: Work = field(default_factory=Work)
    maturity: Maturity = field(default_factory=Maturity)
    months_invented: bool = False

    @property
    def group(self) -> str:
        """By the stage of today; a station without a first working day has none that counts."""
        stage = self.life.on(self.today)
        if stage is None or (stage.stage == WORKING and not stage.day):
            return UNKNOWN
        return stage.stage if stage.stage in (WORKING, SUSPENDED, ENDED) else PREPARING

    @property
    def newest(self) -> str:
        return self.stood[-1]

    @property
    def state(self) -> str:
        """How a working station stands with its reports: red, amber, late, on_time, not_expected
        yet; '' for all that need not report."""
        if self.group != WORKING:
            return ""
        return self.silence.alarm or self.newest

    @property
    def illustrative(self) -> bool:
        """Whether it is invented, or any of its months."""
        return self.station.illustrative or self.months_invented

    @property
    def since(self) -> str:
        """When it first began to work, '' where nobody has told."""
        return next((stage.day for stage in self.life.in_order if stage.stage == WORKING), "")


@dataclass(frozen=True, slots=True)
class League:
    """`months`: the due ones, oldest first."""

    rows: tuple[LeagueRow, ...]
    months: tuple[str, ...]

    def group(
        self, name: str, order: str = SILENT, rows: Iterable[LeagueRow] | None = None
    ) -> list[LeagueRow]:
        """Those of one group; `order` with '-' the other way round; `rows`: these alone."""
        among = self.rows if rows is None else rows
        found = sorted(
            (row for row in among if row.group == name), key=lambda row: sort_key(row.station.host)
        )
        by = ORDERS[order.removeprefix("-")]
        known = [row for row in found if by(row) is not None]
        known.sort(key=by, reverse=order.startswith("-"))
        return known + [row for row in found if by(row) is None]

    @property
    def by_host(self) -> dict[str, int]:
        """Key of the host → id, for a successor that is a station itself."""
        return {host_key(row.station.host): row.station.id for row in self.rows}

    @property
    def counted(self) -> list[LeagueRow]:
        """The stations there are and were: those that are being prepared are none yet."""
        return [row for row in self.rows if row.group != PREPARING]

    @property
    def total(self) -> Record:
        return sum((row.record for row in self.rows), Record())

    @property
    def newest(self) -> Record:
        """Of the newest due month alone."""
        return self.newest_of(self.rows)

    def newest_of(self, rows: Iterable[LeagueRow]) -> Record:
        expected = [row.newest for row in rows if row.life.expects(self.months[-1])]
        return Record(
            len(expected),
            sum(stood in ("on_time", "late") for stood in expected),
            expected.count("on_time"),
        )

    @property
    def silent(self) -> list[LeagueRow]:
        """Those with months missing, the longest first."""
        return sorted(
            (row for row in self.rows if row.silence.alarm), key=lambda row: -row.silence.missing
        )

    def rank(self, station_id: int) -> tuple[int, int] | None:
        """Place by requests among the working stations that tell any, and how many these are."""
        told = {
            row.station.id: row.work.requests
            for row in self.rows
            if row.group == WORKING and row.work.requests is not None
        }
        mine = told.get(station_id)
        return (
            None
            if mine is None
            else (1 + sum(n > mine for n in told.values() if n is not None), len(told))
        )


def _share(n: int, expected: int) -> float | None:
    return n / expected if expected else None


def _silent(row: LeagueRow) -> tuple[int, int, int]:
    """Months missing first, then the newest one late, then all that was missed before."""
    late = 0 if row.newest == LATE else 1
    return (-row.silence.missing, late, row.record.received - row.record.expected)


ORDERS: dict[str, Callable[[LeagueRow], Any]] = {
    SILENT: _silent,
    NAME: lambda row: sort_key(row.station.host),
    PLACE: lambda row: sort_key(place_name(row.station.vn34, "vn34")) if row.station.vn34 else None,
    OPENED: lambda row: row.since or None,
    RECEIVED: lambda row: _share(row.record.received, row.record.expected),
    ON_TIME: lambda row: _share(row.record.on_time, row.record.expected),
    REQUESTS: lambda row: row.work.requests,
    TRAINED: lambda row: row.work.trained,
    LEVEL: lambda row: row.maturity.level,
}
"""As addresses name them → what is compared, None: not known, which stands last either way. The
first is how the list stands unasked."""
