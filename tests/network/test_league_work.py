"""What stations did, in the list of all of them, on both databases: against the same months, with
corrections, its levels, what the chips count, the sum, the file; by hand and by SQL of its own."""

import csv
from datetime import date

import pytest
from sqlalchemy import Connection, insert, text, update

from commands.demo import build
from components.network.league import league_cards
from data_access.accounts.writer import Writer
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM, Scope
from data_access.network import lives
from data_access.network.fact_kinds import station_ids
from data_access.network.league import league
from data_access.network.report_writing import EMPTY
from data_access.tables import station_month, station_month_correction
from domain.network.maturity import DASHBOARD, SEARCHES, SERVICES, Maturity
from domain.network.reporting import due_months
from domain.text.folding import fold
from read_models.league import League
from read_models.league_asked import LeagueAsked, league_asked
from read_models.station_work import Work
from reports.stations import rows_of, stations_csv
from tests.components.tree import having
from tests.components.tree import seen as words

TODAY = date(2026, 12, 1)
HOST = "Sở Khoa học và Công nghệ "
WRITER = Writer(1, "vien", "Đặng Thanh Tùng", "", NATIONAL)


def _stage(connection: Connection, number: int, stage: str, day: str) -> None:
    values = dict.fromkeys(("number", "term", "successor"), "") | {"evidence": "QĐ"}
    lives.keep_stage(
        connection,
        WRITER,
        number,
        {**values, "stage": stage, "day": day},
        stage_id=0,
        version=0,
        illustrative=False,
    )


def _report(connection: Connection, number: int, month: str, *told: int, **more: object) -> None:
    """`told`: consultations, updates, listings, trained."""
    names = ("consultations", "updates", "listings", "trained")
    row = EMPTY | dict(zip(names, told, strict=True)) | {"station_id": number, "month": month}
    row |= {"state": "confirmed", "first_day": date(2026, 1, 9), "answers": {}, "classes": 1}
    row |= {"illustrative": False, "version": 1, "updated_by": ""}
    row |= {"updated_at": text("CURRENT_TIMESTAMP")}
    connection.execute(insert(station_month).values(row | more))


@pytest.fixture
def ids(database: Database) -> dict[str, int]:
    """Nghệ An: 02/2025, 02–04/2026; Đồng Nai 01/2026 only; Hải Phòng nothing but a returned and a
    draft."""
    with database.write(SYSTEM) as connection:
        known = station_ids(connection)
    found = {name: known[fold(HOST + name)] for name in ("Nghệ An", "Đồng Nai", "Hải Phòng")}
    with database.write(NATIONAL) as connection:
        for name in found:
            _stage(connection, found[name], "working", "2024-01")
        _stage(connection, found["Nghệ An"], "agreed", "2023-12-01")
        _report(connection, found["Nghệ An"], "2025-02", 2, 1, 0, 5)
        _report(connection, found["Nghệ An"], "2025-11", 1, 0, 0, 900)
        _report(connection, found["Nghệ An"], "2026-02", 4, 2, 1, 30)
        _report(connection, found["Nghệ An"], "2026-03", 3, 0, 0, 0, search_mark=2)
        _report(connection, found["Nghệ An"], "2026-04", 0, 0, 0, 10)
        _report(connection, found["Đồng Nai"], "2026-01", 8, 0, 0, 12)
        _report(connection, found["Hải Phòng"], "2026-05", 70, 0, 0, 70, state="returned")
        _report(connection, found["Hải Phòng"], "2026-06", 70, 0, 0, 70, state="draft")
    return found


def seen(database: Database, scope: Scope = NATIONAL) -> League:
    with database.read(scope) as connection:
        return league(connection, scope=scope, today=TODAY)


def work_of(view: League, number: int) -> Work:
    return next(row.work for row in view.rows if row.station.id == number)


def test_the_year_is_compared_on_the_months_that_both_tell(
    database: Database, ids: dict[str, int]
) -> None:
    """02: 7 against 3; 03 and 04 have no month before them, 11/2025 is of another year."""
    found = work_of(seen(database), ids["Nghệ An"])
    assert (found.requests, found.compared, found.change) == (10, (7, 3), 4)
    assert (found.trained, found.classes) == (40, 3)
    assert found.monthly == (1, None, None, 7, 3, 0, *[None] * 6)
    alone = work_of(seen(database), ids["Đồng Nai"])
    assert (alone.requests, alone.compared, alone.change) == (8, None, None)


def test_what_is_returned_or_a_draft_tells_nothing(database: Database, ids: dict[str, int]) -> None:
    found = work_of(seen(database), ids["Hải Phòng"])
    assert (found.requests, found.trained, found.there) == (None, None, frozenset())


def test_corrections_count(database: Database, ids: dict[str, int]) -> None:
    """The newest correction of a number stands for it, in both years; a search that was none takes
    the level away."""
    row = {"reason": "Đếm trùng", "made_by": "", "illustrative": False}
    row |= {"made_at": text("CURRENT_TIMESTAMP"), "station_id": ids["Nghệ An"]}
    told = (
        ("2026-02", "consultations", 4, 9),
        ("2026-02", "consultations", 9, 5),
        ("2025-02", "updates", 1, 3),
        ("2026-03", "search_mark", 2, 0),
    )
    with database.write(SYSTEM) as connection:
        for month, name, old, new in told:
            values = row | {"month": month, "field": name, "old": old, "new": new}
            connection.execute(insert(station_month_correction).values(values))
    found = work_of(seen(database), ids["Nghệ An"])
    assert (found.requests, found.compared) == (11, (8, 5)) and SEARCHES not in found.there


