"""Counts that dashboards read instead of the register. Changed in the transaction that changes the
rows (data_access.rollups).

On SQLite they are stored in the order of their key (`sqlite_with_rowid=False`): a province is one
run of pages.
"""

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table
from sqlalchemy.sql.type_api import TypeEngine

from data_access.tables.base import OF_A_KIND, TENANT, metadata


def _cube(name: str, *columns: Column[object]) -> Table:
    """Key columns are NOT NULL; `n` counts assets. `vn34` first, so that a province is one range of
    the key."""
    return Table(
        name,
        metadata,
        _key("vn34", String(10)),
        _key("national", Boolean()),
        *columns,
        _key("vn63", String(10)),
        _key("illustrative", Boolean()),
        Column("n", Integer, nullable=False),
        info={TENANT: True, OF_A_KIND: any(column.name == "kind" for column in columns)},
        sqlite_with_rowid=False,
    )


def _key(name: str, kind: TypeEngine[Any]) -> Column[object]:
    return Column(name, kind, primary_key=True, autoincrement=False)


asset_cube = _cube(
    "asset_cube",
    _key("kind", String(4)),
    _key("mark_category", String(13)),
    _key("filing_year", Integer()),
    _key("status", String(11)),
)
status_cube = _cube(
    "status_cube",
    _key("kind", String(4)),
    _key("mark_category", String(13)),
    _key("status", String(11)),
)
"""asset_cube without filing years: what tiles, status charts and the national table read."""
month_cube = _cube(
    "month_cube", _key("measure", String(7)), _key("month", String(7)), _key("kind", String(4))
)
day_cube = _cube(
    "day_cube", _key("measure", String(7)), _key("day", String(10)), _key("kind", String(4))
)
"""measure: filed (by filing date) or granted (by registration date; no international
registrations); month: YYYY-MM."""
due_cube = _cube(
    "due_cube", _key("state", String(5)), _key("day", String(10)), _key("kind", String(4))
)
"""Deadlines by state (domain.terms.deadlines.STATES) and the day that decides (deadline.day), as
ISO days."""
class_cube = _cube(
    "class_cube",
    _key("scheme", String(8)),
    _key("kind", String(4)),
    _key("status", String(11)),
    _key("main", String(12)),
)
"""Assets with at least one class of that main code; an asset counts once in each of its classes."""

trait_cube = _cube(
    "trait_cube",
    _key("measure", String(7)),
    _key("value", String(11)),
    _key("kind", String(4)),
)
"""What provinces are compared by besides, by measure and value. owner: assets alive by the type of
their first-named owner, '' where it has none or nobody knows; pending: applications under
examination by the month of filing (YYYY-MM); kept: inventions alive by the month of grant; fees:
inventions and utility solutions alive, known or missing (whether any payment is known)."""

source_cube = _cube("source_cube", _key("source", String(40)), _key("kind", String(4)))
"""Which sources a province's figures rest on, and whether any of them is illustrative."""

status_flow = Table(
    "status_flow",
    metadata,
    _key("vn34", String(10)),
    _key("national", Boolean()),
    _key("month", String(7)),
    _key("kind", String(4)),
    _key("status", String(11)),
    _key("vn63", String(10)),
    _key("illustrative", Boolean()),
    Column("entered", Integer, nullable=False),
    Column("departed", Integer, nullable=False),
    info={TENANT: True, OF_A_KIND: True},
    sqlite_with_rowid=False,
)
"""How many assets entered and left (`departed`) a status in a month (YYYY-MM): sparklines and
comparisons walk back from today's count."""

status_change = Table(
    "status_change",
    metadata,
    _key("vn34", String(10)),
    _key("national", Boolean()),
    _key("day", String(10)),
    _key("kind", String(4)),
    _key("was", String(11)),
    _key("now", String(11)),
    _key("vn63", String(10)),
    _key("illustrative", Boolean()),
    Column(
        "asset_id",
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("n", Integer, nullable=False),
    info={TENANT: True, OF_A_KIND: True},
    sqlite_with_rowid=False,
)
"""Every asset's changes of status in order of the day; `was` '' where it first becomes known. The
days of one month are a short run of
it: what the sums by month do not tell of a past day."""

change_cube = _cube("change_cube", _key("day", String(10)), _key("kind", String(4)))
"""Assets by the day of their last change of status (data_access.rollups.status_changes): what has
changed within some days is one short run of it."""

class_flow = _cube("class_flow", _key("month", String(7)), _key("main", String(12)))
"""By how many (`n`, below zero where fewer) the marks alive in a Nice class changed in a month
(YYYY-MM)."""

visit_month = Table(
    "visit_month",
    metadata,
    _key("series", String(12)),
    _key("month", String(7)),
    _key("illustrative", Boolean()),
    Column("days", Integer, nullable=False),
    *(
        Column(name, BigInteger, nullable=False)
        for name in ("visitors", "first_time", "page_views")
    ),
    *(
        Column(f"{name}_told", Integer, nullable=False, comment="days that tell it")
        for name in ("visitors", "first_time", "page_views")
    ),
    Column(
        "batch_id",
        BigInteger().with_variant(Integer, "sqlite"),
        comment="the newest import of one of its days; NULL: came with the program",
    ),
    info={TENANT: True},
    sqlite_with_rowid=False,
)
"""Daily visits added up by month (data_access.rollups.visit_months). Belongs to the institute, as
the days do."""

owner_count = Table(
    "owner_count",
    metadata,
    _key("vn34", String(10)),
    _key("national", Boolean()),
    _key("vn63", String(10)),
    Column(
        "owner_id",
        BigInteger().with_variant(Integer, "sqlite"),
        ForeignKey("organisation.id"),
        primary_key=True,
    ),
    _key("illustrative", Boolean()),
    Column("alive", Integer, nullable=False),
    Column("sc", Integer, nullable=False),
    Column("gphi", Integer, nullable=False),
    Column("kdcn", Integer, nullable=False),
    Column("nh", Integer, nullable=False),
    Column("cddl", Integer, nullable=False),
    Column("n", Integer, nullable=False),
    Index("ix_owner_count_rank", "vn34", "national", "vn63", "alive", "owner_id"),
    info={TENANT: True},
    sqlite_with_rowid=False,
)
"""Assets alive by kind and in all, by first-named owner. vn63 '*' is the whole of the new
province."""
