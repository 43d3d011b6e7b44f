"""The list holds exactly the rows that every figure counts, in order, page by page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, text

from data_access.database.engine import Database
from data_access.database.keyset import BadCursor, Cursor
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM, Scope
from data_access.overview.page import overview
from data_access.register import classes, strategy
from data_access.register.export import rows_for_export
from data_access.register.page import register_page
from domain.records.asset import UNKNOWN_FORMER
from domain.records.statuses import ALIVE
from read_models.register import RegisterPage, RegisterRow
from read_models.register_filters import SORTS, Filters
from tests.builders import create_asset, create_owner
from tests.seeded import GIA_LAI, NGHE_AN, TODAY, seed


@pytest.fixture
def seeded(database: Database) -> Database:
    with database.write(SYSTEM) as connection:
        seed(connection)
    return database


EVERYTHING = Filters()


class Desk:
    """One officer's connection."""

    def __init__(self, connection: Connection, scope: Scope, vn34: str | None) -> None:
        self.connection = connection
        self.where: dict[str, Any] = {"scope": scope, "vn34": vn34, "today": TODAY}

    def page(self, filters: Filters = EVERYTHING, size: int = 25) -> RegisterPage:
        return register_page(self.connection, filters=filters, size=size, **self.where)

    def rows(self, filters: Filters = EVERYTHING) -> list[RegisterRow]:
        return list(rows_for_export(self.connection, filters=filters, **self.where))

    def overview(self, former: str | None = None) -> Any:
        return overview(self.connection, former=former, **self.where)


@contextmanager
def desk(
    database: Database, vn34: str | None = NGHE_AN, scope: Scope | None = None
) -> Iterator[Desk]:
    scope = scope or Scope.province(vn34 or "")
    with database.read(scope) as connection:
        yield Desk(connection, scope, vn34)


LISTS: tuple[tuple[Filters, str, int], ...] = (
    (Filters(), "true", 29),
    (Filters(kinds=("NH",)), "kind = 'NH'", 13),
    (Filters(kinds=("NH", "SC"), statuses=ALIVE), "kind IN ('NH', 'SC') AND status IN ('in_force', 'in_grace')", 18),
    (Filters(statuses=("unknown",)), "status = 'unknown'", 1),
    (Filters(categories=("collective",)), "mark_category = 'collective'", 1),
    (Filters(categories=("ordinary", "certification")), "mark_category IN ('ordinary', 'certification')", 12),
    (Filters(since=date(2022, 1, 1), until=date(2022, 12, 31)), "application_date BETWEEN '2022-01-01' AND '2022-12-31'", 7),
    (Filters(until=date(2016, 12, 31)), "application_date <= '2016-12-31'", 8),
    (Filters(since=date(2026, 1, 1), until=TODAY), "application_date BETWEEN '2026-01-01' AND '2026-05-20'", 5),
    (Filters(since=date(2025, 5, 20), until=date(2025, 5, 21), kinds=("NH",)), "application_date IN ('2025-05-20', '2025-05-21')", 2),
    (Filters(granted_since=date(2026, 1, 1)), "registration_date >= '2026-01-01'", 4),
    (Filters(granted_until=date(2020, 12, 31), kinds=("SC",)), "registration_date <= '2020-12-31' AND kind = 'SC'", 3),
    (Filters(due="late"), "due_state = 'late'", 3),
    (Filters(due="30"), "due_state = 'open' AND due_sort BETWEEN '2026-05-20' AND '2026-06-19'", 5),
    (Filters(due="90"), "due_state = 'open' AND due_sort BETWEEN '2026-05-20' AND '2026-08-18'", 6),
    (Filters(due="180", kinds=("SC",)), "kind = 'SC' AND due_state = 'open' AND due_sort BETWEEN '2026-05-20' AND '2026-11-16'", 3),
    (Filters(classes=("30",)), "id IN (SELECT asset_id FROM asset_class WHERE main = '30')", 7),
    (Filters(classes=("30", "5"), kinds=("NH",), statuses=ALIVE), "id IN (SELECT asset_id FROM asset_class WHERE main IN ('30', '5'))", 11),
    (Filters(classes=("30", "26-05")), "id IN (SELECT asset_id FROM asset_class WHERE main = '30' OR scheme = 'locarno')", 10),
    (Filters(classes=("30", "5"), since=date(2022, 2, 2)), "application_date >= '2022-02-02' AND id IN "
        "(SELECT asset_id FROM asset_class WHERE main IN ('30', '5'))", 4),
    (Filters(classes=("26-05",)), "id IN (SELECT asset_id FROM asset_class WHERE scheme = 'locarno')", 3),
    (Filters(q="ca phe"), "title LIKE 'Cà phê%'", 7),
    (Filters(q="phu quy", kinds=("NH", "SC")), "kind = 'NH' AND title LIKE '%Phủ Quỳ%'", 7),
    (Filters(q="dai hoc vinh", statuses=("in_grace",)), "status = 'in_grace'", 3),
    (Filters(former="40"), "vn63 = '40'", 29),
    (Filters(former=UNKNOWN_FORMER), "vn63 = 'unknown'", 0),
    (Filters(owner_types=("enterprise",)), "owner_id IN (SELECT id FROM organisation WHERE type = 'enterprise')", 24),
    (Filters(missing=("application_date",)), "application_date IS NULL", 2),
    (Filters(missing=("owner",)), "owner_id IS NULL AND kind <> 'CDDL'", 5),
    (Filters(missing=("owner", "classes")), "owner_id IS NULL AND kind = 'GPHI'", 5),
    (Filters(missing=("classes",)), "kind <> 'CDDL' AND NOT EXISTS (SELECT 1 FROM asset_class c WHERE c.asset_id = asset.id)", 14),
    (Filters(missing=("registration_date",)), "registration_no IS NOT NULL AND registration_date IS NULL", 0),
)  # fmt: skip


