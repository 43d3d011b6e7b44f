"""Title of the page of places, the switch between the two maps, and the views that it has."""

from typing import Any

from components import as_of, html
from components.marks import attrs, icon
from components.places.view import View
from language import N_, _
from language.numbers import number
from read_models.compared import BESIDE, COMPLETE, CROSS, ONE, PUBLISHED, WEEKS, PlacesAsked
from read_models.place_indicators import BY_FORMER
from sitemap import addresses, file_addresses

CALLED = {
    ONE: N_("Một chỉ tiêu"),
    BESIDE: N_("Đặt cạnh nhau"),
    CROSS: N_("Bảng chéo"),
    COMPLETE: N_("Độ đầy đủ dữ liệu"),
    WEEKS: N_("Tuần đầu của tỉnh"),
    PUBLISHED: N_("Mốc, số đã công bố"),
}
BOTH_MAPS = (ONE,)
"""Views that are drawn by either map."""


def places_head(view: View) -> list[Any]:
    asked = view.data.asked
    listing = html.A(
        [icon("list-ul"), _("Mở danh sách")], href=addresses.register(None), className="btn-q"
    )
    book = html.A(
        [icon("file-earmark-spreadsheet"), "XLSX"],
        href=file_addresses.compared_file(asked, "xlsx"),
        className="btn-q",
        download="",
    )
    both = asked.view in BOTH_MAPS and asked.indicator in BY_FORMER
    switch = [map_switch(asked)] if both else []
    return [
        *as_of.head(_("Tỉnh, thành phố"), view.data.as_of, *switch, book, listing),
        _views(view),
    ]


def map_switch(asked: PlacesAsked) -> html.Div:
    """The provinces of today, or those of before 01/07/2025."""
    maps = (("vn34", _("34 tỉnh")), ("vn63", _("63 tỉnh cũ")))
    choices = [
        html.A(
            label,
            href=addresses.places(asked.but(vintage=code)),
            **attrs(aria_current="true" if code == asked.vintage else None),
        )
        for code, label in maps
    ]
    return html.Div(
        choices, className="switch", role="group", **attrs(aria_label=_("Địa giới hành chính"))
    )


def _views(view: View) -> html.Nav:
    """What is chosen stays from one view to the next."""
    asked = view.data.asked
    shown = [code for code in CALLED if code != WEEKS or view.asks_plans]
    links = [
        html.A(
            _named(code, asked),
            href=addresses.places(asked.but(view=code)),
            **attrs(aria_current="page" if code == asked.view else None),
        )
        for code in shown
    ]
    return html.Nav(
        html.Div(links, className="switch wrap"),
        className="above pv-views",
        **attrs(aria_label=_("Cách so sánh")),
    )


def _named(view: str, asked: PlacesAsked) -> str:
    chosen = f" ({number(len(asked.chosen))})" if view == BESIDE and asked.chosen else ""
    return _(CALLED[view]) + chosen
