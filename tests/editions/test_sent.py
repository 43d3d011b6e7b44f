"""Sent against now, on both databases: after an import, a correction and an undo each number that is
not the same is named, with the rows that came, went or changed and what did it; equal to SQL of its
own."""

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import Connection, select, text

from data_access.accounts.writer import Writer
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM, Scope
from data_access.importing.pipeline import import_file
from data_access.network import report_writing
from data_access.network.fact_kinds import station_ids
from data_access.tables import report_row, station_month
from data_access.writing.undo import undo
from domain.text.folding import fold
from read_models.report_asked import ANNUAL, BULLETIN, STATION, ReportAsked
from read_models.sent_against_now import NumberNow, RowChange
from reports.sent import sent_workbook
from tests.editions.flow import TODAY, against, changed, edition, published
from tests.network.test_station_year import HOST, _report, _stage

WRITER = Writer(4, "pham-thu-trang", "Phạm Thu Trang", "", NATIONAL)
VISITS = "Tháng;Khách truy cập;Khách truy cập lần đầu;Lượt truy cập trang\n"
ACTIVITY = "Trạm;Tháng;Tư vấn;Cập nhật\n"
VIEWS = "SELECT sum(page_views) FROM visit WHERE period LIKE '2025-__'"
CONSULTED = """
SELECT (SELECT coalesce(sum(consultations), 0) FROM station_month
        WHERE month LIKE '2025%' AND state IN ('submitted', 'confirmed'))
     + (SELECT coalesce(sum(new - old), 0) FROM station_month_correction
        WHERE month LIKE '2025%' AND field = 'consultations')
     + (SELECT coalesce(sum(a.consultations), 0) FROM station_activity a
        WHERE a.month LIKE '2025%' AND NOT EXISTS (SELECT 1 FROM station_month m
          WHERE m.station_id = a.station_id AND m.month = a.month
            AND m.state IN ('submitted', 'confirmed')))"""


