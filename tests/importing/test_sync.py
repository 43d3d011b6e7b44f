"""Assets out of a foreign PostgreSQL schema: incrementally, with the same checks, report and undo
as a file."""

import json
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner

from app import cli
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.importing.sync import BadMapping, SourceFailed, read_mapping, sync
from data_access.upkeep import upgrade
from data_access.writing.import_result import ImportResult
from data_access.writing.undo import undo
from tests.importing import TODAY
from tests.importing.files import counts, stored

MAPPING = """
name = "so-huu"
table = "office.marks"
high_water = "changed"

[columns]
mark = "title_mark"
app_no = "application_no"
filed = "application_date"
holder = "parties"
place = "address"
state = "status"
classes = "nice"

[values.status]
R = "Cấp bằng"
"""
ROWS = [
    (
        "SÔNG LAM",
        "4-2020-00001",
        "2020-04-17",
        "Công ty Mẫu",
        "Vinh, Nghệ An",
        "R",
        "30",
        "2026-01-01 08:00+00",
    ),
    (
        "=1+1",
        "4-2020-00002",
        "2020-04-18",
        "HTX Nguôm",
        "Quy Nhơn, Bình Định",
        "Công bố",
        "29; 30",
        "2026-01-02 08:00+00",
    ),
    ("XẤU", "4-2020-00003", "2020-04-19", "A", None, None, "77", "2026-01-02 08:00+00"),
]


@pytest.fixture
def office(postgresql_url: str) -> str:
    """Somebody else's schema."""
    with psycopg.connect(postgresql_url, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA office")
        connection.execute("CREATE TABLE office.marks (mark text, app_no text, filed date, holder text, place text, state text, "
                           "classes text, changed timestamptz)")  # fmt: skip
    add(postgresql_url, ROWS)
    return postgresql_url


def add(url: str, rows: list[tuple[str | None, ...]]) -> None:
    with psycopg.connect(url, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.executemany("INSERT INTO office.marks VALUES (%s, %s, %s, %s, %s, %s, %s, %s)", rows)


@pytest.fixture
def own(tmp_path: Path) -> Database:
    database = Database(f"sqlite:///{tmp_path}/own.sqlite3")
    upgrade.upgrade(database)
    return database


def run(
    own: Database, office: str, tmp_path: Path, mapping: str = MAPPING, **options: bool
) -> ImportResult:
    path = tmp_path / "m.toml"
    path.write_text(mapping, encoding="utf-8")
    return sync(own, office, read_mapping(path), actor="operator", today=TODAY, **options)


def test_only_what_is_new_is_read_and_it_can_be_taken_back(
    own: Database, office: str, tmp_path: Path
) -> None:
    first = run(own, office, tmp_path)
    assert (counts(first), [e.field for e in first.errors]) == (
        (2, 0, 0, 1),
        ["Nhóm sản phẩm/dịch vụ"],
    )
    view = stored(own, "4-2020-00001")
    assert (view.record.title, view.record.place.vn34, view.status) == (
        "SÔNG LAM",
        "40",
        "in_force",
    )
    assert stored(own, "4-2020-00002").record.title == "=1+1"
    changed = ("SÔNG LAM 2", *ROWS[0][1:7], "2026-02-01 08:00+00")
    add(office, [("MỚI", "4-2020-00004", *ROWS[0][2:7], "2026-03-01 08:00+00"), changed])
    second = run(own, office, tmp_path)
    assert counts(second) == (1, 1, 1, 1), (
        "the rows of the last mark are read again, the older ones are not"
    )
    assert counts(run(own, office, tmp_path)) == (0, 0, 1, 0)
    with own.write(SYSTEM) as connection:
        undo(connection, second.batch or 0, actor="operator", today=TODAY)
    assert stored(own, "4-2020-00001").record.title == "SÔNG LAM"


def test_a_dry_or_strict_run_moves_no_mark(own: Database, office: str, tmp_path: Path) -> None:
    assert counts(run(own, office, tmp_path, dry_run=True)) == (2, 0, 0, 1)
    with pytest.raises(Exception, match="nghiêm ngặt"):
        run(own, office, tmp_path, strict=True)
    assert counts(run(own, office, tmp_path)) == (2, 0, 0, 1)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('mark = "title_mark"', 'mark = "ten"', "Không có trường ten"),
        ('app_no = "', 'nothing = "', "Nguồn không có cột nothing"),
        ('table = "office.marks"', "", "“query” hoặc “table”"),
        ('name = "so-huu"', "name = 3", "“name”"),
        ("[columns]", "[columns", "Không đọc được tệp ánh xạ"),
    ],
)
def test_a_mapping_that_cannot_be_right_is_told(
    own: Database, office: str, tmp_path: Path, old: str, new: str, told: str
) -> None:
    with pytest.raises(BadMapping, match=told):
        run(own, office, tmp_path, MAPPING.replace(old, new))


def test_a_source_that_does_not_answer_is_told_without_its_password(
    own: Database, office: str, tmp_path: Path
) -> None:
    with pytest.raises(SourceFailed) as failed:
        run(own, office, tmp_path, MAPPING.replace("office.marks", "office.nothing"))
    assert "office.nothing" in str(failed.value) and "app:app" not in str(failed.value)


def test_the_command_prints_what_import_prints(
    office: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "m.toml").write_text(MAPPING, encoding="utf-8")
    monkeypatch.setenv("IPP_DATA_DIR", str(tmp_path / "var"))
    done = CliRunner().invoke(
        cli, ["sync", "--source", office, "--mapping", str(tmp_path / "m.toml"), "--json"]
    )
    assert done.exit_code == 0, done.output
    told = json.loads(done.output)
    assert (told["accepted"], told["rejected"], told["batch"]) == (2, 1, 1)
    assert (
        CliRunner()
        .invoke(cli, ["sync", "--source", office, "--mapping", str(tmp_path / "no.toml")])
        .exit_code
        == 2
    )
