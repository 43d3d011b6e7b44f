"""CSV, TSV and text tables: any of the usual separators, in UTF-8 with or without mark, UTF-16,
Windows-1258, confirmed TCVN3 or VNI."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from itertools import islice

from language import _
from readers.file import encodings
from readers.file.encodings import Decoding, decodings
from readers.file.reading import ColumnsUnknown, FileRefused, Reader, Reading, Row, Unread
from readers.file.source import Source
from readers.layouts.headings import HEADING_WITHIN, find_heading, headings_among
from readers.layouts.layout import Cell
from readers.layouts.registry import Heading, Layout
from readers.layouts.rows import rows_of

TAB = "\t"
SEPARATORS = (",", ";", TAB, "|")


@dataclass(frozen=True)
class _Shape:
    """How the text is laid out: its encoding and separator, the heading and the line on which that
    stands."""

    decoding: Decoding
    separator: str
    position: int
    layout: Layout
    heading: Heading


class _Lines:
    """The lines with their ends, as text. `bare`: the last one given has no end, so it is the last
    of the file."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.number, self.bare = 0, False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        self.bare = not line.endswith(("\n", "\r"))
        if "\0" in line:
            raise FileRefused(
                _("Dòng {n} chứa ký tự NUL: tệp bị hỏng hoặc không phải văn bản.", n=self.number)
            )
        return line


def _shape(source: Source) -> _Shape | None:
    for decoding in decodings(source):
        for separator in SEPARATORS:
            found = find_heading(_leading(source, decoding, separator), source.told.meaning)
            if found and (found[2].certain or not decoding.proven_by_headings):
                return _Shape(decoding, separator, *found)
    return None


def _leading(
    source: Source, decoding: Decoding, separator: str
) -> Iterator[tuple[int, list[Cell]]]:
    """(line on which it starts, cells) as far as the beginning of the file can be read."""
    text = decoding.text(source.head)
    reader = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator)
    start = 1
    try:
        for cells in reader:
            yield start, list(decoding.cells(cells))
            start = reader.line_num + 1
    except csv.Error:
        return


def _sniff(source: Source) -> bool:
    return _shape(source) is not None


def _read(source: Source, today: date) -> Reading:
    shape = _shape(source)
    if shape is None:
        raise why_not(source)
    format = f"{shape.layout.format}_{'tsv' if shape.separator == TAB else 'csv'}"
    unread = Unread()
    rows = _rows(source, shape, today, unread)
    return Reading(
        format=format,
        rows=rows,
        columns=shape.heading.written,
        kind=shape.layout.kind,
        unmatched=shape.heading.unmatched,
        unread=unread,
    )


def _rows(source: Source, shape: _Shape, today: date, unread: Unread) -> Iterator[Row]:
    with source.path.open(encoding=shape.decoding.codec, errors="strict", newline="") as file:
        lines = (
            (n, cells) for n, cells in _lines(_Lines(file), shape, source) if n > shape.position
        )
        mended = source.told.mending(lines)
        yield from rows_of(
            mended,
            shape.layout,
            shape.heading,
            today,
            ragged=False,
            unread=unread,
            meaning=source.told.meaning,
        )


def _lines(text: _Lines, shape: _Shape, source: Source) -> Iterator[tuple[int, list[Cell]]]:
    """(line on which it starts, cells). Raises FileRefused naming the line where the file breaks
    off or cannot be read."""
    reader = csv.reader(text, delimiter=shape.separator, strict=True)
    start = 1
    try:
        for cells in reader:
            if text.bare and start > shape.position and 0 < len(cells) < shape.heading.width:
                raise FileRefused(
                    _("Tệp bị cắt giữa chừng: dòng cuối (dòng {n}) thiếu cột.", n=start)
                )
            yield start, list(shape.decoding.cells(cells))
            start = reader.line_num + 1
    except csv.Error as error:
        reason = _(
            "Dòng {n} không đúng dạng CSV: dấu ngoặc kép không khép lại, hoặc một ô quá dài.",
            n=start,
        )
        raise FileRefused(reason) from error
    except UnicodeDecodeError as error:
        bad = encodings.first_bad_line(source) if shape.decoding.codec == "utf-8" else None
        raise FileRefused(_undecodable(bad or text.number + 1)) from error


def why_not(source: Source) -> FileRefused:
    """Why a file that no layout recognises is refused."""
    decoding = next(decodings(source))
    if b"\0" in source.head and not decoding.codec.startswith("utf-16"):
        return FileRefused(_("Đây không phải tệp văn bản, bảng tính hay XML mà hệ thống đọc được."))
    if not decoding.codec.startswith("utf-16") and (bad := encodings.first_bad_line(source)):
        return FileRefused(_undecodable(bad))
    encodings.require_letters(encodings.cells_of(decoding.text(source.head)))
    found = []
    for separator in SEPARATORS:
        lines = islice(_leading(source, decoding, separator), HEADING_WITHIN)
        found.append(headings_among(cells for _n, cells in lines))
    return ColumnsUnknown(max(found, key=len))


def _undecodable(line: int) -> str:
    return _(
        "Dòng {n} không đọc được bảng mã (có thể là TCVN3, VNI hoặc tệp bị cắt); hãy lưu lại thành CSV UTF-8.",
        n=line,
    )


READER = Reader("csv", _sniff, _read)
