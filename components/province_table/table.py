"""The table itself: measures one under the other, kinds down, periods across."""

from typing import Any

from components import html
from components.indications import incomplete_mark
from components.marks import kind_swatch, rows_link
from components.province_table.view import ALL_KINDS, MEASURES, SHOWN, View
from domain.local_names.indications import incomplete
from domain.places.provinces import place_name
from domain.records.asset import UNKNOWN_FORMER
from domain.records.kinds import KINDS
from language import N_, _
from language.dates import day, month
from language.numbers import NOT_APPLICABLE, signed
from read_models.province_table import ALIVE_NOW, ALL, LAST, MONTH, WHOLE, YEAR

DIFFERENCE = N_("Chênh lệch")


def table(view: View) -> html.Table:
    caption = ". ".join((_("Số theo loại tài sản"), incomplete()))
    bodies = [_body(view, measure) for measure in MEASURES]
    head = html.Thead([html.Tr(_period_heads(view)), *_part_heads(view)])
    return html.Table([html.Caption(caption), head, *bodies], className="pt-table")


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


def _period_heads(view: View) -> list[html.Th]:
    wide = len(view.data.parts)
    first = html.Th(_("Loại"), scope="col", rowSpan=2 if wide > 1 else None)
    heads = [first]
    for period in view.periods:
        label = period_name(view, period)
        heads.append(
            html.Th(label, scope="colgroup" if wide > 1 else "col", colSpan=wide, className="num")
        )
        if period == LAST and has_difference(view):
            heads.append(html.Th(_(DIFFERENCE), scope="col", className="num"))
    return heads


def _part_heads(view: View) -> list[html.Tr]:
    if len(view.data.parts) == 1:
        return []
    names = [part_name(view, part) for _period in view.periods for part in view.data.parts]
    return [html.Tr([html.Th(name, scope="col", className="num") for name in names])]


def part_name(view: View, part: str) -> str:
    """A former province that gave its name to the whole is told apart from it."""
    if part == WHOLE:
        return _("Cả tỉnh")
    if part == UNKNOWN_FORMER:
        return _("Chưa rõ")
    name = place_name(part, "vn63")
    return _("{name} cũ", name=name) if name == view.province.shown else name


def _body(view: View, measure: str) -> html.Tbody:
    columns = 1 + len(view.periods) * len(view.data.parts) + has_difference(view)
    title = html.Tr(
        html.Th(_title(view, measure), scope="rowgroup", colSpan=columns), className="pt-measure"
    )
    lines = [_line(view, measure, (kind,)) for kind in KINDS]
    return html.Tbody([title, *lines, _line(view, measure, ALL_KINDS)])


def _title(view: View, measure: str) -> str:
    """A stock is that of the days that the periods end on."""
    name = _(MEASURES[measure])
    if measure != ALIVE_NOW:
        return name
    days = [day(view.span(period)[1]) for period in (YEAR, LAST)]
    return _("{measure}, ngày {day} và {last}", measure=name, day=days[0], last=days[1])


def _line(view: View, measure: str, kinds: tuple[str, ...]) -> html.Tr:
    one = kinds[0] if kinds != ALL_KINDS else ""
    mark = [incomplete_mark()] if one == "CDDL" else []
    name = [kind_swatch(one), _(KINDS[one].label), *mark] if one else [_("Cộng")]
    cells = [cell for period in view.periods for cell in _cells(view, measure, period, kinds)]
    head = html.Th(name, scope="row")
    return html.Tr([head, *cells], className=None if one else "pt-sum")


def _cells(view: View, measure: str, period: str, kinds: tuple[str, ...]) -> list[html.Td]:
    found = [_cell(view, measure, period, kinds, part) for part in view.data.parts]
    if period == LAST and has_difference(view):
        found.append(html.Td(difference(view, measure, kinds), className="num"))
    return found


def difference(view: View, measure: str, kinds: tuple[str, ...]) -> str:
    n = view.difference(measure, kinds)
    return NOT_APPLICABLE if n is None else signed(n)


def _cell(view: View, measure: str, period: str, kinds: tuple[str, ...], part: str) -> html.Td:
    look = "num" if part != WHOLE or len(view.data.parts) == 1 else "num pt-whole"
    if period not in SHOWN[measure]:
        return html.Td(className=look)
    n = view.count(measure, period, kinds, part)
    shown: Any = NOT_APPLICABLE if n is None else "0"
    if n:
        shown = rows_link(n, view.rows(measure, period, kinds, part))
    return html.Td(shown, className=look)
