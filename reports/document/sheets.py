"""A report as a workbook: its text, a sheet for each table and chart with their rows, and a sheet
that tells where each number comes from."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from components.documents import numbering
from language import _
from read_models.document import (
    Cell,
    Chart,
    Column,
    Document,
    Gap,
    Paragraph,
    Section,
    Table,
    plain,
)
from reports.document import form
from reports.document.cells import line_texts, places, table_of
from reports.document.fixed_zip import fixed
from reports.workbook import workbook

_FONT = "Times New Roman"
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "badge": {"bold": True, "font_color": "#7A4A00", "bg_color": "#FCF1DE"},
    "head": {"bold": True, "bg_color": "#E7EFF8", "border": 1, "text_wrap": True, "valign": "top"},
    "heading": {"bold": True, "valign": "top"},
    "text": {"text_wrap": True, "valign": "top"},
    "quiet": {"italic": True, "font_color": "#475268", "text_wrap": True, "valign": "top"},
    "day": {"num_format": "dd/mm/yyyy", "align": "left", "valign": "top"},
}
_LONGEST_CELL = 32_767
"""Letters that a cell of Excel holds."""
_WIDEST, _NARROWEST = 60, 10
_COLOURS = ("#174A7C", "#B26A00", "#006C68", "#782445", "#655FD0", "#475268")
_SIZE = {"width": 900, "height": 380}


def written(document: Document) -> bytes:
    """The XLSX."""
    out = io.BytesIO()
    with workbook(out, in_memory=True) as book:
        _Book(book, document).write()
    return fixed(out.getvalue())


class _Book:
    """A workbook while it is filled."""

    def __init__(self, book: Any, document: Document) -> None:
        self.book, self.document = book, document
        self.captions, self.badge = form.Captions(document), form.mark(document)
        self._looks: dict[tuple[str, int], Any] = {}
        book.set_properties(
            {
                "title": form.title(document)[:255],
                "author": document.issuer.name.replace("\n", " ")[:255],
                "comments": self.badge,
                "created": document.made.replace(microsecond=0, tzinfo=None),
            }
        )

    def look(self, name: str, decimals: int = -1, *, bold: bool = False) -> Any:
        """A format by its name, made once; 'number' with that many decimals."""
        key = f"{name}{'!' if bold else ''}", decimals
        if key not in self._looks:
            style = _LOOKS.get(name, {}) | {"font_name": _FONT}
            if decimals >= 0:
                style = style | {"num_format": "#,##0" + "." * bool(decimals) + "0" * decimals}
            self._looks[key] = self.book.add_format(style | {"bold": bold} if bold else style)
        return self._looks[key]

    def write(self) -> None:
        self._text_sheet()
        for section in self.document.sections:
            for block in section.blocks:
                if isinstance(block, Table):
                    self._table_sheet(block)
                elif isinstance(block, Chart):
                    self._chart_sheet(block)
        self._origins_sheet()

    def _sheet(self, name: str, title: str, notes: Sequence[str] = ()) -> tuple[Any, int]:
        """A new sheet with its title, the badge and what has to be known; and its next row."""
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{form.foot(self.document)}&R&P/&N")
        told = [
            (title, "title"),
            (self.badge, "badge"),
            (form.foot(self.document), "none"),
            *((note, "none") for note in notes),
        ]
        told = [(text, look) for text, look in told if text]
        for row, (text, look) in enumerate(told):
            sheet.write_string(row, 0, _fitting(text), self.look(look))
        return sheet, len(told) + 1

    def _text_sheet(self) -> None:
        issuer = self.document.issuer.name.replace("\n", " ")
        sheet, row = self._sheet(_("Nội dung báo cáo"), form.title(self.document), [issuer])
        sheet.set_column(0, 0, 8)
        sheet.set_column(1, 1, 110)
        named = form.Captions(self.document)
        counted = numbering.numbers(self.document)
        for section, number in zip(self.document.sections, counted, strict=True):
            for mark, text, look in _lines(section, number, named):
                if mark:
                    sheet.write_string(row, 0, mark, self.look("heading"))
                sheet.write_string(row, 1, _fitting(text), self.look(look))
                row += 1

    def _table_sheet(self, block: Table) -> None:
        name = self.captions.name(block)
        caption = self.captions.caption(name, block)
        sheet, row = self._sheet(name, caption, [form.source_line(block)])
        self._rows(sheet, row, block)

    def _chart_sheet(self, block: Chart) -> None:
        name = self.captions.name(block)
        caption = self.captions.caption(name, block)
        sheet, row = self._sheet(name, caption, [form.source_line(block)])
        self._rows(sheet, row, table_of(block))
        if block.categories and block.series:
            chart = self._chart(block, name, row)
            sheet.insert_chart(row, len(block.series) + 2, chart, _told(block))

    def _rows(self, sheet: Any, first: int, block: Table) -> None:
        """The lines of a table below their heads, as values."""
        for place, column in enumerate(block.columns):
            sheet.write_string(first, place, _fitting(column.heading), self.look("head"))
            sheet.set_column(place, place, _width(block, place))
        sheet.freeze_panes(first + 1, 1)
        sheet.repeat_rows(first)
        for row, line in enumerate(block.lines, start=first + 1):
            self._line(sheet, row, line, block.columns)
        if block.total is not None:
            last = first + 1 + len(block.lines)
            self._line(sheet, last, block.total, block.columns, bold=True)

    def _line(
        self,
        sheet: Any,
        row: int,
        line: Sequence[Cell],
        columns: Sequence[Column],
        *,
        bold: bool = False,
    ) -> None:
        for place, (cell, column) in enumerate(zip(line, columns, strict=True)):
            if isinstance(cell, date):
                sheet.write_datetime(row, place, cell, self.look("day", bold=bold))
            elif isinstance(cell, str):
                sheet.write_string(row, place, _fitting(cell), self.look("text", bold=bold))
            elif cell is not None:
                decimals = places(cell) if column.numeric else -1
                sheet.write_number(row, place, cell, self.look("number", decimals, bold=bold))

    def _chart(self, block: Chart, name: str, first: int) -> Any:
        """A chart of the rows: who changes them changes it."""
        lines = block.kind == "lines"
        chart = self.book.add_chart({"type": "line" if lines else "column"})
        rows = first + 1, first + len(block.categories)
        for n in range(len(block.series)):
            colour = {"color": _COLOURS[n % len(_COLOURS)]}
            series = {
                "name": [name, first, n + 1],
                "categories": [name, rows[0], 0, rows[1], 0],
                "values": [name, rows[0], n + 1, rows[1], n + 1],
            }
            line = {"line": colour, "marker": {"type": "circle", "fill": colour}}
            chart.add_series(series | (line if lines else {"fill": colour}))
        chart.set_title({"name": block.caption[:255], "name_font": {"size": 12}})
        chart.set_y_axis({"name": block.unit[:255], "num_format": "#,##0"})
        chart.show_blanks_as("gap")
        chart.set_legend({"position": "bottom"})
        chart.set_size(_SIZE)
        return chart

    def _origins_sheet(self) -> None:
        """Each number of the text with its value, source and day."""
        named = {
            _("Mục"): 24,
            _("Như trong báo cáo"): 14,
            _("Giá trị"): 14,
            _("Nguồn"): 40,
            _("Số liệu đến ngày"): 14,
            _("Cách có số"): 20,
            _("Câu có số"): 60,
        }
        sheet, row = self._sheet(_("Nguồn số"), _("Nguồn của từng số trong báo cáo"))
        for place, (name, width) in enumerate(named.items()):
            sheet.set_column(place, place, width)
            sheet.write_string(row, place, name, self.look("head"))
        sheet.freeze_panes(row + 1, 0)
        sheet.repeat_rows(row)
        columns = tuple(Column(name, place == 2) for place, name in enumerate(named))
        for n, origin in enumerate(form.origins(self.document), start=row + 1):
            told = origin.figure
            line = (origin.section, told.text, told.value, told.source, told.as_of)
            self._line(sheet, n, (*line, form.how(told), origin.words), columns)


def _lines(section: Section, number: str, named: form.Captions) -> list[tuple[str, str, str]]:
    """What the sheet of the text says of a section: mark, text and look of each row."""
    found = [(number, section.heading, "heading")] if section.heading else []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            found.append(("-" if block.bullet else "", plain(block.parts), "text"))
        elif isinstance(block, Gap):
            found.append(("", block.text, "quiet"))
        else:
            name = named.name(block)
            sheet = _("trang tính “{name}”", name=name)
            found.append(("", f"{named.caption(name, block)} ({sheet})", "quiet"))
    return found


def _told(block: Chart) -> dict[str, str]:
    return {"description": form.described(block)[:255]}


def _width(block: Table, place: int) -> int:
    texts = [line_texts(line, block.columns)[place] for line in block.lines]
    longest = max((len(text) for text in (block.columns[place].heading, *texts)), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _fitting(text: str) -> str:
    return text if len(text) < _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"
