"""Rows that are ticked in a list, as its form, its address and its file name them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

CHOSEN = "chon"
"""What ticked rows are sent under: several times in a form, with commas in an address."""
AGAIN = "lai"
"""The same for deadlines that were reminded of lately, so that they are reminded of on purpose."""
MOST_TICKED = 1000
"""Ticked rows that a page tells while it is open."""


def split(text: str) -> list[str]:
    """The rows that an address names."""
    return [part for part in text.split(",") if part]


@dataclass(frozen=True, slots=True)
class Ticked:
    """What is ticked on the page that is open, as the browser tells it (assets/choose.js)."""

    keys: frozenset[str]

    @classmethod
    def read(cls, told: Any, search: str | None) -> "Ticked | None":
        """None where nothing was told, or of another address; never raises."""
        if not isinstance(told, dict) or told.get("at") != (search or ""):
            return None
        keys = told.get("keys")
        return cls(_texts(keys)) if isinstance(keys, list) else None


def _texts(keys: Iterable[Any]) -> frozenset[str]:
    found = [key for key in keys if isinstance(key, str)]
    return frozenset(found[:MOST_TICKED])
