"""Saved pages of WIPO Publish (HTML): the page of one record, or a list of results."""

from collections.abc import Iterator
from datetime import date

from language import _
from readers.file.encodings import as_utf8
from readers.file.not_data import is_html
from readers.file.reading import FileRefused, Reader, Reading, Row
from readers.file.source import Source
from readers.wipo_publish import listing
from readers.wipo_publish.page import LARGEST, MARK, cut_short, read_page, tree_of
from readers.wipo_publish.record import Reader as PageReader

_FORMAT = "wipo_publish_html"


def _sniff(source: Source) -> bool:
    if source.size > LARGEST or not (is_html(source.head) or _is_part(source.head)):
        return False
    data = source.path.read_bytes()
    return _has(data, MARK) or _has(data, listing.MARK)


def _has(data: bytes, mark: bytes) -> bool:
    """In one byte or two bytes a character."""
    return any(
        mark.decode().encode(encoding) in data for encoding in ("ascii", "utf-16-le", "utf-16-be")
    )


def _is_part(head: bytes) -> bool:
    """A part of a page, as the office's server gives it out by itself."""
    return (
        head.removeprefix(b"\xef\xbb\xbf")
        .lstrip()
        .lower()
        .startswith((b"<div", b"<section", b"<span"))
    )


def _read(source: Source, today: date) -> Reading:
    if not _has(source.path.read_bytes(), MARK):
        return Reading(_FORMAT, _listed(source, today))
    page = read_page(source)
    if not page.fields:
        raise FileRefused(_("Trang web này không có trường dữ liệu nào của WIPO Publish."))
    return Reading(_FORMAT, _rows(PageReader(page, today)))


def _listed(source: Source, today: date) -> Iterator[Row]:
    page = as_utf8(source)
    if page is None:
        raise FileRefused(_("Trang web không theo bảng mã Unicode; hãy mở lại trang và lưu lại."))
    if cut_short(page):
        raise FileRefused(_("Trang web bị cắt giữa chừng; hãy mở lại trang và lưu lại."))
    return listing.rows_of(tree_of(page), today)


def _rows(reader: PageReader) -> Iterator[Row]:
    record = reader.record()
    yield Row(None, record, tuple(reader.errors))


READER = Reader("wipo_page", _sniff, _read)
