"""What counts as a change of status: one definition for the numbers on a page, the rollup they come
from, and the lists they open."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, String, and_, literal_column

from data_access.tables import change_cube, status_change

JUST_FILED = ("pending", "unknown")


def only_new(was: ColumnElement[Any], now: ColumnElement[Any]) -> ColumnElement[bool]:
    """A record that begins with one of these statuses has not changed, it is new. `was`: '' where
    nothing was known before."""
    return and_(was == _text(""), now.in_([_text(status) for status in JUST_FILED]))


def changed_within(days: int, until: date) -> list[ColumnElement[bool]]:
    """Conditions on `status_change`: on the day `until` or at most so many days before it."""
    return [
        *_within(status_change.c.day, days, until),
        ~only_new(status_change.c.was, status_change.c.now),
    ]


def last_changed_within(days: int, today: date) -> list[ColumnElement[bool]]:
    """The same of today on `change_cube`: what has changed in a span that ends today has its last
    change in it."""
    return _within(change_cube.c.day, days, today)


def _within(day: ColumnElement[str], days: int, until: date) -> list[ColumnElement[bool]]:
    return [day >= (until - timedelta(days=days)).isoformat(), day <= until.isoformat()]


def _text(word: str) -> ColumnElement[str]:
    """Literal, so that the rollup's definition is one text."""
    return literal_column(f"'{word}'", String)