@pytest.mark.parametrize(
    ("few", "share"),
    [(3_000, 100), (0, 100), (3_000, 0)],
    ids=["collected", "read in order", "class looked up"],
)
def test_total_is_rows_listed_is_independent_sql(
    seeded: Database, monkeypatch: pytest.MonkeyPatch, few: int, share: int
) -> None:
    """D-2: by all ways that a page is read."""
    monkeypatch.setattr(strategy, "FEW", few)
    monkeypatch.setattr(classes, "SMALL", 0)
    monkeypatch.setattr(classes, "SHARE", share)
    for filters, condition, expected in LISTS:
        statement = text(
            f"SELECT count(*) FROM asset WHERE vn34 = '40' AND national AND {condition}"
        )
        with seeded.read(SYSTEM) as connection:
            assert connection.scalar(statement) == expected, filters
        with desk(seeded) as officer:
            page = officer.page(filters, size=40)
            listed = [row.id for row in officer.rows(filters)]
            assert (page.total, len(page.rows), len(listed)) == (expected,) * 3, filters
            assert [row.id for row in page.rows] == listed
            kinds = officer.page(filters.but(kinds=())).kinds
            assert (
                page.kinds == kinds
                and sum(kinds.values()) == officer.page(filters.but(kinds=())).total
            )


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("few", [3_000, 0], ids=["collected", "read in order"])
def test_pages_forwards_and_backwards(
    seeded: Database, monkeypatch: pytest.MonkeyPatch, sort: str, few: int
) -> None:
    """Every row once, in order, from the first page to the last and back."""
    monkeypatch.setattr(strategy, "FEW", few)
    alive = Filters(sort=sort, kinds=("NH", "SC"), statuses=("in_force", "in_grace", "pending"))
    for filters in (Filters(sort=sort), alive, Filters(sort=sort, q="ca phe", kinds=("NH", "SC"))):
        with desk(seeded) as officer:
            every = [row.id for row in officer.rows(filters)]
            pages = [officer.page(filters, size=2)]
            while pages[-1].after:
                pages.append(officer.page(replace(filters, after=pages[-1].after), size=2))
            assert [row.id for page in pages for row in page.rows] == every
            assert [page.first for page in pages] == list(range(1, len(every) + 1, 2))
            assert [bool(page.before) for page in pages] == [False] + [True] * (len(pages) - 1)
            back = officer.page(replace(filters, before=pages[2].before), size=2)
            assert (back.rows, back.first, bool(back.before), back.after) == (
                pages[1].rows,
                3,
                True,
                pages[1].after,
            )
            top = officer.page(replace(filters, before=pages[1].before), size=2)
            assert (top.rows, top.first, top.before, top.after) == (
                pages[0].rows,
                1,
                "",
                pages[0].after,
            )


