"""Targets and tasks over HTTP: the manager writes, the institute and trainers read, nobody else."""

import csv
import io

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from data_access.database.scope import SYSTEM
from data_access.tables import audit_log, institute_target, institute_task
from tests.web.desk import send
from tests.web.support import Running, call

TARGETS, TASKS, KEY = "vien/chi-tieu", "vien/nhiem-vu", "goals.children"
TARGET = {
    **{"name": "Người được tập huấn", "metric": "trained", "base": "402", "value": "450"},
    **{"unit": "người", "since": "01/01/2026", "until": "31/12/2026", "responsible": "Phòng A"},
}
TASK = {
    **{"text": "Tổng kết thí điểm", "state": "doing", "responsible": "Phòng B"},
    **{"since": "01/06/2026", "until": "15/11/2026"},
}


def stored(running: Running, table: object) -> list[dict[str, object]]:
    with running.database.read(SYSTEM) as connection:
        return [dict(row) for row in connection.execute(select(table)).mappings()]  # type: ignore[call-overload]


def test_a_task_from_the_plan_to_its_end(fresh: Running) -> None:
    """A later end asks why and keeps the former one; done asks for evidence."""
    client = fresh.signed_in("vien")
    assert send(client, TASKS, **TASK).status_code == 200
    (row,) = stored(fresh, institute_task)
    seen = {"goal_id": str(row["id"]), "version": "1"}
    later = TASK | seen | {"until": "18/12/2026"}
    assert list(send(client, TASKS, **later).json["problems"]) == ["reason"]
    assert send(client, TASKS, **later, reason="Chờ kết quả").status_code == 200
    (row,) = stored(fresh, institute_task)
    assert (row["moved"], row["version"]) == ([["2026-11-15", "Chờ kết quả"]], 2)
    done = later | {"state": "done", "version": "2"}
    assert list(send(client, TASKS, **done).json["problems"]) == ["evidence"]
    assert send(client, TASKS, **done, evidence="Biên bản").status_code == 200
    (row,) = stored(fresh, institute_task)
    assert row["done_on"] is not None and row["moved"] == [["2026-11-15", "Chờ kết quả"]]
    stale = send(client, TASKS, **done, evidence="Khác")
    assert (stale.status_code, stale.json["theirs"]) == (409, {"evidence": "Biên bản"})
    with fresh.database.read() as connection:
        query = select(audit_log.c.action).where(audit_log.c.action.like("institute_%"))
        assert connection.scalars(query).all() == ["institute_task typed"] * 3


@pytest.mark.parametrize(
    ("path", "form", "wrong", "field"),
    [
        (TARGETS, TARGET, {"name": ""}, "name"),
        (TARGETS, TARGET, {"metric": "sao"}, "metric"),
        (TARGETS, TARGET, {"value": "0"}, "value"),
        (TARGETS, TARGET, {"value": "nhiều"}, "value"),
        (TARGETS, TARGET, {"base": "-1"}, "base"),
        (TARGETS, TARGET, {"since": "2026"}, "since"),
        (TARGETS, TARGET, {"until": "31/12/2025"}, "until"),
        (TARGETS, TARGET, {"responsible": ""}, "responsible"),
        (TARGETS, TARGET, {"reached": "5"}, "reached_source"),
        (TASKS, TASK, {"text": ""}, "text"),
        (TASKS, TASK, {"state": "x"}, "state"),
        (TASKS, TASK, {"state": "dropped"}, "reason"),
        (TASKS, TASK, {"until": "31/02/2026"}, "until"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    fresh: Running, path: str, form: dict[str, str], wrong: dict[str, str], field: str
) -> None:
    answer = send(fresh.signed_in("vien"), path, **form | wrong)
    assert (answer.status_code, list(answer.json["problems"])) == (422, [field])
    assert stored(fresh, institute_target) == stored(fresh, institute_task) == []


@pytest.mark.parametrize("username", ["nghean", "tram", "giangvien", "lanhdao.vien", "quantri"])
def test_nobody_else_writes(fresh: Running, username: str) -> None:
    client = fresh.signed_in(username)
    answers = [send(client, TARGETS, **TARGET), send(client, TASKS, **TASK)]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert stored(fresh, institute_target) == stored(fresh, institute_task) == []


def test_what_is_not_there_is_not_found(fresh: Running) -> None:
    client = fresh.signed_in("vien")
    absent = {"goal_id": "999", "version": "1"}
    assert send(client, TARGETS, **TARGET | absent).status_code == 404
    assert send(client, TASKS, **TASK | absent).status_code == 404


def test_readers_see_the_page_without_the_form(fresh: Running) -> None:
    manager = fresh.signed_in("vien")
    send(manager, TARGETS, **TARGET)
    number = stored(fresh, institute_target)[0]["id"]
    values = {"pathname": "/vien/nhiem-vu", "search": f"?nam=2026&ghi=ct-{number}"}
    for username, form in (("vien", True), ("lanhdao.vien", False), ("giangvien", False)):
        words = call(fresh.signed_in(username), fresh.app, KEY, values).text
        assert "Người được tập huấn" in words, username
        assert ("chi-tieu" in words) is form, username


def test_the_files_have_plain_numbers_and_iso_days(fresh: Running) -> None:
    client = fresh.signed_in("vien")
    send(client, TARGETS, **TARGET)
    send(client, TASKS, **TASK)
    text = client.get("/xuat/vien/nhiem-vu.csv?nam=2026").get_data().decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    (target,) = (line for line in lines if line and line[0] == TARGET["name"])
    (task,) = (line for line in lines if line and line[0] == TASK["text"])
    assert target[1:7] == ["402", "", "450", "người", "2026-01-01", "2026-12-31"]
    assert task[2:4] == ["2026-06-01", "2026-11-15"]
    book = load_workbook(io.BytesIO(client.get("/xuat/vien/nhiem-vu.xlsx?nam=2026").get_data()))
    assert book.sheetnames == ["Chỉ tiêu", "Nhiệm vụ"] and len(book["Chỉ tiêu"]._charts) == 1
    assert client.get("/xuat/vien/nhiem-vu.pdf").status_code == 404
    refused = [fresh.signed_in(u).get("/xuat/vien/nhiem-vu.csv") for u in ("tram", "nghean")]
    assert [answer.status_code for answer in refused] == [403, 403]
