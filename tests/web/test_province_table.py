"""The provincial table as its readers see it: page, files, and who may not."""

import csv
import io
import json
from datetime import date

from openpyxl import load_workbook

from domain.calendar.dates import today_in_vietnam
from tests.web.support import Running, call

KEY = "province-table.children"
SLUG = "gia-lai"


def page(running: Running, username: str, search: str = "", slug: str = SLUG) -> str:
    values = {"url.pathname": f"/tinh/{slug}/bang-tong-hop", "url.search": search}
    answer = call(running.signed_in(username), running.app, KEY, values)
    return (
        json.dumps(answer.json, ensure_ascii=False)
        if answer.status_code == 200
        else str(answer.status_code)
    )


def test_the_page_shows_the_current_month_and_its_parts(running: Running) -> None:
    month = f"{today_in_vietnam():%m/%Y}"
    whole, parts = page(running, "gialai"), page(running, "gialai", "?dia-gioi=63")
    assert f"Tháng {month}" in whole and "Chênh lệch" in whole
    assert "Bình Định" in parts and "Gia Lai cũ" in parts and "Cả tỉnh" in parts
    assert "Chênh lệch" not in parts, "two years are compared of the whole alone"
    assert "thang=9999-01" not in whole and "Tháng sau" not in whole, "what has not come"


def test_a_month_that_cannot_be_shown_is_said(running: Running) -> None:
    client = running.signed_in("gialai")
    for month in ("9999-01", "0001-01", "0001-12", "1799-12"):
        told = page(running, "gialai", f"?thang={month}")
        assert "Không có bảng của tháng trong địa chỉ" in told, month
        answer = client.get(f"/xuat/{SLUG}/bang-tong-hop.csv?thang={month}")
        assert answer.status_code == 400 and "không hiểu điều kiện: tháng" in answer.text


def test_before_anything_is_known_there_are_no_zeros(running: Running) -> None:
    told = page(running, "gialai", "?thang=1901-05")
    assert "Chưa có số liệu đến tháng 05/1901." in told and "pt-table" not in told


def test_files_hold_what_the_page_shows(running: Running) -> None:
    client = running.signed_in("gialai")
    content = client.get(f"/xuat/{SLUG}/bang-tong-hop.csv?dia-gioi=63").get_data(as_text=True)
    rows = list(csv.reader(io.StringIO(content.lstrip("\ufeff"))))
    heads = next(n for n, row in enumerate(rows) if row[:2] == ["Số", "Loại"])
    lines = rows[heads + 1 :]
    assert len(lines) == 3 * 8, "five kinds, two groups of marks, the sum"
    for line in lines[:16]:
        for start in (2, 6, 10):
            parts = [int(value or 0) for value in line[start : start + 3]]
            assert sum(parts) == int(line[start + 3]), line
    book = load_workbook(
        io.BytesIO(client.get(f"/xuat/{SLUG}/bang-tong-hop.xlsx?dia-gioi=63").data)
    )
    sheet = book.active
    assert sheet is not None
    found = [
        ["" if cell.value is None else str(cell.value) for cell in row]
        for row in sheet.iter_rows(max_col=14)
    ]
    first = next(n for n, row in enumerate(found) if row[:2] == ["Đơn nộp", "Sáng chế"])
    assert found[first : first + len(lines)] == lines
    assert "A" in {str(merged)[0] for merged in sheet.merged_cells.ranges}, "two rows of headings"


def test_others_have_no_table_of_it(running: Running) -> None:
    assert page(running, "nghean") == "404"
    client = running.signed_in("nghean")
    assert client.get(f"/xuat/{SLUG}/bang-tong-hop.xlsx").status_code == 404
    assert client.get(f"/tinh/{SLUG}/bang-tong-hop").status_code == 404
    assert client.get("/xuat/nghe-an/bang-tong-hop.pdf").status_code == 404
    assert client.get("/tinh/nghe-an/bang-tong-hop").status_code == 200


def test_the_month_before_is_one_click_away(running: Running) -> None:
    this = today_in_vietnam().replace(day=1)
    before = date(this.year - (this.month == 1), (this.month - 2) % 12 + 1, 1)
    assert f"thang={before:%Y-%m}" in page(running, "gialai")


def test_the_workbook_stands_as_the_page_does(running: Running) -> None:
    """Measures side by side under two rows of headings; the months on a sheet of their own, each
    row with its sum."""
    client = running.signed_in("nghean")
    book = load_workbook(io.BytesIO(client.get("/xuat/nghe-an/bang-tong-hop.xlsx").data))
    table, months = (book[name] for name in ("Bảng tổng hợp", "Theo tháng"))
    rows = [[cell.value for cell in row] for row in table.iter_rows(max_col=14)]
    first = next(n for n, row in enumerate(rows) if row[0] == "Loại")
    over = [value for value in rows[first] if value]
    assert over == ["Loại", "Đơn nộp", "Văn bằng cấp", "Còn hiệu lực"]
    assert len([value for value in rows[first + 1] if value]) == 5 + 5 + 3
    kinds = [row[0] for row in rows[first + 2 : first + 10]]
    assert kinds[3:6] == ["Nhãn hiệu", "trong đó tập thể", "trong đó chứng nhận"]
    by_kind = [rows[first + 2 + n] for n in (0, 1, 2, 3, 6)]
    for column in range(1, 14):  # the last compares two days, which not every register can
        added = sum(row[column] or 0 for row in by_kind)
        total = rows[first + 9][column]
        assert total in (added, None) and (total is not None or column == 13)
    for row in months.iter_rows(min_row=2, max_row=5, min_col=2, max_col=14):
        numbers = [cell.value for cell in row]
        assert sum(n or 0 for n in numbers[:-1]) == numbers[-1]


def test_a_past_day_can_be_asked_for(running: Running) -> None:
    told = page(running, "nghean", "?ngay=2025-08-12", "nghe-an")
    assert "Tình trạng được tính lại cho ngày 12/08/2025" in told and "Tháng 08/2025" in told
    assert "day-problem" in page(running, "nghean", "?ngay=2999-01-01", "nghe-an")
    client = running.signed_in("nghean")
    assert client.get("/xuat/nghe-an/bang-tong-hop.csv?ngay=2999-01-01").status_code == 400
    given = client.get("/xuat/nghe-an/bang-tong-hop.csv?ngay=2025-08-12")
    assert "bang-tong-hop-nghe-an-2025-08-12.csv" in given.headers["Content-Disposition"]
