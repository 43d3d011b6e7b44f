"""A report as slides (PPTX): one a section, tables cut to what fits and told so, charts that can be
edited, sources in the notes."""

import io
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches, Pt

from components.documents import numbering
from language import N_, _
from language.translation import LOCALES
from read_models.document import (
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
from reports.document.cells import places
from reports.document.chart_book import chart_book
from reports.document.fixed_zip import fixed
from reports.document.layout import cut, paper_texts, shares

FONT = "Arial"
WIDE, HIGH = Inches(13.333), Inches(7.5)
_LEFT, _TOP, _WIDTH, _HEIGHT = Inches(0.6), Inches(1.45), Inches(12.13), Inches(5.2)
_INK, _SOFT, _BROWN = (
    RGBColor(0x17, 0x20, 0x33),
    RGBColor(0x47, 0x52, 0x68),
    RGBColor(0x7A, 0x4A, 0),
)
_COLOURS = ("174A7C", "B26A00", "006C68", "782445", "655FD0", "475268")
_HEAD = RGBColor(0xE7, 0xEF, 0xF8)
LETTERS_A_LINE, LINES_A_SLIDE = 92, 12
"""About what fits at 20 points."""
FEW_LETTERS, FEW_LINES = 420, 6
"""Up to how much is set in larger letters."""
ROWS, COLUMNS, CELL = 11, 8, 60
"""What of a table fits on a slide: lines of letters, columns, letters of a cell."""
LETTERS_OF_ROW = 90
"""About how many letters of a table stand beside each other, with the space between."""
POINTS, LINES_DRAWN = 60, 8
"""What of a chart can still be read."""
_TITLE_SLIDE, _TITLE_ONLY = 0, 5
_CONTINUED = N_("(tiếp theo)")


def written(document: Document) -> bytes:
    """The PPTX."""
    deck = Presentation()
    widen(deck)
    _Deck(deck, document).write()
    out = io.BytesIO()
    deck.save(out)
    return fixed(out.getvalue())


def widen(deck: Any) -> None:
    """The library's own slides are 4:3: everything on masters and layouts moves along."""
    share = WIDE / deck.slide_width
    deck.slide_width, deck.slide_height = Emu(WIDE), Emu(HIGH)
    for part in (deck.slide_master, *deck.slide_layouts):
        for shape in part.shapes:
            if shape._element.xpath("p:spPr/a:xfrm"):
                shape.left, shape.width = int(shape.left * share), int(shape.width * share)


class _Deck:
    """Slides while they are made."""

    def __init__(self, deck: Any, document: Document) -> None:
        self.deck, self.document = deck, document
        self.captions, self.badge = form.Captions(document), form.mark(document)
        self.locale = LOCALES[document.language]
        about = deck.core_properties
        about.title = form.title(document)[:255]
        about.author = " ".join(form.lines(document.issuer.name))[:255]
        about.language, about.comments, about.keywords = self.locale, self.badge, ""
        about.created = about.modified = document.made.replace(microsecond=0)
        about.last_modified_by, about.revision = "", 1

    def write(self) -> None:
        self._first()
        for section, number in zip(
            self.document.sections, numbering.numbers(self.document), strict=True
        ):
            heading = f"{number} {section.heading}".strip() or self.document.kind
            self._section(section, heading)

    def _first(self) -> None:
        document = self.document
        slide = self._slide(document.kind.upper(), _TITLE_SLIDE)
        slide.shapes.title.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
        frame = slide.placeholders[1].text_frame
        frame.word_wrap = True
        issuer = " ".join(form.lines(document.issuer.name))
        draft = _("DỰ THẢO") if document.draft else ""
        told = [cut(document.about), issuer, form.place_and_day(document), draft]
        for n, text in enumerate(text for text in told if text):
            line = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
            self._run(line, text, 28 if n == 0 else 20, color=_INK if n == 0 else _SOFT)

    def _section(self, section: Section, heading: str) -> None:
        """Its sentences, then each table and chart on a slide of its own."""
        sentences = [block for block in section.blocks if isinstance(block, (Paragraph, Gap))]
        for n, part in enumerate(_portions(sentences)):
            self._sentences(f"{heading} {_(_CONTINUED)}" if n else heading, part)
        for block in section.blocks:
            if isinstance(block, Table):
                self._table(block)
            elif isinstance(block, Chart):
                self._chart(block)

    def _slide(self, title: str, layout: int = _TITLE_ONLY) -> Any:
        """With its title, the badge and the foot that every slide has."""
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[layout])
        head = slide.shapes.title
        if layout == _TITLE_ONLY:
            head.left, head.top = Emu(_LEFT), Inches(0.55)
            head.width, head.height = Emu(_WIDTH), Inches(0.85)
        line = head.text_frame.paragraphs[0]
        line.alignment = PP_ALIGN.LEFT
        sizes = (40, 28) if layout == _TITLE_SLIDE else (28, 20)
        self._run(line, cut(title, 140), sizes[len(title) >= 60], bold=True)
        if self.badge:
            self._box(slide, self.badge, Inches(0.2), _BROWN, PP_ALIGN.RIGHT, bold=True)
        self._box(slide, form.foot(self.document), Inches(6.95), _SOFT, PP_ALIGN.LEFT)
        return slide

    def _box(self, slide: Any, text: str, top: Any, color: Any, align: Any, **look: Any) -> None:
        frame = slide.shapes.add_textbox(_LEFT, top, _WIDTH, Inches(0.35)).text_frame
        frame.word_wrap = True
        frame.paragraphs[0].alignment = align
        self._run(frame.paragraphs[0], text, 12, color=color, **look)

    def _run(self, line: Any, text: str, size: float, **look: Any) -> None:
        run = line.add_run()
        run.text = text
        run.font.name, run.font.size = FONT, Pt(size)
        run.font.bold, run.font.italic = look.get("bold", False), look.get("italic")
        run.font.color.rgb = look.get("color", _INK)
        run._r.get_or_add_rPr().set("lang", self.locale)

    def _sentences(self, heading: str, blocks: Sequence[Paragraph | Gap]) -> None:
        slide = self._slide(heading)
        letters = sum(len(_said(block)) for block in blocks)
        size = 24 if letters <= FEW_LETTERS and len(blocks) <= FEW_LINES else 20
        frame = slide.shapes.add_textbox(_LEFT, _TOP, _WIDTH, _HEIGHT).text_frame
        frame.word_wrap = True
        for n, block in enumerate(blocks):
            line = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
            line.space_after = Pt(8)
            gap = isinstance(block, Gap)
            self._run(line, _said(block), size, italic=gap or None, color=_SOFT if gap else _INK)
        told = [_origin(block) for block in blocks if isinstance(block, Paragraph)]
        self._notes(slide, [line for lines in told for line in lines])

    def _notes(self, slide: Any, lines: Sequence[str]) -> None:
        if lines:
            slide.notes_slide.notes_text_frame.text = "\n".join(lines)

    def _table(self, block: Table) -> None:
        slide = self._slide(self.captions.caption(self.captions.name(block), block))
        columns = block.columns[:COLUMNS]
        lines = _fitting(block)
        shown = len(lines)
        if block.total is not None:
            lines.append(paper_texts(block.total, block.columns)[:COLUMNS])
        frame = slide.shapes.add_table(len(lines) + 1, len(columns), _LEFT, _TOP, _WIDTH, Emu(1))
        frame._element.nvGraphicFramePr.cNvPr.set("descr", cut(block.caption, 250))
        table = frame.table
        wanted = shares(columns, lines)
        for column, share in zip(table.columns, wanted, strict=True):
            column.width = int(_WIDTH * share / sum(wanted))
        self._row(table.rows[0], [column.heading for column in columns], columns, head=True)
        for n, texts in enumerate(lines):
            self._row(table.rows[n + 1], texts, columns, last=n == shown)
        told = [form.source_line(block), *_left_out(block, shown)]
        self._below(slide, " ".join(text for text in told if text))
        self._notes(slide, [text for text in told if text])

    def _row(
        self,
        row: Any,
        texts: Sequence[str],
        columns: Sequence[Column],
        *,
        head: bool = False,
        last: bool = False,
    ) -> None:
        row.height = Inches(0.36)
        for cell, text, column in zip(row.cells, texts, columns, strict=True):
            line = cell.text_frame.paragraphs[0]
            line.alignment = PP_ALIGN.RIGHT if column.numeric else PP_ALIGN.LEFT
            cell.margin_top = cell.margin_bottom = Pt(2)
            cell.fill.solid()
            cell.fill.fore_color.rgb = _HEAD if head or last else RGBColor(0xFF, 0xFF, 0xFF)
            self._run(line, cut(text, CELL), 16, bold=head or last)

    def _below(self, slide: Any, text: str) -> None:
        if text:
            self._box(slide, cut(text, 200), Inches(6.6), _SOFT, PP_ALIGN.LEFT, italic=True)

    def _chart(self, block: Chart) -> None:
        slide = self._slide(self.captions.caption(self.captions.name(block), block))
        told = [form.source_line(block), *_not_drawn(block)]
        self._below(slide, " ".join(text for text in told if text))
        self._notes(slide, [text for text in told if text])
        if not block.categories or not block.series:
            return
        kinds = {"bars": XL_CHART_TYPE.COLUMN_CLUSTERED, "lines": XL_CHART_TYPE.LINE_MARKERS}
        drawn = _chart_data(block)
        shape = slide.shapes.add_chart(kinds[block.kind], _LEFT, _TOP, _WIDTH, _HEIGHT, drawn)
        shape._element.nvGraphicFramePr.cNvPr.set("descr", cut(form.described(block), 500))
        self._look(shape.chart, block)
        positive_axes(shape.chart)
        book = shape.chart.part.chart_workbook
        book.update_from_xlsx_blob(chart_book(drawn, self.document.made))

    def _look(self, chart: Any, block: Chart) -> None:
        chart.font.size, chart.font.name = Pt(14), FONT
        chart.has_title, chart.has_legend = False, True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        axis = chart.value_axis
        axis.has_title, axis.tick_labels.number_format = True, "#,##0"
        axis.tick_labels.number_format_is_linked = False
        axis.axis_title.text_frame.text = cut(block.unit, 60)
        axis.major_gridlines.format.line.color.rgb = RGBColor(0xD5, 0xDB, 0xE4)
        for n, series in enumerate(chart.plots[0].series):
            colour = RGBColor.from_string(_COLOURS[n % len(_COLOURS)])
            if block.kind == "bars":
                series.format.fill.solid()
                series.format.fill.fore_color.rgb = colour
                continue
            series.format.line.color.rgb = colour
            series.smooth = False
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.rgb = colour


