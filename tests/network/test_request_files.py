"""Files of requests on both databases: whose they are, where they go, and when they are gone."""

import os
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database import attachments
from data_access.database.attachments import Attachment
from data_access.database.engine import Database, now
from data_access.database.scope import NATIONAL, SYSTEM
from data_access.network.requests import acts, files, handing_on, writing
from data_access.tables import audit_log, request_entry, request_file
from data_access.upkeep import pruning
from domain.network.requests import Desk
from tests.network.test_requests import MONDAY, desks, do, seen, take

__all__ = ["desks"]
NAME = "gcn-dkdn-nguyen-thi-huong.pdf"


def attach(
    database: Database, who: Writer, number: str, version: int, folder: Path, content: bytes = b"x"
) -> str:
    own = attachments.store_apart(folder, content)
    n = seen(database, who, number).row.id
    file = Attachment(NAME, "pdf", len(content), own)
    do(database, who, files.add_file, n, version, file, MONDAY)
    return own


def names(database: Database, who: Writer, number: str) -> list[str]:
    n = seen(database, who, number).row.id
    with database.read(who.scope) as connection:
        return [file.name for file in files.files_of(connection, n, scope=who.scope)]


def test_a_file_is_of_the_desk_that_has_the_request(
    database: Database, desks: dict[str, Writer], tmp_path: Path
) -> None:
    """Insider, colleagues at the institute and in the province, strangers; passed on, the station
    has it no more."""
    tram, haiphong, nghean, vien = (desks[name] for name in ("tram", "haiphong", "nghean", "vien"))
    number = take(database, tram)
    attach(database, tram, number, 1, tmp_path)
    assert [names(database, who, number) for who in (tram, haiphong, vien)] == [[NAME]] * 3
    n = seen(database, vien, number).row.id
    with database.read(nghean.scope) as connection:
        assert files.files_of(connection, n, scope=nghean.scope) == ()
        assert files.one_file(connection, n, 1, scope=nghean.scope) is None
    with pytest.raises(Gone):
        do(database, nghean, files.take_off, n, 2, 1, MONDAY)
    do(database, tram, handing_on.transfer, n, 2, Desk(vn34="31"), "ở tỉnh", MONDAY)
    assert names(database, tram, number) == [], "it reads the request, and no file of it"
    assert names(database, haiphong, number) == [NAME]
    with pytest.raises(Gone):
        do(database, tram, files.take_off, n, 3, 1, MONDAY)
    with pytest.raises(writing.NotInHand):
        do(database, tram, files.add_file, n, 3, Attachment("a", "pdf", 1, "0" * 64), MONDAY)


def test_what_is_seen_is_what_is_written_over(
    database: Database, desks: dict[str, Writer], tmp_path: Path
) -> None:
    """An older version adds and removes nothing; a request has thirty files at most."""
    tram = desks["tram"]
    number = take(database, tram)
    attach(database, tram, number, 1, tmp_path)
    with pytest.raises(Conflict):
        attach(database, tram, number, 1, tmp_path)
    n = seen(database, tram, number).row.id
    with pytest.raises(Conflict):
        do(database, tram, files.take_off, n, 1, 1, MONDAY)
    for version in range(2, 31):
        attach(database, tram, number, version, tmp_path)
    with pytest.raises(files.TooMany):
        attach(database, tram, number, 31, tmp_path)
    assert len(names(database, tram, number)) == 30
    assert seen(database, tram, number).row.version == 31, "the one too many wrote nothing"


def test_row_security_stands_behind_it(
    database: Database, desks: dict[str, Writer], tmp_path: Path
) -> None:
    """PostgreSQL: a raw statement of a scope sees its own files alone, whatever it asks."""
    if database.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no row security; its belt is tested with every query")
    tram = desks["tram"]
    attach(database, tram, take(database, tram), 1, tmp_path)
    found = {}
    for name, writer in desks.items():
        told = {"s": writer.scope.kind, "v": writer.scope.vn34 or "", "n": str(writer.scope.station_id or "")}  # fmt: skip
        with database.engine.connect().execution_options(ipp_unchecked=True) as connection:
            settings = "SELECT set_config('ipp.scope', :s, true), set_config('ipp.vn34', :v, true), set_config('ipp.station', :n, true)"
            connection.execute(text(settings), told)
            found[name] = connection.scalar(text("SELECT count(*) FROM request_file"))
    assert found == {"tram": 1, "haiphong": 1, "nghean": 0, "vien": 1}


def test_names_and_contents_go_on_the_day_of_the_contact(
    database: Database, desks: dict[str, Writer], tmp_path: Path
) -> None:
    """A year after the end, the day before not; of an open request never; nothing that stays names
    the file."""
    tram = desks["tram"]
    closed, still_open = take(database, tram), take(database, tram, "k2")
    gone = attach(database, tram, closed, 1, tmp_path, b"one")
    stays = attach(database, tram, still_open, 1, tmp_path, b"one")
    n = seen(database, tram, closed).row.id
    do(database, tram, acts.answer, n, 2, "Xong", "closed", MONDAY)
    with database.write(SYSTEM) as connection:
        assert files.forget_files(connection, date(2027, 11, 29), tmp_path) == 0
        assert files.forget_files(connection, date(2027, 11, 30), tmp_path) == 1
        assert files.forget_files(connection, date(2027, 12, 1), tmp_path) == 0
        left = connection.scalars(select(request_file.c.stored)).all()
        said = [*connection.execute(select(request_entry.c.text, request_entry.c.told))]
        logged = [*connection.execute(select(audit_log.c.subject, audit_log.c.detail))]
    assert left == [stays] and attachments.read(tmp_path, stays) == b"one"
    with pytest.raises(FileNotFoundError):
        attachments.read(tmp_path, gone)
    assert NAME not in str(said) + str(logged)


def test_contents_whose_form_broke_off_go_after_a_day(
    database: Database, desks: dict[str, Writer], tmp_path: Path
) -> None:
    """By the rule that `daily` and every start apply; what a row names stays, as does what is kept
    under its hash."""
    tram = desks["tram"]
    held = attach(database, tram, take(database, tram), 1, tmp_path)
    left = attachments.store_apart(tmp_path, b"of nobody")
    hashed = attachments.store(tmp_path, b"a proof")
    assert pruning.prune(database, tmp_path, now())["request files"] == 0, "it may be on its way"
    before = (now() - timedelta(days=2)).timestamp()
    for name in (held, left, hashed):
        os.utime(tmp_path / "files" / name[:2] / name, (before, before))
    assert pruning.prune(database, tmp_path, now())["request files"] == 1
    for name in (held, hashed):
        assert attachments.read(tmp_path, name)
    with pytest.raises(FileNotFoundError):
        attachments.read(tmp_path, left)


def test_the_daily_rule_reads_the_day_in_viet_nam(
    database: Database, desks: dict[str, Writer], tmp_path: Path
) -> None:
    """18:00 UTC is the next day there."""
    tram = desks["tram"]
    number = take(database, tram)
    attach(database, tram, number, 1, tmp_path)
    n = seen(database, tram, number).row.id
    do(database, tram, acts.answer, n, 2, "Xong", "closed", MONDAY)
    evening = datetime.fromisoformat("2027-11-29T16:30:00+00:00")
    assert pruning.prune(database, tmp_path, evening)["request files"] == 0
    later = evening + timedelta(hours=2)
    assert pruning.prune(database, tmp_path, later)["request files"] == 1
    with database.read(NATIONAL) as connection:
        assert files.files_of(connection, n, scope=NATIONAL) == ()
