"""No page reads a whole table: every statement of the overview and of the register goes through an
index."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, event, text

from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM, TENANT_TABLES, Scope
from data_access.deadlines.ask import Ask
from data_access.deadlines.lists import deadline_page
from data_access.network.requests.calls import queue_calls
from data_access.network.requests.listing import RequestList, request_rows, tally
from data_access.overview.page import overview
from data_access.register import strategy
from data_access.register.facets import register_facets
from data_access.register.page import register_page
from data_access.register.published_look_up import _rows
from domain.records.statuses import ALIVE
from read_models.counter import OWNER, LookUp
from read_models.deadline_filters import GROUPS, DeadlineFilters
from read_models.register_filters import SORTS, Filters
from read_models.requests import requests_asked
from tests.seeded import GIA_LAI, TODAY, seed

SCOPE = Scope.province(GIA_LAI)
FILTERS = (
    Filters(), Filters(kinds=("NH", "SC")), Filters(statuses=ALIVE, kinds=("NH",)), Filters(q="ca phe"), Filters(due="late"),
    Filters(due="90"), Filters(owner=1), Filters(classes=("30",)), Filters(former="64"),
    Filters(categories=("collective",), statuses=ALIVE), Filters(changed=30),
)  # fmt: skip


@pytest.fixture
def seeded(database: Database) -> Database:
    with database.write(SYSTEM) as connection:
        seed(connection)
    return database


def plans(
    database: Database, read: Callable[[Connection], object], scope: Scope = SCOPE
) -> list[tuple[str, str]]:
    """(statement, plan) of everything that is run. PostgreSQL is told to use an index wherever one
    is of use."""
    seen: list[tuple[str, Any]] = []
    postgresql = database.dialect == "postgresql"
    with database.read(scope) as connection:
        event.listen(
            connection, "before_cursor_execute", lambda *args: seen.append((args[2], args[3]))
        )
        read(connection)
    found = []
    with database.read(SYSTEM) as connection:
        if postgresql:
            connection.execute(text("SET LOCAL enable_seqscan = off"))
        for statement, parameters in seen:
            explained = connection.exec_driver_sql(
                ("EXPLAIN " if postgresql else "EXPLAIN QUERY PLAN ") + statement, parameters
            )
            found.append(
                (statement, "\n".join(str(row[0] if postgresql else row[3]) for row in explained))
            )
    return found


def whole_tables(
    database: Database, read: Callable[[Connection], object], scope: Scope = SCOPE
) -> list[tuple[str, str]]:
    names = "|".join(sorted(TENANT_TABLES, key=len, reverse=True))
    scan = (
        rf"Seq Scan on ({names})\b"
        if database.dialect == "postgresql"
        else rf"^SCAN ({names})(?! VIRTUAL TABLE INDEX)\b"
    )
    return [
        (statement, plan)
        for statement, plan in plans(database, read, scope)
        if re.search(scan, plan, re.MULTILINE)
    ]


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    "more",
    [{}, {"former": "52", "kinds": ("NH",)}, {"calendar": True}, {"period": "2026-06"}],
    ids=str,
)
def test_the_deadlines(seeded: Database, group: str, more: dict[str, Any]) -> None:
    filters = DeadlineFilters(group=group, **more)
    assert (
        whole_tables(
            seeded,
            lambda c: deadline_page(
                c, Ask(scope=SCOPE, vn34=GIA_LAI, filters=filters, today=TODAY)
            ),
        )
        == []
    )


@pytest.mark.parametrize("former", [None, "52"])
def test_the_overview(seeded: Database, former: str | None) -> None:
    assert (
        whole_tables(
            seeded, lambda c: overview(c, scope=SCOPE, vn34=GIA_LAI, former=former, today=TODAY)
        )
        == []
    )


@pytest.mark.parametrize("few", [3_000, 0], ids=["collected", "read in order"])
@pytest.mark.parametrize("sort", SORTS)
def test_the_register(
    seeded: Database, monkeypatch: pytest.MonkeyPatch, few: int, sort: str
) -> None:
    monkeypatch.setattr(strategy, "FEW", few)
    for filters in FILTERS:
        wanted = filters.but(sort=sort)
        assert (
            whole_tables(
                seeded,
                lambda c, f=wanted: register_page(
                    c, scope=SCOPE, vn34=GIA_LAI, filters=f, today=TODAY
                ),
            )
            == []
        )  # type: ignore[misc]


@pytest.mark.parametrize(
    "filters", [*FILTERS, Filters(due="settled"), Filters(missing=("fees",))], ids=str
)
def test_the_numbers_beside_the_filters(seeded: Database, filters: Filters) -> None:
    assert (
        whole_tables(
            seeded,
            lambda c: register_facets(c, scope=SCOPE, vn34=GIA_LAI, filters=filters, today=TODAY),
        )
        == []
    )


def test_the_watch_sees_a_whole_table(seeded: Database) -> None:
    everything = text("SELECT count(title), :vn34 FROM asset WHERE vn34 = :vn34 OR verified")
    # text is for the system alone
    found = whole_tables(seeded, lambda c: c.execute(everything, {"vn34": GIA_LAI}), SYSTEM)
    assert len(found) == 1


def test_open_requests_are_read_in_their_own_index(database: Database) -> None:
    """The queue, its tabs and what is called out are read of the few that are open, however many
    were answered."""
    day = date(2026, 11, 30)
    listed = RequestList(requests_asked("?tt=mo"), NATIONAL, day, 1)

    def read(connection: Connection) -> None:
        request_rows(connection, listed)
        tally(connection, listed)
        queue_calls(connection, scope=NATIONAL, today=day)

    found = [plan for said, plan in plans(database, read, NATIONAL) if "'waiting'" in said]
    assert len(found) == 3 and all("ix_request_open" in plan for plan in found), found


def test_the_counter_reads_the_words_one_by_one(database: Database) -> None:
    """SQLite: in the order of the index of words, so that it ends with the last record that is
    shown; the records are not sorted."""
    if database.dialect != "sqlite":
        pytest.skip("PostgreSQL's index of words gives all of its hits at once")
    asked = LookUp(text="cong ty", way=OWNER)

    def read(connection: Connection) -> None:
        _rows(connection, asked, SCOPE)

    [(_said, plan)] = plans(database, read)
    assert plan.startswith("SCAN asset_search VIRTUAL TABLE")
    assert plan.count("B-TREE FOR ORDER") == 1, "the parties of a record, of which one is told"
