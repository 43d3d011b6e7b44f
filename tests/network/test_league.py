"""The stations side by side on both databases: twelve due months, silence, groups; the totals
against SQL of their own."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Connection, delete, insert, text, update

from components.network.league import league_cards
from data_access.accounts.writer import Writer
from data_access.database.engine import Database
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM, Scope
from data_access.network import lives
from data_access.network.fact_kinds import station_ids
from data_access.network.league import league
from data_access.network.report_writing import EMPTY
from data_access.overview.compared import compared
from data_access.tables import station_month
from domain.network.reporting import Record, Silence, deadline, due_months
from domain.text.folding import fold
from read_models.compared import PlacesAsked
from read_models.league import League
from read_models.place_indicators import EXPECTED, ON_TIME, REPORTED, TRAINED

TODAY = date(2026, 12, 1)
HOST = "Sở Khoa học và Công nghệ "
WRITER = Writer(1, "vien", "Đặng Thanh Tùng", "", NATIONAL)
STAGE = {"evidence": "QĐ", "number": "", "term": "", "successor": ""}


@pytest.fixture
def stations(database: Database) -> dict[str, int]:
    """Hải Phòng reports all, Gia Lai is silent since 07/2026, Cao Bằng began in 06/2026 and was
    late once, Đồng Nai is suspended since 05/2026, Quảng Ninh is in talks."""
    with database.write(SYSTEM) as connection:
        known = station_ids(connection)
    names = ("Hải Phòng", "Gia Lai", "Cao Bằng", "Đồng Nai", "Quảng Ninh", "Hà Tĩnh", "Bình Định")
    ids = {name: known[fold(HOST + name)] for name in names}
    began = {
        "Hải Phòng": "2024-01",
        "Gia Lai": "2024-01",
        "Cao Bằng": "2026-06",
        "Đồng Nai": "2025-01",
    }
    with database.write(NATIONAL) as connection:
        for name, day in began.items():
            _stage(connection, ids[name], "working", day)
        _stage(connection, ids["Đồng Nai"], "suspended", "2026-05-12")
        _stage(connection, ids["Quảng Ninh"], "talks", "2026-09-22")
        for month in due_months(TODAY):
            _report(connection, ids["Hải Phòng"], month)
            if month < "2026-05":
                _report(connection, ids["Đồng Nai"], month)
            if month <= "2026-07":
                _report(connection, ids["Gia Lai"], month)
            if month >= "2026-06":
                _report(connection, ids["Cao Bằng"], month, late=month == "2026-10")
    return ids


def _stage(connection: Connection, station_id: int, stage: str, day: str) -> None:
    values = {**STAGE, "stage": stage, "day": day}
    lives.keep_stage(
        connection, WRITER, station_id, values, stage_id=0, version=0, illustrative=False
    )


def _report(
    connection: Connection,
    station_id: int,
    month: str,
    *,
    late: bool = False,
    state: str = "confirmed",
) -> None:
    first = date.fromordinal(deadline(month).toordinal() + late)
    row = {
        **EMPTY,
        "station_id": station_id,
        "month": month,
        "state": state,
        "first_day": first,
        "answers": {},
        "illustrative": False,
    }
    row |= {"version": 1, "updated_by": "", "updated_at": text("CURRENT_TIMESTAMP")}
    connection.execute(insert(station_month).values(row))


def texts(element: object) -> Iterator[str]:
    """Every text of an element, in order."""
    if isinstance(element, str):
        yield element
    elif isinstance(element, dict):
        yield from texts(element.get("k"))
    elif isinstance(element, list | tuple):
        for part in element:
            yield from texts(part)


def seen(database: Database, scope: Scope = NATIONAL) -> League:
    with database.read(scope) as connection:
        return league(connection, scope=scope, today=TODAY)


def test_each_station_in_its_group_with_its_months(
    database: Database, stations: dict[str, int]
) -> None:
    found = {row.station.id: row for row in seen(database).rows}
    told = {
        name: (found[n].group, found[n].record, found[n].silence) for name, n in stations.items()
    }
    assert told == {
        "Hải Phòng": ("working", Record(12, 12, 12), Silence("2026-10", 0)),
        "Gia Lai": ("working", Record(12, 9, 9), Silence("2026-07", 3)),
        "Cao Bằng": ("working", Record(5, 5, 4), Silence("2026-10", 0)),
        "Đồng Nai": ("suspended", Record(6, 6, 6), Silence("2026-04", 0)),
        "Quảng Ninh": ("preparing", Record(), Silence()),
        "Hà Tĩnh": ("unknown", Record(), Silence()),
        "Bình Định": ("ended", Record(), Silence()),
    }


def test_totals_are_those_of_independent_sql(database: Database, stations: dict[str, int]) -> None:
    """Reports of the twelve months 11/2025 to 10/2026, counted by the database: 12 + 9 + 5 + 6
    received, of 35 expected by hand."""
    view = seen(database)
    with database.read(SYSTEM) as connection:
        counted = connection.scalar(
            text("SELECT count(*) FROM station_month WHERE month BETWEEN '2025-11' AND '2026-10'")
        )
    assert (
        view.months == due_months(TODAY)
        and view.total == Record(12 + 12 + 5 + 6, counted, 31)
        and counted == 32
    )
    assert view.newest == Record(3, 2, 1)
    assert [row.station.id for row in view.silent] == [stations["Gia Lai"]]


def test_provinces_are_compared_by_their_stations(
    database: Database, stations: dict[str, int]
) -> None:
    """Expected by hand, the others by SQL of their own; of people trained the months 03 and 04 are
    told in both years, and a month of last year alone is compared with nothing."""
    trained = {
        "Hải Phòng": {"2026-03": 40, "2026-04": 5, "2025-03": 25, "2025-04": 7, "2025-05": 9},
        "Cao Bằng": {"2026-07": 8},
    }
    with database.write(SYSTEM) as connection:
        for name, months in trained.items():
            for month, n in months.items():
                if month < "2025-11":
                    _report(connection, stations[name], month)
                here = {"n": n, "own": stations[name], "month": month}
                told = "UPDATE station_month SET trained = :n WHERE station_id = :own AND month = :month"
                connection.execute(text(told), here)
    asked = PlacesAsked(indicator=REPORTED)
    with database.read(NATIONAL) as connection:
        data = compared(connection, asked, scope=NATIONAL, today=TODAY)
    with database.read(SYSTEM) as connection:
        sql = """SELECT s.vn34, count(*), sum(m.trained) FROM station_month m JOIN station s ON s.id = m.station_id
            WHERE m.month BETWEEN '2025-11' AND '2026-10' GROUP BY s.vn34"""
        own = {code: (n, people) for code, n, people in connection.execute(text(sql))}
    found = {row.place: row for row in data.rows}
    codes = {"31": 12, "52": 12, "04": 5, "75": 6}
    assert {code: found[code].count(EXPECTED) for code in codes} == codes
    assert {code: found[code].count(REPORTED) for code in codes} == {c: own[c][0] for c in codes}
    assert {code: found[code].count(ON_TIME) for code in codes} == {
        "31": 12,
        "52": 9,
        "04": 4,
        "75": 6,
    }
    assert [found[code].count(TRAINED) for code in ("31", "04")] == [own["31"][1], own["04"][1]]
    assert found["31"].pair(TRAINED) == (45, 32) and found["04"].pair(TRAINED) is None
    assert found["52"].count(TRAINED) is None, "not told is not zero"
    best = [(line.rank, line.row.place, line.value) for line in data.ranking().ranked]
    assert sorted(best) == [(1, "04", 1.0), (1, "31", 1.0), (1, "75", 1.0), (4, "52", 0.75)]


def test_an_older_report_is_known_to_the_silence(
    database: Database, stations: dict[str, int]
) -> None:
    """A station whose last report is older than the twelve months is silent since that one, not
    since it opened."""
    with database.write(NATIONAL) as connection:
        _stage(connection, stations["Hà Tĩnh"], "working", "2024-01")
        _report(connection, stations["Hà Tĩnh"], "2025-03")
        _report(connection, stations["Hà Tĩnh"], "2025-05", state="draft")
    (row,) = [row for row in seen(database).rows if row.station.id == stations["Hà Tĩnh"]]
    assert (row.silence, row.record) == (Silence("2025-03", 19), Record(12, 0, 0))


def test_orders(database: Database, stations: dict[str, int]) -> None:
    view = seen(database)
    named = {number: name for name, number in stations.items()}
    orders = {
        order: [named[row.station.id] for row in view.group("working", order)]
        for order in ("im-lang", "ten", "da-nop", "dung-han")
    }
    assert orders == {
        "im-lang": ["Gia Lai", "Cao Bằng", "Hải Phòng"],
        "ten": ["Cao Bằng", "Gia Lai", "Hải Phòng"],
        "da-nop": ["Gia Lai", "Cao Bằng", "Hải Phòng"],
        "dung-han": ["Gia Lai", "Cao Bằng", "Hải Phòng"],
    }


def test_a_trainer_sees_no_real_reports(database: Database, stations: dict[str, int]) -> None:
    """Without their stages real stations are expected to report nothing, so that nobody looks
    silent."""
    view = seen(database, DEMONSTRATION)
    assert view.total == Record() and not view.silent and len(view.rows) == 12


@pytest.mark.parametrize(
    ("gone", "told"), [((), "10/2026, bị trả lại"), (("2026-09",), "08/2026, thiếu 2")]
)
def test_a_return_hides_no_silence(
    database: Database, stations: dict[str, int], gone: tuple[str, ...], told: str
) -> None:
    """A report that was sent back is told as such, unless months before it are missing as well."""
    c = station_month.c
    with database.write(SYSTEM) as connection:
        mine = c.station_id == stations["Hải Phòng"]
        connection.execute(
            update(station_month).where(mine, c.month == "2026-10").values(state="returned")
        )
        connection.execute(delete(station_month).where(mine, c.month.in_(gone)))
    assert told in " ".join(texts(league_cards(seen(database))))


def test_the_cards_name_the_silent_first(database: Database, stations: dict[str, int]) -> None:
    said = " ".join(texts(league_cards(seen(database))))
    assert "2/3" in said and "32/35" in said and "07/2026, thiếu 3" in said
    assert (
        said.index("Sở KH&CN Gia Lai") < said.index("Sở KH&CN Cao Bằng")
        and "Đã kết thúc: 3 Trạm" in said
    )
