"""Sessions end when they should: on every worker, for pages and for callbacks of pages that are
still open."""

import time
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from data_access.accounts import users
from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.tables import user_session
from sitemap.rights import EVERYBODY
from tests.web.support import PASSWORD, Running, again, body, call, cookie_of, sign_out, token_of
from web import policy


def alive(running: Running, client: FlaskClient) -> bool:
    """Whether the session still works; a page answers 302 and a callback 401 when it does not."""
    page = client.get("/tro-giup").status_code
    key = next(iter(running.app.callback_map))
    callback = client.post(
        "/_dash-update-component", json=body(running.app, key, {"pathname": "/tro-giup"})
    ).status_code
    layout = client.get("/_dash-layout").status_code
    assert (page, callback == 401, layout) in ((200, False, 200), (302, True, 401))
    return page == 200


def stolen(running: Running, client: FlaskClient) -> FlaskClient:
    """Another browser, on another worker, with the same cookie."""
    thief = again(running).client()
    thief.set_cookie("ipp", cookie_of(client))
    return thief


def test_signing_out_ends_the_session_everywhere(fresh: Running) -> None:
    """A-7: a cookie captured before is worth nothing after; GET changes nothing; other sessions go
    on."""
    client, other = fresh.signed_in("nghean"), fresh.signed_in("nghean")
    thief = stolen(fresh, client)
    assert client.get("/dang-xuat").status_code == 404 and alive(fresh, client)
    assert client.post("/dang-xuat").status_code == 400 and alive(fresh, client), "no token"
    assert sign_out(client).location == "/dang-nhap"
    assert client.get_cookie("ipp") is None
    assert not alive(fresh, thief) and alive(fresh, other)


def own_change(running: Running, client: FlaskClient) -> None:
    form = {
        "password": PASSWORD,
        "new_password": "cam vinh ngon tuyet 1953",
        "repeated": "cam vinh ngon tuyet 1953",
    }
    token = token_of(client.get("/doi-mat-khau").text)
    assert client.post("/doi-mat-khau", data=form | {"csrf_token": token}).status_code == 302


def test_changing_the_own_password_ends_the_captured_session_too(fresh: Running) -> None:
    """A-8: the person goes on under a new token; the one captured before is worth nothing."""
    client = fresh.signed_in("nghean")
    thief = stolen(fresh, client)
    own_change(fresh, client)
    assert not alive(fresh, thief) and alive(fresh, client)


def by_operator(
    change: Callable[..., None], **options: object
) -> Callable[[Running, FlaskClient], None]:
    def run(running: Running, _client: FlaskClient) -> None:
        with running.database.write(SYSTEM) as connection:
            change(connection, "nghean", actor="operator", **options)

    return run


@pytest.mark.parametrize(
    ("change", "own_goes_on"),
    [
        (own_change, True),
        (by_operator(users.set_password, password="one-time-password", one_time=True), False),
        (by_operator(users.disable), False),
        (by_operator(users.assign, role="leader", vn34="40", station_id=None), False),
        (by_operator(users.assign, role="officer", vn34="52", station_id=None), False),
    ],
    ids=["own password", "password by operator", "disabled", "other role", "other province"],
)
def test_changes_of_the_account_end_its_sessions(
    fresh: Running, change: Callable[[Running, FlaskClient], None], own_goes_on: bool
) -> None:
    """A-8: every other session answers 401 on its next request, callbacks of open pages
    included."""
    client, other, stranger = (
        fresh.signed_in("nghean"),
        fresh.signed_in("nghean"),
        fresh.signed_in("gialai"),
    )
    open_page = stolen(fresh, other)
    change(fresh, client)
    assert alive(fresh, client) is own_goes_on
    assert not alive(fresh, other) and not alive(fresh, open_page)
    assert alive(fresh, stranger)


def test_an_idle_session_ends(fresh: Running) -> None:
    """A-9: after 30 minutes without a request of the person, and not before."""
    client = fresh.signed_in("nghean")
    for minutes, expected in ((29, True), (31, False)):
        move(fresh, seen_at=now() - timedelta(minutes=minutes))
        assert alive(fresh, client) is expected


