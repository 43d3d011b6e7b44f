"""Counts by owner as a scope sees them."""

from dataclasses import dataclass

from sqlalchemy import FromClause, select, union_all

from data_access.database.area import counted
from data_access.database.scope import Scope
from data_access.rollups.definitions import WHOLE_PROVINCE, Condition, owners_of
from data_access.tables import asset, owner_count


@dataclass(frozen=True, slots=True)
class OwnerCounts:
    """`rows`: columns as of owner_count; `where`: picks those of the place."""

    rows: FromClause
    where: list[Condition]


def owner_counts(
    *, scope: Scope, vn34: str | None, former: str | None = None, national: bool = True
) -> OwnerCounts:
    """An owner's row tells of all kinds together. To trainers, who see a real owner's geographical
    indications alone, these are counted from the records: there are few."""
    part = former or WHOLE_PROVINCE
    if scope.kind != "demonstration":
        return OwnerCounts(
            owner_count,
            counted(owner_count, scope=scope, vn34=vn34, former=part, national=national),
        )
    illustrative = select(*owner_count.c).where(
        *counted(owner_count, scope=scope, vn34=vn34, former=part, national=national)
    )
    real = owners_of(
        asset.c.kind == "CDDL",
        asset.c.illustrative.is_(False),
        *counted(asset, scope=scope, vn34=vn34, national=national),
    )
    rows = union_all(illustrative, real).subquery()
    return OwnerCounts(rows, [rows.c.vn63 == part])
