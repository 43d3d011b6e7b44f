"""A province's own register dropped as it is (issue 19): headings without a question, parts that give
their rows kind and category, formulas, and one of 3,000 rows compared with a reading of our own."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from domain.calendar.dates import BadDate, parse_date
from domain.places.counted_in import placed
from domain.records.asset import AssetRecord
from domain.records.owners import owner_type
from readers.choosing import choose
from readers.file.reading import ColumnsUnknown, Unread
from readers.file.source import Source
from readers.spellings.status_words import national_status
from tests.importing import TODAY
from tests.importing.files import reasons, records, refusal, rows, shared, write, xlsx

FIELD = "field_cases/"
YEAR = FIELD + "so_theo_doi_gia_lai_2026.xlsx"


def _unread(path: Path) -> Unread:
    source = Source(path, path.name)
    reading = choose(source).read(source, TODAY)
    list(reading.rows)
    return reading.unread


HEADINGS = ["TT", "Tên nhãn hiệu/đối tượng", "Loại hình SHCN", "Số đơn", "Ngày nộp đơn", "Số GCN/Bằng",
            "Ngày cấp", "Nhóm hàng hóa", "Tên đơn vị/cá nhân", "Địa chỉ", "Tình trạng"]  # fmt: skip


def test_headings_of_a_province_are_understood_without_a_question(tmp_path: Path) -> None:
    line = [1, "SEN", "Nhãn hiệu", "4-2021-97401", "05/03/2021", "4-0380001-000", date(2022, 5, 4),
            "29 và 30", "HTX Sen", "xã Kim Liên, Nghệ An", "Còn HL"]  # fmt: skip
    path = xlsx(tmp_path / "a.xlsx", [HEADINGS, line])
    (found,) = records(path)
    assert (found.title, found.kind, found.registration_no) == ("SEN", "NH", "4-0380001-000")
    assert [c.code for c in found.classes] == ["29", "30"]
    assert [(p.role, p.name, p.address) for p in found.parties] == [
        ("owner", "HTX Sen", "xã Kim Liên, Nghệ An")
    ]
    assert (found.status_stated, _unread(path).columns) == ("in_force", {})


@pytest.mark.parametrize(
    "line",
    [
        ["SEN", "4-2021-97401", "05/03/2021", "Nhãn hiệu SEN"],
        ["SEN", "4-2021-97401", date(2021, 3, 5), "Nhãn hiệu"],
    ],
)
def test_a_line_of_values_is_no_second_line_of_headings(tmp_path: Path, line: list[Any]) -> None:
    """Joined with it, an unknown heading became 'Nhãn hiệu', and the others were known no longer."""
    path = xlsx(tmp_path / "a.xlsx", [["Tên gọi khác", "Số đơn", "Ngày nộp đơn", "Cột lạ"], line])
    with pytest.raises(ColumnsUnknown) as refused:
        rows(path)
    assert refused.value.headings == ("Tên gọi khác", "Số đơn", "Ngày nộp đơn", "Cột lạ")


REGISTER = ["STT", "Tên", "Số văn bằng", "Ngày cấp", "Chủ sở hữu"]


def _title(n: int, name: str, number: str) -> list[Any]:
    return [n, name, number, date(2020, 3, n), "HTX"]


def _kinds(path: Path) -> list[tuple[str, str | None]]:
    return [(r.kind, r.mark_category) for r in records(path)]


def test_parts_give_their_rows_kind_and_category(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        [
            REGISTER,
            ["I", "NHÃN HIỆU CHỨNG NHẬN"],
            _title(1, "SEN", "380001"),
            ["1.1", "Huyện Nam Đàn"],
            _title(2, "MAI", "380002"),
            ["II", "NHÃN HIỆU ĐÃ CẤP GIẤY CHỨNG NHẬN"],
            _title(3, "TRE", "380003"),
            ["III. KIỂU DÁNG CÔNG NGHIỆP"],
            _title(4, "Bao bì", "30004"),
            [None, "Cộng III", 1],
            ["IV. SÁNG CHẾ"],
            _title(5, "Máy", "1-0030005-000"),
        ],
    )
    assert _kinds(path) == [
        ("NH", "certification"), ("NH", "certification"), ("NH", None), ("KDCN", None), ("SC", None),
    ]  # fmt: skip


def test_what_a_row_says_of_itself_counts_before_its_part(tmp_path: Path) -> None:
    """And a part that is counted alike ends the one before it."""
    path = xlsx(
        tmp_path / "a.xlsx",
        [
            [*REGISTER, "Loại"],
            ["I. NHÃN HIỆU CHỨNG NHẬN"],
            [*_title(1, "SEN", "380001"), "Nhãn hiệu tập thể"],
            [*_title(2, "Máy", "1-0030005-000"), None],
            ["II. HUYỆN CON CUÔNG"],
            [*_title(3, "TRE", "380003"), None],
        ],
    )
    read = rows(path)
    assert [(r.record.kind, r.record.mark_category) for r in read[:2]] == [  # type: ignore[union-attr]
        ("NH", "collective"), ("SC", None),
    ]  # fmt: skip
    assert [reason for _row, _field, reason in reasons(path)] == [
        "Không rõ loại tài sản: số đơn phải theo dạng 4-YYYY-NNNNN, hoặc thêm cột “Loại”"
    ]


FORMULAS = ["STT", "Nhãn hiệu", "Số đơn", "Ngày nộp đơn", "Nhóm", "Chủ đơn", "Ngày hết hạn"]


def _stored(path: Path, values: dict[str, str]) -> Path:
    """Gives the formulas of a workbook the values that Excel would have stored."""
    before = {name: ZipFile(path).read(name) for name in ZipFile(path).namelist()}
    sheet = before["xl/worksheets/sheet1.xml"].decode()
    for cell, value in values.items():
        sheet = re.sub(rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v ?/>|(<c r="{cell}"[^>]*><f>[^<]*</f>)<v></v>',
                       lambda m, v=value: f"{m[1] or m[2]}<v>{v}</v>", sheet)  # fmt: skip
    before["xl/worksheets/sheet1.xml"] = sheet.encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in before.items():
            archive.writestr(name, content)
    return path


def _with_formulas(path: Path, *cells: str) -> Path:
    book = Workbook()
    book.active.append(FORMULAS)
    book.active.append(list(cells))
    book.save(path)
    return path


def test_the_stored_value_of_a_formula_is_taken_and_told(tmp_path: Path) -> None:
    path = _with_formulas(tmp_path / "a.xlsx", "=ROW()-1", "SEN", "4-2022-98521", "05/03/2022",
                          "=1+29", "HTX", "=EDATE(D2,120)")  # fmt: skip
    _stored(path, {"A2": "1", "E2": "30", "G2": "48277"})
    (found,) = records(path)
    assert ([c.code for c in found.classes], found.expiry_date) == (["30"], date(2032, 3, 4))
    assert _unread(path).formulas == {"Nhóm": 1, "Ngày hết hạn": 1}


def test_a_number_by_a_formula_is_never_taken(tmp_path: Path) -> None:
    """It decides which record is written; a class without a stored value is told as well."""
    path = _with_formulas(tmp_path / "a.xlsx", "1", "SEN", '="4-2022-9852"&1', "05/03/2022",
                          "=1+29", "HTX", "")  # fmt: skip
    _stored(path, {"C2": "42022"})
    assert reasons(path) == [
        (2, "Số đơn", "Ô có công thức; hãy dán thành giá trị"),
        (2, "Nhóm", "Ô có công thức; hãy dán thành giá trị"),
    ]


def test_formulas_from_the_field_lose_the_end_of_protection_and_say_so() -> None:
    path = shared(FIELD + "formula_stt_expiry.xlsx")
    assert [r.expiry_date for r in records(path)] == [None, None]
    assert _unread(path).to_json()["columns"] == ["Ngày hết hạn"]


def test_web_archives_and_headless_logs_are_told_by_what_they_are(tmp_path: Path) -> None:
    archive = "From: <Saved by Excel>\r\nSubject: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\nx"
    log = "2026-03-05 22:00:34 10.1.2.3 GET /a - 80 - 10.2.3.4 Mozilla/5.0 200 0 0 15\n"
    for path in (shared(FIELD + "excel_web_archive.xls"), write(tmp_path / "b.xls", archive)):
        assert "MHTML" in refusal(path)
    for path in (shared(FIELD + "iis_no_fields.log"), write(tmp_path / "c.log", log)):
        assert "thiếu dòng “#Fields:”" in refusal(path)


@pytest.mark.parametrize(
    ("words", "status"),
    [("VBBH còn HL", "in_force"), ("Hết HL", "expired"), ("Còn h.lực", "in_force"),
     ("Hết bảo hộ", "expired"), ("Chấm dứt HL", "lapsed")],
)  # fmt: skip
def test_short_words_for_a_status(words: str, status: str) -> None:
    assert national_status(words) == status


def test_short_words_for_an_owner() -> None:
    names = [
        "CTCP Mía đường Mẫu",
        "HKD Mẫu",
        "C.ty CP Mẫu",
        "Cty TNHH Mẫu",
        "THT Rau Mẫu",
        "Trần Thị Mẫu",
    ]
    assert [owner_type(name) for name in names] == [
        "enterprise", "enterprise", "enterprise", "enterprise", "cooperative", "individual",
    ]  # fmt: skip


def test_days_with_a_month_in_english_or_the_year_first() -> None:
    for written in ("05-Mar-2021", "5 March 2021", "2021/03/05", "2021.3.5"):
        assert parse_date(written) == date(2021, 3, 5)
    for written in ("Mar-21", "03/2021", "05/13/2021"):
        with pytest.raises(BadDate):
            parse_date(written)


def _expected(cell: Any) -> date | None:
    """The day of a cell, read by other means than ours; None where it is none, or unclear."""
    if isinstance(cell, datetime):
        return cell.date()
    numbers = re.findall(r"\d+", str(cell or ""))
    try:
        return date(*(int(n) for n in reversed(numbers))) if len(numbers) == 3 else None
    except ValueError:
        return None


def _lines() -> Iterator[tuple[int, tuple[Any, ...]]]:
    with shared(YEAR).open("rb") as file:
        sheet = load_workbook(file).active
    for position, line in enumerate(sheet.iter_rows(values_only=True), start=1):
        if position > 7 and isinstance(line[0], int):
            yield position, line


KINDS = {"1": "SC", "2": "GPHI", "3": "KDCN", "4": "NH"}


def _compared(record: AssetRecord, line: tuple[Any, ...]) -> None:
    _n, title, kind, number, filed, granted_no, granted, nice, owner, address, status, _note = line
    digits = re.sub(r"\D", "", str(number))
    assert re.sub(r"\D", "", record.application_no or "") == digits
    assert record.kind == KINDS[digits[0]], kind
    assert record.title == " ".join(str(title).split())
    assert record.application_date == _expected(filed)
    assert record.registration_date == _expected(granted)
    told = re.sub(r"\D", "", str(granted_no or ""))
    assert re.sub(r"\D", "", record.registration_no or "") == told
    without_count = re.sub(r"^\d+ nhóm:", "", str(nice or ""))
    listed = sorted({int(n) for n in re.findall(r"\d+", without_count)})
    assert sorted(int(c.code) for c in record.classes if c.scheme == "nice") == listed
    party = next(p for p in record.parties if p.role in ("owner", "applicant"))
    assert party.name.split() == str(owner).split()
    assert (party.address or "").split() == str(address or "").split()
    assert (record.status_raw or "") == str(status or "").strip()


def test_the_years_register_of_gia_lai_against_another_reading() -> None:
    """3,000 rows as a province keeps them: each record is what the workbook says, cell by cell, and
    every other row is rejected with a reason."""
    read = {row.position: row for row in rows(shared(YEAR))}
    lines = dict(_lines())
    assert set(read) == set(lines) and len(lines) == 3_000
    taken = [n for n, row in read.items() if row.record is not None]
    for n in taken:
        _compared(read[n].record, lines[n])  # type: ignore[arg-type]
    assert len(taken) >= 2_950
    assert all(row.errors for n, row in read.items() if row.record is None)


def test_no_row_of_it_counts_for_another_province() -> None:
    """Both former provinces are Gia Lai's; an address that names only a district counts for none,
    for its officer to declare."""
    elsewhere = {"phường Hoàn Kiếm, Hà Nội": "01", "Quận 1, TP. Hồ Chí Minh": "79"}
    unplaced = {None, "huyện Đak Đoa", "thị trấn Ngô Mây, huyện Phù Cát", "xã Ia Dêr, huyện Ia Grai",
                "xã Phước Sơn, huyện Tuy Phước"}  # fmt: skip
    for row in rows(shared(YEAR)):
        if isinstance(row.record, AssetRecord):
            address = row.record.parties[0].address
            place = "unresolved" if address in unplaced else elsewhere.get(address or "", "52")
            assert placed(row.record, None).place.vn34 == place, address
