"""Accounts on the command line: one-time passwords, told once; refusals in one sentence."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from app import cli
from data_access.accounts import audit, posts, users
from data_access.database.engine import Database, now
from data_access.database.scope import SYSTEM
from data_access.tables import audit_log, post, user
from domain.posts import Post


def invoke(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.setenv("IPP_DATA_DIR", str(folder))
    return CliRunner().invoke(cli, ["users", *arguments])


def open_database(folder: Path) -> Database:
    return Database(f"sqlite:///{folder / 'demo.sqlite3'}")


def password_in(told: str) -> str:
    found = re.search(r"một lần: (\S+)", told)
    assert found, told
    return found.group(1)


def test_an_account_starts_with_a_one_time_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A-14: shown once, valid for 72 hours, to be changed; in no row and no audit entry."""
    told = invoke(
        tmp_path,
        monkeypatch,
        "add",
        "Lan.NguyenThi",
        "--role",
        "officer",
        "--province",
        "nghe-an",
        "--name",
        "Nguyễn Thị Lan",
    )
    assert told.exit_code == 0, told.output
    password, database = password_in(told.output), open_database(tmp_path)
    with database.read() as connection:
        row = connection.execute(select(user)).one()
        account = users.authenticate(
            connection, "lan.nguyenthi", password, at=now() + timedelta(hours=71)
        )
        late = users.authenticate(
            connection, "lan.nguyenthi", password, at=now() + timedelta(hours=73)
        )
        log = connection.execute(select(audit_log)).all()
    database.dispose()
    assert (row.username, row.name, row.must_change) == ("lan.nguyenthi", "Nguyễn Thị Lan", True)
    assert account is not None and account.must_change and late is None
    assert account.posts == (Post("officer", "40"),)
    assert [(entry.actor, entry.action, entry.subject) for entry in log] == [
        ("operator", "user_added", "lan.nguyenthi")
    ]
    assert len(password) == 20 and password not in str(row) + str(log)


def test_a_new_one_time_password_replaces_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A-14: and disabling closes the account."""
    first = password_in(invoke(tmp_path, monkeypatch, "add", "vien", "--role", "manager").output)
    second = password_in(invoke(tmp_path, monkeypatch, "password", "VIEN").output)
    database = open_database(tmp_path)
    with database.read() as connection:
        assert users.authenticate(connection, "vien", first, at=now()) is None
        assert users.authenticate(connection, "vien", second, at=now()) is not None
    assert invoke(tmp_path, monkeypatch, "disable", "vien").exit_code == 0
    with database.read() as connection:
        assert users.authenticate(connection, "vien", second, at=now()) is None
        assert audit.verify(connection) is None
    database.dispose()


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "a b", "--role", "manager"),
        ("add", "x", "--role", "manager"),
        ("add", "người", "--role", "manager"),
        ("add", "lan", "--role", "boss"),
        ("add", "lan", "--role", "officer"),
        ("add", "lan", "--role", "leader", "--station", "1"),
        ("add", "lan", "--role", "manager", "--province", "nghe-an"),
        ("add", "lan", "--role", "officer", "--province", "nghe-tinh"),
        ("add", "lan", "--role", "officer", "--province", "nghe-an", "--station", "1"),
        ("add", "tram.lan", "--role", "station"),
        ("add", "tram.lan", "--role", "station", "--station", "9999"),
        ("add", "tram.lan", "--role", "station", "--station", "99999999999999999999"),
        ("add", "tram.lan", "--role", "station", "--province", "nghe-an"),
        ("add", "lan", "--role", "head"),
        ("add", "lan", "--role", "leader", "--province", "nghe-an", "--institute"),
        ("add", "lan", "--role", "officer", "--institute"),
        ("add", "lan", "--role", "leader", "--station", "1", "--institute"),
        ("post", "nobody", "--add", "trainer"),
        ("disable", "nobody"),
        ("password", "nobody"),
    ],
)
def test_refusals_write_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    """Exit 2 and a sentence; no account appears. Issue 13, item 8: nor one of a station without a
    station, or with one that is not."""
    told = invoke(tmp_path, monkeypatch, *arguments)
    assert told.exit_code == 2 and "Traceback" not in told.output and told.output.strip()
    database = open_database(tmp_path)
    if (tmp_path / "demo.sqlite3").exists():
        with database.read() as connection:
            assert users.count(connection) == 0
    database.dispose()


def test_a_name_is_taken_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spellings of one name are one name."""
    assert invoke(tmp_path, monkeypatch, "add", "lan", "--role", "admin").exit_code == 0
    again = invoke(tmp_path, monkeypatch, "add", "LAN", "--role", "manager")
    assert again.exit_code == 2 and "Đã có tài khoản 'lan'." in again.output


