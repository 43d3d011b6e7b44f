"""Signing in: what is let in, what is told, what is slowed down."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from html import unescape
from urllib.parse import urlencode

import pytest
from sqlalchemy import select, update

from data_access.accounts import passwords, users
from data_access.accounts.passwords import WeakPassword, matches, require_strong
from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.tables import audit_log, signin_throttle, user, user_session
from tests.web.support import PASSWORD, Running, again, cookie_of, sign_in, token_of
from web.policy import SMALL_FORM

NEXT = (
    "//evil.example/", "https://evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "///evil.example",
    "http:evil.example", "/%09/evil.example\r\nSet-Cookie: a=b", "evil.example", " //evil.example", "/\t/evil.example", "https:///evil.example",
)  # fmt: skip


def test_right_password_signs_in_and_leads_home(fresh: Running) -> None:
    """T-1 in part: every role gets in and to its own first page."""
    homes = {
        "nghean": "/tinh/nghe-an",
        "lanhdao.nghean": "/tinh/nghe-an",
        "gialai": "/tinh/gia-lai",
        "quantri": "/tro-giup",
    }
    for username, home in (
        homes | {"vien": "/vien", "giangvien": "/vien", "tram": f"/vien/tram/{fresh.station}"}
    ).items():
        client = fresh.client()
        assert sign_in(client, username).location == home
        assert client.get("/").location == home
        assert client.get(home).status_code == 200


def test_ten_wrong_passwords_block_the_name_and_nobody_else(fresh: Running) -> None:
    """A-3: 429 by the sixth, the right password refused too, other accounts still get in, existing
    or not makes no difference."""
    for username in ("nghean", "nobody"):
        client = fresh.client()
        codes = [sign_in(client, username, "wrong password").status_code for _ in range(10)]
        assert codes == [401] * 5 + [429] * 5
    assert sign_in(fresh.client(), "nghean").status_code == 429
    assert sign_in(again(fresh).client(), "NGHEAN ").status_code == 429, (
        "another worker, another spelling"
    )
    assert sign_in(fresh.client(), "gialai").status_code == 302
    with fresh.database.read() as connection:
        blocked = connection.execute(
            select(audit_log).where(audit_log.c.action == "signin_blocked")
        ).all()
    assert [row.detail["failures"] for row in blocked] == [5, 5]
    assert "nghean" not in str(blocked)


def test_a_block_ends_after_fifteen_minutes(fresh: Running) -> None:
    """A-3: and not before."""
    for _ in range(5):
        sign_in(fresh.client(), "nghean", "wrong password")
    for minutes, code in ((14, 429), (16, 302)):
        with fresh.database.write(SYSTEM) as connection:
            connection.execute(
                update(signin_throttle).values(
                    blocked_until=now() + timedelta(minutes=15 - minutes)
                )
            )
        assert sign_in(fresh.client(), "nghean").status_code == code


def test_parallel_guesses_are_counted(on_postgresql: Running) -> None:
    """A-3: thirty guesses at once, five of them looked at."""

    def guess(_n: int) -> int:
        return sign_in(on_postgresql.client(), "nghean", "wrong password").status_code

    with ThreadPoolExecutor(8) as pool:
        codes = list(pool.map(guess, range(16)))
    assert sorted(codes) == [401] * 5 + [429] * 11


def test_many_names_from_one_address_are_slowed_down(fresh: Running) -> None:
    """A-4: fifty names, one guess each; X-Forwarded-For from a stranger does not help."""
    codes = [
        sign_in(
            fresh.client(), f"user{n}", "wrong password", headers={"X-Forwarded-For": f"10.0.0.{n}"}
        ).status_code
        for n in range(50)
    ]
    assert codes == [401] * 30 + [429] * 20


def test_a_trusted_proxy_tells_the_address(fresh: Running) -> None:
    """A-4: with IPP_TRUSTED_PROXIES=1 only the proxy's own entry counts, what the client puts
    before it does not."""
    site = again(fresh, trusted_proxies=1)
    spoofed = [{"X-Forwarded-For": f"10.0.0.{n}, 203.0.113.7"} for n in range(35)]
    codes = [
        sign_in(site.client(), f"user{n}", "wrong password", headers=headers).status_code
        for n, headers in enumerate(spoofed)
    ]
    assert codes == [401] * 30 + [429] * 5
    assert (
        sign_in(
            site.client(), "nghean", headers={"X-Forwarded-For": "10.0.0.1, 203.0.113.8"}
        ).status_code
        == 302
    )


def test_own_success_does_not_free_the_address(fresh: Running) -> None:
    """A-4: signing in to one's own account between guesses takes nothing off the count of the
    address."""
    codes = []
    for n in range(32):
        codes.append(sign_in(fresh.client(), f"user{n}", "wrong password").status_code)
        if n == 10:
            assert sign_in(fresh.client(), "gialai").status_code == 302
    assert codes == [401] * 30 + [429] * 2


def test_every_failure_looks_the_same(fresh: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """A-5: unknown, wrong, disabled, expired one-time: same status, same body, one password
    verification each."""
    with fresh.database.write(SYSTEM) as connection:
        users.disable(connection, "vien", actor="test")
        users.set_password(connection, "gialai", PASSWORD, actor="test", one_time=True)
        connection.execute(
            update(user)
            .where(user.c.username == "gialai")
            .values(one_time_until=now() - timedelta(seconds=1))
        )
    verifications: list[bool] = []

    def counting(stored: str | None, password: str) -> bool:
        verifications.append(stored is not None)
        return matches(stored, password)

    monkeypatch.setattr(users, "matches", counting)
    pages = []
    for username, password in (
        ("nobody", PASSWORD),
        ("nghean", "wrong password"),
        ("vien", PASSWORD),
        ("gialai", PASSWORD),
    ):
        client = fresh.client()
        page = sign_in(client, username, password)
        pages.append(
            (page.status_code, page.text.replace(username, "").replace(token_of(page.text), ""))
        )
    assert len(set(pages)) == 1
    assert verifications == [False, True, True, True]


def test_the_cookie_changes_at_sign_in(fresh: Running) -> None:
    """A-6: a token that was set beforehand is worth nothing, before and afterwards; each sign-in
    gives another one."""
    client = fresh.client()
    client.set_cookie("ipp", "chosen-by-somebody-else")
    assert client.get("/tro-giup").status_code == 302
    sign_in(client, "nghean")
    assert client.get_cookie("ipp-form") is None, "the form's cookie of before is forgotten as well"
    planted = fresh.client()
    planted.set_cookie("ipp", "chosen-by-somebody-else")
    assert planted.get("/tro-giup").status_code == 302
    first, second = cookie_of(client), cookie_of(fresh.signed_in("nghean"))
    assert len({first, second, "chosen-by-somebody-else"}) == 3


def test_signing_in_again_ends_the_session_that_came_along(fresh: Running) -> None:
    """A-6: the former token of the same browser stops working."""
    client = fresh.client()
    form = token_of(client.get("/dang-nhap").text)
    client.post("/dang-nhap", data={"username": "nghean", "password": PASSWORD, "csrf_token": form})
    former = cookie_of(client)
    form = token_of(client.get("/doi-mat-khau").text)
    assert (
        client.post(
            "/dang-nhap", data={"username": "gialai", "password": PASSWORD, "csrf_token": form}
        ).status_code
        == 302
    )
    stale = fresh.client()
    stale.set_cookie("ipp", former)
    assert stale.get("/tro-giup").status_code == 302 and client.get("/").location == "/tinh/gia-lai"


@pytest.mark.parametrize("target", NEXT)
def test_next_stays_on_this_host(running: Running, target: str) -> None:
    """A-10: ten payloads and two more."""
    assert sign_in(running.client(), "nghean", next=target).location == "/tinh/nghe-an"
    signed_in = running.signed_in("nghean")
    assert signed_in.get("/dang-nhap", query_string={"next": target}).location == "/"
    assert signed_in.get("/ngon-ngu/en", query_string={"next": target}).location == "/"


@pytest.mark.parametrize(
    "page", ["/doi-mat-khau", "/dang-nhap?next=/tinh/nghe-an/thoi-han", "/thu-nhac/nghe-an/mau"]
)
def test_another_language_keeps_the_page(running: Running, page: str) -> None:
    """The links stood on every plain page and led to the first one."""
    client = running.client() if page.startswith("/dang-nhap") else running.signed_in("nghean")
    here = urlencode({"next": page})
    links = re.findall(r'href="(/ngon-ngu/[^"]+)"', unescape(client.get(page).text))
    assert links == [f"/ngon-ngu/vi?{here}", f"/ngon-ngu/en?{here}"]
    assert client.get(links[1]).location == page


def test_next_leads_to_the_page_that_was_asked_for(running: Running) -> None:
    """A-10: the good case."""
    asked = running.client().get("/tinh/nghe-an/tai-san?loai=nh&q=cam%20vinh")
    assert (
        asked.location
        == "/dang-nhap?next=%2Ftinh%2Fnghe-an%2Ftai-san%3Floai%3Dnh%26q%3Dcam%2520vinh"
    )
    assert sign_in(
        running.client(), "nghean", next="/tinh/nghe-an/tai-san?loai=nh&q=cam%20vinh"
    ).location == ("/tinh/nghe-an/tai-san?loai=nh&q=cam%20vinh")


@pytest.mark.parametrize(
    ("username", "password"),
    [
        ("' OR 1=1 --", "' OR 1=1 --"),
        ("nghean\x00", PASSWORD),
        ("nghean", PASSWORD + "\x00"),
        ("nghean", "a" * 10_000),
        ("nghe\u0302\u0323an", PASSWORD),
        ("n" * 5_000, PASSWORD),
        ("\ud7ff\ufffe", PASSWORD),
        ("", ""),
    ],
)
def test_strange_credentials_fail_plainly(fresh: Running, username: str, password: str) -> None:
    """A-11: 4xx, never 5xx, nobody is signed in."""
    client = fresh.client()
    assert sign_in(client, username, password).status_code == (
        413 if len(username + password) > SMALL_FORM else 401
    )
    assert client.get_cookie("ipp") is None


def test_strange_credentials_fail_plainly_on_postgresql(on_postgresql: Running) -> None:
    """A-11: PostgreSQL refuses NUL in a text, and must not be asked."""
    assert sign_in(on_postgresql.client(), "nghean\x00", PASSWORD).status_code == 401
    assert (
        on_postgresql.client().post("/dang-nhap", data=b"\xff\xfe=1&username=%00%ff").status_code
        == 400
    )


def test_passwords_are_argon2_and_weak_ones_refused(running: Running) -> None:
    """A-13: the store, the length, the common ones."""
    with running.database.read() as connection:
        hashes = connection.scalars(select(user.c.password_hash)).all()
    assert all(h.startswith("$argon2id$") for h in hashes) and len(set(hashes)) == len(hashes)
    # what a site takes: tests/conftest.py makes lighter ones
    assert (passwords.ROUNDS, passwords.KIBIBYTES, passwords.THREADS) == (2, 19 * 1024, 1)
    for weak in (
        "short-Pw1!",
        "passwordpassword",
        "123456789012",
        "qwertyuiop123",
        "nghean nghean",
        "ipplatform2026",
        "a" * 129,
    ):
        with pytest.raises(WeakPassword):
            require_strong(weak, known=("nghean",))
    require_strong("cam vinh ngon tuyet 1953", known=("nghean",))


def test_no_account_exists_by_default(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A-13: a new database has nobody in it."""
    from data_access.database.engine import Database
    from data_access.upkeep import upgrade

    database = Database(f"sqlite:///{tmp_path_factory.mktemp('empty') / 'x.sqlite3'}")
    upgrade.upgrade(database)
    with database.read() as connection:
        assert users.count(connection) == 0
    database.dispose()


