"""Starting: what production refuses, what the first requests see, two applications in one
process."""

import json
import re
import secrets
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest

from app import main
from data_access.accounts import users
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from settings import SettingError, Settings
from tests.sqlite_files import copied
from tests.web.served import refused, serving
from tests.web.support import COUNTS, PASSWORD, Running, body, canary, run, seeded_file, token_of

KEY = "dGhpcyBpcyBvbmx5IGEgdGVzdCBrZXksIG5vdCBhIHJlYWwgb25l"
FLASK_KEY = "192b9bdd22ab9ed4d12e236c78afcb9a393ec15f71bbf5dc987d54727823bcbf"
GUESSABLE = {
    "Flask's documentation": FLASK_KEY,
    "its end changed": FLASK_KEY[:-4] + "0a0b",
    "in capitals": FLASK_KEY.upper(),
    "Flask's API documentation": b'_5#y2L"F4Q8z\n\xec]/'.hex(),
    "Flask's former documentation": "A0Zr98j/3yX R~XHH!jmN]LWX/,?RT!!",
    "FastAPI's tutorial": "09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7",
    "Superset": "CHANGE_ME_TO_A_COMPLEX_RANDOM_SECRET",
    "Superset's former one": "\\2\\1thisismyscretkey\\1\\2\\e\\y\\y\\h",
    "Superset's documentation": "YOUR_OWN_RANDOM_GENERATED_SECRET_KEY",
    "Django's startproject": "django-insecure-9k2!x7v_q4z@p8m^t1w#r6n&b3c5d0f",
    "PowerDNS-Admin": "e951e5a1f4b94151b360f47edf596dd2",
    "a cookiecutter": "dev-secret-key-change-in-production",
    "a tutorial": "super-secret-key-nobody-will-guess-2024",
    "Vietnamese": "mat-khau-cua-he-thong-ipplatform-2026",
    "the alphabet": "abcdefghijklmnopqrstuvwxyz0123456789",
    "digits": "0123456789abcdef0123456789abcdef",
    "downwards": "zyxwvutsrqponmlkjihgfedcba9876543210",
    "the keyboard": "qwertyuiopasdfghjklzxcvbnm1234567890",
    "a repetition": "x8Kq2vLw9z" * 4,
    "a repetition that breaks off": ("x8Kq2vLw9z" * 4)[:37],
    "pairs": "aabbccddeeffgghhiijjkkllmmnnooppqq",
}
GOOD = {"IPP_MODE": "production", "IPP_SECRET_KEY": KEY, "IPP_BASE_URL": "https://ipp.example"}


def seeded(folder: Path, mode: str = "demo") -> Path:
    copied(seeded_file()[0], folder / f"{mode}.sqlite3")
    return folder


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("IPP_SECRET_KEY", ""),
        ("IPP_SECRET_KEY", "k" * 31),
        ("IPP_SECRET_KEY", "k" * 64),
        ("IPP_SECRET_KEY", "changeme" + "0" * 40),
        ("IPP_SECRET_KEY", FLASK_KEY),
        ("IPP_BASE_URL", "http://ipp.example"),
        ("IPP_BASE_URL", ""),
        ("DEBUG", "1"),
        ("FLASK_DEBUG", "true"),
        ("DASH_DEBUG", "1"),
        ("IPP_MODE", "prod"),
        ("IPP_PORT", "http"),
    ],
)
def test_production_refuses_unsafe_settings(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    value: str,
) -> None:
    """A-12, H-9: exit 2 and one sentence that names the setting, for each of them."""
    for setting, given in (
        GOOD | {"IPP_DATA_DIR": str(seeded(tmp_path, "production")), name: value}
    ).items():
        monkeypatch.setenv(setting, given)
    monkeypatch.setattr(sys, "argv", ["app.py", "serve"])
    with pytest.raises(SystemExit) as stopped:
        main()
    told = capsys.readouterr().err
    assert stopped.value.code == 2 and told.startswith(f"{name}: ") and told.count("\n") == 1
    assert value == "" or len(value) < 9 or value not in told or name == "IPP_BASE_URL"