class Sent:
    """The report of 2025, sent; then an import brings a month and changes one, an earlier import is
    taken back, and a number is corrected by hand."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder = database, folder
        with database.read(SYSTEM) as connection:
            self.ids = station_ids(connection)
        self.own = self.ids[fold(HOST + "Hải Phòng")]
        with database.write(NATIONAL) as connection:
            _stage(connection, self.own, "working", "2024-01")
            for n in range(1, 13):
                _report(connection, self.own, f"2025-{n:02}", 7)
        self.file("visits.csv", VISITS + self.visits(range(1, 12)))
        self.activity = self.file("hoat-dong.csv", f"{ACTIVITY}{HOST}Gia Lai;03/2025;5;1\n")
        self.before = self.sql()
        self.number = published(database, ReportAsked(ANNUAL, "2025"))
        self.bulletin = published(database, ReportAsked(BULLETIN, "2025-03"))
        self.sheet = published(database, ReportAsked(STATION, "2025", self.own))

    @staticmethod
    def visits(months: range, more: int = 0) -> str:
        return "".join(f"{n:02}/2025;{100 * n};{10 * n};{1_000 * n + more}\n" for n in months)

    def file(self, name: str, content: str) -> int:
        path = self.folder / name
        path.write_text(content, "utf-8")
        kind = "visits" if name.startswith("visits") else "activity"
        result = import_file(self.database, path, actor="vien", today=TODAY, kind=kind)
        assert result.batch
        return result.batch

    def sql(self) -> tuple[int, int]:
        with self.database.read(SYSTEM) as connection:
            return int(connection.scalar(text(VIEWS))), int(connection.scalar(text(CONSULTED)))

    def change(self) -> None:
        self.batch = self.file(
            "visits-bo-sung.csv", VISITS + self.visits(range(5, 6), 7) + self.visits(range(12, 13))
        )
        with self.database.write(NATIONAL) as connection:
            report_writing.correct(
                connection,
                WRITER,
                self.own,
                "2025-03",
                name="consultations",
                new=9,
                reason="Đếm thiếu hai lượt",
                version=1,
                today=date(2026, 11, 29),
            )
        with self.database.write(SYSTEM) as connection:
            undo(connection, self.activity, actor="vien", today=TODAY)


@pytest.fixture
def sent(database: Database, tmp_path: Path) -> Sent:
    return Sent(database, tmp_path)


def test_nothing_changed_is_told_so(sent: Sent) -> None:
    for number in (sent.number, sent.bulletin, sent.sheet):
        found = against(sent.database, number)
        assert found.intact and found.changed == [] and found.acts == []


def test_each_number_that_changed_with_its_rows(sent: Sent) -> None:
    sent.change()
    found = changed(against(sent.database, sent.number))
    views, consulted = found["counted.page_views"], found["counted.consultations"]
    after = sent.sql()
    assert (views.sent.value, consulted.sent.value) == sent.before == (66_000, 89)
    assert views.now and consulted.now
    assert (views.now.value, consulted.now.value) == after == (78_007, 86)
    assert _rows(views) == [("~", "2025-05", 7), ("+", "2025-12", 12_000)]
    assert _rows(consulted) == [("-", "2025-03", -5), ("~", "2025-03", 2)]
    assert views.explained and consulted.explained


def _rows(number: NumberNow) -> list[tuple[str, str, int]]:
    every = [(row.sign, row.row.at, row.difference) for row in number.rows]
    return sorted(every, key=lambda row: (row[1], row[2]))


def test_the_workbook_has_every_number_and_row(sent: Sent) -> None:
    """The sums of its rows are what SQL of its own finds."""
    sent.change()
    own = edition(sent.database, sent.number)
    content = sent_workbook(own, against(sent.database, sent.number), "")
    _about, numbers, rows = load_workbook(io.BytesIO(content)).worksheets
    told = {line[3]: line for line in numbers.iter_rows(min_row=3, values_only=True)}
    listed = [*rows.iter_rows(min_row=3, values_only=True)]
    after = sent.sql()
    for key, before, now in zip(
        ("counted.page_views", "counted.consultations"), sent.before, after, strict=True
    ):
        assert (told[key][5], told[key][7], told[key][8]) == (before, now, now - before)
        mine = [line for line in listed if line[0] == told[key][0]]
        assert sum(line[8] for line in mine) == now - before and len(mine) == 2
        assert all(line[9] and line[2] == key for line in mine)
    assert "visits-bo-sung.csv" in str(listed) and "Đếm thiếu hai lượt" in str(listed)


def test_what_did_it_is_named(sent: Sent) -> None:
    sent.change()
    found = against(sent.database, sent.number)
    numbers = changed(found)
    views, consulted = numbers["counted.page_views"], numbers["counted.consultations"]
    assert {(a.kind, a.file, a.batch) for row in views.rows for a in row.acts} == {
        ("import", "visits-bo-sung.csv", sent.batch)
    }
    gone, corrected = consulted.counted("-")[0], consulted.counted("~")[0]
    assert _acts(gone) == [("undo", "hoat-dong.csv", sent.activity)]
    assert [(a.kind, a.by, a.reason) for a in corrected.acts] == [
        ("correction", "Phạm Thu Trang", "Đếm thiếu hai lượt")
    ]
    assert [act.kind for act, _effects in found.acts] == ["import", "correction", "undo"]


def _acts(row: RowChange) -> list[tuple[str, str, int | None]]:
    return [(act.kind, act.file, act.batch) for act in row.acts]


def test_cells_of_tables_are_numbers_too(sent: Sent) -> None:
    sent.change()
    found = changed(against(sent.database, sent.number))
    march = found["counted.consultations@2025-03"]
    assert march.now and (march.sent.value, march.now.value) == (12, 9)
    assert _rows(march) == [("-", "2025-03", -5), ("~", "2025-03", 2)]
    assert "counted.consultations@2025-04" not in found
    assert found["counted.page_views@2025-05"].difference == 7


def test_every_number_that_changed_is_found(sent: Sent) -> None:
    """Sent and now equal what the report says on either day: no number is passed over."""
    sent.change()
    found = against(sent.database, sent.number)
    same = {one.sent.key for one in found.same}
    assert all(one.now and one.now.value == one.sent.value for one in found.same)
    assert not same & set(changed(found))
    assert len(found.same) + len(found.changed) + len(found.set_by_hand) == len(found.numbers)


def test_the_bulletin_and_the_stations_year_likewise(sent: Sent) -> None:
    sent.change()
    bulletin = changed(against(sent.database, sent.bulletin))
    assert bulletin["counted.consultations"].difference == 2
    assert bulletin["counted.consultations"].explained
    sheet = changed(against(sent.database, sent.sheet))
    assert sheet["sheet.consultations@2025-03"].difference == 2
    assert sheet["sheet.consultations"].explained


def test_a_station_sees_who_changed_its_own(sent: Sent) -> None:
    sent.change()
    own = Scope.station(sent.own)
    found = changed(against(sent.database, sent.sheet, own))
    assert found["sheet.consultations"].rows[0].acts[0].reason == "Đếm thiếu hai lượt"


def test_rows_add_up_to_every_number(sent: Sent) -> None:
    """What is kept behind a sum is that sum."""
    with sent.database.read(NATIONAL) as connection:
        own = edition(sent.database, sent.number)
        rows = _kept_rows(connection, own.id)
    assert sum(row.get("counted.page_views", 0) for row in rows) == 66_000
    assert sum(row.get("counted.consultations", 0) for row in rows) == 89


def _kept_rows(connection: Connection, number: int) -> list[dict[str, int]]:
    query = select(report_row.c.amounts).where(report_row.c.edition_id == number)
    return [dict(found) for found in connection.scalars(query)]


def test_a_hand_is_named(sent: Sent) -> None:
    """What was typed over a report that is still open."""
    with sent.database.write(SYSTEM) as connection:
        connection.execute(
            text(
                "UPDATE station_month SET consultations = 8, updated_by = 'Lưu Bá Toán', "
                "updated_at = '2099-01-01 00:00:00' WHERE month = '2025-06'"
            )
        )
        assert connection.scalar(
            select(station_month.c.consultations).where(station_month.c.month == "2025-06")
        )
    found = changed(against(sent.database, sent.number))
    acts = found["counted.consultations@2025-06"].rows[0].acts
    assert [(act.kind, act.by) for act in acts] == [("hand", "Lưu Bá Toán")]
