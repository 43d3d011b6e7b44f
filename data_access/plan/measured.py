"""What the targets of a plan are measured by. Flows and stocks by kind come out of the rollups;
those of a class are counted as the register counts the list that they open."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Select, func, literal_column, select

from data_access.database.area import ProvinceArea, counted
from data_access.database.prepared_statements import prepared
from data_access.database.scope import Scope
from data_access.local_lists.rows import kept_rows
from data_access.local_names.specialities import GROUPS
from data_access.local_names.specialities_on_day import specialities_on
from data_access.register.listing import Listing
from data_access.register.totals import kind_counts, total_of
from data_access.rollups.counts import Counts
from data_access.rollups.counts_on_day import counts_on
from data_access.rollups.filings import to_date
from data_access.tables import month_cube
from domain.calendar.dates import add_years, year_span
from domain.local_names.products import share_of_products
from domain.records.statuses import ALIVE
from read_models.local_lists import PRODUCTS
from read_models.local_names import KeptRow
from read_models.overview import YearToDate
from read_models.plan import Base, LiveFigure
from read_models.plan_target import (
    BASE_YEAR,
    LAST_YEAR,
    MEASURES,
    STOCK,
    classes_told,
    compared_year,
)
from read_models.register_filters import Filters

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Ruler:
    """Measures a province's targets, of today or of the past day `on`."""

    connection: Connection
    place: ProvinceArea
    today: date
    on: date | None

    @property
    def day(self) -> date:
        return self.on or self.today

    @cached_property
    def years(self) -> dict[tuple[str, str, int], int]:
        """Measure, kind and year → how many."""
        found: dict[tuple[str, str, int], int] = defaultdict(int)
        for measure, kind, year, n in _years(self.connection, self.place.scope, self.place.vn34):
            found[measure, kind, int(year)] += int(n)
        return found

    @cached_property
    def to_date(self) -> dict[str, YearToDate]:
        """Measure → this year and last year until the same day."""
        return {to.measure: to for to in to_date(self.connection, self.place, self.day)}

    @cached_property
    def counts(self) -> Counts:
        """As they stand today."""
        return Counts.read(self.connection, self.place)

    def counts_of(self, day: date | None) -> Counts:
        """As they stood on a past day, which is asked for by many targets; None: today."""
        if day is None:
            return self.counts
        if day not in self._past:
            self._past[day] = counts_on(self.connection, self.place, day)
        return self._past[day]

    @cached_property
    def _past(self) -> dict[date, Counts]:
        return {}

    def listed(self, filters: Filters) -> int:
        """Rows of the register's list."""
        place = self.place
        listing = Listing.of(
            self.connection, place.scope, vn34=place.vn34, filters=filters, today=self.today
        )
        return total_of(kind_counts(self.connection, listing), filters)


def live_figures(ruler: Ruler, targets: Iterable[KeptRow]) -> dict[int, LiveFigure]:
    """Id of a target → its figure. What time has passed by is not measured by a day's stock: only
    flows of a past year are known."""
    found = {target.id: _figure(ruler, target.values) for target in targets}
    return {number: figure for number, figure in found.items() if figure is not None}


def _figure(ruler: Ruler, values: Values) -> LiveFigure | None:
    code, year = values["indicator"], values["year"]
    if code in MEASURES:
        return _flow(ruler, values) if year <= ruler.day.year else None
    measure = _STOCKS.get(code)
    return measure(ruler, values) if measure and year >= ruler.day.year else None


def _flow(ruler: Ruler, values: Values) -> LiveFigure:
    """Of a past day's own year what had come by then."""
    first, last = year_span(values["year"])
    rows = _flow_rows(ruler, values, first, min(last, ruler.on or last))
    return LiveFigure(_flowed(ruler, values, values["year"], rows), rows, base=_base(ruler, values))


def _flow_rows(ruler: Ruler, values: Values, first: date, last: date) -> Filters:
    own = _narrowed(values).but(on=ruler.on)
    if MEASURES[values["indicator"]] == "filed":
        return own.but(since=first, until=last)
    return own.but(granted_since=first, granted_until=last)


def _narrowed(values: Values) -> Filters:
    kind = values["kind"]
    return Filters(kinds=(kind,) if kind else (), classes=classes_told(values))


