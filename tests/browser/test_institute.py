"""The institute's pages in a real browser: maps, every page in both languages and themes, numbers
that open their source or their rows."""

import csv
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Served, Visit
from tests.browser.independent import published, scalar
from tests.browser.rest import at_rest
from tests.browser.test_screens import serious, sideways

PLACES = {
    "/vien": ("#institute-map .country", 34),
    "/vien/tinh": ("#places-map .country", 34),
    "/vien/tinh?dia-gioi=63": ("#places-map .country", 63),
}
"""Address → its map, and how many provinces that has."""
PAGES = (
    "/vien",
    "/vien?nam=2021",
    "/vien/tinh",
    "/vien/tinh?xem=canh-nhau&chon=40,52",
    "/vien/cau-tra-loi?ghi=moi",
    "/vien/truy-cap",
    "/vien/truy-cap?nam=2021&minh-hoa=1",
    "/vien/truy-cap?nam=2022&so-voi=2023",
    "/vien/tram",
    "/vien/hoi-nghi",
    "/vien/so-lieu-cong-bo",
    "/vien/tai-san",
    "/vien/chua-xac-dinh",
)
LED_TO = {
    "/vien/tram": "#danh-sach-tram tbody a",
    "/vien/tai-san": "table.list .title a",
    "/vien/chua-xac-dinh": "tbody td:last-child a",
}
"""Page → the first of its links, to a page with a number in its address."""
TOTALS = (
    "stations",
    "page_views",
    "visitors",
    "first_time",
    "consultations",
    "updates",
    "listings",
)


def span(visit: Visit, selector: str) -> tuple[float, float]:
    """Left and right edge on the page."""
    found = visit.page.locator(selector).first.bounding_box()
    assert found is not None
    return found["x"], found["x"] + found["width"]


@pytest.mark.browser
def test_the_map_at_every_width_and_with_the_pointer_and_the_keyboard(visit: Visit) -> None:
    """Every border and both archipelagos; pointer, keyboard and table tell the same."""
    visit.sign_in("vien")
    for path, (place, provinces) in PLACES.items():
        visit.open(path)
        for width in (320, 390, 1440):
            visit.resize(width)
            visit.page.wait_for_selector(f"{place}.drawn svg")
            expect(visit.page.locator(f"{place} .province")).to_have_count(provinces)
            for isles in ("hoangsa", "truongsa"):
                for drawn in (f"{place} .isle.{isles}", f"{place} [data-at={isles}]"):
                    left, right = span(visit, drawn)
                    assert 0 <= left < right <= width
            assert sideways(visit.page) == 0
    register_tells_the_same(visit)
    stations_tell_the_same(visit)
    assert visit.console == []


def register_tells_the_same(visit: Visit) -> None:
    """Nghệ An on the map of the register: what the pointer shows, the link says, the table counts
    and the opened list has."""
    visit.open("/vien/tinh")
    place = "#places-map .country"
    area, tip = (
        visit.page.locator(f"{place} .areas a[data-code='40']"),
        visit.page.locator(f"{place} .tip.shown"),
    )
    visit.page.wait_for_selector(f"{place}.drawn svg")
    words = area.text_content() or ""
    area.focus()
    expect(tip).to_have_text(words)
    visit.page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    shape = visit.page.locator(f"{place} .province[data-code='40'] .body").first
    shape.hover()
    expect(tip).to_have_text(words)
    row = visit.page.locator("#places-table tbody tr", has_text="Nghệ An")
    n = row.locator("td").nth(5).text_content() or ""
    assert words == f"Nghệ An: {n} văn bằng còn hiệu lực"
    shape.click()
    expect(visit.page.locator("main [data-total]")).to_have_attribute(
        "data-total", n.replace(".", "")
    )
    assert visit.page.url.endswith("/vien/tai-san?tt=con-hieu-luc,con-duoc-nop-muon&tinh=nghe-an")


