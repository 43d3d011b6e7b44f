"""Good rows wait on disk until the whole file is read: memory stays flat, and nothing is written of a file that turns out bad.

Rows that repeat a number are told apart here: the same said twice counts as unchanged, something else under the same number is rejected.
"""

import json
import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import NamedTuple

from data_access.writing.content import content_hash, from_json, to_json
from data_access.writing.rows import identity_of
from domain.records import AssetRecord

CHUNK = 5_000


class Staged(NamedTuple):
    """A row to be written. `position`: its place in the file."""

    position: int | None
    record: AssetRecord


class Repeat(NamedTuple):
    """The same asset stands already at `position` of the file; `same`: it says the same there."""

    position: int | None
    same: bool


class Staging:
    """A queue on disk, in the order of the file; a context manager, gone when it ends."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  closed by __exit__
        self._seen: dict[str, tuple[int | None, str]] = {}
        self.count = 0

    def __enter__(self) -> "Staging":
        return self

    def __exit__(self, _type: type[BaseException] | None, _value: BaseException | None, _trace: TracebackType | None) -> None:
        self._file.close()

    def offer(self, position: int | None, record: AssetRecord) -> Repeat | None:
        """Takes the row, or tells where the same asset stands earlier in the file."""
        identity, said = identity_of(record), content_hash(record)[:16]
        if former := self._seen.get(identity):
            return Repeat(former[0], former[1] == said)
        self._seen[identity] = (position, said)
        self._file.write(json.dumps([position, to_json(record)], ensure_ascii=False) + "\n")
        self.count += 1
        return None

    def chunks(self) -> Iterator[list[Staged]]:
        """The rows in lists of at most 5,000."""
        self._file.seek(0)
        part: list[Staged] = []
        for line in self._file:
            position, values = json.loads(line)
            part.append(Staged(position, from_json(values)))
            if len(part) == CHUNK:
                yield part
                part = []
        if part:
            yield part
