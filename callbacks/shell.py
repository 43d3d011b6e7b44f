"""The router: which page an address means for the signed-in person, and the frame around it."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from dash import Dash, Input, Output
from werkzeug.exceptions import Forbidden, NotFound

from components import ids, states
from components.format import day
from components.shell import Frame, frame, side, top
from domain.dates import clock_day
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


def register(app: Dash, pages: Sequence[PageLike]) -> None:
    layouts = {page.name: page.layout for page in pages}
    app.layout = frame
    outputs = (Output(ids.SIDE, "children"), Output(ids.TOP, "children"), Output(ids.CONTENT, "children"))
    app.callback(*outputs, Input(ids.URL, "pathname"))(lambda pathname: route(layouts, pathname))


def route(layouts: dict[str, Callable[..., Any]], pathname: str | None) -> tuple[Any, Any, Any]:
    """Side, top, content. Foreign and unknown addresses look the same and are answered 200, so that the old page goes away."""
    name, slug, content = "", None, None
    try:
        name, parameters = access.resolve(pathname)
        slug = parameters.get("slug")
        require_visible_record(name, parameters)
        content = layouts[name](**parameters)
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
        found.append(states.disk_banner(short.state, short.free))
    if counted := clock.banner_day():
        found.append(states.clock_banner(day(counted), day(clock_day()), abs((clock_day() - counted).days)))
    return found
