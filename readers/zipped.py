"""A ZIP as one import: the rows of all its data files one after another; what is wrong is told with
the name of the inner file.

One import holds one kind of data: assets where one of the files has any, else what the first file
that can be read holds. The files of another kind are named and left out.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from domain.text.file_names import harmless
from language import _
from readers.file.reading import ASSETS, FileRefused, Reader, Reading, Row, RowError, Unread
from readers.file.source import Source
from readers.file.unpacking import is_package, unpacked

Choose = Callable[[Source], Reader]
"""Gives the reader of a file's content. Raises FileRefused."""


def reader(choose: Choose) -> Reader:
    """The reader of a ZIP, whose inner files are read as `choose` says."""
    return Reader("zip", is_package, partial(_read, choose))


def _read(choose: Choose, source: Source, today: date) -> Reading:
    kind = _kind(choose, source, today)
    unread = Unread()
    return Reading("zip", _rows(choose, source, kind, today, unread), kind=kind, unread=unread)


def _kind(choose: Choose, source: Source, today: date) -> str:
    found = []
    with unpacked(source) as package:
        for member in package.files:
            inner = Source(member.path, harmless(member.name), source.told)
            try:
                found.append(choose(inner).read(inner, today).kind)
            except FileRefused:
                continue
            if found[-1] == ASSETS:
                break
    return ASSETS if ASSETS in found or not found else found[0]


def _rows(choose: Choose, source: Source, kind: str, today: date, unread: Unread) -> Iterator[Row]:
    with unpacked(source) as package:
        if not package.files:
            raise FileRefused(
                _(
                    "Tệp nén chỉ có ảnh; hãy gửi kèm bảng tính hoặc tệp XML nói ảnh thuộc tài sản nào."
                )
            )
        for member in package.files:
            inner = Source(member.path, harmless(member.name), source.told)
            yield from _of_member(choose, inner, kind, today, unread)


def _of_member(
    choose: Choose, source: Source, kind: str, today: date, unread: Unread
) -> Iterator[Row]:
    try:
        reading = choose(source).read(source, today)
        if reading.kind != kind:
            raise FileRefused(_("Tệp này chứa loại dữ liệu khác với tệp nén; hãy nhập riêng."))
        for row in reading.rows:
            yield replace(
                row,
                errors=tuple(_named(error, source) for error in row.errors),
                cells=(),
                file=source.name,
            )
        unread.add(reading.unread, source.name)
    except FileRefused as refused:
        yield Row(None, None, (_named(RowError(None, None, refused.reason), source),))


def _named(error: RowError, source: Source) -> RowError:
    return error._replace(reason=f"{source.name}: {error.reason}")
