"""Requests on both databases: the whole life of one, who is told what, counts against SQL of their
own, and what time alone does."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, text, update

from data_access.accounts.users import create
from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import Database, now
from data_access.database.scope import (
    DEMONSTRATION,
    NATIONAL,
    SYSTEM,
    Scope,
    ScopeMissing,
    of_desk,
    of_tenant_or_station,
)
from data_access.network.fact_kinds import station_ids
from data_access.network.requests import acts, handing_on, taking_down, writing
from data_access.network.requests.calls import queue_calls
from data_access.network.requests.desks import receiving_desks
from data_access.network.requests.listing import RequestList, every_row, request_rows, tally
from data_access.network.requests.one import whole_request
from data_access.network.requests.rolling import forget_requesters, roll_due_days
from data_access.tables import audit_log, request, request_contact, request_entry, station_stage
from data_access.upkeep.published_facts import load
from domain.network.requests import Desk
from domain.text.folding import fold
from read_models.requests import NO_DAY, TABS, WholeRequest, requests_asked

HAI_PHONG = fold("Sở Khoa học và Công nghệ Hải Phòng")
MONDAY = date(2026, 11, 30)
VALUES: dict[str, Any] = {
    **{"received_on": MONDAY, "channel": "station", "kind": "consult", "side": ""},
    **{"topics": "|status|", "rights": "|NH|", "question": "Gia hạn nhãn hiệu"},
    **{"requester": "Công ty A", "requester_type": "company", "vn34": "31", "vn63": None},
}
CONTACT = {"phone": "0912 000 345", "email": "a@example.vn"}
NOBODY = {"phone": "", "email": ""}


@pytest.fixture
def desks(database: Database) -> dict[str, Writer]:
    """A person at each desk: a station, the province of its requester, another one, the
    institute."""
    with database.write(SYSTEM) as connection:
        load(connection)
        station = station_ids(connection)[HAI_PHONG]
        password = "muoi-hai-con-giap-2026"
        for name, role, vn34, own in (
            ("tram", "station", None, station),
            ("haiphong", "officer", "31", None),
            ("nghean", "officer", "40", None),
            ("vien", "manager", None, None),
        ):
            create(connection, username=name, name=f"Người {name}", role=role, vn34=vn34,
                   station_id=own, password=password)  # fmt: skip
    scopes = {
        "tram": Scope.station(station),
        "haiphong": Scope.province("31"),
        "nghean": Scope.province("40"),
        "vien": NATIONAL,
    }
    return {
        name: Writer(n, name, f"Người {name}", "", scope)
        for n, (name, scope) in enumerate(scopes.items(), start=1)
    }


def take(database: Database, who: Writer, key: str = "k1", *, answer: str = "", **told: Any) -> str:
    values = VALUES | told
    with database.write(who.scope) as connection:
        return taking_down.take_down(
            connection, who, values, CONTACT, form_key=key, assignee_id=None, answer=answer,
            today=max(values["received_on"], MONDAY), illustrative=False,
        )  # fmt: skip


def seen(database: Database, who: Writer, number: str, *, handles: bool = True) -> WholeRequest:
    with database.read(who.scope) as connection:
        found = whole_request(connection, number, scope=who.scope, handles=handles)
    assert found is not None
    return found


def do(database: Database, who: Writer, act: Any, *told: Any, **more: Any) -> None:
    with database.write(who.scope) as connection:
        act(connection, who, *told, **more)


def test_the_whole_life_of_one(database: Database, desks: dict[str, Writer]) -> None:
    """Taken down by the station, given, answered, stopped, gone on, closed, reopened, closed."""
    tram, vien = desks["tram"], desks["vien"]
    number = take(database, tram)
    assert number == "YC-2026-00001"
    row = seen(database, tram, number).row
    assert (row.state, row.due_first, row.due_result, row.due_on) == (
        *("new", date(2026, 12, 3), date(2026, 12, 14)),
        date(2026, 12, 3),
    )
    n = row.id
    people = seen(database, tram, number).people
    (person,) = people
    do(database, vien, acts.assign, n, 1, person, MONDAY)
    do(database, tram, acts.note, n, 2, "Hỏi Viện", date(2026, 12, 1))
    assert seen(database, tram, number).row.first_on is None, "a note is no answer"
    do(database, tram, acts.answer, n, 3, "Xin gửi giấy", "waiting", date(2026, 12, 2))
    row = seen(database, tram, number).row
    assert (row.state, row.first_on, row.due_result, row.due_on) == (
        *("waiting", date(2026, 12, 2), None),
        NO_DAY,
    )
    do(database, tram, acts.move, n, 4, "doing", "Đã gửi", date(2026, 12, 4))
    row = seen(database, tram, number).row
    # the 2nd and 3rd stood: ten days are over on the 16th
    assert (row.state, row.due_result, row.due_on) == (
        *("doing", date(2026, 12, 16)),
        date(2026, 12, 16),
    )
    do(database, tram, acts.answer, n, 5, "Xong", "closed", date(2026, 12, 16))
    whole = seen(database, tram, number)
    assert (whole.row.state, whole.row.in_time, whole.ended_on) == ("closed", True, date(2026, 12, 16))  # fmt: skip
    do(database, vien, acts.move, n, 6, "reopen", "Hỏi thêm", date(2026, 12, 18))
    row = seen(database, tram, number).row
    # nine days ran until the 15th; the 16th and 17th had a result: the tenth is the 18th
    assert (row.state, row.result_on, row.due_result) == ("doing", None, date(2026, 12, 18))
    do(database, tram, acts.answer, n, 7, "Xong hẳn", "closed", date(2026, 12, 21))
    whole = seen(database, tram, number)
    assert whole.row.in_time is False
    kinds = [entry.kind for entry in whole.entries]
    assert kinds == ["state", "assigned", "note", "answer", "message", "answer", "state", "answer"]
    changed = [entry.told.get("due_result") for entry in whole.entries]
    assert changed == ["2026-12-14", None, None, "", "2026-12-16", None, "2026-12-18", None]


def test_each_step_is_of_the_version_that_was_seen(
    database: Database, desks: dict[str, Writer]
) -> None:
    tram = desks["tram"]
    number = take(database, tram)
    n = seen(database, tram, number).row.id
    do(database, tram, acts.note, n, 1, "một", MONDAY)
    with pytest.raises(Conflict):
        do(database, tram, acts.note, n, 1, "hai", MONDAY)
    with pytest.raises(writing.WrongMove):
        do(database, tram, acts.move, n, 2, "closed", "", MONDAY)
    with pytest.raises(writing.Unknown):
        do(database, tram, acts.move, n, 2, "duplicate", "", MONDAY, other=number)
    with pytest.raises(writing.NotOfDesk):
        do(database, tram, acts.assign, n, 2, 999_999, MONDAY)
    with pytest.raises(writing.Twice):
        take(database, tram)
    assert take(database, tram, "k2") == "YC-2026-00002", "a number that was not given is no gap"


def test_strangers_find_nothing(database: Database, desks: dict[str, Writer]) -> None:
    number = take(database, desks["tram"])
    n = seen(database, desks["tram"], number).row.id
    stranger = desks["nghean"]
    for scope in (stranger.scope, Scope.station(999), DEMONSTRATION):
        with database.read(scope) as connection:
            assert whole_request(connection, number, scope=scope, handles=True) is None
            listed = RequestList(requests_asked("?tt=tat-ca"), scope, MONDAY, 0)
            assert list(every_row(connection, listed)) == []
            assert set(tally(connection, listed).tabs.values()) == {0}
    for act, told in (
        (acts.note, ("x", MONDAY)),
        (acts.answer, ("x", "closed", MONDAY)),
        (acts.move, ("waiting", "x", MONDAY)),
        (acts.assign, (None, MONDAY)),
        (acts.correct, (VALUES, CONTACT, MONDAY)),
    ):
        with pytest.raises(Gone):
            do(database, stranger, act, n, 1, *told)


def test_who_is_told_how_a_requester_is_reached(
    database: Database, desks: dict[str, Writer]
) -> None:
    """The desk that has it in hand, and of it only those who handle requests."""
    by_station = take(database, desks["tram"])
    by_institute = take(database, desks["vien"], "k2")
    by_province = take(database, desks["haiphong"], "k3")

    def told(who: str, number: str, *, handles: bool = True) -> bool:
        return seen(database, desks[who], number, handles=handles).contact is not None

    assert told("tram", by_station) and not told("vien", by_station)
    assert not told("haiphong", by_station), "the province of the requester reads the request alone"
    assert told("vien", by_institute) and not told("haiphong", by_institute)
    assert told("haiphong", by_province) and not told("vien", by_province)
    assert not told("haiphong", by_province, handles=False), "who reads alone"
    n = seen(database, desks["vien"], by_station).row.id
    other = {"phone": "1", "email": ""}
    do(database, desks["vien"], acts.correct, n, 1, VALUES, other, MONDAY)
    assert seen(database, desks["tram"], by_station).contact.phone == CONTACT["phone"]
    with database.read() as connection:
        logged = connection.execute(select(audit_log.c.detail, audit_log.c.subject)).all()
    assert CONTACT["phone"] not in str(logged) and "Công ty A" not in str(logged)


def test_internal_notes_are_for_the_desk_and_the_institute(
    database: Database, desks: dict[str, Writer]
) -> None:
    number = take(database, desks["tram"])
    n = seen(database, desks["tram"], number).row.id
    do(database, desks["tram"], acts.note, n, 1, "nội bộ", MONDAY)

    def notes(who: str) -> list[str]:
        return [e.text for e in seen(database, desks[who], number).entries if e.kind == "note"]

    assert notes("tram") == notes("vien") == ["nội bộ"] and notes("haiphong") == []
    do(database, desks["vien"], acts.note, n, 2, "Viện đáp", MONDAY)
    assert notes("tram") == ["nội bộ", "Viện đáp"]


def other_station(database: Database) -> Writer:
    """Somebody at a station that works and has nothing to do with the request."""
    with database.write(SYSTEM) as connection:
        station = station_ids(connection)[fold("Sở Khoa học và Công nghệ Đồng Nai")]
        stage = {"station_id": station, "stage": "working", "day": "2021-06-01", "evidence": ""}
        more = {"number": "", "term": "", "successor": "", "version": 1, "illustrative": False}
        stamp = {"updated_at": now(), "updated_by": "test"}
        connection.execute(insert(station_stage).values(stage | more | stamp))
    return Writer(9, "dongnai", "Người dongnai", "", Scope.station(station))


def finds(database: Database, who: Writer, number: str) -> bool:
    with database.read(who.scope) as connection:
        return whole_request(connection, number, scope=who.scope, handles=True) is not None


def test_a_request_goes_from_station_to_institute_to_another_station(
    database: Database, desks: dict[str, Writer]
) -> None:
    """Who, when, why, from where to where stays, with the due days; the clocks go on. The desk that
    took it down reads it and does nothing more; how its requester is reached goes along."""
    tram, vien, nghean = desks["tram"], desks["vien"], desks["nghean"]
    dong_nai = other_station(database)
    number = take(database, tram)
    n = seen(database, tram, number).row.id
    do(database, tram, acts.note, n, 1, "nội bộ của Trạm", MONDAY)
    do(database, tram, acts.move, n, 2, "waiting", "chờ giấy", date(2026, 12, 1))
    do(database, tram, acts.move, n, 3, "doing", "đã gửi", date(2026, 12, 2))
    assert not finds(database, dong_nai, number)
    do(database, tram, handing_on.transfer, n, 4, Desk(), "Câu khó", date(2026, 12, 2))
    row = seen(database, vien, number).row
    # the 1st stood: three days are over on the 4th, ten on the 15th
    assert (row.desk, row.hand_id, row.taken_at, row.station_id) == (
        *("institute", None, "station"),
        tram.scope.station_id,
    )
    assert (row.state, row.assignee_id, row.due_first, row.due_result) == (
        *("doing", None, date(2026, 12, 4)),
        date(2026, 12, 15),
    )
    assert seen(database, vien, number).contact.phone == CONTACT["phone"]
    assert seen(database, tram, number).contact is None
    do(database, vien, acts.note, n, 5, "nội bộ của Viện", date(2026, 12, 2))
    to = Desk(station_id=dong_nai.scope.station_id)
    do(database, vien, handing_on.transfer, n, 6, to, "Gần người hỏi", date(2026, 12, 3))
    whole = seen(database, dong_nai, number)
    assert whole.contact.phone == CONTACT["phone"] and seen(database, vien, number).contact is None
    passed = [entry for entry in whole.entries if entry.kind == "passed"]
    here, there = f"station:{tram.scope.station_id}", f"station:{dong_nai.scope.station_id}"
    assert [(e.told["from"], e.told["to"], e.text, e.by, e.day) for e in passed] == [
        (here, "institute", "Câu khó", "Người tram", date(2026, 12, 2)),
        ("institute", there, "Gần người hỏi", "Người vien", date(2026, 12, 3)),
    ]
    due = [e.told.get("due_result") for e in whole.entries if "due_result" in e.told]
    assert due == ["2026-12-14", "", "2026-12-15", "2026-12-15", "2026-12-15"]
    do(database, dong_nai, acts.answer, n, 7, "Trả lời", "closed", date(2026, 12, 4))
    former = seen(database, tram, number)
    assert [e.text for e in former.entries if e.kind == "answer"] == ["Trả lời"]
    assert [e.text for e in former.entries if e.kind == "note"] == ["nội bộ của Trạm"]
    assert [e.kind for e in seen(database, dong_nai, number).entries].count("note") == 0
    assert (former.row.in_time, former.contact) == (True, None)
    for act, told in (
        (acts.note, ("x", MONDAY)),
        (acts.move, ("reopen", "x", MONDAY)),
        (acts.correct, (VALUES, CONTACT, MONDAY)),
        (handing_on.transfer, (Desk(), "x", MONDAY)),
    ):
        with pytest.raises(writing.NotInHand):
            do(database, tram, act, n, 8, *told)
        with pytest.raises(Gone):
            do(database, nghean, act, n, 8, *told)


def test_a_station_that_only_handled_it_sees_it_no_more(
    database: Database, desks: dict[str, Writer]
) -> None:
    """Its own internal notes stay with it and with the institute; nothing else does."""
    tram, dong_nai = desks["tram"], other_station(database)
    number = take(database, tram)
    n = seen(database, tram, number).row.id
    to = Desk(station_id=dong_nai.scope.station_id)
    do(database, tram, handing_on.transfer, n, 1, to, "nhờ", MONDAY)
    do(database, dong_nai, acts.note, n, 2, "ghi chú Đồng Nai", MONDAY)
    do(database, dong_nai, handing_on.transfer, n, 3, Desk(vn34="31"), "đúng tỉnh", MONDAY)
    assert not finds(database, dong_nai, number) and finds(database, tram, number)
    with pytest.raises(Gone):
        do(database, dong_nai, acts.note, n, 4, "x", MONDAY)
    with database.read(dong_nai.scope) as connection:
        seen_of = of_tenant_or_station(request_entry, dong_nai.scope)
        left = connection.scalars(select(request_entry.c.kind).where(seen_of)).all()
        told = of_desk(request_contact, dong_nai.scope)
        assert connection.scalars(select(request_contact.c.phone).where(told)).all() == []
    assert list(left) == ["note"]
    assert seen(database, desks["haiphong"], number).contact is not None
    do(database, desks["haiphong"], acts.answer, n, 4, "Xong", "closed", MONDAY)


def test_where_a_request_may_go(database: Database, desks: dict[str, Writer]) -> None:
    """To the institute, its requester's province and the stations that work; by the desk that has it
    and by the institute, which takes back what lies elsewhere."""
    tram, vien = desks["tram"], desks["vien"]
    dong_nai = other_station(database)
    number = take(database, tram)
    n = seen(database, tram, number).row.id
    own = Desk(station_id=tram.scope.station_id)
    with database.read(tram.scope) as connection:
        found = receiving_desks(connection, vn34="31", own=own, today=MONDAY)
    assert found == [Desk(), Desk(vn34="31"), Desk(station_id=dong_nai.scope.station_id)]
    for wrong in (Desk(vn34="40"), Desk(station_id=424_242)):
        with pytest.raises(writing.NoSuchDesk):
            do(database, tram, handing_on.transfer, n, 1, wrong, "x", MONDAY)
    with pytest.raises(writing.SameDesk):
        do(database, tram, handing_on.transfer, n, 1, own, "x", MONDAY)
    with pytest.raises(writing.NotInHand):
        do(database, desks["haiphong"], handing_on.transfer, n, 1, Desk(), "x", MONDAY)
    do(database, vien, handing_on.transfer, n, 1, Desk(), "Viện nhận", MONDAY)
    do(database, vien, acts.answer, n, 2, "Xong", "closed", MONDAY)
    with pytest.raises(writing.WrongMove):
        do(database, vien, handing_on.transfer, n, 3, Desk(vn34="31"), "x", MONDAY)


def test_the_queue_of_a_station_is_what_lies_on_its_desk(
    database: Database, desks: dict[str, Writer]
) -> None:
    """What it passed on stands in a tab of its own and among all that it took down; only what it
    took down counts for its time to answer."""
    tram, dong_nai = desks["tram"], other_station(database)
    to = Desk(station_id=dong_nai.scope.station_id)
    for key in ("k1", "k2", "k3"):
        take(database, tram, key)
    with database.read(SYSTEM) as connection:
        every = of_tenant_or_station(request, SYSTEM)
        ids = connection.scalars(select(request.c.id).where(every).order_by(request.c.id)).all()
    do(database, tram, handing_on.transfer, ids[0], 1, to, "nhờ", MONDAY)
    do(database, tram, handing_on.transfer, ids[1], 1, to, "nhờ", MONDAY)
    do(database, dong_nai, acts.answer, ids[1], 2, "Xong", "closed", MONDAY)

    def told(who: Writer) -> tuple[int, ...]:
        with database.read(who.scope) as connection:
            listed = RequestList(requests_asked(""), who.scope, MONDAY, 0)
            found = tally(connection, listed)
            for tab in TABS:
                rows = RequestList(requests_asked(f"?tt={tab}"), who.scope, MONDAY, 0)
                assert len(list(every_row(connection, rows))) == found.tabs[tab], tab
            calls = queue_calls(connection, scope=who.scope, today=MONDAY)
            assert calls.unassigned.n == found.tabs["moi"]
        names = ("mo", "moi", "da-chuyen", "da-tra-loi", "tat-ca")
        return (*(found.tabs[name] for name in names), found.told)

    assert told(tram) == (1, 1, 1, 1, 3, 1)
    assert told(dong_nai) == (1, 1, 0, 1, 2, 0)
    assert told(desks["vien"]) == (2, 2, 0, 1, 3, 1)


def test_another_kind_keeps_what_has_run(database: Database, desks: dict[str, Writer]) -> None:
    tram = desks["tram"]
    number = take(database, tram)
    n = seen(database, tram, number).row.id
    do(database, tram, acts.move, n, 1, "waiting", "chờ", date(2026, 12, 1))
    do(database, tram, acts.move, n, 2, "doing", "", date(2026, 12, 3))
    other = VALUES | {"kind": "search", "topics": "", "question": "Tra cứu"}
    do(database, tram, acts.correct, n, 3, other, None, date(2026, 12, 3))
    whole = seen(database, tram, number)
    assert (whole.row.kind, whole.row.title, whole.row.due_first) == (
        *("search", "Tra cứu"),
        date(2026, 12, 7),
    )
    assert whole.entries[-1].told["before_kind"] == "consult"


COUNTED = """
SELECT
  sum(CASE WHEN state IN ('new','assigned','doing','waiting') THEN 1 ELSE 0 END),
  sum(CASE WHEN state IN ('new','assigned','doing','waiting') AND assignee_id IS NULL THEN 1 ELSE 0 END),
  sum(CASE WHEN state IN ('new','assigned','doing','waiting') AND due_on < :today THEN 1 ELSE 0 END),
  sum(CASE WHEN state IN ('new','assigned','doing','waiting') AND assignee_id = 4 THEN 1 ELSE 0 END),
  sum(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END),
  0,
  sum(CASE WHEN state IN ('answered','closed') THEN 1 ELSE 0 END),
  count(*)