def test_an_operator_of_a_station_that_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue 13, item 8: made; and nobody is moved to a station that there is not."""
    assert (
        invoke(
            tmp_path, monkeypatch, "add", "tram.lan", "--role", "station", "--station", "1"
        ).exit_code
        == 0
    )
    database = open_database(tmp_path)
    for role, vn34, station_id in (
        ("station", None, None),
        ("station", None, 9_999),
        ("manager", "40", None),
        ("boss", None, None),
    ):
        with pytest.raises(posts.BadAccount), database.write(SYSTEM) as connection:
            users.assign(
                connection,
                "tram.lan",
                role=role,
                vn34=vn34,
                station_id=station_id,
                actor="operator",
            )
    with database.read() as connection:
        assert connection.execute(select(post.c.role, post.c.station_id)).all() == [("station", 1)]
    database.dispose()


def held(tmp_path: Path, username: str) -> list[str]:
    database = open_database(tmp_path)
    with database.read() as connection:
        found = [held.code for held in users.find(connection, username).posts]
    database.dispose()
    return found


def test_posts_are_given_and_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Issue 17, item 4: several at once or none of them; what they are then is told; the leader of
    the institute; the audit log names them."""
    add = ("add", "lan", "--role", "officer", "--province", "nghe-an")
    assert invoke(tmp_path, monkeypatch, *add).exit_code == 0
    told = invoke(
        tmp_path, monkeypatch, "post", "LAN", "--add", "station:3", "--add", "leader:vien"
    )
    assert told.exit_code == 0, told.output
    assert "lan: officer:nghe-an, station:3, leader:vien." in told.output
    taken = invoke(
        tmp_path, monkeypatch, "post", "lan", "--remove", "station:3", "--add", "manager"
    )
    assert "lan: officer:nghe-an, leader:vien, manager:vien." in taken.output
    for code in ("officer:nghe-an", "leader:vien"):
        assert invoke(tmp_path, monkeypatch, "post", "lan", "--remove", code).exit_code == 0
    none = invoke(tmp_path, monkeypatch, "post", "lan", "--remove", "manager:vien")
    assert none.exit_code == 0 and "lan: không có vai nào." in none.output
    database = open_database(tmp_path)
    with database.read() as connection:
        rows = connection.execute(select(audit_log.c.action, audit_log.c.detail)).all()
    database.dispose()
    changed = [row.detail for row in rows if row.action == "posts_changed"]
    assert changed[:2] == [
        {"added": ["station:3", "leader:vien"], "removed": []},
        {"added": ["manager:vien"], "removed": ["station:3"]},
    ]


@pytest.mark.parametrize(
    "asked",
    [
        (),
        ("--add", "officer:nghe-an"),
        ("--add", "station:3", "--add", "station:3"),
        ("--add", "trainer", "--add", "officer"),
        ("--add", "trainer", "--add", "officer:nghe-tinh"),
        ("--add", "trainer", "--add", "officer:vien"),
        ("--add", "trainer", "--add", "station"),
        ("--add", "trainer", "--add", "station:9999"),
        ("--add", "trainer", "--add", "station:0000000000003"),
        ("--add", "trainer", "--add", "station:nghe-an"),
        ("--add", "trainer", "--add", "trainer:vien"),
        ("--add", "trainer", "--add", "head"),
        ("--add", "trainer", "--add", "leader"),
        ("--add", "trainer", "--add", "admin:"),
        ("--add", "trainer", "--remove", "station:3"),
        ("--remove", "officer:gia-lai"),
        ("--remove", "leader:nghe-an"),
    ],
)
def test_refused_posts_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...]
) -> None:
    """Exit 2, a sentence, and not one of several."""
    add = ("add", "lan", "--role", "officer", "--province", "nghe-an")
    assert invoke(tmp_path, monkeypatch, *add).exit_code == 0
    told = invoke(tmp_path, monkeypatch, "post", "lan", *asked)
    assert told.exit_code == 2 and "Traceback" not in told.output and told.output.strip()
    assert held(tmp_path, "lan") == ["officer:nghe-an"]


def test_the_leader_of_the_institute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add = ("add", "lan", "--role", "leader", "--institute")
    assert invoke(tmp_path, monkeypatch, *add).exit_code == 0
    also = ("add", "minh", "--role", "manager", "--institute")
    assert invoke(tmp_path, monkeypatch, *also).exit_code == 0
    assert (held(tmp_path, "lan"), held(tmp_path, "minh")) == (["leader:vien"], ["manager:vien"])
