"""Every number of every page of a province on three days: number = rows listed = rows exported =
independent SQL, in both vintages.

Over HTTP through the whole application on the demonstration's own database, for an ordinary
province and two merged ones; one of the days in a real Chromium."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient

from data_access.accounts import users
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from domain.roles import OFFICER
from tests.browser import asking, independent_names
from tests.browser.conftest import PASSWORD, Served, Visit
from tests.browser.test_numbers import numbers
from tests.web.support import sign_in
from web.index import Dashboard

TODAY = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
WITHIN_MONTH = TODAY - timedelta(1) if TODAY.day > 1 else TODAY - timedelta(3)
DAYS = {
    "today": None,
    "a past year's end": date(TODAY.year - 2, 12, 31),
    "within the month": WITHIN_MONTH,
}
PARTS = [
    ("nghean", "nghe-an", "40", "", ""),
    ("gialai", "gia-lai", "52", "", ""),
    ("gialai", "gia-lai", "52", "dia-gioi=63", "tinh-cu=binh-dinh"),
    ("ninhbinh", "ninh-binh", "37", "dia-gioi=63", "tinh-cu=nam-dinh"),
]
EVERY_PART = [
    *(("nghean", "nghe-an", "40", vintage, "") for vintage in ("", "dia-gioi=63")),
    *(("gialai", "gia-lai", "52", vintage, "") for vintage in ("", "dia-gioi=63")),
    *(
        ("gialai", "gia-lai", "52", "dia-gioi=63", f"tinh-cu={former}")
        for former in ("gia-lai", "binh-dinh", "chua-ro")
    ),
    *(("hochiminh", "ho-chi-minh", "79", vintage, "") for vintage in ("", "dia-gioi=63")),
    *(
        ("hochiminh", "ho-chi-minh", "79", "dia-gioi=63", f"tinh-cu={former}")
        for former in ("ho-chi-minh", "binh-duong", "ba-ria-vung-tau", "chua-ro")
    ),
]
EVERY_DAY = (None, date(2025, 6, 30), date(2024, 2, 29))
"""Today, the last day before the reform of provinces, a leap day."""
WHOLE = [("nghean", "nghe-an", "40"), ("gialai", "gia-lai", "52"), ("ninhbinh", "ninh-binh", "37")]


@pytest.fixture
def signed_in(app: Dashboard) -> Callable[[str], FlaskClient]:
    def client_of(username: str) -> FlaskClient:
        client = app.server.test_client()
        assert sign_in(client, username, PASSWORD).status_code == 302
        return client

    return client_of


def expected(served: Served, href: str, vn34: str) -> int:
    return independent_names.expected(served.database, href, vn34, TODAY.isoformat())


def search_of(*parts: str, on: date | None) -> str:
    asked = [p for p in (*parts, f"ngay={on}" if on else "") if p]
    return "?" + "&".join(asked) if asked else ""


YEAR_END = re.compile("ngay=[0-9]{4}-12-31")


def every_number(
    served: Served,
    app: Dashboard,
    client: FlaskClient,
    found: dict[str, int],
    vn34: str,
    on: date | None,
) -> None:
    """Each is what SQL says, what its list has and what its file holds."""
    # growth is told beside the stock of a past year's end, whatever day is shown
    own = [href for href in found if not YEAR_END.search(href)]
    if on:
        assert all(f"ngay={on}" in href for href in own)
    else:
        assert not any("ngay=" in href for href in own)
    for href, n in found.items():
        assert expected(served, href, vn34) == n, href
        # the rows of an import have a test of their own
        if href.partition("?")[0].rpartition("/")[2] not in asking.LISTS:
            continue
        assert asking.listed(client, app, href) == n, href
        if n:
            assert asking.exported(client, href) in (n, None), href


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("part", PARTS, ids=lambda part: "-".join(part[1:2] + part[4:]))
def test_every_number_of_figures_and_deadlines(
    served: Served,
    app: Dashboard,
    signed_in: Callable[[str], FlaskClient],
    part: tuple[str, str, str, str, str],
    day: str,
) -> None:
    username, slug, vn34, vintage, former = part
    client, on = signed_in(username), DAYS[day]
    found = asking.overview(client, app, slug, search_of(vintage, former, on=on))
    assert len(found) > 25
    every_number(served, app, client, found, vn34, on)
    due = asking.deadlines(client, app, slug, search_of(former, on=on))
    assert len(due) > 9
    every_number(served, app, client, due, vn34, on)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(("username", "slug", "vn34"), WHOLE)
def test_every_number_of_local_names_and_the_plan(
    served: Served,
    app: Dashboard,
    signed_in: Callable[[str], FlaskClient],
    username: str,
    slug: str,
    vn34: str,
    day: str,
) -> None:
    client, on = signed_in(username), DAYS[day]
    found = asking.names_and_plan(client, app, slug, search_of(on=on))
    assert {href.partition("?")[0].rpartition("/")[2] for href in found} == {"tai-san", "dac-san"}
    every_number(served, app, client, found, vn34, on)


@pytest.fixture(scope="module")
def officer_of_ho_chi_minh(app: Dashboard) -> None:
    """The demonstration has none."""
    database: Database = app.server.extensions["ipplatform"].database
    person = {
        "username": "hochiminh",
        "name": "Người thử",
        "role": OFFICER,
        "vn34": "79",
        "password": PASSWORD,
    }
    with database.write(SYSTEM) as connection:
        users.create(connection, **person)


@pytest.mark.long
@pytest.mark.usefixtures("officer_of_ho_chi_minh")
@pytest.mark.parametrize("on", EVERY_DAY, ids=str)
@pytest.mark.parametrize(
    "part", EVERY_PART, ids=lambda part: "-".join(filter(None, part[1:2] + part[3:]))
)
def test_every_number_of_three_provinces(
    served: Served,
    app: Dashboard,
    signed_in: Callable[[str], FlaskClient],
    part: tuple[str, str, str, str, str],
    on: date | None,
) -> None:
    """Issue 15, acceptance: three provinces on three days, in both maps, every former province,
    every group of deadlines that is shown."""
    username, slug, vn34, vintage, former = part
    client = signed_in(username)
    pages = (
        asking.overview(client, app, slug, search_of(vintage, former, on=on)),
        asking.deadlines(client, app, slug, search_of(former, on=on)),
        asking.names_and_plan(client, app, slug, search_of(on=on)),
    )
    assert all(pages)
    for found in pages:
        every_number(served, app, client, found, vn34, on)


@pytest.mark.browser
def test_a_past_day_in_a_browser(visit: Visit, served: Served) -> None:
    """The control leads to the day; its numbers are those of the tables; the menu keeps the day
    from page to page, where nothing can be written; the way back is one click; nothing is said on
    the console."""
    on = DAYS["a past year's end"]
    visit.sign_in("gialai")
    visit.open("/tinh/gia-lai?dia-gioi=63")
    visit.page.click(".day-menu > summary")
    visit.page.fill("#as-of-day", f"{on}")
    visit.page.press("#as-of-day", "Enter")
    visit.page.wait_for_url(f"**/tinh/gia-lai?dia-gioi=63&ngay={on}")
    visit.page.wait_for_selector("main .banner.past")
    visit.settle()
    found = numbers(visit)
    assert len(found) > 25
    assert found == {href: expected(served, href, "52") for href in found}
    for page, own in (
        ("thoi-han", ".deadlines-page .groups"),
        ("dac-san", ".o-names-tiles"),
        ("ke-hoach", ".progress-cell"),
    ):
        visit.page.click(f".side a[href='/tinh/gia-lai/{page}?ngay={on}']")
        visit.page.wait_for_selector(f"main:has({own}):has(.banner.past)")
        assert visit.page.locator("main form[method=post], main form[method=POST]").count() == 0
    visit.page.click("main .banner.past a:last-child")
    visit.page.wait_for_url("**/tinh/gia-lai/ke-hoach")
    visit.page.wait_for_selector("main:has(.progress-cell):not(:has(.banner.past))")
    assert visit.console == []


def test_a_day_to_come_and_nonsense(
    app: Dashboard, signed_in: Callable[[str], FlaskClient]
) -> None:
    """Said plainly, with no figure on any page, and no file."""
    client, home = signed_in("nghean"), "/tinh/nghe-an"
    pages = {
        "overview-head": "",
        "register-head": "/tai-san",
        "deadlines-head": "/thoi-han",
        "local-names": "/dac-san",
        "plan": "/ke-hoach",
    }
    files = ("tai-san.csv", "thoi-han.csv", "danh-sach/so-quan-ly.csv")
    for asked, sentence in (
        (f"{TODAY + timedelta(1)}", "chưa đến"),
        ("31/02/2024", "Không có ngày"),
        ("hom-qua", "không phải ngày"),
    ):
        for output, path in pages.items():
            answer = asking.ask(client, app, output, f"{home}{path}", f"?ngay={asked}")
            assert sentence in json.dumps(answer, ensure_ascii=False), path
            assert list(asking.links_in(answer)) == []
        for file in files:
            refused = client.get(f"/xuat/nghe-an/{file}?ngay={asked}")
            assert refused.status_code == 400
            assert sentence in refused.get_data(as_text=True)
    undated = client.get("/xuat/nghe-an/danh-sach/san-pham.csv?ngay=2024-12-31")
    assert (undated.status_code, "chỉ có số hôm nay" in undated.get_data(as_text=True)) == (
        400,
        True,
    )


def test_days_as_people_write_them(app: Dashboard, signed_in: Callable[[str], FlaskClient]) -> None:
    client = signed_in("nghean")
    for shown in (asking.overview, asking.deadlines, asking.names_and_plan):
        both = [
            shown(client, app, "nghe-an", f"?ngay={text}")
            for text in ("2024-12-31", "31/12/2024", "31%2F12%2F2024")
        ]
        assert both[0] == both[1] == both[2]
