"""The institute's register over HTTP: who reaches it, its records, its file."""

import csv
import io

import pytest
from sqlalchemy import select

from data_access.tables import audit_log
from tests.web.support import COUNTS, Running, call, canary

REGISTER = "/vien/tai-san"
KEY = "..register-head.children...register-kinds.children...register-filters.children...register-list.children...register-status.children.."


def listed(running: Running, username: str, search: str) -> str:
    answer = call(running.signed_in(username), running.app, KEY, {"pathname": REGISTER, "search": search})
    assert answer.status_code == 200
    return answer.text


def test_the_manager_lists_every_place(running: Running) -> None:
    """T-1: own and everybody's, abroad and unresolved included; the total is that of all."""
    for place, slug in (("40", "nghe-an"), ("abroad", "nuoc-ngoai"), ("unresolved", "chua-xac-dinh")):
        shown = listed(running, "vien", f"?tinh={slug}")
        assert canary(place) in shown and f'"data-total":{COUNTS[place]}' in shown
    assert f'"data-total":{sum(COUNTS.values())}' in listed(running, "vien", "")


def test_the_trainer_lists_illustrative_rows_only(running: Running) -> None:
    """T-11: one row of each place is illustrative."""
    assert f'"data-total":{len(COUNTS)}' in listed(running, "giangvien", "")


@pytest.mark.parametrize(("username", "code"), [("nghean", 403), ("lanhdao.nghean", 403), ("tram", 403), ("quantri", 403)])
def test_others_reach_nothing_of_it(running: Running, username: str, code: int) -> None:
    client = running.signed_in(username)
    own = f"{REGISTER}/{running.ids['40'][0]}"
    for path in (REGISTER, own, "/xuat/vien/tai-san.csv"):
        answer = client.get(path)
        assert (path, answer.status_code) == (path, code) and "CANARY" not in answer.text
    assert call(client, running.app, KEY, {"pathname": REGISTER, "search": ""}).status_code == 403
    assert call(client, running.app, "record.children", {"pathname": own}).status_code == 403


def test_records_of_every_place_open(running: Running) -> None:
    client = running.signed_in("vien")
    for place, ids in running.ids.items():
        path = f"{REGISTER}/{ids[0]}"
        assert client.get(path).status_code == 200
        assert canary(place) in call(client, running.app, "record.children", {"pathname": path}).text
    assert client.get(f"{REGISTER}/999999").status_code == 404
    real = running.ids["40"][1]
    assert running.signed_in("giangvien").get(f"{REGISTER}/{real}").status_code == 404


def test_the_file_holds_the_filtered_rows(fresh: Running) -> None:
    """E-2, E-3: rows and places as listed; one audit row."""
    answer = fresh.signed_in("vien").get("/xuat/vien/tai-san.csv?tinh=nuoc-ngoai")
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert len(rows) == COUNTS["abroad"] + 2 and rows[0] == ["\ufeffMỘT PHẦN LÀ DỮ LIỆU MINH HỌA", "Cả nước"]
    assert rows[1][-3:] == ["Tỉnh, thành phố", "Tỉnh cũ", "Dữ liệu minh họa"]
    assert {row[-3] for row in rows[2:]} == {"Nước ngoài"} and all(canary("abroad") in row[2] for row in rows[2:])
    with fresh.database.read() as connection:
        exported = connection.execute(select(audit_log).where(audit_log.c.action == "exported")).one()
    assert (exported.actor, exported.vn34, exported.detail) == ("vien", None, {"filters": "?tinh=nuoc-ngoai", "rows": COUNTS["abroad"]})
