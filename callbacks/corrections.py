"""Fills the queue of corrections, the institute's and a province's."""

from typing import Any

from callbacks.page_asked import require_page
from components.corrections import STATE_SLUGS, View, corrections_page
from data_access.annotations.correction_queue import PAGE, asked_corrections, correction_counts
from read_models.plain_values import page_asked, parameter
from web import access


def fill(pathname: str | None, search: str | None, _saved: Any = None) -> list[Any]:
    require_page(pathname, "corrections", "national-corrections")
    province = access.area(pathname)
    state = STATE_SLUGS.get(parameter(search, "xem"), "waiting")
    page = page_asked(search)
    scope = access.scope()
    vn34 = province.code if province else None
    with access.reading() as connection:
        counts = correction_counts(connection, scope=scope, vn34=vn34)
        rows = asked_corrections(connection, state, page=page, scope=scope, vn34=vn34)
    return corrections_page(
        View(
            province=province,
            state=state,
            counts=counts,
            rows=rows,
            page=page,
            size=PAGE,
            may=access.may("beside.decide"),
        )
    )
