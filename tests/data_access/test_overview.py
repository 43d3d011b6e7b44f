"""The figures of a province's first page, against a register counted by hand (tests/seeded.py)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import event, insert, text

from data_access.database import state
from data_access.database.area import ProvinceArea
from data_access.database.engine import Database, now
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM, Scope
from data_access.network.requests.listing import RequestList, every_row
from data_access.overview.page import overview
from data_access.overview.ranking import owners
from data_access.records.on_day import UNDATED
from data_access.register.page import register_page
from data_access.tables import (
    import_batch,
    import_row_error,
    organisation,
    owner_count,
    plan_task,
    request,
)
from data_access.writing.last_import import row_faults
from domain.records.asset import UNKNOWN_FORMER
from read_models.overview import Overview, OwnerRow, WorkItem
from read_models.register_filters import Filters
from read_models.requests import requests_asked
from tests.builders import create_asset
from tests.seeded import GIA_LAI, NGHE_AN, TODAY, seed


@pytest.fixture
def seeded(database: Database) -> Database:
    with database.write(SYSTEM) as connection:
        seed(connection)
        state.put(connection, "rolled_to", "2026-05-20")
    return database


def read(
    database: Database,
    vn34: str = NGHE_AN,
    *,
    former: str | None = None,
    scope: Scope | None = None,
    today: date = TODAY,
) -> Overview:
    scope = scope or Scope.province(vn34)
    with database.read(scope) as connection:
        return overview(connection, scope=scope, vn34=vn34, former=former, today=today)


def test_tiles_count_what_is_alive(seeded: Database) -> None:
    tiles = {tile.kind: tile for tile in read(seeded).tiles}
    assert [*tiles] == [None, "SC", "GPHI", "KDCN", "NH", "CDDL"]
    assert {kind: (t.alive, t.in_grace) for kind, t in tiles.items()} == {
        None: (19, 3), "SC": (7, 3), "GPHI": (0, 0), "KDCN": (0, 0), "NH": (11, 0), "CDDL": (1, 0),
    }  # fmt: skip


def test_tiles_walk_back_along_the_flow(seeded: Database) -> None:
    """In grace counts as alive, so that a month of late payment changes nothing."""
    tiles = {tile.kind: tile for tile in read(seeded).tiles}
    assert tiles["NH"].months == tuple((m, 7) for m in MONTHS[:8]) + tuple(
        (m, 11) for m in MONTHS[8:]
    )
    assert tiles["GPHI"].months == tuple((m, 5) for m in MONTHS[:7]) + tuple(
        (m, 0) for m in MONTHS[7:]
    )
    assert {n for _month, n in tiles["SC"].months} == {7}
    assert [(t.year_ago, t.year_ago_day) for t in (tiles[None], tiles["NH"], tiles["GPHI"])] == [
        (20, date(2025, 5, 20)),
        (7, date(2025, 5, 20)),
        (5, date(2025, 5, 20)),
    ]


MONTHS = (
    "2025-06",
    "2025-07",
    "2025-08",
    "2025-09",
    "2025-10",
    "2025-11",
    "2025-12",
    "2026-01",
    "2026-02",
    "2026-03",
    "2026-04",
    "2026-05",
)


@pytest.mark.parametrize(
    ("day", "then", "alive", "dated"),
    [
        (date(2028, 2, 28), date(2027, 2, 28), 5, 3),
        (date(2028, 2, 29), date(2027, 2, 28), 5, 3),
        (date(2028, 2, 27), date(2027, 2, 27), 4, 2),
        (date(2028, 3, 1), date(2027, 3, 1), 5, 4),
        (date(2028, 2, 9), date(2027, 2, 9), 5, 3),
        (date(2028, 2, 10), date(2027, 2, 10), 4, 2),
    ],
)
def test_a_year_ago_is_the_same_day(
    database: Database, day: date, then: date, alive: int, dated: int
) -> None:
    """Issue 15, item 6: against the same day, not against the end of its month; 29/02 with 28/02.
    What no date tells the beginning of is alive until it ended where today is compared, and in no
    figure of a past day."""
    told = date(2020, 1, 1)
    lives = (
        [("in_force", told, None)],
        [("pending", told, date(2027, 2, 28)), ("in_force", date(2027, 2, 28), None)],
        [("pending", told, date(2027, 3, 1)), ("in_force", date(2027, 3, 1), None)],
        [("in_force", told, date(2027, 2, 10)), ("lapsed", date(2027, 2, 10), None)],
        [("in_force", told, date(2027, 2, 28)), ("in_grace", date(2027, 2, 28), None)],
        [("in_force", None, None)],
        [("in_force", None, date(2027, 3, 1)), ("lapsed", date(2027, 3, 1), None)],
    )
    with database.write(SYSTEM) as connection:
        for periods in lives:
            filed = (
                {"application_date": told}
                if periods[0][1]
                else {"application_date": None, "filed_sort": UNDATED}
            )
            create_asset(connection, status=periods[-1][0], periods=periods, **filed)
    now = read(database, today=day).tiles[0]
    scope = Scope.province(NGHE_AN)
    with database.read(scope) as connection:
        past = overview(
            connection, scope=scope, vn34=NGHE_AN, today=date(2028, 12, 1), on=day
        ).tiles[0]
    assert [(tile.year_ago_day, tile.year_ago) for tile in (now, past)] == [
        (then, alive),
        (then, dated),
    ]


def test_no_comparison_where_the_data_do_not_reach_back(seeded: Database) -> None:
    assert {tile.year_ago for tile in read(seeded, GIA_LAI).tiles} == {None}


def test_work_counts_what_can_be_saved_and_what_falls_due(seeded: Database) -> None:
    late, due, changed, oppose, hits, requests, tasks, errors = read(seeded).work
    assert late == WorkItem("late", 3, (("SC", 3),), date(2026, 11, 4), Filters(due="late"))
    assert due == WorkItem("due", 6, (("NH", 4), ("SC", 2)), TODAY, Filters(due="90"))
    assert changed == WorkItem("changed", 3, (("SC", 3),), None, Filters(changed=30))
    assert [w.n for w in read(seeded, GIA_LAI).work] == [0] * 8
    assert (oppose, hits, requests, tasks, errors) == (
        WorkItem("oppose", 0, (), None, None),
        WorkItem("hits", 0, (), None, None),
        WorkItem("requests", 0, (), None, None),
        WorkItem("tasks", 0, (), None, None),
        WorkItem("errors", 0, (), None, None),
    )


def test_a_change_of_status_counts_for_thirty_days_once_an_asset(database: Database) -> None:
    """Day by day at both edges; twice changed counts once, a new application not at all, what first
    shows up granted does."""
    lives = (
        # thirty days ago: in
        [("pending", date(2026, 1, 1), date(2026, 4, 20)), ("in_force", date(2026, 4, 20), None)],
        # a day earlier: out
        [("pending", date(2026, 1, 1), date(2026, 4, 19)), ("in_force", date(2026, 4, 19), None)],
        [("pending", date(2026, 1, 1), TODAY), ("refused", TODAY, None)],  # today: in
        [
            ("pending", date(2026, 1, 1), date(2026, 5, 1)),
            ("in_force", date(2026, 5, 1), date(2026, 5, 9)),
            ("lapsed", date(2026, 5, 9), None),
        ],
        [("pending", date(2026, 5, 2), None)],  # filed: out
        [("unknown", date(2026, 5, 2), None)],
        [("in_force", date(2026, 5, 2), None)],  # granted, filing unknown: in
        # ended, beginning unknown: in
        [("in_force", None, date(2026, 5, 3)), ("lapsed", date(2026, 5, 3), None)],
    )
    with database.write(SYSTEM) as connection:
        for periods in lives:
            create_asset(connection, status=periods[-1][0], periods=periods)
        create_asset(connection, vn34=GIA_LAI, vn63="64", status="refused", periods=lives[2])
        create_asset(connection, office="US", national=False, status="refused", periods=lives[2])
    changed = next(item for item in read(database).work if item.what == "changed")
    assert (changed.n, changed.by_kind) == (5, (("NH", 5),))
    scope = Scope.province(NGHE_AN)
    with database.read(scope) as connection:
        page = register_page(
            connection, scope=scope, vn34=NGHE_AN, filters=changed.filters or Filters(), today=TODAY
        )
        assert (page.total, len(page.rows)) == (5, 5)
        past = Filters(changed=30, on=date(2026, 4, 20))
        assert (
            register_page(connection, scope=scope, vn34=NGHE_AN, filters=past, today=TODAY).total
            == 2
        )


def test_the_faults_of_the_last_import_are_counted(database: Database) -> None:
    """Of the newest import of this province that was not taken back; nobody else's, and for the
    demonstration's reader none."""
    batch = {
        "sha256": "0" * 64,
        "format": "csv",
        "kind": "assets",
        "actor": "x",
        "accepted": 1,
        "updated": 0,
        "unchanged": 0,
    }
    at = datetime(2026, 5, 19, 18, tzinfo=UTC)  # the 20th in Viet Nam
    batches = (
        ("cu.csv", NGHE_AN, None, 5), ("moi.csv", NGHE_AN, None, 2), ("hoan-tac.csv", NGHE_AN, at, 7), ("khac.csv", GIA_LAI, None, 3),
    )  # fmt: skip
    with database.write(SYSTEM) as connection:
        for number, (file, vn34, undone, faults) in enumerate(batches, 1):
            connection.execute(
                insert(import_batch).values(
                    id=number, file=file, vn34=vn34, undone_at=undone, at=at, rejected=1, **batch
                )
            )
            reasons = [
                {
                    "batch_id": number,
                    "position": i,
                    "row": 9,
                    "field": "Ngày",
                    "reason": f"{file} {i}",
                }
                for i in range(faults)
            ]
            connection.execute(insert(import_row_error), reasons)
    assert read(database).work[-1] == WorkItem("errors", 2, (), TODAY, None, "moi.csv")
    assert read(database, scope=NATIONAL).work[-1].n == 2
    assert read(database, GIA_LAI).work[-1].n == 3
    assert (
        read(database, scope=DEMONSTRATION).work[-1].n
        == read(database, scope=Scope.province(GIA_LAI)).work[-1].n
        == 0
    )
    for scope, number, found in (
        (Scope.province(NGHE_AN), 2, 2),
        (Scope.province(NGHE_AN), 4, 0),
        (DEMONSTRATION, 2, 0),
    ):
        with database.read(scope) as connection:
            assert len(row_faults(connection, number, page=1, scope=scope, vn34=NGHE_AN)) == found


