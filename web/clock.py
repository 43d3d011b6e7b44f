"""The day that pages count from: the last one that the daily run has counted, which is today but
for the time between midnight and that run, so that every number on a page is of the day that its
as-of line names.

In production a clock that has jumped from the last day counted is not believed until somebody has
confirmed the day (`python app.py daily --to DAY`); every page says so. A demonstration goes with
its clock where that is behind.
"""

import time
from dataclasses import dataclass
from datetime import date

from flask import Flask, current_app

from data_access.database.faults import DatabaseUnavailable
from data_access.upkeep import daily
from domain.calendar import dates
from web.site import site

EXTENSION = "ipplatform_clock"
LOOKED_FOR = 5.0
"""Seconds for which a process remembers the last day counted."""


@dataclass
class _Seen:
    reached: date | None = None
    until: float = 0.0
    away: bool = False


def init_app(server: Flask) -> None:
    server.extensions[EXTENSION] = _Seen()
    server.teardown_request(lambda _error: dates.hold(None))


def follow() -> None:
    """Sets the day of the present request; a database that is away is told by whoever reads it."""
    dates.hold(None)
    reached = _reached(awaiting=True)
    today = dates.clock_day()
    if reached and (reached < today or not site().settings.demo):
        dates.hold(reached)


def latest_day() -> date:
    """The last day that a person may write down: today, as far as the clock is believed."""
    return banner_day() or dates.clock_day()


def behind() -> tuple[date, int] | None:
    """The last day counted and how many days ago it was, where the daily run is still to come and
    nothing else is the matter."""
    reached = _reached()
    today = dates.clock_day()
    late = reached is not None and reached < today and banner_day() is None
    return (reached, (today - reached).days) if reached and late else None


def banner_day() -> date | None:
    """The last day counted, where pages are to say that the clock shows another one."""
    reached = _reached()
    today = dates.clock_day()
    if site().settings.demo:
        return reached if reached and reached > today else None
    return _unbelieved(reached)


def is_wrong() -> bool:
    """Whether the clock and the last day counted contradict each other, as they stand now. Raises
    DatabaseUnavailable."""
    reached = daily.reached(site().database)
    today = dates.clock_day()
    ahead = reached is not None and reached > today
    return ahead or (not site().settings.demo and not dates.follows(reached, today))


def _unbelieved(reached: date | None) -> date | None:
    return None if dates.follows(reached, dates.clock_day()) else reached


def _reached(*, awaiting: bool = False) -> date | None:
    """`awaiting`: looked at anew where the daily run is still to come, as every request does once:
    its end is to be seen in all numbers."""
    seen: _Seen = _extension()
    is_behind = seen.reached != dates.clock_day() and not seen.away
    if time.monotonic() < seen.until and not (awaiting and is_behind):
        return seen.reached
    try:
        seen.reached, seen.away = daily.reached(site().database), False
    except DatabaseUnavailable:
        seen.away = True
    seen.until = time.monotonic() + LOOKED_FOR
    return seen.reached


def _extension() -> _Seen:
    found: _Seen = current_app.extensions[EXTENSION]
    return found
