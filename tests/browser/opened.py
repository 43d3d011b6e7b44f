"""What every page is judged by: axe with all open that it can open, jumps while it loads, menus."""

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.browser.conftest import ROOT
from tests.browser.rest import at_rest

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
THEMES = ("light", "dark")
MOST_SHIFT = 0.1
SHIFTED = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => {
        if (!entry.hadRecentInput) sum += entry.value;
    })).observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 100);
})"""
OPEN_UP = """() => {
    document.querySelectorAll("main details").forEach(part => part.open = true);
    document.querySelectorAll("main button[data-view=table]").forEach(button => button.click());
}"""
"""Menus and folded parts, and the table of every chart."""


def violations(page: Page) -> list[str]:
    """What axe finds, of any impact."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{v['impact']} {v['id']}: {v['nodes'][0]['html'][:160]}" for v in found]


def in_theme(page: Page, theme: str) -> None:
    page.evaluate("theme => document.querySelector(`[data-set-theme=${theme}]`).click()", theme)
    at_rest(page)


def opened_up(page: Page, *themes: str) -> Iterator[str]:
    """What axe finds with everything open; without `themes` in the one that is on."""
    page.evaluate(OPEN_UP)
    at_rest(page)
    for theme in themes:
        in_theme(page, theme)
        yield from (f"{theme}: {said}" for said in violations(page))
    if not themes:
        yield from violations(page)


def jumps(page: Page) -> list[str]:
    """How far the page has moved of itself since it began to load, where that is too far."""
    shift = page.evaluate(SHIFTED)
    return [f"jumps by {shift:.3f}"] if shift > MOST_SHIFT else []
