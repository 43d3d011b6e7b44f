"""What the pages of visits and stations give out comes back to the same rows; what was corrected in the
file is a change, and what the file only computes is told where to correct it (issue 19, item 9)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from sqlalchemy import select

from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM
from data_access.network.fact_kinds import FACT_KINDS, save_facts, write_visits
from data_access.network.league import league
from data_access.network.visits import visit_rows, visit_year
from data_access.tables import station, visit
from domain.network.records import Station
from domain.network.visits import VisitRow
from language import in_language
from read_models.league_asked import league_asked
from reports.stations import rows_of, stations_csv, stations_workbook
from reports.visits import visits_csv, visits_workbook
from tests.importing.files import counts, run, write

TODAY = date(2026, 11, 30)
EVERY = [(language, ending) for language in ("vi", "en") for ending in ("csv", "xlsx")]
LOGS = [VisitRow(f"2025-06-{n:02}", 10 + n, 4, 60, series="log") for n in range(1, 31)]
UNFINISHED = [VisitRow(f"2025-11-{n:02}", 5, 0, 20, series="matomo") for n in range(1, 10)]


def _visits(database: Database) -> None:
    """Months of two counters, two of one month; whole and unfinished months by day; the year
    before."""
    rows = [
        VisitRow("2025-01", 100, 40, 300, source="Bảng 1"),
        VisitRow("2025-02", 110, None, 310, series="matomo"),
        VisitRow("2025-03", 120, series="table"),
        VisitRow("2025-03", 130, 5, 320, series="matomo"),
        VisitRow("2024-01", 90, 30, 200),
    ]
    with database.write(SYSTEM) as connection:
        write_visits(connection, [*rows, *LOGS, *UNFINISHED], batch_id=None)


def _visit_file(database: Database, folder: Path, language: str, ending: str, year: int) -> Path:
    with database.read(NATIONAL) as connection:
        view = visit_year(connection, scope=NATIONAL, year=year, compared=year - 1)
        days = [
            row
            for row in visit_rows(connection, scope=NATIONAL, year=year)
            if len(row.period) == len("2026-05-31")
        ]
    with in_language(language):
        told = "".join(visits_csv(view, days, ""))
        content = visits_workbook(view, days, "") if ending == "xlsx" else told
    return write(folder / f"{language}-{year}.{ending}", content)


def _station_file(database: Database, folder: Path, language: str, ending: str) -> Path:
    with database.read(NATIONAL) as connection:
        view = league(connection, scope=NATIONAL, today=TODAY)
    with in_language(language):
        rows = rows_of(view, league_asked({}))
        told = "".join(stations_csv(view, rows, "Có dữ liệu minh họa"))
        content = stations_workbook(view, rows, "") if ending == "xlsx" else told
    return write(folder / f"{language}.{ending}", content)


def _stored(database: Database, table: Any) -> list[dict[str, Any]]:
    with database.read(SYSTEM) as connection:
        rows = connection.execute(select(table).order_by(table.c.id)).mappings()
        return [dict(row) for row in rows]


def test_visits_read_back_are_the_same_rows(database: Database, tmp_path: Path) -> None:
    """In either language and form, with what is published, what is added up, and empty months."""
    _visits(database)
    before = _stored(database, visit)
    for language, ending in EVERY:
        result = run(database, _visit_file(database, tmp_path, language, ending, 2025))
        # January, February, two counters of March; 30 days and 9; the sum of June is no row
        assert (counts(result), result.errors) == ((0, 0, 43, 0), ()), (language, ending)
        assert result.unread["columns"] == []
        published = run(database, _visit_file(database, tmp_path, language, ending, 2021))
        assert (counts(published), published.errors) == ((0, 0, 1, 0), ()), (language, ending)
    assert _stored(database, visit) == before


def _with(path: Path, change: Callable[[str], str]) -> Path:
    return write(path.with_name("sua.csv"), change(path.read_text("utf-8-sig")))


def test_corrections_of_visits_are_changes(database: Database, tmp_path: Path) -> None:
    _visits(database)
    path = _visit_file(database, tmp_path, "vi", "csv", 2025)
    corrected = _with(path, lambda t: t.replace("2025-01,300,", "2025-01,305,"))
    assert counts(run(database, corrected, dry_run=True)) == (0, 1, 42, 0)
    days = _with(path, lambda t: t.replace("2025-11-03,20,5,0", "2025-11-03,21,5,0"))
    assert counts(run(database, days)) == (0, 1, 42, 0)
    with database.read(NATIONAL) as connection:
        rows = visit_rows(connection, scope=NATIONAL, year=2025)
    assert VisitRow("2025-11-03", 5, 0, 21, series="matomo") in rows
    june = next(line for line in path.read_text("utf-8-sig").splitlines() if "2025-06," in line)
    wrong = _with(path, lambda t: t.replace(june, june.replace("1800", "1801")))
    told = run(database, wrong)
    assert counts(told) == (0, 1, 42, 0), "the day is again what the older file says"
    assert [e.reason.partition(",")[0] for e in told.errors] == [
        "Số của tháng được cộng từ các ngày"
    ]
    published = _visit_file(database, tmp_path, "vi", "csv", 2021)
    told = run(database, _with(published, lambda t: t.replace("185221", "185222")))
    assert counts(told) == (0, 0, 0, 1)
    assert told.errors[0].reason.startswith("Lượt truy cập trang: số đã công bố là 185.221; hãy")


def test_stations_read_back_are_the_same_rows(database: Database, tmp_path: Path) -> None:
    added = Station("Sở KH&CN Mẫu", "so_khcn", "36", "37", "2024-05", illustrative=True)
    with database.write(SYSTEM) as connection:
        save_facts(connection, FACT_KINDS["stations"], [added], batch_id=None)
    before = _stored(database, station)
    for language, ending in EVERY:
        result = run(database, _station_file(database, tmp_path, language, ending))
        assert (counts(result), result.errors) == ((0, 0, len(before), 0), ()), (language, ending)
        assert result.unread["columns"] == []
    assert _stored(database, station) == before


def test_corrections_of_stations(database: Database, tmp_path: Path) -> None:
    path = _station_file(database, tmp_path, "vi", "csv")
    n = len(_stored(database, station))
    lines = path.read_text("utf-8-sig").splitlines()
    own = next(line for line in lines if "Sở KH&CN,Gia Lai" in line)
    kind = _with(path, lambda t: t.replace(own, own.replace("Sở KH&CN,Gia", "Loại khác,Gia")))
    assert counts(run(database, kind)) == (0, 1, n - 1, 0)
    place = _with(path, lambda t: t.replace(own, own.replace(",Gia Lai,", ",Nghệ An,")))
    told = run(database, place, dry_run=True)
    assert told.rejected == 1
    assert told.errors[0].reason.startswith("Tỉnh trong dòng này khác với sổ (Gia Lai)")


def test_the_charts_sheet_keeps_its_columns(database: Database, tmp_path: Path) -> None:
    """The year beside is read by nobody, and stays in the file."""
    _visits(database)
    path = _visit_file(database, tmp_path, "vi", "xlsx", 2025)
    head = [cell.value for cell in load_workbook(path)["Tháng"][3]]
    assert head[4:7] == [
        "Lượt truy cập trang, 2024", "Khách truy cập, 2024", "Khách truy cập lần đầu, 2024",
    ]  # fmt: skip
