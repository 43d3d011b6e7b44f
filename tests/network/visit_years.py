"""Files of visits of 2020–2026: monthly tables of six years, days of the seventh to the middle of a
month, and their numbers by hand."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text, update

from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.importing.pipeline import import_file
from data_access.tables import import_batch

TODAY = date(2026, 11, 24)
READ_AT = datetime(2026, 11, 20, 5, tzinfo=UTC)
LAST_DAY = date(2026, 11, 14)
HEADING = "Khách truy cập,Khách truy cập lần đầu,Lượt truy cập trang"
MONTHLY = {2020: 82_000, 2021: 120_000, 2022: 171_297, 2023: 203_671, 2024: 210_000, 2025: 230_000}
"""Year → page views of its January; each month has 1,000 more than the one before. 2022 adds up to
2,121,564."""


def page_views(year: int, month: int) -> int:
    return MONTHLY[year] + 1_000 * (month - 1)


def of_day(day: date) -> int:
    """9,000 on Mondays to Fridays, 4,000 on Saturdays and Sundays, and the number of the day."""
    return (4_000 if day.weekday() >= 5 else 9_000) + day.day


def days() -> Iterator[date]:
    day = date(2026, 1, 1)
    while day <= LAST_DAY:
        yield day
        day += timedelta(1)


def files(folder: Path) -> tuple[Path, Path]:
    lines = [f"Tháng,{HEADING}"]
    lines += [
        f"{m:02}/{y},{page_views(y, m) // 10},{page_views(y, m) // 50},{page_views(y, m)}"
        for y in MONTHLY
        for m in range(1, 13)
    ]
    told = [f"Ngày,{HEADING}"]
    told += [f"{d:%d/%m/%Y},{of_day(d) // 10},{of_day(d) // 50},{of_day(d)}" for d in days()]
    monthly, daily = folder / "truy-cap-2020-2025.csv", folder / "truy-cap-2026.csv"
    monthly.write_text("\n".join(lines), "utf-8")
    daily.write_text("\n".join(told), "utf-8")
    return monthly, daily


def imported(database: Database, folder: Path) -> None:
    """Both files, read on a day of November 2026 whatever the clock says."""
    for path in files(folder):
        import_file(database, path, actor="vien", today=TODAY)
    at(database, READ_AT)


def at(database: Database, moment: datetime, file: str = "%") -> None:
    with database.write(SYSTEM) as connection:
        connection.execute(
            update(import_batch).where(import_batch.c.file.like(file)).values(at=moment)
        )


def asked(database: Database, sql: str, **values: Any) -> Any:
    """One number by SQL that is written apart from the product's."""
    with database.read(SYSTEM) as connection:
        return connection.scalar(text(sql), values)
