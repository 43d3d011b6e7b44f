"""The word of a database that changes with whatever is written, by whomever."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from data_access.accounts import throttle
from data_access.database import state
from data_access.database.engine import Database, now
from data_access.database.scope import SYSTEM
from tests.conftest import fresh_url


def test_it_stays_while_nothing_is_written(database: Database) -> None:
    first = database.version()
    with database.read(SYSTEM) as connection:
        connection.execute(text("SELECT 1"))
    assert first is not None and database.version() == first


def test_whatever_is_written_changes_it(database: Database) -> None:
    words = [database.version()]
    with database.write(SYSTEM) as connection:
        state.put(connection, "one", "1")
        words.append(database.version())  # nobody sees that yet
    words.append(database.version())
    with database.write_signin() as connection:
        throttle.attempt(connection, "name", "a", secret="s", at=now())
    words.append(database.version())
    if database.dialect == "sqlite":  # PostgreSQL's is of transactions that have begun, too
        assert words[1] == words[0]
    assert len({words[0], *words[2:]}) == 3


def test_another_process_changes_it(database: Database) -> None:
    """What it is for: a site has several."""
    url = database.engine.url.render_as_string(hide_password=False)
    first = database.version()
    write = (
        "from data_access.database import state; from data_access.database.engine import Database;"
        "from data_access.database.scope import SYSTEM; import sys\n"
        "with Database(sys.argv[1]).write(SYSTEM) as c: state.put(c, 'two', '2')"
    )
    subprocess.run([sys.executable, "-c", write, url], check=True, cwd=Path(__file__).parents[2])
    assert database.version() != first


def test_a_file_put_back_is_another_one(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Its own count may be the same as the former file's."""
    file = tmp_path / "one.sqlite3"
    database = Database(fresh_url(request, "sqlite", file))
    words = [database.version()]
    for part in (file, file.with_name("one-signin.sqlite3")):
        shutil.copy(part, f"{part}.copy")
        Path(f"{part}.copy").rename(part)
    words.append(database.version())
    database.dispose()
    assert words[0] and words[1] and words[0] != words[1]
    file.unlink()
    assert database.version() is None
