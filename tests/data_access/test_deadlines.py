"""Deadlines of provinces: numbers equal rows equal plain SQL; what officers record, once, with both
values told to the second."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import func, select, text

from data_access import rollups
from data_access.accounts import audit
from data_access.database.attachments import Attachment
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM, Scope, ScopeMissing
from data_access.deadlines.ask import Ask
from data_access.deadlines.lists import all_keys, counts_of, deadline_page, of_asset, rows_of
from data_access.deadlines.recording import Conflict, Entry, Refused, record
from data_access.records.loading import NotFound, record_view
from data_access.tables import asset, audit_log, deadline, deadline_act, reminder
from data_access.upkeep.checks.rows import disagreements
from data_access.writing.reassess import reassess
from data_access.writing.save import save
from domain.records.asset import LegalEvent
from domain.terms.assessment import annuities
from read_models.deadline_filters import BUTTONS, DeadlineFilters
from tests.builders import create_reminders
from tests.writing.records import GIA_LAI, NGHE_AN, create_record

TODAY = date(2026, 11, 23)
OURS, THEIRS = Scope.province("40"), Scope.province("52")
PROOF = Attachment("bien-lai.pdf", "pdf", 10, "ab" * 32)


def mark(n: int, filed: date, *, place: object = NGHE_AN, **changes: object):  # type: ignore[no-untyped-def]
    granted = filed + timedelta(days=400)
    events = (LegalEvent("filed", filed), LegalEvent("granted", granted))
    values = {
        "application_no": f"4-{filed.year}-{n:05}",
        "registration_no": f"4-{n:07}-000",
        "title": f"Nhãn {n}",
        "status_raw": None,
    }
    values |= {
        "application_date": filed,
        "registration_date": granted,
        "events": events,
        "status_stated": "unknown",
        "place": place,
    }
    return create_record(**values | changes)


def seed(database: Database) -> list[int]:
    """Marks of Nghệ An due −200 (lost), −100 (late), 0, 10, 31, 90, 91 and 400 days from today; one
    of Gia Lai due in 10."""
    days = (-200, -100, 0, 10, 31, 90, 91, 400)
    filed = [
        (TODAY + timedelta(days=n)).replace(year=(TODAY + timedelta(days=n)).year - 10)
        for n in days
    ]
    records = [mark(i + 1, day) for i, day in enumerate(filed)] + [
        mark(99, filed[3], place=GIA_LAI)
    ]
    with database.write(SYSTEM) as connection:
        saved = save(connection, records, batch_id=None, actor="a", today=TODAY)
    return [outcome.asset_id for outcome in saved]


def counts(database: Database, scope: Scope = OURS, vn34: str = "40") -> dict[str, int]:
    with database.read(scope) as connection:
        return counts_of(
            connection, Ask(scope=scope, vn34=vn34, filters=DeadlineFilters(), today=TODAY)
        ).groups()


def test_numbers_are_rows_are_sql(database: Database) -> None:
    """Every group counts what it lists, and what plain SQL finds. Day 90 is Sunday 21/02/2027: it
    moves to Monday, day 91."""
    seed(database)
    assert counts(database) == {
        "": 4, "muon": 1, "30": 2, "31-90": 1, "cho-xac-nhan": 0, "da-mat": 1, "da-xong": 0, "khong-lam": 0, "da-cuu": 0,
    }  # fmt: skip
    with database.read(OURS) as connection:
        for group in BUTTONS:
            filters = DeadlineFilters(group=group)
            keys = all_keys(
                connection, Ask(scope=OURS, vn34="40", filters=filters, today=TODAY), limit=100
            )
            assert (
                len(keys)
                == counts_of(
                    connection, Ask(scope=OURS, vn34="40", filters=filters, today=TODAY)
                ).total()
            )
            assert len(rows_of(connection, keys, scope=OURS)) == len(keys)
    with database.read(SYSTEM) as connection:
        sql = "SELECT count(*) FROM deadline d JOIN asset a ON a.id = d.asset_id WHERE a.vn34 = :v AND d.state = 'late' AND d.vn34 = :v"
        assert connection.execute(text(sql), {"v": "40"}).scalar() == 1
        assert rollups.differences(connection) == [] and disagreements(connection) == []


def test_a_province_sees_its_own(database: Database) -> None:
    """The first belt by predicate, the second by exception; a foreign deadline is as absent as
    none."""
    ids = seed(database)
    assert counts(database, THEIRS, "52")[""] == 1
    with database.read(THEIRS) as connection:
        assert rows_of(connection, [(ids[1], "renewal_nh", 1)], scope=THEIRS) == []
        assert of_asset(connection, ids[1], scope=THEIRS) == []
    for table in (deadline, deadline_act, reminder):
        with pytest.raises(ScopeMissing), database.read(THEIRS) as connection:
            connection.execute(select(func.count()).select_from(table))
    with database.write(SYSTEM) as connection, pytest.raises(NotFound):
        record(
            connection,
            (ids[1], "renewal_nh", 1),
            Entry("waive", None, "x", 0),
            scope=THEIRS,
            vn34="52",
            actor="b",
            today=TODAY,
        )


def test_pages_follow_each_other_both_ways(database: Database) -> None:
    seed(database)
    with database.read(OURS) as connection:
        wanted = DeadlineFilters(group="tat-ca")
        whole = [
            r.asset_id
            for r in deadline_page(
                connection, Ask(scope=OURS, vn34="40", filters=wanted, today=TODAY), size=100
            ).rows
        ]
        assert len(whole) == 8
        seen, filters, firsts = [], wanted, []
        for _page in range(3):
            page = deadline_page(
                connection, Ask(scope=OURS, vn34="40", filters=filters, today=TODAY), size=3
            )
            seen += [r.asset_id for r in page.rows]
            firsts.append(page.first)
            filters = wanted.but(after=page.after)
        assert (seen, firsts, page.after) == (whole, [1, 4, 7], "")
        back = deadline_page(
            connection,
            Ask(scope=OURS, vn34="40", filters=wanted.but(before=page.before), today=TODAY),
            size=3,
        )
        assert ([r.asset_id for r in back.rows], back.first) == (whole[3:6], 4)
        odd = deadline_page(
            connection,
            Ask(scope=OURS, vn34="40", filters=wanted.but(after="???"), today=TODAY),
            size=3,
        )
        assert odd.first == 1


def test_months_and_days_count_the_same(database: Database) -> None:
    seed(database)
    with database.read(OURS) as connection:
        ask = partial(Ask, scope=OURS, vn34="40", today=TODAY)
        page = deadline_page(connection, ask(filters=DeadlineFilters()))
        assert [name for name, _n in page.months][0::15] == ["2026-08", "2027-11"] and len(
            page.months
        ) == 16
        november = DeadlineFilters(calendar=True, period="2026-11")
        grid = deadline_page(connection, ask(filters=november))
        assert (
            grid.days == {date(2026, 11, 9): {"lost": 1}, date(2026, 11, 23): {"open": 1}}
            and dict(page.months)["2026-11"]["open"] == 1
        )
        assert dict(page.months)["2026-12"] == {"open": 2}
        day = DeadlineFilters(group="sap-den", period="2026-12-03")
        listed = deadline_page(connection, ask(filters=day))
        assert (listed.total, len(listed.rows)) == (1, 1)
        empty = deadline_page(connection, ask(filters=DeadlineFilters(group="cho-xac-nhan")))
        assert (empty.rows, empty.nearest) == ((), TODAY)


def _record(
    database: Database,
    asset_id: int,
    what: str,
    version: int,
    *,
    day: date | None = None,
    proof: Attachment | None = None,
) -> None:
    entry = Entry(what, day, "lý do", version, proof)
    with database.write(SYSTEM) as connection:
        record(
            connection,
            (asset_id, "renewal_nh", 1),
            entry,
            scope=OURS,
            vn34="40",
            actor="nghean",
            today=TODAY,
        )


def _states(database: Database, asset_id: int) -> list[tuple[int, str]]:
    with database.read(OURS) as connection:
        return [
            (r.deadline.ordinal, r.deadline.state)
            for r in of_asset(connection, asset_id, scope=OURS)
        ]


def test_recorded_waits_until_there_is_a_proof(database: Database) -> None:
    """Counts, register and rollups move with it; one audit row for each."""
    late = seed(database)[1]
    _record(database, late, "paid", 0, day=TODAY)
    assert _states(database, late) == [(1, "wait")]
    assert (counts(database)["muon"], counts(database)["cho-xac-nhan"]) == (0, 1)
    with database.read(SYSTEM) as connection:
        row = connection.execute(
            select(asset.c.status, asset.c.due_state).where(asset.c.id == late)
        ).one()
        assert tuple(row) == ("in_grace", "wait")
    _record(database, late, "paid", 1, day=TODAY, proof=PROOF)
    assert _states(database, late) == [(2, "open"), (1, "done")]
    with database.read(SYSTEM) as connection:
        row = connection.execute(
            select(asset.c.status, asset.c.due_state, asset.c.version).where(asset.c.id == late)
        ).one()
        assert tuple(row) == ("in_force", "open", 1)
        assert rollups.differences(connection) == [] and disagreements(connection) == []
        actions = connection.execute(
            select(audit_log.c.actor, audit_log.c.vn34).where(
                audit_log.c.action == "deadline_recorded"
            )
        ).all()
        assert [tuple(a) for a in actions] == [("nghean", "40")] * 2 and audit.verify(
            connection
        ) is None
    with database.read(OURS) as connection:
        shown = record_view(connection, late, scope=OURS)
        assert [(e.event, e.date, e.code) for e in shown.record.events][-1] == (
            "renewed",
            TODAY,
            "SO-KHCN",
        )
        assert annuities(shown.record, TODAY)[-1].ordinal == shown.deadline.ordinal == 2  # type: ignore[union-attr]
    _record(database, late, "none", 2)
    assert _states(database, late) == [(1, "late")]


def test_the_offices_data_confirm(database: Database) -> None:
    late = seed(database)[1]
    _record(database, late, "paid", 0, day=TODAY)
    filed = (TODAY - timedelta(days=100)).replace(year=2016)
    renewed = mark(2, filed)
    renewed = replace(
        renewed, events=(*renewed.events, LegalEvent("renewed", TODAY, ordinal=1)), as_of=TODAY
    )
    with database.write(SYSTEM) as connection:
        save(connection, [renewed], batch_id=None, actor="a", today=TODAY)
    assert _states(database, late) == [(2, "open"), (1, "done")]


def test_the_second_editor_is_told(database: Database) -> None:
    """Nothing is overwritten; what stands is told."""
    late = seed(database)[1]
    _record(database, late, "waive", 0)
    with pytest.raises(Conflict) as told:
        _record(database, late, "paid", 0, day=TODAY)
    assert (told.value.stored.what, told.value.stored.reason, told.value.stored.version) == (
        "waive",
        "lý do",
        1,
    )
    assert _states(database, late) == [(1, "waive")]


@pytest.mark.parametrize(
    ("what", "day", "reason"),
    [
        ("paid", None, "Nêu ngày nộp."),
        ("paid", TODAY + timedelta(days=1), "Ngày nộp ở tương lai: chỉ ghi nhận việc đã làm."),
        ("paid", date(2020, 1, 1), "Ngày nộp phải từ 15/02/2026 đến 23/11/2026."),
        ("gone", None, "Chọn một việc để ghi nhận."),
    ],
)
def test_what_cannot_be_is_refused(
    database: Database, what: str, day: date | None, reason: str
) -> None:
    late = seed(database)[1]
    with pytest.raises(Refused, match=reason):
        _record(database, late, what, 0, day=day)
    with database.read(SYSTEM) as connection:
        assert connection.scalar(select(func.count()).select_from(deadline_act)) == 0


def test_saved_after_a_reminder_is_counted_for_good(database: Database) -> None:
    """Reminded, then paid in the late window: saved; kept when the next payment has taken its
    place."""
    late = seed(database)[1]
    with database.write(SYSTEM) as connection:
        rows = of_asset(connection, late, scope=OURS)
        create_reminders(connection, rows, on=TODAY - timedelta(days=7))
        create_reminders(connection, rows, on=TODAY - timedelta(days=3))
    _record(database, late, "paid", 0, day=TODAY, proof=PROOF)
    assert counts(database)["da-cuu"] == 1
    with database.write(SYSTEM) as connection:
        connection.execute(deadline.delete().where(deadline.c.asset_id == late))
        page = deadline_page(
            connection,
            Ask(scope=OURS, vn34="40", filters=DeadlineFilters(group="da-cuu"), today=TODAY),
        )
        assert [(r.asset_id, r.saved_on, r.reminders) for r in page.rows] == [
            (late, TODAY, 2)
        ] and page.total == 1
        reassess(connection, [late], TODAY)


def test_paid_in_time_or_before_the_reminder_is_not_saved(database: Database) -> None:
    ids = seed(database)
    with database.write(SYSTEM) as connection:
        for asset_id, on in ((ids[2], TODAY), (ids[1], TODAY + timedelta(days=1))):
            create_reminders(connection, of_asset(connection, asset_id, scope=OURS), on=on)
    for asset_id in ids[1:3]:
        _record(database, asset_id, "paid", 0, day=TODAY, proof=PROOF)
    assert counts(database)["da-cuu"] == 0
