"""The list as a workbook: typed cells, nothing that runs, marked, exactly the filtered rows."""

import io
import zipfile
from datetime import datetime

import openpyxl
import pytest
from sqlalchemy import insert, select

from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.tables import asset, asset_party, audit_log, owner_contact
from tests.builders import create_asset
from tests.web.support import COUNTS, Running, canary

NAUGHTY = (
    '=HYPERLINK("http://evil.example")',
    "@SUM(A1)",
    "+1",
    "-1",
    "＝1",
    "<img src=x onerror=alert(1)>",
    "\u202etxt",
    "http://x.example/=1",
)


def sheet_of(data: bytes) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True))


def test_a_workbook_holds_the_filtered_rows_typed_and_marked(fresh: Running) -> None:
    """E-1, E-2, E-3: text stays text, dates are dates, the head tells place, badge, as-of, filter
    and sources; an audit row."""
    with fresh.database.write(SYSTEM) as connection:
        for title in NAUGHTY:
            create_asset(
                connection,
                vn34="40",
                vn63="40",
                title=title,
                owner="@SUM(A1)",
                illustrative=False,
                mark_category="collective",
            )
    answer = fresh.signed_in("nghean").get("/xuat/nghe-an/tai-san.xlsx?dang=tap-the&sap-xep=ten")
    assert answer.status_code == 200 and answer.headers["Content-Type"].endswith(
        "spreadsheetml.sheet"
    )
    assert ".xlsx\"; filename*=UTF-8''" in answer.headers["Content-Disposition"]
    rows = sheet_of(answer.data)
    assert [row[0] for row in rows[:4]] == [
        "Nghệ An",
        "MỘT PHẦN LÀ DỮ LIỆU MINH HỌA",
        "Số liệu đến chưa có; 8 dòng.",
        "Bộ lọc: Nhãn hiệu tập thể",
    ]
    head = next(i for i, row in enumerate(rows) if row[:3] == ("Loại", "Dạng nhãn hiệu", "Tên"))
    listed = rows[head + 1 :]
    assert sorted(str(row[2]) for row in listed) == sorted(NAUGHTY)
    assert {row[rows[head].index("Ngày nộp đơn")] for row in listed} == {datetime(2020, 5, 17)}
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert {
        cell.data_type
        for row in book.active.iter_rows(min_row=head + 2)
        for cell in row
        if cell.value is not None
    } <= {"s", "d"}
    with fresh.database.read() as connection:
        exported = connection.execute(
            select(audit_log).where(audit_log.c.action == "exported")
        ).one()
    assert (exported.subject, exported.vn34, exported.detail["rows"]) == (
        "assets.xlsx",
        "40",
        len(NAUGHTY),
    )


@pytest.mark.parametrize("username", ["nghean", "lanhdao.nghean"])
def test_a_workbook_tells_nothing_of_others(running: Running, username: str) -> None:
    """T-12: every part of the file, properties and hidden parts included; as many rows as the
    province has."""
    answer = running.signed_in(username).get("/xuat/nghe-an/tai-san.xlsx")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as parts:
        everything = b"".join(parts.read(name) for name in parts.namelist()).decode("utf-8")
    assert [
        canary(place) for place in COUNTS if place != "40" and canary(place) in everything
    ] == []
    assert sum(canary("40") in str(row[2]) for row in sheet_of(answer.data)) == COUNTS["40"]
    assert username not in everything


def test_workbooks_of_others_are_absent(running: Running) -> None:
    """T-4: 404 for another province, 403 for a role without provinces, 302 for nobody."""
    assert running.signed_in("nghean").get("/xuat/gia-lai/tai-san.xlsx").status_code == 404
    assert running.signed_in("tram").get("/xuat/nghe-an/tai-san.xlsx").status_code == 403
    assert running.client().get("/xuat/nghe-an/tai-san.xlsx").status_code == 302


def test_a_list_too_long_for_a_workbook_says_so(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """E-3: a clear limit, and nothing is recorded as exported."""
    monkeypatch.setattr("web.downloads.MAXIMUM_WORKBOOK", 6)
    answer = running.signed_in("nghean").get("/xuat/nghe-an/tai-san.xlsx")
    assert (
        answer.status_code == 400
        and "Danh sách có 7 dòng, tệp XLSX chứa tối đa 6 dòng." in answer.text
    )
    assert running.signed_in("nghean").get("/xuat/nghe-an/tai-san.csv").status_code == 200


PHONE = "0912 000 111"
CONTACT_HEADS = ["Người liên hệ", "Điện thoại", "Thư điện tử", "Địa chỉ liên hệ"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_contacts_go_out_to_the_provinces_own_people_alone(fresh: Running, form: str) -> None:
    with fresh.database.write(SYSTEM) as connection:
        whose = connection.scalar(
            select(asset_party.c.organisation_id)
            .join(asset, asset.c.id == asset_party.c.asset_id)
            .where(asset.c.id == fresh.ids["40"][0], asset_party.c.organisation_id.is_not(None))
        )
        row = {"vn34": "40", "organisation_id": whose, "person": "", "phone": PHONE, "email": ""}
        row |= {"address": "", "imported": "", "version": 1, "updated_at": now(), "updated_by": "x"}
        connection.execute(insert(owner_contact).values(row))

    def told(username: str, address: str) -> str:
        answer = fresh.signed_in(username).get(address)
        assert answer.status_code == 200
        if form == "csv":
            return answer.get_data(as_text=True)
        return "\n".join(",".join(map(str, line)) for line in sheet_of(answer.data))

    own, national = f"/xuat/nghe-an/tai-san.{form}", f"/xuat/vien/tai-san.{form}"
    for username in ("nghean", "lanhdao.nghean"):
        assert PHONE in told(username, own) and all(
            head in told(username, own) for head in CONTACT_HEADS
        )
        past = told(username, f"{own}?ngay=2024-12-31")
        assert PHONE not in past and "Điện thoại" not in past
    for username, address in (("vien", own), ("vien", national), ("giangvien", own)):
        assert PHONE not in told(username, address) and "Điện thoại" not in told(username, address)
