"""Issue 13, items 6 and 7, and X-1 over HTTP: what a sender's file may hold, what a sender may say
about it, by role."""

import io
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from data_access.accounts import users
from data_access.database.scope import SYSTEM
from data_access.network.fact_kinds import FACT_KINDS
from data_access.tables import audit_log, event, job, station_activity, visit
from domain.calendar.dates import add_months, today_in_vietnam
from read_models.import_templates import TEMPLATES
from tests.conftest import fresh_url
from tests.importing.kinds_of_files import FILES, HAI_PHONG, NAMES
from tests.web.support import PEOPLE, STATION_HOST, Running, run
from tests.web.test_imports import detail_of, number_of, page, post, send, settled

OFFICERS_TEMPLATES = {
    "nhan-hieu",
    "sang-che",
    "kieu-dang",
    "chi-dan-dia-ly",
    "san-pham",
    "lien-he",
    "yeu-cau",
}
TEMPLATES_OF: dict[str, set[str]] = {name: set() for name in PEOPLE} | {
    "nghean": OFFICERS_TEMPLATES,
    "gialai": OFFICERS_TEMPLATES,
    "tram": {"hoat-dong-tram", "bao-cao-tram", "hoi-nghi", "yeu-cau"},
    "vien": set(TEMPLATES) - {"lien-he"},
}
FOREIGN_TO_STATIONS = (
    "assets",
    "pictures",
    "visits",
    "stations",
    "populations",
    "figures",
    "products",
    "contacts",
    "availability",
    "targets",
    "tasks",
)