def test_a_one_time_password_leads_to_changing_it(fresh: Running) -> None:
    """A-14: it opens nothing but the change of the password, and the new one opens everything."""
    with fresh.database.write(SYSTEM) as connection:
        users.set_password(connection, "nghean", "one-time-password", actor="test", one_time=True)
    client = fresh.client()
    assert sign_in(client, "nghean", "one-time-password").location == "/doi-mat-khau"
    assert client.get("/tinh/nghe-an").location == "/doi-mat-khau"
    token = token_of(client.get("/doi-mat-khau").text)
    form = {"password": "one-time-password", "csrf_token": token}
    for new, repeated in (
        ("ngan", "ngan"),
        ("mot mat khau rat dai", "khac nhau"),
        ("one-time-password", "one-time-password"),
    ):
        assert (
            client.post(
                "/doi-mat-khau", data=form | {"new_password": new, "repeated": repeated}
            ).status_code
            == 400
        )
    good = form | {
        "new_password": "cam vinh ngon tuyet 1953",
        "repeated": "cam vinh ngon tuyet 1953",
    }
    assert client.post("/doi-mat-khau", data=good).location == "/tinh/nghe-an"
    assert client.get("/tinh/nghe-an").status_code == 200
    assert sign_in(fresh.client(), "nghean", "one-time-password").status_code == 401
    assert sign_in(fresh.client(), "nghean", "cam vinh ngon tuyet 1953").status_code == 302


def test_tokens_are_stored_as_hashes_only(fresh: Running) -> None:
    """D-6: neither token nor password stands anywhere in the database."""
    client = fresh.signed_in("nghean")
    with fresh.database.read() as connection:
        everything = str(connection.execute(select(user_session)).all()) + str(
            connection.execute(select(audit_log)).all()
        )
    assert cookie_of(client) not in everything and PASSWORD not in everything
