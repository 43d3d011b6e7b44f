"""The audit log's key and head: what somebody with the database in hand, and not with both files,
cannot do unseen."""

import json
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import Connection, insert, select, text

from app import COMMANDS, cli
from data_access.accounts import audit, users
from data_access.database import state
from data_access.database.engine import Database, now
from data_access.database.scope import SYSTEM
from data_access.database.vault import Mark, Vault
from data_access.tables import audit_log
from data_access.upkeep.checks import check
from tests.conftest import as_owner
from tests.data_access.test_audit import drop_guards, fill
from tests.seeded import TODAY

ROOT = Path(__file__).parents[2]
PASSWORD = "thuyen-ai-dinh-trang-2026"
ROWS = 6


def vault_of(database: Database) -> Vault:
    assert database.vault is not None
    return database.vault


def tampered(database: Database, change: Callable[[Connection], None]) -> None:
    """A change that went around the program, by somebody who owns the tables and has taken the
    guards away."""
    with as_owner(database) as owner, owner.write_signin() as connection:
        drop_guards(database, connection)
        change(connection)


def run(*statements: str) -> Callable[[Connection], None]:
    def change(connection: Connection) -> None:
        for statement in statements:
            connection.execute(text(statement))

    return change


def recomputed(*, since: int, key: bytes | None) -> Callable[[Connection], None]:
    """Row `since` says something else, and every hash from there is made anew: by the rule without
    a key, or with a key of one's own."""

    def change(connection: Connection) -> None:
        rows = [
            dict(row)
            for row in connection.execute(select(audit_log).order_by(audit_log.c.id)).mappings()
        ]
        connection.execute(text("DELETE FROM audit_log"))
        previous = ""
        for row in rows:
            if row["id"] >= since:
                row |= {"actor": "somebody else", "previous_hash": previous}
                row["hash"] = audit._hash(row, key)
            previous = row["hash"]
            connection.execute(insert(audit_log).values(row))

    return change


ATTACKS: dict[str, tuple[Callable[[Connection], None], tuple[int, str]]] = {
    "a byte": (run("UPDATE audit_log SET actor = 'lan-root; fake' WHERE id = 3"), (3, "changed")),
    "the newest row's byte": (
        run(f"UPDATE audit_log SET actor = 'x' WHERE id = {ROWS}"),
        (ROWS, "changed"),
    ),
    "a row in the middle": (run("DELETE FROM audit_log WHERE id = 3"), (4, "changed")),
    "the first row": (run("DELETE FROM audit_log WHERE id = 1"), (2, "changed")),
    "the newest row": (run(f"DELETE FROM audit_log WHERE id = {ROWS}"), (ROWS, "missing")),
    "the newest rows": (run("DELETE FROM audit_log WHERE id > 2"), (3, "missing")),
    "all rows": (run("DELETE FROM audit_log"), (1, "missing")),
    "made anew without a key": (recomputed(since=3, key=None), (3, "changed")),
    "made anew as a whole": (recomputed(since=1, key=None), (1, "changed")),
    "made anew with another key": (recomputed(since=1, key=b"mine"), (1, "changed")),
    "made anew, the newest alone": (recomputed(since=ROWS, key=b"mine"), (ROWS, "changed")),
}


