"""Pages of a list that are read from where the last one ended, whatever the list: one pager for
all.

A cursor names the row at an end of a page: its values in the order of the list, which end with its
key, and its place. It is unsigned: it comes from a person and is checked.
"""

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, literal, tuple_

LARGEST = 2**62
Value = date | str | int
Row = TypeVar("Row")


class BadCursor(ValueError):
    """The cursor is none of ours, or belongs to another order."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """`position`: the row's place in the list, 1 the first; only ever shown, never relied on."""

    values: tuple[Value, ...]
    position: int

    def write(self, *order: str) -> str:
        """`order`: what the order is called, where a list has several."""
        told = [value.isoformat() if isinstance(value, date) else value for value in self.values]
        plain = json.dumps([*order, *told, self.position], separators=(",", ":"))
        return urlsafe_b64encode(plain.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, code: str, kinds: Sequence[type], *order: str) -> "Cursor":
        """`kinds`: of the values, each date, str or int. Raises BadCursor."""
        try:
            parts = json.loads(urlsafe_b64decode(code.encode("ascii") + b"=" * (-len(code) % 4)))
            named = parts[: len(order)]
            told = parts[len(order) : -1]
            position = parts[-1]
            if named != list(order) or len(told) != len(kinds):
                raise BadCursor(code)
            values = tuple(_value(text, kind) for text, kind in zip(told, kinds, strict=True))
            return cls(values, _whole(position, least=1))
        except (
            ValueError,
            TypeError,
            KeyError,
            IndexError,
            RecursionError,
            binascii.Error,
        ) as error:
            raise BadCursor(code) from error


def _value(told: Any, kind: type) -> Value:
    if kind is int:
        return _whole(told)
    if not isinstance(told, str) or "\x00" in told:
        raise ValueError(told)
    return date.fromisoformat(told) if kind is date else told


def _whole(told: Any, *, least: int = 0) -> int:
    if type(told) is not int or not least <= told < LARGEST:
        raise ValueError(told)
    return told


def read_asked(
    after: str, before: str, kinds: Sequence[type], *order: str
) -> tuple[Cursor | None, bool]:
    """The cursor that an address names, None for the first page, and whether the page lies before
    it. Raises BadCursor."""
    code = after or before
    return (Cursor.read(code, kinds, *order) if code else None), bool(before) and not after


def beyond(
    columns: Sequence[ColumnElement[Any]], cursor: Cursor, *, descending: bool
) -> ColumnElement[bool]:
    """The condition that a row lies past the cursor, in the direction in which it is read."""
    here = tuple_(*columns)
    there = tuple_(
        *(literal(value, column.type) for column, value in zip(columns, cursor.values, strict=True))
    )
    return here < there if descending else here > there


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows in the order of the list. `position`: place of the first one, 1 at the top; `after`,
    `before`: whether there are more."""

    rows: list[Row]
    position: int
    after: bool
    before: bool

    def ends(
        self, values: Callable[[Row], tuple[Value, ...]]
    ) -> tuple[Cursor | None, Cursor | None]:
        """What leads to the page before and to the page after, None where there is none."""
        last = self.position + len(self.rows) - 1
        before = Cursor(values(self.rows[0]), self.position) if self.before else None
        return before, Cursor(values(self.rows[-1]), last) if self.after else None


def page_of(
    found: Sequence[Row], cursor: Cursor | None, *, backwards: bool, size: int
) -> Page[Row]:
    """The page out of what was read past the cursor, nearest first; one row more than `size` tells
    that there is another page."""
    more = len(found) > size
    shown = list(found[:size])
    if backwards and cursor:
        position = max(cursor.position - len(shown), 1) if more else 1
        return Page(shown[::-1], position, after=bool(shown), before=more)
    return Page(
        shown,
        cursor.position + 1 if cursor else 1,
        after=more,
        before=cursor is not None and bool(shown),
    )
