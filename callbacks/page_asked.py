"""Whose event it is: what every callback that fills a page asks first of the address in sight."""

from typing import Any

from dash.exceptions import PreventUpdate

from domain.places.provinces import Province
from read_models.plain_values import page_asked, parameter
from read_models.query_strings import POST
from web import access


def require_page(pathname: str | None, *pages: str, search: str | None = None) -> dict[str, Any]:
    """The parameters of the address, if it is one of these pages; another page's is not this
    callback's to answer. `search`: where it may name one of several posts. Raises PreventUpdate, NotFound for a foreign address, Forbidden for a page
    that the person's role does not have."""
    name, parameters = access.resolve(pathname, parameter(search, POST))
    if name not in pages:
        raise PreventUpdate
    return parameters


def require_province(pathname: str | None, page: str) -> Province:
    """The province that the page is about; raises as `require_page`."""
    require_page(pathname, page)
    return access.tenant(pathname)


def list_asked(search: str | None) -> tuple[str, int]:
    """Of a page with several lists: which one is turned to which page."""
    return parameter(search, "ds"), page_asked(search)
