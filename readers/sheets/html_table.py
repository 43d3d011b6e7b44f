"""Tables in a web page: a saved grid of WIPO Publish, or what many programs call an Excel export
('.xls' that is HTML).

A page is taken only where a table has headings that are known; any other page is none of ours.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import islice

from lxml import etree, html
from lxml.html import HtmlElement

from domain.text.folding import nfc
from language import _
from readers.file.encodings import as_utf8
from readers.file.not_data import is_html
from readers.file.reading import FileRefused, Reader, Reading
from readers.file.source import Source
from readers.layouts.headings import HEADING_WITHIN, find_heading
from readers.layouts.layout import Cell
from readers.sheets.rows import Lines, Sheet, reading_of

LARGEST = 20 << 20
MOST_SPANNED = 100
"""A cell that claims to cover more columns or rows than this covers this many."""


def _sniff(source: Source) -> bool:
    if not is_html(source.head) or source.size > LARGEST:
        return False
    return any(
        find_heading(islice(s.lines(), HEADING_WITHIN), source.told.meaning)
        for s in _sheets(source)
    )


def _read(source: Source, today: date) -> Reading:
    tail = source.path.read_bytes().replace(b"\0", b"").rstrip().lower()[-2_000:]
    if b"</table" not in tail and b"</html" not in tail:
        raise FileRefused(_("Trang web bị cắt giữa chừng; hãy mở lại trang và lưu lại."))
    return reading_of(_sheets(source), "html", source, today)


def _sheets(source: Source) -> list[Sheet]:
    """The tables of the page that hold no table themselves; none where the page is not in Unicode
    or cannot be read."""
    page = as_utf8(source)
    if page is None:
        return []
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, huge_tree=False
    )
    try:
        tree = html.document_fromstring(page, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return []
    tables = [
        table for table in tree.iter("table") if next(table.iterdescendants("table"), None) is None
    ]
    return [Sheet(f"{i}", partial(_lines, table)) for i, table in enumerate(tables, start=1)]


def _lines(table: HtmlElement) -> Lines:
    """(1-based row, cells); a cell over several columns or rows stands in the first of its columns
    in each of its rows."""
    below: dict[int, tuple[int, Cell]] = {}
    for position, row in enumerate(table.iter("tr"), start=1):
        cells: list[Cell] = []
        for element in row.iterchildren("td", "th"):
            _take_down(below, cells)
            text = _text(element)
            if (rows := _span(element, "rowspan")) > 1:
                below[len(cells)] = (rows - 1, text)
            cells += [text, *[None] * (_span(element, "colspan") - 1)]
        _take_down(below, cells)
        yield position, cells


def _take_down(below: dict[int, tuple[int, Cell]], cells: list[Cell]) -> None:
    """Adds what cells of earlier rows leave standing at the next columns."""
    while (column := len(cells)) in below:
        left, text = below.pop(column)
        cells.append(text)
        if left > 1:
            below[column] = (left - 1, text)


def _span(element: HtmlElement, name: str) -> int:
    written = (element.get(name) or "1").strip()
    return min(max(int(written), 1), MOST_SPANNED) if written.isascii() and written.isdigit() else 1


def _text(element: HtmlElement) -> Cell:
    """The text of a cell; its lines are those of <br>, not those of the source."""
    lines = "".join(
        "\n" if piece is None else " ".join(f"x{piece}x".split())[1:-1]
        for piece in _pieces(element)
    ).split("\n")
    return nfc("\n".join(line.strip() for line in lines if line.strip())) or None


def _pieces(element: HtmlElement) -> Iterator[str | None]:
    """The texts within the element in order, None for a line break."""
    yield element.text or ""
    for child in element.iterchildren():
        if child.tag == "br":
            yield None
        elif child.tag not in ("script", "style"):
            yield from _pieces(child)
        yield child.tail or ""


READER = Reader("html_table", _sniff, _read)