@pytest.mark.parametrize("name", GUESSABLE)
def test_a_key_that_can_be_guessed_is_refused(name: str) -> None:
    """A-12. Issue 13, item 11: keys of 32 bytes and more that are published, of templates,
    repeated, in order; the setting is named."""
    with pytest.raises(SettingError, match=r"^IPP_SECRET_KEY: ") as refusal:
        Settings.load(GOOD | {"IPP_SECRET_KEY": GUESSABLE[name]})
    assert GUESSABLE[name] not in str(refusal.value)


def test_keys_that_were_drawn_are_taken() -> None:
    """A-12: of any of the usual tools: openssl rand -base64, -hex, secrets.token_urlsafe, Django's
    get_random_secret_key."""
    signs = "abcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*(-_=+)"
    for _time in range(300):
        drawn = [
            secrets.token_hex(16),
            secrets.token_hex(32),
            secrets.token_urlsafe(24),
            secrets.token_urlsafe(48),
        ]
        drawn.append("".join(secrets.choice(signs) for _sign in range(50)))
        for key in drawn:
            assert Settings.load(GOOD | {"IPP_SECRET_KEY": key}).secret_key == key


def test_a_process_refuses_as_well(tmp_path: Path) -> None:
    """A-12: the same seen from outside."""
    code, told = refused(**GOOD | {"IPP_SECRET_KEY": "short"}, IPP_DATA_DIR=str(tmp_path))
    assert (
        code == 2
        and told.startswith("IPP_SECRET_KEY: ")
        and told.count("\n") == 1
        and "short" not in told
    )


def test_production_refuses_demonstration_accounts(tmp_path: Path) -> None:
    """A-12: also when the key and the address are right; and a database that was never set up."""
    folder = seeded(tmp_path, "production")
    database = Database(f"sqlite:///{folder / 'production.sqlite3'}")
    with database.write(SYSTEM) as connection:
        users.create(
            connection,
            username="demo",
            name="",
            role="admin",
            password=PASSWORD,
            demonstration=True,
        )
    database.dispose()
    code, told = refused(**GOOD, IPP_DATA_DIR=str(folder))
    assert code == 2 and told.startswith("IPP_DATABASE_URL: ") and "demonstration accounts" in told
    code, told = refused(**GOOD, IPP_DATA_DIR=str(tmp_path / "new"))
    assert code == 2 and told.startswith("IPP_DATABASE_URL: ") and "db upgrade" in told


def test_an_unreachable_database_is_told_in_one_sentence() -> None:
    """The command line names the trouble, without a traceback or the password."""
    code, told = refused(IPP_DATABASE_URL="postgresql://app:geheim@127.0.0.1:1/nothing")
    assert code == 2 and told.count("\n") == 1 and "Traceback" not in told and "geheim" not in told


class Browser:
    """A person's browser over real HTTP."""

    def __init__(self, url: str) -> None:
        self.url, self.jar = url, CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path: str) -> str:
        with self.opener.open(self.url + path, timeout=30) as answer:
            return str(answer.read().decode())

    def sign_in(self, username: str) -> str:
        data = {
            "username": username,
            "password": PASSWORD,
            "csrf_token": token_of(self.get("/dang-nhap")),
        }
        with self.opener.open(
            self.url + "/dang-nhap", urlencode(data).encode(), timeout=30
        ) as answer:
            return str(answer.read().decode())

    def call(self, request: object, *, patience: float = 30) -> tuple[int, str]:
        headers = {
            "Content-Type": "application/json",
            "Origin": self.url,
            "Sec-Fetch-Site": "same-origin",
        }
        asked = urllib.request.Request(
            f"{self.url}/_dash-update-component", json.dumps(request).encode(), headers
        )
        try:
            with self.opener.open(asked, timeout=patience) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


