"""Changing the password: each guess at the present one is an attempt at signing in, and leaves a
trace."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Connection, select, update
from werkzeug.test import TestResponse

from data_access.accounts import users
from data_access.database.scope import SYSTEM
from data_access.tables import audit_log, user
from tests.web.support import PASSWORD, Running, again, sign_in, token_of

NEW = "cam vinh ngon tuyet 1953"


@pytest.fixture(params=["fresh", "on_postgresql"])
def site(request: pytest.FixtureRequest) -> Running:
    """The seeded site, once on each database."""
    found: Running = request.getfixturevalue(request.param)
    return found


def change(client: FlaskClient, old: str, new: str = NEW) -> TestResponse:
    token = token_of(client.get("/doi-mat-khau").text)
    return client.post(
        "/doi-mat-khau",
        data={"password": old, "new_password": new, "repeated": new, "csrf_token": token},
    )


def rows(running: Running, action: str) -> list[tuple[str, object]]:
    with running.database.read() as connection:
        found = (
            select(audit_log.c.actor, audit_log.c.detail)
            .where(audit_log.c.action == action)
            .order_by(audit_log.c.id)
        )
        return [(row.actor, row.detail) for row in connection.execute(found)]


def test_a_guess_at_the_present_password_is_an_attempt(site: Running) -> None:
    """A-3. Issue 13, item 11: five wrong ones, then 429 as at the sign-in, for the right one and at
    the sign-in too; nobody else is met."""
    client = site.signed_in("nghean")
    codes = [change(client, f"wrong password {n}").status_code for n in range(7)]
    assert codes == [400] * 5 + [429] * 2
    blocked = change(client, PASSWORD)
    assert (
        blocked.status_code == 429
        and "Đã thử quá nhiều lần. Xin thử lại sau 15 phút." in blocked.text
    )
    assert sign_in(site.client(), "nghean").status_code == 429
    assert sign_in(site.client(), "gialai").status_code == 302
    assert rows(site, "password_refused") == [("nghean", {"failures": n}) for n in range(1, 6)]
    assert [detail["failures"] for _actor, detail in rows(site, "signin_blocked")] == [5]  # type: ignore[index]
    assert rows(site, "password_set") == []


def test_guesses_at_both_doors_add_up(fresh: Running) -> None:
    """A-3. Issue 13, item 11: the name's limit is one, on whichever page and worker the guess is
    made."""
    client = fresh.signed_in("nghean")
    assert [sign_in(fresh.client(), "nghean", "wrong password").status_code for _ in range(3)] == [
        401
    ] * 3
    other = again(fresh).client()
    other.set_cookie("ipp", client.get_cookie("ipp").value)  # type: ignore[union-attr]
    assert [change(other, "wrong password").status_code for _ in range(3)] == [400, 400, 429]


def test_the_address_has_a_limit_here_too(fresh: Running) -> None:
    """A-4. Issue 13, item 11: many sessions from one address."""
    clients = [
        fresh.signed_in(name)
        for name in ("nghean", "gialai", "vien", "giangvien", "quantri", "tram", "lanhdao.nghean")
    ]
    codes = [change(client, "wrong password").status_code for client in clients for _ in range(5)]
    assert codes == [400] * 30 + [429] * 5


def test_a_one_time_password_is_not_guessed_at_either(site: Running) -> None:
    """A-14. Issue 13, item 11: on the page that must be passed at the first sign-in."""
    with site.database.write(SYSTEM) as connection:
        users.set_password(connection, "nghean", "one-time-password", actor="test", one_time=True)
    client = site.client()
    assert sign_in(client, "nghean", "one-time-password").location == "/doi-mat-khau"
    assert [change(client, "wrong password").status_code for _ in range(6)] == [400] * 5 + [429]
    assert len(rows(site, "password_refused")) == 5


def test_the_right_password_forgets_the_wrong_ones(site: Running) -> None:
    """Issue 13, item 11: as at the sign-in; what the new one needs is told before anything is
    counted."""
    client = site.signed_in("nghean")
    assert [change(client, "wrong password").status_code for _ in range(4)] == [400] * 4
    assert [
        change(client, PASSWORD, weak).status_code for weak in ("ngan", PASSWORD, "123456789012")
    ] == [400] * 3
    assert change(client, PASSWORD).location == "/tinh/nghe-an"
    assert [change(client, "wrong password", PASSWORD).status_code for _ in range(5)] == [400] * 5
    assert len(rows(site, "password_refused")) == 9 and len(rows(site, "password_set")) == 1


ENDINGS: dict[str, Callable[[Connection], None]] = {
    "reset": lambda conn: users.set_password(
        conn, "nghean", "one-time-password", actor="test", one_time=True
    ),
    "disabled": lambda conn: users.disable(conn, "nghean", actor="test"),
    "role": lambda conn: users.assign(
        conn, "nghean", role="leader", vn34="40", station_id=None, actor="test"
    ),
    "province": lambda conn: users.assign(
        conn, "nghean", role="officer", vn34="52", station_id=None, actor="test"
    ),
}


def calendar_of(client: FlaskClient) -> str:
    token = token_of(client.get("/doi-mat-khau").text)
    found = re.search(
        r"/lich/[\w-]+\.ics", client.post("/lich/dia-chi-moi", data={"csrf_token": token}).text
    )
    assert found
    return found[0]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_calendar_address_ends_with_what_ends_sessions(site: Running, ending: str) -> None:
    """X-8, A-8. Issue 13, item 11: a reset, a closed account, another role or province; nobody
    else's ends, and none comes back."""
    address, other = calendar_of(site.signed_in("nghean")), calendar_of(site.signed_in("gialai"))
    stranger = site.client()
    assert [stranger.get(a).status_code for a in (address, other)] == [200, 200]
    with site.database.write(SYSTEM) as connection:
        ENDINGS[ending](connection)
    assert [stranger.get(a).status_code for a in (address, other)] == [404, 200]
    with site.database.write(SYSTEM) as connection:
        connection.execute(update(user).values(disabled_at=None))
    assert stranger.get(address).status_code == 404


def test_ones_own_change_of_the_password_ends_the_calendar_address(site: Running) -> None:
    """X-8, A-8. Issue 13, item 11: and the page says so beforehand; a new address works."""
    client = site.signed_in("nghean")
    address = calendar_of(client)
    assert "địa chỉ lịch thời hạn sẽ hết hiệu lực ngay" in client.get("/doi-mat-khau").text
    assert change(client, PASSWORD).status_code == 302
    assert site.client().get(address).status_code == 404
    assert site.client().get(calendar_of(client)).status_code == 200


def test_a_one_time_password_opens_one_session(site: Running) -> None:
    """A-14. Issue 13, item 11: whoever reads it later finds it used; in its session it is still
    told to be changed; a new one works."""
    for password in ("one-time-password", "another-one-time"):
        with site.database.write(SYSTEM) as connection:
            users.set_password(connection, "nghean", password, actor="test", one_time=True)
        client = site.client()
        assert sign_in(client, "nghean", password).location == "/doi-mat-khau"
        assert sign_in(site.client(), "nghean", password).status_code == 401
    assert change(client, "another-one-time").location == "/tinh/nghe-an"
    assert sign_in(site.client(), "nghean", NEW).status_code == 302
