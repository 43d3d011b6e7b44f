"""Page views in the order of time, whatever the order in which the parts of a log were joined.

`zcat -f access.log*` joins the newest part first. Views are kept in runs of a fixed size, each
sorted when it is full and put on disk, and merged at the end: memory is that of one run and a few
kilobytes of every other.
"""

import heapq
import tempfile
from array import array
from collections.abc import Iterator
from typing import IO, NamedTuple

import numpy as np
import numpy.typing as npt

RUN = 500_000
PORTION = 8_192
"""Views of a run that are in memory while runs are merged."""
Views = npt.NDArray[np.uint64]
"""Two columns: moment and kind in one number, visitor."""


class View(NamedTuple):
    """`at`: seconds since 1970; `redirect`: it showed nothing by itself; `visitor`: a hash."""

    at: int
    redirect: bool
    visitor: int


class InOrder:
    """Takes views as they come and gives them back sorted by their second; those of one second stay
    in the order of the log."""

    def __init__(self, run: int = RUN) -> None:
        self._run = run
        self._moments, self._visitors = array("Q"), array("Q")
        self._file: IO[bytes] | None = None
        self._sizes: list[int] = []

    def add(self, at: int, visitor: int, *, redirect: bool) -> None:
        self._moments.append(2 * at + redirect)
        self._visitors.append(visitor)
        if len(self._moments) == self._run:
            self._put_away()

    def __iter__(self) -> Iterator[View]:
        """All of them, once."""
        last = self._sorted()
        runs = [self._from_disk(i) for i in range(len(self._sizes))]
        if not runs:
            return _views(last)
        return heapq.merge(*runs, _views(last), key=lambda view: view.at)

    def _sorted(self) -> Views:
        """The views in memory, which are given up."""
        views = np.column_stack(
            (
                np.asarray(self._moments, dtype=np.uint64),
                np.asarray(self._visitors, dtype=np.uint64),
            )
        )
        self._moments, self._visitors = array("Q"), array("Q")
        return np.ascontiguousarray(views[np.argsort(views[:, 0] >> np.uint64(1), kind="stable")])

    def _put_away(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="ipp-log-")  # noqa: SIM115 — as long as this object
        views = self._sorted()
        self._file.write(views.tobytes())
        self._sizes.append(len(views))

    def _from_disk(self, run: int) -> Iterator[View]:
        file = self._file
        begin = sum(self._sizes[:run])
        for first in range(0, self._sizes[run], PORTION):
            count = min(PORTION, self._sizes[run] - first)
            assert file is not None
            file.seek(16 * (begin + first))
            yield from _views(
                np.frombuffer(file.read(16 * count), dtype=np.uint64).reshape(count, 2)
            )

    def close(self) -> None:
        if self._file is not None:
            self._file.close()


def _views(views: Views) -> Iterator[View]:
    for first in range(0, len(views), PORTION):
        for moment, visitor in views[first : first + PORTION].tolist():
            yield View(moment >> 1, bool(moment & 1), visitor)
