"""Reports over HTTP: who may see and take them, what a station gets, words of one's own kept from one
edition to the next."""

import io
import json
import re
import unicodedata
import zipfile

import pytest
from pypdf import PdfReader
from sqlalchemy import Connection, select

from data_access.database.scope import NATIONAL, SYSTEM
from data_access.network.fact_kinds import station_ids
from data_access.tables import asset, audit_log, organisation, report_words
from domain.text.folding import fold
from read_models.report_asked import KINDS, TEMPLATES
from read_models.report_words import SECTIONS
from reports.document.write import MEDIA_TYPES
from tests.network.test_station_year import _report
from tests.web.desk import send
from tests.web.support import Running, call

KEY = "reports.children"
OTHER = "Sở Khoa học và Công nghệ Gia Lai"
YEAR = "?mau=nam&ky=2021"
WORDS = {"mau": "nam", "ky": "2021", "phan": "stations", "version": "0"}


def shown(running: Running, who: str, search: str) -> str:
    answer = call(
        running.signed_in(who), running.app, KEY, {"pathname": "/bao-cao", "search": search}
    )
    assert answer.status_code == 200
    return json.dumps(answer.get_json(), ensure_ascii=False)


def text_of(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return parts.read("word/document.xml").decode()


def test_the_kinds_are_those_that_can_be_written() -> None:
    assert set(KINDS) == set(MEDIA_TYPES)


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("vien", 200),
        ("lanhdao.vien", 200),
        ("tram", 200),
        ("nghean", 200),
        ("lanhdao.nghean", 200),
        ("giangvien", 403),
        ("quantri", 403),
    ],
)
def test_who_may_open_it(running: Running, who: str, status: int) -> None:
    """Page, callback and file answer alike."""
    client = running.signed_in(who)
    values = {"pathname": "/bao-cao", "search": ""}
    assert client.get("/bao-cao").status_code == status
    assert call(client, running.app, KEY, values).status_code == status
    query = "" if who in ("tram", "nghean", "lanhdao.nghean") else YEAR
    assert client.get(f"/xuat/bao-cao.docx{query}").status_code == status


def test_the_page_shows_the_report_of_2021(running: Running) -> None:
    page = shown(running, "vien", YEAR)
    for words in (
        "hơn 1.000",
        "115.018",
        "1.477.321",
        "/xuat/bao-cao.docx?mau=nam",
        "13 + 02 + 02 = 17",
    ):
        assert words in page, words


def test_what_cannot_be_read_counts_as_not_asked(running: Running) -> None:
    for search in (
        "?mau=sao-hoa&ky=2021-13",
        "?ky=%00",
        "?mau=tram&tram=99999999",
        "?ban=fr&ky=2021",
    ):
        assert "nowhere" not in shown(running, "vien", search)
    client = running.signed_in("vien")
    assert client.get("/xuat/bao-cao.docx?mau=tram&tram=99999&ky=2025").status_code == 404
    assert client.get("/xuat/bao-cao.docx?mau=nam&ky=1901").status_code == 404
    assert client.get(f"/xuat/bao-cao.exe{YEAR}").status_code == 404


def test_a_station_has_its_own_year_alone(running: Running) -> None:
    """Whatever it asks for; every part of the file is without the other's name."""
    with running.database.read(SYSTEM) as connection:
        other = station_ids(connection)[fold(OTHER)]
    client = running.signed_in("tram")
    for search in (f"?mau=tram&tram={other}&ky=2025", YEAR, "?mau=thang&ky=2022-06"):
        page = shown(running, "tram", search)
        assert "Hải Phòng" in page and "Gia Lai" not in page and "115.018" not in page
        answer = client.get(f"/xuat/bao-cao.docx{search}")
        if answer.status_code == 404:
            continue
        with zipfile.ZipFile(io.BytesIO(answer.get_data())) as parts:
            every = "".join(
                parts.read(name).decode("utf-8", "replace") for name in parts.namelist()
            )
        assert "Gia Lai" not in every and "115.018" not in every


