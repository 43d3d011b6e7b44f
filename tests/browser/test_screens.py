"""Screens that test_rest does not open, in both themes: quiet console, nothing from elsewhere, nothing
serious for axe, nothing sideways."""

from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, Visit
from tests.browser.rest import at_rest

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
REFUSED = [("nghean", "/tinh/khong-co"), ("nghean", "/vien")]
OTHERS = [
    ("gialai", "/tinh/gia-lai"),
    ("gialai", "/tinh/gia-lai?dia-gioi=63"),
    ("ninhbinh", "/tinh/ninh-binh"),
]
"""Provinces that were merged, whose first page has parts that test_rest does not meet."""


def serious(page: Any) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:160]}"
        for v in found
        if v["impact"] in ("serious", "critical")
    ]


def sideways(page: Any) -> int:
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


@pytest.mark.browser
@pytest.mark.parametrize(("username", "path"), REFUSED + OTHERS)
def test_a_screen_in_both_themes_and_at_every_width(visit: Visit, username: str, path: str) -> None:
    """H-2 in part: no violation of the content security policy reaches the console."""
    visit.sign_in(username)
    found: dict[str, Any] = {}
    for theme in ("light", "dark"):
        visit.context.add_cookies([{"name": "theme", "value": theme, "url": visit.url}])
        visit.page.set_viewport_size({"width": 1440, "height": 900})
        visit.open(path)
        assert visit.page.evaluate("document.documentElement.dataset.bsTheme") == theme
        found[theme] = serious(visit.page)
        for width in (390, 320):
            visit.resize(width)
            found[f"{theme} {width}"] = sideways(visit.page)
    assert found == {
        "light": [],
        "dark": [],
        "light 390": 0,
        "light 320": 0,
        "dark 390": 0,
        "dark 320": 0,
    }
    allowed = (
        [line for line in visit.console if "404" in line or "403" in line]
        if (username, path) in REFUSED
        else []
    )
    assert [line for line in visit.console if line not in allowed] == []
    assert [r for r in visit.requests if not r.startswith((visit.url, "data:", "blob:"))] == []


@pytest.mark.browser
def test_a_record_opens_from_the_register_and_is_accessible(visit: Visit) -> None:
    visit.sign_in("gialai")
    for kind in ("sc", "gphi", "kdcn", "nh", "cddl"):
        visit.open(f"/tinh/gia-lai/tai-san?loai={kind}")
        href = visit.page.get_attribute("main table.list tbody a", "href")
        assert href
        visit.open(href)
        assert visit.page.locator("main h1").inner_text().strip()
        assert serious(visit.page) == []
        visit.resize(320)
        assert sideways(visit.page) == 0
        visit.page.set_viewport_size({"width": 1440, "height": 900})
    assert visit.console == []


@pytest.mark.browser
def test_english_is_complete_on_screen(visit: Visit) -> None:
    visit.context.add_cookies([{"name": "lang", "value": "en", "url": visit.url}])
    visit.sign_in("nghean")
    assert visit.page.get_attribute("html", "lang") == "en"
    text = visit.page.inner_text("body")
    assert "Needs attention" in text or "To do" in text
    for vietnamese in (
        "Cần xử lý",
        "Nhãn hiệu",
        "Còn hiệu lực",
        "Chỉ dẫn địa lý",
        "Cách tính",
        "Đăng xuất",
    ):
        assert vietnamese not in text


@pytest.mark.browser
def test_signing_in_and_out_by_keyboard(visit: Visit) -> None:
    visit.page.goto(visit.url + "/dang-nhap")
    visit.page.focus("input[name=username]")
    visit.page.keyboard.type("nghean")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.type("ipplatform-demo")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector("body:not(:has(#signin)) main")
    visit.settle()
    assert visit.page.url == f"{visit.url}/tinh/nghe-an"
    visit.page.keyboard.press("/")
    assert visit.page.evaluate("document.activeElement.type") == "search"
    visit.page.keyboard.type("nuoc mam")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/tinh/nghe-an/tai-san?q=nuoc*")
    visit.settle()
    assert int(visit.page.get_attribute("main [data-total]", "data-total") or 0) > 0


