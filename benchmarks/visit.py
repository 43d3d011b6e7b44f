"""What a browser transfers: the first visit from the sign-in page to the drawn overview, and pages
after it."""

import shutil
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from benchmarks.databases import PASSWORD, officer
from benchmarks.table import Line
from domain.places.provinces import PROVINCES_34

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FILLED = "main:not(:has([aria-busy='true'])) h1"
DRAWN = ".js-plotly-plot .main-svg"


@dataclass
class Traffic:
    """Requests of one step with their encoded bytes, headers included; what the cache answers has
    none."""

    sent: dict[str, str] = field(default_factory=dict)
    received: Counter[str] = field(default_factory=Counter)

    def listen(self, session: CDPSession) -> None:
        session.on("Network.requestWillBeSent", self._sent)
        session.on(
            "Network.loadingFinished",
            lambda e: self._received(e["requestId"], e["encodedDataLength"]),
        )

    def _sent(self, event: dict[str, Any]) -> None:
        if "redirectResponse" in event:
            self._received(event["requestId"], event["redirectResponse"]["encodedDataLength"])
        request = event["request"]
        self.sent[event["requestId"]] = (
            f"{request['method']} {request['url']} {request.get('postData', '')}"
        )

    def _received(self, request_id: str, size: float) -> None:
        self.received[request_id] += int(size)

    def take(self) -> tuple[float, list[str]]:
        """Kilobytes since the last call, and what was transferred more than once."""
        times = Counter(
            self.sent[i] for i, size in self.received.items() if size and i in self.sent
        )
        total = sum(self.received.values()) / 1000
        self.sent.clear()
        self.received.clear()
        return total, [what for what, n in times.items() if n > 1]


def lines(url: str, vn34: str) -> list[Line]:
    """A cold browser, then a page by its link, then one opened anew with what the cache holds."""
    slug = PROVINCES_34[vn34].slug
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_context(
            viewport={"width": 1440, "height": 900}, locale="vi-VN"
        ).new_page()
        session, traffic = page.context.new_cdp_session(page), Traffic()
        traffic.listen(session)
        session.send("Network.enable")
        _sign_in(page, url, officer(vn34))
        first = traffic.take()
        page.click(f"aside a[href^='/tinh/{slug}/tai-san']")
        by_link = _settled(page, traffic, "table.list")
        page.goto(f"{url}/tinh/{slug}")
        again = _settled(page, traffic, DRAWN)
        browser.close()
    twice = [what for _kilobytes, more in (first, by_link, again) for what in more]
    for what in twice:
        print(f"loaded twice: {what[:200]}")
    return [
        Line("first visit of the overview, cold cache", first[0], "kB", 850),
        Line("later page, by its link (register)", by_link[0], "kB", 60),
        Line("later page, opened anew (overview)", again[0], "kB", 60),
        Line("addresses loaded twice", len(twice), "", 0),
    ]


def _sign_in(page: Page, url: str, username: str) -> None:
    page.goto(f"{url}/dang-nhap")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", PASSWORD)
    page.click("form[method=post] button[type=submit]")
    page.wait_for_selector(DRAWN)
    page.wait_for_load_state("networkidle")
    page.wait_for_selector(FILLED, state="attached")


def _settled(page: Page, traffic: Traffic, selector: str) -> tuple[float, list[str]]:
    page.wait_for_selector(selector)
    page.wait_for_selector(FILLED, state="attached")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)  # answers on their way
    return traffic.take()
