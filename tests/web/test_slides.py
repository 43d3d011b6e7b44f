"""Decks over HTTP: role × deck × scope; nothing of another province in any of them or in the file;
headers and policy of the screen; the row in the audit log."""

import io
import re
import zipfile
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from data_access.database.scope import NATIONAL, SYSTEM
from data_access.overview.asked import places_asked
from data_access.overview.page import overview
from data_access.tables import audit_log, deck_arrangement
from domain.calendar.dates import today_in_vietnam
from tests.builders import create_asset
from tests.web.desk import send
from tests.web.support import COUNTS, SLUGS, Running, call, canary

KEY = "rehearsal.children"
COUNTRY = ("mang-luoi", "truy-cap", "tu-chon")
PROVINCE = ("tinh", "dac-san", "moi", "tu-chon")


def screens(slug: str = "") -> list[str]:
    names = PROVINCE if slug else COUNTRY
    return [f"/trinh-chieu/{name}" + (f"-{slug}" if slug else "") for name in names]


def files(slug: str = "", ending: str = "html") -> list[str]:
    names = PROVINCE if slug else COUNTRY
    return [f"/xuat/{slug or 'vien'}/trinh-chieu/{name}.{ending}" for name in names]


def inside(package: bytes) -> str:
    """Every part of an Office file as text, workbooks within charts included."""
    archive = zipfile.ZipFile(io.BytesIO(package))
    parts = [archive.read(name) for name in archive.namelist()]
    return " ".join(
        inside(part) if part.startswith(b"PK") else part.decode("utf-8", "ignore") for part in parts
    )


@pytest.mark.parametrize(
    ("who", "country", "own", "other"),
    [
        ("vien", 200, 200, 200),
        ("lanhdao.vien", 200, 200, 200),
        ("giangvien", 200, 200, 200),
        ("nghean", 403, 200, 404),
        ("lanhdao.nghean", 403, 200, 404),
        ("gialai", 403, 404, 200),
        ("tram", 403, 403, 403),
        ("quantri", 403, 403, 403),
    ],
)
def test_who_may_show_what(running: Running, who: str, country: int, own: int, other: int) -> None:
    """Screen, rehearsal, its callback and the file answer alike; of another province exactly as of
    one that there is not."""
    client = running.signed_in(who)
    for slug, expected in (("", country), ("nghe-an", own), ("gia-lai", other)):
        for screen, *given in zip(screens(slug), files(slug), files(slug, "pptx"), strict=True):
            page = f"{screen}/dien-tap"
            answers = [client.get(address).status_code for address in (screen, page, *given)]
            answers.append(call(client, running.app, KEY, {"pathname": page}).status_code)
            assert answers == [expected] * 5, screen


def test_what_there_is_not(running: Running) -> None:
    for who in ("nghean", "vien"):
        client = running.signed_in(who)
        for address in ("/trinh-chieu/tinh-atlantis", "/trinh-chieu/khong-co", "/trinh-chieu/tinh-",
                        "/xuat/nghe-an/trinh-chieu/mang-luoi.html",
                        "/trinh-chieu/tinh-atlantis/ghi-chu"):  # fmt: skip
            assert client.get(address).status_code == 404, address
    assert running.signed_in("vien").get("/xuat/vien/trinh-chieu/tinh.html").status_code == 404
    stranger = running.client().get("/trinh-chieu/tinh-nghe-an")
    assert stranger.status_code == 302 and "/dang-nhap" in stranger.location


def seed_news(running: Running) -> None:
    """In two provinces a protected local name whose status has just changed."""
    today = today_in_vietnam()
    with running.database.write(SYSTEM) as connection:
        for place in ("40", "52"):
            day = today - timedelta(3)
            create_asset(
                connection,
                vn34=place,
                vn63=place,
                owner=f"Công ty {canary(place)}",
                title=f"Tên {canary(place)}",
                product=f"Sản phẩm {canary(place)}",
                mark_category="collective",
                periods=(("pending", date(2024, 1, 1), day), ("in_force", day, None)),
            )


def test_a_provinces_deck_holds_that_province_alone(fresh: Running) -> None:
    """Canaries of other places stand neither on the screen nor in hidden parts of the file, for
    whoever shows it; no box names other provinces. Owners are not named at all."""
    seed_news(fresh)
    for who in ("nghean", "lanhdao.nghean", "vien"):
        client = fresh.signed_in(who)
        for address in (*screens("nghe-an"), *files("nghe-an")):
            text = client.get(address).text
            for place in set(COUNTS) - {"40"}:
                assert canary(place) not in text, (address, place)
            assert f"Công ty {canary('40')}" not in text
            assert 'id="sl-ask-box"' not in text, address
            named = f"Tên {canary('40')}" in text
            assert named == bool(re.search("dac-san|moi", address)), (
                "changed and protected names are told"
            )