FROM request
"""


def many(connection: Connection, desks: dict[str, Writer]) -> None:
    """Sixty of all states at two desks."""
    for n in range(60):
        who = desks[("tram", "vien")[n % 2]]
        day = date(2026, 10, 1 + n % 28)
        number = taking_down.take_down(
            connection, who, VALUES | {"received_on": day, "channel": ("phone", "email")[n % 3 == 0]},
            NOBODY, form_key=f"k{n}", assignee_id=None, answer="x" if n % 7 == 0 else "",
            today=day, illustrative=False,
        )  # fmt: skip
        request_id = writing.id_of(connection, number, scope=who.scope)
        if n % 7 and n % 5 == 0:
            acts.move(connection, who, request_id, 1, "waiting", "chờ", day)


def test_tabs_count_the_rows_that_they_open(database: Database, desks: dict[str, Writer]) -> None:
    """Against SQL of its own; pages of 25 turn through all of them, each once."""
    with database.write(SYSTEM) as connection:
        many(connection, desks)
        found = connection.execute(text(COUNTED), {"today": MONDAY.isoformat()}).one()
    with database.read(NATIONAL) as connection:
        for place, tab in enumerate(TABS):
            asked = requests_asked(f"?tt={tab}")
            listed = RequestList(asked, NATIONAL, MONDAY, 4)
            assert tally(connection, listed).tabs[tab] == found[place], tab
            whole = [row.id for row in every_row(connection, listed)]
            assert len(whole) == found[place], tab
            assert turned(connection, tab) == whole, tab
        narrow = RequestList(requests_asked("?kenh=thu-dien-tu&tt=tat-ca"), NATIONAL, MONDAY, 0)
        assert tally(connection, narrow).tabs["tat-ca"] == len(list(every_row(connection, narrow))) == 20  # fmt: skip


def turned(connection: Connection, tab: str) -> list[int]:
    found, after = [], ""
    while True:
        listed = RequestList(requests_asked(f"?tt={tab}&sau={after}"), NATIONAL, MONDAY, 4)
        rows, position, _back, after = request_rows(connection, listed)
        assert not rows or position == len(found) + 1
        found += [row.id for row in rows]
        if not after:
            return found


def test_a_contact_goes_on_its_day(database: Database, desks: dict[str, Writer]) -> None:
    """A year after the end, of a reopened one after the new end; what was asked stays."""
    tram = desks["tram"]
    closed = take(database, tram, answer="Đã trả lời")
    take(database, tram, "k2")
    with database.write(SYSTEM) as connection:
        assert forget_requesters(connection, date(2027, 11, 29)) == 0
    assert seen(database, tram, closed).contact is not None, "the day before"
    with database.write(SYSTEM) as connection:
        assert forget_requesters(connection, date(2027, 11, 30)) == 1
        assert forget_requesters(connection, date(2027, 11, 30)) == 0
        assert forget_requesters(connection, date(2027, 12, 1)) == 0
        left = connection.scalars(select(request_contact.c.phone)).all()
    assert len(left) == 1 and seen(database, tram, closed).contact is None
    assert seen(database, tram, closed).question == "Gia hạn nhãn hiệu"


def test_a_day_off_that_is_told_later_moves_what_is_open(
    database: Database, desks: dict[str, Writer], monkeypatch: pytest.MonkeyPatch
) -> None:
    tram = desks["tram"]
    take(database, tram)
    done = take(database, tram, "k2", answer="xong")
    off = date(2026, 12, 2)
    from domain.calendar import holidays
    from domain.network import request_clock

    monkeypatch.setattr(
        request_clock, "is_day_off", lambda day: day == off or holidays.is_day_off(day)
    )
    request_clock.due.cache_clear()
    with database.write(SYSTEM) as connection:
        assert roll_due_days(connection) == 1
        stored = connection.execute(select(request.c.number, request.c.due_first)).all()
    request_clock.due.cache_clear()
    assert dict(map(tuple, stored)) == {
        "YC-2026-00001": date(2026, 12, 4),
        done: date(2026, 12, 3),
    }


def test_a_contact_that_was_not_removed_on_its_day_goes_on_the_next(
    database: Database, desks: dict[str, Writer]
) -> None:
    """The daily job may have been away; of one that was reopened the new end counts."""
    tram = desks["tram"]
    late, again = take(database, tram, answer="x"), take(database, tram, "k2", answer="x")
    n = seen(database, tram, again).row.id
    do(database, tram, acts.move, n, 1, "reopen", "Hỏi thêm", date(2026, 12, 1))
    with database.write(SYSTEM) as connection:
        assert forget_requesters(connection, date(2027, 12, 1)) == 1
    assert seen(database, tram, late).contact is None
    assert seen(database, tram, again).contact is not None, "open again: it is still needed"
    do(database, tram, acts.answer, n, 2, "x", "closed", date(2026, 12, 2))
    for day, gone in ((date(2027, 12, 1), 0), (date(2027, 12, 2), 1), (date(2027, 12, 3), 0)):
        with database.write(SYSTEM) as connection:
            assert forget_requesters(connection, day) == gone, day


@pytest.mark.parametrize("who", ["tram", "nghean"])
def test_nobody_writes_for_another_tenant(
    database: Database, desks: dict[str, Writer], who: str
) -> None:
    """The belt and, on PostgreSQL, the policy refuse what the code would not ask for."""
    number = take(database, desks["vien"])
    scope = desks[who].scope
    with database.read(SYSTEM) as connection:
        n = connection.scalar(select(request.c.id).where(request.c.number == number))
    values = {"request_id": n, **CONTACT, "vn34": "31", "illustrative": False}
    with pytest.raises(ScopeMissing), database.write(scope) as connection:
        connection.execute(insert(request_contact).values(values | {"station_id": 77}))
    with pytest.raises(ScopeMissing), database.write(scope) as connection:
        connection.execute(update(request).values(title="khác"))
    with pytest.raises(ScopeMissing), database.read(scope) as connection:
        connection.execute(select(request_entry.c.text))
