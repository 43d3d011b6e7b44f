"""Issue 20, item 8: what is told of an application that takes a watched name, until when it may be
opposed, and decisions that can be changed and taken back."""

import json
import re
from datetime import date, timedelta

import ics
import pytest
from sqlalchemy import insert, select, update

from data_access.accounts import feeds
from data_access.database.scope import SYSTEM
from data_access.local_names.watch.look import look_daily
from data_access.pictures.copies import path_of
from data_access.tables import asset, asset_image, asset_party, user, watch_hit
from domain.calendar.dates import add_months, clock_day
from tests.builders import create_asset
from tests.web.desk import send
from tests.web.support import Running, call
from tests.web.test_kept import shown
from tests.web.test_tenants import key_of

FILED = date(2026, 6, 12)
"""Under the law in force since 01/04/2026: three months from publication."""
PICTURE = "ab" * 32


def found(running: Running, published: date | None, filed: date = FILED, **mark: object) -> int:
    """A mark of Gia Lai takes a name of Nghệ An; gives the hit."""
    day = clock_day()
    with running.database.write(SYSTEM) as connection:
        right = {"title": "Nước mắm Khe Mây", "product": "nước mắm", "mark_category": "collective"}
        create_asset(connection, **right, vn34="40", owner="HTX", classes=[("nice", "30")])
        told = {
            "kind": "NH",
            "status": "pending",
            "application_date": filed,
            "filed_sort": filed,
            "publication_date": published,
            "title": "KHE MÂY THƯỢNG HẠNG",
            "vn34": "52",
            "owner": "CHỦ GIA LAI",
            "application_no": "4-2026-90005",
            "product": "30: Nước mắm; gia vị\n35: Mua bán nước mắm",
            "illustrative": False,
        }
        mine = create_asset(connection, **told | mark, classes=[("nice", "30"), ("nice", "35")])
        party = asset_party.c
        address = update(asset_party).where(party.asset_id == mine)
        connection.execute(address.values(address="12 phố Thử, Gia Lai"))
        picture = {"position": 0, "sha256": PICTURE, "name": "a.png", "width": 9, "height": 9}
        connection.execute(insert(asset_image).values(asset_id=mine, **picture))
        assert look_daily(connection, day) == 1
        return int(connection.scalar(select(watch_hit.c.id)) or 0)


def page(running: Running, state: str = "", who: str = "nghean") -> str:
    search = f"?muc=canh-bao{f'&xem={state}' if state else ''}"
    return shown(running, who, "local-names", search)


def numeric(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def test_what_is_told_of_a_hit(fresh: Running) -> None:
    published = clock_day() - timedelta(days=70)
    hit = found(fresh, published)
    text = page(fresh)
    ends = add_months(published, 3)
    for told in (
        f"công bố {numeric(published)}",
        f"còn phản đối được, đến {numeric(ends)}",
        f"{(ends - clock_day()).days} ngày",
        "12 phố Thử, Gia Lai",
        "Nước mắm; gia vị",
        "Mua bán nước mắm",
        "Rất giống",
        "Trùng tên “Nước mắm Khe Mây”, đúng dấu",
        "Cùng sản phẩm: nước mắm",
        "Cùng nhóm 30",
        "detail/trademarks?id=VN4202690005",
        f"/hinh-canh-bao/nghe-an/{hit}/{PICTURE}.jpg",
        '"t": "Mark", "k": "KHE MÂY"',
    ):
        assert told in text, told
    assert not re.search(r"[0-9]+%", text)


def test_the_picture_of_a_hit_is_for_its_province(fresh: Running) -> None:
    hit = found(fresh, None)
    address = f"/hinh-canh-bao/nghe-an/{hit}/{PICTURE}.jpg"
    officer = fresh.signed_in("nghean")
    assert officer.get(address).status_code == 404, "no such file yet"
    path = path_of(fresh.settings.pictures, PICTURE, "nho")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"jpeg")
    assert officer.get(address).data == b"jpeg"
    other = address.replace(PICTURE, "cd" * 32)
    assert officer.get(other).status_code == 404
    assert fresh.signed_in("gialai").get(address).status_code == 404
    theirs = address.replace("nghe-an", "gia-lai")
    assert fresh.signed_in("gialai").get(theirs).status_code == 404


def test_what_becomes_known_later_is_told(fresh: Running) -> None:
    """Most applications are published after they were found."""
    found(fresh, None)
    assert "Chưa công bố" in page(fresh)
    published = clock_day() - timedelta(days=3)
    with fresh.database.write(SYSTEM) as connection:
        mark = update(asset).where(asset.c.title == "KHE MÂY THƯỢNG HẠNG")
        connection.execute(mark.values(publication_date=published, status="in_force"))
        assert look_daily(connection, clock_day()) == 0
    text = page(fresh)
    assert f"công bố {numeric(published)}" in text and "Chưa công bố" not in text
    assert "Còn hiệu lực" in text