def test_a_provinces_presentation_holds_that_province_alone(fresh: Running) -> None:
    """In no part of it, charts' own workbooks and notes included."""
    seed_news(fresh)
    for who in ("nghean", "lanhdao.nghean", "vien"):
        client = fresh.signed_in(who)
        for address in files("nghe-an", "pptx"):
            told = inside(client.get(address).get_data())
            for place in set(COUNTS) - {"40"}:
                assert canary(place) not in told, (address, place)
            assert f"Công ty {canary('40')}" not in told
            named = f"Tên {canary('40')}" in told
            assert named == bool(re.search("dac-san|moi", address))
            assert "Gia Lai" not in told and "Hải Phòng" not in told


def test_the_trainer_sees_the_illustrative_rows_alone(running: Running) -> None:
    """The first row of each place is illustrative, the other six of Nghệ An are not."""
    text = running.signed_in("giangvien").get("/trinh-chieu/tinh-nghe-an").text
    assert "DỮ LIỆU MINH HỌA" in text
    assert re.search(r"Nghệ An: 1 trong 1 bản ghi", text), text[:500]
    assert (
        "1 trong 1 bản ghi" not in running.signed_in("vien").get("/trinh-chieu/tinh-nghe-an").text
    )


def test_the_institutes_deck_names_every_province(running: Running) -> None:
    text = running.signed_in("vien").get("/trinh-chieu/mang-luoi").text
    assert text.count('class="sl-slide sl-asked"') == 34
    assert "3 trong 34 tỉnh, thành phố có dữ liệu" in text
    assert "Cà Mau: chưa có dữ liệu" in text
    for place in COUNTS:
        assert canary(place) not in text, "numbers only: no title, no owner of any place"


def test_what_is_told_of_a_province_is_what_its_own_page_says(running: Running) -> None:
    today = today_in_vietnam()
    with running.database.read(NATIONAL) as connection:
        asked = places_asked(connection, scope=NATIONAL, today=today)
        for vn34 in SLUGS:
            own = overview(connection, scope=NATIONAL, vn34=vn34, today=today)
            counts = {part.measure: part.n for part in own.to_date}
            assert asked.filed.get(vn34, 0) == counts["filed"], vn34
            assert asked.granted.get(vn34, 0) == counts["granted"], vn34
            assert asked.names.get(vn34, 0) == sum(own.specialities.counts.values()), vn34


def test_the_screen_keeps_the_content_policy(running: Running) -> None:
    """Scripts are files of ours, but for the one whose hash the policy names; nothing is kept."""
    answer = running.signed_in("vien").get("/trinh-chieu/mang-luoi")
    scripts = re.findall(r"<script([^>]*)>", answer.text)
    assert [bool("src=" in attributes) for attributes in scripts] == [False, True]
    assert not re.findall(r"\son[a-z]+=", answer.text)
    assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"].split("style-src")[0]
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_notes_hold_the_same_slides(running: Running) -> None:
    client = running.signed_in("nghean")
    screen, notes = (client.get(f"/trinh-chieu/tinh-nghe-an{end}").text for end in ("", "/ghi-chu"))
    titles = re.findall(r'class="sl-title"[^>]*>([^<]+)', screen)
    assert titles and titles == re.findall(r'class="sl-title"[^>]*>([^<]+)', notes)
    assert 'id="sl-desk"' in notes and 'id="sl-desk"' not in screen


def test_a_file_is_named_and_noted(fresh: Running) -> None:
    answer = fresh.signed_in("nghean").get("/xuat/nghe-an/trinh-chieu/tinh.html")
    assert answer.content_type == "text/html; charset=utf-8"
    assert (
        'attachment; filename="trinh-chieu-tinh-nghe-an.html"'
        in answer.headers["Content-Disposition"]
    )
    with fresh.database.read(SYSTEM) as connection:
        last = connection.execute(select(audit_log).order_by(audit_log.c.id.desc())).first()
    assert last is not None
    assert (last.actor, last.action, last.subject, last.vn34) == (
        "nghean",
        "exported",
        "deck.html",
        "40",
    )


TITLE = re.compile(r'class="sl-title"[^>]*>([^<]+)')
ARRANGED = "nghe-an/trinh-chieu"


def arrange(client: FlaskClient, address: str, keys: str) -> int:
    return send(client, address, trang=keys).status_code


def keys_of(client: FlaskClient, screen: str) -> list[str]:
    return re.findall(r'data-key="([^"]+)"', client.get(screen).text)


def test_a_person_arranges_a_deck_for_every_place_that_shows_it(fresh: Running) -> None:
    """Screen, notes and both files follow; a colleague's deck is as it comes; sent empty, it is as
    before."""
    mine, leader = fresh.signed_in("nghean"), fresh.signed_in("lanhdao.nghean")
    screen = "/trinh-chieu/tinh-nghe-an"
    first = keys_of(mine, screen)
    chosen = [first[2], first[0]]
    assert arrange(mine, f"{ARRANGED}/tinh", ",".join(chosen)) == 200
    assert keys_of(mine, screen) == keys_of(mine, f"{screen}/ghi-chu") == chosen
    assert keys_of(mine, "/xuat/nghe-an/trinh-chieu/tinh.html") == chosen
    titles = TITLE.findall(mine.get(screen).text)
    told = inside(mine.get("/xuat/nghe-an/trinh-chieu/tinh.pptx").get_data())
    assert told.index(titles[0]) < told.index(titles[1])
    assert keys_of(leader, screen) == first
    assert keys_of(fresh.signed_in("nghean"), screen) == chosen, "at another machine"
    assert arrange(mine, f"{ARRANGED}/tinh", "") == 200
    assert keys_of(mine, screen) == first


