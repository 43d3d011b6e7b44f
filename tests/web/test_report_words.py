"""Own words in reports of provinces and stations over HTTP: written by who prepares the report, kept
from one edition to the next of its kind, in every file; no other tenant sees or writes them."""

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from data_access.database.scope import SYSTEM
from data_access.network.fact_kinds import station_ids
from data_access.tables import audit_log, report_words
from domain.text.folding import fold
from read_models.report_asked import KINDS
from tests.web.desk import send
from tests.web.support import Running
from tests.web.test_reports import OTHER, shown, whole_text

OWN = "Đoạn riêng của Sở Nghệ An."
OF_PROVINCE = {"mau": "tinh", "ky": "2025-H1", "phan": "deadlines", "version": "0"}
NGHE_AN = OF_PROVINCE | {"tinh": "nghe-an"}
OF_STATION = {"mau": "tram", "ky": "2025", "phan": "topics", "version": "0"}


def _keep(running: Running, who: str, form: dict[str, str], text: str = OWN) -> TestResponse:
    return send(running.signed_in(who), "bao-cao/doan", **form, text=text)


def _rows(running: Running) -> list[tuple[str, str, str, int]]:
    c = report_words.c
    with running.database.read(SYSTEM) as connection:
        query = select(c.whose, c.period, c.text, c.version).order_by(c.id)
        return [tuple(row) for row in connection.execute(query)]


@pytest.mark.parametrize("place", ["fresh", "on_postgresql"])
def test_a_province_keeps_its_own(place: str, request: pytest.FixtureRequest) -> None:
    """For its officers, its leader and the institute, which reads; in the editions of the same
    length that follow, and in no other."""
    site: Running = request.getfixturevalue(place)
    answer = _keep(site, "nghean", NGHE_AN)
    assert answer.status_code == 200
    assert answer.json["go"] == "/bao-cao?mau=tinh&ky=2025-H1&tinh=nghe-an"
    for who in ("nghean", "lanhdao.nghean", "vien", "lanhdao.vien"):
        page = shown(site, who, "?mau=tinh&ky=2025-H1&tinh=nghe-an")
        assert OWN in page, who
        assert ("ghi=deadlines" in page) is (who == "nghean"), who
    there = {
        period: OWN in shown(site, "nghean", f"?mau=tinh&ky={period}")
        for period in ("2024-H2", "2025-H2", "2026-H1", "2026", "2026-Q1", "2026-01", "2025-9M")
    }
    assert [period for period, told in there.items() if told] == ["2025-H2", "2026-H1"]
    assert "từ kỳ 6 tháng đầu năm 2025" in shown(site, "nghean", "?mau=tinh&ky=2026-H1")
    with site.database.read(SYSTEM) as connection:
        query = select(audit_log.c.actor, audit_log.c.vn34, audit_log.c.subject)
        logged = query.where(audit_log.c.action == "report words typed")
        assert connection.execute(logged).all() == [
            ("nghean", "40", "provincial nghe-an deadlines 2025-H1")
        ]


@pytest.mark.parametrize("place", ["fresh", "on_postgresql"])
def test_no_other_province_sees_or_writes_them(place: str, request: pytest.FixtureRequest) -> None:
    """A stranger who asks for them gets what there is of the own province, and 404 for writing."""
    site: Running = request.getfixturevalue(place)
    assert _keep(site, "nghean", NGHE_AN).status_code == 200
    for search in ("?mau=tinh&ky=2025-H1&tinh=nghe-an", "?mau=tinh&ky=2025-H1&ghi=deadlines"):
        page = shown(site, "gialai", search)
        assert OWN not in page and "tỉnh Gia Lai" in page
    refused = {
        who: _keep(site, who, NGHE_AN | {"version": version}, "Của người khác").status_code
        for who, version in (
            ("gialai", "0"),
            ("gialai", "1"),
            ("tram", "1"),
            ("vien", "1"),
            ("lanhdao.nghean", "1"),
            ("lanhdao.vien", "1"),
            ("giangvien", "1"),
            ("quantri", "1"),
        )
    }
    assert refused == {
        "gialai": 404,
        "tram": 404,
        **dict.fromkeys(("vien", "lanhdao.nghean", "lanhdao.vien", "giangvien", "quantri"), 403),
    }
    assert _keep(site, "gialai", OF_PROVINCE | {"tinh": "gia-lai"}, "Gia Lai").status_code == 200
    assert _rows(site) == [
        ("nghe-an", "2025-H1", OWN, 1),
        ("gia-lai", "2025-H1", "Gia Lai", 1),
    ]


def test_a_colleague_who_saved_first_is_told(fresh: Running) -> None:
    assert _keep(fresh, "nghean", NGHE_AN).status_code == 200
    late = _keep(fresh, "nghean", NGHE_AN, "Hai")
    assert (late.status_code, late.json["theirs"]) == (409, {"text": OWN})
    assert _keep(fresh, "nghean", NGHE_AN | {"version": "1"}, "Hai").status_code == 200
    assert _rows(fresh) == [("nghe-an", "2025-H1", "Hai", 2)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_has_them(fresh: Running, kind: str) -> None:
    """Of its province, and none of another's."""
    assert _keep(fresh, "nghean", NGHE_AN).status_code == 200
    address = f"/xuat/bao-cao.{kind}?mau=tinh&ky=2025-H2&tinh=nghe-an"
    for who, there in (("lanhdao.nghean", True), ("vien", True), ("gialai", False)):
        answer = fresh.signed_in(who).get(address)
        text = " ".join(whole_text(answer.get_data(), kind).split())
        assert (OWN in text) is there, who


@pytest.mark.parametrize("place", ["fresh", "on_postgresql"])
def test_a_station_and_the_institute_write_its_year(
    place: str, request: pytest.FixtureRequest
) -> None:
    """Kept for the next year; another station's is a 404 to write, and is not seen."""
    site: Running = request.getfixturevalue(place)
    with site.database.read(SYSTEM) as connection:
        other = station_ids(connection)[fold(OTHER)]
    own = {**OF_STATION, "tram": str(site.station)}
    assert _keep(site, "tram", own, "Đoạn của Trạm.").status_code == 200
    assert _keep(site, "tram", own | {"tram": str(other)}, "x").status_code == 404
    theirs = own | {"tram": str(other), "phan": "words"}
    assert _keep(site, "vien", theirs, "Đoạn Viện viết cho Trạm khác.").status_code == 200
    page = shown(site, "tram", "?mau=tram&ky=2026")
    assert "Đoạn của Trạm." in page and "Trạm khác" not in page
    assert "Đoạn của Trạm." not in shown(site, "tram", "?mau=tram&ky=2024")
    assert "Đoạn của Trạm." in shown(site, "vien", f"?mau=tram&ky=2026&tram={site.station}")
    page = shown(site, "vien", f"?mau=tram&ky=2026&tram={other}")
    assert "Trạm khác" in page and "Đoạn của Trạm." not in page
    assert "Đoạn của Trạm." not in shown(site, "nghean", f"?mau=tram&ky=2026&tram={site.station}")
