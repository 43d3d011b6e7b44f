"""What the figures of a page are about."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table

from data_access.counted import counted
from data_access.scope import Scope, visible


@dataclass(frozen=True, slots=True)
class Area:
    """A province (None: all that the scope sees), or with `former` a part of it, as one scope sees it."""

    scope: Scope
    vn34: str | None
    former: str | None = None

    def of(self, table: Table) -> list[ColumnElement[bool]]:
        """The conditions that pick this place's national rows of `asset` or of a rollup."""
        return counted(table, scope=self.scope, vn34=self.vn34, former=self.former)

    def whole(self, table: Table) -> list[ColumnElement[bool]]:
        """The same for all its rows, other offices' and those of all its parts included."""
        found = [visible(table, self.scope)]
        return [*found, table.c.vn34 == self.vn34] if self.vn34 not in (None, self.scope.vn34) else found


@dataclass(frozen=True, slots=True)
class Place(Area):
    """An area that is one province or a part of one."""

    vn34: str