def stations_tell_the_same(visit: Visit) -> None:
    """A station by pointer and by keyboard, in the table behind the switch, and on the page that it
    opens."""
    visit.open("/vien")
    card = visit.page.locator("#institute-map")
    visit.page.wait_for_selector("#institute-map .country.drawn svg")
    told = "Sở Khoa học và Công nghệ Hải Phòng: Đúng hạn"
    pin, tip = card.locator(f".pin[aria-label='{told}']"), card.locator(".tip.shown")
    pin.focus()
    expect(tip).to_have_text(told)
    visit.page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    card.locator("[data-view='table']").click()
    row = card.locator(".of-table tbody tr", has_text="Hải Phòng")
    expect(row).to_be_visible()
    assert [row.locator("td").nth(i).inner_text().strip() for i in range(2)] == [
        "Hải Phòng",
        "Đúng hạn",
    ]
    row.locator("a").first.click()
    expect(visit.page.locator("main h1")).to_have_text("Sở Khoa học và Công nghệ Hải Phòng")


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.parametrize(("language", "themes"), [("vi", ("light", "dark")), ("en", ("dark",))])
def test_every_page_in_both_themes_and_at_every_width(
    visit: Visit, language: str, themes: tuple[str, ...]
) -> None:
    """H-2 in part: nothing serious for axe, nothing sideways, a quiet console, nothing asked
    elsewhere. The short form, each page once, goes with test_rest."""
    visit.context.add_cookies([{"name": "lang", "value": language, "url": visit.url}])
    visit.sign_in("vien")
    found: dict[str, Any] = {}
    for path in PAGES:
        visit.open(path)
        assert visit.page.get_attribute("html", "lang") == language
        leads = (
            visit.page.locator(f"main {LED_TO[path]}").first.get_attribute("href")
            if path in LED_TO
            else None
        )
        found |= judged(visit, path, themes)
        if leads:
            visit.page.set_viewport_size({"width": 1440, "height": 900})
            visit.open(leads)
            found |= judged(visit, leads, themes)
    assert {name: said for name, said in found.items() if said} == {}
    assert len(found) == (2 + len(themes)) * (len(PAGES) + len(LED_TO))
    assert visit.console == []
    assert [r for r in visit.requests if not r.startswith((visit.url, "data:", "blob:"))] == []


def judged(visit: Visit, path: str, themes: tuple[str, ...]) -> dict[str, Any]:
    """What axe finds in the themes at full width; how far the page sticks out at two small ones."""
    found: dict[str, Any] = {}
    for theme in themes:
        visit.page.evaluate(
            "theme => document.querySelector(`[data-set-theme=${theme}]`).click()", theme
        )
        expect(visit.page.locator("html")).to_have_attribute("data-bs-theme", theme)
        at_rest(visit.page)
        found[f"{path} {theme}"] = serious(visit.page)
    for width in (390, 320):
        visit.resize(width)
        found[f"{path} {width}"] = sideways(visit.page)
    visit.page.set_viewport_size({"width": 1440, "height": 900})
    return found


@pytest.mark.browser
def test_published_numbers_are_those_of_the_tables_and_open_their_source(
    visit: Visit, served: Served
) -> None:
    """Tiles of 2021 against independent SQL; months lead from the chart to their row, and from
    there to their source."""
    visit.sign_in("vien")
    visit.open("/vien?nam=2021")
    facts = {
        (subject, value, source)
        for subject, _period, value, source in published(served.database, TOTALS)
    }
    shown = visit.page.eval_on_selector_all(
        "#institute-tiles [data-published]",
        "els => els.map(e => [e.dataset.published, e.querySelector('a').innerText, e.querySelector('a').href])",
    )
    told = {
        (subject, int("".join(c for c in words.split("(")[0] if c.isdigit())), source)
        for subject, words, source in shown
    }
    assert {subject for subject, _n, _source in told} == {"stations", "consultations", "page_views"}
    assert told <= facts
    months_lead_to_their_source(visit, served)
    assert visit.console == []


