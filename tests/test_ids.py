"""Every id that a callback reads or fills stands in a layout or in what a callback returns. (Dash's
own check is off: it would have to run every layout as whoever comes first.)"""

import json
from typing import Any

import pytest
from dash import Dash

from callbacks import overview, register_all
from callbacks import register as register_callbacks
from components import shell
from components.letters.preview import preview_page
from components.letters.view import Preview
from components.register.filter_bar import filter_bar
from components.register.view import Bar, View
from domain.posts import Post
from domain.terms.status_and_deadline import Deadline
from pages import OWN, skeleton
from read_models.deadline_filters import DeadlineFilters
from read_models.deadlines import DeadlineRow
from read_models.register_filters import Filters
from sitemap import ids
from sitemap.pages import PAGES, Page, fillers
from tests.components.builders import GIA_LAI, TODAY, create_facets, create_page, create_view
from tests.components.tree import walk

FILLED_IN = {ids.TABLE, ids.LETTERS_PAPERS}
"""What stands in the cards of charts once they have data, and beside the list of letters."""
PARAMETERS = {"slug": "gia-lai", "id": 1, "code": "con-hieu-luc"}


def application() -> Dash:
    app = Dash("ids", server=False, suppress_callback_exceptions=True)
    register_all(app, skeleton)
    app._setup_server = lambda: None
    return app


def drawn(page: Page) -> Any:
    return skeleton(
        page,
        {k: v for k, v in PARAMETERS.items() if f":{k}>" in page.path or f"<{k}>" in page.path},
    )


def shown() -> set[str]:
    """Ids of all layouts and of what fills them; a pattern id by its type."""
    layouts = [drawn(page) for page in PAGES]
    view = shell.Frame("Lê Thu Hà", (Post("officer", "52"),), "/", "gia-lai", "overview")
    bar = filter_bar(Bar(Filters(), GIA_LAI, create_facets()))
    list_view = View(create_page(), Filters(), GIA_LAI, TODAY)
    due = Deadline("renewal_nh", 1, TODAY, TODAY, None, "open", given=False)
    row = DeadlineRow(17, "Chè Gay", "NH", "", None, None, None, False, due)
    letters = preview_page(Preview(GIA_LAI, TODAY, DeadlineFilters(), (row,), 1))
    filled = (
        [letters]
        + [draw(create_view()) for draw in overview.CARDS.values()]
        + [draw(list_view) for draw in register_callbacks.PARTS.values()]
        + [bar]
    )
    return {
        _name(part.id)
        for part in walk([shell.frame(), shell.side(view), shell.top(view), *layouts, *filled])
        if getattr(part, "id", None)
    }


def _name(found: Any) -> str:
    if isinstance(found, str) and found.startswith("{"):
        found = json.loads(found)
    return str(found["type"]) if isinstance(found, dict) else str(found)


def used() -> set[str]:
    """Ids in the callbacks' inputs, states and outputs."""
    found = set()
    for callback in application().callback_map.values():
        outputs = (
            callback["output"]
            if isinstance(callback["output"], (list, tuple))
            else [callback["output"]]
        )
        found |= {_name(output.component_id) for output in outputs}
        found |= {_name(part["id"]) for part in [*callback["inputs"], *callback["state"]]}
    return found


def test_callbacks_use_ids_that_exist() -> None:
    assert used() - shown() == set()


def test_constants_are_all_shown_and_differ() -> None:
    constants = [value for name, value in vars(ids).items() if name.isupper()]
    assert len(constants) == len(set(constants))
    assert set(constants) - shown() == set()


def test_the_walker_finds_pattern_ids() -> None:
    assert {"open-table", "table"} <= shown()
    assert {"open-table", "table"} <= used()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_page_shows_what_it_says_is_filled(page: Page) -> None:
    """Issue 16, item 2: what fills a page may be called by whom the page is for, so that the list
    of it is complete and true."""
    found = {_name(part.id) for part in walk([drawn(page)]) if getattr(part, "id", None)}
    assert found & set(fillers()) == set(page.fills) - FILLED_IN


def test_skeletons_are_of_pages_that_exist() -> None:
    assert set(OWN) <= {page.name for page in PAGES}
    assert all(page.name in OWN or len(set(page.fills) - FILLED_IN) == 1 for page in PAGES)


def test_each_page_is_named_once() -> None:
    assert len({page.name for page in PAGES}) == len({page.path for page in PAGES}) == len(PAGES)