def positive_axes(chart: Any) -> None:
    """The library gives some axes numbers below zero, which the format does not know."""
    for tie in chart._chartSpace.xpath("//c:axId | //c:crossAx"):
        tie.set("val", tie.get("val").lstrip("-"))


def _chart_data(block: Chart) -> Any:
    """What is drawn; no category is empty or there twice, which PowerPoint refuses."""
    values = [value for series in block.series for value in series.values if value is not None]
    decimals = max(map(places, values), default=0)
    data = CategoryChartData(number_format="#,##0" + "." * bool(decimals) + "0" * decimals)
    data.categories = distinct([cut(name, CELL) for name in block.categories[:POINTS]])
    for series in block.series[:LINES_DRAWN]:
        data.add_series(cut(series.name, CELL) or form.BLANK, series.values[:POINTS])
    return data


def distinct(names: Sequence[str]) -> list[str]:
    found: list[str] = []
    for name in (name.strip() or "–" for name in names):
        same = sum(1 for other in found if other == name or other.startswith(f"{name} ("))
        found.append(f"{name} ({same + 1})" if same else name)
    return found


def _said(block: Paragraph | Gap) -> str:
    if isinstance(block, Gap):
        return block.text
    words = plain(block.parts)
    return f"- {words}" if block.bullet else words


