"""The form for the platform's availability: the manager alone, with reasons, versions and an audit
row; nothing in anybody else's page."""

import pytest
from sqlalchemy import select

from data_access.database.scope import SYSTEM
from data_access.tables import audit_log, availability
from tests.web.desk import send
from tests.web.support import Running

PATH = "vien/kha-dung"
FORM = {"month": "2026-05", "planned": "120", "unplanned": "35", "note": "Nâng cấp", "version": "0"}


def stored(running: Running) -> list[tuple[object, ...]]:
    with running.database.read(SYSTEM) as connection:
        c = availability.c
        return [
            tuple(row)
            for row in connection.execute(
                select(c.month, c.planned, c.unplanned, c.note, c.version, c.updated_by)
            )
        ]


def test_the_manager_types_a_month_and_changes_it(fresh: Running) -> None:
    client = fresh.signed_in("vien")
    assert send(client, PATH, **FORM).status_code == 200
    assert stored(fresh)[0][:5] == ("2026-05", 120, 35, "Nâng cấp", 1)
    seen_twice = send(client, PATH, **FORM | {"planned": "0"})
    assert (seen_twice.status_code, seen_twice.json["version"], seen_twice.json["theirs"]) == (
        409,
        1,
        {"planned": "120"},
    )
    assert send(client, PATH, **FORM | {"planned": "0", "version": "1"}).status_code == 200
    assert stored(fresh)[0][1:5] == (0, 35, "Nâng cấp", 2)
    with fresh.database.read() as connection:
        told = connection.execute(
            select(audit_log.c.actor, audit_log.c.subject).where(
                audit_log.c.action == "availability typed"
            )
        ).all()
    assert [tuple(row) for row in told] == [("vien", "2026-05")] * 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"planned": ""}, "planned"),
        ({"unplanned": "ít"}, "unplanned"),
        ({"planned": "-5"}, "planned"),
        ({"month": ""}, "month"),
        ({"month": "2026-13"}, "month"),
        ({"month": "2026-05-01"}, "month"),
        ({"month": "2199-01"}, "month"),
        ({"planned": "44640", "unplanned": "1"}, "unplanned"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    fresh: Running, wrong: dict[str, str], field: str
) -> None:
    answer = send(fresh.signed_in("vien"), PATH, **FORM | wrong)
    assert (answer.status_code, list(answer.json["problems"]), stored(fresh)) == (422, [field], [])


@pytest.mark.parametrize("username", ["nghean", "lanhdao.nghean", "tram", "giangvien", "quantri"])
def test_nobody_else_types_it(fresh: Running, username: str) -> None:
    assert send(fresh.signed_in(username), PATH, **FORM).status_code == 403
    assert stored(fresh) == []


def test_without_its_token_nothing_is_written(fresh: Running) -> None:
    assert fresh.signed_in("vien").post(f"/ghi/{PATH}", data=FORM).status_code in (400, 403)
    assert stored(fresh) == []
