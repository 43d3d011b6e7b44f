"""Title of the page of places, and the switch between the two maps."""

from typing import Any

from components import as_of, html
from components.marks import icon
from components.places.view import View
from components.provinces import map_switch
from language import _
from sitemap import addresses


def places_head(view: View) -> list[Any]:
    listing = html.A(
        [icon("list-ul"), _("Mở danh sách")], href=addresses.register(None), className="btn-q"
    )
    return as_of.head(_("Tỉnh, thành phố"), view.as_of, map_switch(view.vintage), listing)
