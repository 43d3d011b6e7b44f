"""The one way to pick what counts: what the scope may see, of one province, of the national totals, of one former province."""

from sqlalchemy import ColumnElement, Table, true

from data_access.scope import Scope, visible


def counted(table: Table, *, scope: Scope, vn34: str | None, former: str | None = None, national: bool = True) -> list[ColumnElement[bool]]:
    """Conditions on `asset` or a rollup. The scope always applies; `vn34` and `former` (a vn63 code or 'unknown') narrow it further,
    None does not. `national` False picks the records of other offices, which no total counts."""
    conditions = [visible(table, scope), table.c.national == (true() if national else ~true())]
    if vn34 is not None and vn34 != scope.vn34:  # said once: twice would halve PostgreSQL's estimates
        conditions.append(table.c.vn34 == vn34)
    if former is not None:
        conditions.append(table.c.vn63 == former)
    return conditions
