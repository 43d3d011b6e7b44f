"""Targets by kind, by class and by growth against SQL over the records themselves; each figure
opens just as many rows. On both databases."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, text

from data_access import rollups
from data_access.accounts.writer import Writer
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM, Scope
from data_access.local_lists.rows import add_row
from data_access.plan.page import plan
from data_access.register.page import register_page
from domain.records.kinds import KINDS
from read_models.local_lists import TARGETS, read
from read_models.plan import LiveFigure
from tests.builders import create_asset
from tests.seeded import GIA_LAI, NGHE_AN, TODAY, seed

FLOW = """SELECT count(*) FROM asset a WHERE a.vn34 = :place AND a.national
    AND a.{day} >= :since AND a.{day} <= :until"""
ALIVE = """SELECT count(*) FROM asset a WHERE a.vn34 = :place AND a.national
    AND a.status IN ('in_force', 'in_grace')"""
ALIVE_ON = """SELECT count(*) FROM asset a JOIN asset_status_period p ON p.asset_id = a.id
    WHERE a.vn34 = :place AND a.national AND p.status IN ('in_force', 'in_grace')
    AND p.since <= :until AND (p.until IS NULL OR p.until > :until)"""
CLASS = """ AND EXISTS (SELECT 1 FROM asset_class c WHERE c.asset_id = a.id
    AND c.scheme IN ({schemes}) AND c.main IN ({mains}))"""
DAYS = {"nop-trong-nam": "application_date", "cap-trong-nam": "registration_date"}
OWN = [
    ("NH", [("nice", "30"), ("nice", "35")]), ("NH", [("nice", "29")]), ("NH", [("nice", "5")]),
    ("KDCN", [("locarno", "06-01")]), ("KDCN", [("locarno", "09-03")]), ("SC", [("ipc", "A23")]),
    ("SC", [("cpc", "C12")]), ("GPHI", [("ipc", "A01")]), ("NH", [("nice", "3"), ("nice", "30")]),
]  # fmt: skip
"""Nine, so that seven and two go round differently in each."""
SCHEMES = {"NH": "'nice'", "KDCN": "'locarno'", "SC": "'ipc', 'cpc'", "GPHI": "'ipc', 'cpc'"}
FORM = {"title": "x", "source": "KH 01", "value": "10", "year": str(TODAY.year)}


@pytest.fixture
def seeded(database: Database) -> Database:
    with database.write(SYSTEM) as connection:
        seed(connection)
        for place in (GIA_LAI, NGHE_AN):
            for n, (kind, classes) in enumerate(OWN * 6):
                _create(connection, place, kind, classes, n)
        rollups.rebuild(connection)
    return database


def _create(
    connection: Connection, place: str, kind: str, classes: list[tuple[str, str]], n: int
) -> None:
    """Filed over five years, every second one granted a year later, one of seven without days."""
    undated = n % 7 == 6
    filed = date(2022 + n % 5, 1 + n % 12, 1 + n % 28)
    later = date(filed.year + 1, filed.month, filed.day)
    granted = later if n % 2 and later < TODAY and not undated else None
    periods = [("pending", filed, granted)]
    if undated:
        periods = [("in_force", None, None)]
    elif granted:
        periods.append(("in_force", granted, None))
    create_asset(
        connection,
        kind=kind,
        classes=classes,
        vn34=place,
        vn63=place,
        title=f"{kind} {n}",
        mark_category="ordinary" if kind == "NH" else "",
        application_date=None if undated else filed,
        registration_date=granted,
        status=periods[-1][0],
        periods=periods,
        count=False,
    )


def counted(database: Database, place: str, told: dict[str, str], **days: str) -> int:
    """By SQL of its own."""
    query = FLOW.format(day=DAYS[told["indicator"]]) if told["indicator"] in DAYS else ALIVE
    if days and told["indicator"] not in DAYS:
        query = ALIVE_ON
    if kind := told.get("kind"):
        query += f" AND a.kind = '{kind}'"
    if mains := told.get("mains"):
        listed = ", ".join(f"'{main}'" for main in mains.split(","))
        query += CLASS.format(schemes=SCHEMES[told["kind"]], mains=listed)
    with database.read(SYSTEM) as connection:
        return connection.scalar(text(query), {"place": place} | days) or 0


def measured(
    database: Database, place: str, *told: dict[str, str], on: date | None = None
) -> list[LiveFigure | None]:
    scope = Scope.province(place)
    writer = Writer(1, "a", "A", place, scope)
    ids = []
    with database.write(scope) as connection:
        for one in told:
            row, problems = read(TARGETS, FORM | {k: v for k, v in one.items() if k != "mains"})
            assert problems == {}
            ids.append(add_row(connection, writer, TARGETS, row, illustrative=False))
    with database.read(scope) as connection:
        found = plan(connection, scope=scope, vn34=place, today=TODAY, on=on)
    return [found.live.get(number) for number in ids]


def opened(database: Database, place: str, filters: Any) -> int:
    scope = Scope.province(place)
    with database.read(scope) as connection:
        return register_page(
            connection, scope=scope, vn34=place, filters=filters, size=1, today=TODAY
        ).total


def span(year: int) -> dict[str, str]:
    return {"since": f"{year}-01-01", "until": f"{year}-12-31"}


@pytest.mark.parametrize("place", [GIA_LAI, NGHE_AN])
def test_each_kind_is_counted_as_the_records_say(seeded: Database, place: str) -> None:
    told = [
        {"indicator": indicator, "kind": kind}
        for indicator in ("nop-trong-nam", "cap-trong-nam", "con-hieu-luc")
        for kind in ("", *KINDS)
    ]
    found = measured(seeded, place, *told)
    days = {name: span(TODAY.year) for name in DAYS}
    wanted = [counted(seeded, place, one, **days.get(one["indicator"], {})) for one in told]
    assert [figure and figure.value for figure in found] == wanted
    assert [opened(seeded, place, figure and figure.filters) for figure in found] == wanted
    assert sum(wanted) > 0


CLASSES = [
    ("NH", "30, 35", "30,35"), ("NH", "Nhóm 29", "29"), ("NH", "5; 3; 43", "5,3,43"),
    ("KDCN", "6-1, 09.03", "06-01,09-03"), ("SC", "A23F 5/02, c12", "A23,C12"), ("GPHI", "A01", "A01"),
]  # fmt: skip


@pytest.mark.parametrize("place", [GIA_LAI, NGHE_AN])
def test_each_class_is_counted_as_the_records_say(seeded: Database, place: str) -> None:
    told = [
        {"indicator": indicator, "kind": kind, "classes": typed, "mains": mains}
        for indicator in ("nop-trong-nam", "cap-trong-nam", "con-hieu-luc")
        for kind, typed, mains in CLASSES
    ]
    found = measured(seeded, place, *told)
    days = {name: span(TODAY.year) for name in DAYS}
    wanted = [counted(seeded, place, one, **days.get(one["indicator"], {})) for one in told]
    assert [figure and figure.value for figure in found] == wanted
    assert [opened(seeded, place, figure and figure.filters) for figure in found] == wanted
    assert sum(wanted) > 0


@pytest.mark.parametrize("on", [None, date(2026, 2, 14)])
@pytest.mark.parametrize("more", [{}, {"kind": "NH"}, CLASSES[0]], ids=["all", "kind", "class"])
def test_growth_is_reckoned_from_last_year(seeded: Database, more: Any, on: date | None) -> None:
    """Last year whole, and until the same day, each with its rows."""
    if isinstance(more, tuple):
        more = dict(zip(("kind", "classes", "mains"), more, strict=True))
    told = {"indicator": "nop-trong-nam", "growth": "truoc"} | more
    day, last = on or TODAY, TODAY.year - 1
    [found] = measured(seeded, GIA_LAI, told, on=on)
    assert found is not None and found.base is not None and found.base.n is not None
    now = span(TODAY.year) | ({"until": day.isoformat()} if on else {})
    assert found.value == counted(seeded, GIA_LAI, told, **now)
    assert found.base.n == counted(seeded, GIA_LAI, told, **span(last))
    same = span(last) | {"until": day.replace(year=last).isoformat()}
    assert found.base.same == counted(seeded, GIA_LAI, told, **same)
    assert opened(seeded, GIA_LAI, found.filters) == found.value
    assert opened(seeded, GIA_LAI, found.base.filters) == found.base.n
    assert opened(seeded, GIA_LAI, found.base.same_filters) == found.base.same
    assert found.growth == (found.value - found.base.n) / found.base.n
    assert found.goal(10) == -(-found.base.n * 110 // 100)


@pytest.mark.parametrize("more", [{"kind": "NH"}, CLASSES[0]], ids=["kind", "class"])
def test_growth_of_the_stock_leaves_out_what_no_day_tells(seeded: Database, more: Any) -> None:
    if isinstance(more, tuple):
        more = dict(zip(("kind", "classes", "mains"), more, strict=True))
    told = {"indicator": "con-hieu-luc", "growth": "goc", "base_year": "2024"} | more
    [found] = measured(seeded, GIA_LAI, told)
    assert found is not None and found.base is not None
    then = counted(seeded, GIA_LAI, told, until="2024-12-31")
    now = counted(seeded, GIA_LAI, told, until=TODAY.isoformat())
    assert (found.value, found.base.n) == (counted(seeded, GIA_LAI, told), then)
    assert found.value - found.undated == now and then > 0
    assert found.growth == (now - then) / then
    assert opened(seeded, GIA_LAI, found.base.filters) == then


def test_a_base_that_the_plan_states_and_one_that_nobody_knows(seeded: Database) -> None:
    base = {"indicator": "nop-trong-nam", "growth": "goc"}
    stated, unknown = measured(
        seeded,
        GIA_LAI,
        base | {"base_year": "2020", "base_value": "1.000"},
        base | {"base_year": "1985"},
    )
    assert stated is not None and stated.base is not None
    assert (stated.base.n, stated.base.filters, stated.goal(10)) == (1000, None, 1100)
    assert unknown is not None and unknown.base is not None
    assert (unknown.base.n, unknown.growth, unknown.goal(10)) == (None, None, None)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"indicator": "khac", "kind": "NH"}, "kind"),
        ({"indicator": "dac-san", "growth": "truoc"}, "growth"),
        ({"indicator": "nop-trong-nam", "classes": "30"}, "classes"),
        ({"indicator": "nop-trong-nam", "kind": "CDDL", "classes": "30"}, "classes"),
        ({"indicator": "nop-trong-nam", "kind": "NH", "classes": "46"}, "classes"),
        ({"indicator": "nop-trong-nam", "kind": "KDCN", "classes": "30"}, "classes"),
        ({"indicator": "nop-trong-nam", "kind": "SC", "classes": "30"}, "classes"),
        ({"indicator": "nop-trong-nam", "growth": "goc"}, "base_year"),
        ({"indicator": "nop-trong-nam", "growth": "goc", "base_year": "2026"}, "base_year"),
        (
            {"indicator": "nop-trong-nam", "growth": "goc", "base_year": "2020", "base_value": "0"},
            "base_value",
        ),
        ({"indicator": "nop-trong-nam", "growth": "truoc", "base_year": "2020"}, "base_year"),
        ({"indicator": "nop-trong-nam", "base_value": "3"}, "base_value"),
        ({"indicator": "nop-trong-nam", "kind": "X"}, "kind"),
    ],
)
def test_what_does_not_go_together_is_told_beside_its_field(
    typed: dict[str, str], field: str
) -> None:
    _row, problems = read(TARGETS, FORM | {"year": "2026"} | typed)
    assert list(problems) == [field]
