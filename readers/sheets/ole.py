"""A stream out of an old Office container, with every chain of it walked before a library is given
the file: that follows what is written there into rings and beyond the end, and takes the memory for
it. Source: [MS-CFB]."""

import struct
from array import array
from collections.abc import Sequence

_END, _RESERVED = 0xFFFFFFFE, 0xFFFFFFFA
_ENTRY, _SMALL, _LARGE_FROM = 128, 64, 4_096
MOST_SMALL = 2_000
"""Sectors of the table of small streams: 16 MB of them in one file."""


class Unsound(ValueError):
    """The container points to what is not there."""


class Container:
    """An opened container. Raises Unsound, and struct.error where it is cut."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._size = 1 << struct.unpack_from("<H", content, 30)[0]
        if self._size not in (512, 4_096):
            raise Unsound
        directories, tables, first, small_table, small_tables, more = struct.unpack_from(
            "<2IIxxxxxxxx3I", content, 40
        )
        self._within(max(directories, tables) * self._size)
        self._chains = self._table(more)
        directory = self._read(self._chain(first))
        self._entries = [
            directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)
        ]
        self._small = b""
        self._small_chains: Sequence[int] = ()
        if small_tables > MOST_SMALL:
            raise Unsound
        if small_tables and self._entries:
            self._small = self._stream(*_place(self._entries[0]))
            self._small_chains = _numbers(self._read(self._chain(small_table)))

    def stream(self, *names: str) -> bytes | None:
        """The first of the names that there is."""
        for name in names:
            for entry in self._entries:
                if _name(entry) == name:
                    start, length = _place(entry)
                    return (
                        self._stream(start, length)
                        if length >= _LARGE_FROM
                        else self._small_stream(start, length)
                    )
        return None

    def _table(self, more: int) -> Sequence[int]:
        """Sector → the next of its chain."""
        places = list(struct.unpack_from("<109I", self._content, 76))
        per_sector = self._size // 4 - 1
        for _turn in range(len(self._content) // self._size + 1):
            if more >= _RESERVED:
                return _numbers(self._read([number for number in places if number < _RESERVED]))
            following = _numbers(self._read([more]))
            places += following[:per_sector]
            more = following[-1] if len(following) > per_sector else _END
        raise Unsound

    def _stream(self, start: int, length: int) -> bytes:
        self._within(length)
        return self._read(self._chain(start, length))[:length]

    def _small_stream(self, start: int, length: int) -> bytes:
        places = _chain(start, self._small_chains, -(-length // _SMALL))
        return b"".join(self._small[number * _SMALL : (number + 1) * _SMALL] for number in places)[
            :length
        ]

    def _chain(self, start: int, length: int | None = None) -> list[int]:
        """The sectors from this one on: all of them, or as many as a length takes."""
        if length is not None:
            return _chain(start, self._chains, -(-length // self._size))
        places = _chain(start, self._chains, most := len(self._content) // self._size + 1)
        if len(places) == most:
            raise Unsound
        return places

    def _read(self, sectors: Sequence[int]) -> bytes:
        if sectors:
            self._within(max(sectors) * self._size)
        return b"".join(
            self._content[(number + 1) * self._size : (number + 2) * self._size]
            for number in sectors
        )

    def _within(self, length: int) -> None:
        if length > len(self._content):
            raise Unsound


def _chain(start: int, following: Sequence[int], most: int) -> list[int]:
    places: list[int] = []
    while start != _END and len(places) < most:
        if start >= len(following):
            raise Unsound
        places.append(start)
        start = following[start]
    return places


def _numbers(content: bytes) -> Sequence[int]:
    return array("I", struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))


def _name(entry: bytes) -> str:
    return entry[:64].decode("utf-16-le", "replace").split("\0", 1)[0]


def _place(entry: bytes) -> tuple[int, int]:
    """Where a stream begins, and its length: of eight bytes in a large container, whose upper ones
    are empty in any other."""
    start, length = struct.unpack_from("<IQ", entry, 116)
    return start, length