def verified(database: Database, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """Exit code and words of the command."""
    monkeypatch.setenv(
        "IPP_DATABASE_URL", database.engine.url.render_as_string(hide_password=False)
    )
    monkeypatch.setenv("IPP_DATA_DIR", str(vault_of(database).folder))
    done = CliRunner().invoke(cli, ["audit", "verify"])
    return done.exit_code, done.output


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_was_done_to_the_log_is_named(
    database: Database, monkeypatch: pytest.MonkeyPatch, attack: str
) -> None:
    """X-9, D-3. Issue 13, item 11: the row is named, by the command (exit 1) and by `check`; before
    it, nothing is."""
    fill(database, ROWS)
    code, words = verified(database, monkeypatch)
    assert code == 0 and f"đến dòng {ROWS}" in words
    change, (row, why) = ATTACKS[attack]
    tampered(database, change)
    assert audit.examine(database)[0] == audit.Break(row, why)
    code, words = verified(database, monkeypatch)
    assert code == 1 and words.startswith("audit: ") and words.rstrip().endswith(f"dòng {row}")
    assert [f.message for f in check(database, TODAY) if f.code == "audit"] == [
        audit.told(audit.Break(row, why))
    ]


def forged(vault: Vault) -> None:
    """A head that says what suits, under a key of one's own."""
    other = Vault(vault.folder / "other", vault.name)
    other.opened(Mark())
    shutil.copy(other.head_file, vault.head_file)


FILES: dict[str, Callable[[Vault], object]] = {
    "another key": lambda vault: vault.key_file.write_text("0" * 64),
    "no key": lambda vault: vault.key_file.unlink(),
    "no head": lambda vault: vault.head_file.unlink(),
    "another head": forged,
    "an empty head": lambda vault: vault.head_file.write_bytes(b""),
    "half a head": lambda vault: vault.head_file.write_bytes(vault.head_file.read_bytes()[:40]),
    "a changed head": lambda vault: vault.head_file.write_text(
        vault.head_file.read_text().replace(f'\\"id\\": {ROWS}', '\\"id\\": 2')
    ),
    "neither": lambda vault: (vault.key_file.unlink(), vault.head_file.unlink()),
}


@pytest.mark.parametrize("replaced", FILES)
def test_a_replaced_key_or_head_is_named(
    database: Database, monkeypatch: pytest.MonkeyPatch, replaced: str
) -> None:
    """X-9. Issue 13, item 11: and stays named when the service has gone on since, for work is not
    stopped by it."""
    fill(database, ROWS)
    FILES[replaced](vault_of(database))
    assert audit.examine(database)[0] == audit.Break(1, "key")
    code, words = verified(database, monkeypatch)
    assert code == 1 and words.rstrip().endswith("dòng 1")
    fill(database, 2)
    assert verified(database, monkeypatch)[0] == 1


@pytest.mark.parametrize("gone", ["id > 2", "id > 0"])
def test_going_on_does_not_hide_what_is_gone(database: Database, gone: str) -> None:
    """X-9. Issue 13, item 11: rows that come afterwards, more than were there, do not move the head
    past what is missing."""
    fill(database, ROWS)
    tampered(database, run(f"DELETE FROM audit_log WHERE {gone}"))
    fill(database, 2 * ROWS)
    found, newest = audit.examine(database)
    assert found is not None and newest.id >= 2 * ROWS


def test_everything_gone_with_both_files_is_still_seen(database: Database) -> None:
    """X-9: somebody has an account, and no row tells of it."""
    with database.write(SYSTEM) as connection:
        users.create(connection, username="an", name="An", role="admin", password=PASSWORD)
    tampered(database, run("DELETE FROM audit_log"))
    vault = vault_of(database)
    vault.key_file.unlink(), vault.head_file.unlink()
    # what was written beside the register is known to be taken; taken away, too
    if database.dialect == "sqlite":
        with database.write(SYSTEM) as connection:
            connection.execute(text("DELETE FROM audit_pending"))
    assert audit.examine(database)[0] == audit.Break(1, "missing")


def plain_rows(database: Database, n: int) -> None:
    """Rows as they were written before the chain had a key."""
    with database.write_signin() as connection:
        for i in range(n):
            row: dict[str, Any] = {
                "at": now(),
                "actor": "lan",
                "action": "before",
                "subject": None,
                "vn34": "40",
                "detail": {"n": i},
            }
            row["previous_hash"] = audit._last(connection).hash
            connection.execute(insert(audit_log).values(**row, hash=audit._hash(row, None)))


def test_a_log_of_before_is_taken_over(database: Database) -> None:
    """X-9. Issue 13, item 11: verified by the rule of its time, then continued under the key, which
    covers its end."""
    plain_rows(database, 4)
    assert audit.examine(database)[0] is None
    fill(database, 3)
    found, newest = audit.examine(database)
    assert found is None and newest.id == 7
    with database.read() as connection:
        hashes = connection.scalars(select(audit_log.c.hash).order_by(audit_log.c.id)).all()
    assert [value[0] == audit.KEYED for value in hashes] == [False] * 4 + [True] * 3
    tampered(database, recomputed(since=2, key=None))
    assert audit.examine(database)[0] == audit.Break(5, "changed")


def test_a_byte_of_before_is_found(database: Database) -> None:
    """D-3: as it always was."""
    plain_rows(database, 4)
    fill(database, 1)
    tampered(database, run("UPDATE audit_log SET actor = 'x' WHERE id = 2"))
    assert audit.examine(database)[0] == audit.Break(2, "changed")


def test_a_head_that_lags_is_no_fault(database: Database) -> None:
    """X-9: a process that dies between the row and the head, or a full disk: the next row takes the
    head along."""
    fill(database, 2)
    vault = vault_of(database)
    before = vault.head_file.read_bytes()
    fill(database, 3)
    vault.head_file.write_bytes(before)
    assert audit.examine(database)[0] is None
    fill(database, 1)
    head = vault.head(vault.key() or b"")
    assert head is not None and head.newest.id == 6 and audit.examine(database)[0] is None


def test_a_change_that_is_given_up_moves_nothing(database: Database) -> None:
    """X-9: the head is never ahead of the log."""
    fill(database, 2)
    vault = vault_of(database)
    before = vault.head_file.read_bytes()
    with pytest.raises(ZeroDivisionError), database.write_signin() as connection:
        audit.append(connection, actor="a", action="given up")
        _ = 1 / 0
    assert vault.head_file.read_bytes() == before and audit.examine(database)[0] is None


def test_the_files_are_the_service_s_alone(database: Database) -> None:
    """X-9: 0600; the key is drawn, and nothing of it is in the head."""
    fill(database, 2)
    vault = vault_of(database)
    assert [stat.S_IMODE(file.stat().st_mode) for file in (vault.key_file, vault.head_file)] == [
        0o600,
        0o600,
    ]
    key = vault.key_file.read_text().strip()
    assert len(bytes.fromhex(key)) == 32 and key not in vault.head_file.read_text()
    assert {file for file in vault.folder.iterdir() if "audit" in file.name} == {
        vault.key_file,
        vault.head_file,
    }


def test_several_processes_share_key_and_head(database: Database) -> None:
    """X-9: workers, import jobs and commands; whoever comes first makes the key."""
    url = database.engine.url.render_as_string(hide_password=False)
    others = [Database(url, vault=vault_of(database).folder) for _ in range(3)]
    for n, other in enumerate([*others, database]):
        fill(other, n + 1)
    head = vault_of(database).head(vault_of(database).key() or b"")
    found, newest = audit.examine(others[0])
    assert found is None and head is not None and head.newest == newest and newest.id == 10
    for other in others:
        other.dispose()


def test_an_older_backup_is_gone_on_with_and_told(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """X-9, D-4: what the operator accepts stands in the log; a changed row cannot be accepted."""
    fill(database, ROWS)
    verified(database, monkeypatch)
    assert CliRunner().invoke(cli, ["audit", "accept"]).exit_code == 2
    tampered(database, run("DELETE FROM audit_log WHERE id > 4"))
    assert CliRunner().invoke(cli, ["audit", "accept"]).exit_code == 0
    assert verified(database, monkeypatch)[0] == 0
    with database.read() as connection:
        newest = connection.execute(select(audit_log).order_by(audit_log.c.id.desc())).first()
    assert newest is not None and (
        newest.action,
        newest.detail["missing_from"],
        newest.detail["known"],
    ) == ("audit_accepted", 5, ROWS)
    with as_owner(database) as owner, owner.write_signin() as connection:
        connection.execute(text("UPDATE audit_log SET actor = 'x' WHERE id = 2"))
    assert (
        CliRunner().invoke(cli, ["audit", "accept"]).exit_code == 2
        and verified(database, monkeypatch)[0] == 1
    )


def test_every_opening_of_the_database_tells_where_the_key_is() -> None:
    """X-9: PostgreSQL's log is keyed wherever the product writes it."""
    files = [ROOT / "app.py", *(ROOT / "commands").rglob("*.py"), *(ROOT / "web").rglob("*.py")]
    lines = [line.strip() for file in files for line in file.read_text("utf-8").splitlines()]
    opened = [line for line in lines if "= Database(" in line or " Database(settings" in line]
    assert len(opened) >= 6 and [line for line in opened if "vault=" not in line] == []
    assert "audit" in COMMANDS


def test_what_is_told_of_the_head_can_be_kept_elsewhere(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """X-9: the command names the newest row and its hash, for a log outside the machine."""
    fill(database, 3)
    with database.write(SYSTEM) as connection:
        state.put(connection, "x", "y")
    newest = json.loads(json.loads(vault_of(database).head_file.read_text())["head"])["newest"]
    assert (
        newest["id"] == 3
        and verified(database, monkeypatch)[1].strip()
        == f"Nhật ký nguyên vẹn đến dòng 3, mã {newest['hash']}."
    )
