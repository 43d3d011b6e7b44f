"""The one way to pick what counts: what the scope may see, of one province, of the national totals,
of one former province."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, true

from data_access.database.scope import Scope, visible


def counted(
    table: Table,
    *,
    scope: Scope,
    vn34: str | None,
    former: str | None = None,
    national: bool = True,
) -> list[ColumnElement[bool]]:
    """Conditions on `asset` or a rollup. The scope always applies; `vn34` and `former` (a vn63 code
    or 'unknown') narrow it further, None does not. `national` False picks the records of other
    offices, which no total counts."""
    conditions = [visible(table, scope), table.c.national == (true() if national else ~true())]
    # said once: twice would halve PostgreSQL's estimates
    if vn34 is not None and vn34 != scope.vn34:
        conditions.append(table.c.vn34 == vn34)
    if former is not None:
        conditions.append(table.c.vn63 == former)
    return conditions


@dataclass(frozen=True, slots=True)
class Area:
    """A province (None: all that the scope sees), or with `former` a part of it, as one scope sees
    it."""

    scope: Scope
    vn34: str | None
    former: str | None = None

    def of(self, table: Table) -> list[ColumnElement[bool]]:
        """The conditions that pick this place's national rows of `asset` or of a rollup."""
        return counted(table, scope=self.scope, vn34=self.vn34, former=self.former)

    def whole(self, table: Table) -> list[ColumnElement[bool]]:
        """The same for all its rows, other offices' and those of all its parts included."""
        found = [visible(table, self.scope)]
        return (
            [*found, table.c.vn34 == self.vn34]
            if self.vn34 not in (None, self.scope.vn34)
            else found
        )


@dataclass(frozen=True, slots=True)
class ProvinceArea(Area):
    """An area that is one province or a part of one."""

    vn34: str
