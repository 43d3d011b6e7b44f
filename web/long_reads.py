"""Long reads have a place and a time of their own: a file with all rows of a list takes as long as
its reader takes it in.

A process sends so many at once, and whoever comes beyond that is told; so they never take all of
its threads, nor a page's connections.
"""

import threading
from collections.abc import Iterable, Iterator
from typing import cast

from werkzeug.wrappers import Response

from data_access.database.engine import Database
from language import N_

AT_ONCE = 2
"""Of a process."""
RETRY_SECONDS = 30
FULL = N_("Hệ thống đang xuất nhiều tệp lớn cùng lúc. Xin thử lại sau ít phút.")


class TooMany(Exception):
    """As many are sent as may be."""


class LongReads:
    """`database`: as everywhere, but with connections of its own and a longer patience."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._places = threading.BoundedSemaphore(AT_ONCE)

    def taken(self) -> "Place":
        """Raises TooMany."""
        if not self._places.acquire(blocking=False):
            raise TooMany
        return Place(self._places)


class Place:
    """One of the places; it is given back once, whoever does so first."""

    def __init__(self, places: threading.BoundedSemaphore) -> None:
        self._places, self._taken = places, threading.Lock()

    def give_back(self) -> None:
        if self._taken.acquire(blocking=False):
            self._places.release()

    def until_sent(self, response: Response) -> None:
        """Keeps it until the response is sent, or its reader has gone."""
        response.response = self._during(cast(Iterable[bytes], response.response))
        response.call_on_close(self.give_back)

    def _during(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        try:
            yield from parts
        finally:
            self.give_back()
