"""Every number opens its rows: number = rows listed = independent SQL, in both vintages."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.browser.conftest import Served, Visit
from tests.browser.independent_names import expected

CASES = [
    ("nghean", "nghe-an", "40", ""),
    ("gialai", "gia-lai", "52", ""),
    ("gialai", "gia-lai", "52", "?dia-gioi=63&tinh-cu=binh-dinh"),
    ("gialai", "gia-lai", "52", "?dia-gioi=63&tinh-cu=chua-ro"),
    ("ninhbinh", "ninh-binh", "37", "?dia-gioi=63"),
]
THE_FIRST = CASES[0]
SHORT = 3
"""Of the other provinces every third number is opened, and every one in the long form."""
OPENED = ".kpi a[data-n], .todo a[data-n], [data-file='tinh-trang-phap-ly'] a[data-n]"
"""Tiles, Cần xử lý, and the status chart's segments by their table; the other numbers are compared
with SQL alone."""


def numbers(visit: Visit) -> dict[str, int]:
    """href → the number that its link shows, for every counting link on the page, the tables behind
    the charts included."""
    for button in visit.page.query_selector_all('main [data-view="table"]'):
        button.click()
    visit.page.wait_for_selector("main:not(:has(.of-table:not(:has(table))))")
    links = visit.page.eval_on_selector_all(
        "main a[data-n]", "els => els.map(e => [e.getAttribute('href'), Number(e.dataset.n)])"
    )
    found: dict[str, int] = {}
    for href, n in links:
        assert found.setdefault(href, n) == n, f"{href} is shown as {found[href]} and as {n}"
    return found


@pytest.mark.browser
@pytest.mark.parametrize(
    ("username", "slug", "vn34", "search", "step"),
    [
        (*THE_FIRST, 1),
        *((*case, SHORT) for case in CASES[1:]),
        *(pytest.param(*case, 1, marks=pytest.mark.long) for case in CASES[1:]),
    ],
)
def test_every_number_opens_its_rows(
    visit: Visit, served: Served, username: str, slug: str, vn34: str, search: str, step: int
) -> None:
    today = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date().isoformat()
    visit.sign_in(username)
    visit.open(f"/tinh/{slug}{search}")
    found = numbers(visit)
    assert len(found) > 25
    assert found == {href: expected(served.database, href, vn34, today) for href in found}
    shown = visit.page.eval_on_selector_all(OPENED, "els => els.map(e => e.getAttribute('href'))")
    assert len(shown) > 12
    for href in list(dict.fromkeys(shown))[::step]:
        n = found[href]
        visit.open(href)
        if "/ke-hoach?" in href:
            # the overdue tasks by themselves, each marked
            late = visit.page.locator("main .stack > :first-child tbody tr")
            assert late.count() == n
            assert visit.page.locator("main tbody .pill", has_text="quá hạn").count() == n
            continue
        total = visit.page.get_attribute("main [data-total]", "data-total")
        assert (href, int(total or -1)) == (href, n)
        assert visit.page.locator(
            "main table.list tbody tr, main .wt-list > li, main .row-errors tbody tr"
        ).count() == min(n, 30 if "/thoi-han" in href else 25)
    assert visit.console == []
