"""The day that pages count from: today; in production, where the clock has jumped from the last day counted, that last day.

The clock is believed again when somebody has confirmed the day (`python app.py daily --to DAY`); until then every page says so. A
demonstration goes with its clock.
"""

import time
from dataclasses import dataclass
from datetime import date

from flask import Flask, current_app

from data_access import daily
from data_access.engine import DatabaseUnavailable
from domain import dates
from web.site import site

EXTENSION = "ipplatform_clock"
LOOKED_FOR = 5.0
"""Seconds for which a process remembers the last day counted."""


@dataclass
class _Seen:
    reached: date | None = None
    until: float = 0.0


def init_app(server: Flask) -> None:
    server.extensions[EXTENSION] = _Seen()
    server.teardown_request(lambda _error: dates.hold(None))


def follow() -> None:
    """Sets the day of the present request; a database that is away is told by whoever reads it."""
    dates.hold(None if site().settings.demo else _unbelieved(_reached()))


def banner_day() -> date | None:
    """The last day counted, where pages are to say that the clock shows another one."""
    reached, today = _reached(), dates.clock_day()
    if site().settings.demo:
        return reached if reached and reached > today else None
    return _unbelieved(reached)


def is_wrong() -> bool:
    """Whether the clock and the last day counted contradict each other, as they stand now. Raises DatabaseUnavailable."""
    reached, today = daily.reached(site().database), dates.clock_day()
    ahead = reached is not None and reached > today
    return ahead or (not site().settings.demo and not dates.follows(reached, today))


def _unbelieved(reached: date | None) -> date | None:
    return None if dates.follows(reached, dates.clock_day()) else reached


def _reached() -> date | None:
    place = site()
    seen: _Seen = _extension()
    if time.monotonic() >= seen.until:
        try:
            seen.reached = daily.reached(place.database)
        except DatabaseUnavailable:
            return seen.reached
        seen.until = time.monotonic() + LOOKED_FOR
    return seen.reached


def _extension() -> _Seen:
    found: _Seen = current_app.extensions[EXTENSION]
    return found
