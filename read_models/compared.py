"""Provinces side by side: what an address asks for, and what each place is told with.

A ranking holds one measure of population: of which year and counted how stands beside it, and who
is known by another one, or has no data, is told apart and has no rank.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from domain.network.records import Population
from domain.places.provinces import OTHER_PLACES, PROVINCES_34, PROVINCES_63, SUCCESSOR
from domain.records.asset import UNKNOWN_FORMER
from domain.records.kinds import KIND_BY_SLUG, KINDS
from read_models.chosen_rows import CHOSEN, split
from read_models.cross_table import CrossAsked, cross_asked
from read_models.overview import AsOf, ProvinceRow
from read_models.place_indicators import (
    ALIVE_NOW,
    BY_FORMER,
    COUNTED_OF_NETWORK,
    OF_NETWORK,
    OF_ONE_KIND,
    PER_CAPITA,
    SHARE,
    SLUGS,
    WHOLES,
    Period,
    kind_asked,
    ways_of_telling,
)
from read_models.plain_values import parameters
from read_models.query_strings import as_query
from read_models.register_filters import Filters

ONE, BESIDE, CROSS = "", "canh-nhau", "bang-cheo"
COMPLETE, WEEKS, PUBLISHED = "do-day-du", "tuan-dau", "cong-bo"
VIEWS = (ONE, BESIDE, CROSS, COMPLETE, WEEKS, PUBLISHED)
FEWEST, MOST = 2, 4
"""Provinces that stand beside each other."""
TEN_THOUSAND = 10_000
FEES_KNOWN, FEES_MISSING = "fees_known", "fees_missing"
"""Inventions and utility solutions alive of which a payment is known, and the others."""


@dataclass(frozen=True, slots=True)
class PlacesAsked:
    """`chosen`: vn34 codes, at most MOST, in the order of the address; `kind`: '' for all;
    `told`: of place_indicators.ways_of_telling."""

    view: str = ONE
    indicator: str = ALIVE_NOW
    kind: str = ""
    told: str = ""
    vintage: str = "vn34"
    chosen: tuple[str, ...] = ()
    cross: CrossAsked = field(default_factory=CrossAsked)

    def but(self, **changes: object) -> "PlacesAsked":
        return replace(self, **changes).sound()  # type: ignore[arg-type]

    def sound(self) -> "PlacesAsked":
        """Without what the indicator has not: another kind, a way of telling, a former map."""
        ways = ways_of_telling(self.indicator)
        former = self.vintage == "vn63" and self.indicator in BY_FORMER
        return replace(
            self,
            kind=kind_asked(self.indicator, self.kind),
            told=self.told if self.told in ways else ways[0],
            vintage="vn63" if former else "vn34",
        )

    @property
    def per_capita(self) -> bool:
        return self.told == PER_CAPITA

    @property
    def share(self) -> bool:
        return self.told == SHARE

    def query(self) -> str:
        """As an address says it; what is usual is left out."""
        values = {
            "xem": self.view,
            "chi-tieu": "" if self.indicator == ALIVE_NOW else SLUGS[self.indicator],
            "loai": KINDS[self.kind].slug if self.kind else "",
            "do": "" if self.told == ways_of_telling(self.indicator)[0] else self.told,
            "dia-gioi": "63" if self.vintage == "vn63" else "",
            CHOSEN: ",".join(self.chosen),
        }
        if self.view == CROSS:
            values |= self.cross.values()
        return as_query(values, safe=",")


def places_asked(search: str | None) -> PlacesAsked:
    """Never raises: what cannot be read counts as not asked for."""
    asked = parameters(search)
    indicator = next((code for code, s in SLUGS.items() if s == asked.get("chi-tieu")), ALIVE_NOW)
    kind = KIND_BY_SLUG.get(asked.get("loai", ""))
    codes = dict.fromkeys(c for c in split(asked.get(CHOSEN, "")) if c in PROVINCES_34)
    view = asked.get("xem", "")
    found = PlacesAsked(
        view=view if view in VIEWS else ONE,
        indicator=indicator,
        kind=kind.code if kind else "",
        told=asked.get("do", ""),
        vintage="vn63" if asked.get("dia-gioi") == "63" else "vn34",
        chosen=tuple(codes)[:MOST],
        cross=cross_asked(asked),
    )
    return found.sound()


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """What a place is told with. `n`: (indicator, kind) → how many, what is not in it is zero;
    `last`: the same of FILED and GRANTED on the same days of the last year; `records`: of the
    national totals; `network`: indicators of the network that something is known of; `compared`:
    of these what is told of equal times, now and a year before; `sent`: the day of the last file
    of the department's own."""

    place: str
    n: dict[tuple[str, str], int]
    last: dict[tuple[str, str], int]
    records: int
    population: Population | None = None
    network: dict[str, int] = field(default_factory=dict)
    compared: dict[str, tuple[int, int]] = field(default_factory=dict)
    sent: date | None = None

    def count(self, indicator: str, kind: str = "") -> int | None:
        """None where the place has no data of it, which is not zero."""
        if indicator in COUNTED_OF_NETWORK:
            return self.network.get(indicator)
        if not self.records:
            return None
        return _sum(self.n, indicator, kind)

    def before(self, indicator: str, kind: str = "") -> int | None:
        """On the same days of the last year."""
        return _sum(self.last, indicator, kind) if self.records else None

    def whole(self, indicator: str, kind: str = "") -> int | None:
        """What the indicator is a part of; None where it is a part of nothing."""
        of = WHOLES.get(indicator)
        return self.count(of, OF_ONE_KIND.get(indicator, kind)) if of else None

    def share(self, indicator: str, kind: str = "") -> float | None:
        """None of nothing."""
        n, whole = self.count(indicator, kind), self.whole(indicator, kind)
        return n / whole if n is not None and whole else None

    def pair(self, indicator: str, kind: str = "") -> tuple[int, int] | None:
        """Of a flow what is told of equal times, now and a year before."""
        if indicator in OF_NETWORK:
            return self.compared.get(indicator)
        now, before = self.count(indicator, kind), self.before(indicator, kind)
        return None if now is None or before is None else (now, before)

    def per_capita(self, n: int | None) -> float | None:
        """Per 10,000 people; None without a number or without a population."""
        if n is None or self.population is None:
            return None
        return n * TEN_THOUSAND / self.population.value


