"""Seats for a few of a process's threads at its database, so that the others are there for whoever
does not need it.

A server has so many threads. Where the database does not answer, or an import holds its lock, each
of them would come to wait for it, and nobody could even see the sign-in page. So only some have a
seat; a few more wait until one of these is given back. While each has been taken for longer than
anything takes that works, whoever comes beyond that is told at once.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

STALLED = 0.6
"""Seconds on a seat after which somebody is taken to wait for something that does not come."""
LONGEST = 1.5
"""Seconds that a thread waits in line at most."""
LOOK = 0.1


class NoSeat(Exception):
    """Too many threads wait already."""


class Seats:
    """`most` of them; `waiting`: threads that may wait for one while all are stalled. A thread that
    has one needs no second."""

    def __init__(self, most: int, waiting: int) -> None:
        self._most, self._waiting = most, waiting
        self._seated: dict[int, float] = {}
        self._in_line = 0
        self._changed = threading.Condition()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Raises NoSeat."""
        thread = threading.get_ident()
        if thread in self._seated:
            yield
            return
        self._sit_down(thread)
        try:
            yield
        finally:
            with self._changed:
                del self._seated[thread]
                self._changed.notify()

    def _sit_down(self, thread: int) -> None:
        began = time.monotonic()
        with self._changed:
            self._in_line += 1
            try:
                while len(self._seated) >= self._most:
                    self._require_patience(began)
                    self._changed.wait(LOOK)
                self._seated[thread] = time.monotonic()
            finally:
                self._in_line -= 1

    def _require_patience(self, began: float) -> None:
        now = time.monotonic()
        stalled = now - max(self._seated.values()) > STALLED
        if now - began > LONGEST or (stalled and self._in_line > self._waiting):
            raise NoSeat
