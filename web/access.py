"""Who is asking, and what may they see: the only place where a user becomes a scope.

Addresses, States and Stores are requests; they are checked here against the signed-in user and
never widen what is seen.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from flask import g, has_request_context
from flask_login import UserMixin, current_user
from sqlalchemy import Connection
from werkzeug.exceptions import Forbidden, NotFound, Unauthorized
from werkzeug.routing import RequestRedirect

from data_access.accounts import audit
from data_access.database.scope import DEMONSTRATION, NATIONAL, NOBODY, Scope
from domain.places.provinces import PROVINCES_34, PROVINCES_34_BY_SLUG, Province
from domain.roles import MANAGER, OF_A_PROVINCE, STATION, TRAINER
from read_models.indicators import INDICATORS
from sitemap import addresses
from sitemap.pages import may_open
from web import policy
from web.site import site


@dataclass(frozen=True)
class Principal(UserMixin):  # type: ignore[misc]  # flask_login has no annotations
    """The signed-in person. `vn34`, `slug`: own province, for officers and leaders only. `home`:
    address of the first page."""

    id: int
    username: str
    name: str
    role: str
    vn34: str | None
    slug: str | None
    home: str
    must_change: bool
    station_id: int | None = None


def make_principal(visitor: Any) -> Principal:
    """The Principal of a data_access.accounts.sessions.Visitor (or users.Account)."""
    slug = PROVINCES_34[visitor.vn34].slug if visitor.vn34 else None
    home = addresses.home(visitor.role, slug=slug, station_id=visitor.station_id)
    return Principal(
        visitor.id,
        visitor.username,
        visitor.name,
        visitor.role,
        visitor.vn34,
        slug,
        home,
        visitor.must_change,
        visitor.station_id,
    )


def signed_in() -> bool:
    return has_request_context() and bool(current_user.is_authenticated)


def principal() -> Principal:
    """The person behind this request; raises Unauthorized without one."""
    if not signed_in():
        raise Unauthorized
    found: Principal = current_user._get_current_object()
    return found


def scope() -> Scope:
    """What the signed-in person may see: own province, own station, everything, the illustrative
    rows only, or nothing."""
    person = principal()
    if person.role in OF_A_PROVINCE and person.vn34:
        return Scope.province(person.vn34)
    if person.role == STATION and person.station_id:
        return Scope.station(person.station_id)
    return {MANAGER: NATIONAL, TRAINER: DEMONSTRATION}.get(person.role, NOBODY)


@contextmanager
def reading() -> Iterator[Connection]:
    """A connection in one consistent view that carries the signed-in person's scope. Raises
    DatabaseUnavailable."""
    with site().database.read(scope()) as connection:
        yield connection


def may(route: str) -> bool:
    """Whether the signed-in person's role may enter a route (web.policy), so that a page shows no
    button that would be refused."""
    return principal().role in policy.ROUTES[route].roles


def resolve(pathname: object) -> tuple[str, dict[str, Any]]:
    """The page name and parameters of a path. Raises NotFound for an unknown path or somebody
    else's province, Forbidden for a page that the person's role does not have."""
    name, parameters = match(pathname)
    if "slug" in parameters:
        own_province(parameters["slug"])
    if "code" in parameters and parameters["code"] not in INDICATORS:
        raise NotFound
    if not may_open(principal().role, name):
        raise Forbidden
    return name, parameters


def match(pathname: object) -> tuple[str, dict[str, Any]]:
    """The page name and parameters of a path, whoever asks. Raises NotFound."""
    # werkzeug would overlook both
    if not isinstance(pathname, str) or not pathname.startswith("/") or pathname.startswith("//"):
        raise NotFound
    try:
        name, parameters = site().addresses.match(pathname)
    except RequestRedirect as redirect:
        raise NotFound from redirect
    return name, dict(parameters)


def tenant(pathname: object) -> Province:
    """The province that a path is about, if the person may see it; raises NotFound (foreign and
    unknown alike) or Forbidden."""
    _name, parameters = resolve(pathname)
    if "slug" not in parameters:
        raise NotFound
    return PROVINCES_34_BY_SLUG[parameters["slug"]]


def area(pathname: object) -> Province | None:
    """The province that a path is about, None for the whole country; raises NotFound or
    Forbidden."""
    _name, parameters = resolve(pathname)
    return PROVINCES_34_BY_SLUG[parameters["slug"]] if "slug" in parameters else None


def own_province(slug: str) -> Province:
    """The province, unless the person belongs to another one; raises NotFound. Roles without
    provinces are for the policy to refuse."""
    person = principal()
    if slug not in PROVINCES_34_BY_SLUG:
        raise NotFound
    if person.role in OF_A_PROVINCE and slug != person.slug:
        g.denied = addresses.overview(slug)
        raise NotFound
    return PROVINCES_34_BY_SLUG[slug]


def note_denied() -> None:
    """An audit row for a try at somebody else's province or record (`g.denied`); for mistyped
    addresses there is none."""
    if not g.get("denied") or not signed_in():
        return
    person = principal()
    with site().database.write_signin() as connection:
        audit.append(
            connection, actor=person.username, action="denied", subject=g.denied, vn34=person.vn34
        )
