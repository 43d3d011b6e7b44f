"""Provinces side by side on both databases: every number equals an independent count of the rows,
the two maps have equal sums, and no ranking mixes two measures of population."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, insert, select, text, update

from data_access import rollups
from data_access.database.engine import Database
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM, Scope
from data_access.overview.compared import compared
from data_access.register.listing import Listing
from data_access.tables import asset, organisation, population, request, station
from read_models.compared import (
    BESIDE,
    FEES_KNOWN,
    FEES_MISSING,
    Compared,
    PlacesAsked,
    places_asked,
)
from read_models.place_indicators import (
    ALIVE_NOW,
    COLLECTIVE,
    DUE,
    FILED,
    GRANTED,
    IN_GRACE,
    KEPT,
    LONG_PENDING,
    OWNED,
    PENDING,
    PER_CAPITA,
    REQUESTS,
    SHARE,
    STATIONS,
    rows_of,
)
from tests.builders import create_asset, create_owner

TODAY = date(2026, 11, 15)
RES_202, MEAN = "quy mô dân số theo Nghị quyết 202/2025/QH15", "dân số trung bình"


def read(database: Database, asked: PlacesAsked, scope: Scope = NATIONAL) -> Compared:
    with database.read(scope) as connection:
        return compared(connection, asked, scope=scope, today=TODAY)


def number(data: Compared, place: str, indicator: str, kind: str = "") -> int | None:
    return next(row for row in data.rows if row.place == place).count(indicator, kind)


@pytest.fixture
def register(database: Database) -> Database:
    """Nghệ An: three of this year until the day, one of the day after, two of last year's same
    days, one of later last year."""
    days = (
        *(date(2026, 1, 1), date(2026, 10, 31), date(2026, 11, 15), date(2026, 11, 16)),
        *(date(2025, 1, 2), date(2025, 11, 15), date(2025, 11, 16)),
    )
    with database.write(SYSTEM) as connection:
        for day in days:
            create_asset(connection, vn34="40", vn63="40", kind="NH", status="pending",
                         application_date=day, filing_year=day.year, filed_sort=day)  # fmt: skip
        create_asset(connection, vn34="52", vn63="52", kind="SC", status="in_grace",
                     registration_no="1", registration_date=date(2026, 11, 3))  # fmt: skip
        create_asset(connection, vn34="52", vn63="64", kind="NH", mark_category="collective",
                     status="in_force", due=date(2026, 12, 1))  # fmt: skip
        create_asset(connection, vn34="52", vn63="unknown", kind="NH", status="in_force",
                     illustrative=True)  # fmt: skip
        create_asset(
            connection,
            vn34="abroad",
            vn63="abroad",
            kind="SC",
            status="in_force",
            illustrative=False,
        )
        create_asset(connection, vn34="40", vn63="40", national=False, kind="SC", status="in_force")
    return database


def test_equal_days_of_two_years(register: Database) -> None:
    data = read(register, PlacesAsked())
    found = next(row for row in data.rows if row.place == "40")
    assert (found.count(FILED), found.before(FILED), found.count(FILED, "SC")) == (3, 2, 0)
    assert (found.records, found.count(PENDING), found.count(ALIVE_NOW)) == (7, 7, 0)
    gia_lai = [number(data, "52", code) for code in (ALIVE_NOW, IN_GRACE, COLLECTIVE, DUE, GRANTED)]
    assert gia_lai == [3, 1, 1, 1, 1]
    assert number(data, "01", ALIVE_NOW) is None, "a province without records has no number"


def test_both_maps_come_to_the_same(register: Database) -> None:
    maps = [read(register, PlacesAsked(vintage=code)) for code in ("vn34", "vn63")]
    for code in (ALIVE_NOW, IN_GRACE, PENDING, COLLECTIVE, FILED, GRANTED, DUE):
        sums = [sum(row.count(code) or 0 for row in data.rows) for data in maps]
        assert sums[0] == sums[1] > 0, code
    assert [number(maps[1], place, ALIVE_NOW) for place in ("52", "64", "unknown")] == [1, 1, 1]
    seen = read(register, PlacesAsked(), DEMONSTRATION)
    assert [row.place for row in seen.rows if row.records] == ["40", "52"], (
        "the trainer sees invented ones"
    )


def test_each_number_is_its_list(register: Database) -> None:
    """Page = list = own SQL."""
    sql = {
        ALIVE_NOW: "status IN ('in_force', 'in_grace')",
        FILED: "application_date BETWEEN '2026-01-01' AND '2026-11-15'",
        GRANTED: "registration_date BETWEEN '2026-01-01' AND '2026-11-15'",
        PENDING: "status IN ('pending', 'published')",
    }
    data = read(register, PlacesAsked())
    for code, condition in sql.items():
        for place in ("40", "52", "abroad"):
            counted = (
                f"SELECT count(*) FROM asset WHERE national AND vn34 = '{place}' AND {condition}"
            )
            own = raw(register, counted)
            assert (number(data, place, code) or 0) == own, (code, place)
            assert listed(register, data, code, place) == own, (code, place)


def raw(database: Database, statement: str) -> int:
    with database.read(SYSTEM) as connection:
        return int(connection.scalar(text(statement)) or 0)


def listed(database: Database, data: Compared, code: str, place: str) -> int:
    """The rows of the list that the number opens."""
    filters = rows_of(code, "", data.period)
    assert filters is not None
    with database.read(NATIONAL) as connection:
        asked = Listing.of(
            connection, NATIONAL, vn34=None, filters=filters.but(place=place), today=TODAY
        )
        rows = select(func.count()).select_from(asset).where(*asked.conditions())
        return int(connection.scalar(rows) or 0)


def people(database: Database, code: str, measure: str, year: int, value: int) -> None:
    row = {"vintage": "vn34", "code": code, "year": year, "measure": measure, "value": value}
    row |= {"basis": "", "source_url": "https://example.vn", "note": "", "illustrative": False}
    with database.write(SYSTEM) as connection:
        connection.execute(insert(population).values(**row))


def test_a_ranking_holds_one_measure_of_population(database: Database) -> None:
    with database.write(SYSTEM) as connection:
        connection.execute(population.delete())
        for place, n in (("40", 4), ("52", 2), ("31", 1), ("01", 9), ("37", 1)):
            for _time in range(n):
                create_asset(connection, vn34=place, vn63="unknown", kind="NH", status="in_force")
    for place, value in (("40", 40_000), ("52", 10_000), ("31", 5_000)):
        people(database, place, RES_202, 2025, value)
    people(database, "01", MEAN, 2024, 10_000)
    people(database, "52", MEAN, 2026, 1)
    ranking = read(database, PlacesAsked(told=PER_CAPITA)).ranking()
    assert ranking.basis == (RES_202, 2025)
    told = [(line.rank, line.row.place, line.value) for line in ranking.ranked]
    assert told == [(1, "31", 2.0), (1, "52", 2.0), (3, "40", 1.0)]
    assert [(line.rank, line.row.place, line.value) for line in ranking.apart] == [
        (None, "01", 9.0)
    ]
    assert [line.row.place for line in ranking.without] == ["37"]
    assert len(ranking.unknown) == 29 and all(line.value is None for line in ranking.unknown)


def test_requests_and_stations_of_a_province(database: Database) -> None:
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    usual = {"channel": "phone", "kind": "search", "side": "", "topics": "", "rights": "",
             "title": "x", "question": "x", "requester": "x", "requester_type": "other",
             "folded": "x", "desk": "institute", "state": "new", "stops": [], "source": "typed",
             "due_on": date.max, "duplicate_of": "", "illustrative": False, "created_at": moment,
             "created_by": "x", "version": 1, "updated_at": moment, "updated_by": "x"}  # fmt: skip
    days = (date(2026, 1, 1), date(2026, 11, 15), date(2025, 12, 31))
    with database.write(SYSTEM) as connection:
        connection.execute(station.delete())
        for n, day in enumerate(days):
            row = usual | {"number": f"YC-{n}", "form_key": str(n), "received_on": day}
            connection.execute(insert(request).values(**row, vn34="40"))
    data = read(database, PlacesAsked(indicator=REQUESTS))
    assert [number(data, "40", code) for code in (REQUESTS, STATIONS)] == [2, 0]
    assert number(data, "52", REQUESTS) is None, "nothing was ever written down: not zero"


def test_chosen_provinces_with_their_former_parts_and_years(register: Database) -> None:
    data = read(register, PlacesAsked(view=BESIDE, chosen=("52", "40"), vintage="vn63"))
    assert [row.place for row in data.chosen] == ["52", "40"]
    assert data.beside.parts == {"52": {"52": 1, "64": 1, "unknown": 1}}
    assert data.beside.years["40"] == {2025: 3, 2026: 4}


@pytest.mark.parametrize(
    ("search", "chosen", "view"),
    [
        ("?chon=40,52,31,37,01&xem=canh-nhau", ("40", "52", "31", "37"), "canh-nhau"),
        ("?chon=40,40,xx,abroad&xem=khac", ("40",), ""),
        (None, (), ""),
    ],
)
def test_what_an_address_asks_for(search: str | None, chosen: tuple[str, ...], view: str) -> None:
    asked = places_asked(search)
    assert (asked.chosen, asked.view) == (chosen, view)
    assert places_asked(asked.query()) == asked


def test_titles_by_type_of_owner_are_their_lists(database: Database) -> None:
    """Own SQL over the rows, on both maps; what is of no type is counted for none."""
    types = {"Hợp tác xã Mía": "cooperative", "Ông Ba": "individual", "Công ty Ất": "enterprise"}
    with database.write(SYSTEM) as connection:
        for name, n in zip(types, (3, 2, 1), strict=True):
            create_owner(connection, name)
            for place, former in (("40", "40"), ("52", "64")):
                for _time in range(n):
                    create_asset(connection, vn34=place, vn63=former, status="in_force", owner=name)
        create_asset(connection, vn34="40", vn63="40", status="lapsed", owner="Ông Ba")
        create_asset(connection, vn34="40", vn63="40", kind="CDDL", status="in_force", owner=None)
        for name, kind in types.items():
            of_name = organisation.c.name == name
            connection.execute(update(organisation).where(of_name).values(type=kind))
        rollups.rebuild(connection)
    for vintage, place in (("vn34", "52"), ("vn63", "64")):
        for indicator, kind in OWNED.items():
            asked = PlacesAsked(indicator=indicator, vintage=vintage)
            data = read(database, asked)
            own = raw(database, "SELECT count(*) FROM asset a JOIN organisation o ON o.id = a.owner_id"
                      f" WHERE {vintage} = '{place}' AND o.type = '{kind}'"
                      " AND status IN ('in_force', 'in_grace')")  # fmt: skip
            assert number(data, place, indicator) == own
    data = read(database, PlacesAsked(indicator="owned_cooperative", told=SHARE))
    assert listed(database, data, "owned_cooperative", "40") == 3
    shares = [(line.row.place, line.value) for line in data.ranking().ranked]
    assert shares == [("52", 3 / 6), ("40", 3 / 7)]


@pytest.mark.parametrize("vintage", ["vn34", "vn63"])
def test_who_waits_for_long_and_what_is_kept(database: Database, vintage: str) -> None:
    """TODAY is 15/11/2026: filed up to 31/10/2024, granted up to 31/10/2021; a day later is not."""
    with database.write(SYSTEM) as connection:
        for day in (date(2024, 10, 31), date(2024, 11, 1), date(2020, 1, 1), None):
            create_asset(connection, vn34="40", vn63="40", kind="SC", status="published",
                         application_date=day)  # fmt: skip
        for day in (date(2021, 10, 31), date(2021, 11, 1), date(2010, 5, 5)):
            for kind in ("SC", "GPHI"):
                create_asset(connection, vn34="40", vn63="40", kind=kind, status="in_grace",
                             registration_no="1", registration_date=day)  # fmt: skip
    found = {}
    for indicator in (LONG_PENDING, KEPT):
        data = read(database, PlacesAsked(indicator=indicator, vintage=vintage))
        row = next(row for row in data.rows if row.place == "40")
        found[indicator] = (row.count(indicator), row.whole(indicator))
        assert listed(database, data, indicator, "40") == row.count(indicator)
        assert sum(row.count(indicator) or 0 for row in data.rows) == row.count(indicator)
    assert found == {LONG_PENDING: (2, 4), KEPT: (2, 3)}
    fees = [row.count(code) for code in (FEES_KNOWN, FEES_MISSING)]
    assert fees == [0, 6]


def test_a_share_of_nothing_has_no_rank(register: Database) -> None:
    ranking = read(register, PlacesAsked(indicator=KEPT, told=SHARE)).ranking()
    assert [(line.row.place, line.value) for line in ranking.ranked] == [("52", 0.0)]
    assert [line.row.place for line in ranking.without] == ["40"], "no invention alive"
    assert len(ranking.unknown) == 32


def test_what_an_indicator_has_not_is_not_asked_for() -> None:
    assert places_asked("?chi-tieu=bao-cao-tram&do=dan-so&dia-gioi=63").told == SHARE
    assert places_asked("?chi-tieu=bao-cao-tram&dia-gioi=63").vintage == "vn34"
    assert places_asked("?chi-tieu=sang-che-hon-5-nam&loai=nhan-hieu").kind == ""
    assert places_asked("?chi-tieu=den-han&do=ty-le").told == ""
    asked = places_asked("?chi-tieu=cho-lau&do=ty-le&dia-gioi=63")
    assert (asked.told, asked.vintage) == (SHARE, "vn63") and places_asked(asked.query()) == asked
