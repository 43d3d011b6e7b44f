"""What a reading of deadlines is about."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Table

from data_access.database.area import counted
from data_access.database.scope import Scope
from read_models.deadline_filters import MINE, DeadlineFilters
from read_models.plain_values import number


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Whose deadlines (`scope`), of which province, narrowed by which filters. `today`: the day in
    Viet Nam; `me`: the id of who asks, None where no person does."""

    scope: Scope
    vn34: str
    filters: DeadlineFilters
    today: date
    me: int | None = None

    @property
    def day(self) -> date:
        """The day whose figures are asked for: today, or an earlier one."""
        return self.filters.on or self.today

    def of(self, table: Table) -> list[ColumnElement[bool]]:
        """The conditions that pick its place and kinds of a table or rollup of deadlines."""
        where = counted(table, scope=self.scope, vn34=self.vn34, former=self.filters.former)
        return where + ([table.c.kind.in_(self.filters.kinds)] if self.filters.kinds else [])

    @property
    def person(self) -> int | None:
        """Of the filter by who sees to them: whose id it is; None for anybody and for nobody."""
        asked = self.filters.person
        return self.me if asked == MINE else number(asked)