def _flowed(ruler: Ruler, values: Values, year: int, rows: Filters) -> int:
    if rows.classes:
        return ruler.listed(rows)
    measure = MEASURES[values["indicator"]]
    kind = values["kind"]
    if ruler.on and year == ruler.on.year:
        return _of_kind({k: n for k, (n, _last) in ruler.to_date[measure].by_kind.items()}, kind)
    of_year = {
        k: n for (what, k, when), n in ruler.years.items() if (what, when) == (measure, year)
    }
    return _of_kind(of_year, kind)


def _of_kind(counts: Mapping[str, int], kind: str) -> int:
    return counts.get(kind, 0) if kind else sum(counts.values())


def _base(ruler: Ruler, values: Values) -> Base | None:
    """What growth is reckoned from: the plan's own value, else the register's. None where the
    target is a number."""
    year = compared_year(values)
    if year is None:
        return None
    if values["growth"] == BASE_YEAR and values["base_value"] is not None:
        return Base(year, int(values["base_value"]), typed=True)
    if values["indicator"] == STOCK:
        return _stock_base(ruler, values, year)
    rows = _flow_rows(ruler, values, *year_span(year))
    n = _flowed(ruler, values, year, rows)
    return Base(year, n or None, rows, *_same_days(ruler, values, year))


def _same_days(ruler: Ruler, values: Values, year: int) -> tuple[int | None, Filters | None]:
    """Last year's until the same day, while the target's year is running."""
    running = values["year"] == ruler.day.year and values["growth"] == LAST_YEAR
    if not running or (ruler.day.month, ruler.day.day) == (12, 31):
        return None, None
    rows = _flow_rows(ruler, values, year_span(year)[0], add_years(ruler.day, -1))
    if rows.classes:
        return ruler.listed(rows), rows
    measure = MEASURES[values["indicator"]]
    last = {kind: last for kind, (_n, last) in ruler.to_date[measure].by_kind.items()}
    return _of_kind(last, values["kind"]), rows


def _stock(ruler: Ruler, values: Values) -> LiveFigure:
    rows = _narrowed(values).but(statuses=ALIVE, on=ruler.on)
    base = _base(ruler, values)
    return LiveFigure(_alive(ruler, rows), rows, base=base, undated=_undated(ruler, rows, base))


def _stock_base(ruler: Ruler, values: Values, year: int) -> Base:
    rows = _narrowed(values).but(statuses=ALIVE, on=year_span(year)[1])
    return Base(year, _alive(ruler, rows) or None, rows)


def _undated(ruler: Ruler, rows: Filters, base: Base | None) -> int:
    """Of what is alive today, those that no past day can count, as no date tells since when:
    growth leaves them out, lest they seem to have come since."""
    if base is None or base.typed or ruler.on:
        return 0
    return _alive(ruler, rows) - _alive(ruler, rows.but(on=ruler.today))


def _alive(ruler: Ruler, rows: Filters) -> int:
    if rows.classes:
        return ruler.listed(rows)
    alive = {
        kind: sum(n for status, n in statuses.items() if status in ALIVE)
        for kind, statuses in ruler.counts_of(rows.on).by_status().items()
    }
    return _of_kind(alive, next(iter(rows.kinds), ""))


def _specialities(ruler: Ruler, _values: Values) -> LiveFigure:
    if ruler.on:
        names = sum(specialities_on(ruler.connection, ruler.place, ruler.on).counts.values())
    else:
        names = sum(ruler.counts.alive(*group) for group in GROUPS)
    return LiveFigure(names, names="quyen")


def _products(ruler: Ruler, _values: Values) -> LiveFigure | None:
    """Of a past day nothing is known: the list of products has no history."""
    if ruler.on:
        return None
    place = ruler.place
    products = kept_rows(ruler.connection, PRODUCTS, scope=place.scope, vn34=place.vn34)
    share = share_of_products(sum(row.asset_id is not None for row in products), len(products))
    return None if share is None else LiveFigure(share, names="san-pham")


_STOCKS: dict[str, Callable[[Ruler, Values], LiveFigure | None]] = {
    STOCK: _stock,
    "dac-san": _specialities,
    "san-pham-co-quyen": _products,
}


@prepared
def _years(scope: Scope, vn34: str) -> Select[*tuple[Any, ...]]:
    c = month_cube.c
    year = func.substr(c.month, literal_column("1"), literal_column("4"))
    return (
        select(c.measure, c.kind, year, func.sum(c.n))
        .where(*counted(month_cube, scope=scope, vn34=vn34))
        .group_by(c.measure, c.kind, year)
    )