@pytest.mark.browser
def test_who_is_silent_is_read_in_one_look(visit: Visit, served: Served) -> None:
    """Within the first 720 px at 1280, and at 390 before anything else: every silent station by
    name, the longest first, as SQL that is written apart finds them; each opens its page."""
    visit.sign_in("vien")
    for width, height in ((1280, 720), (1440, 900), (390, 844)):
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.open("/vien")
        rows = visit.page.locator("#institute-attention .heed > li:first-child ul li")
        expect(rows.first).to_be_visible()
        names = [row.locator("a").inner_text() for row in rows.all()]
        assert len(names) == silent_stations(served) > 3
        assert names == sorted(names), "in the demonstration A is silent longest"
        for row in rows.all():
            box = row.bounding_box()
            assert box and box["y"] + box["height"] <= 720
        count = visit.page.locator("#institute-attention .heed .c").first
        assert count.inner_text() == str(len(names))
    rows.first.locator("a").click()
    expect(visit.page.locator("main h1")).to_contain_text("Trạm minh họa A")


def silent_stations(served: Served) -> int:
    """Working ones without a report of the newest month that anybody has handed in."""
    newest = "(SELECT max(month) FROM station_month WHERE state = 'submitted')"
    other = "SELECT 1 FROM station_stage e WHERE e.station_id = s.station_id"
    report = "SELECT 1 FROM station_month m WHERE m.station_id = s.station_id"
    return scalar(
        served.database,
        f"SELECT count(*) FROM station_stage s WHERE s.stage = 'working' AND s.day <= {newest}"
        f" AND NOT EXISTS ({other} AND e.stage IN ('suspended', 'ended'))"
        f" AND NOT EXISTS ({report} AND m.month = {newest} AND m.state IN ('submitted', 'confirmed'))",
    )


@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "width", "highest"),
    [
        ("/vien", 1440, 1_660),
        ("/vien", 390, 3_500),
        ("/vien?nam=2021", 1440, 1_600),
        ("/vien/so-lieu-cong-bo", 390, 4_300),
    ],
)
def test_pages_of_one_look_stay_so(visit: Visit, path: str, width: int, highest: int) -> None:
    visit.sign_in("vien")
    visit.page.set_viewport_size({"width": width, "height": 900})
    visit.open(path)
    expect(visit.page.locator("main h1")).to_be_visible()
    at_rest(visit.page)
    assert visit.page.evaluate("document.documentElement.scrollHeight") <= highest


@pytest.mark.browser
def test_a_chart_is_saved_as_a_picture_a_table_and_a_workbook(visit: Visit) -> None:
    visit.sign_in("vien")
    visit.open("/vien")
    for name in ("visits", "map", "requests"):
        card = visit.page.locator(f"#institute-{name}")
        table = "[data-csv], a[href*='.csv']"
        starts = {"[data-png]": b"\x89PNG", table: b"\xef\xbb\xbf", "a[href*='.xlsx']": b"PK"}
        starts["[data-svg]"] = b"<svg "
        for button, first in starts.items():
            if not card.locator(".card-menu").get_attribute("open"):
                card.locator(".card-menu summary").click()
            if not card.locator(button).is_visible():
                card.locator(".card-menu summary").click()
            with visit.page.expect_download() as saved:
                card.locator(button).click()
            assert Path(saved.value.path()).read_bytes().startswith(first)
    assert visit.console == []


