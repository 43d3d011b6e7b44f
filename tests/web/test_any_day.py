"""A past day in an address is honoured or refused on every page, never passed over."""

import pytest

from sitemap.pages import BY_NAME
from sitemap.pages import PAGES as LISTED
from tests.web.support import PEOPLE, Running, call
from tests.web.test_matrix import addresses, not_theirs
from tests.web.test_tenants import key_of

REFUSED = "Không xem được ngày này"
DAYS = {
    "2024-02-29": True,
    "29/02/2024": True,
    "khong-phai-ngay": True,
    "2999-01-01": True,
    "": False,
}
"""What `ngay` may hold → whether it asks for another day than today's."""


def drawn(running: Running, page: str, search: str) -> str:
    """The router's answer to somebody who may open the page."""
    username = next(
        name
        for name, (role, place) in PEOPLE.items()
        if role in BY_NAME[page].roles and place in ("40", None) and not not_theirs(page, role)
    )
    values = {"pathname": addresses(running, "40")[page], "search": search}
    answer = call(running.signed_in(username), running.app, key_of(running, "content"), values)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "page", [page for page in LISTED if not page.any_day], ids=lambda page: page.name
)
def test_a_page_of_today_alone_refuses_another_day(running: Running, page: object) -> None:
    """Issue 15, item 9: the institute's, the network's and the officers' pages passed over `?ngay=`
    and showed today's figures."""
    name = page.name  # type: ignore[attr-defined]
    found = {day: REFUSED in drawn(running, name, f"?ngay={day}") for day in DAYS}
    assert found == DAYS
    assert REFUSED not in drawn(running, name, "")


@pytest.mark.parametrize(
    "page", [page for page in LISTED if page.any_day], ids=lambda page: page.name
)
def test_a_page_of_any_day_goes_on(running: Running, page: object) -> None:
    """What is no day is refused there by the figures themselves (test_national, test_kept and
    others)."""
    assert REFUSED not in drawn(running, page.name, "?ngay=2024-02-29")  # type: ignore[attr-defined]
