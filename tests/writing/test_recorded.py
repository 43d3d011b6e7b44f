"""What a person recorded about a deadline survives whatever assesses the record again (issue 13,
item 1; X-10)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from components.record.payments import payments_card
from components.record.view import View
from data_access import rollups
from data_access.accounts.writer import Writer
from data_access.annotations import corrections
from data_access.database.area import ProvinceArea as Shown
from data_access.database.attachments import Attachment
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM, Scope
from data_access.deadlines.ask import Ask
from data_access.deadlines.lists import counts_of, deadline_page, of_asset
from data_access.deadlines.recording import Entry, record
from data_access.importing.pipeline import Task, apply_stage, import_file, read_file
from data_access.importing.stage import Stage
from data_access.overview.work import work
from data_access.records.loading import load, record_view
from data_access.register import drafts_and_deleted
from data_access.register.unresolved import assign
from data_access.tables import asset, deadline, deadline_act, reminder
from data_access.upkeep import anew, daily
from data_access.upkeep.checks.rows import disagreements
from data_access.writing.edit import change_record
from data_access.writing.save import save
from data_access.writing.sender import Sender
from data_access.writing.undo import UndoRefused, undo
from domain.calendar.dates import clock_day
from domain.calendar.holidays import next_working_day
from domain.places.provinces import PROVINCES_34
from domain.records.asset import LegalEvent, Place
from domain.roles import COMMAND
from domain.terms.assessment import annuities
from read_models.deadline_filters import DeadlineFilters
from read_models.record_form import SOURCE
from readers.file.source import Source
from tests.builders import create_reminders
from tests.components.tree import text
from tests.importing.files import csv_text, mark, write
from tests.rules import day_off
from tests.writing.records import create_record

TODAY = date(2026, 11, 23)
DUE = TODAY - timedelta(days=100)
FILED = DUE.replace(year=2016)
NUMBER = "4-2016-00001"
PROOF = Attachment("bien-lai.pdf", "pdf", 10, "ab" * 32)


@dataclass(frozen=True)
class Recorded:
    """What is recorded, and what must be seen of it: the states of the deadlines (ordinal, state),
    that of the strip, the group of the list that shows it and the number of late ones that the bell
    counts."""

    what: str
    proof: Attachment | None
    deadlines: tuple[tuple[int, str], ...]
    strip: str
    group: str


RECORDED = {
    "paid with proof": Recorded("paid", PROOF, ((2, "open"), (1, "done")), "paid", "da-xong"),
    "paid": Recorded("paid", None, ((1, "wait"),), "late", "cho-xac-nhan"),
    "waived": Recorded("waive", None, ((1, "waive"),), "late", "khong-lam"),
    "not ours": Recorded("other", None, ((1, "other"),), "late", "khong-lam"),
}


@dataclass(frozen=True)
class Case:
    """One mark of Nghệ An, placed there by hand, whose first renewal is late and of which something
    is recorded."""

    database: Database
    folder: Path
    asset_id: int

    def import_(self, name: str = "a.csv", **changes: str) -> int:
        """An import of the mark, on the day of the tests; gives its batch."""
        path = write(self.folder / name, csv_text([line(**changes)]))
        return import_file(self.database, path, actor="vien", today=TODAY).batch or 0

    def place(self, vn34: str) -> None:
        with self.database.write(NATIONAL) as connection:
            version = (
                connection.scalar(select(asset.c.version).where(asset.c.id == self.asset_id)) or 0
            )
            where, who = (
                Place(vn34, vn34, "assigned"),
                {"actor": "vien", "today": TODAY, "scope": NATIONAL},
            )
            assign(connection, self.asset_id, where, version=version, whole_owner=False, **who)


def line(**changes: str) -> dict[str, str]:
    told = {
        "ngay_nop": f"{FILED:%d.%m.%Y}",
        "so_bang": "4-0300000-000",
        "ngay_cap": "05.08.2018",
        "nhom": "29",
    }
    return mark(so_don=NUMBER, chu="Công ty Vờm Quẻng", **told | changes)


def case_of(database: Database, folder: Path) -> Case:
    case = Case(database, folder, 0)
    case.import_()
    with database.read(SYSTEM) as connection:
        case = replace(case, asset_id=connection.scalar(select(asset.c.id)) or 0)
    case.place("40")
    return case


def note(case: Case, recorded: Recorded, vn34: str = "40") -> None:
    day = TODAY if recorded.what == "paid" else None
    entry = Entry(recorded.what, day, "lý do", 0, recorded.proof)
    with case.database.write(SYSTEM) as connection:
        key, scope = (case.asset_id, "renewal_nh", 1), Scope.province(vn34)
        record(connection, key, entry, scope=scope, vn34=vn34, actor="nghean", today=TODAY)


def requires(case: Case, recorded: Recorded, vn34: str = "40", today: date = TODAY) -> None:
    """Every place that shows a deadline says what was recorded; the counts agree with the rows."""
    scope = Scope.province(vn34)
    with case.database.read(SYSTEM) as connection:
        assert rollups.differences(connection) == [] and disagreements(connection) == []
        assert connection.scalars(select(deadline_act.c.vn34)).all() == [vn34]
    with case.database.read(scope) as connection:
        rows = of_asset(connection, case.asset_id, scope=scope)
        assert (
            tuple((row.deadline.ordinal, row.deadline.state) for row in rows) == recorded.deadlines
        )
        assert [row.recorded.what for row in rows if row.deadline.ordinal == 1] == [recorded.what]
        view = record_view(connection, case.asset_id, scope=scope)
        assert [a.state for a in annuities(view.record, today) if a.ordinal == 1] == [
            recorded.strip
        ]
        filters = DeadlineFilters(group=recorded.group)
        page = deadline_page(connection, Ask(scope=scope, vn34=vn34, filters=filters, today=today))
        assert [row.asset_id for row in page.rows] == [case.asset_id] and page.total == 1
        groups = counts_of(
            connection, Ask(scope=scope, vn34=vn34, filters=DeadlineFilters(), today=today)
        ).groups()
        assert (groups["muon"], groups[recorded.group]) == (0, 1)
        assert [
            item.n
            for item in work(connection, Shown(scope, vn34, None), today)
            if item.what in ("late", "due")
        ] == [0, 0]


def imported(case: Case) -> None:
    case.import_(nhom="29; 30")


def imported_again(case: Case) -> None:
    case.import_()


def taken_back(case: Case) -> None:
    """What was imported before something was recorded is taken back after it."""
    batch = case.import_(nhom="29; 30")
    with case.database.write(SYSTEM) as connection:
        undo(connection, batch, actor="vien", today=TODAY)


def corrected(case: Case) -> None:
    asking, answering = (
        Writer(n, who, who, "40", SYSTEM) for n, who in ((1, "nghean"), (2, "vien"))
    )
    with case.database.write(SYSTEM) as connection:
        _people(connection)
        stored = load(connection, [case.asset_id], scope=SYSTEM)[case.asset_id]
        about = {"field": "title", "new": "Vờm Quẻng", "reason": "lỗi gõ"}
        number = corrections.propose(connection, asking, stored, case.asset_id, **about)
        corrections.accept(connection, answering, case.asset_id, number, answer="", today=TODAY)


def _people(connection) -> None:  # type: ignore[no-untyped-def]
    from data_access.accounts import users

    for name, role, vn34 in (("nghean", "officer", "40"), ("vien", "manager", None)):
        users.create(
            connection,
            username=name,
            name=name,
            role=role,
            vn34=vn34,
            password="thuyen-ai-dinh-trang-2026",
        )


def edited(case: Case) -> None:
    with case.database.write(SYSTEM) as connection:
        stored = load(connection, [case.asset_id], scope=SYSTEM)[case.asset_id]
        change_record(
            connection,
            case.asset_id,
            replace(stored, title="Vờm Quẻng"),
            scope=SYSTEM,
            actor="nghean",
            today=TODAY,
        )


def placed(case: Case) -> None:
    case.place("52")


def rolled(case: Case) -> None:
    daily.roll(case.database, TODAY)
    daily.roll(case.database, TODAY + timedelta(days=1))


def deleted_and_restored(case: Case) -> None:
    writer = Writer(1, "nghean", "nghean", "40", SYSTEM)
    with case.database.write(SYSTEM) as connection:
        # only what was typed in is deleted by hand
        connection.execute(update(asset).values(source=SOURCE))
        rollups.rebuild(connection)
        number = drafts_and_deleted.remove(
            connection, writer, case.asset_id, reason="nhầm", today=TODAY
        )
        drafts_and_deleted.restore(connection, writer, number, today=TODAY)


EVENTS: dict[str, Callable[[Case], None]] = {
    "import that changes": imported,
    "import of the same": imported_again,
    "undo": taken_back,
    "correction accepted": corrected,
    "by-hand edit": edited,
    "placing": placed,
    "daily": rolled,
    "put back from deleted": deleted_and_restored,
}


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("recorded", RECORDED)
def test_what_was_recorded_stands(
    database: Database, tmp_path: Path, recorded: str, event: str
) -> None:
    """Issue 13, item 1; X-10."""
    case = case_of(database, tmp_path)
    note(case, RECORDED[recorded])
    requires(case, RECORDED[recorded])
    EVENTS[event](case)
    vn34, today = (
        ("52", TODAY) if event == "placing" else ("40", TODAY + timedelta(days=event == "daily"))
    )
    requires(case, RECORDED[recorded], vn34, today)


@pytest.mark.parametrize("recorded", RECORDED)
def test_what_was_recorded_while_a_preview_waited_stands(
    database: Database, tmp_path: Path, recorded: str
) -> None:
    """Issue 13, item 1; X-10: recorded between the reading of a file and its application, of
    records changed and only confirmed."""
    case = case_of(database, tmp_path)
    for n, classes in enumerate(("29; 30", "29; 30")):
        path = write(tmp_path / f"{n}.csv", csv_text([line(nhom=classes)]))
        task = Task(
            Source(path, path.name),
            Sender("vien", None, None, None, COMMAND),
            TODAY + timedelta(days=n),
        )
        with Stage(tmp_path / f"{n}.sqlite3") as stage:
            read_file(stage, database, task)
            if n == 0:
                note(case, RECORDED[recorded])
            apply_stage(stage, database, task)
        requires(case, RECORDED[recorded], today=task.today)


def test_an_import_that_confirms_a_late_payment_notes_what_the_reminder_saved(
    database: Database, tmp_path: Path
) -> None:
    """Issue 13, item 1: reminded, then the office's file tells the renewal in the late window:
    saved, as it is by any other way."""
    case, scope = case_of(database, tmp_path), Scope.province("40")
    with database.write(SYSTEM) as connection:
        rows = of_asset(connection, case.asset_id, scope=scope)
        create_reminders(connection, rows, on=TODAY - timedelta(days=7))
        stored = load(connection, [case.asset_id], scope=SYSTEM)[case.asset_id]
        renewed = LegalEvent("renewed", TODAY, ordinal=1)
        change_record(
            connection,
            case.asset_id,
            replace(stored, events=(*stored.events, renewed)),
            scope=SYSTEM,
            actor="vien",
            today=TODAY,
        )
        assert connection.scalars(select(reminder.c.saved_on)).all() == [TODAY]
        connection.execute(reminder.update().values(saved_on=None))
    case.import_(nhom="29; 30")
    with database.read(SYSTEM) as connection:
        assert connection.scalars(select(reminder.c.saved_on)).all() == [TODAY]


def test_a_record_with_recorded_work_is_not_removed_by_undo(
    database: Database, tmp_path: Path
) -> None:
    """X-10: the import that brought the record is taken back only after what was recorded about it
    was; nothing changes until then."""
    case = case_of(database, tmp_path)
    note(case, RECORDED["waived"])
    with (
        pytest.raises(UndoRefused, match="ghi nhận") as refused,
        database.write(SYSTEM) as connection,
    ):
        undo(connection, 1, actor="vien", today=TODAY)
    assert refused.value.records == (NUMBER,)
    requires(case, RECORDED["waived"])
    with database.write(SYSTEM) as connection:
        entry = Entry("none", None, "", 1)
        key, scope = (case.asset_id, "renewal_nh", 1), Scope.province("40")
        record(connection, key, entry, scope=scope, vn34="40", actor="nghean", today=TODAY)
    with database.write(SYSTEM) as connection:
        assert undo(connection, 1, actor="vien", today=TODAY).removed == 1
        assert connection.execute(select(deadline)).all() == []


def unnumbered(database: Database, due: date, **changes: object) -> int:
    """A mark of which the office gives the end of the term alone, and so a renewal without a
    number."""
    told = {
        "application_date": None,
        "registration_date": None,
        "expiry_date": due,
        "events": (),
        "as_of": TODAY,
    }
    with database.write(SYSTEM) as connection:
        return save(
            connection, [create_record(**told | changes)], batch_id=None, actor="a", today=TODAY
        )[0].asset_id


def said(database: Database, asset_id: int) -> list[tuple[int, str, str]]:
    """(ordinal, state, what is recorded) of its deadlines; the page of the day on which it was
    recorded says the same."""
    scope = Scope.province("40")
    with database.read(scope) as connection:
        rows = of_asset(connection, asset_id, scope=scope)
        on_day = [
            row.deadline.state
            for row in of_asset(connection, asset_id, scope=scope, on=clock_day())
        ]
        assert "waive" in on_day or not [row for row in rows if row.recorded.what == "waive"]
        return [(row.deadline.ordinal, row.deadline.state, row.recorded.what) for row in rows]


def test_an_act_follows_a_payment_without_a_number(database: Database) -> None:
    """Issue 13, item 1: told apart by its day, which a new day off moves; then a file tells its
    number. The act stands through both."""
    due = date(2027, 1, 14)  # a Thursday
    asset_id = unnumbered(database, due)
    entry, scope = Entry("waive", None, "lý do", 0), Scope.province("40")
    with database.write(SYSTEM) as connection:
        record(
            connection,
            (asset_id, "renewal_nh", 0),
            entry,
            scope=scope,
            vn34="40",
            actor="nghean",
            today=TODAY,
        )
    assert said(database, asset_id) == [(0, "waive", "waive")]
    daily.roll(database, TODAY)
    with day_off(1, 14):
        anew.bring_up(database, TODAY)
        assert said(database, asset_id) == [(0, "waive", "waive")]
        with database.read(SYSTEM) as connection:
            assert connection.scalars(select(deadline.c.due)).all() == [date(2027, 1, 15)]
    anew.bring_up(database, TODAY)
    with database.write(SYSTEM) as connection:
        filed = create_record(
            application_date=date(2007, 1, 14),
            registration_date=None,
            expiry_date=due,
            events=(),
            as_of=TODAY,
        )
        save(connection, [filed], batch_id=None, actor="a", today=TODAY)
    assert said(database, asset_id)[0] == (2, "waive", "waive")
    with database.write(SYSTEM) as connection:
        taking_back = Entry("none", None, "", 1)
        record(
            connection,
            (asset_id, "renewal_nh", 2),
            taking_back,
            scope=scope,
            vn34="40",
            actor="nghean",
            today=TODAY,
        )
    assert said(database, asset_id)[0] == (2, "open", "none")


@pytest.mark.parametrize("recorded", ["paid with proof", "paid"])
def test_money_is_not_applied_to_another_period_and_it_is_said(
    database: Database, tmp_path: Path, recorded: str
) -> None:
    """Issue 13, item 1: the filing day is corrected by a year, and the first renewal with it. What
    was paid does not count for that one, the record says so, and it counts again when the
    correction is taken back."""
    case = case_of(database, tmp_path)
    note(case, RECORDED[recorded])

    def corrected_to(day: date) -> None:
        with database.write(SYSTEM) as connection:
            stored = load(connection, [case.asset_id], scope=SYSTEM)[case.asset_id]
            after = replace(stored, application_date=day)
            change_record(connection, case.asset_id, after, scope=SYSTEM, actor="vien", today=TODAY)

    corrected_to(FILED.replace(year=2017))
    scope = Scope.province("40")
    with database.read(scope) as connection:
        rows = of_asset(connection, case.asset_id, scope=scope)
        assert [
            (row.deadline.ordinal, row.deadline.state, row.deadline.due.year) for row in rows
        ] == [(1, "open", 2027)]
        view = record_view(connection, case.asset_id, scope=scope)
        assert [(a.what, a.due) for a in view.unapplied] == [
            (RECORDED[recorded].what, next_working_day(DUE))
        ]
    page = text(payments_card(View(view, PROVINCES_34["40"], TODAY)))
    assert f"cho kỳ hạn {next_working_day(DUE):%d/%m/%Y}." in page and "không được tính" in page
    corrected_to(FILED)
    requires(case, RECORDED[recorded])
    with database.read(scope) as connection:
        assert record_view(connection, case.asset_id, scope=scope).unapplied == ()


@pytest.mark.parametrize("recorded", ["waived", "not ours"])
def test_a_decision_about_a_renewal_stands_when_its_day_is_corrected(
    database: Database, tmp_path: Path, recorded: str
) -> None:
    """Issue 13, item 1: it is about the first renewal, whenever that is due."""
    case, scope = case_of(database, tmp_path), Scope.province("40")
    note(case, RECORDED[recorded])
    with database.write(SYSTEM) as connection:
        stored = load(connection, [case.asset_id], scope=SYSTEM)[case.asset_id]
        after = replace(stored, application_date=FILED.replace(year=2017))
        change_record(connection, case.asset_id, after, scope=SYSTEM, actor="vien", today=TODAY)
    with database.read(scope) as connection:
        rows = of_asset(connection, case.asset_id, scope=scope)
        assert [(row.deadline.due.year, row.deadline.state) for row in rows] == [
            (2027, RECORDED[recorded].what)
        ]
        assert record_view(connection, case.asset_id, scope=scope).unapplied == ()
