"""Who is asking, in which post, and what may they see: the only place where a post becomes a scope.

A person may hold several posts. Each request is made in one of them (web.acting), and sees what that
one sees: over all addresses that is the union of the posts, and no request mixes two tenants.
Addresses, States and Stores are requests; they are checked here against the signed-in user and
never widen what is seen.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from flask import current_app, g, has_request_context
from flask_login import UserMixin, current_user
from sqlalchemy import Connection
from werkzeug.exceptions import Forbidden, HTTPException, NotFound, Unauthorized
from werkzeug.routing import RequestRedirect

from data_access.accounts import audit
from data_access.database.scope import DEMONSTRATION, NATIONAL, NOBODY, Scope
from data_access.network.stations import one
from domain.network.records import Station
from domain.places.provinces import PROVINCES_34_BY_SLUG, Province
from domain.posts import Post
from domain.roles import BY_CODE, Belongs
from read_models.indicators import INDICATORS
from read_models.plain_values import parameter
from read_models.query_strings import POST
from sitemap import addresses
from sitemap.pages import BY_NAME, may_open
from web import policy
from web.acting import ANYWHERE, Tenant, in_order, post_for, tenant_of
from web.site import site

T = TypeVar("T")


@dataclass(frozen=True)
class Principal(UserMixin):  # type: ignore[misc]  # flask_login has no annotations
    """The signed-in person. `post`: in which this request is made; None until it is known, and
    nothing is seen without it. `role`, `vn34`, `slug`, `station_id`: of that post."""

    id: int
    username: str
    name: str
    must_change: bool
    posts: tuple[Post, ...]
    post: Post | None = None

    @property
    def role(self) -> str:
        """'' without a post: no policy has it."""
        return self.post.role if self.post else ""

    @property
    def vn34(self) -> str | None:
        return self.post.vn34 if self.post else None

    @property
    def slug(self) -> str | None:
        return self.post.slug if self.post else None

    @property
    def station_id(self) -> int | None:
        return self.post.station_id if self.post else None

    @property
    def home(self) -> str:
        """Address of the first page."""
        if len(self.posts) > 1 and any(may_open(post.role, "duties") for post in self.posts):
            return addresses.DUTIES
        first = self.posts[0] if self.posts else Post("")
        return addresses.home(first.role, slug=first.slug, station_id=first.station_id)


def make_principal(visitor: Any) -> Principal:
    """The Principal of a data_access.accounts.sessions.Visitor (or users.Account)."""
    only = visitor.posts[0] if len(visitor.posts) == 1 else None
    return Principal(
        id=visitor.id,
        username=visitor.username,
        name=visitor.name,
        must_change=visitor.must_change,
        posts=visitor.posts,
        post=only,
    )


def signed_in() -> bool:
    return has_request_context() and bool(current_user.is_authenticated)


def principal() -> Principal:
    """The person behind this request; raises Unauthorized without one."""
    if not signed_in():
        raise Unauthorized
    found: Principal = current_user._get_current_object()
    if "post" not in g:
        return found
    if "acting" not in g or g.acting.post is not g.post:
        g.acting = replace(found, post=g.post)
    acting: Principal = g.acting
    return acting


def act(
    roles: Collection[str], about: Tenant = ANYWHERE, *, wanted: str | None = None
) -> Principal:
    """From here on the request is made in the post that enters what the roles may enter there.
    Raises NotFound for somebody else's tenant, Forbidden where the right is missing."""
    _require_not_of_others(about)
    g.post, g.about = post_for(principal().posts, roles, about, wanted=wanted), about
    return principal()


def _require_not_of_others(about: Tenant) -> None:
    if about.is_of_others(principal().posts):
        g.denied = (
            addresses.overview(about.slug)
            if about.slug
            else addresses.station(about.station_id or 0)
        )
        raise NotFound


def act_where(roles: Collection[str], look: Callable[[], T | None]) -> T | None:
    """For an address that tells no tenant: the request is made in the nearest post in which what it
    names is seen, which is given; None where it is seen in none."""
    for post in in_order(principal().posts, roles):
        g.post = post
        if found := look():
            return found
    return None


def told_post() -> str:
    """Of a person with several posts the one of this request, for the links and forms of a page
    whose address tells no tenant; '' of one who has a single post."""
    person = principal()
    return person.post.code if person.post and len(person.posts) > 1 else ""


def scope() -> Scope:
    """What the signed-in person may see in the post of this request: own province, own station,
    everything, the illustrative rows only, or nothing. The scope carries the post's name into the
    audit log."""
    post = principal().post
    return replace(scope_of(post), post=post.code) if post else NOBODY


