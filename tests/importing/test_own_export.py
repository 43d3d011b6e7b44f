"""What the register gives out comes back to the same records, and what was changed in the file is a
change (issue 19, item 9)."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM, Scope
from data_access.importing.pipeline import import_file
from data_access.register.export import rows_for_export
from data_access.tables import owner_contact
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


PLACES = {"title": 2, "filed": 4, "owner": 8, "status": 9, "end": 13, "classes": 14, "province": 16}


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


NGHE_AN = Scope.province("40")
REACHED = {
    "Số điện thoại": "+84 912 345 678",
    "Email": "sen@mau.example",
    "Người liên hệ": "=chị Lan",
}
REACHED |= {"Địa chỉ nhận thư": "12 Lê Lợi, Vinh"}


def _told_whole(database: Database, folder: Path) -> None:
    """A mark with goods by class and a contact, and a name whose product is told."""
    goods = "Nhóm 29: thịt; cá khô; Nhóm 30: bánh"
    whole = mark(so_don="4-2021-00001", chu="HTX Sen Mẫu", nhom=goods, dia_chi="Kim Liên, Nghệ An")
    bare = mark(so_don="4-2021-00002", chu="Hộ Tre", nhom="31", dia_chi="Kim Liên, Nghệ An")
    lines = [whole | REACHED, bare | dict.fromkeys(REACHED, "")]
    run(database, write(folder / "so.csv", csv_text(lines)), scope_vn34="40")


def _own(database: Database, path: Path) -> Path:
    asked = {"scope": NGHE_AN, "vn34": "40", "filters": Filters(), "today": TODAY}
    with database.read(NGHE_AN) as connection:
        listed = list(rows_for_export(connection, **asked, with_contacts=True))
    heading = replace(HEADING, contacts=True)
    if path.suffix == ".csv":
        return write(path, "".join(register_csv(heading, listed)))
    with path.open("wb") as file:
        write_workbook(file, heading, listed)
    return path


def _contacts(database: Database) -> list[tuple[str, ...]]:
    c = owner_contact.c
    with database.read(SYSTEM) as connection:
        query = select(c.person, c.phone, c.email, c.address).where(c.vn34 == "40")
        return [tuple(row) for row in connection.execute(query.order_by(c.phone))]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", ["lai.csv", "lai.xlsx"])
def test_goods_and_contacts_come_back_as_they_went(
    database: Database, tmp_path: Path, language: str, name: str
) -> None:
    _told_whole(database, tmp_path)
    before, kept = stored(database, "4-2021-00001"), _contacts(database)
    assert before.record.product == "29: thịt; cá khô\n30: bánh"
    assert kept == [("=chị Lan", "+84 912 345 678", "sen@mau.example", "12 Lê Lợi, Vinh")]
    with in_language(language):
        file = _own(database, tmp_path / name)
        assert counts(run(database, file, scope_vn34="40", dry_run=True)) == (0, 0, 2, 0)
        result = run(database, file, scope_vn34="40")
    assert (counts(result), result.unread["columns"]) == ((0, 0, 2, 0), [])
    assert stored(database, "4-2021-00001") == before
    assert _contacts(database) == kept


def test_goods_changed_in_the_file_are_a_change(database: Database, tmp_path: Path) -> None:
    _told_whole(database, tmp_path)
    path = _own(database, tmp_path / "so-ra.csv")
    text = path.read_text("utf-8-sig").replace(
        "29: thịt; cá khô; 30: bánh", "29: thịt; 30: bánh mì"
    )
    text = text.replace("Hộ Tre", "Hộ Tre Xanh")
    assert counts(run(database, write(path, text), scope_vn34="40")) == (0, 2, 0, 0)
    assert stored(database, "4-2021-00001").record.product == "29: thịt\n30: bánh mì"


def test_a_contact_changed_in_the_file_is_kept_by_the_owner(
    database: Database, tmp_path: Path
) -> None:
    _told_whole(database, tmp_path)
    path = _own(database, tmp_path / "so-ra.csv")
    rows_ = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    [head] = [row for row in rows_ if "Điện thoại" in row]
    [bare] = [row for row in rows_ if "4-2021-00002" in row]
    bare[head.index("Điện thoại")] = "0987 654 321"
    text = io.StringIO()
    csv.writer(text).writerows(rows_)
    run(database, write(path, text.getvalue()), scope_vn34="40")
    assert [row[1] for row in _contacts(database)] == ["+84 912 345 678", "0987 654 321"]


def test_only_the_provinces_own_people_are_told_contacts(
    database: Database, tmp_path: Path
) -> None:
    _told_whole(database, tmp_path)
    for scope in (NATIONAL, SYSTEM, Scope.province("52")):
        asked = {"scope": scope, "vn34": "40", "filters": Filters(), "today": TODAY}
        with database.read(scope) as connection:
            listed = list(rows_for_export(connection, **asked, with_contacts=True))
        assert [row.contact for row in listed if row.contact] == []
