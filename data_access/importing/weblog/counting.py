"""Page views → visits → counters of a day in Viet Nam. Memory grows with the number of visitors, not with the length of the log.

A visit ends after 30 minutes without a page. "First time" is first seen since this log begins, which the series' name says. A redirect
counts as the page of a visit that has no other, so that http → https and forms that answer with a redirect do not count twice.
"""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from data_access.importing.weblog.hits import NOTHING, REDIRECT, Request, kind_of
from domain.visits import LOG, VisitRow

PAUSE = 30 * 60
_VIETNAM = 7 * 3600
_DAY = 86_400
_EPOCH = date(1970, 1, 1)


@dataclass
class _Counters:
    visitors: int = 0
    first_time: int = 0
    page_views: int = 0


@dataclass
class Counting:
    """Takes requests in about the order of time. `_last`: hash of address and browser → (last moment, whether the only page so far was
    a redirect) in one number. The key of the hash lives as long as this object."""

    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _last: dict[int, int] = field(default_factory=dict)
    _days: dict[int, _Counters] = field(default_factory=dict)

    def take(self, request: Request) -> None:
        kind = kind_of(request)
        if kind == NOTHING:
            return
        visitor = int.from_bytes(hashlib.blake2b(request.visitor, digest_size=7, key=self._key).digest())
        packed = self._last.get(visitor)
        last, only_redirect = (packed >> 1, packed & 1) if packed is not None else (None, 0)
        day = self._days.setdefault((request.at + _VIETNAM) // _DAY, _Counters())
        if last is None or request.at - last > PAUSE:
            day.visitors += 1
            day.first_time += last is None
            day.page_views += 1
            only_redirect = kind == REDIRECT
        elif kind != REDIRECT:
            day.page_views += not only_redirect
            only_redirect = 0
        self._last[visitor] = max(request.at, last or 0) << 1 | only_redirect

    def rows(self) -> Iterator[VisitRow]:
        """The days of the log that had a visit, in order."""
        for number, day in sorted(self._days.items()):
            period = (_EPOCH + timedelta(days=number)).isoformat()
            if day.visitors:
                yield VisitRow(period, day.visitors, day.first_time, max(day.page_views, day.visitors), series=LOG)