def test_the_first_request_is_a_managers(tmp_path: Path, running: Running) -> None:
    """T-8: after a start a manager comes first, pages and callbacks; then an officer's and an
    anonymous index hold nothing of it."""
    with serving(IPP_DATA_DIR=str(seeded(tmp_path))) as url:
        manager, officer, nobody = Browser(url), Browser(url), Browser(url)
        assert 'id="react-entry-point"' in manager.sign_in("vien")
        for key in running.app.callback_map:
            manager.call(body(running.app, key, {"pathname": "/tinh/gia-lai", "search": ""}))
        pages = [
            officer.sign_in("nghean"),
            officer.get("/tinh/nghe-an"),
            officer.get("/_dash-layout"),
        ]
        pages += [nobody.get("/"), nobody.get("/dang-nhap")]
    for page in pages:
        assert not any(canary(place) in page for place in COUNTS)
        assert (
            "validation_layout" not in page
            and "quantri" not in page
            and "vien" not in re.sub(r"ipp-vien|/vien|chuyen-vien", "", page)
        )


def test_eight_first_requests_at_once_succeed(tmp_path: Path, running: Running) -> None:
    """T-8: nothing races in a process that has just started: every callback, eight at a time."""
    with serving(IPP_DATA_DIR=str(seeded(tmp_path))) as url:
        people = []
        for username in ("nghean", "gialai", "vien", "giangvien"):
            person = Browser(url)
            person.sign_in(username)
            people.append(person)
    with serving(IPP_DATA_DIR=str(tmp_path)) as url:
        for person in people:
            person.url = url
        requests = [
            body(running.app, key, {"pathname": "/tinh/nghe-an", "search": ""})
            for key in running.app.callback_map
        ]
        jobs = [(person, request) for request in requests for person in people] * 2
        with ThreadPoolExecutor(8) as pool:
            codes = {code for code, _text in pool.map(lambda job: job[0].call(job[1]), jobs[:96])}
    assert codes <= {200, 204, 403, 404}


def test_gunicorn_serves_in_production(tmp_path: Path) -> None:
    """H-1, H-6, H-9: real workers, no version in the banner, the host checked, cookies and
    addresses as of https."""
    folder = seeded(tmp_path, "production")
    with serving(
        host="ipp.example", **GOOD, IPP_DATA_DIR=str(folder), IPP_TRUSTED_HOSTS="ipp.example"
    ) as url:
        request = urllib.request.Request(f"{url}/dang-nhap", headers={"Host": "ipp.example"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            headers, page = answer.headers, answer.read().decode()
    assert not re.search(r"\d", headers["Server"] or "")
    assert headers["Strict-Transport-Security"] and headers["Set-Cookie"].startswith(
        "__Host-ipp-form="
    )
    assert "ipplatform-demo" not in page and not (folder / "gunicorn.ctl").exists()


def test_two_applications_live_in_one_process(tmp_path: Path) -> None:
    """Architecture rule 1: each answers from its own database, with all its callbacks."""
    one, two = (
        run(tmp_path / "one"),
        run(tmp_path / "two", settings=Settings(data_dir=tmp_path / "two", secret_key="z" * 40)),
    )
    try:
        first = one.signed_in("nghean")
        with two.database.write(SYSTEM) as connection:
            users.disable(connection, "nghean", actor="test")
        assert first.get("/tinh/nghe-an").status_code == 200
        assert one.app.callback_map.keys() == two.app.callback_map.keys()
        key = next(iter(two.app.callback_map))
        other = two.signed_in("gialai")
        assert (
            other.post(
                "/_dash-update-component", json=body(two.app, key, {"pathname": "/tro-giup"})
            ).status_code
            == 200
        )
        assert (
            first.post(
                "/_dash-update-component", json=body(one.app, key, {"pathname": "/tro-giup"})
            ).status_code
            == 200
        )
    finally:
        one.close()
        two.close()