def test_filings_by_year_of_filing(seeded: Database) -> None:
    filings = read(seeded).filings
    assert filings.years == tuple(range(2017, 2027))
    assert filings.counts["NH"] == (0, 0, 0, 0, 0, 7, 0, 0, 4, 1)
    assert filings.counts["SC"] == (0, 3, 0, 0, 0, 0, 0, 0, 0, 4)
    assert filings.counts["GPHI"] == filings.counts["KDCN"] == (0,) * 10
    assert (filings.undated, filings.incomplete) == ({"NH": 1, "CDDL": 1}, True)


def test_this_year_against_the_same_days_of_last_year(seeded: Database) -> None:
    filed, granted = read(seeded).to_date
    assert (filed.measure, filed.since, filed.until, filed.n) == (
        "filed",
        date(2026, 1, 1),
        TODAY,
        5,
    )
    assert (filed.last_since, filed.last_until, filed.last_n) == (
        date(2025, 1, 1),
        date(2025, 5, 20),
        2,
    )
    assert {k: v for k, v in filed.by_kind.items() if any(v)} == {"NH": (1, 2), "SC": (4, 0)}
    assert (granted.n, granted.last_n, granted.by_kind["NH"]) == (4, 0, (4, 0))


def test_this_year_on_a_leap_day(seeded: Database) -> None:
    filed, _granted = read(seeded, today=date(2028, 2, 29)).to_date
    assert (filed.last_until, filed.n, filed.last_n) == (date(2027, 2, 28), 0, 0)


