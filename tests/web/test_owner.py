"""The page of an owner: all its rights in the province with what comes next, how to reach it, its
letters and notes; nothing of another province, nothing private for others."""

import json
from datetime import timedelta
from typing import Any

from sqlalchemy import insert, select, update

from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.tables import asset, asset_note, asset_party, owner_contact, user
from domain.calendar.dates import today_in_vietnam
from tests.builders import create_asset
from tests.web.support import Running, call
from tests.web.test_deadlines import post
from tests.web.test_tenants import key_of

TODAY = today_in_vietnam()
OWNER = "Công ty Sen Vàng"


def seed(running: Running) -> tuple[int, list[int]]:
    """Three rights of one owner in Nghệ An, due in 20 days, late, and with nothing to come; a fourth
    in Gia Lai."""
    days = (timedelta(days=20), timedelta(days=-40), None, timedelta(days=5))
    places = ("40", "40", "40", "52")
    with running.database.write(SYSTEM) as connection:
        ids = [
            create_asset(
                connection,
                owner=OWNER,
                vn34=place,
                vn63=place,
                title=f"Sen {n}",
                due=TODAY + left if left else None,
                late_until=TODAY + timedelta(days=140) if n == 1 else None,
            )
            for n, (place, left) in enumerate(zip(places, days, strict=True))
        ]
        owner = int(connection.scalar(select(asset.c.owner_id).where(asset.c.id == ids[0])) or 0)
        here = asset_party.c.asset_id.in_(ids)
        connection.execute(
            update(asset_party).where(here).values(address="Số 1, Vinh", organisation_id=owner)
        )
        kept = {"person": "Bà Sen", "phone": "0238 000 7", "email": "", "version": 1}
        at = {"updated_at": now(), "updated_by": "Người nghean"}
        connection.execute(
            insert(owner_contact).values(vn34="40", organisation_id=owner, **kept, **at)
        )
        author = connection.scalar(select(user.c.id).where(user.c.username == "nghean"))
        note = {"author": "Người nghean", "text": "Hẹn kế toán", "version": 1}
        about = {"vn34": "40", "asset_id": ids[0], "author_id": author}
        stamps = {"created_at": now(), "updated_at": now(), "updated_by": "Người nghean"}
        connection.execute(insert(asset_note).values(**about, **note, **stamps))
    return owner, ids


def page(running: Running, owner: int, username: str = "nghean", slug: str = "nghe-an") -> Any:
    values = {"pathname": f"/tinh/{slug}/chu/{owner}", "search": ""}
    return call(running.signed_in(username), running.app, key_of(running, "owner"), values)


def text(answer: Any) -> str:
    return json.dumps(answer.json["response"]["owner"], ensure_ascii=False)


def test_all_that_is_to_be_known_of_an_owner(fresh: Running) -> None:
    owner, ids = seed(fresh)
    client = fresh.signed_in("nghean")
    post(client, "/thu-nhac/nghe-an", chon=[f"{ids[0]}-renewal_nh-1"])
    shown = text(page(fresh, owner))
    for words in (OWNER, "Sen 0", "Sen 1", "Sen 2", "Số 1, Vinh", "Bà Sen", "0238 000 7"):
        assert words in shown, words
    assert "Sen 3" not in shown, "of another province"
    assert f"Đã nhắc {TODAY:%d/%m/%Y}" in shown and "Hẹn kế toán" in shown
    assert shown.index("Sen 0") < shown.index("Sen 1") < shown.index("Sen 2"), "the next one first"
    assert f"chon={ids[0]}-renewal_nh-1,{ids[1]}-renewal_nh-1" in shown
    counts = [f'"k": "{n}"' in shown for n in (3, 1)]
    assert counts == [True, True]


def test_the_list_of_deadlines_leads_to_it(fresh: Running) -> None:
    owner, _ids = seed(fresh)
    values = {"pathname": "/tinh/nghe-an/thoi-han", "search": ""}
    name = "deadlines-list"
    answer = call(fresh.signed_in("nghean"), fresh.app, key_of(fresh, name), values)
    listed = json.dumps(answer.json["response"][name], ensure_ascii=False)
    assert f"/tinh/nghe-an/chu/{owner}" in listed and "tel:02380007" in listed


def test_who_is_not_of_the_province_is_told_nothing_private(fresh: Running) -> None:
    owner, _ids = seed(fresh)
    told = text(page(fresh, owner, "vien"))
    assert "Sen 0" in told and "0238 000 7" not in told and "Hẹn kế toán" not in told
    assert page(fresh, owner, "gialai").status_code == 404
    theirs = text(page(fresh, owner, "gialai", "gia-lai"))
    assert "Sen 3" in theirs and "Sen 0" not in theirs and "0238 000 7" not in theirs


def test_an_owner_without_a_right_there_is_not_there(fresh: Running) -> None:
    owner, _ids = seed(fresh)
    assert page(fresh, owner + 10_000).status_code == 404
    assert page(fresh, 10**12).status_code == 404


def test_a_letter_goes_where_the_province_says(fresh: Running) -> None:
    """Else to the address of the record."""
    owner, ids = seed(fresh)
    wanted = {"pathname": "/tinh/nghe-an/thoi-han/thu", "search": f"?chon={ids[0]}-renewal_nh-1"}
    client, key = fresh.signed_in("nghean"), key_of(fresh, "letters")
    shown = json.dumps(call(client, fresh.app, key, wanted).json, ensure_ascii=False)
    assert "Địa chỉ: Số 1, Vinh" in shown
    here = owner_contact.c.organisation_id == owner
    with fresh.database.write(SYSTEM) as connection:
        connection.execute(update(owner_contact).where(here).values(address="Hòm thư 7, Vinh"))
    shown = json.dumps(call(client, fresh.app, key, wanted).json, ensure_ascii=False)
    assert "Địa chỉ: Hòm thư 7, Vinh" in shown and "Số 1, Vinh" not in shown
