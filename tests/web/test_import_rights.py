"""Issue 13, item 6 and X-1 over HTTP: what the page offers and what a sender's file may hold, by role."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from data_access import users
from data_access.network import FACT_KINDS
from data_access.scope import SYSTEM
from data_access.tables import audit_log, event, station_activity, visit
from reports.import_files import TEMPLATES
from tests.importing.kinds_of_files import FILES, HAI_PHONG, NAMES
from tests.web.support import Running, run
from tests.web.test_imports import detail_of, number_of, page, post, send, settled

TEMPLATES_OF = {
    "nghean": {"nhan-hieu", "sang-che", "kieu-dang", "chi-dan-dia-ly", "san-pham"},
    "tram": {"hoat-dong-tram", "hoi-nghi"},
    "vien": set(TEMPLATES),
    "lanhdao.nghean": set(),
    "giangvien": set(),
    "quantri": set(),
}
FOREIGN_TO_STATIONS = ("assets", "pictures", "visits", "stations", "populations", "figures", "products")


@pytest.fixture(params=["sqlite", "postgresql"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Running]:
    found = run(tmp_path, request.getfixturevalue("postgresql_url") if request.param == "postgresql" else "")
    yield found
    found.close()


def rows_of_figures(running: Running) -> dict[str, int]:
    with running.database.read(SYSTEM) as connection:
        return {code: connection.scalar(select(func.count()).select_from(kind.table)) or 0 for code, kind in FACT_KINDS.items()}


def denials(running: Running) -> list[str]:
    with running.database.read() as connection:
        return list(connection.scalars(select(audit_log.c.actor).where(audit_log.c.action == "import_denied")))


def test_a_station_imports_its_own_activity_and_events_and_nothing_else(site: Running) -> None:
    """Issue 13, item 6: every kind is sent by the operator; seven are refused and audited, two are taken without the others' rows."""
    client, before = site.signed_in("tram"), rows_of_figures(site)
    for kind in FOREIGN_TO_STATIONS:
        number = number_of(send(client, FILES[kind], NAMES.get(kind, "x.csv")))
        assert (kind, settled(client, number)["state"]) == (kind, "refused")
        assert "Trạm mình" in detail_of(site, number)["problem"]
        assert post(client, f"/nhap/{number}/ap-dung", cach="dung").status_code == 409
    assert (rows_of_figures(site), denials(site)) == (before, ["tram"] * len(FOREIGN_TO_STATIONS))
    for kind in ("activity", "events"):
        number = number_of(send(client, FILES[kind]))
        assert settled(client, number)["state"] == "ready"
        assert "không phải của Trạm" in page(client, site, number)
        post(client, f"/nhap/{number}/ap-dung", cach="dung")
        assert settled(client, number)["state"] == "done"
    assert rows_of_figures(site) == before | {"activity": before["activity"] + 1, "events": before["events"] + 1}
    assert denials(site) == ["tram"] * (len(FOREIGN_TO_STATIONS) + 2)
    with site.database.read(SYSTEM) as connection:
        assert connection.execute(select(station_activity.c.station_id, station_activity.c.source)).one() == (
            site.station,
            f"Trạm tại {HAI_PHONG}",
        )
        assert connection.scalars(select(event.c.title).where(event.c.station_id == site.station)).all() == ["Tập huấn tại cảng"]


def test_an_officer_imports_no_figures_of_the_institute(fresh: Running) -> None:
    """Issue 13, item 6."""
    client, before = fresh.signed_in("nghean"), rows_of_figures(fresh)
    for kind in ("visits", "stations", "activity", "events", "populations", "figures"):
        number = number_of(send(client, FILES[kind]))
        assert (kind, settled(client, number)["state"]) == (kind, "refused")
    assert (rows_of_figures(fresh), denials(fresh)) == (before, ["nghean"] * 6)


def test_a_manager_who_became_an_operator_takes_nothing(fresh: Running) -> None:
    """Issue 13, item 6: the role that counts is the one at the moment of the button, not that of the drop."""
    client = fresh.signed_in("vien")
    number = number_of(send(client, FILES["visits"]))
    assert settled(client, number)["state"] == "ready"
    with fresh.database.write(SYSTEM) as connection:
        users.assign(connection, "vien", role="station", vn34=None, station_id=fresh.station, actor="quantri")
    client = fresh.signed_in("vien")
    assert post(client, f"/nhap/{number}/ap-dung", cach="dung").status_code == 303
    assert settled(client, number)["state"] == "refused"
    with fresh.database.read(SYSTEM) as connection:
        assert connection.scalar(select(func.count()).select_from(visit).where(visit.c.page_views == 999_999)) == 0
    assert denials(fresh) == ["vien"]


def test_the_templates_are_those_of_what_may_be_imported(running: Running) -> None:
    """Issue 13, item 6: the same table decides what is offered and what can be fetched."""
    for username, wanted in TEMPLATES_OF.items():
        client = running.signed_in(username)
        assert {name for name in TEMPLATES if client.get(f"/xuat/mau/{name}.xlsx").status_code == 200} == wanted, username
        if wanted:
            shown = page(client, running)
            assert {name for name in TEMPLATES if f"mau\\u002f{name}.xlsx" in shown} == wanted
    assert "hoạt động hằng tháng và hội nghị" in page(running.signed_in("tram"), running)
    assert "số liệu đã công bố" not in page(running.signed_in("nghean"), running)
