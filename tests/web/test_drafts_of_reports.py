"""A month's draft that saves itself: what was typed stands, its version follows, and nobody's newer
draft is written over (issue 17, item 3)."""

import re

from sqlalchemy import select

from data_access.database.scope import SYSTEM
from data_access.tables import station_month
from tests.web.desk import send
from tests.web.support import Running
from tests.web.test_station_reports import FULL, back, path, stored, write

HALF = {"contacts": "16", "as": "auto"}


def test_a_draft_saves_itself_as_far_as_it_is_typed(fresh: Running) -> None:
    month, client = back(1), fresh.signed_in("tram")
    first = send(client, path(fresh, month), **HALF, version="0")
    assert first.status_code == 200 and first.json["version"] == 1
    assert re.fullmatch(r"Đã lưu nháp lúc \d\d:\d\d\.", first.json["said"])
    second = send(client, path(fresh, month), **HALF, consultations="7", version="1")
    assert second.json["version"] == 2
    row = stored(fresh, month)
    assert [row[name] for name in ("state", "contacts", "consultations", "updates", "version")] == [
        *("draft", 16, 7, None, 2)
    ]


def test_nobodys_newer_draft_is_written_over(fresh: Running) -> None:
    month = back(1)
    send(fresh.signed_in("vien"), path(fresh, month), contacts="30", version="0", **{"as": "draft"})
    late = send(fresh.signed_in("tram"), path(fresh, month), **HALF, version="0")
    assert (late.status_code, late.json["theirs"]["contacts"]) == (409, "30")
    assert stored(fresh, month)["contacts"] == 30


def test_what_was_handed_in_is_not_saved_by_itself(fresh: Running) -> None:
    month, client = back(1), fresh.signed_in("tram")
    write(fresh, month)
    refused = send(client, path(fresh, month), **FULL | {"as": "auto"}, version="1")
    assert (refused.status_code, stored(fresh, month)["version"]) == (422, 1)


def test_what_cannot_be_read_saves_nothing(fresh: Running) -> None:
    month, client = back(1), fresh.signed_in("tram")
    bad = send(client, path(fresh, month), **HALF | {"contacts": "mười"}, version="0")
    assert (bad.status_code, list(bad.json["problems"])) == (422, ["contacts"])
    future = send(client, path(fresh, back(-1)), **HALF, version="0")
    assert future.status_code == 422
    with fresh.database.read(SYSTEM) as connection:
        assert connection.execute(select(station_month.c.id)).all() == []
