"""One request's whole life by three roles in a browser, on both databases: taken down at a station,
its requester asked while the clock stands, passed on to the province, its change accepted by the
institute, the record changed, closed, counted in the month; strangers find nothing."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from data_access.database.scope import SYSTEM
from data_access.tables import asset, asset_revision
from domain.calendar.dates import today_in_vietnam
from tests.browser.test_month import Site, sent, settle, site
from tests.browser.test_screens import serious, sideways
from tests.builders import create_asset

__all__ = ["site"]
PAPER = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def opened(site: Site, page: Page, path: str) -> None:
    page.goto(site.url + path)
    settle(page)


def taken_down(site: Site, station: Page) -> str:
    """An update that somebody of Nghệ An asks for at a station; gives its path."""
    opened(site, station, "/yeu-cau/ghi")
    station.check("input[name=channel][value=station]", force=True)
    station.check("input[name=kind][value=update]", force=True)
    station.fill("textarea[name=question]", "Sửa tên nhãn hiệu ghi sai trong danh mục")
    station.fill("input[name=requester]", "HTX Bến Lau")
    station.select_option("select[name=requester_type]", "cooperative")
    station.select_option("select[name=vn34]", "40")
    station.fill("input[name=phone]", "0912 555 778")
    station.get_by_role("button", name="Lưu yêu cầu", exact=True).click()
    station.wait_for_url("**/yeu-cau/YC-*")
    settle(station)
    return station.url.removeprefix(site.url)


def changed(site: Site, asset_id: int) -> tuple[str, list[str]]:
    """The record's title and who wrote its history."""
    c = asset_revision.c
    with site.running.database.read(SYSTEM) as connection:
        title = connection.scalar(select(asset.c.title).where(asset.c.id == asset_id))
        history = select(c.actor).where(c.asset_id == asset_id).order_by(c.version)
        return str(title), [*connection.scalars(history)]


def looked_at(page: Page, name: str) -> None:
    """For the eye, where IPP_SHOTS names a folder."""
    if folder := os.environ.get("IPP_SHOTS"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


@pytest.mark.browser
def test_the_whole_life_of_one(site: Site, tmp_path: Path) -> None:
    with site.running.database.write(SYSTEM) as connection:
        mine = create_asset(connection, vn34="40", title="Mắm Bến Lua")
        number = connection.scalar(select(asset.c.application_no).where(asset.c.id == mine))
    paper = tmp_path / "giay-cua-htx.pdf"
    paper.write_bytes(PAPER)
    station, officer, manager = (site.person(who) for who in ("tram", "nghean", "vien"))

    path = taken_down(site, station)
    assert "0912 555 778" in station.content()
    station.select_option("select[name=move]", "waiting")
    station.fill(".rq-moving textarea[name=reason]", "Gửi bản chụp văn bằng")
    sent(station, "Chuyển bước", "Đã chuyển bước.")
    expect(station.locator(".rq-clock")).to_contain_text("đang dừng")
    station.get_by_text("Thêm tệp", exact=True).first.click()
    station.set_input_files("input[name=file]", str(paper))
    station.locator("form", has=station.locator("input[name=file]")).locator("button").click()
    expect(station.locator("#status")).to_have_text("Đã thêm tệp.")
    settle(station)
    station.select_option("select[name=move]", "doing")
    station.fill(".rq-moving textarea[name=reason]", "Đã gửi bản chụp")
    sent(station, "Chuyển bước", "Đã chuyển bước.")
    station.get_by_text("Chuyển nơi khác").click()
    station.select_option("select[name=to]", "province:40")
    station.fill(".rq-passing textarea[name=reason] >> nth=-1", "Người hỏi ở Nghệ An")
    station.get_by_role("button", name="Chuyển", exact=True).click()
    station.wait_for_url("**/yeu-cau")
    opened(site, station, path)
    assert "giay-cua-htx" not in station.content() and "0912 555 778" not in station.content()

    opened(site, officer, path)
    expect(officer.get_by_role("link", name="giay-cua-htx.pdf")).to_have_count(2)
    officer.fill("input[name=record]", "4-1999-00001")
    officer.fill("input[name=new]", "Mắm Bến Lau")
    officer.fill("#rqp-reason", "Văn bằng đính kèm")
    officer.get_by_role("button", name="Ghi đề nghị", exact=True).click()
    expect(officer.locator("#rqp-record-problem")).to_contain_text("Không có hồ sơ nào mang số này")
    officer.fill("input[name=record]", str(number))
    sent(officer, "Ghi đề nghị", "Đã ghi đề nghị sửa hồ sơ.")
    assert changed(site, mine)[0] == "Mắm Bến Lua"
    assert serious(officer) == []

    opened(site, manager, path)
    sent(manager, "Chấp nhận và sửa", "Đã chấp nhận và sửa bản ghi.")
    assert changed(site, mine) == ("Mắm Bến Lau", ["vien"])
    looked_at(manager, f"request-{site.running.database.dialect}")

    opened(site, officer, path)
    officer.fill("textarea[name=text] >> nth=0", "Danh mục đã sửa theo văn bằng.")
    sent(officer, "Ghi và đóng yêu cầu", "Đã ghi câu trả lời.")
    expect(officer.locator(".head .pill").first).to_have_text("Đã đóng")
    assert serious(officer) == []
    officer.set_viewport_size({"width": 390, "height": 800})
    assert not sideways(officer)
    looked_at(officer, f"request-390-{site.running.database.dialect}")
    opened(site, officer, f"/tinh/nghe-an/tai-san/{mine}")
    expect(officer.get_by_role("link", name=path.rpartition("/")[2])).to_be_visible()

    site.open(station, f"{today_in_vietnam():%Y-%m}")
    expect(station.locator("input[name=updates]")).to_have_value("1")
    stranger = site.person("gialai")
    answer = stranger.goto(site.url + path)
    assert answer is not None and answer.status == 404
    assert [text for text in site.console if "404" not in text and "422" not in text] == []
