"""The file as it came: its first bytes, its size and hash, its sender's name made harmless."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from readers.file.explained_headings import ColumnMapping

HEAD = 65_536


@dataclass(frozen=True)
class Told:
    """What the sender has said about a file. `encoding`: of encodings.CONFIRMABLE, confirmed;
    `columns`: headings explained; `former`: those that he explained for earlier files, which count
    after them; `hidden`: hidden sheets and rows are to be read too; `list_day`: the day that a list is of;
    `mended`: (sheet, row) → column →
    the text that stands there instead, the sheet '' where the file has one table."""

    encoding: str | None = None
    columns: ColumnMapping = field(default_factory=ColumnMapping)
    former: ColumnMapping = field(default_factory=ColumnMapping)
    hidden: bool = False
    list_day: date | None = None
    mended: Mapping[tuple[str, int], Mapping[int, str]] = field(default_factory=dict)

    def mending(
        self, lines: Iterable[tuple[int, list[Any]]], sheet: str = ""
    ) -> Iterator[tuple[int, list[Any]]]:
        """The lines of a table with their cells as the sender has put them right."""
        for position, cells in lines:
            for column, text in self.mended.get((sheet, position), {}).items():
                cells += [None] * (column + 1 - len(cells))
                cells[column] = text
            yield position, cells

    @property
    def meaning(self) -> ColumnMapping:
        """All that is explained about the file's headings."""
        return self.columns.over(self.former)


NOTHING_TOLD = Told()


@dataclass(frozen=True)
class Source:
    """A file to read. `name` is the sender's name of it, without folders."""

    path: Path
    name: str
    told: Told = NOTHING_TOLD

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB: enough to tell the format."""
        with self.path.open("rb") as file:
            return file.read(HEAD)

    @cached_property
    def size(self) -> int:
        """In bytes."""
        return self.path.stat().st_size

    @cached_property
    def sha256(self) -> str:
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def pieces(self) -> Iterator[bytes]:
        """The whole content, one MiB at a time."""
        with self.path.open("rb") as file:
            while piece := file.read(1 << 20):
                yield piece
