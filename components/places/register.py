"""The register of the whole country: the table of places, and beside it a map shaded by titles in
force."""

from components import html
from components.chart_card import card, card_menu
from components.country_map import Area, bounds, country_map, level, scale
from components.indications import incomplete_note
from components.marks import badge, present, rows_link
from components.places.view import View
from components.provinces import place_filters, provinces_card
from domain.places.provinces import OTHER_PLACES, place_name
from domain.records.asset import ABROAD, UNRESOLVED
from domain.records.statuses import ALIVE
from domain.text.folding import sort_key
from language import _
from language.numbers import number
from read_models.register_filters import Filters
from sitemap import addresses, file_addresses

INDICATOR = "bang-cac-tinh"


def register_table(view: View) -> html.Section:
    return provinces_card(view.rows, view.vintage, view.other_offices)


def register_map(view: View) -> html.Section:
    """One figure by place; what lies in no province is told under the map."""
    known = [row for row in view.rows if row.place not in OTHER_PLACES]
    alive = {row.place: sum(row.alive.values()) for row in view.rows}
    upper = bounds([alive[row.place] for row in known])
    areas = [
        Area(
            row.place,
            place_name(row.place, view.vintage),
            _("{n} văn bằng còn hiệu lực", n=number(alive[row.place])),
            level(alive[row.place], upper),
            addresses.register(None, place_filters(row.place, view.vintage).but(statuses=ALIVE)),
        )
        for row in known
    ]
    title = _("Văn bằng còn hiệu lực theo tỉnh, thành phố")
    drawn = country_map(title, view.vintage, sorted(areas, key=lambda area: sort_key(area.name)))
    mark = badge("all" if view.as_of.illustrative == "all" else view.as_of.illustrative)
    parts = present(
        mark, scale(upper, _("văn bằng"), number), drawn, _outside(alive), incomplete_note()
    )
    book, rows = (file_addresses.places_file(view.vintage, ending) for ending in ("xlsx", "csv"))
    drawn_card = card(
        title,
        parts,
        subtitle=_("Mỗi bậc màu là một phần tư số tỉnh; bảng bên cạnh cho cùng số liệu"),
        side=card_menu(title, INDICATOR, book, rows),
        indicator=INDICATOR,
    )
    drawn_card["data-file"] = INDICATOR
    return drawn_card


def _outside(alive: dict[str, int]) -> html.P:
    pieces: list[object] = []
    for place in (ABROAD, UNRESOLVED):
        pieces += [
            place_name(place, "vn34"),
            ": ",
            rows_link(
                alive.get(place, 0), addresses.register(None, Filters(place=place, statuses=ALIVE))
            ),
            ". ",
        ]
    return html.P(pieces, className="hint")
