"""What the page of conferences and trainings asks and is answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.network.events import (
    AWAITING,
    CANCELLED,
    COMING,
    STEPS,
    TOLD,
    Trained,
    step,
    trained,
)
from domain.network.records import EVENT_KINDS, INSTITUTE_NAME, Event
from domain.places.provinces import PROVINCES_34, PROVINCES_34_BY_SLUG, SUCCESSOR
from domain.text.folding import fold
from read_models.plain_values import number, parameters, year
from read_models.query_strings import POST, as_query

STEP_NAMES = {AWAITING: "cho-ket-qua", COMING: "sap-toi", TOLD: "co-ket-qua", CANCELLED: "khong"}
"""Step → how an address calls it."""
KIND_NAMES = {"conference": "hoi-nghi", "workshop": "hoi-thao", "training": "tap-huan"}
INSTITUTE, NEW = "vien", "moi"
"""The parameter that names one of a person's posts (sitemap.addresses.POST)."""
LONGEST_SEARCH = 100


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as it is stored. `station_id`: the station that holds it, None the institute;
    `host`: what that is called; `published`: came with the program."""

    id: int
    event: Event
    station_id: int | None = None
    host: str = ""
    attending: tuple[int, ...] = ()
    published: bool = False
    version: int = 0
    by: str = ""
    at: datetime | None = None

    @property
    def vn34(self) -> str | None:
        """The province of today; None for one online or of which no place is told."""
        return SUCCESSOR[self.event.vn63] if self.event.vn63 else None


@dataclass(frozen=True, slots=True)
class EventsAsked:
    """`year` None: the newest with an event; `host`: a station's id, INSTITUTE or ''; `write`: id
    of the event to be written, NEW, or ''."""

    year: int | None = None
    step: str = ""
    kind: str = ""
    host: str = ""
    vn34: str = ""
    text: str = ""
    write: str = ""
    post: str = ""

    def query(self, **changes: str | int | None) -> str:
        """As an address says it, with some of it changed."""
        place = PROVINCES_34[self.vn34].slug if self.vn34 else ""
        values: dict[str, str | int | None] = {
            "nam": self.year,
            "buoc": STEP_NAMES.get(self.step, ""),
            "loai": KIND_NAMES.get(self.kind, ""),
            "chu-tri": self.host,
            "tinh": place,
            "q": self.text,
            POST: self.post,
        }
        return as_query(values | changes)


def events_asked(search: str | None) -> EventsAsked:
    """`nam`, `buoc`, `loai`, `chu-tri`, `tinh`, `q`, `ghi`; what cannot be read counts as not asked
    for."""
    asked = parameters(search)
    place = PROVINCES_34_BY_SLUG.get(asked.get("tinh", ""))
    host, write = asked.get("chu-tri", ""), asked.get("ghi", "")
    return EventsAsked(
        year=year(asked.get("nam")),
        step=_code(STEP_NAMES, asked.get("buoc")),
        kind=_code(KIND_NAMES, asked.get("loai")),
        host=host if host == INSTITUTE or number(host) else "",
        vn34=place.code if place else "",
        text=asked.get("q", "")[:LONGEST_SEARCH],
        write=write if write == NEW or number(write) else "",
        post=asked.get(POST, "")[:LONGEST_SEARCH],
    )


def _code(names: Mapping[str, str], asked: str | None) -> str:
    return next((code for code, name in names.items() if asked == name), "")


@dataclass(frozen=True, slots=True)
class EventsView:
    """`every`: what the person sees, newest first; `stations`: id → host of the stations that are
    seen; `own`: the person's station where the person belongs to one; `may_write`."""

    every: tuple[EventRow, ...]
    asked: EventsAsked
    today: date
    stations: Mapping[int, str] = field(default_factory=dict)
    own: int | None = None
    may_write: bool = False

    @property
    def years(self) -> tuple[int, ...]:
        """Of which anything is recorded, the newest first; this year always."""
        told = {int(row.event.held[:4]) for row in self.recorded if row.event.held}
        return tuple(sorted(told | {self.today.year}, reverse=True))

    @property
    def year(self) -> int:
        return self.asked.year or self.today.year

    @property
    def recorded(self) -> tuple[EventRow, ...]:
        """All but what was published, which stands apart."""
        return tuple(row for row in self.every if not row.published)

    @property
    def published(self) -> tuple[Event, ...]:
        return tuple(row.event for row in self.every if row.published)

    @property
    def of_year(self) -> tuple[EventRow, ...]:
        """Of the year, and what is coming after it where the year is this one."""
        this = self.year == self.today.year
        return tuple(row for row in self.recorded if self._in_year(row, coming=this))

    def _in_year(self, row: EventRow, *, coming: bool) -> bool:
        held = row.event.held
        if not held:
            return coming
        return int(held[:4]) == self.year or (coming and int(held[:4]) > self.year)

    def step(self, row: EventRow) -> str:
        return step(row.event, self.today)

    @property
    def shown(self) -> tuple[EventRow, ...]:
        """What is left by all filters but the step's."""
        return tuple(row for row in self.of_year if self._fits(row))

    def _fits(self, row: EventRow) -> bool:
        asked = self.asked
        host = str(row.station_id or INSTITUTE)
        words = fold(" ".join((row.event.title, row.event.place, row.event.organisers, row.host)))
        return (
            asked.kind in ("", row.event.kind)
            and asked.host in ("", host)
            and asked.vn34 in ("", row.vn34)
            and fold(asked.text) in words
        )

    @property
    def groups(self) -> dict[str, list[EventRow]]:
        """Step → its rows, in the order of what is to be done; past ones newest first."""
        found: dict[str, list[EventRow]] = {name: [] for name in STEPS}
        for row in self.shown:
            found[self.step(row)].append(row)
        found[COMING].sort(key=lambda row: (row.event.held or "~", row.event.title))
        wanted = self.asked.step
        return {name: rows for name, rows in found.items() if rows and wanted in ("", name)}

    def sums(self, rows: Sequence[EventRow]) -> Trained:
        return trained(row.event for row in rows)

    @property
    def by_host(self) -> list[tuple[str, str, Trained]]:
        """Host, its station's id or INSTITUTE as addresses have it, what its events with an outcome
        add up to; the most people first."""
        found: dict[tuple[str, str], list[EventRow]] = {}
        for row in self.shown:
            if self.step(row) == TOLD:
                key = (row.host or INSTITUTE_NAME, str(row.station_id or INSTITUTE))
                found.setdefault(key, []).append(row)
        listed = [(host, code, self.sums(rows)) for (host, code), rows in found.items()]
        return sorted(listed, key=lambda line: (-line[2].people, line[0]))

    @property
    def by_province(self) -> dict[str, list[EventRow]]:
        """vn34 code → the events with an outcome that were there."""
        found: dict[str, list[EventRow]] = {}
        for row in self.shown:
            if self.step(row) == TOLD and row.vn34:
                found.setdefault(row.vn34, []).append(row)
        return found

    @property
    def attending(self) -> set[int]:
        """Ids of the stations whose staff was at an event of the year."""
        told = (row for row in self.of_year if self.step(row) == TOLD)
        return {number for row in told for number in row.attending}

    @property
    def awaiting(self) -> int:
        return sum(self.step(row) == AWAITING for row in self.of_year)

    @property
    def departments(self) -> set[str]:
        """vn34 codes whose Sở is named as present at an event of the year."""
        told = (row for row in self.of_year if self.step(row) == TOLD)
        return {SUCCESSOR[code] for row in told for code in row.event.present}

    def written(self) -> EventRow | None:
        """The event that is asked for to be written, if it is there and can be."""
        found = next((row for row in self.recorded if str(row.id) == self.asked.write), None)
        return found if self.may_write else None


def kinds() -> dict[str, str]:
    """How an address calls a kind → its name."""
    return {KIND_NAMES[code]: label for code, label in EVENT_KINDS.items()}


@dataclass(frozen=True, slots=True)
class MonthEvents:
    """What a station's events of a month add up to, for its monthly report. `rows`: those with an
    outcome; `waiting`: held without one. Without any row nothing is known, which is not zero."""

    rows: tuple[EventRow, ...]
    waiting: tuple[EventRow, ...]

    @property
    def sums(self) -> Trained | None:
        return trained(row.event for row in self.rows) if self.rows else None
