"""What an overview is about."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table

from data_access.counted import counted
from data_access.scope import Scope


@dataclass(frozen=True, slots=True)
class Place:
    """A province, or with `former` a part of it, as one scope sees it."""

    scope: Scope
    vn34: str
    former: str | None

    def of(self, table: Table) -> list[ColumnElement[bool]]:
        """The conditions that pick this place's national rows of `asset` or of a rollup."""
        return counted(table, scope=self.scope, vn34=self.vn34, former=self.former)
