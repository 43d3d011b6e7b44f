"""The table itself. Of a whole province the measures stand side by side, as its readers know it; with
former parts beside each other, one under the other."""

from typing import Any

from components import html
from components.indications import incomplete_mark
from components.marks import kind_swatch, rows_link
from components.province_table.view import ALL_KINDS, MEASURES, OF_MARKS, SHOWN, Row, View
from domain.local_names.indications import incomplete
from domain.places.provinces import place_name
from domain.records.asset import UNKNOWN_FORMER
from domain.records.kinds import KINDS
from language import N_, _, ngettext
from language.dates import day, month
from language.numbers import NOT_APPLICABLE, signed
from read_models.province_table import (
    ALIVE_NOW,
    ALL,
    FILED,
    LAST,
    MONTH,
    SPECIAL_MARKS,
    WHOLE,
    YEAR,
)

DIFFERENCE = "difference"
DIFFERENCE_NAME = N_("Chênh lệch")


def _columns(periods: tuple[str, ...]) -> tuple[str, ...]:
    """The difference stands behind the two years that it is of."""
    place = periods.index(LAST) + 1
    return (*periods[:place], DIFFERENCE, *periods[place:])


SIDE_BY_SIDE = {measure: _columns(periods) for measure, periods in SHOWN.items()}
"""The columns of a measure in the table of a whole province."""


def table(view: View) -> html.Table:
    caption = html.Caption(". ".join((_("Số theo loại tài sản"), incomplete())))
    if len(view.data.parts) == 1:
        return html.Table([caption, *_side_by_side(view)], className="pt-table pt-beside")
    bodies = [_body(view, measure) for measure in MEASURES]
    head = html.Thead([html.Tr(_period_heads(view)), _part_heads(view)])
    return html.Table([caption, head, *bodies], className="pt-table")


def period_name(view: View, period: str) -> str:
    """'Tháng 11/2026', '01/01–28/11/2026', 'Lũy kế đến 28/11/2026'."""
    since, until = view.span(period)
    if period == MONTH:
        return _("Tháng {month}", month=month(f"{until:%Y-%m}"))
    if period == ALL:
        return _("Lũy kế đến {day}", day=day(until))
    return f"{day(since)}–{day(until)}"


def has_difference(view: View) -> bool:
    """Two years are compared of the whole province only."""
    return len(view.data.parts) == 1


def row_name(row: Row) -> str:
    if row == ALL_KINDS:
        return _("Cộng")
    return _(OF_MARKS[row[0]]) if row[0] in SPECIAL_MARKS else _(KINDS[row[0]].label)


def column_name(view: View, measure: str, column: str) -> str:
    """Below the name of its measure, where all stand side by side."""
    if column == DIFFERENCE:
        return _(DIFFERENCE_NAME)
    until = view.span(column)[1]
    if measure == ALIVE_NOW:
        return day(until)
    names = {
        MONTH: _("Tháng {month}", month=month(f"{until:%Y-%m}")),
        YEAR: _("Từ đầu năm"),
        LAST: _("Cùng kỳ {year}", year=until.year),
        ALL: _("Lũy kế đến nay") if until == view.data.today else _("Lũy kế"),
    }
    return names[column]


def _side_by_side(view: View) -> list[Any]:
    over = [
        html.Th(_(name), scope="colgroup", colSpan=len(SIDE_BY_SIDE[measure]))
        for measure, name in MEASURES.items()
    ]
    under = [
        html.Th(column_name(view, measure, column), scope="col", className=_look(column, place))
        for measure, columns in SIDE_BY_SIDE.items()
        for place, column in enumerate(columns)
    ]
    first = html.Th(_("Loại"), scope="col", rowSpan=2)
    lines = [_whole_line(view, row) for row in view.lines(tuple(MEASURES))]
    return [html.Thead([html.Tr([first, *over]), html.Tr(under)]), html.Tbody(lines)]


def _whole_line(view: View, row: Row) -> html.Tr:
    cells = [cell for measure in MEASURES for cell in _of_measure(view, measure, row)]
    return html.Tr([_row_head(row), *cells], className=_row_look(row))


