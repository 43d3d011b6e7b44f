"""The orders of the register's list, as its address names them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Column

from data_access.tables import asset


@dataclass(frozen=True, slots=True)
class Order:
    """A column that decides, then `asset.id`, both in one direction."""

    column: Column[date] | Column[str]
    descending: bool
    dated: bool

    @property
    def kinds(self) -> tuple[type, type]:
        """Of the values of a cursor (data_access.database.keyset)."""
        return date if self.dated else str, int


ORDERS: dict[str, Order] = {
    "-ngay-nop": Order(asset.c.filed_sort, descending=True, dated=True),
    "ngay-nop": Order(asset.c.filed_sort, descending=False, dated=True),
    "han": Order(asset.c.due_sort, descending=False, dated=True),
    "ten": Order(asset.c.title_sort, descending=False, dated=False),
    "-ten": Order(asset.c.title_sort, descending=True, dated=False),
}
