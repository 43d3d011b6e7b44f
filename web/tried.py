"""Writes that go along with a reading: they are tried, and where they fail the page is served all
the same; the log tells it once."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from flask import Flask, current_app
from sqlalchemy.exc import DBAPIError

from data_access.database.faults import DatabaseUnavailable

log = logging.getLogger("ipplatform")
EXTENSION = "ipplatform_tried"
LEFT_ALONE = 5.0
"""Seconds for which a write that failed is not tried again by this process: a page does not wait
for it each time."""


@dataclass
class _Failing:
    """Name of a write → the moment until which it is not tried."""

    until: dict[str, float] = field(default_factory=dict)


def init_app(server: Flask) -> None:
    server.extensions[EXTENSION] = _Failing()


def tried(name: str, write: Callable[[], object]) -> bool:
    """Whether it was written. `name`: what the log says could not be."""
    failing: _Failing = current_app.extensions[EXTENSION]
    if time.monotonic() < failing.until.get(name, 0.0):
        return False
    try:
        write()
    except (DatabaseUnavailable, DBAPIError) as error:
        if name not in failing.until:
            log.warning("%s: not now (%s); pages are served without it", name, type(error).__name__)
        failing.until[name] = time.monotonic() + LEFT_ALONE
        return False
    if failing.until.pop(name, None) is not None:
        log.warning("%s: works again", name)
    return True
