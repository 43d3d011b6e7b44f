"""What the register gives out comes back to the same records, and what was changed in the file is a
change (issue 19, item 9)."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.importing.pipeline import import_file
from data_access.register.export import rows_for_export
from domain.network.records import Event
from language import _, in_language
from read_models.register_filters import Filters
from reports.deadlines.columns import columns
from reports.register.sheet import Heading, register_csv, write_workbook
from tests.importing import TODAY
from tests.importing.files import (
    DESIGNS,
    PATENTS,
    counts,
    csv_text,
    grid_xlsx,
    mark,
    reasons,
    refusal,
    rows,
    run,
    shared,
    stored,
    write,
)

HEADING = Heading(
    "Tỉnh Nghệ An", "", "Bộ lọc: tất cả", "Số liệu đến 20/05/2026", "Nguồn", "Ghi nhớ"
)
MARK, PATENT, DESIGN = "4-2020-00001", "1-2019-00002", "3-2021-00003"


def _register(database: Database, folder: Path) -> None:
    """A mark of two holders that is granted, an application, a patent with symbols of one class, a
    design."""
    marks = [
        mark(so_bang="4-0405854-000", ngay_cap="12.08.2022", nhom="30, 35", vien="5.7.3", trang_thai="Cấp bằng",
             chu="HTX Sen; Công ty Mai", dia_chi="xã Kim Liên, tỉnh Nghệ An"),
        mark(so_don="4-2024-00009", ngay_nop="05.03.2024", ten="(VI) SEN  HAI", nhom="29", dia_chi="Vinh, Nghệ An"),
    ]  # fmt: skip
    patent = {"Tên sáng chế": "Máy sấy", "Số đơn gốc": PATENT, "Ngày nộp đơn": "03.04.2019", "Phân loại IPC": "G06F 15/16; G06N 3/02",
              "Chủ đơn/Chủ bằng": "Viện Mẫu", "Địa chỉ": "Vinh, Nghệ An", "Trạng thái": "Công bố"}  # fmt: skip
    design = {"Tên": "Bao bì", "Số đơn gốc": DESIGN, "Ngày nộp đơn": "04.05.2021", "Phân loại Locarno": "09-03",
              "Chủ đơn/Chủ bằng": "HTX Sen", "Địa chỉ": "Vinh, Nghệ An", "Trạng thái": "Cấp bằng"}  # fmt: skip
    run(database, grid_xlsx(folder / "nh.xlsx", marks))
    run(database, write(folder / "sc.csv", csv_text([patent], PATENTS)))
    run(database, write(folder / "kd.csv", csv_text([design], DESIGNS)))


def _export(database: Database, path: Path) -> Path:
    with database.read(SYSTEM) as connection:
        filters = Filters.read("", nationwide=True)
        listed = list(
            rows_for_export(connection, scope=SYSTEM, vn34=None, filters=filters, today=TODAY)
        )
    if path.suffix == ".csv":
        return write(path, "".join(register_csv(HEADING, listed)))
    with path.open("wb") as file:
        write_workbook(file, HEADING, listed)
    return path


def _changed(path: Path, number: str, **cells: str) -> Path:
    """The exported CSV with other cells in the row of that number; `cells` by the column's place."""
    lines = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    row = next(line for line in lines if number in line)
    for name, value in cells.items():
        row[PLACES[name]] = value
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return write(path.with_name("sua.csv"), text.getvalue())


PLACES = {"title": 2, "filed": 4, "owner": 8, "status": 9, "end": 13, "classes": 14, "province": 15}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", ["so.csv", "so.xlsx"])
def test_an_export_read_back_changes_nothing(
    database: Database, tmp_path: Path, language: str, name: str
) -> None:
    _register(database, tmp_path)
    before = stored(database, MARK)
    with in_language(language):
        result = run(database, _export(database, tmp_path / name))
    assert counts(result) == (0, 0, 4, 0)
    assert result.unread["columns"] == []
    assert stored(database, MARK) == before


def test_corrections_in_an_export_are_changes(database: Database, tmp_path: Path) -> None:
    """Each of the fields that a list shows; what it does not show stays."""
    _register(database, tmp_path)
    path = _export(database, tmp_path / "so.csv")
    end = "2031-06-01"
    corrected = _changed(
        path, MARK, title="SEN MỚI", owner="HTX Sen; Hộ Tre", classes="35; 43", end=end
    )
    assert counts(run(database, corrected, dry_run=True)) == (0, 1, 3, 0)
    run(database, corrected)
    now = stored(database, MARK)
    assert (now.record.title, str(now.record.expiry_date)) == ("SEN MỚI", end)
    assert [(c.scheme, c.code) for c in now.record.classes] == [
        ("nice", "35"), ("nice", "43"), ("vienna", "05.07.03"),
    ]  # fmt: skip
    assert [(p.name, p.address) for p in now.record.parties if p.role == "owner"] == [
        ("HTX Sen", "xã Kim Liên, tỉnh Nghệ An"), ("Hộ Tre", None),
    ]  # fmt: skip
    assert counts(run(database, _export(database, tmp_path / "lai.csv"))) == (0, 0, 4, 0)


