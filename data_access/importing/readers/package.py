"""A ZIP as one import: the rows of all its data files one after another; what is wrong is told with the name of the inner file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from data_access.importing.package import is_package, unpacked
from data_access.importing.reading import ASSETS, FileRefused, Reader, Reading, Row, RowError
from data_access.importing.source import Source, harmless
from i18n import _


def _read(source: Source, today: date) -> Reading:
    return Reading("zip", _rows(source, today))


def _rows(source: Source, today: date) -> Iterator[Row]:
    with unpacked(source) as package:
        if not package.files:
            raise FileRefused(_("Tệp nén chỉ có ảnh; hãy gửi kèm bảng tính hoặc tệp XML nói ảnh thuộc tài sản nào."))
        for member in package.files:
            yield from _of_member(Source(member.path, harmless(member.name), source.told), today)


def _of_member(source: Source, today: date) -> Iterator[Row]:
    from data_access.importing.readers import choose  # the readers' list holds this one

    try:
        reading = choose(source).read(source, today)
        if reading.kind != ASSETS:
            raise FileRefused(_("Tệp này không chứa tài sản trí tuệ; hãy nhập riêng."))
        for row in reading.rows:
            yield replace(row, errors=tuple(_named(error, source) for error in row.errors), cells=())
    except FileRefused as refused:
        yield Row(None, None, (_named(RowError(None, None, refused.reason), source),))


def _named(error: RowError, source: Source) -> RowError:
    return error._replace(reason=f"{source.name}: {error.reason}")


READER = Reader("zip", is_package, _read)
