"""The router: which page an address means for the signed-in person, and the frame around it."""

from collections.abc import Callable
from typing import Any

from dash import Dash, Input, Output, State
from werkzeug.exceptions import Forbidden, NotFound

from components import states
from components.shell import Frame, frame, side, top
from data_access.network.stations import one
from domain.calendar.dates import clock_day, today_in_vietnam
from language.dates import day
from read_models.day_asked import UnusableDay, day_asked
from read_models.plain_values import parameter
from read_models.query_strings import POST
from sitemap import ids
from sitemap.pages import BY_NAME, Page
from web import access, clock, room
from web.records import require_visible_record
from web.site import site

Skeleton = Callable[[Page, dict[str, Any]], Any]
"""Page and parameters of its address → what stands there before data come."""


def register(app: Dash, skeleton: Skeleton) -> None:
    app.layout = frame
    outputs = (
        Output(ids.SIDE, "children"),
        Output(ids.TOP, "children"),
        Output(ids.CONTENT, "children"),
    )
    address = (Input(ids.URL, "pathname"), State(ids.URL, "search"))
    app.callback(*outputs, *address)(lambda pathname, search: route(skeleton, pathname, search))


def route(skeleton: Skeleton, pathname: str | None, search: str | None) -> tuple[Any, Any, Any]:
    """Side, top, content. Foreign and unknown addresses look the same and are answered 200, so that
    the old page goes away."""
    name = ""
    slug = None
    content = None
    try:
        name, parameters = access.resolve(pathname, parameter(search, POST))
        slug = parameters.get("slug")
        require_visible_record(name, parameters)
        page = BY_NAME[name]
        content = (
            states.no_past_days(str(pathname))
            if _unheard_day(page, search)
            else skeleton(page, parameters)
        )
    except NotFound:
        content = states.not_found()
        access.note_denied()
    except Forbidden:
        content = states.forbidden()
    content = [*_banners(), content]
    person = access.principal()
    view = Frame(
        name=person.name,
        posts=person.posts,
        home=person.home,
        slug=slug,
        page=name,
        post=person.post,
        hosts=hosts(person),
    )
    return side(view), top(view), content


def hosts(person: access.Principal) -> dict[int, str]:
    """Of the stations of a person's posts: each is read in its own post."""
    found: dict[int, str] = {}
    for post in person.posts:
        if post.station_id:
            scope = access.scope_of(post)
            with site().database.read(scope) as connection:
                own = one(connection, post.station_id, scope=scope)
            found |= {post.station_id: own.host} if own else {}
    return found


def _banners() -> list[Any]:
    """What is the matter with the service as a whole: on every page, whoever reads it."""
    found = []
    if short := room.shortage():
        found.append(states.disk_banner(short.state, short.free, saving=not short.of_database))
    if counted := clock.banner_day():
        found.append(
            states.clock_banner(day(counted), day(clock_day()), abs((clock_day() - counted).days))
        )
    if late := clock.behind():
        found.append(states.stale(late[1], day(late[0])))
    return found


def _unheard_day(page: Page, search: str | None) -> bool:
    """Whether the address names another day than today's, on a page that has no other."""
    try:
        return not page.any_day and day_asked(search, today_in_vietnam()) is not None
    except UnusableDay:
        return True
