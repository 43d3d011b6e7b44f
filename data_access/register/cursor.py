"""Where a page begins: the sort value and id of a row, and its place in the list. Unsigned: it comes from a person and is checked."""

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Column

from data_access.tables import asset

LARGEST_ID = 2**62


class BadCursor(ValueError):
    """The cursor is none of ours, or belongs to another order."""


@dataclass(frozen=True, slots=True)
class Order:
    """A column that decides, then `asset.id`, both in one direction."""

    column: Column[date] | Column[str]
    descending: bool
    dated: bool


ORDERS: dict[str, Order] = {
    "-ngay-nop": Order(asset.c.filed_sort, descending=True, dated=True),
    "ngay-nop": Order(asset.c.filed_sort, descending=False, dated=True),
    "han": Order(asset.c.due_sort, descending=False, dated=True),
    "ten": Order(asset.c.title_sort, descending=False, dated=False),
    "-ten": Order(asset.c.title_sort, descending=True, dated=False),
}


@dataclass(frozen=True, slots=True)
class Cursor:
    """`position`: the row's place in the list, 1 the first; only ever shown, never relied on."""

    value: date | str
    asset_id: int
    position: int

    def write(self, sort: str) -> str:
        value = self.value.isoformat() if isinstance(self.value, date) else self.value
        plain = json.dumps([sort, value, self.asset_id, self.position], separators=(",", ":"))
        return urlsafe_b64encode(plain.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, code: str, sort: str) -> "Cursor":
        """Raises BadCursor."""
        try:
            parts = json.loads(urlsafe_b64decode(code.encode("ascii") + b"=" * (-len(code) % 4)))
            told, value, asset_id, position = parts
            whole = all(type(number) is int and 0 < number < LARGEST_ID for number in (asset_id, position))
            if told != sort or not isinstance(value, str) or "\x00" in value or not whole:
                raise BadCursor(code)
            return cls(date.fromisoformat(value) if ORDERS[sort].dated else value, asset_id, position)
        except (ValueError, TypeError, KeyError, RecursionError, binascii.Error) as error:
            raise BadCursor(code) from error