@pytest.mark.browser
def test_the_stranger_gets_not_found(visit: Visit) -> None:
    """T-6 in the browser: another province's page answers 404, its data callback 404, and nothing
    of it is on the screen."""
    visit.sign_in("nghean")
    response = visit.page.goto(f"{visit.url}/tinh/gia-lai")
    assert response is not None
    assert response.status == 404
    foreign = response.text()
    absent = visit.page.goto(f"{visit.url}/tinh/khong-co")
    assert absent is not None
    assert absent.status == 404
    assert foreign.replace("gia-lai", "") == absent.text().replace("khong-co", "")


WALKED = ("/tinh/nghe-an/tai-san", "/tinh/nghe-an/thoi-han", "/tinh/nghe-an/ke-hoach", "/nhap")


@pytest.mark.browser
def test_every_control_is_reached_by_the_tab_key_and_seen(visit: Visit) -> None:
    """In the order of the page, menus open: nothing is skipped, nothing keeps the focus, every stop
    has a visible ring."""
    visit.sign_in("nghean")
    for path in WALKED:
        visit.open(path)
        walk_by_tab(visit, path)


def walk_by_tab(visit: Visit, path: str) -> None:
    """Through the first stops of the open page."""
    visit.page.evaluate(
        "document.querySelectorAll('main details').forEach(part => part.open = true)"
    )
    at_rest(visit.page)
    expected = [name for name, _same in groupby(visit.page.evaluate(FOCUSABLE))][:MOST_STOPS]
    visit.page.evaluate("document.getElementById('main').focus()")
    reached: list[str] = []
    # a field for a date has a stop for day, month and year each
    for _n in range(2 * MOST_STOPS):
        visit.page.keyboard.press("Tab")
        name, ring = visit.page.evaluate(HERE)
        assert (path, name, ring) == (path, name, True)
        reached += [] if reached[-1:] == [name] else [name]
        if len(reached) == len(expected):
            break
    assert (path, reached) == (path, expected)


MOST_STOPS = 40
NAME = "e => e.dataset.skip || (e.tagName + ' ' + (e.id || e.getAttribute('aria-label') || e.textContent || e.name || '')).trim().slice(0, 60)"
"""A skip link is called by where it leads while it has the focus."""
FOCUSABLE = f"""[...document.querySelectorAll('main :is(a[href], button, input, select, textarea, summary, [tabindex="0"])')]
    .filter(e => !e.disabled && e.type !== 'hidden' && e.checkVisibility({{visibilityProperty: true}}) && e.tabIndex >= 0).map({NAME})"""
HERE = f"""(() => {{
    const ringed = e => {{
        const s = getComputedStyle(e);
        return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none';
    }};
    const e = document.activeElement, pin = e.matches('.pin') ? [...e.children] : [];
    return [({NAME})(e), [e, ...pin].some(ringed) || !e.matches(':focus')];
}})()"""
"""The button inside a field for a date has the browser's own ring: its field does not have the
focus then. A pin of the map has it around its dot."""


@pytest.mark.browser
def test_the_last_good_rows_stay_when_the_database_fails(visit: Visit) -> None:
    """R-2 in the browser: the answer of a server whose database is away (web.errors), then that of
    one that is back."""
    visit.sign_in("nghean")
    visit.open("/tinh/nghe-an/tai-san")
    rows = visit.page.locator("main table.list tbody tr")
    first, banner = rows.first.inner_text(), visit.page.locator("#lost")
    expect(banner).to_be_hidden()
    visit.page.route(
        "**/_dash-update-component*",
        lambda route: route.fulfill(status=503, json={"error": "x", "detail": "y"}),
    )
    visit.page.click("nav.kinds a:has-text('Nhãn hiệu')")
    expect(banner).to_be_visible()
    assert (
        rows.first.inner_text() == first and serious(visit.page) == [] and sideways(visit.page) == 0
    )
    visit.page.unroute("**/_dash-update-component*")
    visit.page.click("nav.kinds a:has-text('Sáng chế')")
    expect(banner).to_be_hidden()
    expect(rows.first).not_to_have_text(first)


def test_axe_is_installed() -> None:
    assert AXE.is_file(), "run make setup"
    assert Path(AXE).stat().st_size > 100_000
