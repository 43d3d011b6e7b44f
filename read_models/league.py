"""The stations side by side: in which group, what they have reported of the twelve due months,
since when they are silent."""

from dataclasses import dataclass
from datetime import date

from domain.network.records import Station
from domain.network.reporting import Record, Silence
from domain.network.stages import ENDED, SUSPENDED, WORKING, Life
from domain.text.folding import sort_key

PREPARING, UNKNOWN = "preparing", "unknown"
GROUPS = (WORKING, SUSPENDED, PREPARING, UNKNOWN, ENDED)
SILENT, NAME, RECEIVED, ON_TIME = "im-lang", "ten", "da-nop", "dung-han"
ORDERS = (SILENT, NAME, RECEIVED, ON_TIME)
"""As addresses name them; the first is how the list stands unasked."""


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


@dataclass(frozen=True, slots=True)
class League:
    """`months`: the due ones, oldest first."""

    rows: tuple[LeagueRow, ...]
    months: tuple[str, ...]

    def group(self, name: str, order: str = SILENT) -> list[LeagueRow]:
        found = sorted(
            (row for row in self.rows if row.group == name),
            key=lambda row: sort_key(row.station.host),
        )
        if order == SILENT:
            found.sort(
                key=lambda row: (-row.silence.missing, row.record.received - row.record.expected)
            )
        elif order in (RECEIVED, ON_TIME):
            found.sort(key=lambda row: _share(row, order))
        return found

    @property
    def total(self) -> Record:
        return sum((row.record for row in self.rows), Record())

    @property
    def newest(self) -> Record:
        """Of the newest due month alone."""
        expected = [row.newest for row in self.rows if row.life.expects(self.months[-1])]
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


def _share(row: LeagueRow, order: str) -> float:
    """The lowest share first; nothing expected last."""
    n = row.record.received if order == RECEIVED else row.record.on_time
    return n / row.record.expected if row.record.expected else 2
