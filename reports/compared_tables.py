"""Provinces side by side as tables for files: the same numbers as on the screen, an unknown one an
empty cell and never 0."""

from collections.abc import Mapping

from components.places.cross import cross_title, dimension_word
from components.places.numbers import measure
from components.plan.first_weeks import CALLED
from components.published import amount
from domain.places.provinces import place_name
from domain.text.counts import EXACT
from language import _
from language.dates import numeric
from language.numbers import number
from read_models.compared import (
    ALIVE_NOW,
    BESIDE,
    COLLECTIVE,
    DUE,
    FILED,
    GRANTED,
    IN_GRACE,
    NAMES,
    OF_REGISTER,
    PENDING,
    REQUESTS,
    STATIONS,
    Compared,
    PlaceFigures,
    Ranked,
)
from read_models.cross_table import DIMENSIONS, CrossTable
from read_models.first_weeks import STEPS, FirstWeeks, steps_done
from read_models.provinces_work import SIGNED_IN_DAYS, Completeness
from read_models.published_series import KINDS, MEASURES, ORIGINS, Series, Told
from reports.chart_tables import BARS, Cell, ChartTable

ROUNDED = 4
SHOWN_BESIDE = (
    *(ALIVE_NOW, IN_GRACE, DUE, PENDING, COLLECTIVE, FILED, GRANTED),
    *(STATIONS, REQUESTS),
)


def of_compared(data: Compared) -> ChartTable:
    return _beside(data) if data.asked.view == BESIDE else _one(data)


def _one(data: Compared) -> ChartTable:
    asked, year = data.asked, data.period.until.year
    name = _(NAMES[asked.indicator])
    columns = (
        _("Tỉnh, thành phố"),
        name,
        _("Hạng"),
        _("Dân số"),
        _("Thước đo dân số"),
        _("Trên 10.000 dân"),
        _("Đơn nộp {year}", year=year),
        _("Đơn nộp {year}", year=year - 1),
        _("Cấp {year}", year=year),
    )
    lines = [_line(data, line) for line in data.ranking().lines]
    others = [_line(data, Ranked(None, row, None)) for row in data.others]
    total: list[Cell] = [_("Cả nước"), *(None for _column in columns[1:])]
    for place in (1, 6, 7, 8):
        total[place] = sum(int(row[place] or 0) for row in (*lines, *others))
    notes = (_periods(data), *_mixed(data))
    return ChartTable(
        title=name,
        columns=columns,
        rows=(*lines, *others),
        drawn=(1,),
        look=BARS,
        total=tuple(total),
        notes=notes,
    )


def _line(data: Compared, line: Ranked) -> tuple[Cell, ...]:
    asked, row = data.asked, line.row
    kind = asked.kind if asked.indicator in OF_REGISTER else ""
    value, people = data.count(row), row.population
    per_capita = row.per_capita(value)
    return (
        place_name(row.place, asked.vintage),
        value,
        line.rank,
        people.value if people else None,
        measure(people.measure, people.year) if people else None,
        None if per_capita is None else round(per_capita, ROUNDED),
        row.count(FILED, kind),
        row.before(FILED, kind),
        row.count(GRANTED, kind),
    )


def _beside(data: Compared) -> ChartTable:
    """A line for each number, a column for each of the chosen provinces."""
    chosen = data.chosen
    columns = (_("Chỉ tiêu"), *(place_name(row.place, "vn34") for row in chosen))
    lines: list[tuple[Cell, ...]] = [
        (_(NAMES[code]), *(row.count(code) for row in chosen)) for code in SHOWN_BESIDE
    ]
    before = [row.before(FILED) for row in chosen]
    lines.append((_("Đơn nộp cùng kỳ năm trước"), *before))
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
