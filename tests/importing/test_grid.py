"""What a line of a WIPO Publish grid means, and why a line is rejected."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.records.asset import AssetRecord, ClassCode, Party
from readers.choosing import choose
from readers.file.source import Source
from tests.importing import TODAY
from tests.importing.files import (
    DESIGNS,
    MARKS,
    PATENTS,
    csv_text,
    grid_xlsx,
    mark,
    reasons,
    record,
    records,
    rows,
    write,
)


def read(tmp_path: Path, line: dict[str, Any], columns: tuple[str, ...] = ()) -> AssetRecord:
    return record(write(tmp_path / "x.csv", csv_text([line], *([columns] if columns else []))))


def test_a_mark(tmp_path: Path) -> None:
    line = mark(
        ten="CÀ PHÊ MẪU", so_don="VN -4-2019-43953", ngay_nop="05.11.2019", so_cong_bo="VN-4-2019-43953", ngay_cong_bo="27.01.2020",
        so_bang="4-0405854-000", ngay_cap="07.12.2021", nhom="30; 35", vien="05.07.12 (7); 26.1.1", chu="Công ty cổ phần Mẫu",
        trang_thai="Cấp bằng",
    )  # fmt: skip
    assert read(tmp_path, line) == AssetRecord(
        office="VN",
        kind="NH",
        title="CÀ PHÊ MẪU",
        application_no="VN -4-2019-43953",
        application_date=date(2019, 11, 5),
        publication_no="VN-4-2019-43953",
        publication_date=date(2020, 1, 27),
        registration_no="4-0405854-000",
        registration_date=date(2021, 12, 7),
        status_raw="Cấp bằng",
        status_stated="in_force",
        parties=(Party("owner", "Công ty cổ phần Mẫu"),),
        classes=(
            ClassCode("nice", "30"),
            ClassCode("nice", "35"),
            ClassCode("vienna", "05.07.12"),
            ClassCode("vienna", "26.01.01"),
        ),
        source="wipo_publish",
        as_of=TODAY,
    )


def test_patents_are_inventions_or_utility_solutions_by_their_number(tmp_path: Path) -> None:
    lines = [
        {
            "Tên sáng chế": "Máy A",
            "Số đơn gốc": "1-2021-02456",
            "Phân loại IPC": "A23F 5/02 (2006.01); H01L21/30",
            "Người phát minh": "Lê A; Lê B",
        },
        {
            "Tên sáng chế": "Máy B",
            "Số đơn gốc": "2-2021-00017",
            "Số bằng": "2-0003456-000",
            "Chủ đơn/Chủ bằng": "Trường Đại học Mẫu",
        },
        {"Tên sáng chế": "Máy C", "Số bằng": "34567"},
    ]
    a, b, c = records(write(tmp_path / "x.csv", csv_text(lines, PATENTS)))
    assert (a.kind, b.kind, c.kind) == ("SC", "GPHI", "SC")
    assert a.classes == (ClassCode("ipc", "A23F 5/02"), ClassCode("ipc", "H01L 21/30"))
    assert a.parties == (Party("inventor", "Lê A"), Party("inventor", "Lê B"))
    assert b.parties == (Party("owner", "Trường Đại học Mẫu"),)


def test_a_design(tmp_path: Path) -> None:
    line = {
        "Tên": "Ghế", "Số đơn gốc": "3-2022-00125", "Ngày nộp đơn": "01/03/2022", "Ngày đơn ưu tiên": "02.09.2021",
        "Phân loại Locarno": "6-1, 06-03",
        "Chủ đơn/Chủ bằng": "(JP) Sample KK", "Tác giả kiểu dáng": "Sato", "Trạng thái": "Đang giải quyết",
    }  # fmt: skip
    design = read(tmp_path, line, DESIGNS)
    assert (design.kind, design.title, design.priority_date, design.status_stated) == (
        "KDCN",
        "Ghế",
        date(2021, 9, 2),
        "pending",
    )
    assert design.classes == (ClassCode("locarno", "06-01"), ClassCode("locarno", "06-03"))
    assert design.parties == (
        Party("applicant", "Sample KK", None, "JP"),
        Party("inventor", "Sato"),
    )


def test_an_international_registration_in_the_grid_counts_nationally_under_its_own_office(
    tmp_path: Path,
) -> None:
    madrid = read(tmp_path, mark(so_don="1087917A", so_bang="1087917A"))
    assert (madrid.office, madrid.kind, madrid.national, madrid.application_no) == (
        "WO",
        "NH",
        True,
        "1087917A",
    )


def test_headings_are_found_in_any_order_and_spelling(tmp_path: Path) -> None:
    heading = "TRANG THAI\tngày nộp\t(21) Số đơn\t Nhan hieu \tChủ đơn\tGhi chú"
    text = f"Danh sách nhãn hiệu\n\n{heading}\nCông bố\t3/4/2024\t4-2024-16348\tTÊN\tHợp tác xã Mẫu\tx\n"
    found = record(write(tmp_path / "x.txt", text))
    assert (found.title, found.application_no, found.application_date) == (
        "TÊN",
        "4-2024-16348",
        date(2024, 4, 3),
    )
    assert (found.status_stated, found.parties) == (
        "published",
        (Party("applicant", "Hợp tác xã Mẫu"),),
    )


def test_owners_with_languages_addresses_and_countries(tmp_path: Path) -> None:
    both = read(
        tmp_path, mark(chu="(VI) Công ty A : 1 Lê Lợi, Vinh, Nghệ An (EN) A Company : 1 Le Loi")
    )
    assert both.parties == (Party("applicant", "Công ty A", "1 Lê Lợi, Vinh, Nghệ An"),)
    two = read(
        tmp_path, mark(chu="Công ty A; Công ty B", dia_chi="Vinh, Nghệ An; Quy Nhơn, Bình Định")
    )
    assert two.parties == (
        Party("applicant", "Công ty A", "Vinh, Nghệ An"),
        Party("applicant", "Công ty B", "Quy Nhơn, Bình Định"),
    )
    one = read(tmp_path, mark(chu="Công ty A; Công ty B", dia_chi="Xã X, Vinh, Nghệ An"))
    assert one.parties == (
        Party("applicant", "Công ty A", "Xã X, Vinh, Nghệ An"),
        Party("applicant", "Công ty B"),
    )


def test_an_entity_does_not_end_an_owner(tmp_path: Path) -> None:
    """V-17 in part: the text stays as it is written, and nothing of it is lost."""
    names = ["<b>đậm</b>&amp; (VN)", "A &#38; B", "C &#x26; D", "AT&T", "E&"]
    several = read(tmp_path, mark(chu="; ".join(names[:-1]) + ";" + names[-1]))
    assert [p.name for p in several.parties] == names
    two = read(
        tmp_path,
        mark(chu="(VI) A &amp; B : Vinh (EN) A and B : Vinh|C", dia_chi="1 Lê Lợi &amp; 2, Vinh"),
    )
    assert two.parties == (Party("applicant", "A &amp; B", "Vinh"), Party("applicant", "C"))
    each = read(tmp_path, mark(chu="A; B", dia_chi="1 &amp; 2 Lê Lợi"))
    assert [p.address for p in each.parties] == ["1 &amp; 2 Lê Lợi", None]


def test_classes_glued_to_their_text(tmp_path: Path) -> None:
    glued = read(tmp_path, mark(nhom="3Mỹ phẩm; 2 loại kem; 35Mua bán 5% cà phê"))
    assert [c.code for c in glued.classes] == ["3", "35"]


def test_collective_and_certification_marks(tmp_path: Path) -> None:
    assert read(tmp_path, mark(loai="Nhãn hiệu tập thể")).mark_category == "collective"
    assert read(tmp_path, mark(loai="Nhãn hiệu chứng nhận")).mark_category == "certification"
    assert read(tmp_path, mark(loai="Nhãn hiệu")).mark_category is None
    assert (
        read(tmp_path, mark() | {"Dạng nhãn hiệu": "Nhãn hiệu thông thường"}).mark_category
        == "ordinary"
    )


def test_illustrative_rows_of_an_export_are_not_taken_for_real(tmp_path: Path) -> None:
    """T-11 in part."""
    path = write(tmp_path / "x.csv", csv_text([mark() | {"Dữ liệu minh họa": "có"}]))
    assert reasons(path) == [
        (2, "Dữ liệu minh họa", "Đây là dữ liệu minh họa, không nhập vào sổ thật")
    ]


@pytest.mark.parametrize(
    "name",
    ["javascript:alert(1)", "<script>alert(1)</script>", "=1+1", "%_'\\", "Đ đ ơ ư Ầ", "  a  b  "],
)
def test_a_title_is_kept_as_it_is_written(tmp_path: Path, name: str) -> None:
    """V-17 in part: nothing is rewritten on the way in; surrounding space alone goes."""
    assert read(tmp_path, mark(ten=name)).title == name.strip()


def test_a_text_that_our_export_guarded_is_read_without_the_guard(tmp_path: Path) -> None:
    """E-1 in part: an exported file comes back as it was."""
    assert read(tmp_path, mark(ten="'=1+1")).title == "=1+1"
    assert read(tmp_path, mark(ten="'Ngọc'")).title == "'Ngọc'"


def test_decomposed_text_is_composed(tmp_path: Path) -> None:
    """V-6 in part."""
    assert read(tmp_path, mark(ten="Nghe\u0323\u0302 An")).title == "Nghệ An"


@pytest.mark.parametrize(
    ("overrides", "field", "reason"),
    [
        ({"ngay_nop": "31/02/2020"}, "Ngày nộp đơn", "Không có ngày 31/02/2020 trong lịch"),
        ({"ngay_nop": "12/31/2020"}, "Ngày nộp đơn", "Không có ngày 12/31/2020 trong lịch"),
        ({"ngay_nop": "00/00/2020"}, "Ngày nộp đơn", "Không có ngày 00/00/2020 trong lịch"),
        (
            {"ngay_nop": "44197"},
            "Ngày nộp đơn",
            "“44197” là số ngày của Excel (01/01/2021); hãy định dạng ô là ngày",
        ),
        (
            {"ngay_nop": "năm ngoái"},
            "Ngày nộp đơn",
            "“năm ngoái” không phải ngày theo dạng ngày/tháng/năm",
        ),
        ({"so_don": "", "so_bang": ""}, "Số đơn gốc", "Thiếu cả số đơn và số văn bằng"),
        ({"so_don": "1-2020-00001"}, "Số đơn gốc", "Dòng này có hai loại: Sáng chế / Nhãn hiệu"),
        (
            {"so_don": "", "so_bang": "3-0001234-000"},
            "Số bằng",
            "Dòng này có hai loại: KDCN / Nhãn hiệu",
        ),
        ({"loai": "Sáng chế"}, "Loại", "Dòng này có hai loại: Sáng chế / Nhãn hiệu"),
        ({"loai": "Bí danh"}, "Loại", "“Bí danh” không phải loại tài sản đã biết"),
        ({"so_don": "abc"}, "Số đơn gốc", "“abc” không theo dạng số đơn 4-YYYY-NNNNN"),
        (
            {"nhom": "30; 46"},
            "Nhóm sản phẩm/dịch vụ",
            "“30; 46” không phải nhóm 1–45 của Bảng phân loại Nice",
        ),
    ],
)
def test_a_bad_line_is_told_with_row_field_and_reason(
    tmp_path: Path, overrides: dict[str, str], field: str, reason: str
) -> None:
    """V-8: a bad date is never silently another one."""
    path = write(
        tmp_path / "x.csv", csv_text([mark(), mark(**{"so_don": "4-2020-00002"} | overrides)])
    )
    assert reasons(path) == [(3, field, reason)]


def test_a_line_without_any_hint_of_its_kind(tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", "Tên,Số bằng,Trạng thái\nA,12345,Cấp bằng\n")
    assert reasons(path) == [
        (
            2,
            "application_no",
            "Không rõ loại tài sản: số đơn phải theo dạng 4-YYYY-NNNNN, hoặc thêm cột “Loại”",
        )
    ]


def test_all_faults_of_a_line_are_told_at_once(tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", csv_text([mark(so_don="", ngay_nop="x", nhom="99")]))
    assert [field for _row, field, _reason in reasons(path)] == [
        "Số đơn gốc",
        "Ngày nộp đơn",
        "Nhóm sản phẩm/dịch vụ",
    ]


def test_a_workbook_reads_like_the_same_text(tmp_path: Path) -> None:
    line = mark(ten="Gạo Mẫu", so_don="4-2021-00007", nhom="30")
    as_text = record(write(tmp_path / "x.csv", csv_text([line])))
    typed = line | {"Ngày nộp đơn": date(2020, 4, 17), "Nhóm sản phẩm/dịch vụ": 30}
    assert record(grid_xlsx(tmp_path / "x.xlsx", [typed])) == as_text


def test_rows_carry_their_cells_for_correction(tmp_path: Path) -> None:
    """What is rejected goes back to its sender as it stood, under the headings as they are
    written."""
    path = write(tmp_path / "x.csv", csv_text([mark(ngay_nop="31.02.2020"), mark()]))
    source = Source(path, path.name)
    reading = choose(source).read(source, TODAY)
    bad, good = reading.rows
    assert reading.columns == MARKS
    assert dict(zip(reading.columns, bad.cells, strict=True))["Ngày nộp đơn"] == "31.02.2020"
    assert good.cells[2] == "4-2020-00001"


def test_columns_that_hold_a_number_and_its_day(tmp_path: Path) -> None:
    """As the office's detail pages label them, with their INID codes."""
    text = (
        "(541) Nhãn hiệu,(200) Số đơn và ngày nộp đơn,(100) Số bằng và ngày cấp,(400) Số công bố và ngày công bố,(730) Chủ đơn/Chủ bằng\n"
        "MẪU,VN -4-2024-16348 17.04.2024,4-0596993-000 25.02.2026,93401 25.10.2024,Công ty Mẫu\n"
        "MẪU,VN -4-2024-16349 17.04.2024,,,Công ty Mẫu\nMẪU,VN -4-2024-16350 31.02.2024,,,Công ty Mẫu\n"
    )
    granted, applied, wrong = rows(write(tmp_path / "x.csv", text))
    assert isinstance(granted.record, AssetRecord) and isinstance(applied.record, AssetRecord)
    assert (granted.record.application_no, granted.record.application_date) == (
        "VN -4-2024-16348",
        date(2024, 4, 17),
    )
    assert (granted.record.registration_no, granted.record.registration_date) == (
        "4-0596993-000",
        date(2026, 2, 25),
    )
    assert (granted.record.publication_no, granted.record.publication_date) == (
        "93401",
        date(2024, 10, 25),
    )
    assert [p.role for p in (*granted.record.parties, *applied.record.parties)] == [
        "owner",
        "applicant",
    ]
    assert applied.record.registration_no is None
    assert [tuple(error) for error in wrong.errors] == [
        (4, "(200) Số đơn và ngày nộp đơn", "Không có ngày 31.02.2024 trong lịch")
    ]
