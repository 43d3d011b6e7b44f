"""Provinces side by side as tables for files: the same numbers as on the screen, an unknown one an
empty cell and never 0."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from components.places.cross import cross_title, dimension_word
from components.places.numbers import measure
from components.plan.first_weeks import CALLED
from components.published import amount
from domain.places.provinces import place_name
from domain.text.counts import EXACT
from language import N_, _
from language.dates import numeric
from language.numbers import number
from read_models.compared import BESIDE, FEES_KNOWN, FEES_MISSING, Compared, PlaceFigures, Ranked
from read_models.cross_table import DIMENSIONS, CrossTable
from read_models.first_weeks import STEPS, FirstWeeks, steps_done
from read_models.place_indicators import (
    ALIVE_NOW,
    COLLECTIVE,
    DUE,
    EXPECTED,
    FILED,
    FLOWS,
    GRANTED,
    IN_GRACE,
    KEPT,
    LONG_PENDING,
    NAMES,
    OF_REGISTER,
    ON_TIME,
    OWNED,
    PENDING,
    PER_CAPITA,
    REPORTED,
    REQUESTS,
    STATIONS,
    TRAINED,
    WHOLES,
    ways_of_telling,
    whole_name,
)
from read_models.provinces_work import SIGNED_IN_DAYS, Completeness
from read_models.published_series import KINDS, MEASURES, ORIGINS, Series, Told
from reports.chart_tables import BARS, Cell, ChartTable

ROUNDED = 4
EXPECTED_REPORTS = N_("Báo cáo tháng phải nộp")
SHOWN_BESIDE = (
    *(ALIVE_NOW, IN_GRACE, DUE, KEPT, COLLECTIVE, *OWNED),
    *(PENDING, LONG_PENDING, FILED, GRANTED),
    *(STATIONS, EXPECTED, REPORTED, ON_TIME, REQUESTS, TRAINED),
)


def of_compared(data: Compared) -> ChartTable:
    return _beside(data) if data.asked.view == BESIDE else _one(data)


@dataclass(frozen=True)
class _Told:
    """A column of the table of all places; `summed`: of the whole country its sum is told."""

    title: str
    of: Callable[[Ranked], Cell]
    summed: bool = False


def _one(data: Compared) -> ChartTable:
    name = _(NAMES[data.asked.indicator])
    told = _columns(data)
    columns = (_("Tỉnh, thành phố"), *(one.title for one in told))
    places = (*data.ranking().lines, *(Ranked(None, row, None) for row in data.others))
    lines = tuple(_line(data, told, line) for line in places)
    total: list[Cell] = [_("Cả nước")]
    for at, one in enumerate(told, 1):
        total.append(sum(int(line[at] or 0) for line in lines) if one.summed else None)
    notes = (_periods(data), *_mixed(data))
    return ChartTable(
        title=name,
        columns=columns,
        rows=lines,
        drawn=(1,),
        look=BARS,
        total=tuple(total),
        notes=notes,
    )


def _line(data: Compared, told: Sequence[_Told], line: Ranked) -> tuple[Cell, ...]:
    name = place_name(line.row.place, data.asked.vintage)
    return (name, *(one.of(line) for one in told))


def _columns(data: Compared) -> list[_Told]:
    asked, year = data.asked, data.period.until.year
    indicator, kind = asked.indicator, asked.kind
    found = [
        _Told(_(NAMES[indicator]), lambda line: data.count(line.row), summed=True),
        _Told(_("Hạng"), lambda line: line.rank),
    ]
    if indicator in WHOLES:
        found += _of_share(indicator, kind)
    if indicator in FLOWS and indicator not in OF_REGISTER:
        found += _of_equal_times(indicator)
    found += [
        _Told(_("Dân số"), lambda line: _people(line.row)),
        _Told(_("Thước đo dân số"), lambda line: _measure(line.row)),
    ]
    if PER_CAPITA in ways_of_telling(indicator):
        found.append(_Told(_("Trên 10.000 dân"), lambda line: _per_capita(data, line.row)))
    return [
        *found,
        _Told(
            _("Đơn nộp {year}", year=year), lambda line: line.row.count(FILED, kind), summed=True
        ),
        _Told(
            _("Đơn nộp {year}", year=year - 1),
            lambda line: line.row.before(FILED, kind),
            summed=True,
        ),
        _Told(_("Cấp {year}", year=year), lambda line: line.row.count(GRANTED, kind), summed=True),
        _Told(
            _("Sáng chế, GPHI có dữ liệu phí"), lambda line: line.row.count(FEES_KNOWN), summed=True
        ),
        _Told(
            _("Sáng chế, GPHI chưa có dữ liệu phí"),
            lambda line: line.row.count(FEES_MISSING),
            summed=True,
        ),
        *([_Told(_("Sở gửi gần nhất"), _sent)] if data.tells_sent else []),
    ]


def _of_share(indicator: str, kind: str) -> list[_Told]:
    whole = _("Trong tổng số: {whole}", whole=_(whole_name(indicator)))
    return [
        _Told(_("Tỷ lệ (%)"), lambda line: _percent(line.row.share(indicator, kind))),
        _Told(whole, lambda line: line.row.whole(indicator, kind), summed=True),
    ]


def _of_equal_times(indicator: str) -> list[_Told]:
    def at(which: int) -> Callable[[Ranked], Cell]:
        return lambda line: pair[which] if (pair := line.row.pair(indicator)) else None

    return [
        _Told(_("Kỳ này, để so sánh"), at(0), summed=True),
        _Told(_("Cùng kỳ năm trước"), at(1), summed=True),
    ]


def _per_capita(data: Compared, row: PlaceFigures) -> float | None:
    found = row.per_capita(data.count(row))
    return None if found is None else round(found, ROUNDED)


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, ROUNDED)


def _sent(line: Ranked) -> str | None:
    return numeric(line.row.sent) if line.row.sent else None


def _beside(data: Compared) -> ChartTable:
    """A line for each number, a column for each of the chosen provinces."""
    chosen = data.chosen
    columns = (_("Chỉ tiêu"), *(place_name(row.place, "vn34") for row in chosen))
    names = NAMES | {EXPECTED: EXPECTED_REPORTS}
    lines: list[tuple[Cell, ...]] = [
        (_(names[code]), *(row.count(code) for row in chosen)) for code in SHOWN_BESIDE
    ]
    before = [row.before(FILED) for row in chosen]
    lines.append((_("Đơn nộp cùng kỳ năm trước"), *before))
    fees = (
        (FEES_KNOWN, _("Sáng chế, GPHI có dữ liệu phí")),
        (FEES_MISSING, _("Sáng chế, GPHI chưa có dữ liệu phí")),
    )
    lines += [(told, *(row.count(code) for row in chosen)) for code, told in fees]
    lines.append((_("Dân số"), *(_people(row) for row in chosen)))
    lines.append((_("Thước đo dân số"), *(_measure(row) for row in chosen)))
    title = _("Các tỉnh đặt cạnh nhau")
    drawn = tuple(range(1, 1 + len(chosen)))
    return ChartTable(
        title=title,
        columns=columns,
        rows=tuple(lines),
        drawn=drawn,
        look=BARS,
        total=(),
        notes=(_periods(data),),
    )


def _people(row: PlaceFigures) -> int | None:
    return row.population.value if row.population else None


def _measure(row: PlaceFigures) -> str | None:
    found = row.population
    return measure(found.measure, found.year) if found else None


def _periods(data: Compared) -> str:
    now, last = data.period, data.period.last
    return _(
        "Kỳ này: 01/01/{year}–{until}; kỳ trước: 01/01/{last}–{then}.",
        year=now.until.year,
        until=numeric(now.until),
        last=last.until.year,
        then=numeric(last.until),
    )


def _mixed(data: Compared) -> tuple[str, ...]:
    ranking = data.ranking()
    if not data.asked.per_capita or not ranking.apart:
        return ()
    told = _(
        "Xếp hạng theo {measure}; {n} tỉnh có thước đo dân số khác, không xếp hạng.",
        measure=measure(*ranking.basis),
        n=number(len(ranking.apart)),
    )
    return (told,)


def of_cross(table: CrossTable) -> ChartTable:
    asked = table.asked
    words = [dimension_word(asked.columns, code) for code in table.columns]
    columns = (_(DIMENSIONS[asked.rows]), *words, _("Cộng"))
    lines = tuple(_cross_line(table, row) for row in table.rows)
    sums = (table.of_columns.get(code, 0) for code in table.columns)
    total: tuple[Cell, ...] = (_("Cộng"), *sums, table.total)
    return ChartTable(
        title=cross_title(asked),
        columns=columns,
        rows=lines,
        drawn=(len(columns) - 1,),
        look=BARS,
        total=total,
    )


def _cross_line(table: CrossTable, row: str) -> tuple[Cell, ...]:
    cells = (table.n.get((row, column), 0) for column in table.columns)
    return (dimension_word(table.asked.rows, row), *cells, table.of_rows.get(row, 0))


def of_completeness(found: tuple[Completeness, ...]) -> ChartTable:
    columns = (
        _("Tỉnh, thành phố"),
        _("Bản ghi"),
        _("Sở gửi gần nhất"),
        _("Chưa rõ tỉnh cũ"),
        _("Chưa có chủ"),
        _("Chưa rõ tình trạng"),
        _("Sáng chế, GPHI còn hiệu lực"),
        _("Chưa có dữ liệu phí"),
        _("Người đăng nhập {n} ngày", n=number(SIGNED_IN_DAYS)),
        _("Tài khoản"),
    )
    return ChartTable(
        _("Độ đầy đủ dữ liệu của từng tỉnh"), columns, tuple(map(_complete, found)), (1,), BARS
    )


def _complete(one: Completeness) -> tuple[Cell, ...]:
    return (
        place_name(one.place, "vn34"),
        one.records,
        numeric(one.imported_on) if one.imported_on else None,
        one.formerless,
        one.ownerless,
        one.statusless,
        one.payable,
        one.feeless,
        one.signed_in,
        one.people,
    )


def of_series(series: Series) -> ChartTable:
    columns = (
        *(_("Tỉnh"), _("Loại"), _("Số nào"), _("Người nộp"), _("Từ"), _("Đến")),
        *(_("Giá trị"), _("Nguồn"), _("Ghi chú")),
    )
    lines = tuple(_told(one) for one in (*series.country, *series.provinces))
    return ChartTable(_("Số đã công bố về đơn nộp, văn bằng"), columns, lines, (), BARS)


def _told(one: Told) -> tuple[Cell, ...]:
    value: Cell = one.value if one.qualifier == EXACT else amount(one.value, one.qualifier)
    return (
        one.place or _("Cả nước"),
        _(KINDS[one.kind]),
        _(MEASURES[one.measure]),
        _(ORIGINS[one.origin]),
        one.since,
        one.until,
        value,
        one.source_url,
        one.note,
    )


def of_weeks(found: Mapping[str, FirstWeeks]) -> ChartTable:
    columns: list[str] = [_("Tỉnh, thành phố"), _("Xong")]
    for code in STEPS:
        columns += [_(CALLED[code]), _("Ngày")]
    lines = tuple(_weeks(code, steps) for code, steps in found.items())
    title = _("Những tuần đầu của từng tỉnh")
    return ChartTable(title, tuple(columns), lines, (1,), BARS)


def _weeks(code: str, steps: FirstWeeks) -> tuple[Cell, ...]:
    cells: list[Cell] = [place_name(code, "vn34"), steps_done(steps)]
    for step in steps:
        state = _("Đã xong") if step.done else _("Chưa xong")
        cells += [state, numeric(step.on) if step.on else None]
    return tuple(cells)
