"""A page at rest: what every browser test waits for, rather than for time."""

import time
from weakref import WeakKeyDictionary

from playwright.sync_api import Error, Page, Request

QUIET = 300
"""Milliseconds without a change; a chart waits a tenth of a second before it takes another size."""
PATIENCE = 60_000
STILL = """([quiet, patience]) => new Promise(rest => {
    const started = performance.now();
    const watch = new MutationObserver(again), end = still => { watch.disconnect(); rest(still); };
    let timer = 0, turn = 0;
    function again() {
        clearTimeout(timer);
        turn += 1;
        if (performance.now() - started > patience) end(false);
        else timer = setTimeout(drawn, quiet, turn);
    }
    // What the page has put off to its next frame is a change to come: on a busy machine a frame takes longer than the quiet.
    function drawn(mine) {
        requestAnimationFrame(() => requestAnimationFrame(() => { if (mine === turn) end(true); }));
    }
    watch.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
    again();
})"""
_open: "WeakKeyDictionary[Page, set[Request]]" = WeakKeyDictionary()


def watched(page: Page) -> Page:
    """The page, whose requests are counted from now on."""
    asked = _open.setdefault(page, set())
    page.on("request", lambda request: asked.add(request))
    page.on("requestfinished", lambda request: asked.discard(request))
    page.on("requestfailed", lambda request: asked.discard(request))
    return page


def at_rest(page: Page) -> None:
    """Returns once nothing of the document has changed for a while and no request of a watched page
    is open."""
    end = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < end:
        try:
            still = page.evaluate(STILL, [QUIET, PATIENCE])
        except Error:  # it went on to another document meanwhile
            page.wait_for_load_state()
            continue
        if still and not _open[page]:
            return
    raise AssertionError(
        f"{page.url} does not come to rest; open: {[request.url for request in _open[page]]}"
    )
