"""Minutes down by month: typed by the manager or imported, a share of the month, never 0 or 100%
where nobody told it."""

from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from components.network.availability import availability_card
from data_access.accounts.writer import Conflict, Writer
from data_access.database.engine import Database
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM, Scope
from data_access.importing.pipeline import import_file
from data_access.network.availability import availability_months, keep_availability
from data_access.tables import audit_log
from data_access.writing.undo import UndoRefused, undo
from domain.network.availability import Availability, faults, minutes_in
from language import in_language
from read_models.availability import AvailabilityYear, KeptMonth
from tests.components.tree import having, seen, walk

TODAY = date(2026, 11, 24)
MANAGER = Writer(1, "vien", "Đặng Thanh Tùng", "", NATIONAL)
FILE = "Tháng,Phút ngừng theo kế hoạch,Phút ngừng ngoài kế hoạch,Ghi chú\n05/2026,120,35,Nâng cấp\n06/2026,0,0,\n07/2026,10,,\n08/2026,,,\n"


def run(database: Database, path: Path, text: str) -> tuple[int, int, list[str]]:
    path.write_text(text, "utf-8")
    result = import_file(database, path, actor="vien", today=TODAY)
    assert result.kind == "availability"
    return result.accepted, result.rejected, [e.reason for e in result.errors]


def months(database: Database, scope: Scope = NATIONAL) -> dict[str, KeptMonth]:
    with database.read(scope) as connection:
        return availability_months(connection, scope=scope, year=2026)


def typed(database: Database, told: Availability, version: int = 0) -> None:
    with database.write(NATIONAL) as connection:
        keep_availability(connection, MANAGER, told, version=version)


@pytest.mark.parametrize(
    ("row", "share"),
    [
        (Availability("2026-05", 120, 35), 1 - 155 / 44_640),
        (Availability("2026-06", 0, 0), 1.0),
        (Availability("2024-02", 41_760, 0), 0.0),
        (Availability("2026-07", 10, None), None),
        (Availability("2026-07", None, 0), None),
        (Availability("2026-07"), None),
    ],
)
def test_the_share_of_a_month(row: Availability, share: float | None) -> None:
    """May has 44,640 minutes, February 2024 41,760; one of the two numbers alone gives none."""
    assert row.share == pytest.approx(share)


@pytest.mark.parametrize(
    ("planned", "unplanned", "wrong"),
    [(43_200, 0, 0), (43_200, 1, 1), (None, 43_201, 1), (None, None, 1), (0, None, 0)],
)
def test_a_month_has_no_more_minutes_than_it_has(
    planned: int | None, unplanned: int | None, wrong: int
) -> None:
    assert (
        minutes_in("2026-06") == 43_200
        and len(list(faults(Availability("2026-06", planned, unplanned)))) == wrong
    )


def test_a_file_is_read_and_what_it_does_not_say_is_not_known(
    database: Database, tmp_path: Path
) -> None:
    assert run(database, tmp_path / "x.csv", FILE) == (
        3,
        1,
        ["Không có số phút nào trong dòng này"],
    )
    found = months(database)
    assert [(m, k.told.planned, k.told.unplanned, k.file) for m, k in found.items()] == [
        ("2026-05", 120, 35, "x.csv"),
        ("2026-06", 0, 0, "x.csv"),
        ("2026-07", 10, None, "x.csv"),
    ]
    words = seen(availability_card(AvailabilityYear(2026, found, "2026-11")))
    assert "05/2026 99,65% 120 35 Nâng cấp x.csv, vien nhập" in words
    assert "06/2026 100,00% 0 0 –" in words and "07/2026 chưa có 10 chưa có –" in words
    assert "08/2026 chưa có – – – –" in words and words.count("100,00%") == 1
    with in_language("en"):
        assert "May 2026 99.65% 120 35" in seen(
            availability_card(AvailabilityYear(2026, found, "2026-11"))
        )


@pytest.mark.parametrize(("row", "reason"), [
    ("12/2026,1,1", "12/2026 chưa đến: chỉ nhận số liệu của kỳ đã bắt đầu"),
    ("2026,1,1", "Cần một tháng, như 05/2021"),
    ("02/2026,40320,1", "40.321 phút nhiều hơn cả tháng (40.320 phút)"),
])  # fmt: skip
def test_bad_rows_are_told(database: Database, tmp_path: Path, row: str, reason: str) -> None:
    text = f"Tháng,Phút ngừng theo kế hoạch,Phút ngừng ngoài kế hoạch\n01/2026,1,1\n{row}\n"
    assert run(database, tmp_path / "x.csv", text) == (1, 1, [reason])


def test_typed_numbers_have_a_version_and_an_audit_row(database: Database) -> None:
    typed(database, Availability("2026-05", 120, 35, note="Nâng cấp"))
    with pytest.raises(Conflict) as twice:
        typed(database, Availability("2026-05", 1, 35))
    assert (twice.value.theirs, twice.value.version, twice.value.by) == (
        {"planned": "120", "note": "Nâng cấp"},
        1,
        "Đặng Thanh Tùng",
    )
    typed(database, Availability("2026-05", 1, 35), version=1)
    with pytest.raises(Conflict):
        typed(database, Availability("2026-05", 2, 35), version=1)
    kept = months(database)["2026-05"]
    assert (kept.told.planned, kept.told.note, kept.version, kept.by) == (
        1,
        "",
        2,
        "Đặng Thanh Tùng",
    )
    with database.read(SYSTEM) as connection:
        assert (
            connection.scalar(
                select(func.count()).where(audit_log.c.action == "availability typed")
            )
            == 2
        )


def test_an_import_that_was_typed_over_is_not_undone(database: Database, tmp_path: Path) -> None:
    run(database, tmp_path / "x.csv", FILE)
    typed(database, Availability("2026-05", 60, 0), version=1)
    with pytest.raises(UndoRefused), database.write(SYSTEM) as connection:
        undo(connection, 1, actor="vien", today=TODAY)
    assert months(database)["2026-05"].told.planned == 60


def test_who_sees_it(database: Database, tmp_path: Path) -> None:
    """The institute all of it, the demonstration what is invented; provinces and stations
    nothing."""
    run(database, tmp_path / "x.csv", FILE)
    typed(database, Availability("2026-01", 5, 5, illustrative=True))
    typed(database, Availability("2026-02", 5, 5))
    assert len(months(database)) == 5 and list(months(database, DEMONSTRATION)) == ["2026-01"]
    assert [months(database, scope) for scope in (Scope.province("40"), Scope.station(1))] == [
        {},
        {},
    ]


def test_the_form_offers_months_that_have_begun_and_nobody_told() -> None:
    """To the manager alone; a month that is told has a form of its own with its version."""
    kept = {"2026-02": KeptMonth(Availability("2026-02", 7, 8), 3, "x", datetime(2026, 3, 1, 5))}
    form = having(
        availability_card(AvailabilityYear(2026, kept, "2026-04", may_type=True)),
        action="/ghi/vien/kha-dung",
    )
    assert [getattr(f, "data-also") for f in form] == ["version=3", "version=0"]
    offered = [
        [o["value"] for o in part.options]
        for f in form
        for part in walk(f)
        if hasattr(part, "options")
    ]
    assert offered == [["2026-02"], ["2026-04", "2026-03", "2026-01"]]
    assert (
        having(
            availability_card(AvailabilityYear(2026, kept, "2026-04")), action="/ghi/vien/kha-dung"
        )
        == []
    )