def test_orders(seeded: Database) -> None:
    with desk(seeded) as officer:
        newest = [row.application_date for row in officer.rows() if row.application_date]
        assert newest == sorted(newest, reverse=True) and len(newest) == 27
        assert [row.application_date for row in officer.rows()][-2:] == [None, None]
        due = [row.next_due for row in officer.rows(Filters(sort="han"))]
        assert due[:4] == [date(2026, 5, 4)] * 3 + [TODAY] and due[-1] is None
        titles = [row.title for row in officer.rows(Filters(sort="ten"))]
        assert titles[:2] == ["Cà phê Phủ Quỳ 0", "Cà phê Phủ Quỳ 1"]
        assert titles[-2:] == ["Tương Nam Đàn", "Vinh"]
        assert [row.title for row in officer.rows(Filters(sort="-ten"))][:1] == ["Vinh"]


def test_titles_are_in_vietnamese_order(database: Database) -> None:
    with database.write(SYSTEM) as connection:
        for title in ("Đào", "Ăn", "An", "Ân", "Dao", "Ao", "Bơ"):
            create_asset(connection, title=title)
    with desk(database) as officer:
        assert [row.title for row in officer.rows(Filters(sort="ten"))] == [
            "An",
            "Ao",
            "Ăn",
            "Ân",
            "Bơ",
            "Dao",
            "Đào",
        ]


def test_a_row(database: Database) -> None:
    with database.write(SYSTEM) as connection:
        owner_id = create_owner(connection, "Đại học Vinh")
        asset_id = create_asset(
            connection, kind="SC", title="Máy sấy", owner="Đại học Vinh", status="in_grace",
            due=date(2026, 5, 4), late_until=date(2026, 11, 4),
            application_no="1-2018-00012", registration_no="1-0023456-000", classes=[("ipc", "F26"), ("vienna", "03.07"), ("ipc", "A23")],
            application_date=date(2018, 4, 1), registration_date=date(2021, 7, 9), term_end=date(2038, 4, 1),
        )  # fmt: skip
    with desk(database) as officer:
        assert officer.page().rows == (
            RegisterRow(
                asset_id, "SC", "", "Máy sấy", "1-2018-00012", "1-0023456-000", owner_id, "Đại học Vinh", date(2018, 4, 1),
                "in_grace", False,
                date(2026, 5, 4), "late", date(2026, 11, 4), ("F26", "A23"), True,
                "40", "40", None, date(2021, 7, 9), date(2038, 4, 1), "illustrative",
            ),
        )  # fmt: skip


def test_every_figure_of_the_overview_opens_its_rows(seeded: Database) -> None:
    """D-2: in both vintages."""
    for vn34, former in (
        (NGHE_AN, None),
        (GIA_LAI, None),
        (GIA_LAI, "52"),
        (GIA_LAI, "64"),
        (GIA_LAI, UNKNOWN_FORMER),
    ):
        with desk(seeded, vn34) as officer:
            for filters, n in _figures(officer.overview(former), former):
                assert (officer.page(filters).total, len(officer.rows(filters))) == (n, n), (
                    vn34,
                    filters,
                )