def test_status_classes_and_specialities(seeded: Database) -> None:
    page = read(seeded)
    assert page.status == {
        "NH": {"in_force": 11, "pending": 1, "unknown": 1}, "SC": {"in_force": 4, "in_grace": 3}, "GPHI": {"expired": 5},
        "KDCN": {"refused": 3}, "CDDL": {"in_force": 1},
    }  # fmt: skip
    assert page.nice == (("30", 7), ("5", 4), ("35", 3))
    assert page.specialities.counts == {
        ("CDDL", ""): 1,
        ("NH", "certification"): 1,
        ("NH", "collective"): 1,
    }
    shown = [(row.title, row.product, row.holder) for row in page.specialities.rows]
    assert shown == [
        ("Vinh", "Cam", "Sở KH&CN"),
        ("Cà phê Phủ Quỳ 1", None, "HTX Phủ Quỳ"),
        ("Cà phê Phủ Quỳ 0", None, "HTX Phủ Quỳ"),
    ]


def test_owners_by_what_is_alive(seeded: Database) -> None:
    """Real and illustrative rows stand side by side here; in Gia Lai there is one owner only."""
    leading = read(seeded).owners
    assert [(o.name, o.alive) for o in leading] == [
        ("Đại học Vinh", 7),
        ("HTX Phủ Quỳ", 7),
        ("Công ty Vạn Phần", 4),
        ("Sở KH&CN", 1),
    ]
    assert leading[0].by_kind == {"SC": 7, "GPHI": 0, "KDCN": 0, "NH": 0, "CDDL": 0}
    only = read(seeded, GIA_LAI).owners
    assert [replace(o, owner_id=0) for o in only] == [
        OwnerRow(0, "Công ty Mẫu", 12, {"SC": 5, "GPHI": 0, "KDCN": 0, "NH": 7, "CDDL": 0})
    ]