OF_NO_TENANT = {Belongs.INSTITUTE: NATIONAL, Belongs.TRAINING: DEMONSTRATION}


def scope_of(post: Post) -> Scope:
    role = BY_CODE.get(post.role)
    if role is None:
        return NOBODY
    if post.vn34:
        return Scope.province(post.vn34, role.sees)
    if post.station_id:
        return Scope.station(post.station_id)
    return OF_NO_TENANT.get(role.belongs, NOBODY)


@contextmanager
def reading() -> Iterator[Connection]:
    """A connection in one consistent view that carries the signed-in person's scope. Raises
    DatabaseUnavailable."""
    with site().database.read(scope()) as connection:
        yield connection


@contextmanager
def reading_at_counter() -> Iterator[tuple[Connection, Scope]]:
    """The same on the register that the post may look into at the counter, with its scope: a
    province its own, the institute all, a station at work that a Department hosts that of its
    province. Others have none, and see nothing. Only what is published is asked for within it
    (data_access.register.published_look_up)."""
    own = scope()
    register = _register_of(own_station(), own) if own.station_id else own
    with site().database.read(register) as connection:
        yield connection, register


def own_station() -> Station | None:
    """The station of the post of this request, read once; None of a post that has none."""
    own = scope()
    if own.station_id is None:
        return None
    if "station" not in g or g.station[0] != own.station_id:
        with site().database.read(own) as connection:
            g.station = own.station_id, one(connection, own.station_id, scope=own)
    found: Station | None = g.station[1]
    return found


def _register_of(station: Station | None, own: Scope) -> Scope:
    place = station.register if station else ""
    return replace(Scope.province(place, sees=frozenset()), post=own.post) if place else NOBODY


@contextmanager
def reading_in(post: Post) -> Iterator[tuple[Connection, Scope]]:
    """The same in one of the person's posts with its scope, for a list over several of them: read
    post by post, so that no statement mixes two tenants. Raises Forbidden for a post that is not
    held."""
    if post not in principal().posts:
        raise Forbidden
    own = replace(scope_of(post), post=post.code)
    with site().database.read(own) as connection:
        yield connection, own


def may(route: str) -> bool:
    """Whether the signed-in person may enter a route (web.policy) in a post of the tenant that this
    request is about, so that a page shows no button that would be refused. About no tenant only
    the post of the request counts."""
    person = principal()
    roles = policy.ROUTES[route].roles
    about = g.get("about", ANYWHERE)
    if about == ANYWHERE:
        return person.role in roles
    return any(post.role in roles and about.seen_by(post) for post in person.posts)


def post_that_writes(action: str) -> Post | None:
    """In which post the signed-in person would send a form to that address, by the guard's own
    rule; None for who has one post alone, and where it would be refused."""
    posts = principal().posts
    if len(posts) < 2:
        return None
    path, _mark, query = action.partition("?")
    routes = current_app.url_map.bind("")
    try:
        rule, arguments = routes.match(path, method="POST", return_rule=True)
        roles = policy.ROUTES[rule.endpoint].roles
        about = tenant_of(rule.rule, arguments)
        return post_for(posts, roles, about, wanted=parameter(query, POST))
    except HTTPException:
        return None


def lists(page: str) -> bool:
    """Whether the signed-in person may open a page that is about no tenant."""
    return any(may_open(post.role, page) for post in principal().posts)


def resolve(pathname: object, wanted: str | None = None) -> tuple[str, dict[str, Any]]:
    """The page name and parameters of a path, on which the request is made from here on in the post
    that may open it; `wanted`: the code of one of several. Raises NotFound for an unknown path or
    somebody else's tenant, Forbidden for a page that the person's posts do not have there."""
    name, parameters = match(pathname)
    if "slug" in parameters:
        own_province(parameters["slug"])
    if "code" in parameters and parameters["code"] not in INDICATORS:
        raise NotFound
    act(BY_NAME[name].roles, tenant_of(BY_NAME[name].path, parameters), wanted=wanted)
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
    """The province, unless the person belongs to other ones alone; raises NotFound. Roles without
    provinces are for the policy to refuse."""
    if slug not in PROVINCES_34_BY_SLUG:
        raise NotFound
    _require_not_of_others(Tenant(slug))
    return PROVINCES_34_BY_SLUG[slug]


def note_denied() -> None:
    """An audit row for a try at somebody else's province or record (`g.denied`); for mistyped
    addresses there is none."""
    if not g.get("denied") or not signed_in():
        return
    person = principal()
    own = person.vn34 or next((post.vn34 for post in person.posts if post.vn34), None)
    with site().database.write_signin() as connection:
        audit.append(connection, actor=person.username, action="denied", subject=g.denied, vn34=own)