def _of_measure(view: View, measure: str, row: Row) -> list[html.Td]:
    columns = SIDE_BY_SIDE[measure]
    if n := view.data.without_days(measure, row):
        said = html.Td(_without_days(measure, n), className="pt-said", colSpan=len(columns))
        return [said]
    return [
        html.Td(_column_value(view, measure, column, row), className=_look(column, place))
        for place, column in enumerate(columns)
    ]


def _without_days(measure: str, n: int) -> str:
    if measure == FILED:
        return ngettext(
            "{n} có trong dữ liệu; nguồn không nêu ngày nộp đơn",
            "{n} có trong dữ liệu; nguồn không nêu ngày nộp đơn",
            n,
        )
    return ngettext(
        "{n} có trong dữ liệu; nguồn không nêu ngày cấp",
        "{n} có trong dữ liệu; nguồn không nêu ngày cấp",
        n,
    )


def _column_value(view: View, measure: str, column: str, row: Row) -> Any:
    if column == DIFFERENCE:
        return difference(view, measure, row)
    return _number(view, measure, column, row, WHOLE)


def _look(column: str, place: int) -> str:
    """`place`: of the column in its measure, whose first is set apart."""
    found = ["num", "pt-first" if place == 0 else "", "pt-year" if column == YEAR else ""]
    return " ".join(filter(None, found))


def _row_head(row: Row) -> html.Th:
    if row == ALL_KINDS:
        return html.Th(row_name(row), scope="row")
    one = row[0]
    if one in SPECIAL_MARKS:
        return html.Th([kind_swatch("NH", one), row_name(row)], scope="row")
    mark = [incomplete_mark()] if one == "CDDL" else []
    return html.Th([kind_swatch(one), row_name(row), *mark], scope="row")


def _row_look(row: Row) -> str | None:
    if row == ALL_KINDS:
        return "pt-sum"
    return "pt-part" if row[0] in SPECIAL_MARKS else None


def _period_heads(view: View) -> list[html.Th]:
    wide = len(view.data.parts)
    return [
        html.Th(_("Loại"), scope="col", rowSpan=2),
        *(
            html.Th(period_name(view, period), scope="colgroup", colSpan=wide, className="num")
            for period in view.periods
        ),
    ]


def _part_heads(view: View) -> html.Tr:
    names = [part_name(view, part) for _period in view.periods for part in view.data.parts]
    return html.Tr([html.Th(name, scope="col", className="num") for name in names])


def part_name(view: View, part: str) -> str:
    """A former province that gave its name to the whole is told apart from it."""
    if part == WHOLE:
        return _("Cả tỉnh")
    if part == UNKNOWN_FORMER:
        return _("Chưa rõ")
    name = place_name(part, "vn63")
    return _("{name} cũ", name=name) if name == view.province.shown else name


def _body(view: View, measure: str) -> html.Tbody:
    columns = 1 + len(view.periods) * len(view.data.parts)
    title = html.Tr(
        html.Th(_title(view, measure), scope="rowgroup", colSpan=columns), className="pt-measure"
    )
    return html.Tbody([title, *(_line(view, measure, row) for row in view.lines((measure,)))])


def _title(view: View, measure: str) -> str:
    """A stock is that of the days that the periods end on."""
    name = _(MEASURES[measure])
    if measure != ALIVE_NOW:
        return name
    days = [day(view.span(period)[1]) for period in (YEAR, LAST)]
    return _("{measure}, ngày {day} và {last}", measure=name, day=days[0], last=days[1])


def _line(view: View, measure: str, row: Row) -> html.Tr:
    cells = [
        _cell(view, measure, period, row, part)
        for period in view.periods
        for part in view.data.parts
    ]
    return html.Tr([_row_head(row), *cells], className=_row_look(row))


def difference(view: View, measure: str, row: Row) -> str:
    n = view.difference(measure, row)
    return NOT_APPLICABLE if n is None else signed(n)


def _cell(view: View, measure: str, period: str, row: Row, part: str) -> html.Td:
    look = "num pt-whole" if part == WHOLE else "num"
    if period not in SHOWN[measure]:
        return html.Td(className=look)
    return html.Td(_number(view, measure, period, row, part), className=look)


def _number(view: View, measure: str, period: str, row: Row, part: str) -> Any:
    """Opens its rows; what is not told is a dash, never 0."""
    n = view.count(measure, period, row, part)
    if n:
        return rows_link(n, view.rows(measure, period, row, part))
    return NOT_APPLICABLE if n is None else "0"
