"""While an import is being written: who signs in, out or in vain waits for nothing, on both
databases; SQLite's other writers wait."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from data_access.accounts import audit
from data_access.database import sqlite
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.importing.pipeline import Task, apply_stage, read_file
from data_access.importing.stage import Stage
from data_access.tables import asset_note, audit_log
from data_access.writing.sender import by_command
from readers.file.source import Source
from tests.conftest import fresh_url
from tests.importing import TODAY
from tests.importing.files import csv_text, mark, write
from tests.web.desk import send
from tests.web.support import Running, cookie_of, run, sign_in, sign_out

LONGEST = 60
"""Seconds after which a test that hangs ends."""


@pytest.fixture(params=["sqlite", "postgresql"])
def impatient(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Running]:
    """A site whose writers wait half a second, so that nobody is let through by patience."""
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.5)
    site = run(
        tmp_path, "" if request.param == "sqlite" else fresh_url(request, "postgresql", tmp_path)
    )
    yield site
    site.close()


@contextmanager
def import_being_written(running: Running, folder: Path) -> Iterator[None]:
    """A real import, all of it written but its end: its transaction is open while the block runs,
    and is committed then."""
    database, written, go_on = (
        Database(running.settings.database, vault=running.settings.data_dir),
        threading.Event(),
        threading.Event(),
    )
    path = write(
        folder / "x.csv",
        csv_text(
            [mark(so_don=f"4-2024-{n:05}", ten=f"M{n}", dia_chi="Vinh, Nghệ An") for n in range(30)]
        ),
    )
    task = Task(Source(path, path.name), by_command("vien"), TODAY)

    def wait(_connection: object, _batch: int) -> None:
        written.set()
        assert go_on.wait(LONGEST)

    with Stage(folder / "stage.sqlite3") as stage:
        read_file(stage, database, task)
        writer = threading.Thread(
            target=apply_stage, args=(stage, database, task), kwargs={"also": wait}
        )
        writer.start()
        assert written.wait(LONGEST)
        try:
            yield
        finally:
            go_on.set()
            writer.join(LONGEST)
    database.dispose()


def actions(running: Running) -> list[str]:
    with running.database.read() as connection:
        assert audit.verify(connection) is None
        return list(
            connection.scalars(
                select(audit_log.c.action)
                .where(audit_log.c.action != "user_added")
                .order_by(audit_log.c.id)
            )
        )


def test_sign_ins_and_audit_do_not_wait(impatient: Running, tmp_path: Path) -> None:
    """R-4 in part: right and wrong passwords, a page refused, a file taken out, the way out: all
    while the import's lock is held."""
    before = impatient.signed_in("nghean")
    with import_being_written(impatient, tmp_path):
        client = impatient.client()
        assert sign_in(client, "gialai").status_code == 302
        assert [
            sign_in(impatient.client(), "vien", "wrong password").status_code for _n in range(6)
        ] == [401] * 5 + [429]
        assert client.get("/tinh/nghe-an").status_code == 404
        assert before.get("/xuat/mau/nhan-hieu.xlsx").status_code == 200
        assert client.get("/tinh/gia-lai").status_code == 200
        token = cookie_of(client)
        assert sign_out(client).status_code == 302
        client.set_cookie("ipp", token)
        assert client.get("/tinh/gia-lai").status_code == 302, "the session has ended"
        found = actions(impatient)
        assert (
            found[:4] == ["signed_in", "signed_in", "signin_blocked", "denied"]
            and "import" not in found
        )
    assert actions(impatient)[-1] == "import"


@pytest.mark.parametrize("impatient", ["sqlite"], indirect=True)
def test_other_writers_wait_and_are_told(impatient: Running, tmp_path: Path) -> None:
    """R-4: the note is refused with 503 after the busy time, nothing of it is kept or lost;
    afterwards it is taken."""
    client, path = (
        impatient.signed_in("nghean"),
        f"nghe-an/tai-san/{impatient.ids['40'][0]}/ghi-chu",
    )
    with import_being_written(impatient, tmp_path):
        assert send(client, path, text="Gọi lại").status_code == 503
        assert client.get("/tinh/nghe-an").status_code == 200, "pages are read meanwhile"
    assert send(client, path, text="Gọi lại").status_code == 200
    with impatient.database.read(SYSTEM) as connection:
        assert connection.scalars(select(asset_note.c.text)).all() == ["Gọi lại"]
    assert actions(impatient) == ["signed_in", "import", "note added"]
