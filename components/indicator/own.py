"""Below a definition: what is left out, with the rows of each group, and the formula with the
reader's own numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from components import html
from components.as_of import place_in_title
from components.chart_card import card
from components.indications import incomplete_note
from components.indicator.examples import EXAMPLES
from components.marks import present
from components.table import counted
from domain.places.provinces import Province
from language import _
from language.dates import day
from read_models.indicators import APART, Indicator
from read_models.overview import Overview
from sitemap import addresses


@dataclass(frozen=True)
class View:
    """`province` None: the whole country, without `data`. `apart`: group → how many."""

    indicator: Indicator
    province: Province | None
    apart: Mapping[str, int]
    data: Overview | None = None


def own_numbers(view: View) -> list[Any]:
    return present(_example(view), _apart(view))


def _example(view: View) -> html.Section | None:
    draw = EXAMPLES.get(view.indicator.code)
    if draw is None or view.data is None or view.province is None:
        return None
    sentence = draw(view.data)
    place = place_in_title(view.province)
    title = _("Ví dụ với số liệu của {place}", place=place)
    until = _("Số liệu đến {day}", day=day(view.data.as_of.on or view.data.as_of.rolled_to))
    note = [incomplete_note()] if view.indicator.of_all_kinds else []
    return (
        card(title, [html.P(sentence, className="example"), *note], subtitle=until)
        if sentence
        else None
    )


def _apart(view: View) -> html.Section | None:
    if not view.apart:
        return None
    slug = view.province.slug if view.province else None
    items = [
        html.Li(
            [
                html.Span(_(APART[code][0])),
                " ",
                html.B(counted(n, addresses.register(slug, APART[code][1]))),
            ]
        )
        for code, n in view.apart.items()
    ]
    where = view.province.name if view.province else _("Cả nước")
    return card(_("Không tính, hoặc đếm riêng"), html.Ul(items, className="counts"), subtitle=where)
