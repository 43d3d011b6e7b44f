"""What the pages about the network show: records put together, with what is named, unnamed and
disputed told apart."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.network.records import FLOW, STOCK, TARGET, Activity, Event, Figure, Station
from domain.network.stages import Life


@dataclass(frozen=True, slots=True)
class Network:
    """`stations`: those that a source names. `figures`: what is published about their number,
    dashboards and requests."""

    stations: tuple[Station, ...]
    figures: tuple[Figure, ...]

    def about(self, subject: str, measure: str | None = None) -> tuple[Figure, ...]:
        """The newest first."""
        return tuple(
            f for f in self.figures if f.subject == subject and measure in (None, f.measure)
        )

    @property
    def stock(self) -> Figure | None:
        """The newest published number of all stations; older and contradicting ones are in
        `stocks`."""
        return next(iter(self.stocks), None)

    @property
    def stocks(self) -> tuple[Figure, ...]:
        return tuple(f for f in self.about("stations", STOCK) if not f.about)

    @property
    def stock_by_type(self) -> dict[str, Figure]:
        """Type of host → how many of the newest number."""
        newest = self.stock
        parts = [
            f
            for f in self.about("stations", STOCK)
            if f.about and newest and f.period == newest.period
        ]
        return {f.about: f for f in parts}

    @property
    def flows(self) -> tuple[Figure, ...]:
        return self.about("stations", FLOW)

    @property
    def targets(self) -> tuple[Figure, ...]:
        return self.about("stations", TARGET)

    @property
    def named(self) -> dict[str, int]:
        """Type of host → how many stations a source names."""
        return dict(Counter(s.host_type for s in self.stations))

    @property
    def unnamed(self) -> dict[str, int]:
        """Type of host → how many of the counted stations no source names; only where more are
        counted than named."""
        named = self.named
        gaps = {code: (f.value or 0) - named.get(code, 0) for code, f in self.stock_by_type.items()}
        return {code: gap for code, gap in gaps.items() if gap > 0}

    @property
    def disputed(self) -> tuple[Station, ...]:
        return tuple(s for s in self.stations if s.dispute)


@dataclass(frozen=True, slots=True)
class TypedStation:
    """What the form shows of a station that a person of the institute wrote down."""

    values: Mapping[str, str]
    version: int


@dataclass(frozen=True, slots=True)
class StationView:
    """`figures`: published about its province; `events`: held there or attended; `activity`: by
    month, oldest first; `stations`: key of the host → id, for a
    successor that is a station itself."""

    station: Station
    figures: tuple[Figure, ...]
    events: tuple[Event, ...]
    activity: tuple[Activity, ...]
    life: Life = field(default_factory=Life)
    stations: Mapping[str, int] = field(default_factory=dict)

    @property
    def dashboard(self) -> Figure | None:
        """That the province has a dashboard of its own, as published."""
        return next((f for f in self.figures if f.subject == "dashboards"), None)
