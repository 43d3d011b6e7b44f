"""Headings in other words than the known ones, what is near to them and is something else, and what a
table of such headings gives (issue 19, items 3 to 5)."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data_access.importing.proposals import layout_of, proposals
from domain.calendar.dates import BadDate, parse_date
from domain.records.remedies import with_remedy
from tests.importing.files import reasons, records, rows, xlsx


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Số đơn ĐK", "application_no"), ("app_no", "application_no"), ("Application Nr.", "application_no"),
        ("filing_dt", "application_date"), ("Ngày nộp đơn ĐK", "application_date"),
        ("Số VBBH", "registration_no"), ("Số GCN ĐKNH", "registration_no"), ("reg_no", "registration_no"),
        ("Ngày cấp VB", "registration_date"), ("Ngày cấp nhãn hiệu", "registration_date"), ("reg_date", "registration_date"),
        ("Nhóm SPDV", "nice"), ("classes_nice", "nice"), ("Tên NH", "title_mark"),
        ("Tên đối tượng được bảo hộ", "title"), ("Chủ nhãn hiệu", "owners"), ("Cá nhân/tổ chức", "parties"),
        ("Số GCN, ngày cấp", "registration"), ("Địa chỉ CSH", "address"),
        ("Phân loại (Nice/IPC/Locarno)", "any_classes"),
        # what is near to a known heading and says something else
        ("Số đơn ưu tiên quốc tế", None), ("Ngày nộp lệ phí", None), ("Ngày cấp lại", None), ("Số đăng ký kinh doanh", None),
        ("Chủ sở hữu, địa chỉ", None), ("Ngày đăng ký gia hạn", None), ("Loại hình nhãn hiệu", None), ("Số đơn cũ", None),
        ("Đơn vị", None), ("Hình thức", None), ("Chủ quyền", None),
        ("Trụ sở chính", None), ("Đại diện chủ đơn", None), ("Người cấp", None),
    ],
)  # fmt: skip
def test_a_heading_is_known_by_its_words(heading: str, field: str | None) -> None:
    assert layout_of("assets").field(heading) == field


def _table(path: Path, heads: list[str], *lines: list[Any]) -> Path:
    return xlsx(path / "a.xlsx", [heads, *lines])


HEADS = ["STT", "Tên", "Loại", "Số đơn", "Ngày nộp", "Phân loại", "Chủ đơn", "Địa chỉ"]


@pytest.mark.parametrize("heading", ["Nhóm", "Phân loại (Nice/IPC/Locarno)", "Nhóm/Phân loại"])
def test_one_column_holds_the_classes_of_every_kind(tmp_path: Path, heading: str) -> None:
    heads = [heading if head == "Phân loại" else head for head in HEADS]
    path = _table(
        tmp_path,
        heads,
        [1, "SEN", "NH", "4-2021-93001", "05/03/2021", "29, 30", "HTX", "Vinh"],
        [2, "Máy", "SC", "1-2021-93002", "05/03/2021", "A23L 2/02", "HTX", "Vinh"],
        [3, "Chai", "KD", "3-2021-93003", "05/03/2021", "09-03", "HTX", "Vinh"],
    )
    assert [[(c.scheme, c.code) for c in r.classes] for r in records(path)] == [
        [("nice", "29"), ("nice", "30")], [("ipc", "A23L 2/02")], [("locarno", "09-03")],
    ]  # fmt: skip


def test_a_class_of_marks_is_no_symbol_of_a_patent(tmp_path: Path) -> None:
    heads = ["Nhóm" if head == "Phân loại" else head for head in HEADS]
    line = [1, "Máy", "SC", "1-2021-93004", "05/03/2021", "30", "HTX", "Vinh"]
    assert [reason for _row, _field, reason in reasons(_table(tmp_path, heads, line))] == [
        "Dòng này có hai loại: Sáng chế / Nhãn hiệu"
    ]


def test_who_has_applied_for_a_title_owns_it_where_no_other_is_named(tmp_path: Path) -> None:
    heads = ["Tên nhãn hiệu", "Số đơn", "Ngày nộp", "Số bằng", "Chủ đơn", "Địa chỉ"]
    path = _table(
        tmp_path,
        heads,
        ["SEN", "4-2021-94001", "05/03/2021", "4-0400001-000", "HTX Sen", "Vinh, Nghệ An"],
        ["MAI", "4-2021-94002", "05/03/2021", None, "HTX Mai", "Vinh, Nghệ An"],
    )
    assert [[(p.role, p.name, p.address) for p in r.parties] for r in records(path)] == [
        [("applicant", "HTX Sen", "Vinh, Nghệ An"), ("owner", "HTX Sen", "Vinh, Nghệ An")],
        [("applicant", "HTX Mai", "Vinh, Nghệ An")],
    ]


def test_a_sum_in_any_column_is_no_class_of_the_line_above(tmp_path: Path) -> None:
    heads = ["STT", "Tên nhãn hiệu", "Số đơn", "Ngày nộp", "Nhóm", "Chủ sở hữu", "Ghi chú"]
    path = _table(
        tmp_path,
        heads,
        [1, "SEN", "4-2021-96001", "05/03/2021", "29", "HTX", None],
        [None, None, None, None, 12, None, "Tổng cộng"],
        [2, "MAI", "4-2021-96002", "05/03/2021", "31", "HTX", None],
        [None, None, None, None, "Tổng: 2", None, None],
    )
    assert [[c.code for c in r.classes] for r in records(path)] == [["29"], ["31"]]
    assert [row.position for row in rows(path)] == [2, 4]


def test_a_number_and_its_day_in_one_cell(tmp_path: Path) -> None:
    heads = ["Tên nhãn hiệu", "Số GCN, ngày cấp", "Chủ sở hữu", "Địa chỉ"]
    path = _table(
        tmp_path,
        heads,
        ["A", "4-0430001-000, ngày 05/03/2021", "HTX", "Vinh"],
        ["B", "430002 (06/03/2021)", "HTX", "Vinh"],
        ["C", "4-0430003-000 cấp ngày: 07/03/2021", "HTX", "Vinh"],
    )
    assert [(r.registration_no, r.registration_date) for r in records(path)] == [
        ("4-0430001-000", date(2021, 3, 5)), ("430002", date(2021, 3, 6)), ("4-0430003-000", date(2021, 3, 7)),
    ]  # fmt: skip


def test_days_with_a_sign_behind_and_the_month_s_name_before() -> None:
    for written in ("05.03.2021.", "05/03/2021;", "Mar 5, 2021", "March 5 2021"):
        assert parse_date(written) == date(2021, 3, 5)
    for written in ("05/03/21.", "5/3", "Mar 2021"):
        with pytest.raises(BadDate):
            parse_date(written)


def test_a_column_of_statuses_is_no_day() -> None:
    """'Hiệu lực' is like 'Hiệu lực đến', whose values are days."""
    found = proposals({"Hiệu lực": ["Còn hiệu lực", "Hết hiệu lực"], "Ngày tiếp nhận": ["05/03/2021"],
                       "Goods class": ["29; 30"], "Chủ": ["Nguyễn Văn Mẫu"]}, read=["Số đơn"])  # fmt: skip
    assert {heading: one.field for heading, one in found.items()} == {
        "Hiệu lực": "status", "Ngày tiếp nhận": "application_date", "Goods class": "nice", "Chủ": "parties",
    }  # fmt: skip


def test_what_a_cell_says_is_no_remedy() -> None:
    reason = "“4-2021-1; 4-2021-2” không theo dạng số đơn"
    told = with_remedy(reason, field="application_no", kind="value")
    assert told.endswith("hoặc để trống nếu chưa có")
