"""Fills the page of visits of one year: one read, the whole page behind one guard."""

from typing import Any

from dash import Dash, Input, Output

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.network.visits import visits_page
from data_access.network.visits import visit_year
from read_models.plain_values import number, parameters, year
from sitemap import addresses, ids
from web import access


def register(app: Dash) -> None:
    app.callback(Output(ids.VISITS, "children"), Input(ids.URL, "pathname"), Input(ids.URL, "search"))(fill)


def fill(pathname: str | None, search: str | None) -> Any:
    """`nam`: the year, `so-voi`: another one to compare, `chi-tieu`: the metric, `thang`: whose days, `minh-hoa=1`: illustrative months."""
    require_page(pathname, "visits")
    asked = parameters(search)
    compared = 0 if asked.get("so-voi") == "khong" else year(asked.get("so-voi"))
    metric = next((m for m, name in addresses.VISIT_METRICS.items() if asked.get("chi-tieu") == name), "page_views")
    month = number(asked.get("thang"))
    with access.reading() as connection:
        view = visit_year(
            connection,
            scope=access.scope(),
            year=year(asked.get("nam")),
            compared=compared,
            illustrated=asked.get("minh-hoa") == "1",
            metric=metric,
            month=month if month in range(1, 13) else None,
        )
    return guarded(visits_page, view)
