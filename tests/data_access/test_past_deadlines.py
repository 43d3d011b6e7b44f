"""Deadlines of past days, on real SQLite and PostgreSQL: what every day said of itself, day by day,
is what is said of it afterwards."""

import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import insert

from data_access.database.engine import Database
from data_access.database.scope import SYSTEM, Scope
from data_access.deadlines.ask import Ask
from data_access.deadlines.lists import all_keys, counts_of, deadline_page, rows_of
from data_access.tables import deadline_act, reminder
from data_access.upkeep.daily import roll
from data_access.writing.save import save
from domain.records.asset import AssetRecord, LegalEvent
from domain.terms.assessment import assess
from domain.terms.status_and_deadline import Deadline
from read_models.deadline_filters import ALL, BUTTONS, DeadlineFilters
from tests.writing.records import GIA_LAI, NGHE_AN, create_record

OURS = Scope.province("40")
BEGINS, DAYS, EVENTS = date(2024, 11, 20), 150, 1_000
ENDS = BEGINS + timedelta(DAYS)
PAID = {"SC": "fee_paid", "GPHI": "fee_paid", "KDCN": "renewed", "NH": "renewed"}


def _title(n: int, pick: random.Random) -> AssetRecord:
    """Filed years ago, so that something falls due around these days; paid in its window, in its
    late one, or not at all."""
    kind = pick.choice(["NH", "NH", "KDCN", "SC", "GPHI"])
    years = {"NH": 10, "KDCN": pick.choice([5, 10]), "SC": 8, "GPHI": 6}[kind]
    filed = (BEGINS + timedelta(pick.randrange(-200, DAYS + 100))).replace(
        year=BEGINS.year - years, day=pick.randrange(1, 29)
    )
    granted = filed + timedelta(pick.randrange(200, 700))
    values = {
        "kind": kind,
        "application_date": filed,
        "registration_date": granted,
        "place": NGHE_AN,
        "status_raw": None,
        "parties": (),
    }
    values |= {
        "application_no": f"9-{filed.year}-{n:05}",
        "registration_no": f"9-{n:07}",
        "status_stated": "unknown",
        "as_of": None,
    }
    values |= {
        "mark_category": "ordinary" if kind == "NH" else None,
        "classes": (),
        "expiry_date": None,
        "publication_date": None,
    }
    record = create_record(
        **values,
        title=f"Văn bằng {n}",
        events=(LegalEvent("filed", filed), LegalEvent("granted", granted)),
    )
    while len(record.events) < 12 and pick.random() < 0.9:
        last = max(e.date for e in record.events if e.date)
        coming = assess(record, today=last).deadline
        if coming is None or coming.late_until is None or coming.opens > ENDS:
            break
        late = pick.random() < 0.3 and len(record.events) > 2
        first = max(coming.due + timedelta(1) if late else coming.opens, last)
        until = coming.late_until if late else max(coming.due, first)
        paid = first + timedelta(pick.randrange((until - first).days + 1))
        record = replace(
            record, events=(*record.events, LegalEvent(PAID[kind], paid, ordinal=coming.ordinal))
        )
    if pick.random() < 0.1:
        ended = max(
            BEGINS + timedelta(pick.randrange(DAYS)),
            max(e.date for e in record.events if e.date) + timedelta(1),
        )
        record = replace(
            record,
            events=(*record.events, LegalEvent(pick.choice(["lapsed", "invalidated"]), ended)),
        )
    return record


def _story() -> list[AssetRecord]:
    pick, told = random.Random(20261125), list[AssetRecord]()
    while sum(len(record.events) for record in told) < EVENTS:
        told.append(_title(len(told), pick))
    return told


def _said(
    database: Database, today: date, on: date | None
) -> tuple[dict[str, int], object, object, object, list[tuple[int, Deadline]]]:
    """Groups, months, days of the month, and the list of the page with the state and payment of
    each row."""
    filters = DeadlineFilters(group=ALL, on=on)
    ask = Ask(scope=OURS, vn34="40", filters=filters, today=today)
    with database.read(OURS) as connection:
        counts = counts_of(connection, ask)
        keys = all_keys(connection, ask, limit=2_000)
        rows = rows_of(connection, keys, scope=OURS, on=on)
        assert len(rows) == len(keys) == counts.total()
        return (
            counts.groups(),
            counts.months(),
            counts.days(ask.day.replace(day=1)),
            counts.nearest(),
            [(r.asset_id, r.deadline) for r in rows],
        )


def test_a_thousand_events_replayed_day_by_day(database: Database) -> None:
    """The register is rolled forward day after day; in the end every tenth day is asked for
    again."""
    told = _story()
    with database.write(SYSTEM) as connection:
        save(connection, told, batch_id=None, actor="a", today=BEGINS)
    then = {}
    for n in range(DAYS):
        day = BEGINS + timedelta(n)
        roll(database, day)
        if n % 10 == 0:
            then[day] = _said(database, day, None)
    roll(database, ENDS)
    states = Counter(deadline.state for said in then.values() for _id, deadline in said[-1])
    assert set(states) == {"open", "late", "done", "lost"} and min(states.values()) > 20
    for day, said in then.items():
        assert _said(database, ENDS, day) == said, day