def test_former_provinces_close(seeded: Database) -> None:
    page = read(seeded, GIA_LAI)
    assert page.former == {"52": (7, 7), "64": (0, 5), UNKNOWN_FORMER: (5, 5)}
    assert page.total == 17 == sum(total for _alive, total in page.former.values())


def test_a_former_province_restricts_every_figure(seeded: Database) -> None:
    part = read(seeded, GIA_LAI, former="64")
    assert (part.total, part.status, part.nice, part.owners) == (5, {"NH": {"lapsed": 5}}, (), ())
    assert [t.alive for t in part.tiles] == [0] * 6
    assert part.specialities.rows == () and part.filings.counts["NH"][3] == 5
    assert part.former == {"52": (7, 7), "64": (0, 5), UNKNOWN_FORMER: (5, 5)}
    assert [o.alive for o in read(seeded, GIA_LAI, former="52").owners] == [7]
    assert read(seeded, GIA_LAI, former="52").work[0].filters == Filters(due="late", former="52")


def test_parts_add_up_to_the_whole(seeded: Database) -> None:
    """D-2: over the former provinces, every figure that is a sum closes."""
    whole, parts = (
        read(seeded, GIA_LAI),
        [read(seeded, GIA_LAI, former=code) for code in ("52", "64", UNKNOWN_FORMER)],
    )
    assert sum(p.total for p in parts) == whole.total
    assert sum(p.tiles[0].alive for p in parts) == whole.tiles[0].alive == 12
    for kind in whole.filings.counts:
        assert (
            tuple(map(sum, zip(*(p.filings.counts[kind] for p in parts), strict=True)))
            == whole.filings.counts[kind]
        )


def test_the_manager_sees_the_same_figures(seeded: Database) -> None:
    assert read(seeded, scope=NATIONAL) == read(seeded)


def test_a_stranger_and_the_trainer(seeded: Database) -> None:
    """T-2: another province's figures are all nothing; the trainer sees illustrative rows, and the
    real geographical indication."""
    stranger = read(seeded, NGHE_AN, scope=Scope.province(GIA_LAI))
    assert (
        stranger.total,
        stranger.former,
        stranger.other_offices,
        stranger.owners,
        stranger.as_of.sources,
    ) == (0, {}, 0, (), ())
    assert [w.n for w in stranger.work] + [y.n for y in stranger.to_date] + [
        t.alive for t in stranger.tiles
    ] == [0] * 16
    assert stranger.urgent == ()
    trainer = read(seeded, scope=DEMONSTRATION)
    assert (trainer.total, trainer.specialities.counts["CDDL", ""], trainer.as_of.illustrative) == (
        29,
        1,
        "part",
    )


