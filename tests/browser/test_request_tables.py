"""A station's list of requests in a browser: dropped as people write it, looked at before anything is
written, taken, found in the queue, taken back."""

import base64
import sqlite3
from pathlib import Path

from playwright.sync_api import expect

from domain.calendar.dates import today_in_vietnam
from tests.browser.conftest import Served, Visit
from tests.browser.test_imports import DROP
from tests.browser.test_screens import serious, sideways

LONGEST_WAIT = 120_000
HEAD = "TT,Họ và tên,SĐT,Nội dung tư vấn,Loại hỗ trợ,Lĩnh vực,Hình thức,Ngày,Loại hình,Ghi chú\n"


def _list(folder: Path) -> Path:
    today = today_in_vietnam()
    day = f"{today.day}/{today.month}/{today:%y}"
    lines = (
        f"1,Bà Tư Bến Lau,912555771,Nhãn hiệu Bến Lau còn trống không?,TV,tra cứu,gọi điện,{day},cá nhân,x\n"
        f"2,HTX Rừng Tràm,0912 555 772,Muốn bán sáng chế lò sấy,chào bán,,Zalo,{day},HTX,\n"
        f"3,Công ty Ba Sao,0912 555 773,Hỏi thủ tục,tư vấn và tra cứu,tra cứu,email,{day},Cty TNHH,\n"
    )
    path = folder / "so tiep nhan.csv"
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    return path


def _stored(served: Served) -> list[tuple[str, str]]:
    query = "SELECT requester, state FROM request WHERE batch_id IS NOT NULL ORDER BY id"
    with sqlite3.connect(served.database) as connection:
        return connection.execute(query).fetchall()


def test_a_list_of_requests_comes_and_goes(served: Served, visit: Visit, tmp_path: Path) -> None:
    page, path = visit.page, _list(tmp_path)
    visit.sign_in("tram.haiphong")
    visit.open("/yeu-cau")
    page.click(".rq-head a:has-text('Từ tệp')")
    page.wait_for_selector(".drop")
    expect(page.locator("a[href$='/xuat/mau/yeu-cau.xlsx']").first).to_be_visible()
    page.evaluate(DROP, [path.name, base64.b64encode(path.read_bytes()).decode()])
    page.wait_for_selector(".import-facts", timeout=LONGEST_WAIT)
    visit.settle()
    told = page.locator("main").inner_text()
    assert "mỗi loại một dòng" in told and "Bà Tư Bến Lau" in told and "Ghi chú" in told
    assert told.index("Ghi chú") < told.index("Bà Tư Bến Lau"), "what is not read stands first"
    assert "912555771" not in page.content() and "0912 555" not in page.content()
    assert _stored(served) == []
    assert serious(page) == []
    visit.resize(390)
    assert not sideways(page)
    visit.resize(1440, 900)

    page.click("button:has-text('Nhận')")
    page.wait_for_selector("button:has-text('Hoàn tác')", timeout=LONGEST_WAIT)
    assert _stored(served) == [("Bà Tư Bến Lau", "new"), ("HTX Rừng Tràm", "new")]
    job = page.url
    visit.open("/yeu-cau?q=Bến Lau")
    page.click("a:has-text('Nhãn hiệu Bến Lau còn trống không?')")
    page.wait_for_selector(".rq-facts")
    assert "0912555771" in page.content()

    page.goto(job)
    page.wait_for_selector("button:has-text('Hoàn tác')")
    page.once("dialog", lambda dialog: dialog.accept())
    page.click("button:has-text('Hoàn tác')")
    page.wait_for_selector("h2:has-text('đã hoàn tác')", timeout=LONGEST_WAIT)
    assert _stored(served) == []
    assert visit.console == []
