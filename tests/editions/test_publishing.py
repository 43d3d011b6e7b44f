"""From draft to published on both databases: who may do what, whoever asks; what is frozen stays;
what is published becomes figures, beside and not instead."""

from collections.abc import Callable

import pytest
from sqlalchemy import func, insert, select, text, update

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import Database
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM, Scope
from data_access.editions import reading, writing
from data_access.editions.files import keep
from data_access.network.fact_kinds import station_ids
from data_access.network.figures import figures
from data_access.reports.words import keep_words
from data_access.tables import audit_log, published_figure, report_edition, report_number, visit
from data_access.upkeep import published_facts
from domain.publishing import DRAFT, PUBLISHED, SUBMITTED, WITHDRAWN
from domain.text.folding import fold
from read_models.report_asked import ANNUAL, STATION, ReportAsked
from read_models.report_words import WordsTyped
from tests.editions.flow import (
    COLLEAGUE,
    HEAD,
    MANAGER,
    approved,
    drafted,
    edition,
    post,
    published,
    submitted,
)
from tests.network.test_station_year import HOST, _report, _stage

YEAR = ReportAsked(ANNUAL, "2025")
OTHERS = (Scope.province("40"), Scope.station(99), DEMONSTRATION)


@pytest.fixture
def year(database: Database) -> Database:
    """2025: one station of twelve requests a month, and three months of visits."""
    with database.write(SYSTEM) as connection:
        own = station_ids(connection)[fold(HOST + "Hải Phòng")]
    with database.write(NATIONAL) as connection:
        _stage(connection, own, "working", "2024-01")
        for n in range(1, 13):
            _report(connection, own, f"2025-{n:02}", 7)
        rows = [
            {"series": "table", "period": f"2025-{n:02}", "visitors": 100 * n, "first_time": n,
             "page_views": 1_000 * n, "source": "t", "note": "", "illustrative": False}
            for n in range(1, 13)
        ]  # fmt: skip
        connection.execute(insert(visit), rows)
    return database


def test_the_way_from_draft_to_published(year: Database) -> None:
    number = drafted(year, YEAR)
    own = edition(year, number)
    assert (own.state, own.turn, own.whose, own.hands) == (DRAFT, 1, "vien", {1: "quan-ly"})
    submitted(year, number)
    assert edition(year, number).state == SUBMITTED
    approved(year, number)
    own = edition(year, number)
    assert own.state == PUBLISHED and own.frozen_by == "lanh-dao" and len(own.digest) == 64
    assert [step.act for step in own.steps] == ["drafted", "submitted", "published"]
    with year.read(SYSTEM) as connection:
        acts = connection.scalars(select(audit_log.c.action).order_by(audit_log.c.id)).all()
    assert acts[-3:] == ["report drafted", "report submitted for approval", "report published"]


def test_a_second_draft_is_the_one_that_is_open(year: Database) -> None:
    first = drafted(year, YEAR)
    assert drafted(year, YEAR, COLLEAGUE) == first
    submitted(year, first)
    approved(year, first)
    second = drafted(year, YEAR)
    assert second != first and edition(year, second).turn == 2


@pytest.mark.parametrize("who", [MANAGER, COLLEAGUE, post(3, "x", "trainer")])
def test_only_the_leader_approves(year: Database, who: Writer) -> None:
    number = drafted(year, YEAR)
    submitted(year, number)
    with pytest.raises(writing.NotTheirs):
        approved(year, number, who)
    assert edition(year, number).state == SUBMITTED


@pytest.mark.parametrize("hand", ["drafted", "submitted", "answered", "words", "words before"])
def test_nobody_approves_what_has_their_hand_in_it(year: Database, hand: str) -> None:
    """A person of two posts is one person: the leader's post of whoever drafted, submitted,
    answered or wrote words is refused."""
    own = post(7, "hai-vai", "manager:vien")
    if hand == "words before":
        _write(year, own, "2024")
    number = drafted(year, YEAR, own if hand == "drafted" else MANAGER)
    if hand == "words":
        _write(year, own, "2025")
    if hand == "answered":
        with year.write(own.scope) as connection:
            writing.answer(connection, own, number, check="c", about="a", text="t", version=1)
    submitted(year, number, own if hand == "submitted" else MANAGER)
    with pytest.raises(writing.SameHands):
        approved(year, number, post(7, "hai-vai", "leader:vien"))
    approved(year, number)
    assert edition(year, number).state == PUBLISHED


def _write(database: Database, who: Writer, period: str) -> None:
    typed = WordsTyped(ReportAsked(ANNUAL, period), "stations", "Đoạn của người hai vai.")
    with database.write(who.scope) as connection:
        keep_words(connection, who, typed, version=0, illustrative=False)
        writing.note_words(connection, who, ReportAsked(ANNUAL, period), "stations")


