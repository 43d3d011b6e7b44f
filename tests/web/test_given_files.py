"""Files are given one way (issue 16, item 6): content type, a name as RFC 6266 has it, one row of
the audit log before the first byte."""

from urllib.parse import unquote

import pytest
from sqlalchemy import select

from data_access.database.scope import SYSTEM
from data_access.tables import audit_log
from domain.calendar.dates import today_in_vietnam
from tests.web.support import Running
from web.given_file import TYPES, FileName

CSV, XLSX = "text/csv; charset=utf-8", TYPES["xlsx"]
GIVEN = (
    (
        "/xuat/nghe-an/tai-san.csv",
        CSV,
        "tai-san-nghe-an-{day}.csv",
        "Tài sản Nghệ An {day}.csv",
        "assets.csv",
    ),
    (
        "/xuat/nghe-an/tai-san.xlsx",
        XLSX,
        "tai-san-nghe-an-{day}.xlsx",
        "Tài sản Nghệ An {day}.xlsx",
        "assets.xlsx",
    ),
    (
        "/xuat/nghe-an/thoi-han.csv",
        CSV,
        "thoi-han-nghe-an-{day}.csv",
        "Thời hạn Nghệ An {day}.csv",
        "deadlines.csv",
    ),
    ("/xuat/nghe-an/danh-sach/san-pham.csv", CSV, "san-pham-nghe-an-{day}.csv", "", "san-pham.csv"),
    (
        "/xuat/nghe-an/tai-san/{id}.pdf",
        "application/pdf",
        "tai-san-{id}-{day}.pdf",
        "",
        "asset {id}.pdf",
    ),
    (
        "/xuat/nghe-an/mau-thu-nhac.docx",
        TYPES["docx"],
        "mau-thu-nhac-nghe-an.docx",
        "",
        "letter template",
    ),
    (
        "/xuat/mau/nhan-hieu.xlsx",
        XLSX,
        "mau-nhan-hieu.xlsx",
        "Mẫu nhập nhãn hiệu.xlsx",
        "template nhan-hieu",
    ),
)


@pytest.mark.parametrize(
    ("name", "header"),
    [
        (FileName("a-1", "csv"), 'attachment; filename="a-1.csv"'),
        (
            FileName("a", "pdf", "Đà Lạt"),
            "attachment; filename=\"a.pdf\"; filename*=UTF-8''%C4%90%C3%A0%20L%E1%BA%A1t.pdf",
        ),
        (
            FileName("a", "zip", 'x"; y\r\nz/'),
            "attachment; filename=\"a.zip\"; filename*=UTF-8''x%22%3B%20y%0D%0Az%2F.zip",
        ),
        (
            FileName("a", "docx", "m" * 300),
            f"attachment; filename=\"a.docx\"; filename*=UTF-8''{'m' * 100}.docx",
        ),
    ],
)
def test_a_name_as_rfc_6266_has_it(name: FileName, header: str) -> None:
    """Nothing that stands in a name ends the header or the value in it."""
    assert name.header() == header


@pytest.mark.parametrize("given", GIVEN, ids=lambda given: given[4])
def test_a_file_has_type_name_and_one_row_of_the_log(
    running: Running, given: tuple[str, str, str, str, str]
) -> None:
    client = running.signed_in("nghean")
    here = {"day": today_in_vietnam().isoformat(), "id": running.ids["40"][0]}
    address, content_type, plain, title, subject = (text.format(**here) for text in given)
    before = exported(running)
    answer = client.get(address)
    assert answer.status_code == 200 and answer.headers["Content-Type"] == content_type
    first, _mark, own = answer.headers["Content-Disposition"].partition("; filename*=UTF-8''")
    assert (first, unquote(own)) == (f'attachment; filename="{plain}"', title)
    assert exported(running)[len(before) :] == [("nghean", subject)]


def test_what_is_not_understood_gives_no_file_and_no_row(running: Running) -> None:
    client = running.signed_in("nghean")
    before = exported(running)
    for name in (
        "tai-san.csv?loai=nope",
        "thoi-han.csv?han=nope",
        "tai-san.xlsx?ngay=x",
        "thoi-han.csv?ngay=2999-01-01",
    ):
        answer = client.get(f"/xuat/nghe-an/{name}")
        assert answer.status_code == 400 and "Content-Disposition" not in answer.headers, name
    assert exported(running) == before


def exported(running: Running) -> list[tuple[str, str]]:
    with running.database.read(SYSTEM) as connection:
        rows = connection.execute(
            select(audit_log.c.actor, audit_log.c.subject).where(audit_log.c.action == "exported")
        )
        return [(row.actor, row.subject) for row in rows.all()]
