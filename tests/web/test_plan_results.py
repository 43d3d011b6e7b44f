"""Results of a target that the register does not tell: written with their source, every one kept,
shown with who, when and whose figure it is on the page, in files and in the report. Over HTTP."""

import csv
import io
import json
from datetime import date
from typing import Any

import openpyxl
import pytest
from sqlalchemy import func, select

from components.documents.provincial import provincial
from data_access.database.scope import SYSTEM, Scope
from data_access.reports.province import report_province
from data_access.tables import audit_log, plan_result, plan_target
from domain.calendar.dates import today_in_vietnam
from domain.calendar.report_periods import report_period
from tests.documents.made import MADE
from tests.web.desk import send
from tests.web.support import Running, call
from tests.web.test_kept import GOOD, target
from tests.web.test_tenants import key_of

YEAR = today_in_vietnam().year
FIRST = {"value": "3", "day": f"31/01/{YEAR - 1}", "source": "Báo cáo 12/BC-TT"}
SECOND = {"value": "1.007", "day": f"15/02/{YEAR - 1}", "source": "=Báo cáo 20/BC-TT"}
ADD = "nghe-an/danh-sach/ket-qua"


def page(running: Running, username: str, search: str = "", slug: str = "nghe-an") -> str:
    address = {"pathname": f"/tinh/{slug}/ke-hoach", "search": search}
    answer = call(running.signed_in(username), running.app, key_of(running, "plan"), address)
    assert answer.status_code == 200
    return json.dumps(answer.json, ensure_ascii=False)


def written(running: Running) -> int:
    number = target(running, "40")
    officer = running.signed_in("nghean")
    for told in (FIRST, SECOND):
        assert send(officer, ADD, **told, target_id=str(number)).status_code == 200
    return number


def stored(running: Running) -> list[tuple[Any, ...]]:
    c = plan_result.c
    with running.database.read(SYSTEM) as connection:
        query = select(c.value, c.source, c.updated_by, c.removed != 0).order_by(c.id)
        return [tuple(row) for row in connection.execute(query)]


def test_every_result_is_kept_and_the_newest_day_is_shown(fresh: Running) -> None:
    written(fresh)
    by = stored(fresh)[0][2]
    assert stored(fresh) == [
        (3, "Báo cáo 12/BC-TT", by, False),
        (1007, "=Báo cáo 20/BC-TT", by, False),
    ]
    shown = page(fresh, "lanhdao.nghean")
    today = f"{today_in_vietnam():%d/%m/%Y}"
    words = f"Đến 15/02/{YEAR - 1}; nguồn: =Báo cáo 20/BC-TT; {by} ghi ngày {today}"
    assert words in shown and "1.007 trên 9" in shown and "2 lần ghi" in shown
    assert f"Đến 31/01/{YEAR - 1}; nguồn: Báo cáo 12/BC-TT" in shown, "the former one stays"
    assert "danh-sach/ket-qua" not in shown, "a leader reads"
    past = page(fresh, "lanhdao.nghean", f"?ngay={YEAR - 1}-02-01")
    assert "3 trên 9" in past and "1.007" not in past, "of a day what had been told until then"
    with fresh.database.read(SYSTEM) as connection:
        c = audit_log.c
        done = connection.execute(select(c.action).where(c.action.like("row %"))).scalars().all()
    assert list(done) == ["row added", "row added"]


def test_a_result_is_never_written_over_and_one_that_is_taken_out_comes_back(
    fresh: Running,
) -> None:
    number = written(fresh)
    officer = fresh.signed_in("nghean")
    own = {"target_id": str(number), "version": "1"}
    assert send(officer, f"{ADD}/2", **FIRST, **own).status_code == 404
    assert send(officer, f"{ADD}/2/xoa").status_code == 200
    assert "3 trên 9" in page(fresh, "nghean") and stored(fresh)[1][3]
    assert send(officer, f"{ADD}/2/khoi-phuc").status_code == 200
    assert "1.007 trên 9" in page(fresh, "nghean")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"value": ""}, "value"),
        ({"source": " "}, "source"),
        ({"day": "31/02/2025"}, "day"),
        ({"day": f"01/01/{YEAR + 1}"}, "day"),
        ({"target_id": "x"}, "source"),
        ({"target_id": "999999"}, "source"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    fresh: Running, changed: dict[str, str], field: str
) -> None:
    own = {"target_id": str(target(fresh, "40"))}
    answer = send(fresh.signed_in("nghean"), ADD, **FIRST | own | changed)
    assert answer.status_code == 422 and field in (answer.json or {})["problems"]
    assert stored(fresh) == []


def test_targets_of_others_and_of_the_register_take_none(fresh: Running) -> None:
    officer = fresh.signed_in("nghean")
    foreign = send(officer, ADD, **FIRST, target_id=str(target(fresh, "52")))
    absent = send(officer, ADD, **FIRST, target_id="999999")
    assert foreign.status_code == absent.status_code == 422 and foreign.text == absent.text
    assert send(officer, "nghe-an/danh-sach/chi-tieu", **GOOD["chi-tieu"]).status_code == 200
    with fresh.database.read(SYSTEM) as connection:
        measured = connection.scalar(select(func.max(plan_target.c.id)))
    assert send(officer, ADD, **FIRST, target_id=str(measured)).status_code == 422
    assert stored(fresh) == []


def test_files_hold_result_day_source_and_who(fresh: Running) -> None:
    written(fresh)
    by, officer = stored(fresh)[0][2], fresh.signed_in("nghean")
    text = officer.get("/xuat/nghe-an/danh-sach/ket-qua.csv").get_data(as_text=True)
    lines = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    today = today_in_vietnam()
    assert lines[1:] == [
        ["Chỉ tiêu", "Kết quả", "Số liệu đến ngày", "Nguồn số liệu", "Người ghi", "Ngày ghi"],
        ["Lớp, 2026", "1007", f"{YEAR - 1}-02-15", "'=Báo cáo 20/BC-TT", by, today.isoformat()],
        ["Lớp, 2026", "3", f"{YEAR - 1}-01-31", "Báo cáo 12/BC-TT", by, today.isoformat()],
    ]
    book = officer.get("/xuat/nghe-an/danh-sach/chi-tieu.xlsx").get_data()
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert sheet is not None
    heads, row = ([cell.value for cell in line] for line in list(sheet.rows)[1:3])
    told = dict(zip(heads, row, strict=True))
    assert (told["Tên chỉ tiêu"], told["Giá trị cần đạt"], told["Kết quả"]) == ("Lớp", 9, 1007)
    assert told["Nguồn số liệu"] == "=Báo cáo 20/BC-TT"
    assert told["Số liệu đến ngày"].date() == date(YEAR - 1, 2, 15)
    assert fresh.signed_in("gialai").get("/xuat/nghe-an/danh-sach/ket-qua.xlsx").status_code == 404


def test_the_report_tells_the_source(fresh: Running) -> None:
    written(fresh)
    scope = Scope.province("40")
    with fresh.database.read(scope) as connection:
        view = report_province(
            connection,
            scope=scope,
            vn34="40",
            period=report_period("2026"),
            today=date(2026, 12, 31),
        )
    assert view is not None
    body = str(provincial(view, MADE))
    assert f"x; kết quả đến 15/02/{YEAR - 1}: =Báo cáo 20/BC-TT" in body
