"""The router: which page an address means for the signed-in person, and the frame around it."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from dash import Dash, Input, Output, State
from werkzeug.exceptions import Forbidden, NotFound

from components import ids, states
from components.shell import Frame, frame, side, top
from domain.calendar.dates import clock_day, today_in_vietnam
from language.dates import day
from read_models.day_asked import UnusableDay, day_asked
from web import access, clock, room
from web.records import require_visible_record


class PageLike(Protocol):
    """A page as the router sees it."""

    @property
    def name(self) -> str: ...

    @property
    def path(self) -> str: ...

    @property
    def layout(self) -> Callable[..., Any]: ...

    @property
    def any_day(self) -> bool: ...


def register(app: Dash, pages: Sequence[PageLike]) -> None:
    by_name = {page.name: page for page in pages}
    app.layout = frame
    outputs = (Output(ids.SIDE, "children"), Output(ids.TOP, "children"), Output(ids.CONTENT, "children"))
    address = (Input(ids.URL, "pathname"), State(ids.URL, "search"))
    app.callback(*outputs, *address)(lambda pathname, search: route(by_name, pathname, search))


def route(pages: dict[str, PageLike], pathname: str | None, search: str | None) -> tuple[Any, Any, Any]:
    """Side, top, content. Foreign and unknown addresses look the same and are answered 200, so that the old page goes away."""
    name, slug, content = "", None, None
    try:
        name, parameters = access.resolve(pathname)
        slug = parameters.get("slug")
        require_visible_record(name, parameters)
        page = pages[name]
        content = states.no_past_days(str(pathname)) if _unheard_day(page, search) else page.layout(**parameters)
    except NotFound:
        content = states.not_found()
        access.note_denied()
    except Forbidden:
        content = states.forbidden()
    content = [*_banners(), content]
    person = access.principal()
    view = Frame(person.name, person.role, person.home, slug or person.slug, name)
    return side(view), top(view), content


def _banners() -> list[Any]:
    """What is the matter with the service as a whole: on every page, whoever reads it."""
    found = []
    if short := room.shortage():
        found.append(states.disk_banner(short.state, short.free, saving=not short.of_database))
    if counted := clock.banner_day():
        found.append(states.clock_banner(day(counted), day(clock_day()), abs((clock_day() - counted).days)))
    if late := clock.behind():
        found.append(states.stale(late[1], day(late[0])))
    return found


def _unheard_day(page: PageLike, search: str | None) -> bool:
    """Whether the address names another day than today's, on a page that has no other."""
    try:
        return not page.any_day and day_asked(search, today_in_vietnam()) is not None
    except UnusableDay:
        return True
