"""The one guard in front of everything: refuses by default, before any view or callback runs."""

from typing import Any

from flask import Flask, redirect, request
from flask_wtf.csrf import CSRFProtect, validate_csrf
from werkzeug.exceptions import BadRequest, Forbidden, HTTPException, NotFound, Unauthorized
from werkzeug.sansio.utils import host_is_trusted
from werkzeug.urls import iri_to_uri
from werkzeug.wrappers import Response
from wtforms import ValidationError

from data_access.records.visibility import LARGEST_ID
from read_models.query_strings import POST
from sitemap import addresses
from web import attempts, bodies, clock, finished_answers, heads, language, sessions, uploads
from web.access import act, match, own_province, principal, resolve, signed_in
from web.acting import tenant_of
from web.policy import ROUTES, Door, Route
from web.records import require_visible_record
from web.site import Site, site

SAFE = ("GET", "HEAD", "OPTIONS")
SIGNING_IN = "signin.enter"
CHANGING_PASSWORD = ("password.form", "password.change")
csrf = CSRFProtect()


def init_app(server: Flask, place: Site, callbacks: bodies.Callbacks) -> None:
    """Puts the guard in front of the server. `callbacks`: Dash's map of callbacks, filled before
    the first request."""
    server.config.update(WTF_CSRF_CHECK_DEFAULT=False, WTF_CSRF_TIME_LIMIT=None)
    csrf.init_app(server)
    server.extensions["ipplatform_callbacks"] = callbacks
    clock.init_app(server)
    server.before_request(_guard)


def _guard() -> Response | None:
    language.choose()
    heads.require_short(request.environ)
    _require_known_host()
    _require_plain_path()
    _require_possible_numbers()
    if request.routing_exception is not None:
        raise request.routing_exception
    route = ROUTES.get(request.endpoint or "", Route(Door.CLOSED))
    if route.door is Door.CLOSED:
        raise NotFound
    if route.door is not Door.PUBLIC:
        clock.follow()
    if route.door is Door.CALLBACK:
        return _guard_callback()
    if route.door is Door.UPLOAD:
        return _guard_upload(route)
    if request.method not in SAFE:
        bodies.require_same_origin()
    if route.door is Door.PUBLIC:
        _guard_public(route)
        return None
    if route.door is Door.PAGE:
        return _guard_page()
    return _guard_route(route)


def _require_known_host() -> None:
    """Flask itself would refuse only after this guard has run."""
    if not host_is_trusted(request.environ.get("HTTP_HOST", "").lower(), trusted_hosts(site())):
        raise BadRequest


def _require_plain_path() -> None:
    """One spelling an address: no slash that is doubled at the start or written %2f, both of which
    werkzeug would read as a plain one."""
    raw = (
        str(request.environ.get("RAW_URI") or request.environ.get("REQUEST_URI", ""))
        .partition("?")[0]
        .lower()
    )
    if request.environ.get("PATH_INFO", "").startswith("//") or "%2f" in raw:
        raise NotFound


def _require_possible_numbers() -> None:
    """A number that no row can have is the address of nothing; the database itself would stumble
    over it."""
    if any(
        isinstance(value, int) and value >= LARGEST_ID
        for value in (request.view_args or {}).values()
    ):
        raise NotFound


def trusted_hosts(place: Site) -> list[str]:
    """Names under which the dashboard answers: the setting, and the host of its own address."""
    own = place.settings.base_url.partition("://")[2].partition("/")[0].partition(":")[0]
    return [name.lower() for name in (*place.settings.trusted_hosts, own) if name]


def _guard_public(route: Route) -> None:
    """Strangers' forms are small, whatever stands in them. An attempt to sign in that is refused
    for its size or its form counts."""
    if request.method in SAFE:
        return
    try:
        _require_own_form(route.largest)
    except HTTPException:
        if request.endpoint == SIGNING_IN:
            attempts.count_refused()
        raise


def _require_own_form(largest: int | None) -> None:
    """The form's size, then its token: nothing of it is read before."""
    request.max_content_length = largest or request.max_content_length
    csrf.protect()


def _guard_page() -> Response | None:
    if not signed_in():
        return redirect(addresses.sign_in(_next()))
    person = principal()
    sessions.keep_alive()
    if person.must_change:
        return redirect(addresses.change_password())
    if request.path == "/":
        return redirect(person.home)
    require_visible_record(*resolve(request.path))
    return None


def _guard_route(route: Route) -> Response | None:
    """Person, role, form, in this order: of a stranger's body nothing is read."""
    if not signed_in():
        if route.door is Door.DASH or request.method != "GET":
            raise Unauthorized
        return redirect(addresses.sign_in(_next()))
    about = tenant_of(str(request.url_rule), request.view_args or {})
    person = act(route.roles, about, wanted=request.args.get(POST))
    if request.method not in SAFE and route.door is not Door.UPLOAD:
        _require_own_form(route.largest)
    if route.door is not Door.DASH:
        sessions.keep_alive()
    if (
        person.must_change
        and route.door is not Door.DASH
        and request.endpoint not in CHANGING_PASSWORD
    ):
        return redirect(addresses.change_password())
    return None


def _guard_upload(route: Route) -> Response | None:
    """Origin, person, size, token, in this order, and nothing of the body is read before; the token
    comes in a header."""
    bodies.require_same_origin()
    answer = _guard_route(route)
    if answer is None:
        uploads.require_size(request)
        try:
            validate_csrf(request.headers.get("X-CSRFToken"))
        except ValidationError as error:
            raise BadRequest from error
    return answer


def _guard_callback() -> Response | None:
    """Origin, person, body, policy, in this order; what is left reaches the callback, unless it has
    answered the very same already."""
    bodies.require_same_origin()
    person = principal()
    callback = bodies.require_sound(request)
    answer = bodies.policy_of(callback)
    if answer is None or person.must_change:
        raise Forbidden
    if not any(post.role in answer.roles for post in person.posts):
        raise Forbidden
    if not answer.anywhere:
        _require_own_addresses(bodies.addresses(request.get_json()))
    if not answer.polling:
        sessions.keep_alive()
    return finished_answers.given_again() if answer.lasting else None


def _require_own_addresses(paths: list[Any]) -> None:
    """A second look at what every data callback checks itself: the address of a foreign province is
    404."""
    for path in paths:
        try:
            _page, parameters = match(path)
        except NotFound:
            continue
        if "slug" in parameters:
            own_province(parameters["slug"])


def _next() -> str:
    wanted = request.full_path.rstrip("?")
    try:
        match(request.path)
    except NotFound:
        wanted = "/"
    return iri_to_uri(wanted)