def _sum(counts: dict[tuple[str, str], int], indicator: str, kind: str) -> int:
    return sum(counts.get((indicator, k), 0) for k in ((kind,) if kind else KINDS))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A line of the ranking. `rank`: None for one that is told apart."""

    rank: int | None
    row: PlaceFigures
    value: float | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """`basis`: measure and year of the population that is ranked by, ('', 0) for absolute numbers.
    `apart`: a value by another measure of population; `without`: no population is known, or there
    is nothing that it could be a share of; `unknown`: no data of the indicator."""

    ranked: tuple[Ranked, ...]
    apart: tuple[Ranked, ...] = ()
    without: tuple[Ranked, ...] = ()
    unknown: tuple[Ranked, ...] = ()
    basis: tuple[str, int] = ("", 0)

    @property
    def lines(self) -> tuple[Ranked, ...]:
        return (*self.ranked, *self.apart, *self.without, *self.unknown)


@dataclass(frozen=True, slots=True)
class Beside:
    """What only the chosen provinces are told with. `parts`: province → former province (or
    'unknown') → alive; `years`: province → filing year → how many of the years shown."""

    parts: dict[str, dict[str, int]] = field(default_factory=dict)
    years: dict[str, dict[int, int]] = field(default_factory=dict)


YEARS_SHOWN = 11
"""Filing years of a chosen province, the running one included."""


@dataclass(frozen=True, slots=True)
class Compared:
    """All that the page is drawn from. `rows`: every place of the map, those of no province last;
    `register`: the table by kind; `other_offices`: records that no total counts; `tells_sent`:
    whether the reader is told when the departments have sent files."""

    asked: PlacesAsked
    rows: tuple[PlaceFigures, ...]
    register: tuple[ProvinceRow, ...]
    other_offices: int
    as_of: AsOf
    period: Period
    beside: Beside = field(default_factory=Beside)
    tells_sent: bool = False

    def asked_as(self, asked: PlacesAsked) -> "Compared":
        """The same numbers, asked for otherwise."""
        return replace(self, asked=asked)

    @property
    def chosen(self) -> list[PlaceFigures]:
        """In the order of the address."""
        found = {row.place: row for row in self.rows}
        return [found[code] for code in self.asked.chosen if code in found]

    @property
    def provinces(self) -> list[PlaceFigures]:
        return [row for row in self.rows if row.place not in OTHER_PLACES]

    @property
    def others(self) -> list[PlaceFigures]:
        return [row for row in self.rows if row.place in OTHER_PLACES]

    def count(self, row: PlaceFigures) -> int | None:
        return row.count(self.asked.indicator, self.asked.kind)

    def ranking(self) -> Ranking:
        values = [(row, self.count(row)) for row in self.provinces]
        unknown = _apart((row, None) for row, n in values if n is None)
        known = [(row, float(n)) for row, n in values if n is not None]
        if self.asked.share:
            return self._by_share([row for row, _n in known], unknown)
        if not self.asked.per_capita:
            return Ranking(_ranked(known), unknown=unknown)
        basis = main_basis(row for row, _n in known)
        told = [(row, row.per_capita(int(n))) for row, n in known]
        here = [(row, value) for row, value in told if value is not None and _basis(row) == basis]
        elsewhere = [(row, v) for row, v in told if v is not None and _basis(row) != basis]
        without = _apart((row, None) for row, value in told if value is None)
        ordered = sorted(elsewhere, key=lambda pair: -pair[1])
        return Ranking(_ranked(here), _apart(ordered), without, unknown, basis)

    def _by_share(self, known: list[PlaceFigures], unknown: tuple[Ranked, ...]) -> Ranking:
        told = [(row, row.share(self.asked.indicator, self.asked.kind)) for row in known]
        values = [(row, value) for row, value in told if value is not None]
        without = _apart((row, None) for row, value in told if value is None)
        return Ranking(_ranked(values), without=without, unknown=unknown)


def _basis(row: PlaceFigures) -> tuple[str, int]:
    return (row.population.measure, row.population.year) if row.population else ("", 0)


def main_basis(rows: Iterable[PlaceFigures]) -> tuple[str, int]:
    """The measure and year of population by which the most of them are known; ('', 0) for none."""
    known = Counter(_basis(row) for row in rows if row.population)
    return max(known, key=lambda basis: (known[basis], basis), default=("", 0))


def _ranked(values: Sequence[tuple[PlaceFigures, float]]) -> tuple[Ranked, ...]:
    """The largest first; equal ones share a rank, and the next has as many before it."""
    ordered = sorted(values, key=lambda pair: -pair[1])
    found: list[Ranked] = []
    for place, (row, value) in enumerate(ordered, 1):
        tied = bool(found) and found[-1].value == value
        found.append(Ranked(found[-1].rank if tied else place, row, value))
    return tuple(found)


def _apart(values: Iterable[tuple[PlaceFigures, float | None]]) -> tuple[Ranked, ...]:
    return tuple(Ranked(None, row, value) for row, value in values)


def place_filters(place: str, vintage: str) -> Filters:
    """What a place's row counts, as filters of the national register."""
    former = (vintage == "vn63" and place not in OTHER_PLACES) or place == UNKNOWN_FORMER
    return Filters(former=place) if former else Filters(place=place)


def area_of(place: str, vintage: str) -> str:
    """The province of today that a place of either map lies in, '' for one of no province."""
    if vintage == "vn34":
        return place if place in PROVINCES_34 else ""
    return SUCCESSOR[place] if place in PROVINCES_63 else ""
