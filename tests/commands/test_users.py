"""Accounts on the command line: one-time passwords, told once; refusals in one sentence."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from app import cli
from data_access.accounts import audit, users
from data_access.database.engine import Database, now
from data_access.database.scope import SYSTEM
from data_access.tables import audit_log, user


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
    assert (row.username, row.name, row.role, row.vn34, row.must_change) == (
        "lan.nguyenthi",
        "Nguyễn Thị Lan",
        "officer",
        "40",
        True,
    )
    assert account is not None and account.must_change and late is None
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
        with pytest.raises(users.BadAccount), database.write(SYSTEM) as connection:
            users.assign(
                connection,
                "tram.lan",
                role=role,
                vn34=vn34,
                station_id=station_id,
                actor="operator",
            )
    with database.read() as connection:
        assert connection.execute(select(user.c.role, user.c.station_id)).all() == [("station", 1)]
    database.dispose()
