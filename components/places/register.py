"""The map of one indicator by place, and the register of the whole country by kind."""

from components import html
from components.chart_card import card, card_menu
from components.country_map import Area, bounds, country_map, level, scale
from components.indications import incomplete_note
from components.marks import badge, present, rows_link
from components.places.numbers import href_of, in_percent, measure, per_capita
from components.places.view import View
from components.provinces import provinces_card
from domain.places.provinces import PROVINCES_34, PROVINCES_63, place_name
from domain.records.asset import ABROAD, UNRESOLVED
from domain.text.folding import sort_key
from language import _
from language.numbers import number
from read_models.compared import PlaceFigures, Ranked
from read_models.place_indicators import (
    ALIVE_NOW,
    NAMES,
    OF_NETWORK,
    OF_REGISTER,
    whole_name,
)
from sitemap import addresses, file_addresses

INDICATOR = "bang-cac-tinh"
HUNDREDTHS = 100
"""Shades are told of whole numbers: per 10,000 people of hundredths."""
THOUSANDTHS = 1000
"""Shares, told to a tenth of a per cent."""
UNTOLD = -1
"""The shade of a place that cannot be put among the others: neither the lowest nor nothing."""


def register_table(view: View) -> html.Section:
    data = view.data
    return provinces_card(data.register, data.asked.vintage, data.other_offices)


def indicator_map(view: View) -> html.Section:
    """One figure by place; what lies in no province is told under the map."""
    asked, fresh = view.data.asked, view.data.as_of
    ranking = view.data.ranking()
    values = {line.row.place: _whole(view, line) for line in ranking.ranked}
    upper = bounds(list(values.values()))
    areas = [
        Area(
            line.row.place,
            place_name(line.row.place, asked.vintage),
            _told(view, line),
            level(values[line.row.place], upper) if line.row.place in values else UNTOLD,
            href_of(view, line.row.place, asked.indicator, asked.kind)
            or _page(line.row.place, asked.vintage),
        )
        for line in ranking.lines
    ]
    title = _("{name} theo tỉnh, thành phố", name=_(NAMES[asked.indicator]))
    drawn = country_map(title, asked.vintage, sorted(areas, key=lambda area: sort_key(area.name)))
    parts = present(
        badge(fresh.illustrative), _scale(view, upper), _untold(areas), drawn, _outside(view)
    )
    if asked.indicator in OF_REGISTER:
        parts = present(*parts, incomplete_note())
    return _card(view, title, parts)


def _card(view: View, title: str, parts: list[object]) -> html.Section:
    asked = view.data.asked
    book, rows = (file_addresses.compared_file(asked, ending) for ending in ("xlsx", "csv"))
    if asked.indicator == ALIVE_NOW and not (asked.told or asked.kind):
        book, rows = (
            file_addresses.places_file(asked.vintage, ending) for ending in ("xlsx", "csv")
        )
    drawn_card = card(
        title,
        parts,
        subtitle=_("Mỗi bậc màu là một phần tư số tỉnh; bảng bên cạnh cho cùng số liệu"),
        side=card_menu(title, INDICATOR, book, rows),
        indicator=INDICATOR,
    )
    drawn_card["data-file"] = INDICATOR
    return drawn_card


def _whole(view: View, line: Ranked) -> int:
    value = line.value or 0
    if view.data.asked.share:
        return round(value * THOUSANDTHS)
    return round(value * HUNDREDTHS) if view.data.asked.per_capita else int(value)


def _told(view: View, line: Ranked) -> str:
    asked, n = view.data.asked, view.data.count(line.row)
    if n is None:
        return _("chưa có dữ liệu")
    if asked.share:
        return _shared(view, line, n)
    if not asked.per_capita:
        return _counted(asked.indicator, n)
    people = line.row.population
    if line.value is None or people is None:
        return _("chưa có dân số")
    return _(
        "{value} trên 10.000 dân ({measure})",
        value=per_capita(line.value),
        measure=measure(people.measure, people.year),
    )


def _shared(view: View, line: Ranked, n: int) -> str:
    asked = view.data.asked
    return _(
        "{share}: {n} trong {of} {whole}",
        share=in_percent(line.value),
        n=number(n),
        of=number(line.row.whole(asked.indicator, asked.kind) or 0),
        whole=_(whole_name(asked.indicator)),
    )


def _counted(indicator: str, n: int) -> str:
    if indicator == ALIVE_NOW:
        return _("{n} văn bằng còn hiệu lực", n=number(n))
    return f"{_(NAMES[indicator])}: {number(n)}"


def _scale(view: View, upper: tuple[int, ...]) -> html.Ul:
    if view.data.asked.per_capita:
        return scale(upper, _("trên 10.000 dân"), _hundredths)
    if view.data.asked.share:
        return scale(upper, "", _thousandths)
    unit = _("văn bằng") if view.data.asked.indicator == ALIVE_NOW else ""
    return scale(upper, unit, number)


def _hundredths(value: int) -> str:
    return per_capita(value / HUNDREDTHS)


def _thousandths(value: int) -> str:
    return in_percent(value / THOUSANDTHS)


def _untold(areas: list[Area]) -> html.Ul | None:
    """Says what hatching means, where a place is hatched."""
    if not any(area.level == UNTOLD for area in areas):
        return None
    key = [
        html.I(className="shade pv-untold"),
        _("không xếp bậc: chưa có dữ liệu, hoặc thước đo khác"),
    ]
    return html.Ul(html.Li(key), className="legend shades")


def _outside(view: View) -> html.P | None:
    asked = view.data.asked
    if asked.indicator in OF_NETWORK:
        return None
    found = {row.place: row for row in view.data.rows}
    pieces: list[object] = []
    for place in (ABROAD, UNRESOLVED):
        n = _known(found[place], asked.indicator, asked.kind)
        href = href_of(view, place, asked.indicator, asked.kind)
        pieces += [place_name(place, "vn34"), ": ", rows_link(n, href), ". "]
    return html.P(pieces, className="hint")


def _known(row: PlaceFigures, indicator: str, kind: str) -> int:
    return row.count(indicator, kind) or 0


def _page(place: str, vintage: str) -> str:
    """Where a place leads whose number opens nothing."""
    if vintage == "vn34" and place in PROVINCES_34:
        return addresses.overview(PROVINCES_34[place].slug)
    return addresses.places() if place in PROVINCES_63 else addresses.register(None)