def test_levels(database: Database, ids: dict[str, int]) -> None:
    """Nghệ An is published to have a dashboard; without the agreement or the report there is no
    level, without the search the first."""
    levels = {row.station.id: row.maturity for row in seen(database).rows}
    assert levels[ids["Nghệ An"]] == Maturity(3)
    assert levels[ids["Đồng Nai"]].missing == ("agreement",)
    with database.write(NATIONAL) as connection:
        _stage(connection, ids["Đồng Nai"], "agreed", "2026-12-02")
    assert {r.station.id: r.maturity.level for r in seen(database).rows}[ids["Đồng Nai"]] == 0
    with database.write(NATIONAL) as connection:
        _stage(connection, ids["Đồng Nai"], "agreed", "2026-11")
        mine = station_month.c.station_id == ids["Đồng Nai"]
        connection.execute(update(station_month).where(mine).values(search_design=1))
    found = {row.station.id: row.maturity for row in seen(database).rows}[ids["Đồng Nai"]]
    assert found == Maturity(2, (SERVICES, DASHBOARD))


def test_totals_are_those_of_independent_sql(database: Database, ids: dict[str, int]) -> None:
    view = seen(database)
    with database.read(SYSTEM) as connection:
        handed_in = "FROM station_month WHERE state IN ('submitted', 'confirmed') AND month BETWEEN"
        told = connection.execute(
            text(
                "SELECT sum(consultations + updates + listings), sum(trained) "
                f"{handed_in} '2026-01' AND '2026-10'"
            )
        ).one()
    assert tuple(told) == (18, 52)
    strip = words(league_cards(view)[0])
    assert "2026 18 " in strip and "được tập huấn 52 " in strip
    assert view.rank(ids["Nghệ An"]) == (1, 2) and view.rank(ids["Hải Phòng"]) is None


@pytest.mark.parametrize(
    ("search", "names"),
    [
        ("?bc=thieu", ["Đồng Nai", "Hải Phòng", "Nghệ An"]),
        ("?bc=tu-3-thang&tinh=nghe-an", ["Nghệ An"]),
        ("?bc=dung-han", []),
        ("?giai-doan=ket-thuc", ["Bình Dương", "Bình Định", "Ninh Thuận"]),
        ("?q=dong+nai", ["Đồng Nai"]),
        ("?loai=association", []),
        ("?bc=khong-co&tinh=khong-co&loai=x&q=hai+ph", ["Hải Phòng"]),
    ],
)
def test_filters(database: Database, ids: dict[str, int], search: str, names: list[str]) -> None:
    view = seen(database)
    found = rows_of(view, league_asked(search + "&sap-xep=ten"))
    assert [row.station.host.removeprefix(HOST) for row in found] == names


def test_chips_count_the_rows_they_leave(database: Database) -> None:
    """On the demonstration, where every state has somebody; the address of each is asked again."""
    build(database, TODAY, size=0)
    view = seen(database)
    chips = having(league_cards(view)[1], className="state-chip")
    counts = {chip.href: chip["data-n"] for chip in chips}
    rows = {href: len(league_asked(href.partition("?")[2]).chosen(view.rows)) for href in counts}
    assert rows == counts and list(counts.values()) == [25, 2, 3, 1, 12, 1, 3, 3]


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("yeu-cau", ["Đồng Nai", "Nghệ An", "Hải Phòng"]),
        ("-yeu-cau", ["Nghệ An", "Đồng Nai", "Hải Phòng"]),
        ("-tap-huan", ["Nghệ An", "Đồng Nai", "Hải Phòng"]),
        ("-ten", ["Nghệ An", "Hải Phòng", "Đồng Nai"]),
        ("-muc", ["Nghệ An", "Đồng Nai", "Hải Phòng"]),
        ("tinh", ["Đồng Nai", "Hải Phòng", "Nghệ An"]),
    ],
)
def test_what_is_not_known_stands_last_either_way(
    database: Database, ids: dict[str, int], order: str, names: list[str]
) -> None:
    found = seen(database).group("working", order)
    assert [row.station.host.removeprefix(HOST) for row in found] == names


def test_the_file_has_the_rows_in_sight(database: Database, ids: dict[str, int]) -> None:
    view = seen(database)
    rows = rows_of(view, LeagueAsked(slug="nghe-an"))
    head, line = csv.reader("".join(stations_csv(view, rows, "")).lstrip("\ufeff").splitlines())
    told = dict(zip(head, line, strict=True))
    assert [told[month] for month in due_months(TODAY)][:4] == [
        "nộp muộn" if m == "2025-11" else s
        for m, s in zip(
            due_months(TODAY)[:4], ("", "chưa nộp", "chưa nộp", "đúng hạn"), strict=True
        )
    ]
    assert (told["Yêu cầu 2026"], told["So cùng kỳ 2025"], told["Mức"]) == ("10", "4", "3")