def test_other_offices_are_kept_apart(seeded: Database) -> None:
    assert (read(seeded).total, read(seeded).other_offices) == (29, 2)


def test_as_of_names_sources_and_the_last_import_of_ones_own(seeded: Database) -> None:
    """T-2: when another province imported is not told."""

    def batch(vn34: str | None, day: int, undone: bool = False) -> dict[str, object]:
        moment = datetime(2026, 5, day, tzinfo=UTC)
        counts = {
            "accepted": 1,
            "updated": 0,
            "unchanged": 0,
            "rejected": 0,
            "undone_at": moment if undone else None,
        }
        return {
            "file": "a",
            "sha256": "0",
            "format": "csv",
            "kind": "assets",
            "vn34": vn34,
            "actor": "a",
            "at": moment,
        } | counts

    with seeded.write(SYSTEM) as connection:
        connection.execute(
            insert(import_batch),
            [batch(None, 1), batch(NGHE_AN, 2), batch(NGHE_AN, 3, undone=True), batch(GIA_LAI, 9)],
        )
    as_of = read(seeded).as_of
    assert (as_of.rolled_to, as_of.updated_at) == (TODAY, datetime(2026, 5, 2, tzinfo=UTC))
    assert (as_of.sources, as_of.illustrative) == (("illustrative", "published_gi"), "part")
    assert read(seeded, "37").as_of.sources == ("wipo_publish",)


def test_an_empty_province(database: Database) -> None:
    page = read(database)
    assert (page.total, page.status, page.owners, page.nice, page.former, page.as_of.sources) == (
        0,
        {},
        (),
        (),
        {},
        (),
    )
    assert page.as_of.illustrative == "none"
    assert [(t.alive, t.year_ago) for t in page.tiles] == [(0, None)] * 6


def test_a_part_of_a_merged_province_is_not_compared_where_addresses_do_not_tell_it(
    database: Database,
) -> None:
    """Issue 15, item 6: Bình Định filed 3 last year and "0, −100,0%" this year, of which 2 stand
    among those whose former province is unknown. The number of these is told for both years; of the
    whole province and of the unknown ones themselves nothing is."""
    with database.write(SYSTEM) as connection:
        for vn63, filed, n in (
            ("52", date(2025, 3, 3), 3),
            (UNKNOWN_FORMER, date(2026, 3, 3), 2),
            (UNKNOWN_FORMER, date(2025, 12, 1), 1),
        ):
            for _n in range(n):
                create_asset(connection, vn34=GIA_LAI, vn63=vn63, application_date=filed)
    parts = {}
    with database.read(NATIONAL) as connection:
        for former in ("52", UNKNOWN_FORMER, None):
            data = overview(connection, scope=NATIONAL, vn34=GIA_LAI, former=former, today=TODAY)
            part = next(part for part in data.to_date if part.measure == "filed")
            parts[former] = (part.n, part.last_n, part.untold)
    assert parts == {"52": (0, 3, (2, 0)), UNKNOWN_FORMER: (2, 0, (0, 0)), None: (2, 3, (0, 0))}


def test_the_next_deadlines_come_by_the_day_that_decides(seeded: Database) -> None:
    """Against SQL that is written apart: what is payable late and what is due, the first three."""
    with seeded.read(SYSTEM) as connection:
        rows = connection.execute(
            text(
                "SELECT d.asset_id FROM deadline d JOIN asset a ON a.id = d.asset_id"
                " WHERE a.vn34 = :place AND (d.state = 'late' OR d.state = 'open' AND d.day >= :day)"
                " ORDER BY d.day, d.asset_id LIMIT 3"
            ),
            {"place": NGHE_AN, "day": TODAY.isoformat()},
        ).scalars()
        expected = list(rows)
    assert len(expected) == 3
    assert [item.asset_id for item in read(seeded).urgent] == expected


def test_its_statements_are_compiled_once(seeded: Database) -> None:
    """What SQLAlchemy builds anew on each visit takes longer than what the database does for it."""
    sent: list[str] = []

    def look(
        _connection: Any, _cursor: Any, statement: str, _values: Any, context: Any, _n: Any
    ) -> None:
        sent.append(f"compiled: {statement}" if context.compiled else statement)

    event.listen(seeded.engine, "before_cursor_execute", look)
    read(seeded)
    event.remove(seeded.engine, "before_cursor_execute", look)
    assert len(sent) <= 30
    built = {statement for statement in sent if statement.startswith("compiled")}
    # who asks, which PostgreSQL is told
    assert {s for s in built if not s.startswith("compiled: SELECT set_config(")} == set()


