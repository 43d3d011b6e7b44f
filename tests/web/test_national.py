"""The institute's register over HTTP: who reaches it, its records, its file."""

import csv
import io

import pytest
from sqlalchemy import select

from data_access.tables import audit_log
from tests.web.support import COUNTS, Running, call, canary, token_of
from web import bodies

REGISTER = "/vien/tai-san"


def key_of(running: Running, output: str) -> str:
    """The callback that fills `output`."""
    return next(
        key
        for key, callback in running.app.callback_map.items()
        if output in bodies.outputs_of(key, callback)
    )


def listed(running: Running, username: str, search: str) -> str:
    answer = call(
        running.signed_in(username),
        running.app,
        key_of(running, "register-list"),
        {"pathname": REGISTER, "search": search},
    )
    assert answer.status_code == 200
    return answer.text


def test_the_manager_lists_every_place(running: Running) -> None:
    """T-1: own and everybody's, abroad and unresolved included; the total is that of all."""
    for place, slug in (
        ("40", "nghe-an"),
        ("abroad", "nuoc-ngoai"),
        ("unresolved", "chua-xac-dinh"),
    ):
        shown = listed(running, "vien", f"?tinh={slug}")
        assert canary(place) in shown and f'"data-total":{COUNTS[place]}' in shown
    assert f'"data-total":{sum(COUNTS.values())}' in listed(running, "vien", "")


def test_the_trainer_lists_illustrative_rows_only(running: Running) -> None:
    """T-11: one row of each place is illustrative."""
    assert f'"data-total":{len(COUNTS)}' in listed(running, "giangvien", "")


@pytest.mark.parametrize(
    ("username", "code"),
    [("nghean", 403), ("lanhdao.nghean", 403), ("tram", 403), ("quantri", 403)],
)
def test_others_reach_nothing_of_it(running: Running, username: str, code: int) -> None:
    client = running.signed_in(username)
    own = f"{REGISTER}/{running.ids['40'][0]}"
    for path in (REGISTER, own, "/xuat/vien/tai-san.csv"):
        answer = client.get(path)
        assert (path, answer.status_code) == (path, code) and "CANARY" not in answer.text
    assert (
        call(
            client,
            running.app,
            key_of(running, "register-list"),
            {"pathname": REGISTER, "search": ""},
        ).status_code
        == 403
    )
    assert call(client, running.app, "record.children", {"pathname": own}).status_code == 403


def test_records_of_every_place_open(running: Running) -> None:
    client = running.signed_in("vien")
    for place, ids in running.ids.items():
        path = f"{REGISTER}/{ids[0]}"
        assert client.get(path).status_code == 200
        assert (
            canary(place) in call(client, running.app, "record.children", {"pathname": path}).text
        )
    assert client.get(f"{REGISTER}/999999").status_code == 404
    real = running.ids["40"][1]
    assert running.signed_in("giangvien").get(f"{REGISTER}/{real}").status_code == 404


def test_the_file_holds_the_filtered_rows(fresh: Running) -> None:
    """E-2, E-3: rows and places as listed; one audit row."""
    answer = fresh.signed_in("vien").get("/xuat/vien/tai-san.csv?tinh=nuoc-ngoai")
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert len(rows) == COUNTS["abroad"] + 2 and rows[0] == [
        "\ufeffMỘT PHẦN LÀ DỮ LIỆU MINH HỌA",
        "Cả nước",
    ]
    place = rows[1].index("Tỉnh, thành phố")
    assert {row[place] for row in rows[2:]} == {"Nước ngoài"} and all(
        canary("abroad") in row[2] for row in rows[2:]
    )
    with fresh.database.read() as connection:
        exported = connection.execute(
            select(audit_log).where(audit_log.c.action == "exported")
        ).one()
    assert (exported.actor, exported.vn34, exported.detail) == (
        "vien",
        None,
        {"filters": "?tinh=nuoc-ngoai", "rows": COUNTS["abroad"]},
    )


def post_place(running: Running, username: str, asset_id: int, **values: str) -> tuple[int, str]:
    client = running.signed_in(username)
    token = token_of(client.get("/doi-mat-khau").text)
    form = {"noi": "40", "pham-vi": "mot", "version": "1", "csrf_token": token} | values
    answer = client.post(f"/ghi/vien/tai-san/{asset_id}/tinh", data=form)
    return answer.status_code, answer.text


def test_only_the_manager_assigns_places(fresh: Running) -> None:
    """T-4, T-7, C-3: other roles 403, no token 400, a record that is not there 404, a place that is
    none 422; nothing is written."""
    wanted = fresh.ids["unresolved"][0]
    for username in ("nghean", "lanhdao.nghean", "tram", "giangvien", "quantri"):
        assert post_place(fresh, username, wanted)[0] == 403
    assert post_place(fresh, "vien", 999999)[0] == 404
    assert post_place(fresh, "vien", wanted, noi="52-40")[0] == 422
    assert post_place(fresh, "vien", wanted, csrf_token="")[0] == 400
    with fresh.database.read() as connection:
        assert (
            connection.execute(
                select(audit_log).where(audit_log.c.action == "place_assigned")
            ).all()
            == []
        )


def test_the_queue_shows_every_record_without_a_province(fresh: Running) -> None:
    client = fresh.signed_in("vien")
    shown = call(
        client,
        fresh.app,
        "unresolved.children",
        {"pathname": "/vien/chua-xac-dinh", "search": f"?ban-ghi={fresh.ids['unresolved'][0]}"},
    )
    assert (
        f"{COUNTS['unresolved']} bản ghi chưa xác định tỉnh" in shown.text
        and "Gán tỉnh bằng tay" in shown.text
    )
    trainer = call(
        fresh.signed_in("giangvien"),
        fresh.app,
        "unresolved.children",
        {"pathname": "/vien/chua-xac-dinh", "search": ""},
    )
    assert "1 bản ghi chưa xác định tỉnh" in trainer.text and "data-send" not in trainer.text
