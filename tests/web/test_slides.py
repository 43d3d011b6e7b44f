"""Decks over HTTP: role × deck × scope; nothing of another province in any of them or in the file;
headers and policy of the screen; the row in the audit log."""

import io
import re
import zipfile
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from data_access.database.scope import NATIONAL, SYSTEM
from data_access.overview.asked import places_asked
from data_access.overview.page import overview
from data_access.tables import audit_log
from domain.calendar.dates import today_in_vietnam
from tests.builders import create_asset
from tests.web.support import COUNTS, SLUGS, Running, call, canary

KEY = "rehearsal.children"
COUNTRY = ("mang-luoi", "truy-cap")
PROVINCE = ("tinh", "dac-san", "moi")


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
            assert named == ("/tinh" not in address), "changed and protected names are told"


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
            assert (f"Tên {canary('40')}" in told) == ("/tinh" not in address)
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
