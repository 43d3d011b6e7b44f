"""The session cookie and flask-login on top of session rows: a row that was ended ends the session
on the next request."""

from collections.abc import Callable
from datetime import datetime, timedelta

from flask import Flask, Request, Response, current_app, g, request
from flask_login import LoginManager
from sqlalchemy import Connection

from data_access.accounts import sessions
from data_access.database.engine import now
from data_access.database.faults import DatabaseUnavailable
from web.access import Principal, make_principal
from web.site import Site, site
from web.tried import tried

SIGN_IN = "signin.form"
SOON = 0.7
"""Seconds that the sign-in page waits for the database, which it can do without."""
UNWRITTEN = "ipplatform_seen"
"""Token → when a person's request could not be noted in the session's row; it is not to end for
that."""


def init_app(server: Flask, place: Site) -> None:
    """Makes `current_user` come from the session row behind the cookie; nothing else signs anybody
    in."""
    https = place.settings.https
    server.extensions[UNWRITTEN] = {}
    server.config.update(
        SECRET_KEY=place.settings.secret_key,
        # holds the form's CSRF token, no identity
        SESSION_COOKIE_NAME="__Host-ipp-form" if https else "ipp-form",
        SESSION_COOKIE_SECURE=https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
    )
    manager = LoginManager()
    manager.session_protection = None
    # templates are drawn while the database is away, too
    manager.init_app(server, add_context_processor=False)
    manager.request_loader(load)


def cookie_name() -> str:
    return "__Host-ipp" if site().settings.https else "ipp"


def token() -> str:
    """The token that this request carries, '' without one."""
    return request.cookies.get(cookie_name(), "")


def load(_request: Request) -> Principal | None:
    """flask-login's request_loader: one query a request."""
    if not token():
        return None
    visitor = _found_soon(token()) if request.endpoint == SIGN_IN else _found(token())
    g.stale = visitor is not None and visitor.stale
    return make_principal(visitor) if visitor else None


def _found(carried: str) -> sessions.Visitor | None:
    with site().database.read() as connection:
        return _finder(carried)(connection)


def _found_soon(carried: str) -> sessions.Visitor | None:
    """The sign-in page is there while the database is away or does not answer: whoever is signed in
    sees it then, too."""
    try:
        return site().database.read_soon(_finder(carried), within=SOON)
    except DatabaseUnavailable:
        g.away = True
        return None


def _finder(carried: str) -> Callable[[Connection], sessions.Visitor | None]:
    idle = timedelta(minutes=site().settings.idle_minutes)
    seen = _unwritten().get(carried)
    return lambda connection: sessions.find(connection, carried, at=now(), idle=idle, seen=seen)


def keep_alive() -> None:
    """Notes the request of a person; the guard does not call this for polling. A page is read
    whether or not it can be noted: this process remembers it then, for as long as the session could
    last."""
    if not g.get("stale"):
        return
    at = now()
    if tried("the last request of a session", lambda: _touch(at)):
        _unwritten().pop(token(), None)
        return
    idle = timedelta(minutes=site().settings.idle_minutes)
    for old in [kept for kept, seen in list(_unwritten().items()) if seen <= at - idle]:
        _unwritten().pop(old, None)
    _unwritten()[token()] = at


def _touch(at: datetime) -> None:
    with site().database.write_signin() as connection:
        sessions.touch(connection, token(), at=at)


def _unwritten() -> dict[str, datetime]:
    found: dict[str, datetime] = current_app.extensions[UNWRITTEN]
    return found


def give(response: Response, new_token: str) -> None:
    """Sets the cookie; it ends with the browser, the row decides how long it is worth anything."""
    response.set_cookie(
        cookie_name(),
        new_token,
        httponly=True,
        samesite="Lax",
        secure=site().settings.https,
        path="/",
    )


def take_away(response: Response) -> None:
    response.delete_cookie(
        cookie_name(), httponly=True, samesite="Lax", secure=site().settings.https, path="/"
    )
