"""Sign-in and sign-out: a plain form, so that it works before anything else does."""

from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, session
from werkzeug.wrappers import Response as Answer

from data_access import audit, sessions, throttle, users
from data_access.engine import now
from domain.provinces import place_name
from i18n import N_, _
from web import sessions as cookie
from web.access import make_principal, signed_in
from web.addresses import safe_next
from web.site import site

blueprint = Blueprint("signin", __name__)
BLOCKED, REFUSED = 429, 401
ROLES = {
    "officer": N_("Chuyên viên quản lý SHTT"),
    "leader": N_("Lãnh đạo Sở"),
    "station": N_("Phụ trách Trạm IPPlatform"),
    "manager": N_("Quản lý mạng lưới"),
    "trainer": N_("Giảng viên"),
    "admin": N_("Quản trị viên"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one attempt: the account or None, and the status with which the form is shown again."""

    account: users.Account | None
    status: int


@blueprint.get("/dang-nhap")
def form() -> Answer:
    if signed_in():
        return redirect(safe_next(request.args.get("next")))
    return shown()


@blueprint.post("/dang-nhap")
def enter() -> Answer:
    username, password = request.form.get("username", ""), request.form.get("password", "")
    outcome = _attempt(username, password)
    if outcome.account is None:
        return shown(username=username, status=outcome.status)
    return _welcome(outcome.account)


@blueprint.post("/dang-xuat")
def leave() -> Answer:
    response = make_response(redirect("/dang-nhap"))
    if signed_in():
        with site().database.write_signin() as connection:
            sessions.end(connection, cookie.token(), at=now(), reason="signed out")
    session.clear()
    cookie.take_away(response)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def shown(*, username: str = "", status: int = 200) -> Response:
    """The sign-in page. One sentence for every failure; it never says which field was wrong."""
    problems = {
        REFUSED: _("Tên đăng nhập hoặc mật khẩu không đúng."),
        BLOCKED: _("Đã thử quá nhiều lần. Xin thử lại sau 15 phút."),
    }
    page = render_template(
        "signin.html",
        problem=problems.get(status),
        ended=status == 200 and bool(cookie.token()),
        username=username[:80] if username.isprintable() else "",
        next=safe_next(request.values.get("next"), ""),
        accounts=_demonstration_accounts(),
    )
    return make_response(page, status)


def _demonstration_accounts() -> list[tuple[str, str, str]]:
    """User name, role and province of the accounts to try, in demo mode only."""
    if not site().settings.demo:
        return []
    with site().database.read() as connection:
        accounts = users.demonstration_accounts(connection)
    return [(a.username, _(ROLES[a.role]), place_name(a.vn34, "vn34") if a.vn34 else "") for a in accounts]


def _attempt(username: str, password: str) -> Outcome:
    """Counts first, looks at the password second, so that parallel guesses do not slip through."""
    place, at = site(), now()
    attempts = _counted(username, request.remote_addr or "")
    if attempts is None:
        return Outcome(None, BLOCKED)
    name, address = attempts
    with place.database.read() as connection:
        account = users.authenticate(connection, username, password, at=at)
    with place.database.write_signin() as connection:
        if account is not None:
            throttle.succeeded(connection, name, address)
            audit.append(connection, actor=account.username, action="signed_in", vn34=account.vn34, detail={"failures_before": name.n - 1})
        elif name.last or address.last:
            detail = {"failures": name.n if name.last else address.n, "by": "name" if name.last else "address", "key": name.key[:12]}
            audit.append(connection, actor="anonymous", action="signin_blocked", detail=detail)
    return Outcome(account, 200 if account else REFUSED)


def _counted(username: str, remote: str) -> tuple[throttle.Attempt, throttle.Attempt] | None:
    """The attempt of the submitted name and of the address, or None when one of them is blocked. What is refused for its name
    does not count against the address: colleagues share one."""
    place, at = site(), now()
    secret = place.settings.secret_key
    with place.database.write_signin() as connection:
        if throttle.is_blocked(connection, "address", remote, secret=secret, at=at):
            return None
        name = throttle.attempt(connection, "name", users.normalised(username), secret=secret, at=at)
        return (name, throttle.attempt(connection, "address", remote, secret=secret, at=at)) if name.allowed else None


def _welcome(account: users.Account) -> Answer:
    """A new session with a new token; what came with the request is ended and forgotten."""
    place, at = site(), now()
    with place.database.write_signin() as connection:
        sessions.end(connection, cookie.token(), at=at, reason="signed in again")
        token = sessions.start(connection, account.id, at=at, life=timedelta(hours=place.settings.session_hours))
    target = safe_next(request.form.get("next"), make_principal(account).home)
    session.clear()
    g.pop("_login_user", None)
    response = make_response(redirect("/doi-mat-khau" if account.must_change else target))
    cookie.give(response, token)
    return response
