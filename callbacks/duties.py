"""Fills the page of what is to be done in all of a person's posts: each is read in its own scope,
one after the other."""

from typing import Any

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from callbacks.shell import hosts
from components.duties.page import duties_page
from components.duties.view import View
from data_access.overview.duties import duties
from domain.calendar.dates import today_in_vietnam
from domain.posts import Post, read_post
from read_models.duties import PostDuties
from read_models.plain_values import parameter
from read_models.query_strings import POST
from web import access


def fill(pathname: str | None, search: str | None = None, saved: Any = None) -> Any:
    """`vai`: of several posts the one of which alone the list tells."""
    require_page(pathname, "duties", search=search)
    person = access.principal()
    asked = read_post(parameter(search, POST))
    parts = tuple(_read(post, person.id) for post in person.posts)
    shown = asked if asked in person.posts else None
    view = View(parts, hosts(person), today_in_vietnam(), shown)
    return guarded(duties_page, view)


def _read(post: Post, user_id: int) -> PostDuties:
    with access.reading_in(post) as (connection, scope):
        return duties(connection, post, user_id=user_id, scope=scope, today=today_in_vietnam())
