"""The provincial report's numbers against SQL over the records themselves and against a story told
by hand, on both databases; each number opens just as many rows."""

from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import pytest
from sqlalchemy import insert, select, text

from components.documents.provincial import provincial
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM, Scope
from data_access.deadlines.ask import Ask
from data_access.deadlines.lists import all_keys
from data_access.register.page import register_page
from data_access.reports.province import report_province
from data_access.tables import (
    deadline_act,
    plan_support,
    plan_target,
    plan_task,
    reminder,
    watch_hit,
)
from data_access.upkeep.daily import roll
from data_access.writing.save import save
from domain.calendar.report_periods import report_period
from domain.records.asset import AssetRecord, LegalEvent, Party
from domain.records.kinds import KINDS
from read_models.deadline_filters import DeadlineFilters
from read_models.province_table import FILED, GRANTED
from read_models.register_filters import Filters
from read_models.report_province import ReportProvince
from tests.builders import create_asset
from tests.documents.made import MADE, sentences
from tests.seeded import GIA_LAI, NGHE_AN, TODAY, seed
from tests.writing.records import GIA_LAI as IN_GIA_LAI
from tests.writing.records import NGHE_AN as IN_NGHE_AN
from tests.writing.records import create_record

MOMENT = datetime(2026, 6, 1, 3, tzinfo=UTC)
COUNT = """SELECT count(*) FROM asset WHERE vn34 = :place AND national AND kind = :kind
    AND {day} >= :since AND {day} <= :until"""
ALIVE = """SELECT count(*) FROM asset a JOIN asset_status_period p ON p.asset_id = a.id
    WHERE a.vn34 = :place AND a.national AND a.kind = :kind
    AND p.status IN ('in_force', 'in_grace') AND p.since <= :day
    AND (p.until IS NULL OR p.until > :day)"""
SPANS = {
    "2026-05": ("2026-05-01", "2026-05-20", "2025-05-01", "2025-05-20"),
    "2026-04": ("2026-04-01", "2026-04-30", "2025-04-01", "2025-04-30"),
    "2026-Q1": ("2026-01-01", "2026-03-31", "2025-01-01", "2025-03-31"),
    "2026-H1": ("2026-01-01", "2026-05-20", "2025-01-01", "2025-05-20"),
    "2026-9M": ("2026-01-01", "2026-05-20", "2025-01-01", "2025-05-20"),
    "2025": ("2025-01-01", "2025-12-31", "2024-01-01", "2024-12-31"),
    "2024": ("2024-01-01", "2024-12-31", "2023-01-01", "2023-12-31"),
}
"""On 20/05/2026; written apart from the code that works them out."""


@pytest.fixture
def seeded(database: Database) -> Database:
    with database.write(SYSTEM) as connection:
        seed(connection)
        for day, vn63 in ((date(2026, 5, 20), "52"), (date(2025, 5, 20), "64")):
            create_asset(
                connection,
                vn34=GIA_LAI,
                vn63=vn63,
                kind="NH",
                application_date=day,
                status="pending",
            )
    return database


def read(
    database: Database,
    place: str,
    code: str,
    today: date = TODAY,
    scope: Scope | None = None,
) -> ReportProvince | None:
    seen, period = scope or Scope.province(place), report_period(code)
    assert period is not None
    with database.read(seen) as connection:
        return report_province(connection, scope=seen, vn34=place, period=period, today=today)


@pytest.mark.parametrize("place", [NGHE_AN, GIA_LAI])
@pytest.mark.parametrize("code", SPANS)
def test_flows_are_those_of_the_records(seeded: Database, place: str, code: str) -> None:
    view = read(seeded, place, code)
    assert view is not None
    days = [date.fromisoformat(day) for day in SPANS[code]]
    found, counted = {}, {}
    with seeded.read(SYSTEM) as connection:
        for measure, day in ((FILED, "application_date"), (GRANTED, "registration_date")):
            query = text(COUNT.format(day=day))
            for kind in KINDS:
                for when, since, until in (("now", *days[:2]), ("before", *days[2:])):
                    values = {"place": place, "kind": kind, "since": since, "until": until}
                    key = (measure, kind, when)
                    counted[key] = connection.execute(query, values).scalar_one()
                    of = view.count if when == "now" else view.count_before
                    found[key] = of(measure, kind)
    assert found == counted


@pytest.mark.parametrize("place", [NGHE_AN, GIA_LAI])
@pytest.mark.parametrize("code", ["2026-04", "2026-Q1", "2025", "2024"])
def test_stock_is_that_of_the_statuses(seeded: Database, place: str, code: str) -> None:
    """Of past days: what no date tells the beginning of is in none of them."""
    view = read(seeded, place, code)
    assert view is not None
    found, counted = {}, {}
    with seeded.read(SYSTEM) as connection:
        for when, day in (("now", SPANS[code][1]), ("before", SPANS[code][3])):
            for kind in KINDS:
                values = {"place": place, "kind": kind, "day": date.fromisoformat(day)}
                counted[when, kind] = connection.execute(text(ALIVE), values).scalar_one()
                stock = view.stock if when == "now" else view.stock_before
                found[when, kind] = stock.alive.get(kind, 0)
    assert found == counted


