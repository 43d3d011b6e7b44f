"""Controls for a fingertip: with a coarse pointer at 390 pixels buttons, boxes to type into, lists and
folds are 44 high and as wide, with every fold open (issue 20, item 10). Boxes in tables keep their 24
(tests/browser/targets.py)."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, StorageState

from tests.browser.conftest import Served, Visit
from tests.browser.rest import PATIENCE, watched
from tests.browser.targets import small_for_a_finger
from tests.browser.test_rest import PAGES, PEOPLE, addresses, type_in_a_record

A_FEW = {
    "nghean": (
        "/tinh/nghe-an/thoi-han",
        "/tinh/nghe-an/tai-san?q=khongcogi",
    ),
    "vien": ("/vien/cau-tra-loi?ghi=moi", "/vien/hoi-nghi?ghi=moi"),
}
"""What was too small once, and the longest forms."""


def _held(chromium: Browser, state: StorageState, url: str, language: str) -> Page:
    """A telephone of somebody who has signed in."""
    context = chromium.new_context(
        storage_state=state,
        viewport={"width": 390, "height": 844},
        locale="vi-VN",
        is_mobile=True,
        has_touch=True,
    )
    context.add_cookies([{"name": "lang", "value": language, "url": url}])
    return watched(context.new_page())


def _too_small(visit: Visit, page: Page, paths: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    for path in paths:
        page.goto(visit.url + path, wait_until="commit")
        page.wait_for_selector(
            "main:not(:has([aria-busy='true'])) h1", state="attached", timeout=PATIENCE
        )
        assert page.evaluate("matchMedia('(pointer: coarse)').matches")
        found = small_for_a_finger(page)
        if found:
            yield path, found


def _looked_at(
    visit: Visit, chromium: Browser, paths: Iterable[str], language: str
) -> dict[str, Any]:
    page = _held(chromium, visit.context.storage_state(), visit.url, language)
    found = dict(_too_small(visit, page, paths))
    page.context.close()
    return found


@pytest.mark.browser
@pytest.mark.parametrize(("username", "language"), [("nghean", "vi"), ("vien", "en")])
def test_a_few_pages_are_for_a_fingertip(
    visit: Visit, chromium: Browser, username: str, language: str
) -> None:
    visit.sign_in(username)
    assert _looked_at(visit, chromium, A_FEW[username], language) == {}


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("username", PEOPLE)
def test_every_page_is_for_a_fingertip(
    visit: Visit, served: Served, chromium: Browser, username: str, language: str
) -> None:
    """Every page that somebody of each role has, in both languages."""
    visit.sign_in(username)
    if PEOPLE[username] in PAGES["edit-record"]:
        type_in_a_record(visit)
    paths = addresses(served, PEOPLE[username], all_of_them=True)
    assert _looked_at(visit, chromium, paths, language) == {}
