"""Booking reminder letters and taking them back: what the person saw is what is booked, once,
within the own province."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from data_access.database.engine import Database
from data_access.database.scope import SYSTEM, Scope
from data_access.deadlines import reminders
from data_access.deadlines.lists import of_asset, rows_of
from data_access.records.loading import NotFound
from data_access.tables import audit_log, deadline, reminder, user
from read_models.deadlines import DeadlineKey
from tests.builders import MOMENT, create_asset, create_reminders

TODAY = date(2026, 11, 28)
OURS, THEIRS = Scope.province("40"), Scope.province("52")


@pytest.fixture
def marks(database: Database) -> list[DeadlineKey]:
    """Three renewals of Nghệ An, due in 10, 20, 30 days, and the first of Gia Lai."""
    with database.write(SYSTEM) as connection:
        ids = [
            create_asset(connection, vn34="40", vn63="40", due=TODAY + timedelta(days=10 * n))
            for n in (1, 2, 3)
        ]
        ids.append(create_asset(connection, vn34="52", vn63="52", due=TODAY + timedelta(days=10)))
    return [(asset_id, "renewal_nh", 1) for asset_id in ids]


def book(
    database: Database,
    keys: Sequence[DeadlineKey],
    *again: DeadlineKey,
    today: date = TODAY,
    scope: Scope = OURS,
    vn34: str = "40",
) -> int:
    with database.write(scope) as connection:
        return reminders.book(
            connection, keys, again, scope=scope, vn34=vn34, actor="nghean", today=today
        )


def booked(database: Database) -> list[tuple[int, date, int]]:
    with database.read(SYSTEM) as connection:
        c = reminder.c
        return [
            tuple(row)
            for row in connection.execute(select(c.asset_id, c.sent_on, c.lot).order_by(c.id))
        ]


def audited(database: Database) -> list[tuple[str, object]]:
    with database.read(SYSTEM) as connection:
        c = audit_log.c
        rows = connection.execute(
            select(c.action, c.detail).where(c.action.like("letters%")).order_by(c.id)
        )
        return [(row.action, row.detail["letters"]) for row in rows]


def test_what_is_chosen_is_booked_as_one_lot(database: Database, marks: list[DeadlineKey]) -> None:
    """Issue 13, item 4: the chosen ones alone, with one audit row; the next lot has the next
    number; each province counts its own."""
    assert book(database, marks[:2]) == 1 and book(database, marks[2:3]) == 2
    assert book(database, marks[3:], scope=THEIRS, vn34="52") == 1
    assert booked(database) == [
        (marks[0][0], TODAY, 1),
        (marks[1][0], TODAY, 1),
        (marks[2][0], TODAY, 2),
        (marks[3][0], TODAY, 1),
    ]
    assert audited(database) == [
        ("letters_written", 2),
        ("letters_written", 1),
        ("letters_written", 1),
    ]
    with database.read(OURS) as connection:
        rows = rows_of(connection, marks[:3], scope=OURS)
        assert [(row.reminders, row.reminded_on, row.lot) for row in rows] == [
            (1, TODAY, 1),
            (1, TODAY, 1),
            (1, TODAY, 2),
        ]
        assert [
            row.asset_id for row in reminders.booking(connection, 1, scope=OURS, vn34="40").rows
        ] == [marks[0][0], marks[1][0]]


@pytest.mark.parametrize(("days", "refused"), [(0, True), (9, True), (30, True), (31, False)])
def test_what_was_reminded_of_lately_is_not_booked_silently(
    database: Database, marks: list[DeadlineKey], days: int, refused: bool
) -> None:
    """Issue 13, item 4: within 30 days only on purpose; refused, nothing of the choice is
    booked."""
    with database.write(SYSTEM) as connection:
        create_reminders(
            connection,
            of_asset(connection, marks[0][0], scope=OURS),
            on=TODAY - timedelta(days=days),
            lot=1,
        )
    if refused:
        with pytest.raises(reminders.Changed, match="vừa được nhắc trong 30 ngày qua"):
            book(database, marks[:2])
        assert len(booked(database)) == 1 and audited(database) == []
        assert book(database, marks[:2], marks[0]) == 2
    else:
        assert book(database, marks[:2]) == 2
    assert len(booked(database)) == 3


def test_what_is_settled_is_not_booked(database: Database, marks: list[DeadlineKey]) -> None:
    """Issue 13, item 4: a deadline that was recorded meanwhile refuses the whole choice, by its
    name."""
    with database.write(SYSTEM) as connection:
        connection.execute(
            deadline.update().where(deadline.c.asset_id == marks[1][0]).values(state="wait")
        )
    with pytest.raises(reminders.Changed, match="không còn mở để nhắc"):
        book(database, marks[:3])
    assert booked(database) == []


def test_a_stranger_books_and_takes_back_nothing(
    database: Database, marks: list[DeadlineKey]
) -> None:
    """Issue 13, item 4; T-4: another province's deadline or lot is one that does not exist."""
    lot = book(database, marks[:2])
    with pytest.raises(NotFound):
        book(database, [marks[0], marks[3]], marks[0])
    for vn34 in ("40", "52"):
        with pytest.raises(NotFound), database.write(THEIRS) as connection:
            reminders.take_back(connection, lot, None, scope=THEIRS, vn34=vn34, actor="gialai")
        with pytest.raises(NotFound), database.read(THEIRS) as connection:
            reminders.booking(connection, lot, scope=THEIRS, vn34=vn34)
    assert len(booked(database)) == 2