def test_of_today_it_is_what_the_first_page_counts(seeded: Database) -> None:
    view = read(seeded, NGHE_AN, "2026-05")
    assert view is not None and view.stock.total == 19 and view.stock.in_grace == 3
    assert sum(view.undated.values()) == 5
    assert view.table.count("alive", "year", tuple(KINDS), "") == 19


ADDRESSES = ("thành phố Vinh, tỉnh Nghệ An", "phường Pleiku, tỉnh Gia Lai")


def mark(n: int, due: date, *, place: object = IN_NGHE_AN, paid: date | None = None) -> AssetRecord:
    filed = due.replace(year=due.year - 10)
    granted = date(filed.year + 1, filed.month, 1)
    events = [LegalEvent("filed", filed), LegalEvent("granted", granted)]
    events += [LegalEvent("renewed", paid)] if paid else []
    return create_record(
        application_no=f"4-{filed.year}-{n:05}",
        registration_no=f"4-{n:07}-000",
        title=f"Nhãn {n}",
        status_raw=None,
        application_date=filed,
        registration_date=granted,
        events=tuple(events),
        status_stated="unknown",
        place=place,
        parties=(Party("applicant", "Công ty Mẫu", ADDRESSES[place is IN_GIA_LAI], "VN"),),
    )


@pytest.fixture
def story(database: Database) -> Database:
    """The first half of 2026, told on 30/11/2026. Due in it: two paid in time, one paid late on
    20/07 (late on 30/06), one recorded without proof, one waived, one never paid (late on 30/06).
    Due on 15/09/2025 and never paid: late until March 2026, lost. Due in the half that follows:
    one. And one of Gia Lai of each."""
    march, today = date(2026, 3, 4), date(2026, 11, 30)
    told = [
        mark(1, march, paid=date(2026, 2, 10)),
        mark(2, date(2026, 5, 5), paid=date(2026, 4, 1)),
        mark(3, march, paid=date(2026, 7, 20)),
        mark(4, march),
        mark(5, march),
        mark(6, march),
        mark(7, date(2025, 9, 15)),
        mark(8, date(2026, 10, 14)),
        *(mark(20 + n, march, place=IN_GIA_LAI) for n in range(3)),
    ]
    with database.write(SYSTEM) as connection:
        saved = save(connection, told, batch_id=None, actor="a", today=today)
        ids = [one.asset_id for one in saved]
        key = {"rule": "renewal_nh", "ordinal": 1, "vn34": "40", "illustrative": False}
        act = key | {"due": march, "reason": "", "actor": "nghean", "at": MOMENT, "version": 1}
        connection.execute(
            insert(deadline_act),
            [
                act | {"asset_id": ids[3], "what": "paid", "done_on": date(2026, 5, 2)},
                act | {"asset_id": ids[4], "what": "waive", "done_on": None},
            ],
        )
        letter = key | {"due": march, "channel": "letter", "actor": "nghean", "lot": 1}
        connection.execute(
            insert(reminder),
            [
                letter | {"asset_id": ids[2], "sent_on": date(2026, 5, 6), "saved_on": None},
                letter | {"asset_id": ids[5], "sent_on": date(2026, 5, 6), "saved_on": None},
                letter | {"asset_id": ids[5], "sent_on": date(2026, 6, 8), "saved_on": None},
                letter | {"asset_id": ids[5], "sent_on": date(2026, 7, 8), "saved_on": None},
            ],
        )
        kept = {"vn34": "40", "illustrative": False, "version": 1, "removed": 0}
        kept |= {"updated_at": MOMENT, "updated_by": "Lê Thu Hà"}
        target = {"title": "Đơn nộp", "indicator": "nop-trong-nam", "value": 40, "source": "KH 1"}
        connection.execute(insert(plan_target).values(kept | target | {"year": 2026}))
        tasks = [("Tập huấn", date(2026, 4, 1), "done"), ("Rà soát", date(2026, 9, 1), "open")]
        for title, due, state in tasks:
            row = kept | {"title": title, "who": "Phòng Quản lý", "due": due, "state": state}
            connection.execute(insert(plan_task).values(row))
        for day, amount in ((date(2026, 3, 1), 20_000_000), (date(2026, 7, 1), 5_000_000)):
            row = kept | {"beneficiary": "HTX", "programme": "2205", "day": day, "amount": amount}
            connection.execute(insert(plan_support).values(row | {"right_no": ""}))
    roll(database, today, everything=True)
    return database


AFTER = date(2026, 11, 30)


