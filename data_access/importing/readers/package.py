"""A ZIP as one import: the rows of all its data files one after another; what is wrong is told with the name of the inner file.

One import holds one kind of data: assets where one of the files has any, else what the first file that can be read holds. The files of
another kind are named and left out.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from data_access.importing.package import is_package, unpacked
from data_access.importing.reading import ASSETS, FileRefused, Reader, Reading, Row, RowError, Unread
from data_access.importing.source import Source, harmless
from language import _


def _read(source: Source, today: date) -> Reading:
    kind = _kind(source, today)
    unread = Unread()
    return Reading("zip", _rows(source, kind, today, unread), kind=kind, unread=unread)


def _kind(source: Source, today: date) -> str:
    found = []
    with unpacked(source) as package:
        for member in package.files:
            try:
                found.append(_opened(Source(member.path, harmless(member.name), source.told), today).kind)
            except FileRefused:
                continue
            if found[-1] == ASSETS:
                break
    return ASSETS if ASSETS in found or not found else found[0]


def _opened(source: Source, today: date) -> Reading:
    from data_access.importing.readers import choose  # the readers' list holds this one

    return choose(source).read(source, today)


def _rows(source: Source, kind: str, today: date, unread: Unread) -> Iterator[Row]:
    with unpacked(source) as package:
        if not package.files:
            raise FileRefused(_("Tệp nén chỉ có ảnh; hãy gửi kèm bảng tính hoặc tệp XML nói ảnh thuộc tài sản nào."))
        for member in package.files:
            yield from _of_member(Source(member.path, harmless(member.name), source.told), kind, today, unread)


def _of_member(source: Source, kind: str, today: date, unread: Unread) -> Iterator[Row]:
    try:
        reading = _opened(source, today)
        if reading.kind != kind:
            raise FileRefused(_("Tệp này chứa loại dữ liệu khác với tệp nén; hãy nhập riêng."))
        for row in reading.rows:
            yield replace(row, errors=tuple(_named(error, source) for error in row.errors), cells=(), file=source.name)
        unread.add(reading.unread, source.name)
    except FileRefused as refused:
        yield Row(None, None, (_named(RowError(None, None, refused.reason), source),))


def _named(error: RowError, source: Source) -> RowError:
    return error._replace(reason=f"{source.name}: {error.reason}")


READER = Reader("zip", is_package, _read)