def test_a_booking_is_taken_back_whole_or_in_part(
    database: Database, marks: list[DeadlineKey]
) -> None:
    """Issue 13, item 4: the list is as before it; the audit log keeps what was booked and what was
    taken back."""
    lot, other = book(database, marks[:2]), book(database, marks[2:3])
    with database.write(OURS) as connection:
        assert (
            reminders.take_back(connection, lot, marks[1], scope=OURS, vn34="40", actor="nghean")
            == 1
        )
        assert reminders.left(connection, lot, scope=OURS, vn34="40") == 1
    with database.write(OURS) as connection:
        assert (
            reminders.take_back(connection, lot, None, scope=OURS, vn34="40", actor="nghean") == 1
        )
    assert booked(database) == [(marks[2][0], TODAY, other)]
    assert audited(database)[2:] == [("letters_taken_back", 1), ("letters_taken_back", 1)]
    with pytest.raises(NotFound), database.write(OURS) as connection:
        reminders.take_back(connection, lot, None, scope=OURS, vn34="40", actor="nghean")
    with database.read(OURS) as connection:
        assert rows_of(connection, marks[:1], scope=OURS)[0].reminded_on is None
    assert book(database, marks[:1]) == 3, "what was taken back may be booked again at once"


def test_two_who_book_the_same_at_once(database: Database, marks: list[DeadlineKey]) -> None:
    """Issue 13, item 4; X-12: one of them books, the other is told; nothing is booked twice."""

    def one(_n: int) -> str:
        try:
            return str(book(database, marks[:3]))
        except reminders.Changed:
            return "told"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(one, range(2))) == ["1", "told"]
    assert len(booked(database)) == 3


def test_a_booking_says_by_whom(database: Database, marks: list[DeadlineKey]) -> None:
    """The person's name; of an account that is gone what was kept."""
    lot = book(database, marks[:1])
    with database.read(OURS) as connection:
        assert reminders.booking(connection, lot, scope=OURS, vn34="40").by == "nghean"
    person = {
        "username": "nghean",
        "name": "Lê Thu Hà",
        "password_hash": "x",
        "must_change": False,
    }
    with database.write(SYSTEM) as connection:
        connection.execute(
            user.insert().values(**person, demonstration=False, created_at=MOMENT, version=1)
        )
    with database.read(OURS) as connection:
        found = reminders.booking(connection, lot, scope=OURS, vn34="40")
    assert (found.by, found.on, found.lot) == ("Lê Thu Hà", TODAY, lot)
