"""Targets against the time that has passed, tasks against their last day, and what is counted."""

from datetime import date
from typing import Any

import pytest

from components.institute.attention import attention
from components.network.goals.page import goals_page
from components.network.goals.view import View
from data_access.accounts.writer import Conflict, Writer
from data_access.database.engine import Database
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM, Scope
from data_access.network.figures import figures
from data_access.network.goals import goals, keep_goal, overdue_tasks
from data_access.network.lives import keep_stage
from data_access.network.network_year import network_year
from data_access.network.stations import stations
from data_access.tables import event, institute_target, institute_task
from domain.network.goals import (
    BEHIND,
    DOING,
    DONE,
    DROPPED,
    MISSED,
    ON_TRACK,
    PLANNED,
    REACHED,
    UNKNOWN,
    Target,
    Task,
)
from read_models.goals import Goals
from tests.components.tree import seen

TODAY = date(2026, 11, 30)
VIEN = Writer(1, "vien", "Đặng Thanh Tùng", "", NATIONAL)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
TARGET: dict[str, Any] = {
    **{"name": "Chỉ tiêu", "metric": "", "base": None, "value": 100, "unit": "lượt"},
    **{"since": FIRST, "until": LAST, "responsible": "Phòng A", "reached": None},
    **{"reached_source": "", "source": ""},
}
TASK: dict[str, Any] = {
    **{"text": "Nhiệm vụ", "state": DOING, "since": FIRST, "until": LAST, "responsible": "A"},
    **{"done_on": None, "evidence": "", "reason": "", "moved": [], "source": ""},
}


def keep(database: Database, table: Any, values: dict[str, Any], **which: Any) -> None:
    with database.write(NATIONAL) as connection:
        also = {"goal_id": 0, "version": 0, "illustrative": False} | which
        keep_goal(connection, VIEN, table, values, **also)


def view(database: Database, scope: Scope = NATIONAL, year: int = 2026) -> Goals:
    with database.read(scope) as connection:
        return goals(connection, scope=scope, year=year, today=TODAY)


@pytest.mark.parametrize(
    ("now", "today", "verdict"),
    [
        (None, date(2026, 6, 1), UNKNOWN),
        (0, date(2025, 12, 31), ON_TRACK),
        (0, date(2026, 1, 1), BEHIND),
        (1, date(2026, 1, 3), ON_TRACK),
        (1, date(2026, 1, 4), BEHIND),
        (91, date(2026, 11, 28), ON_TRACK),
        (91, date(2026, 11, 30), BEHIND),
        (99, date(2026, 12, 31), BEHIND),
        (99, date(2027, 1, 1), MISSED),
        (100, date(2027, 1, 1), REACHED),
        (120, date(2026, 1, 1), REACHED),
    ],
)
def test_the_verdict_is_the_share_reached_against_the_share_of_time(
    now: int | None, today: date, verdict: str
) -> None:
    """Of 365 days and 100 to reach: the third day asks for 0.8, the fourth for 1.1; 332 days for
    91.0, 334 for 91.5."""
    assert Target("x", "", 100, "", FIRST, LAST).verdict(now, today) == verdict


@pytest.mark.parametrize(
    ("state", "until", "late"),
    [
        (DOING, date(2026, 11, 29), 1),
        (PLANNED, date(2026, 11, 14), 16),
        (DOING, date(2026, 11, 30), 0),
        (DOING, date(2026, 12, 1), 0),
        (DONE, date(2026, 11, 1), 0),
        (DROPPED, date(2026, 11, 1), 0),
    ],
)
def test_a_task_is_late_from_the_day_after_its_last(state: str, until: date, late: int) -> None:
    assert Task("x", state, FIRST, until).late(TODAY) == late


def test_overdue_tasks_come_first_the_latest_on_top(database: Database) -> None:
    for text, state, until in (
        ("chạy", DOING, LAST),
        ("muộn", DOING, date(2026, 11, 25)),
        ("muộn hơn", PLANNED, date(2026, 11, 15)),
        ("xong", DONE, date(2026, 2, 1)),
        ("năm trước", DOING, date(2025, 12, 31)),
    ):
        since = date(2025, 6, 1) if until.year == 2025 else FIRST
        keep(database, institute_task, TASK | {"text": text, "state": state, "until": until, "since": since})  # fmt: skip
    shown = view(database)
    assert [task.text for task in shown.overdue] == ["muộn hơn", "muộn"]
    assert [task.text for task in shown.running] == ["chạy"]
    assert [task.text for task in shown.settled] == ["xong"]
    with database.read(NATIONAL) as connection:
        assert len(overdue_tasks(connection, scope=NATIONAL, today=TODAY)) == 3
    words = seen(goals_page(View(shown)))
    assert "quá hạn 15 ngày" in words and "quá hạn 5 ngày" in words
    assert words.index("muộn hơn") < words.index("chạy")


