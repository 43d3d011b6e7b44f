"""The table behind any chart card, fetched when it is first asked for: one callback for all
pages."""

from typing import Any

from dash import ctx
from dash.exceptions import PreventUpdate

from callbacks import deadlines, overview
from components.states import no_data
from read_models.day_asked import UnusableDay

PAGES = (overview, deadlines)


def table(pressed: int | None, pathname: str | None, search: str | None) -> Any:
    """Each page's module reads its own address only."""
    card = str((ctx.triggered_id or {}).get("card"))
    page: Any = next((page for page in PAGES if card in page.TABLES), None)
    if not pressed or page is None:
        raise PreventUpdate
    try:
        view = page.read(pathname, search)
        return no_data() if view.fresh.empty else page.TABLES[card](view)
    except UnusableDay as refused:  # the page says so
        raise PreventUpdate from refused