def test_what_was_not_seen_is_not_approved(year: Database) -> None:
    number = drafted(year, YEAR)
    submitted(year, number)
    with pytest.raises(writing.ChangedSince):
        approved(year, number, seen="0" * 64)
    with pytest.raises(Conflict):
        approved(year, number, version=1)
    approved(year, number)
    with pytest.raises(writing.WrongState):
        approved(year, number)


def test_others_see_nothing_of_it(year: Database) -> None:
    number = published(year, YEAR)
    for scope in OTHERS:
        with year.read(scope) as connection:
            assert reading.edition(connection, number, scope=scope) is None
            assert reading.editions(connection, scope=scope) == []
        stranger = post(9, "x", "leader:nghe-an", scope)
        with pytest.raises(Gone), year.write(stranger.scope) as connection:
            writing.withdraw(connection, stranger, number, reason="x", version=3)
    assert edition(year, number).state == PUBLISHED


def test_a_station_drafts_its_own_and_the_institute_approves(year: Database) -> None:
    with year.read(SYSTEM) as connection:
        own = station_ids(connection)[fold(HOST + "Hải Phòng")]
    operator = post(5, "tram", f"station:{own}", Scope.station(own))
    asked = ReportAsked(STATION, "2025", own)
    number = drafted(year, asked, operator)
    submitted(year, number, operator)
    with pytest.raises(writing.NotTheirs):
        approved(year, number, operator)
    approved(year, number)
    assert edition(year, number, operator.scope).state == PUBLISHED
    with year.read(Scope.station(own + 1)) as connection:
        assert reading.edition(connection, number, scope=Scope.station(own + 1)) is None
    with year.read(NATIONAL) as connection:
        assert connection.scalar(_own_figures(number)) == 0


def _own_figures(number: int) -> object:
    c = published_figure.c
    return select(func.count()).where(c.edition_id == number)


def test_its_numbers_become_published_figures(year: Database) -> None:
    """With the report as source; no page counts with them a second time, trainers do not see them,
    and an upgrade leaves them."""
    with year.read(NATIONAL) as connection:
        before = figures(connection, scope=NATIONAL)
    number = published(year, YEAR)
    with year.write(SYSTEM) as connection:
        published_facts.load(connection)
    with year.read(NATIONAL) as connection:
        assert figures(connection, scope=NATIONAL) == before
        every = figures(connection, scope=NATIONAL, of_reports=True)
    fresh = {f.subject: f for f in every if f not in before}
    assert fresh["page_views"].value == 78_000 and fresh["consultations"].value == 84
    assert fresh["page_views"].source == "Báo cáo năm 2025"
    with year.read(DEMONSTRATION) as connection:
        seen = figures(connection, scope=DEMONSTRATION, of_reports=True)
    assert not {f.source for f in seen} & {"Báo cáo năm 2025"}
    with year.write(HEAD.scope) as connection:
        writing.withdraw(connection, HEAD, number, reason="Sai tổng", version=3)
    with year.read(NATIONAL) as connection:
        notes = {f.note for f in figures(connection, scope=NATIONAL, of_reports=True)} - {
            f.note for f in before
        }
    assert notes == {"Báo cáo đã thu hồi: Sai tổng"}
    assert edition(year, number).state == WITHDRAWN


def test_what_is_frozen_stays_whatever_comes(year: Database) -> None:
    number = published(year, YEAR)
    own = edition(year, number)
    with year.read(NATIONAL) as connection:
        before = reading.kept(connection, own, scope=NATIONAL)
    assert before.intact and len(before.numbers) > 20 and len(before.rows) > 24
    with year.write(SYSTEM) as connection:
        connection.execute(update(visit).values(page_views=1))
    with year.read(NATIONAL) as connection:
        assert reading.kept(connection, own, scope=NATIONAL) == before
    assert before.documents["vi"].draft is False
    assert before.documents["en"].language == "en"


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.execute(update(report_number).values(text="9")),
        lambda c: c.execute(text("UPDATE report_row SET amounts = '{}'")),
        lambda c: c.execute(update(report_edition).values(content=report_edition.c.content + " ")),
    ],
)
def test_a_changed_byte_is_seen(year: Database, change: Callable[..., object]) -> None:
    number = published(year, YEAR)
    with year.write(SYSTEM) as connection:
        change(connection)
    with year.read(NATIONAL) as connection:
        own = reading.edition(connection, number, scope=NATIONAL)
        assert own and not reading.kept(connection, own, scope=NATIONAL).intact


def test_a_file_is_kept_once(year: Database) -> None:
    number = published(year, YEAR)
    own = edition(year, number)
    with year.write(HEAD.scope) as connection:
        assert keep(connection, own, "vi", "pdf", b"first")
        assert not keep(connection, own, "vi", "pdf", b"second")
    with year.read(NATIONAL) as connection:
        assert reading.file_of(connection, own, "vi", "pdf", scope=NATIONAL) == b"first"
        assert reading.file_of(connection, own, "en", "pdf", scope=NATIONAL) is None
