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
EVERY = {"": 12, "?dia-gioi=63": 27}
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


@pytest.mark.parametrize(
    "search",
    [
        *(f"?chi-tieu={slug}&loai=nh" for slug in ("don-nop", "cap", "dang-xet", "nop-muon")),
        *("?chi-tieu=den-han", "?chi-tieu=tap-the-chung-nhan&dia-gioi=63"),
        "?chi-tieu=don-nop&do=dan-so&loai=sc",
        "?xem=canh-nhau&chon=40,52,31,37",
        "?xem=bang-cheo",
        "?xem=bang-cheo&dem=con-hieu-luc&hang=tinh-cu&cot-bang=tinh-trang",
        "?xem=bang-cheo&dem=don-nop&hang=nam&cot-bang=tinh",
        "?xem=bang-cheo&dem=cap&hang=loai&cot-bang=nam",
        "?xem=bang-cheo&hang=nam&cot-bang=loai",
        "?xem=do-day-du",
    ],
)
def test_every_number_of_an_indicator_is_what_its_list_has(
    served: Served, app: Dashboard, manager: FlaskClient, search: str
) -> None:
    parts = ask(manager, app, "places-table", "/vien/tinh", search)
    numbers = {href: n for href, n in numbers_of(parts).items() if "thieu=" not in href}
    found = {href: n for href, n in numbers.items() if href.startswith("/vien/tai-san")}
    assert len(found) > 40
    assert found == {href: count(served.database, href, None, TODAY) for href in found}


def of_network(app: Dashboard, manager: FlaskClient, slug: str, page: str) -> dict[str, int]:
    parts = ask(manager, app, "places-table", "/vien/tinh", f"?chi-tieu={slug}")
    found = {href: n for href, n in numbers_of(parts).items() if href.startswith(page)}
    assert len(found) > 4
    return dict(list(found.items())[:4])


def test_requests_of_a_province_open_their_rows(app: Dashboard, manager: FlaskClient) -> None:
    for href, n in of_network(app, manager, "yeu-cau", "/yeu-cau").items():
        shown = ask(manager, app, "requests", "/yeu-cau", href.partition("?")[2])
        assert numbers_of(shown)[href] == n


def test_stations_of_a_province_open_their_rows(app: Dashboard, manager: FlaskClient) -> None:
    for href, n in of_network(app, manager, "tram", "/vien/tram").items():
        shown = ask(manager, app, "stations", "/vien/tram", href.partition("?")[2])
        heads = [part for part in walk(shown) if part.get("c") == "who"]
        rows = [part for part in heads if part["scope"] == "row" and "colSpan" not in part]
        assert len(rows) == n, href


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