def test_an_empty_deck_is_filled_from_the_others(fresh: Running) -> None:
    """Its slides are those of the other decks; without any it says so, and has no notes."""
    client = fresh.signed_in("vien")
    assert keys_of(client, "/trinh-chieu/tu-chon") == []
    assert client.get("/trinh-chieu/tu-chon/ghi-chu").status_code == 404
    wanted = ["visitors", "tram", "hoi-tinh"]
    known = keys_of(client, "/trinh-chieu/mang-luoi") + keys_of(client, "/trinh-chieu/truy-cap")
    wanted = [key for key in wanted if key in known]
    assert "hoi-tinh" in wanted
    assert arrange(client, "vien/trinh-chieu/tu-chon", ",".join(wanted)) == 200
    screen = client.get("/trinh-chieu/tu-chon").text
    assert re.findall(r'data-key="([^"]+)"', screen) == wanted
    assert screen.count("sl-asked") == 34, "the invitation brings what it leads to"
    assert arrange(client, "vien/trinh-chieu/tu-chon", "cac-tinh") == 200
    assert client.get("/trinh-chieu/tu-chon").text.count("sl-asked") == 0


@pytest.mark.parametrize("keys", ["khong-co", "con-hieu-luc,khong-co", "a" * 5_000])
def test_a_slide_of_another_deck_is_refused(fresh: Running, keys: str) -> None:
    assert arrange(fresh.signed_in("nghean"), f"{ARRANGED}/tinh", keys) == 422
    with fresh.database.read(SYSTEM) as connection:
        assert connection.execute(select(deck_arrangement)).all() == []


@pytest.mark.parametrize(
    ("who", "country", "own", "other"),
    [("vien", 200, 200, 200), ("giangvien", 200, 200, 200), ("nghean", 403, 200, 404),
     ("lanhdao.nghean", 403, 200, 404), ("tram", 403, 403, 403), ("quantri", 403, 403, 403)],
)  # fmt: skip
def test_who_may_arrange_what(fresh: Running, who: str, country: int, own: int, other: int) -> None:
    client = fresh.signed_in(who)
    answers = [
        arrange(client, f"{place}/trinh-chieu/{name}", "")
        for place, name in (("vien", "truy-cap"), ("nghe-an", "tinh"), ("gia-lai", "tinh"))
    ]
    assert answers == [country, own, other]


@pytest.mark.parametrize(
    "address",
    [
        "/trinh-chieu/mang-luoi",
        "/trinh-chieu/truy-cap",
        "/trinh-chieu/tu-chon",
        "/trinh-chieu/mang-luoi/ghi-chu",
        "/xuat/vien/trinh-chieu/mang-luoi.html",
        "/xuat/vien/trinh-chieu/truy-cap.pptx",
    ],
)
def test_a_deck_of_the_country_is_of_today_alone(fresh: Running, address: str) -> None:
    """Another day is refused; today's figures were shown under its address."""
    client = fresh.signed_in("vien")
    refused = client.get(f"{address}?ngay=2024-02-29")
    assert refused.status_code == 400
    assert "chỉ có số liệu hôm nay" in refused.text
    assert client.get(address).status_code == 200


def test_a_deck_as_of_a_past_day(fresh: Running) -> None:
    """The numbers are those of the province's page of that day, and the slide says the day."""
    client, on = fresh.signed_in("nghean"), today_in_vietnam() - timedelta(200)
    with fresh.database.read(NATIONAL) as connection:
        data = overview(connection, scope=NATIONAL, vn34="40", today=today_in_vietnam(), on=on)
    asked = f"?ngay={on.isoformat()}"
    told = f"Số liệu đến {on:%d/%m/%Y}"
    page = call(
        client,
        fresh.app,
        KEY,
        {"pathname": "/trinh-chieu/tinh-nghe-an/dien-tap", "search": asked},
    )
    for text in (
        client.get(f"/trinh-chieu/tinh-nghe-an{asked}").text,
        client.get(f"/xuat/nghe-an/trinh-chieu/tinh.html{asked}").text,
        inside(client.get(f"/xuat/nghe-an/trinh-chieu/tinh.pptx{asked}").get_data()),
        page.text.replace("\\u002f", "/"),
    ):
        assert told in text
    screen = client.get(f"/trinh-chieu/tinh-nghe-an{asked}").text
    assert f'<b class="sl-big">{data.tiles[0].alive}</b>' in screen
    assert f"/dien-tap{asked}" in screen and f"/ghi-chu{asked}" in screen
    assert client.get("/trinh-chieu/tinh-nghe-an?ngay=2999-01-01").status_code == 400
