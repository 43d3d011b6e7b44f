"""A report as a Word document: real headings, styles, tables with their heads on each page, charts
as pictures with their numbers in a table."""

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from components.documents import numbering
from language import _
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
from reports.document import form, word_form
from reports.document.cells import table_of
from reports.document.drawing import png
from reports.document.fixed_zip import fixed
from reports.document.layout import (
    APPENDIX_SIZE,
    KEPT_TOGETHER,
    cut,
    letter_size,
    paper_texts,
    shares,
)
from reports.document.word_styles import element, lay_out
from reports.word_package import EFFECTS, SAMPLES, drop


def written(document: Document) -> bytes:
    """The DOCX."""
    word = docx.Document()
    drop(word, EFFECTS, *SAMPLES)
    lay_out(word, document.language, two_levels=numbering.has_two_levels(document))
    _properties(word, document)
    word_form.set_page(word, document)
    word_form.head(word, document)
    captions = form.Captions(document)
    for section in document.sections:
        _section(word, section, captions)
    _keep_last_words(word, document)
    word_form.signed(word, document)
    _sources(word, document)
    out = io.BytesIO()
    word.save(out)
    return fixed(out.getvalue())


def _properties(word: Any, document: Document) -> None:
    about = word.core_properties
    about.title, about.author = form.title(document)[:255], document.issuer.name.replace("\n", " ")
    about.language, about.comments = LOCALES[document.language], form.mark(document)
    about.created = about.modified = document.made.replace(microsecond=0)
    about.last_modified_by = ""
    about.revision = 1
    about.keywords = ""


def _section(word: Any, section: Section, captions: form.Captions) -> None:
    if section.heading:
        word.add_paragraph(section.heading, f"Heading {min(section.level, 2)}")
    for block in section.blocks:
        if isinstance(block, Paragraph):
            _paragraph(word, block)
        elif isinstance(block, Gap):
            word.add_paragraph(style="Body Text").add_run(block.text).italic = True
        elif isinstance(block, Table):
            _captioned_table(word, block, captions)
        else:
            _chart(word, block, captions)


def _paragraph(word: Any, block: Paragraph) -> None:
    style = "List Bullet" if block.bullet else "Body Text"
    word.add_paragraph(plain(block.parts), "Quote" if block.quoted else style)


def _keep_last_words(word: Any, document: Document) -> None:
    """What is said last goes with the signatures, which never have a page to themselves."""
    blocks = [block for section in document.sections for block in section.blocks]
    if blocks and isinstance(blocks[-1], Paragraph | Gap):
        shape = word.paragraphs[-1].paragraph_format
        shape.keep_with_next, shape.keep_together = True, True


def _captioned_table(word: Any, block: Table, captions: form.Captions) -> None:
    caption = captions.caption(captions.name(block), block)
    word.add_paragraph(caption, "Caption").paragraph_format.keep_with_next = True
    _table(word, block, caption)
    _told_below(word, form.source_line(block))


def _told_below(word: Any, text: str) -> None:
    """The source of a table, which also keeps it apart from what follows."""
    told = word.add_paragraph()
    told.paragraph_format.space_before, told.paragraph_format.space_after = Pt(3), Pt(6)
    run = told.add_run(text)
    run.italic, run.font.size = True, Pt(11)


def _chart(word: Any, block: Chart, captions: form.Captions) -> None:
    name = captions.name(block)
    caption = captions.caption(name, block)
    picture = word.add_paragraph()
    picture.alignment, picture.paragraph_format.keep_with_next = ALIGN.CENTER, True
    shape = picture.add_run().add_picture(io.BytesIO(png(block)), width=Mm(160))
    shape._inline.docPr.set("name", name)
    shape._inline.docPr.set("descr", form.described(block))
    word.add_paragraph(caption, "Caption")
    numbers = _("Số liệu của {figure}", figure=name)
    told = word.add_paragraph(numbers, "Caption")
    told.paragraph_format.keep_with_next = True
    table = table_of(block)
    _table(word, table, f"{numbers}: {block.caption}")
    _told_below(word, form.source_line(block))


def _table(word: Any, block: Table, described: str, letters: float | None = None) -> None:
    lines = [paper_texts(line, block.columns) for line in block.lines]
    table = word.add_table(1, len(block.columns), "Table Grid")
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    told = element("tblCaption", val=described[:255])
    table._tbl.tblPr.append(told)
    size = letters or letter_size(block.columns)
    _cells(table.rows[0], [cut(c.heading) for c in block.columns], block.columns, size)
    _as_head(table.rows[0])
    for texts in lines:
        _cells(table.add_row(), texts, block.columns, size)
    if block.total is not None:
        _cells(table.add_row(), paper_texts(block.total, block.columns), block.columns, size, True)
    _widths(table, block, lines)
    if len(lines) <= KEPT_TOGETHER:
        _keep_together(table)


def _keep_together(table: Any) -> None:
    """A short table is not cut in two by the end of a page."""
    for row in table._tbl.tr_lst[:-1]:
        for cell in row.tc_lst:
            WordParagraph(cell.p_lst[0], table).paragraph_format.keep_with_next = True


def _cells(
    row: Any, texts: Sequence[str], columns: Sequence[Column], size: float, bold: bool = False
) -> None:
    row._tr.get_or_add_trPr().append(element("cantSplit"))
    for cell, text, column in zip(row._tr.tc_lst, texts, columns, strict=True):
        paragraph = WordParagraph(cell.p_lst[0], row)
        shape = paragraph.paragraph_format
        shape.space_before = shape.space_after = Pt(1.5)
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(size), bold or None
        if column.numeric:
            paragraph.alignment = ALIGN.RIGHT


def _as_head(row: Any) -> None:
    """Repeats the row on each page that the table reaches."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))
    for cell in row.cells:
        paragraph = cell.paragraphs[0]
        paragraph.alignment, paragraph.paragraph_format.keep_with_next = ALIGN.CENTER, True
        for run in paragraph.runs:
            run.bold = True


def _widths(table: Any, block: Table, lines: Sequence[Sequence[str]]) -> None:
    wanted = shares(block.columns, lines)
    widths = [word_form.WIDTH * share // sum(wanted) for share in wanted]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = width


def _sources(word: Any, document: Document) -> None:
    """The appendix: where each number of the text comes from."""
    lines = form.source_rows(document)
    heads = form.source_heads()
    if not lines:
        return
    heading = word.add_paragraph(_("PHỤ LỤC"), "Title")
    heading.paragraph_format.page_break_before = True
    word.add_paragraph(_("Nguồn của từng số trong báo cáo"), "Subtitle")
    columns = tuple(Column(name) for name in heads)
    for source in form.source_list(document):
        word.add_paragraph(source)
    word.add_paragraph().paragraph_format.space_after = Pt(3)
    told = _("Nguồn của từng số trong báo cáo")
    _table(word, Table("", columns, lines, ""), told, APPENDIX_SIZE)
    word.add_paragraph()