def _figures(page: Any, former: str | None) -> Iterator[tuple[Filters, int]]:
    f = Filters(former=former)
    yield f, page.total
    yield f.but(national=False), page.other_offices
    for tile in page.tiles:
        kinds = (tile.kind,) if tile.kind else ()
        yield f.but(kinds=kinds, statuses=ALIVE), tile.alive
        yield f.but(kinds=kinds, statuses=("in_grace",)), tile.in_grace
    for item in page.work:
        if item.filters is None:  # hits of the watch on names are no rows of the register
            continue
        yield item.filters, item.n
        yield from ((item.filters.but(kinds=(kind,)), n) for kind, n in item.by_kind)
    for kind, statuses in page.status.items():
        yield from ((f.but(kinds=(kind,), statuses=(status,)), n) for status, n in statuses.items())
    for kind, counts in page.filings.counts.items():
        for year, n in zip(page.filings.years, counts, strict=True):
            yield f.but(kinds=(kind,), since=date(year, 1, 1), until=date(year, 12, 31)), n
    for year in page.to_date:
        names = (
            ("since", "until") if year.measure == "filed" else ("granted_since", "granted_until")
        )
        for since, until, n, part in (
            (year.since, year.until, year.n, 0),
            (year.last_since, year.last_until, year.last_n, 1),
        ):
            span = dict(zip(names, (since, until), strict=True))
            yield f.but(**span), n
            yield from (
                (f.but(kinds=(kind,), **span), by_kind[part])
                for kind, by_kind in year.by_kind.items()
            )
    yield from ((f.but(kinds=("NH",), statuses=ALIVE, classes=(main,)), n) for main, n in page.nice)
    yield from ((f.but(owner=owner.owner_id, statuses=ALIVE), owner.alive) for owner in page.owners)
    for (kind, category), n in page.specialities.counts.items():
        yield f.but(kinds=(kind,), categories=(category,) if category else (), statuses=ALIVE), n
    for code, (alive, total) in page.former.items():
        yield f.but(former=code), total
        yield f.but(former=code, statuses=ALIVE), alive


def test_only_ones_own_rows(seeded: Database) -> None:
    """T-2: another province's list is empty, its owners have no name; the trainer sees illustrative
    rows and the indication."""
    with seeded.write(SYSTEM) as connection:
        stranger = create_owner(connection, "Đại học Vinh")
    with desk(seeded, NGHE_AN, Scope.province(GIA_LAI)) as officer:
        assert (officer.page().total, officer.page().rows, officer.rows()) == (0, (), [])
    with desk(seeded, GIA_LAI) as officer:
        page = officer.page(Filters(owner=stranger))
        assert (page.total, page.owner_name) == (0, None)
        assert officer.page(Filters(q="phu quy")).total == 0
    with desk(seeded, NGHE_AN) as officer:
        assert officer.page(Filters(owner=stranger)).owner_name == "Đại học Vinh"
    with desk(seeded, NGHE_AN, DEMONSTRATION) as trainer:
        assert (trainer.page().total, len(trainer.rows()), trainer.page().as_of.illustrative) == (
            29,
            29,
            "part",
        )


def test_the_whole_country(seeded: Database) -> None:
    with desk(seeded, None, NATIONAL) as manager:
        assert (
            manager.page().total,
            len(manager.rows()),
            manager.page(Filters(q="cà phê")).total,
        ) == (69, 69, 12)
        assert manager.page(Filters(national=False)).total == 2


def test_bad_cursors(seeded: Database) -> None:
    day = date(2020, 1, 1)
    good = Cursor((day, 7), 25)
    forged = [
        replace(good, values=values) for values in (("x", 7), (day, -1), (day, 2**70), (day, True))
    ] + [replace(good, position=0)]
    bad = [
        "x",
        "é",
        "W10",
        "bnVsbA",
        "%00",
        "[" * 300,
        good.write("ten"),
        *(cursor.write("-ngay-nop") for cursor in forged),
    ]
    with desk(seeded) as officer:
        for code in bad:
            for filters in (Filters(after=code), Filters(before=code)):
                with pytest.raises(BadCursor):
                    officer.page(filters)
        far = officer.page(Filters(after=Cursor((date(1, 1, 1), 7), 999_999).write("-ngay-nop")))
        assert (far.rows, far.total, far.after, far.before) == ((), 29, "", "")