def _mark(
    n: int, due: date, *, place: object = NGHE_AN, renewed: date | None = None
) -> AssetRecord:
    filed = due.replace(year=due.year - 10)
    granted = filed + timedelta(days=400)
    events = [LegalEvent("filed", filed), LegalEvent("granted", granted)] + (
        [LegalEvent("renewed", renewed)] if renewed else []
    )
    values = {
        "application_no": f"4-{filed.year}-{n:05}",
        "registration_no": f"4-{n:07}-000",
        "title": f"Nhãn {n}",
        "status_raw": None,
    }
    values |= {
        "application_date": filed,
        "registration_date": granted,
        "events": tuple(events),
        "status_stated": "unknown",
        "place": place,
    }
    return create_record(**values)


def _act(asset_id: int, due: date, what: str, at: date, **more: object) -> dict[str, object]:
    key = {
        "asset_id": asset_id,
        "rule": "renewal_nh",
        "ordinal": 1,
        "vn34": "40",
        "illustrative": False,
        "due": due,
    }
    return key | {
        "what": what,
        "reason": "",
        "actor": "nghean",
        "at": datetime(at.year, at.month, at.day, 3, tzinfo=UTC),
        "version": 1,
        **more,
    }


def test_by_hand(database: Database) -> None:
    """Wednesday 04/03/2026 due, late until Friday 04/09/2026. One renewed late on 20/07, one never,
    one waived on 01/06, one recorded without proof on 02/06, one of another province."""
    due, today, on = date(2026, 3, 4), date(2026, 11, 23), date(2026, 6, 30)
    records = [
        _mark(1, due, renewed=date(2026, 7, 20)),
        _mark(2, due),
        _mark(3, due),
        _mark(4, due),
        _mark(5, due, place=GIA_LAI),
    ]
    with database.write(SYSTEM) as connection:
        ids = [
            saved.asset_id
            for saved in save(connection, records, batch_id=None, actor="a", today=today)
        ]
        paid = {"done_on": date(2026, 6, 2)}
        connection.execute(
            insert(deadline_act),
            [
                _act(ids[2], due, "waive", date(2026, 6, 1), done_on=None),
                _act(ids[3], due, "paid", date(2026, 6, 2), **paid),
            ],
        )
        place = {
            "asset_id": ids[0],
            "rule": "renewal_nh",
            "ordinal": 1,
            "vn34": "40",
            "illustrative": False,
            "due": due,
            "channel": "letter",
            "actor": "a",
        }
        connection.execute(
            insert(reminder).values(
                place | {"sent_on": date(2026, 6, 1), "saved_on": date(2026, 7, 20)}
            )
        )
    groups = {
        day: _said(database, today, day)[0]
        for day in (
            date(2026, 3, 4),
            date(2026, 3, 5),
            date(2026, 6, 1),
            on,
            date(2026, 7, 20),
            date(2026, 9, 5),
        )
    }
    named = {day: {g: n for g, n in found.items() if n} for day, found in groups.items()}
    assert named == {
        date(2026, 3, 4): {"": 4, "30": 4},
        date(2026, 3, 5): {"": 4, "muon": 4},
        date(2026, 6, 1): {"": 3, "muon": 3, "khong-lam": 1},
        on: {"": 2, "muon": 2, "cho-xac-nhan": 1, "khong-lam": 1},
        date(2026, 7, 20): {
            "": 1,
            "muon": 1,
            "cho-xac-nhan": 1,
            "khong-lam": 1,
            "da-xong": 1,
            "da-cuu": 1,
        },
        date(2026, 9, 5): {
            "da-mat": 1,
            "cho-xac-nhan": 1,
            "khong-lam": 1,
            "da-xong": 1,
            "da-cuu": 1,
        },
    }
    with database.read(OURS) as connection:
        rows = rows_of(
            connection, [(ids[0], "renewal_nh", 1), (ids[4], "renewal_nh", 1)], scope=OURS, on=on
        )
    assert [
        (r.deadline.state, r.deadline.day, r.deadline.paid_on, r.reminders, r.saved_on)
        for r in rows
    ] == [("late", date(2026, 9, 4), None, 1, None)]


def test_a_past_list_turns_its_pages(database: Database) -> None:
    today, on = date(2026, 11, 23), date(2026, 6, 30)
    with database.write(SYSTEM) as connection:
        save(
            connection,
            [_mark(n, date(2026, 7, 1) + timedelta(n)) for n in range(8)],
            batch_id=None,
            actor="a",
            today=today,
        )
    with database.read(OURS) as connection:
        wanted, seen = DeadlineFilters(on=on), []
        for _page in range(3):
            page = deadline_page(
                connection, Ask(scope=OURS, vn34="40", filters=wanted, today=today), size=3
            )
            seen += [row.title for row in page.rows]
            wanted = DeadlineFilters(on=on, after=page.after)
    assert (len(seen), len(set(seen)), page.first, page.total, page.as_of.on) == (8, 8, 7, 8, on)


def test_every_group_counts_what_it_lists(database: Database) -> None:
    with database.write(SYSTEM) as connection:
        save(connection, _story()[:120], batch_id=None, actor="a", today=ENDS)
    for n in (20, 111, 140):
        for group in BUTTONS:
            ask = Ask(
                scope=OURS,
                vn34="40",
                filters=DeadlineFilters(group=group, on=BEGINS + timedelta(n)),
                today=ENDS,
            )
            with database.read(OURS) as connection:
                assert (
                    len(all_keys(connection, ask, limit=500)) == counts_of(connection, ask).total()
                ), (n, group)
