"""How long the texts are that the cells of an XLS share, without making any of them. Source:
[MS-XLS] 2.4.265, 2.5.293."""

import struct
from array import array
from collections.abc import Sequence

from language import _
from readers.file.reading import FileRefused

MOST_TEXTS = 1_000_000
_RICH, _MORE, _WIDE = 8, 4, 1
"""What the signs of a text say: letters of several looks, something beside, two bytes a letter."""


def too_many_cells() -> FileRefused:
    return FileRefused(_("Bảng tính có quá nhiều ô; hãy lưu thành CSV rồi nhập lại."))


def lengths_of(pieces: list[bytes]) -> Sequence[int]:
    """Characters of each shared text, as far as they can be read: the library stops where that
    ends."""
    lengths = array("I")
    if not pieces or len(pieces[0]) < 8:
        return lengths
    (declared,) = struct.unpack_from("<i", pieces[0], 4)
    if declared > MOST_TEXTS or declared > sum(map(len, pieces)) // 3:
        raise too_many_cells()
    reader = _Texts(pieces)
    try:
        for _n in range(declared):
            lengths.append(reader.next_length())
    except (struct.error, IndexError):
        pass
    return lengths


class _Texts:
    """The texts behind one another, each of which may go on in the next record, there with a sign
    of its own for how it is written."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = pieces
        self._piece = 0
        self._at = 8

    def next_length(self) -> int:
        if self._left() == 0:
            self._turn()
        length, signs = struct.unpack_from("<HB", self._pieces[self._piece], self._at)
        self._at += 3
        beside = 0
        if signs & _RICH:
            beside += 4 * self._number("<H", 2)
        if signs & _MORE:
            beside += self._number("<I", 4)
        self._skip_characters(length, signs)
        self._skip(beside)
        return int(length)

    def _number(self, form: str, size: int) -> int:
        (value,) = struct.unpack_from(form, self._pieces[self._piece], self._at)
        self._at += size
        return int(value)

    def _left(self) -> int:
        return len(self._pieces[self._piece]) - self._at

    def _turn(self) -> None:
        self._piece, self._at = self._piece + 1, 0

    def _skip_characters(self, length: int, signs: int) -> None:
        while length:
            width = 1 + (signs & _WIDE)
            here = min(length, self._left() // width)
            self._at, length = self._at + here * width, length - here
            if length:
                self._turn()
                signs, self._at = self._pieces[self._piece][0], 1

    def _skip(self, count: int) -> None:
        while count:
            here = min(count, self._left())
            self._at, count = self._at + here, count - here
            if count:
                self._turn()
                _ = self._pieces[self._piece]
