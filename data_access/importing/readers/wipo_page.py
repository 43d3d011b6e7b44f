"""Saved detail pages of WIPO Publish (HTML), one record a page."""

from collections.abc import Iterator
from datetime import date

from data_access.importing.foreign import is_html
from data_access.importing.reading import FileRefused, Reader, Reading, Row
from data_access.importing.source import Source
from data_access.importing.wipo_page.page import LARGEST, MARK, read_page
from data_access.importing.wipo_page.record import Reader as PageReader
from i18n import _


def _sniff(source: Source) -> bool:
    if not is_html(source.head) or source.size > LARGEST:
        return False
    marks = (MARK, MARK.decode().encode("utf-16-le"), MARK.decode().encode("utf-16-be"))
    data = source.path.read_bytes()
    return any(mark in data for mark in marks)


def _read(source: Source, today: date) -> Reading:
    page = read_page(source)
    if not page.fields:
        raise FileRefused(_("Trang web này không có trường dữ liệu nào của WIPO Publish."))
    return Reading("wipo_publish_html", _rows(PageReader(page, today)))


def _rows(reader: PageReader) -> Iterator[Row]:
    record = reader.record()
    yield Row(None, record, tuple(reader.errors))


READER = Reader("wipo_page", _sniff, _read)
