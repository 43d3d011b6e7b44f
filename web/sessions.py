"""The session cookie and flask-login on top of session rows: a row that was ended ends the session on the next request."""

from datetime import timedelta

from flask import Flask, Request, Response, g, request
from flask_login import LoginManager

from data_access import sessions
from data_access.engine import now
from web.access import Principal, make_principal
from web.site import Site, site


def init_app(server: Flask, place: Site) -> None:
    """Makes `current_user` come from the session row behind the cookie; nothing else signs anybody in."""
    https = place.settings.https
    server.config.update(
        SECRET_KEY=place.settings.secret_key,
        SESSION_COOKIE_NAME="__Host-ipp-form" if https else "ipp-form",  # holds the form's CSRF token, no identity
        SESSION_COOKIE_SECURE=https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
    )
    manager = LoginManager()
    manager.session_protection = None
    manager.init_app(server, add_context_processor=False)  # templates are drawn while the database is away, too
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
    place = site()
    with place.database.read() as connection:
        visitor = sessions.find(connection, token(), at=now(), idle=timedelta(minutes=place.settings.idle_minutes))
    g.stale = visitor is not None and visitor.stale
    return make_principal(visitor) if visitor else None


def keep_alive() -> None:
    """Notes the request of a person; the guard does not call this for polling."""
    if g.get("stale"):
        with site().database.write_signin() as connection:
            sessions.touch(connection, token(), at=now())


def give(response: Response, new_token: str) -> None:
    """Sets the cookie; it ends with the browser, the row decides how long it is worth anything."""
    response.set_cookie(cookie_name(), new_token, httponly=True, samesite="Lax", secure=site().settings.https, path="/")


def take_away(response: Response) -> None:
    response.delete_cookie(cookie_name(), httponly=True, samesite="Lax", secure=site().settings.https, path="/")