@pytest.mark.parametrize("kind", KINDS)
def test_a_stations_file_has_no_word_of_another(fresh: Running, kind: str) -> None:
    """Words that only the other station's months, events and own passages have, in no part of any
    kind of file; its own have theirs."""
    with fresh.database.read(SYSTEM) as connection:
        other = station_ids(connection)[fold(OTHER)]
    with fresh.database.write(NATIONAL) as connection:
        for station_id, word in ((other, "KHÁCQX"), (fresh.station, "RIÊNGQX")):
            for month in ("2025-03", "2025-04"):
                _report(connection, station_id, month, 7, proposals=f"{word} đề xuất")
    for station_id, word in ((other, "KHÁCQX"), (fresh.station, "RIÊNGQX")):
        form = {"mau": "tram", "ky": "2025", "tram": str(station_id), "phan": "topics"}
        told = form | {"version": "0", "text": f"{word} đoạn của Viện"}
        assert send(fresh.signed_in("vien"), "bao-cao/doan", **told).status_code == 200
    asked = f"?mau=tram&tram={other}&ky=2025"
    answer = fresh.signed_in("tram").get(f"/xuat/bao-cao.{kind}{asked}")
    assert answer.status_code == 200
    every = whole_text(answer.get_data(), kind)
    assert "RIÊNGQX" in every and "KHÁCQX" not in every and "Gia Lai" not in every
    every = whole_text(fresh.signed_in("vien").get(f"/xuat/bao-cao.{kind}{asked}").get_data(), kind)
    assert "KHÁCQX" in every and "RIÊNGQX" not in every


PLACE = "?mau=tinh&tinh=gia-lai&ky=2026"


def test_a_province_has_its_own_report_alone(running: Running) -> None:
    """Whatever it asks for; page and every part of every kind of file are without the other's
    names, owners and numbers."""
    with running.database.read(SYSTEM) as connection:
        foreign = canaries(connection, "52") - canaries(connection, "40")
        own = canaries(connection, "40")
    assert len(foreign) > 10 and own
    client = running.signed_in("nghean")
    for search in (PLACE, YEAR, "?mau=tram&ky=2025", "?mau=thang&ky=2022-06"):
        page = shown(running, "nghean", search)
        assert "tỉnh Nghệ An" in page and "115.018" not in page
        assert [word for word in foreign if word in page] == []
    for kind in KINDS:
        answer = client.get(f"/xuat/bao-cao.{kind}{PLACE}")
        assert answer.status_code == 200, kind
        assert f"bao-cao-tinh-nghe-an-2026.{kind}" in answer.headers["Content-Disposition"]
        every = whole_text(answer.get_data(), kind)
        assert "Nghệ An" in every
        assert [word for word in foreign if word in every] == [], kind


def canaries(connection: Connection, vn34: str) -> set[str]:
    """Titles, numbers and owners of a province's records."""
    columns = (asset.c.title, asset.c.application_no, organisation.c.name)
    query = select(*columns).outerjoin_from(
        asset, organisation, organisation.c.id == asset.c.owner_id
    )
    rows = connection.execute(query.where(asset.c.vn34 == vn34))
    return {word for row in rows for word in row if word and len(word) > 5}


def whole_text(content: bytes, kind: str) -> str:
    """Every part of a file, workbooks inside it included."""
    if kind == "pdf":
        reader = PdfReader(io.BytesIO(content))
        told = [page.extract_text() for page in reader.pages]
        return unicodedata.normalize("NFC", " ".join([*told, str(reader.metadata)]))
    if kind == "html":
        return content.decode()
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            inside = parts.read(name)
            if name.endswith(".xlsx"):
                found.append(whole_text(inside, "xlsx"))
            found.append(inside.decode("utf-8", "replace"))
    return "".join(found)


def test_the_institute_has_every_province(running: Running) -> None:
    for who in ("vien", "lanhdao.vien"):
        page = shown(running, who, PLACE)
        assert "tỉnh Gia Lai" in page and "/xuat/bao-cao.docx?mau=tinh&ky=2026&tinh=gia-lai" in page
    assert running.signed_in("giangvien").get(f"/xuat/bao-cao.docx{PLACE}").status_code == 403
    station = running.signed_in("tram").get(f"/xuat/bao-cao.docx{PLACE}")
    assert station.status_code in (200, 404)
    assert b"Gia Lai" not in station.get_data()


@pytest.mark.parametrize("period", ["2026-05", "2026-Q1", "2026-H1", "2026-9M", "2026", "2025"])
def test_each_period_of_a_province(running: Running, period: str) -> None:
    page = shown(running, "lanhdao.nghean", f"?mau=tinh&ky={period}")
    assert "Trên đây là tình hình tài sản trí tuệ" in page
    assert f"ky={period}" in page


