"""A past day's figures against a replay of what happened, day by day, on real SQLite and
PostgreSQL; and the same figures by hand."""

import random
from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest

from data_access import rollups
from data_access.database.area import ProvinceArea
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM, Scope
from data_access.overview.page import overview
from data_access.records.on_day import UNDATED
from data_access.register.export import rows_for_export
from data_access.register.page import register_page
from data_access.rollups.counts_on_day import counts_on
from domain.records.kinds import KINDS
from domain.records.statuses import ALIVE
from read_models.overview import Overview
from read_models.register_filters import Filters
from tests.builders import create_asset
from tests.seeded import NGHE_AN, TODAY, seed

SCOPE = Scope.province(NGHE_AN)
BEGINS, DAYS, EVENTS = date(2023, 11, 20), 500, 1_000
OWNERS = [f"Công ty {n}" for n in range(23)]
NEXT = {
    "pending": ("in_force", "refused", "withdrawn"), "in_force": ("in_grace", "lapsed", "invalidated"),
    "in_grace": ("in_force", "lapsed"), "lapsed": ("in_force",), "refused": ("in_force",),
}  # fmt: skip


class Story:
    """What happens to a register, told event by event; the state of any day is the sum of what was
    told before its end."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.assets: list[dict[str, object]] = []
        self.told: list[tuple[date, int, str]] = []
        days = sorted(BEGINS + timedelta(self._random.randrange(DAYS)) for _n in range(EVENTS))
        last: dict[int, tuple[date, str]] = {}
        for day in days:
            free = [i for i, (on, status) in last.items() if on < day and status in NEXT]
            if free and self._random.random() < 0.6:
                asset = self._random.choice(free)
                status = self._random.choice(NEXT[last[asset][1]])
            else:
                asset, status = (
                    self._new(day),
                    self._random.choice(("pending", "pending", "in_force")),
                )
            last[asset] = (day, status)
            self.told.append((day, asset, status))

    def _new(self, day: date) -> int:
        pick = self._random.choice
        kind = pick(["NH", "NH", "NH", "SC", "GPHI", "KDCN"])
        classes = (
            self._random.sample(["3", "5", "30", "31", "35"], self._random.randrange(3))
            if kind == "NH"
            else []
        )
        category = pick(["ordinary", "collective", "certification"]) if kind == "NH" else ""
        self.assets.append(
            {
                "kind": kind, "classes": [("nice", c) for c in classes], "owner": pick(OWNERS), "application_date": day,
                "mark_category": category, "title": f"Tài sản {len(self.assets):04}", "vn63": NGHE_AN,
            }
        )  # fmt: skip
        return len(self.assets) - 1

    def write(self, database: Database) -> None:
        told: dict[int, list[tuple[date, str]]] = defaultdict(list)
        for day, asset, status in self.told:
            told[asset].append((day, status))
        with database.write(SYSTEM) as connection:
            for number, values in enumerate(self.assets):
                turns = told[number]
                ends = [*(day for day, _status in turns[1:]), None]
                periods = [
                    (status, since, until)
                    for (since, status), until in zip(turns, ends, strict=True)
                ]
                create_asset(
                    connection,
                    **values,
                    periods=periods,
                    status=turns[-1][1],
                    status_since=turns[-1][0],
                    count=False,
                )  # type: ignore[arg-type]
            rollups.rebuild(connection)


class Replay:
    """The register as events make it, one after the other."""

    def __init__(self, story: Story) -> None:
        self.story, self.status, self.next = story, dict[int, str](), 0

    def up_to(self, day: date) -> None:
        while self.next < len(self.story.told) and self.story.told[self.next][0] <= day:
            _day, asset, status = self.story.told[self.next]
            self.status[asset] = status
            self.next += 1

    def by_status(self) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for (kind, status), n in Counter(
            (self.story.assets[a]["kind"], s) for a, s in self.status.items()
        ).items():
            found[str(kind)][status] = n
        return dict(found)

    def alive(self) -> list[dict[str, object]]:
        return [self.story.assets[a] for a, s in self.status.items() if s in ALIVE]

    def nice(self) -> tuple[tuple[str, int], ...]:
        n = Counter(main for a in self.alive() for _scheme, main in a["classes"])  # type: ignore[attr-defined]
        return tuple(sorted(n.items(), key=lambda item: (-item[1], len(item[0]), item[0]))[:5])

    def owners(self) -> list[int]:
        return sorted(Counter(a["owner"] for a in self.alive()).values(), reverse=True)[:5]


def read(database: Database, on: date) -> Overview:
    with database.read(SCOPE) as connection:
        return overview(connection, scope=SCOPE, vn34=NGHE_AN, today=TODAY, on=on)


def test_a_thousand_events_replayed_day_by_day(database: Database) -> None:
    """Every day: the counts by kind and status; every seventh the whole page; every fiftieth the
    lists and their exports as well."""
    story = Story(20251124)
    story.write(database)
    replay = Replay(story)
    for n in range(-2, DAYS + 2):
        day = BEGINS + timedelta(n)
        replay.up_to(day)
        with database.read(SCOPE) as connection:
            counts = counts_on(connection, ProvinceArea(SCOPE, NGHE_AN), day)
        assert (counts.by_status(), counts.total) == (replay.by_status(), len(replay.status)), day
        if n % 7:
            continue
        page = read(database, day)
        assert page.status == replay.by_status(), day
        assert page.tiles[0].alive == len(replay.alive()), day
        assert page.nice == replay.nice(), day
        assert [row.alive for row in page.owners] == replay.owners(), day
        special = Counter(a["mark_category"] for a in replay.alive())
        assert page.specialities.counts["NH", "collective"] == special["collective"], day
        filed = Counter(
            a["kind"]
            for a in story.assets
            if str(a["application_date"])[:4] == str(day.year)
            and str(a["application_date"]) <= str(day)
        )
        assert {k: c[-1] for k, c in page.filings.counts.items()} == {k: filed[k] for k in KINDS}, (
            day
        )
        if n % 49 == 0:
            _lists_agree(database, day, replay)


def _lists_agree(database: Database, day: date, replay: Replay) -> None:
    for statuses in ((), ALIVE, ("pending",), ("in_grace",)):
        expected = Counter(
            replay.story.assets[a]["title"]
            for a, s in replay.status.items()
            if not statuses or s in statuses
        )
        for filters in (
            Filters(on=day, statuses=statuses),
            Filters(on=day, statuses=statuses, since=date(2000, 1, 1)),
        ):
            with database.read(SCOPE) as connection:
                page = register_page(
                    connection, scope=SCOPE, vn34=NGHE_AN, filters=filters, today=TODAY
                )
                rows = list(
                    rows_for_export(
                        connection, scope=SCOPE, vn34=NGHE_AN, filters=filters, today=TODAY
                    )
                )
            assert page.total == sum(expected.values())
            assert Counter(row.title for row in rows) == expected
            assert not statuses or {row.status for row in rows} <= set(statuses)


@pytest.fixture
def seeded(database: Database) -> Database:
    with database.write(SYSTEM) as connection:
        seed(connection)
    return database


def test_month_ends_of_the_trend_are_the_past_days_own_counts(seeded: Database) -> None:
    """What today's tile says of a month's end is what the page of that day says."""
    tiles = {tile.kind: tile for tile in read(seeded, date(2026, 5, 19)).tiles}
    for month, n in tiles["NH"].months[:-1]:
        year, number = int(month[:4]), int(month[5:])
        last = date(year + number // 12, number % 12 + 1, 1) - timedelta(1)
        assert next(t.alive for t in read(seeded, last).tiles if t.kind == "NH") == n, month


def test_by_hand(seeded: Database) -> None:
    """Before 10/02/2026 the four marks of Vạn Phần were pending; before 09/01/2026 the utility
    solutions were in force."""
    before = read(seeded, date(2026, 1, 8))
    assert before.status == {
        "NH": {"in_force": 7, "pending": 4},
        "SC": {"in_force": 3},
        "GPHI": {"in_force": 5},
    }
    assert (before.tiles[0].alive, before.as_of.on) == (15, date(2026, 1, 8))
    assert read(seeded, date(2026, 1, 9)).status["GPHI"] == {"expired": 5}
    assert read(seeded, date(2026, 5, 5)).work[0].n == 3
    assert read(seeded, date(2026, 5, 4)).work[0].n == 0
    assert read(seeded, date(1999, 1, 1)).total == 0


def test_what_no_date_tells_is_left_out_and_said_so(seeded: Database) -> None:
    """The geographical indication and the mark without filing date whose status began on no known
    day, and the rows behind the number."""
    page = read(seeded, date(2026, 1, 8))
    assert page.as_of.undated == 2
    with seeded.read(SCOPE) as connection:
        listed = register_page(
            connection,
            scope=SCOPE,
            vn34=NGHE_AN,
            filters=Filters(missing=("dated",), on=date(2026, 1, 8)),
            today=TODAY,
        )
    assert sorted(row.title for row in listed.rows) == ["Tương Nam Đàn", "Vinh"]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 4, 30), {}),
        (date(2026, 5, 1), {"expired": 1}),
        (date(2026, 5, 31), {"expired": 1}),
        (date(2026, 6, 1), {"expired": 1}),
    ],
)
def test_what_began_on_no_known_day_leaves_nothing_owing(
    database: Database, on: date, expected: dict[str, int]
) -> None:
    """Its right ended on the first of a month: on that day, within the month and after it the end
    alone is counted."""
    first = date(2026, 5, 1)
    with database.write(SYSTEM) as connection:
        create_asset(
            connection,
            vn34=NGHE_AN,
            application_date=None,
            filed_sort=UNDATED,
            periods=[("in_force", None, first), ("expired", first, None)],
            status="expired",
        )
    with database.read(SCOPE) as connection:
        counts = counts_on(connection, ProvinceArea(SCOPE, NGHE_AN), on)
    assert {cell.status: cell.n for cell in counts.cells} == expected
