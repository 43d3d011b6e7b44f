"""Fills the page of what was published about the platform."""

from typing import Any

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.institute.published import published_page
from data_access.network.figures import figures
from data_access.network.visits import visit_differences
from read_models.published import Published, topic_asked
from web import access


def fill(pathname: str | None, search: str | None) -> Any:
    """`chu-de`: one topic of what was published."""
    require_page(pathname, "published")
    with access.reading() as connection:
        found = figures(connection, scope=access.scope(), of_reports=True)
        differing = visit_differences(connection, scope=access.scope())
    return guarded(
        lambda view: published_page(view, differing), Published(tuple(found), topic_asked(search))
    )