def months_lead_to_their_source(visit: Visit, served: Served) -> None:
    visit.open("/vien/truy-cap?nam=2021&minh-hoa=1")
    visit.page.wait_for_selector(".bars .point path", state="attached")
    chart = visit.page.locator(".js-plotly-plot").first
    chart.scroll_into_view_if_needed()
    bars = chart.locator(".trace.bars").first.locator(".point path")
    box = max(
        (found for i in range(bars.count()) if (found := bars.nth(i).bounding_box())),
        key=lambda b: b["height"],
    )
    visit.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(visit.page.locator("#thang-2021-05")).to_be_focused()
    link = visit.page.locator("tr:has(#thang-2021-05) td a")
    source = next(
        f[3] for f in published(served.database, ("page_views",)) if f[1:3] == ("2021-05", 185_221)
    )
    expect(link).to_have_attribute("href", source)
    assert link.inner_text().split("(")[0].strip() == "185.221"
    with visit.page.expect_download() as saved:
        visit.page.click(".month-table [data-csv]")
    lines = list(csv.reader(Path(saved.value.path()).read_text("utf-8-sig").splitlines()))
    assert lines[0] == ["MỘT PHẦN LÀ DỮ LIỆU MINH HỌA"] and lines[1][:2] == [
        "Tháng",
        "Lượt truy cập trang",
    ]
    assert (
        lines[6][:2] == ["05/2021", "185.221"]
        and lines[6][2].endswith(" (minh họa)")
        and lines[-2][:2] == ["Cả năm, như công bố", "1.477.321"]
    )
    sums = visit.page.locator(".month-table tfoot tr")
    assert [
        sums.nth(i).locator("td").nth(0).inner_text().split("(")[0].strip() for i in range(3)
    ] == ["1.477.321", "1.477.321", "khớp"]


@pytest.mark.browser
def test_a_place_is_assigned_by_hand_and_taken_back(visit: Visit, served: Served) -> None:
    """The queue falls by what the owner has, the province's number rises by as much, it is
    remembered; assigning anew takes it back."""
    visit.sign_in("vien")
    before, place = in_binh_dinh(visit, served)
    visit.open("/vien/chua-xac-dinh")
    heading = visit.page.locator("main h2", has_text="bản ghi chưa xác định tỉnh")
    queue = int(heading.inner_text().split()[0])
    row = visit.page.locator(
        "main tbody tr",
        has=visit.page.locator("td:nth-of-type(3):text-matches('^([2-9]|[1-9][0-9]+)$')"),
    ).first
    owner, n = row.locator("td").nth(0).inner_text(), int(row.locator("td").nth(2).inner_text())
    row.locator("text=Gán tỉnh").click()
    visit.page.wait_for_selector(".placing-form")
    form = visit.page.url.removeprefix(visit.url)
    visit.page.select_option("#f-noi", label="Gia Lai: Bình Định")
    visit.page.click(".placing-form button")
    expect(heading).to_have_text(f"{queue - n} bản ghi chưa xác định tỉnh")
    remembered = visit.page.locator("section:has(h2:text('Đã ghi nhớ')) tbody tr", has_text=owner)
    expect(remembered).to_have_count(1)
    expect(remembered.locator("td").nth(1)).to_have_text("Gia Lai (Bình Định)")
    assert in_binh_dinh(visit, served)[0] == before + n
    visit.open(place)
    expect(visit.page.locator("main [data-total]")).to_have_attribute("data-total", str(before + n))
    visit.open(form)
    visit.page.select_option("#f-noi", label="Chưa xác định tỉnh")
    visit.page.click(".placing-form button")
    expect(heading).to_have_text(f"{queue} bản ghi chưa xác định tỉnh")
    expect(remembered).to_have_count(0)
    assert in_binh_dinh(visit, served)[0] == before
    assert visit.console == []


def in_binh_dinh(visit: Visit, served: Served) -> tuple[int, str]:
    """All records of the former province as /vien/tinh counts them, equal to the tables, and what that
    number opens."""
    visit.open("/vien/tinh?dia-gioi=63")
    link = visit.page.locator("#places-table tbody tr", has_text="Bình Định").locator("td a").last
    n = int(link.get_attribute("data-n") or -1)
    assert n == scalar(
        served.database, "SELECT count(*) FROM asset WHERE vn63 = '52' AND national = 1"
    )
    return n, link.get_attribute("href") or ""