def body_of(view: ReportProvince) -> str:
    return "\n".join(sentences(provincial(view, MADE)))


def test_deadlines_kept_and_lost(story: Database) -> None:
    view = read(story, "40", "2026-H1", AFTER)
    assert view is not None
    kept = view.deadlines
    assert kept.due == {"done": 2, "late": 2, "wait": 1, "waive": 1}
    assert (kept.late, kept.lost) == (2, 1)
    assert (kept.reminded, kept.owners, kept.saved) == (2, 1, 0)
    assert (kept.coming, kept.coming_owners) == (1, 1)
    body = body_of(view)
    assert "Trong kỳ có 06 thời hạn đến hạn: 02 thời hạn đã thực hiện, 01 thời hạn đã ghi" in body
    assert "Đến ngày 30/06/2026, 02 văn bằng còn được nộp muộn." in body
    assert "Trong kỳ, 01 văn bằng đã hết thời gian nộp muộn" in body
    assert "Sở đã ghi sổ thư nhắc về 02 thời hạn, tới 01 chủ văn bằng" in body
    assert "Kế hoạch có 01 nhiệm vụ đến hạn trong kỳ, 01 nhiệm vụ đã xong" in body
    assert "Trong kỳ đã cấp 01 khoản hỗ trợ, tổng số tiền 20.000.000 đồng." in body
    assert "01 chủ văn bằng có 01 thời hạn đến trong 6 tháng cuối năm 2026" in body
    assert "Rà soát (Phòng Quản lý, hạn 01/09/2026)" in body


@pytest.mark.parametrize("code", ["2026-H1", "2026-03", "2026-Q2", "2026-9M", "2026", "2025"])
def test_every_number_opens_just_as_many_rows(story: Database, code: str) -> None:
    """The lists count by their own queries."""
    opens(story, "40", code, AFTER)


def test_every_number_of_the_seeded_register_opens_its_rows(seeded: Database) -> None:
    for code in SPANS:
        opens(seeded, GIA_LAI, code, TODAY)
        opens(seeded, NGHE_AN, code, TODAY)


def opens(database: Database, place: str, code: str, today: date) -> None:
    view = read(database, place, code, today)
    assert view is not None
    scope = Scope.province(place)
    seen = 0
    with database.read(scope) as connection:
        for figure in provincial(view, MADE).figures():
            url = urlsplit(figure.rows)
            if url.path.endswith("/tai-san"):
                filters = Filters.read(url.query)
                assert filters.ignored == ()
                page = register_page(
                    connection, scope=scope, vn34=place, filters=filters, today=today
                )
                n = page.total
            elif url.path.endswith("/thoi-han"):
                chosen = DeadlineFilters.read(url.query)
                assert chosen.ignored == ()
                ask = Ask(scope=scope, vn34=place, filters=chosen, today=today)
                n = len(all_keys(connection, ask, limit=2_000))
            else:
                continue
            assert n == figure.value, (code, figure.key, figure.rows)
            seen += 1
    assert seen >= 7


def test_nothing_is_told_of_another_province(story: Database) -> None:
    """Whatever scope asks: an officer of Gia Lai asks for Nghệ An and is told nothing."""
    assert read(story, "40", "2026-H1", AFTER, Scope.province("52")) is None
    assert read(story, "40", "2026-H1", AFTER, Scope.station(1)) is None
    own = read(story, "52", "2026-H1", AFTER)
    assert own is not None and own.deadlines.due == {"late": 3} and own.plan.targets == ()


def test_where_nothing_is_known(story: Database) -> None:
    assert read(story, "01", "2026-H1", AFTER) is None
    assert read(story, "40", "1990", AFTER) is None


def test_the_watch_counts_what_it_found_in_the_period(story: Database) -> None:
    hit = {
        "vn34": "40",
        "term_id": 1,
        "mark": "Cam",
        "owner": "A",
        "application_date": date(2026, 1, 1),
        "overlap": "31",
        "likeness": 90,
        "note": "",
        "version": 1,
        "illustrative": False,
    }
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1)]
    with story.write(SYSTEM) as connection:
        for n, day in enumerate(days):
            decided = (
                {"state": "opposed", "decided_by": "a", "decided_at": MOMENT} if n == 1 else {}
            )
            row = hit | {"asset_id": 900 + n, "application_no": str(n), "found_on": day}
            row |= {"state": "new", "decided_by": "", "decided_at": None} | decided
            connection.execute(insert(watch_hit).values(row))
        assert len(connection.execute(select(watch_hit.c.id)).all()) == 4
    view = read(story, "40", "2026-H1", AFTER)
    assert view is not None and view.hits == {"opposed": 1, "new": 1}
    body = body_of(view)
    assert "02 đơn ngoài tỉnh" in body and "01 đơn đã phản đối, 01 đơn chưa xem xét" in body
