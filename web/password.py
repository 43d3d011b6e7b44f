"""Changing one's own password; a one-time password leads nowhere else. To tell the present one is
an attempt like any at the sign-in."""

from datetime import timedelta

from flask import Blueprint, make_response, redirect, render_template, request
from flask import Response as FlaskResponse
from werkzeug.wrappers import Response

from data_access.accounts import sessions, users
from data_access.accounts.passwords import WeakPassword, require_strong
from data_access.database.engine import now
from language import _
from web import attempts, signin
from web import sessions as cookie
from web.access import Principal, principal, scope
from web.panels import in_panel
from web.site import site

blueprint = Blueprint("password", __name__)


@blueprint.get("/doi-mat-khau")
def form() -> Response:
    return _shown()


@blueprint.post("/doi-mat-khau")
def change() -> Response:
    person = principal()
    old = request.form.get("password", "")
    new = request.form.get("new_password", "")
    if new != request.form.get("repeated", ""):
        return _shown(_("Hai lần nhập mật khẩu mới không giống nhau."))
    if old == new:
        return _shown(_("Mật khẩu mới phải khác mật khẩu đang dùng."))
    try:
        require_strong(new, known=(person.username, *person.name.split()))
    except WeakPassword as weak:
        return _shown(str(weak))
    outcome = attempts.attempt(person.username, old, person=person)
    if outcome.status == attempts.BLOCKED:
        return _shown(signin.blocked(), attempts.BLOCKED)
    if outcome.account is None:
        return _shown(_("Mật khẩu đang dùng không đúng."))
    try:
        return _changed(person, new, outcome.account.version)
    except users.AccountChanged:
        return _shown(
            _("Tài khoản vừa được thay đổi ở nơi khác; mật khẩu chưa được đổi. Xin đăng nhập lại."),
            409,
        )


def _changed(person: Principal, new: str, seen: int) -> Response:
    """Every session of the account ends, this one too; it goes on under a new token, so that a
    captured one is worth nothing."""
    place = site()
    at = now()
    with place.database.write(scope()) as connection:
        users.set_password(
            connection, person.username, new, actor=person.username, one_time=False, seen=seen
        )
        token = sessions.start(
            connection, person.id, at=at, life=timedelta(hours=place.settings.session_hours)
        )
    response = _told() if in_panel() else make_response(redirect(person.home))
    cookie.give(response, token)
    return response


def _told() -> FlaskResponse:
    """In the panel the person stays where they are."""
    said = _("Đã đổi mật khẩu. Các phiên đăng nhập khác của tài khoản đã kết thúc.")
    return make_response(render_template("password.html", person=principal(), said=said))


def _shown(problem: str | None = None, status: int = 400) -> Response:
    return make_response(
        render_template("password.html", problem=problem, person=principal()),
        status if problem else 200,
    )
