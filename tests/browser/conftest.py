"""A served demonstration and a real Chromium, the way people meet them."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from settings import Settings
from tests.browser.rest import at_rest, watched
from tests.web.served import ROOT, environment, serving
from web.index import Dashboard
from wiring import create_app

PASSWORD = "ipplatform-demo"
PATIENCE = 30_000
"""Milliseconds: what is expected after a click waits as long as the click itself. On a busy machine
an answer of a tenth of a second of work came close to the library's five seconds."""
expect.set_options(timeout=PATIENCE)
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@dataclass(frozen=True)
class Served:
    """A running demonstration: its address and its SQLite file."""

    url: str
    database: Path


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`python app.py demo` and `serve` in a folder of their own, on a free port."""
    folder = tmp_path_factory.mktemp("served")
    settings = {"IPP_DATA_DIR": str(folder), "IPP_MODE": "demo"}
    subprocess.run(
        [sys.executable, "app.py", "demo"],
        cwd=ROOT,
        env=environment(**settings),
        check=True,
        timeout=600,
    )
    with serving(**settings) as url:
        yield Served(url, folder / "demo.sqlite3")


@pytest.fixture(scope="session")
def app(served: Served) -> Iterator[Dashboard]:
    """The same database in an application of this process."""
    running = create_app(
        Settings(mode="demo", data_dir=served.database.parent, secret_key="k" * 40)
    )
    yield running
    running.server.extensions["ipplatform"].database.dispose()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """One person's browser: what the console said and which addresses were asked, for later
    judgement."""

    context: BrowserContext
    page: Page
    url: str
    console: list[str]
    requests: list[str]

    def open(self, path: str) -> None:
        """Opens an address and waits until its data callback has answered."""
        self.page.goto(self.url + path, wait_until="commit")
        self.settle()

    def settle(self) -> None:
        """Waits until the page has its heading, nothing on it loads, and it has come to rest."""
        # Selectors, not scripts: the content security policy rightly refuses to evaluate text.
        self.page.wait_for_selector("main:not(:has([aria-busy='true'])) h1", state="attached")
        at_rest(self.page)

    def resize(self, width: int, height: int = 800) -> None:
        """Another window; returns once the page has taken to it."""
        self.page.set_viewport_size({"width": width, "height": height})
        at_rest(self.page)

    def sign_in(self, username: str) -> None:
        self.page.goto(self.url + "/dang-nhap")
        self.page.fill("input[name=username]", username)
        self.page.fill("input[name=password]", PASSWORD)
        self.page.click("form[method=post] button[type=submit]")
        self.page.wait_for_selector("body:not(:has(#signin)) main")
        self.settle()


def overheard(page: Page, visit: Visit) -> None:
    """What the page's console says and what it asks for is kept with the visit from now on."""

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            visit.console.append(f"{message.type}: {message.text}")

    page.on("console", said)
    page.on("pageerror", lambda error: visit.console.append(f"exception: {error}"))
    page.on("request", lambda request: visit.requests.append(request.url))


@pytest.fixture
def visit(served: Served, chromium: Browser) -> Iterator[Visit]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    page = watched(context.new_page())
    visit = Visit(context, page, served.url, [], [])
    overheard(page, visit)
    yield visit
    context.close()