def test_overdue_tasks_of_the_plan_wait(seeded: Database) -> None:
    due = {"done": -40, "open": -29, "doing": -3, "dropped": -50}
    with seeded.write(SYSTEM) as connection:
        for place, (state, days) in enumerate(due.items()):
            values = {
                "vn34": NGHE_AN,
                "title": f"Việc {place}",
                "who": "Sở KH&CN",
                "due": TODAY + timedelta(days=days),
                "state": state,
                "illustrative": False,
                "removed": 0,
                "version": 1,
                "updated_at": now(),
                "updated_by": "nghean",
            }
            connection.execute(insert(plan_task).values(values))
    tasks = next(item for item in read(seeded).work if item.what == "tasks")
    assert (tasks.n, tasks.nearest) == (2, TODAY - timedelta(days=29))
    assert next(item.n for item in read(seeded, GIA_LAI).work if item.what == "tasks") == 0


def test_overdue_requests_of_the_province_are_work(seeded: Database) -> None:
    """Those of its people on whatever desk; the day on which it is due is not late yet. Against the
    rows that the line opens."""
    words = dict.fromkeys(("side", "topics", "rights", "title", "question", "requester"), "")
    words |= dict.fromkeys(("folded", "duplicate_of", "source", "created_by", "updated_by"), "")
    row = words | {"channel": "phone", "kind": "search", "requester_type": "person", "stops": []}
    row |= {"received_on": date(2026, 1, 5), "state": "doing", "illustrative": False, "version": 1}
    row |= {"created_at": now(), "updated_at": now(), "taken_at": "institute"}
    days = (timedelta(-9), timedelta(-1), timedelta(0))
    with seeded.write(SYSTEM) as connection:
        for n, (vn34, desk, left) in enumerate(
            [(NGHE_AN, "province", left) for left in days]
            + [(NGHE_AN, "institute", days[1]), (GIA_LAI, "province", days[0])]
        ):
            own = {"number": f"YC-2026-{n:05}", "form_key": f"k{n}", "vn34": vn34, "desk": desk}
            connection.execute(insert(request).values(row | own | {"due_on": TODAY + left}))
    found = next(item for item in read(seeded).work if item.what == "requests")
    assert (found.n, found.nearest) == (3, TODAY - timedelta(9))
    scope = Scope.province(NGHE_AN)
    with seeded.read(scope) as connection:
        listed = RequestList(requests_asked("?tt=qua-han"), scope, TODAY, 0, NGHE_AN)
        assert len(list(every_row(connection, listed))) == 3


@pytest.mark.parametrize("turn", range(3))
def test_owners_that_stand_twice_are_added_up(database: Database, turn: int) -> None:
    """Real and illustrative rows of one owner count together; the five that lead are those that a
    sum over all of them finds, whatever leads in one row alone."""
    random = Random(turn)
    pairs = {n: (random.randrange(12), random.randrange(12)) for n in range(1, 41)}
    with database.write(SYSTEM) as connection:
        for n, pair in pairs.items():
            name = f"Công ty {n}"
            connection.execute(insert(organisation).values(id=n, folded=name, name=name, bare=name))
            row = {"vn34": NGHE_AN, "national": True, "vn63": "*", "owner_id": n, "nh": 0, "n": 12}
            row |= dict.fromkeys(("sc", "gphi", "kdcn", "cddl"), 0)
            for illustrative, alive in zip((False, True), pair, strict=True):
                told = {"illustrative": illustrative, "alive": alive}
                connection.execute(insert(owner_count).values(row | told))
    place = ProvinceArea(scope=SYSTEM, vn34=NGHE_AN)
    with database.read(SYSTEM) as connection:
        found = owners(connection, place, mixed=True)
    summed = sorted(((sum(pair), n) for n, pair in pairs.items()), reverse=True)[:5]
    assert [(row.alive, row.owner_id) for row in found] == summed