def _portions(blocks: Sequence[Paragraph | Gap]) -> Iterator[list[Paragraph | Gap]]:
    """As many sentences as fit on a slide, and so on; a longer one has slides of its own."""
    portion: list[Paragraph | Gap] = []
    used = 0
    for block in (part for whole in blocks for part in _in_pieces(whole)):
        height = len(_said(block)) // LETTERS_A_LINE + 1
        if portion and used + height > LINES_A_SLIDE:
            yield portion
            portion = []
            used = 0
        portion.append(block)
        used += height
    if portion:
        yield portion


def _in_pieces(block: Paragraph | Gap) -> Iterator[Paragraph | Gap]:
    """A paragraph that no slide can hold, cut between its words; its sources with the first."""
    most = LETTERS_A_LINE * (LINES_A_SLIDE - 1)
    text = _said(block)
    if len(text) <= most:
        yield block
        return
    while text:
        end = text.rfind(" ", 1, most) if len(text) > most else len(text)
        end = end if end > 0 else most
        yield Gap(text[:end]) if isinstance(block, Gap) else Paragraph((text[:end],))
        text = text[end:].lstrip()


def _origin(block: Paragraph) -> list[str]:
    """The source of each number of a paragraph, for who speaks."""
    return [
        f"{form.short(origin.figure.text)}: {origin.figure.source} ({form.how(origin.figure)})"
        for origin in form.of_sentence(block.parts, "")
    ]


def _fitting(block: Table) -> list[list[str]]:
    """The first lines of a table, as many as there is room for."""
    columns = block.columns[:COLUMNS]
    lines = [paper_texts(line, block.columns)[:COLUMNS] for line in block.lines[:ROWS]]
    wanted = shares(columns, lines)
    room = [LETTERS_OF_ROW * share // sum(wanted) or 1 for share in wanted]
    heights = [
        max((min(len(text), CELL) - 1) // width + 1 for text, width in zip(line, room, strict=True))
        for line in lines
    ]
    return [line for line, used in zip(lines, accumulate(heights), strict=True) if used <= ROWS]


def _left_out(block: Table, shown: int) -> list[str]:
    """What of a table is not on the slide."""
    rows, columns = len(block.lines) - shown, len(block.columns) - COLUMNS
    told = {
        _("Còn {n} dòng nữa, xem tệp XLSX của báo cáo.", n=rows): rows,
        _("Còn {n} cột nữa, xem tệp XLSX của báo cáo.", n=columns): columns,
    }
    return [text for text, n in told.items() if n > 0]


def _not_drawn(block: Chart) -> list[str]:
    if len(block.categories) <= POINTS and len(block.series) <= LINES_DRAWN:
        return []
    return [_("Biểu đồ không vẽ hết số liệu, xem tệp XLSX của báo cáo.")]