@pytest.fixture(params=["sqlite", "postgresql"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Running]:
    found = run(
        tmp_path,
        fresh_url(request, "postgresql", tmp_path) if request.param == "postgresql" else "",
    )
    yield found
    found.close()


def rows_of_figures(running: Running) -> dict[str, int]:
    with running.database.read(SYSTEM) as connection:
        return {
            code: connection.scalar(select(func.count()).select_from(kind.table)) or 0
            for code, kind in FACT_KINDS.items()
        }


def denials(running: Running) -> list[str]:
    with running.database.read() as connection:
        return list(
            connection.scalars(
                select(audit_log.c.actor).where(audit_log.c.action == "import_denied")
            )
        )


def test_a_station_imports_its_own_activity_and_events_and_nothing_else(site: Running) -> None:
    """Issue 13, item 6: every kind is sent by the operator; seven are refused and audited, two are
    taken without the others' rows."""
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
    assert rows_of_figures(site) == before | {
        "activity": before["activity"] + 1,
        "events": before["events"] + 1,
    }
    assert denials(site) == ["tram"] * (len(FOREIGN_TO_STATIONS) + 2)
    with site.database.read(SYSTEM) as connection:
        assert connection.execute(
            select(station_activity.c.station_id, station_activity.c.source)
        ).one() == (
            site.station,
            f"Trạm tại {HAI_PHONG}",
        )
        assert connection.scalars(
            select(event.c.title).where(event.c.station_id == site.station)
        ).all() == ["Tập huấn tại cảng"]


def test_an_officer_imports_no_figures_of_the_institute(fresh: Running) -> None:
    """Issue 13, item 6."""
    client, before = fresh.signed_in("nghean"), rows_of_figures(fresh)
    for kind in (
        "visits",
        "stations",
        "activity",
        "events",
        "populations",
        "figures",
        "availability",
        "targets",
        "tasks",
    ):
        number = number_of(send(client, FILES[kind]))
        assert (kind, settled(client, number)["state"]) == (kind, "refused")
    assert (rows_of_figures(fresh), denials(fresh)) == (before, ["nghean"] * 9)


def test_a_manager_who_became_an_operator_takes_nothing(fresh: Running) -> None:
    """Issue 13, item 6: the post that counts is the one at the moment of the button, not that of
    the drop; what the institute dropped is not a station's to see (between button and work:
    tests/importing/test_rights)."""
    client = fresh.signed_in("vien")
    number = number_of(send(client, FILES["visits"]))
    assert settled(client, number)["state"] == "ready"
    with fresh.database.write(SYSTEM) as connection:
        users.assign(
            connection, "vien", role="station", vn34=None, station_id=fresh.station, actor="quantri"
        )
    client = fresh.signed_in("vien")
    assert post(client, f"/nhap/{number}/ap-dung", cach="dung").status_code == 404
    assert client.get(f"/nhap/{number}/tien-do").status_code == 404
    with fresh.database.read(SYSTEM) as connection:
        assert (
            connection.scalar(
                select(func.count()).select_from(visit).where(visit.c.page_views == 999_999)
            )
            == 0
        )
        assert connection.scalar(select(job.c.state).where(job.c.id == number)) == "ready"


def test_the_templates_are_those_of_what_may_be_imported(running: Running) -> None:
    """Issue 13, item 6: the same table decides what is offered and what can be fetched."""
    for username, wanted in TEMPLATES_OF.items():
        client = running.signed_in(username)
        assert {
            name for name in TEMPLATES if client.get(f"/xuat/mau/{name}.xlsx").status_code == 200
        } == wanted, username
        if wanted:
            shown = page(client, running)
            assert {name for name in TEMPLATES if f"mau\\u002f{name}.xlsx" in shown} == wanted
    assert "hoạt động hằng tháng và hội nghị" in page(running.signed_in("tram"), running)
    assert "số liệu đã công bố" not in page(running.signed_in("nghean"), running)


UNKNOWN = "Mã hồ sơ;Thương hiệu;Bên đứng tên;Nơi ở;Ngày nộp đơn\n4-2025-00041;MẪU;Hợp tác xã Mẫu;Vinh, Nghệ An;17/04/2025\n"
ANSWERS = {
    "cot:Mã hồ sơ": "application_no",
    "cot:Thương hiệu": "title_mark",
    "cot:Bên đứng tên": "parties",
    "cot:Nơi ở": "address",
}


@pytest.mark.parametrize("username", ["nghean", "tram"])
def test_nobody_but_the_institute_declares_a_province(fresh: Running, username: str) -> None:
    """Issue 13, item 7 and V-15: an officer or a station that sends `tinh` is refused, audited, and
    nothing changes."""
    client = fresh.signed_in(username)
    number = number_of(send(client, FILES["products"]))
    state, before = settled(client, number), detail_of(fresh, number)
    for code in ("52", "40", ""):
        refused = len(denials(fresh))
        answer = post(client, f"/nhap/{number}/doc-lai", tinh=code)
        assert (answer.status_code, "Chỉ Viện khai báo tỉnh" in answer.text) == (403, True)
        assert (settled(client, number), detail_of(fresh, number)) == (state, before)
        assert denials(fresh)[refused:] == [username]
        with fresh.database.read() as connection:
            last = connection.execute(
                select(audit_log.c.subject, audit_log.c.detail)
                .order_by(audit_log.c.id.desc())
                .limit(1)
            ).one()
        assert tuple(last) == (f"job {number}", {"declared": code})


def test_what_the_institute_declared_stays(fresh: Running) -> None:
    """Issue 13, item 7: until it says otherwise; of a file that a province sent it declares
    none."""
    client = fresh.signed_in("vien")
    number = number_of(send(client, FILES["products"]))
    assert settled(client, number)["state"] == "refused"
    for form in ({"tinh": "40"}, {"cot:Lạ": "-"}):
        assert post(client, f"/nhap/{number}/doc-lai", **form).status_code == 303
        assert settled(client, number)["state"] == "ready"
        assert detail_of(fresh, number)["declared"] == "40"
    own = number_of(send(fresh.signed_in("nghean"), FILES["products"]))
    assert settled(client, own)["state"] == "ready"
    assert post(client, f"/nhap/{own}/doc-lai", tinh="52").status_code == 400
    assert "declared" not in detail_of(fresh, own)


def test_a_station_explains_no_columns(fresh: Running) -> None:
    """Issue 13, item 7: it is not asked, and what it sends all the same is refused and audited."""
    client = fresh.signed_in("tram")
    number = number_of(send(client, UNKNOWN))
    assert settled(client, number)["state"] == "refused"
    shown = page(client, fresh, number)
    assert "cot:" not in shown and "Hãy dùng mẫu bảng tính của hệ thống." in shown
    before = detail_of(fresh, number)
    for heading in ("Chủ đơn/Chủ bằng", "Địa chỉ", "Số bằng", "Mã hồ sơ"):
        assert post(client, f"/nhap/{number}/doc-lai", **{f"cot:{heading}": "-"}).status_code == 403
    assert post(client, "/nhap/giai-thich/xoa").status_code == 403
    assert (detail_of(fresh, number), denials(fresh)) == (before, ["tram"] * 4)


@pytest.mark.parametrize("username", ["nghean", "vien"])
def test_known_headings_are_not_explained_anew(fresh: Running, username: str) -> None:
    """Issue 13, item 7: refused with a word; said as it is known, it says nothing new."""
    client = fresh.signed_in(username)
    number = number_of(send(client, UNKNOWN))
    settled(client, number)
    before = detail_of(fresh, number)
    for heading, field in product(
        ("Chủ đơn/Chủ bằng", "Địa chỉ", "Số bằng"), ("-", "", "inventors")
    ):
        answer = post(client, f"/nhap/{number}/doc-lai", **{f"cot:{heading}": field})
        assert (answer.status_code, "là tiêu đề đã biết" in answer.text) == (400, True)
    assert detail_of(fresh, number) == before
    assert (
        post(
            client, f"/nhap/{number}/doc-lai", **{"cot:Ngày nộp đơn": "application_date"}
        ).status_code
        == 303
    )


def test_explanations_are_shown_to_their_sender_and_cleared(site: Running) -> None:
    """Issue 13, item 7 and X-1: Nghệ An explains four columns; neither the institute nor Gia Lai
    understands them by that, and no answer of a file that was not taken is remembered for
    anybody."""
    client = site.signed_in("nghean")
    number = number_of(send(client, UNKNOWN))
    settled(client, number)
    post(client, f"/nhap/{number}/doc-lai", **ANSWERS)
    assert settled(client, number)["state"] == "ready"
    assert settled(client, number_of(send(client, UNKNOWN)))["state"] == "refused", (
        "nothing is taken yet"
    )
    post(client, f"/nhap/{number}/ap-dung", cach="dung")
    assert settled(client, number)["state"] == "done"
    assert settled(client, number_of(send(client, UNKNOWN)))["state"] == "ready"
    shown = page(client, site)
    assert "Cột đã giải thích" in shown and "Mã hồ sơ" in shown and "Số đơn gốc" in shown
    for username in ("vien", "gialai"):
        other = site.signed_in(username)
        assert settled(other, number_of(send(other, UNKNOWN)))["state"] == "refused"
        assert "Cột đã giải thích" not in page(other, site)
        assert post(other, "/nhap/giai-thich/xoa").status_code == 303
    assert "Xóa 4 giải thích" in page(client, site)
    assert post(client, "/nhap/giai-thich/xoa").status_code == 303
    assert "Cột đã giải thích" not in page(client, site)
    assert settled(client, number_of(send(client, UNKNOWN)))["state"] == "refused"
    with site.database.read() as connection:
        told = connection.execute(
            select(audit_log.c.actor, audit_log.c.detail).where(
                audit_log.c.action == "columns_forgotten"
            )
        ).all()
    assert [tuple(row) for row in told] == [("nghean", {"columns": 4, "post": "officer:nghe-an"})]


def test_a_confirmed_encoding_counts_for_its_file_alone(fresh: Running) -> None:
    """Issue 13, item 7, another of the kind: the next file in that font is asked about again,
    whoever sends it."""
    typed = b"Nh\xb7n hi\xd6u,S\xe8 \xae\xacn,Ch\xf1 \xae\xacn\r\nN\xad\xedc m\xbe\x6d Ph\xf3 Qu\xe8c,4-2025-00032,H\xeep t\xb8c x\xb7\r\n"
    client = fresh.signed_in("nghean")
    number = number_of(send(client, typed))
    settled(client, number)
    post(client, f"/nhap/{number}/doc-lai", **{"bang-ma": "tcvn3"})
    assert settled(client, number)["state"] == "ready"
    post(client, f"/nhap/{number}/ap-dung", cach="dung")
    assert settled(client, number)["state"] == "done"
    for username in ("nghean", "vien"):
        other = fresh.signed_in(username)
        again = number_of(send(other, typed))
        assert (settled(other, again)["state"], detail_of(fresh, again)["encoding_offered"]) == (
            "refused",
            "tcvn3",
        )


@pytest.mark.parametrize(("name", "own"), [("tram", True), ("vien", False)])
def test_a_template_offers_the_stations_that_are_seen(
    running: Running, name: str, own: bool
) -> None:
    """A station's offers itself alone, the institute's all; months are over, the newest first."""
    answer = running.signed_in(name).get("/xuat/mau/bao-cao-tram.xlsx")
    assert answer.status_code == 200
    book = load_workbook(io.BytesIO(answer.data))
    rules = book["Dữ liệu"].data_validations.dataValidation
    lists = {str(r.sqref).split(":")[0]: r.formula1 for r in rules if r.type == "list"}
    last = add_months(today_in_vietnam().replace(day=1), -1)
    assert lists["B2"].startswith(f'"{last:%m/%Y},')
    if own:
        assert lists["A2"] == f'"{STATION_HOST}"'
    else:
        assert len([cell for cell in book["Danh mục"]["A"] if cell.value]) > 10
