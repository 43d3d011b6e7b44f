"""Ticked rows of the register, over HTTP: what is written of all of them at once, what is taken
along as a file, and that another province's rows are not there."""

import csv
import io
import json
from typing import Any

import openpyxl
import pytest
from sqlalchemy import func, select

from data_access.database.scope import SYSTEM
from data_access.tables import asset_follow, asset_tag, audit_log
from tests.web.support import Running, call, token_of
from tests.web.test_tenants import key_of

SEND = "/ghi/nghe-an/tai-san/da-chon"


def send(
    running: Running, ids: list[Any], doing: str, username: str = "nghean", **values: str
) -> Any:
    client = running.signed_in(username)
    token = token_of(client.get("/doi-mat-khau").text)
    form = {"chon": ids, "viec": doing, "csrf_token": token, **values}
    return client.post(SEND, data=form, headers={"Accept": "application/json"})


def stored(running: Running) -> tuple[list[tuple[int, str]], list[int]]:
    """(asset, label) of each tag, and what is followed."""
    tag, follow = asset_tag.c, asset_follow.c
    with running.database.read(SYSTEM) as connection:
        tags = connection.execute(select(tag.asset_id, tag.label).order_by(tag.asset_id))
        followed = connection.scalars(select(follow.asset_id).order_by(follow.asset_id))
        return [tuple(row) for row in tags], list(followed)


def logged(running: Running, action: str) -> int:
    n = select(func.count()).select_from(audit_log).where(audit_log.c.action == action)
    with running.database.read(SYSTEM) as connection:
        return int(connection.scalar(n) or 0)


def test_a_tag_is_given_to_all_and_taken_off_again(fresh: Running) -> None:
    first, second = fresh.ids["40"][:2]
    answer = send(fresh, [first, second], "the", label="Cần gọi")
    assert (answer.status_code, answer.json["said"]) == (200, "Đã gắn thẻ cho 2 tài sản.")
    assert stored(fresh)[0] == [(first, "Cần gọi"), (second, "Cần gọi")]
    assert logged(fresh, "tag added") == 2
    again = send(fresh, [first], "the", label="cần  gọi")
    assert again.json["said"] == "Không có gì thay đổi." and logged(fresh, "tag added") == 2
    off = send(fresh, [first, second], "bo-the", label="CẦN GỌI")
    assert off.json["said"] == "Đã bỏ thẻ của 2 tài sản." and stored(fresh)[0] == []


def test_all_are_followed_and_no_longer(fresh: Running) -> None:
    first, second = fresh.ids["40"][:2]
    send(fresh, [first], "theo-doi")
    answer = send(fresh, [first, second], "theo-doi")
    assert answer.json["said"] == "Đang theo dõi thêm 1 tài sản."
    assert stored(fresh)[1] == [first, second]
    assert send(fresh, [second], "thoi").json["said"] == "Đã thôi theo dõi 1 tài sản."
    assert stored(fresh)[1] == [first]


def test_a_tag_has_a_name(fresh: Running) -> None:
    answer = send(fresh, fresh.ids["40"][:1], "the", label=" – ")
    assert answer.status_code == 422 and list(answer.json["problems"]) == ["label"]


def test_another_provinces_row_among_them_is_404_and_nothing_is_written(fresh: Running) -> None:
    mine, theirs = fresh.ids["40"][0], fresh.ids["52"][0]
    for doing in ("the", "theo-doi"):
        assert send(fresh, [mine, theirs], doing, label="Chè").status_code == 404
    assert send(fresh, [theirs], "theo-doi", "gialai").status_code == 404
    assert stored(fresh) == ([], [])


@pytest.mark.parametrize("ids", [[], ["x"], [0], [-1], [10**12], [2**70], list(range(1, 102))])
def test_what_is_no_row_is_not_found(fresh: Running, ids: list[Any]) -> None:
    assert send(fresh, ids, "theo-doi").status_code == 404


@pytest.mark.parametrize("username", ["lanhdao.nghean", "vien", "giangvien"])
def test_who_may_not_write_of_one_may_not_write_of_several(fresh: Running, username: str) -> None:
    assert send(fresh, fresh.ids["40"][:1], "theo-doi", username).status_code == 403
    assert send(fresh, fresh.ids["40"][:1], "what-else").status_code == 404


def test_ticked_rows_are_a_list_and_a_file_of_their_own(fresh: Running) -> None:
    """Exactly the rows that are there; another province's number adds none."""
    first, second, theirs = *fresh.ids["40"][:2], fresh.ids["52"][0]
    client, query = fresh.signed_in("nghean"), f"?chon={first},{theirs},{second}"
    values = {"pathname": "/tinh/nghe-an/tai-san", "search": query}
    answer = call(client, fresh.app, key_of(fresh, "register-list"), values)
    listed = json.dumps(answer.json["response"]["register-list"])
    assert listed.count('"name": "chon"') == 2
    lines = list(csv.reader(io.StringIO(client.get(f"/xuat/nghe-an/tai-san.csv{query}").text)))
    rows = [line for line in lines if any("4-20" in cell or "1-20" in cell for cell in line)]
    assert len(rows) == 2
    file = client.get(f"/xuat/nghe-an/tai-san.xlsx{query}").data
    sheet = openpyxl.load_workbook(io.BytesIO(file), read_only=True).active
    told = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any("3 dòng đã chọn" in cell for cell in told)
    assert client.get("/xuat/nghe-an/tai-san.csv?chon=x").status_code == 400


def test_ticked_deadlines_give_their_records_a_tag(fresh: Running) -> None:
    """As the list of deadlines names its rows; two deadlines of one record are one record. What
    names none is not there."""
    first, second = fresh.ids["40"][:2]
    keys = [f"{first}-renewal_nh-1", f"{first}-renewal_nh-2", f"{second}-renewal_nh-1"]
    answer = send(fresh, keys, "the", label="Họp quý")
    assert (answer.status_code, answer.json["said"]) == (200, "Đã gắn thẻ cho 2 tài sản.")
    assert stored(fresh)[0] == [(first, "Họp quý"), (second, "Họp quý")]
    theirs = f"{fresh.ids['52'][0]}-renewal_nh-1"
    for wrong in (f"{first}-nothing-1", "x", theirs):
        assert send(fresh, [keys[2], wrong], "the", label="Khác").status_code == 404
    assert len(stored(fresh)[0]) == 2


def test_ticked_deadlines_are_a_file_of_their_own(fresh: Running) -> None:
    """In the order of the list; another province's adds none, and what names none is refused."""
    ids, theirs = fresh.ids["40"], fresh.ids["52"][0]
    chosen = ",".join(f"{i}-renewal_nh-1" for i in (ids[2], theirs, ids[0]))
    client, query = fresh.signed_in("nghean"), f"?han=tat-ca&chon={chosen}"
    whole = client.get("/xuat/nghe-an/thoi-han.csv?han=tat-ca").text.splitlines()
    lines = client.get(f"/xuat/nghe-an/thoi-han.csv{query}").text.splitlines()
    rows = [line for line in lines if "4-20" in line or "1-20" in line]
    assert len(rows) == 2 and set(rows) < set(whole)
    assert rows == [line for line in whole if line in rows]
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(f"/xuat/nghe-an/thoi-han.xlsx{query}").data), read_only=True
    )
    told = [str(c) for row in book.active.iter_rows(values_only=True) for c in row if c]
    assert any("các dòng đã chọn; 2 dòng." in cell for cell in told)
    refused = client.get("/xuat/nghe-an/thoi-han.csv?chon=x")
    assert refused.status_code == 400 and "các dòng đã chọn" in refused.text
