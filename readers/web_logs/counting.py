"""Page views → visits → counters of a day in Viet Nam, in the order of time. Memory is that of a
run of views, of the visits of half an hour, and sixteen bytes a visitor.

A visit ends after 30 minutes without a page. "First time" is first seen since this log begins,
which the series' name says. A redirect counts as the page of a visit that has no other, so that
http → https and forms that answer with a redirect do not count twice.
"""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from domain.network.visits import LOG, VisitRow
from readers.web_logs.hits import NOTHING, REDIRECT, Request, kind_of
from readers.web_logs.order import InOrder, View
from readers.web_logs.seen import Seen

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
    """Takes requests in any order. `_open`: hash of address and browser → (last moment, whether the
    only page so far was a redirect) of the visits that may go on; `_seen`: hashes of all visitors.
    The key of the hash lives as long as this object."""

    _views: InOrder = field(default_factory=InOrder)
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _open: dict[int, tuple[int, bool]] = field(default_factory=dict)
    _seen: Seen = field(default_factory=Seen)
    _days: dict[int, _Counters] = field(default_factory=dict)
    _swept: int = 0

    def take(self, request: Request) -> None:
        kind = kind_of(request)
        if kind == NOTHING:
            return
        visitor = (
            int.from_bytes(hashlib.blake2b(request.visitor, digest_size=7, key=self._key).digest())
            + 1
        )
        self._views.add(request.at, visitor, redirect=kind == REDIRECT)

    def _count(self, view: View) -> None:
        at, redirect, visitor = view
        day = self._days.setdefault((at + _VIETNAM) // _DAY, _Counters())
        last, only_redirect = self._open.get(visitor, (None, False))
        if last is None or at - last > PAUSE:
            day.visitors += 1
            day.first_time += self._seen.add(visitor)
            day.page_views += 1
            self._open[visitor] = at, redirect
        elif redirect:
            self._open[visitor] = at, only_redirect
        else:
            day.page_views += not only_redirect
            self._open[visitor] = at, False
        if at - self._swept > PAUSE:
            self._sweep(at)

    def _sweep(self, now: int) -> None:
        """Forgets the visits that have ended."""
        self._swept = now
        self._open = {
            visitor: state for visitor, state in self._open.items() if now - state[0] <= PAUSE
        }

    def rows(self) -> Iterator[VisitRow]:
        """The days of the log that had a visit, in order. Once."""
        for view in self._views:
            self._count(view)
        for number, day in sorted(self._days.items()):
            period = (_EPOCH + timedelta(days=number)).isoformat()
            if day.visitors:
                yield VisitRow(
                    period,
                    day.visitors,
                    day.first_time,
                    max(day.page_views, day.visitors),
                    series=LOG,
                )

    def close(self) -> None:
        self._views.close()
