"""The reader's language and theme: cookies without any other meaning."""

from flask import Blueprint, redirect, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from language import LANGUAGES, set_language
from web.addresses import safe_next

LANGUAGE_COOKIE, THEME_COOKIE = "lang", "theme"
A_YEAR = 365 * 24 * 3600
blueprint = Blueprint("language", __name__)


def choose() -> None:
    """Sets the language of this request from the cookie."""
    set_language(request.cookies.get(LANGUAGE_COOKIE))


def theme() -> str:
    """'light', 'dark' or 'system'."""
    chosen = request.cookies.get(THEME_COOKIE, "")
    return chosen if chosen in ("light", "dark") else "system"


@blueprint.get("/ngon-ngu/<code>")
def switch(code: str) -> Response:
    """Sets the language and goes back to where the reader was."""
    if code not in LANGUAGES:
        raise NotFound
    response = redirect(safe_next(request.args.get("next")))
    response.set_cookie(
        LANGUAGE_COOKIE,
        code,
        max_age=A_YEAR,
        samesite="Lax",
        httponly=True,
        secure=request.is_secure,
        path="/",
    )
    return response