def test_a_status_and_a_class_of_a_patent(database: Database, tmp_path: Path) -> None:
    """Symbols whose class is still listed stay whole; a computed status becomes a stated one only
    where it was changed."""
    _register(database, tmp_path)
    path = _export(database, tmp_path / "so.csv")
    assert counts(run(database, _changed(path, PATENT, classes="G06; H04", status="Rút đơn"))) == (
        0, 1, 3, 0,
    )  # fmt: skip
    now = stored(database, PATENT)
    assert [c.code for c in now.record.classes] == ["G06F 15/16", "G06N 3/02", "H04"]
    assert (now.status, now.record.status_raw) == ("withdrawn", "Rút đơn")


def test_another_province_is_told_and_not_taken(database: Database, tmp_path: Path) -> None:
    _register(database, tmp_path)
    path = _changed(_export(database, tmp_path / "so.csv"), MARK, province="Gia Lai")
    result = run(database, path)
    assert counts(result) == (0, 0, 3, 1)
    assert result.errors[0].reason.startswith("Tỉnh trong dòng này khác với sổ (Nghệ An)")


def test_an_export_of_elsewhere_brings_classes_and_provinces(database: Database) -> None:
    """The list of another installation, from the field; what its rules compute is computed here."""
    path, day = shared("field_cases/own_export_back.csv"), date(2026, 12, 1)
    result = import_file(database, path, actor="operator", today=day)
    assert (result.accepted, result.rejected, result.unread["columns"]) == (599, 0, [])
    found = stored(database, "4-2026-900204")
    assert [c.code for c in found.record.classes] == ["9", "44", "43"]
    assert (found.record.place.vn34, found.record.place.vn63) == ("40", "40")
    assert (found.status, found.record.status_raw) == ("pending", None)
    again = import_file(database, path, actor="operator", today=day)
    assert counts(again) == (0, 0, 599, 0)


def test_illustrative_rows_come_back_to_illustrative_records_alone(
    database: Database, tmp_path: Path
) -> None:
    _register(database, tmp_path)
    path = _export(database, tmp_path / "so.csv")
    lines = (
        path.read_text("utf-8-sig").replace(",không\n", ",có\n").replace(",không\r\n", ",có\r\n")
    )
    result = run(database, write(tmp_path / "mh.csv", lines))
    assert counts(result) == (0, 0, 0, 4)
    assert {e.reason for e in result.errors} == {"Đây là dữ liệu minh họa, không nhập vào sổ thật"}


def test_the_list_is_known_by_its_own_columns(database: Database, tmp_path: Path) -> None:
    _register(database, tmp_path)
    path = _export(database, tmp_path / "so.xlsx")
    assert [row.own for row in rows(path)] == [True] * 4 and reasons(path) == []
    with path.open("rb") as file:
        assert "Nhóm, lớp" in [c.value for r in load_workbook(file).active.iter_rows() for c in r]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_list_of_deadlines_is_no_list_of_assets(tmp_path: Path, language: str) -> None:
    """Its day of payment would become the asset's day of filing, its state the asset's."""
    with in_language(language):
        heads = [_(column.title) for column in columns(own=True)]
    line = ["2026-12-05", "", "", "còn 6 ngày", "Gia hạn lần 1", "Nhãn hiệu", "SEN", "4-2020-00001", "4-0405854-000",
            "HTX Sen", "0912", "Lan", "", "1", "2026-11-02", "không"]  # fmt: skip
    text = io.StringIO()
    csv.writer(text).writerows([heads, line])
    assert "danh sách thời hạn" in refusal(write(tmp_path / "han.csv", text.getvalue()))


def test_the_steps_of_our_own_list_of_events_are_read(tmp_path: Path) -> None:
    """One that is still to come is planned; one that was called off says why."""
    head = "Tên sự kiện,Loại,Thời gian,Bước\n"
    lines = "Lớp A,Tập huấn,2027-01-13,dự kiến\nLớp B,Tập huấn,2026-02-01,không tổ chức: bão\n"
    read = rows(write(tmp_path / "a.csv", head + lines))
    told = [row.record for row in read if isinstance(row.record, Event)]
    assert [(one.planned, one.cancelled) for one in told] == [(True, ""), (False, "bão")]
