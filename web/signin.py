"""Sign-in and sign-out: a plain form, so that it works before anything else does."""

from datetime import timedelta

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, session
from werkzeug.wrappers import Response as Answer

from data_access.accounts import sessions, users
from data_access.database.engine import now
from data_access.database.faults import (
    DatabaseUnavailable,
    DiskFull,
    ReadOnly,
    is_full,
    is_read_only,
)
from domain.places.provinces import place_name
from domain.roles import LABELS
from language import _
from sitemap import addresses
from web import attempts
from web import sessions as cookie
from web.access import make_principal, signed_in
from web.addresses import safe_next
from web.site import site

blueprint = Blueprint("signin", __name__)


@blueprint.get("/dang-nhap")
def form() -> Answer:
    if signed_in():
        return redirect(safe_next(request.args.get("next")))
    return shown()


@blueprint.post("/dang-nhap")
def enter() -> Answer:
    username, password = request.form.get("username", ""), request.form.get("password", "")
    try:
        outcome = attempts.attempt(username, password)
        if outcome.account is None:
            return shown(username=username, status=outcome.status)
        return _welcome(outcome.account)
    except (DiskFull, ReadOnly) as hindrance:
        return shown(username=username, status=503, hindrance=type(hindrance))


@blueprint.post("/dang-xuat")
def leave() -> Answer:
    response = make_response(redirect(addresses.SIGN_IN))
    if signed_in():
        with site().database.write_signin() as connection:
            sessions.end(connection, cookie.token(), at=now(), reason="signed out")
    session.clear()
    cookie.take_away(response)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def shown(
    *, username: str = "", status: int = 200, hindrance: type[DatabaseUnavailable] | None = None
) -> Response:
    """The sign-in page. One sentence for every failure; it never says which field was wrong.
    `hindrance`: why nobody can sign in now, which is told before a password is typed, too."""
    problems = {
        attempts.REFUSED: _("Tên đăng nhập hoặc mật khẩu không đúng."),
        attempts.BLOCKED: blocked(),
        DiskFull: _(
            "Ổ đĩa của máy chủ đã đầy nên chưa đăng nhập được. Xin báo quản trị viên, rồi thử lại khi có chỗ."
        ),
        ReadOnly: _(
            "Máy chủ đang không ghi được dữ liệu nên chưa đăng nhập được. Xin báo quản trị viên, rồi thử lại sau."
        ),
    }
    hindrance = hindrance or (_hindrance() if status == 200 else None)
    page = render_template(
        "signin.html",
        problem=problems.get(hindrance or status),
        ended=status == 200 and bool(cookie.token()),
        username=username[:80] if username.isprintable() else "",
        next=safe_next(request.values.get("next"), ""),
        accounts=_demonstration_accounts(),
    )
    return make_response(page, status)


def _hindrance() -> type[DatabaseUnavailable] | None:
    file = site().database.file
    if file is None:
        return None
    if is_full(file):
        return DiskFull
    return ReadOnly if is_read_only(file) else None


def blocked() -> str:
    """What is told to whoever tried too often."""
    return _("Đã thử quá nhiều lần. Xin thử lại sau 15 phút.")


def _demonstration_accounts() -> list[tuple[str, str, str]]:
    """User name, role and province of the accounts to try, in demo mode only."""
    if not site().settings.demo or g.get("away"):
        return []
    try:
        accounts = site().database.read_soon(users.demonstration_accounts, within=cookie.SOON)
    except DatabaseUnavailable:
        return []
    return [(a.username, _roles(a), place_name(a.vn34, "vn34") if a.vn34 else "") for a in accounts]


def _roles(account: users.Account) -> str:
    return " · ".join(_(LABELS[post.role]) for post in account.posts)


def _welcome(account: users.Account) -> Answer:
    """A new session with a new token; what came with the request is ended and forgotten."""
    place = site()
    at = now()
    with place.database.write_signin() as connection:
        sessions.end(connection, cookie.token(), at=at, reason="signed in again")
        token = sessions.start(
            connection, account.id, at=at, life=timedelta(hours=place.settings.session_hours)
        )
    target = safe_next(request.form.get("next"), make_principal(account).home)
    session.clear()
    g.pop("_login_user", None)
    response = make_response(
        redirect(addresses.change_password() if account.must_change else target)
    )
    cookie.give(response, token)
    return response