def test_a_request_of_the_person_keeps_the_session(fresh: Running) -> None:
    """A-9: the idle time begins anew, and in a short setting as well."""
    client = again(fresh, idle_minutes=0.02).client()
    client.set_cookie("ipp", cookie_of(fresh.signed_in("nghean")))
    for _ in range(4):
        time.sleep(0.7)
        assert client.get("/tro-giup").status_code == 200
    time.sleep(1.4)
    assert client.get("/tro-giup").status_code == 302


def test_a_session_ends_after_eight_hours_whatever_happens(fresh: Running) -> None:
    """A-9: the absolute limit."""
    client = fresh.signed_in("nghean")
    with fresh.database.read() as connection:
        created, expires = connection.execute(
            select(user_session.c.created_at, user_session.c.expires_at)
        ).one()
    assert expires - created == timedelta(hours=8)
    move(fresh, expires_at=now() - timedelta(seconds=1))
    assert not alive(fresh, client)


def test_polling_does_not_keep_the_session(fresh: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """A-9: a callback whose policy says polling leaves `seen_at` alone; others move it."""
    from web import bodies

    client, key = fresh.signed_in("nghean"), next(iter(fresh.app.callback_map))
    names = bodies.outputs_of(key, fresh.app.callback_map[key])
    for polling in (True, False):
        long_ago = now() - timedelta(minutes=20)
        move(fresh, seen_at=long_ago)
        answers = {name: policy.Answer(EVERYBODY, polling=polling) for name in names}
        monkeypatch.setattr(bodies, "CALLBACKS", policy.CALLBACKS | answers)
        assert call(client, fresh.app, key, {"pathname": "/tro-giup"}).status_code == 200
        with fresh.database.read() as connection:
            seen = connection.scalar(select(user_session.c.seen_at))
        assert (seen == long_ago) is polling


def move(running: Running, **values: object) -> None:
    with running.database.write(SYSTEM) as connection:
        connection.execute(update(user_session).values(values))


def test_cookies_are_strict(fresh: Running) -> None:
    """H-3: HttpOnly, SameSite, no lifetime of their own; with https the __Host- prefix and
    Secure."""
    from tests.web.support import sign_in

    plain = sign_in(fresh.client(), "nghean").headers.getlist("Set-Cookie")
    session = next(c for c in plain if c.startswith("ipp="))
    assert session.split("; ")[1:] == ["HttpOnly", "Path=/", "SameSite=Lax"]
    secure = again(
        fresh, mode="production", base_url="https://ipp.example", trusted_hosts=("ipp.example",)
    )
    browser = {
        "base_url": "https://ipp.example",
        "headers": {"Referer": "https://ipp.example/dang-nhap"},
    }
    given = sign_in(secure.client(), "gialai", **browser).headers.getlist("Set-Cookie")
    session = next(c for c in given if c.startswith("__Host-ipp="))
    assert session.split("; ")[1:] == ["Secure", "HttpOnly", "Path=/", "SameSite=Lax"]
    assert all("Secure" in c and "HttpOnly" in c and c.startswith("__Host-") for c in given)


def test_an_ended_session_tells_the_way_back(fresh: Running) -> None:
    """A form that comes too late leads to the sign-in and from there to its page, another site's
    address is never followed; the sign-in says that a session has ended, and says nothing to
    somebody new or signed out."""
    client, told = fresh.signed_in("nghean"), "Phiên làm việc trước đã kết thúc"
    token = token_of(client.get("/doi-mat-khau").text)
    client.set_cookie("ipp", "ended")
    referrers = {
        "http://localhost/nhap?lan=3": "/nhap?lan=3",
        "https://evil.example/x": "/",
        "http://localhost//evil.example": "/",
    }
    for referrer, wanted in referrers.items():
        late = client.post(
            "/nhap/3/ap-dung", data={"csrf_token": token}, headers={"Referer": referrer}
        )
        assert (late.status_code, urlencode({"next": wanted}) + '"' in late.text) == (401, True)
    page = client.get("/nhap?lan=3")
    assert page.location.endswith(urlencode({"next": "/nhap?lan=3"}))
    assert told in client.get(page.location).text
    client.post("/dang-xuat", data={"csrf_token": token})
    assert (
        told not in client.get("/dang-nhap").text
        and told not in fresh.client().get("/dang-nhap").text
    )