def person(running: Running, username: str) -> str:
    with running.database.read(SYSTEM) as connection:
        return str(connection.scalar(select(user.c.id).where(user.c.username == username)))


def test_a_decision_is_changed_taken_back_and_kept(fresh: Running) -> None:
    hit = found(fresh, clock_day() - timedelta(days=5))
    officer, where = fresh.signed_in("nghean"), f"nghe-an/canh-bao/{hit}"
    review = clock_day() + timedelta(days=4)
    form = {"person": person(fresh, "nghean"), "review_on": numeric(review), "note": "Báo Hội"}
    assert send(officer, where, decision="prepared", version="1", **form).status_code == 200
    text = page(fresh, "chuan-bi")
    assert "Phụ trách: Người nghean" in text and f"Hẹn xem lại {numeric(review)}" in text
    assert "Báo Hội" in text
    assert "đơn chuẩn bị phản đối, còn hạn" in overview_text(fresh)
    assert send(officer, where, decision="opposed", version="2", note="").status_code == 200
    assert send(officer, where, decision="new", version="3", note="").status_code == 200
    text = page(fresh)
    assert "KHE MÂY" in text and "Phụ trách:" not in text
    assert send(officer, where, decision="ignored", version="4", note="Khác").status_code == 200
    text = page(fresh, "bo-qua", "lanhdao.nghean")
    assert "3 quyết định trước" in text and "Báo Hội" in text
    assert text.index("Chờ xem, Người nghean") < text.index("Chuẩn bị phản đối, Người nghean")
    assert "đơn chuẩn bị phản đối" not in overview_text(fresh)


def overview_text(running: Running) -> str:
    asked = {"pathname": "/tinh/nghe-an", "search": ""}
    key = key_of(running, "overview-work")
    answer = call(running.signed_in("nghean"), running.app, key, asked)
    return json.dumps(answer.json, ensure_ascii=False)


def test_what_cannot_be_said_is_refused_in_words(fresh: Running) -> None:
    ended = add_months(clock_day(), -4)
    hit = found(fresh, ended)
    officer, where = fresh.signed_in("nghean"), f"nghe-an/canh-bao/{hit}"
    text = page(fresh)
    assert "Đã hết hạn phản đối" in text and "Theo dõi đến khi cấp" in text
    assert '"value": "followed"' in text and '"value": "prepared"' not in text
    late = send(officer, where, decision="prepared", version="1")
    assert late.status_code == 422 and "hết hạn phản đối" in late.json["problems"]["note"]
    stranger = send(
        officer, where, decision="followed", version="1", person=person(fresh, "gialai")
    )
    assert stranger.status_code == 422
    day = send(officer, where, decision="followed", version="1", review_on="32/13/2026")
    assert day.status_code == 422
    for who in ("lanhdao.nghean", "gialai"):
        refused = send(fresh.signed_in(who), where, decision="followed", version="1")
        assert refused.status_code in (403, 404)


@pytest.mark.parametrize(
    ("filed", "months"),
    [(date(2025, 12, 1), 5), (date(2026, 3, 31), 5), (date(2026, 4, 1), 3), (date(2026, 6, 12), 3)],
)
def test_the_law_of_the_filing_day_decides(fresh: Running, filed: date, months: int) -> None:
    published = clock_day() - timedelta(days=2)
    found(fresh, published, filed)
    assert numeric(add_months(published, months)) in page(fresh)


def test_ends_of_opposition_are_in_the_calendar(fresh: Running) -> None:
    """Undecided ones and those that are to be opposed; ignored ones are not."""
    published = clock_day() - timedelta(days=10)
    hit = found(fresh, published)
    with fresh.database.write(SYSTEM) as connection:
        me = int(person(fresh, "nghean"))
        token = feeds.new_feed(connection, me, actor="nghean", vn34="40")
    officer, where = fresh.signed_in("nghean"), f"nghe-an/canh-bao/{hit}"
    assert ends(fresh, token) == {add_months(published, 3): "Hạn phản đối: KHE MÂY THƯỢNG HẠNG"}
    assert send(officer, where, decision="prepared", version="1").status_code == 200
    assert len(ends(fresh, token)) == 1
    assert send(officer, where, decision="ignored", version="2").status_code == 200
    assert ends(fresh, token) == {}


def ends(running: Running, token: str) -> dict[date, str]:
    body = running.server.test_client().get(f"/lich/{token}.ics").data.decode()
    events = [e for e in ics.Calendar(body).events if "Hạn phản đối" in str(e.name)]
    assert all(len(e.alarms) == 3 for e in events)
    return {e.begin.date(): str(e.name) for e in events}
