"""The whole country's numbers: number = rows listed = independent SQL, on both maps, in the table,
on the map and above the list."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient

from language.numbers import number
from tests.browser.asking import ask, links_in, listed, numbers_of, walk
from tests.browser.conftest import PASSWORD, Served
from tests.browser.independent import count
from tests.web.support import sign_in
from web.index import Dashboard

TODAY = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date().isoformat()
LISTS = [
    "",
    "?tinh=nuoc-ngoai&tt=con-hieu-luc",
    "?tinh-cu=binh-dinh",
    "?tinh-cu=chua-ro",
    "?tinh=chua-xac-dinh&loai=nh",
    "?vp=khac",
]
EVERY = {"": 4, "?dia-gioi=63": 9}
"""The list is opened for one in so many addresses; all are counted."""


@pytest.fixture
def manager(app: Dashboard) -> FlaskClient:
    client = app.server.test_client()
    assert sign_in(client, "vien", PASSWORD).status_code == 302
    return client


@pytest.mark.parametrize(("search", "provinces"), [("", 34), ("?dia-gioi=63", 63)])
def test_every_number_of_the_country_opens_its_rows(
    served: Served, app: Dashboard, manager: FlaskClient, search: str, provinces: int
) -> None:
    """D-2: the table of places and the map, with abroad, unresolved and the sums."""
    parts = ask(manager, app, "places-table", "/vien/tinh", search)
    found = numbers_of(parts)
    assert len(found) > 5 * provinces
    assert found == {href: count(served.database, href, None, TODAY) for href in found}
    for href in list(found)[:: EVERY[search]]:
        assert listed(manager, app, href) == found[href], href
    areas = [part for part in walk(parts["places-map"]) if "data-code" in part]
    assert len(areas) == provinces
    for area in areas:
        alive = found.get(area["href"], 0)
        assert alive == count(served.database, area["href"], None, TODAY)
        assert area["k"].endswith(f": {number(alive)} văn bằng còn hiệu lực")


def test_both_maps_have_the_same_sums(app: Dashboard, manager: FlaskClient) -> None:
    sums = []
    for search in EVERY:
        table = ask(manager, app, "places-table", "/vien/tinh", search)["places-table"]
        foot = next(part for part in walk(table) if part.get("t") == "Tfoot")
        sums.append([n for _href, n in links_in(foot)])
    assert sums[0] == sums[1] and len(sums[0]) == 7
    assert sum(sums[0][:5]) == sums[0][5] <= sums[0][6]


@pytest.mark.parametrize("search", LISTS)
def test_the_numbers_above_the_national_list_are_its_rows(
    served: Served, app: Dashboard, manager: FlaskClient, search: str
) -> None:
    found = numbers_of(ask(manager, app, "register-head", "/vien/tai-san", search))
    assert len(found) >= 5
    for href, n in found.items():
        assert (count(served.database, href, None, TODAY), listed(manager, app, href)) == (n, n), (
            href
        )