def test_the_file_is_the_report_and_is_noted(fresh: Running) -> None:
    answer = fresh.signed_in("vien").get(f"/xuat/bao-cao.docx{YEAR}")
    assert answer.mimetype == MEDIA_TYPES["docx"]
    assert 'filename="bao-cao-nam-2021.docx"' in answer.headers["Content-Disposition"]
    assert "hơn 1.000" in text_of(answer.get_data())
    with fresh.database.read(SYSTEM) as connection:
        newest = select(audit_log).order_by(audit_log.c.id.desc()).limit(1)
        row = connection.execute(newest).one()
    assert (row.action, row.subject) == ("exported", "report annual.docx")
    assert row.detail == {"period": "2021", "language": "vi"}


def test_own_words_are_kept_for_later_editions(fresh: Running) -> None:
    """With who wrote them and when; an earlier edition stays as it was."""
    client = fresh.signed_in("vien")
    answer = send(client, "bao-cao/doan", **WORDS, text="Đoạn của Viện.\nDòng thứ hai.")
    assert answer.status_code == 200 and answer.json["go"] == f"/bao-cao{YEAR}"
    for year, there in (("2021", True), ("2023", True), ("2020", False)):
        page = shown(fresh, "lanhdao.vien", f"?mau=nam&ky={year}")
        assert ("Đoạn của Viện." in page) is there, year
    assert "từ kỳ 2021" in shown(fresh, "vien", "?mau=nam&ky=2023")
    later = WORDS | {"ky": "2023"}
    assert send(client, "bao-cao/doan", **later, text="").status_code == 200
    assert "Đoạn của Viện." not in shown(fresh, "vien", "?mau=nam&ky=2023")
    file = text_of(client.get(f"/xuat/bao-cao.docx{YEAR}").get_data())
    assert "Đoạn của Viện." in file and "Dòng thứ hai." in file


def test_who_saved_first_is_told(fresh: Running) -> None:
    client = fresh.signed_in("vien")
    assert send(client, "bao-cao/doan", **WORDS, text="Một").status_code == 200
    late = send(client, "bao-cao/doan", **WORDS, text="Hai")
    assert (late.status_code, late.json["theirs"]) == (409, {"text": "Một"})
    again = send(client, "bao-cao/doan", **{**WORDS, "version": "1"}, text="Hai")
    assert again.status_code == 200
    with fresh.database.read(SYSTEM) as connection:
        rows = connection.execute(select(report_words.c.text, report_words.c.version)).all()
    assert rows == [("Hai", 2)]


@pytest.mark.parametrize(
    ("who", "name", "period"),
    [
        ("vien", "annual", "2021"),
        ("vien", "bulletin", "2022-06"),
        ("tram", "station", "2025"),
        ("nghean", "provincial", "2026-H1"),
    ],
)
def test_each_section_can_be_added_to(running: Running, who: str, name: str, period: str) -> None:
    """Those that are asked about are those that can be written."""
    page = shown(running, who, f"?mau={TEMPLATES[name][0]}&ky={period}")
    assert tuple(dict.fromkeys(re.findall(r"[?&]ghi=([a-z-]+)", page))) == SECTIONS[name]


def test_what_is_refused(fresh: Running) -> None:
    """The institute's report is another's to stations and provinces: it answers like one that there
    is not."""
    for who, status in (
        ("lanhdao.vien", 403),
        ("lanhdao.nghean", 403),
        ("tram", 404),
        ("nghean", 404),
    ):
        answer = send(fresh.signed_in(who), "bao-cao/doan", **WORDS, text="x")
        assert answer.status_code == status, who
    client = fresh.signed_in("vien")
    assert send(client, "bao-cao/doan", **WORDS, text="x" * 4_001).status_code == 422
    wrongs = (
        *({"mau": "tram"}, {"ky": "2021-13"}, {"phan": "<b>"}, {"phan": "s" * 40}),
        *({"mau": "tinh"}, {"mau": "tram", "tram": "99999", "phan": "words"}, {"tinh": "nghe-an"}),
        *({"phan": "nowhere"}, {"phan": "trainings"}, {"version": "7"}),
    )
    for wrong in wrongs:
        assert send(client, "bao-cao/doan", **{**WORDS, **wrong}, text="x").status_code == 404
