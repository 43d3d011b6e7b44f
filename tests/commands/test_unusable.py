"""Commands on a database that cannot be used: one true sentence, exit non-zero, never a trace, a
false blame or a new file."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import app
import wiring
from data_access.database import signin_file, state
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from domain.calendar.dates import today_in_vietnam
from tests.builders import create_asset
from tests.disks import fill, read_only, small_disk
from tests.sqlite_files import copied

COMMANDS = {
    "check": ["check"],
    "check --all": ["check", "--all"],
    "serve": ["serve"],
    "daily": ["daily"],
    "show": ["show", "4-2020-00001"],
    "import": ["import", "x.csv"],
    "undo": ["undo", "1"],
    "db upgrade": ["db", "upgrade"],
}
Said = Callable[..., tuple[int, str]]


@pytest.fixture
def place(tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a good database, and a file to import beside it."""
    folder = tmp_path / "data"
    folder.mkdir()
    copied(good, folder / "demo.sqlite3")
    (tmp_path / "x.csv").write_text(
        "Số đơn,Tên,Nhóm,Địa chỉ\n4-2020-00001,M,30,Nghệ An\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IPP_DATA_DIR", str(folder))
    for name in ("IPP_MODE", "IPP_DATABASE_URL", "IPP_OWNER_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(scope="module")
def good(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with records, to be copied."""
    folder = tmp_path_factory.mktemp("good")
    file = copied(sqlite_template, folder / "good.sqlite3")
    database = Database(f"sqlite:///{file}", vault=folder)
    with database.write(SYSTEM) as connection:
        for n in range(100):
            numbers = {"application_no": f"4-2020-{n:05}", "application_key": f"42020{n:05}"}
            create_asset(
                connection,
                vn34="40",
                vn63="40",
                title=f"Nước mắm số {n}",
                source="manual",
                **numbers,
            )
        state.put(connection, "rolled_to", today_in_vietnam().isoformat())
    database.dispose()
    return file


class Stopped(Exception):
    """Raised where the server would begin to serve."""


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """Exit code and everything that a command has said."""

    def stop(_settings: object) -> None:
        raise Stopped

    monkeypatch.setattr(wiring, "create_app", stop)

    def run(*words: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["app.py", *words])
        with pytest.raises(SystemExit) as ended:
            app.main()
        told = capsys.readouterr()
        return int(ended.value.code or 0), (told.out + told.err).strip()

    return run


def no_database(file: Path) -> None:
    file.write_bytes(b"PK\x03\x04 a spreadsheet, or whatever was saved under that name\n" * 200)


def cut(file: Path) -> None:
    """What a copy left that broke off."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def overwritten(file: Path) -> None:
    """Its first page is as it was, of the others every second is noise."""
    content = bytearray(file.read_bytes())
    for at in range(4096, len(content), 8192):
        content[at : at + 4096] = b"\xa7" * 4096
    file.write_bytes(content)


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("fault", [no_database, cut, overwritten, a_folder])
@pytest.mark.parametrize("which", ["register", "signin"])
def test_a_damaged_file_is_told_in_a_sentence(
    place: Path, said: Said, fault: Callable[[Path], None], which: str
) -> None:
    """Issue 14, item 5: which file, and that it is damaged; nothing is removed or repaired by the
    way. A command that meets nothing of the damage may do its work; `check` meets it."""
    file = place / "demo.sqlite3"
    bad = file if which == "register" else signin_file.beside(file)
    fault(bad)
    for command in ("check", "serve", "daily", "show", "import"):
        before = bad.stat().st_size
        try:
            code, told = said(*COMMANDS[command])
        except Stopped:
            code, told = 0, ""
        if code == 0 and fault in (cut, overwritten) and command != "check":
            continue
        assert code in (1, 2) and "Traceback" not in told and len(told.splitlines()) == 1, (
            command,
            told,
        )
        assert any(word in told for word in ("hỏng", "Không dùng được", "missing or empty")), (
            command,
            told,
        )
        assert bad.name in told or "hỏng ở" in told, (command, told)
        assert bad.stat().st_size == before


def test_a_missing_database_is_not_made_by_looking(place: Path, said: Said) -> None:
    """Issue 14, item 5: a folder that is not mounted is told, for whoever only looks."""
    for path in place.iterdir():
        path.unlink()
    for command in ("check", "serve", "daily", "show"):
        code, told = said(*COMMANDS[command])
        assert code == 2 and len(told.splitlines()) == 1, told
        assert ("Không có cơ sở dữ liệu ở" if command == "check" else "not set up") in told
        assert list(place.iterdir()) == [], command


@pytest.mark.parametrize("address", ["missing/x.sqlite3", "x.csv/x.sqlite3"])
def test_a_missing_folder_is_not_made_by_looking(
    place: Path, said: Said, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str
) -> None:
    monkeypatch.setenv("IPP_DATABASE_URL", f"sqlite:///{tmp_path / address}")
    for command in ("check", "serve", "daily", "show"):
        code, told = said(*COMMANDS[command])
        assert code == 2 and len(told.splitlines()) == 1 and "Traceback" not in told, told
    assert not (tmp_path / "missing").exists()


def test_a_data_folder_that_is_a_file_is_told(
    place: Path, said: Said, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("IPP_DATA_DIR", str(tmp_path / "x.csv"))
    for command in ("check", "serve", "import"):
        code, told = said(*COMMANDS[command])
        assert (
            (code, told.count("\n")) == (2, 0)
            and "Không dùng được thư mục dữ liệu" in told
            and "x.csv" in told
        ), told


def test_another_programs_database_is_left_alone(place: Path, said: Said) -> None:
    """Of the same kind: a good SQLite file that is not ours gets no tables of ours."""
    file = place / "demo.sqlite3"
    for path in place.iterdir():
        path.unlink()
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE recipe (id INTEGER)")
    other.close()
    for command in ("check", "serve", "import", "daily"):
        code, told = said(*COMMANDS[command])
        assert (
            code == 2
            and "của chương trình khác (có bảng recipe)" in told
            and len(told.splitlines()) == 1
        ), told


@contextmanager
def _on_a_disk(tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", 16) as disk:
        copied(good, disk / "demo.sqlite3")
        monkeypatch.setenv("IPP_DATA_DIR", str(disk))
        yield disk


def test_a_good_file_on_a_read_only_disk_is_told_as_that(
    place: Path, said: Said, tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue 14, item 5: it is no missing and no damaged database."""
    with _on_a_disk(tmp_path, good, monkeypatch) as disk:
        read_only(disk, True)
        for command in COMMANDS:
            code, told = said(*COMMANDS[command])
            assert code == 2 and told.startswith("Không ghi được") and "demo.sqlite3" in told, (
                command,
                told,
            )
            assert len(told.splitlines()) == 1
        read_only(disk, False)
        assert said("show", "4-2020-00001")[0] == 0


def test_a_full_disk_is_told_by_commands(
    place: Path, said: Said, tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue 14, item 1: a command or a start on a full disk stops with a sentence; with room it
    works."""
    with _on_a_disk(tmp_path, good, monkeypatch) as disk:
        ballast = fill(disk)
        for command in ("check", "serve", "daily", "import", "show"):
            code, told = said(*COMMANDS[command])
            assert code == 2 and "đã đầy" in told and len(told.splitlines()) == 1, (command, told)
        ballast.unlink()
        assert said("import", "x.csv")[0] == 0 and said("show", "4-2020-00001")[0] == 0