def test_stations_of_a_target_are_those_that_began_to_work(database: Database) -> None:
    """A later end changes nothing; without any day written down nobody knows, which is not zero."""
    keep(database, institute_target, TARGET | {"metric": "stations", "value": 15})
    assert list(view(database).counted.values()) == [None]
    with database.write(NATIONAL) as connection:
        known = stations(connection, scope=NATIONAL)[:4]
        stages = (("working", "2026-03-01"), ("working", "2025-12-31"), ("set_up", "2026-05-01"))
        for one, (stage, day) in zip(known, stages, strict=False):
            values = {"stage": stage, "day": day, "evidence": "QĐ", "number": "", "term": "", "successor": ""}  # fmt: skip
            keep_stage(connection, VIEN, one.id, values, stage_id=0, version=0, illustrative=False)
        ended = {"stage": "ended", "day": "2026-06-01", "evidence": "QĐ", "number": "", "term": "", "successor": ""}  # fmt: skip
        keep_stage(connection, VIEN, known[0].id, ended, stage_id=0, version=0, illustrative=False)
    assert list(view(database).counted.values()) == [1]


def test_people_of_a_target_are_those_of_the_events(database: Database) -> None:
    keep(database, institute_target, TARGET | {"metric": "trained"})
    empty = dict.fromkeys(("place", "organisers", "participants", "wording", "source", "source_url", "note"), "")  # fmt: skip
    with database.write(SYSTEM) as connection:
        for n, (held, people, kind) in enumerate(
            (("2026-05-01", 40, "exact"), ("2026-05-02", 100, "nearly"), ("2025-12-31", 9, "exact"), ("2026-12-01", 7, "exact"))
        ):  # fmt: skip
            row = {"title": str(n), "folded": str(n), "kind": "training", "held": held}
            row |= {"planned": False, "times": 1, "delegates": people, "present": [], "illustrative": False}  # fmt: skip
            connection.execute(event.insert().values(**row, **empty, delegates_qualifier=kind))
    assert list(view(database).counted.values()) == [40]


def test_a_number_told_by_hand_counts_where_nothing_else_does(database: Database) -> None:
    keep(database, institute_target, TARGET | {"reached": 12, "reached_source": "Tờ trình"})
    shown = view(database)
    assert list(shown.counted.values()) == [12]
    words = seen(goals_page(View(shown)))
    assert "gốc: chưa đặt" in words and "Tờ trình" in words and "12%" in words
    assert "chậm so với thời gian" in words


def test_what_was_published_for_a_year_stands_with_its_words(database: Database) -> None:
    """15 stations of 2022: no source tells what came of it."""
    with database.read(NATIONAL) as connection:
        told = tuple(figures(connection, scope=NATIONAL, subjects=("stations", "tasks"), year=2022))
    words = seen(goals_page(View(view(database, year=2022), told)))
    assert "“Thiết lập và đưa vào hoạt động thêm 15 Trạm IPPLATFORM”" in words
    assert "kết quả chưa có nguồn: –/15" in words
    assert "Chưa đặt chỉ tiêu nào cho năm 2022." in words


def test_the_institute_alone_sees_them(database: Database) -> None:
    """The demonstration what is invented; provinces and stations nothing."""
    for illustrative in (True, False):
        keep(database, institute_task, TASK, illustrative=illustrative)
        keep(database, institute_target, TARGET, illustrative=illustrative)
    counts = {}
    for scope in (NATIONAL, DEMONSTRATION, Scope.province("40"), Scope.station(1)):
        shown = view(database, scope)
        counts[scope.kind] = (len(shown.targets), len(shown.tasks))
    assert counts == {
        **{"national": (2, 2), "demonstration": (1, 1)},
        **{"province": (0, 0), "station": (0, 0)},
    }


def test_a_second_writer_is_shown_the_first(database: Database) -> None:
    keep(database, institute_target, TARGET)
    (one,) = view(database).targets
    keep(database, institute_target, TARGET | {"value": 90}, goal_id=one.id, version=1)
    with pytest.raises(Conflict) as clash:
        keep(database, institute_target, TARGET | {"value": 80}, goal_id=one.id, version=1)
    assert (clash.value.theirs, clash.value.version) == ({"value": 90}, 2)


def test_what_is_overdue_needs_attention_on_the_first_page(database: Database) -> None:
    """Issue 17, item 6: by name, with its day, of the institute's tasks alone."""
    for text, state, until in (
        ("muộn", DOING, date(2026, 11, 25)),
        ("xong", DONE, date(2026, 2, 1)),
        ("muộn hơn", PLANNED, date(2026, 11, 15)),
    ):
        keep(database, institute_task, TASK | {"text": text, "state": state, "until": until})
    with database.read(NATIONAL) as connection:
        found = attention(network_year(connection, scope=NATIONAL, today=TODAY))
    told = {seen(one.title): seen(list(one.rows)) for one in found}
    assert told["nhiệm vụ quá hạn"] == "muộn hơn hạn 15/11/2026 muộn hạn 25/11/2026"
