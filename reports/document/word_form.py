"""Head and foot of an administrative document (Decree 30/2020/ND-CP) in Word: who issues it, the
national motto, number, place and day, kind and title; who gets it, who signs it."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT as TAB
from docx.shared import Mm, Pt, RGBColor

from language import _
from read_models.document import Document
from reports.document import form
from reports.document.word_styles import GREY, element

PAPER = {
    "page_width": Mm(210),
    "page_height": Mm(297),
    "top_margin": Mm(20),
    "bottom_margin": Mm(20),
    "left_margin": Mm(30),
    "right_margin": Mm(18),
    "header_distance": Mm(9),
    "footer_distance": Mm(9),
}
WIDTH = Mm(162)
_LEFT, _RIGHT = Mm(68), Mm(94)
_BADGE = RGBColor(0x7A, 0x4A, 0x00)


def set_page(word: Any, document: Document) -> None:
    """Paper, the number of the page from the second on, the badge and the foot on each."""
    section = word.sections[0]
    for name, value in PAPER.items():
        setattr(section, name, value)
    section.different_first_page_header_footer = True
    badge = form.mark(document)
    for header, counted in ((section.first_page_header, False), (section.header, True)):
        _header(header.paragraphs[0], badge, counted=counted)
    for footer in (section.first_page_footer, section.footer):
        line = footer.paragraphs[0]
        line.text = form.foot(document)
        border(line, "top", space=4)


def _header(line: Any, badge: str, *, counted: bool) -> None:
    line.paragraph_format.tab_stops.add_tab_stop(WIDTH // 2, TAB.CENTER)
    line.paragraph_format.tab_stops.add_tab_stop(WIDTH, TAB.RIGHT)
    line.add_run("\t")
    if counted:
        _page_number(line)
    line.add_run("\t")
    if badge:
        run = line.add_run(f"{form.BLANK}{badge}{form.BLANK}")
        run.bold, run.font.size, run.font.color.rgb = True, Pt(11), _BADGE
        run._r.get_or_add_rPr().append(element("bdr", val="single", sz=6, space=0, color="7A4A00"))


def _page_number(line: Any) -> None:
    field = element("fldSimple", instr=" PAGE ")
    run = line.add_run("2")
    field.append(run._r)
    line._p.append(field)


def border(paragraph: Any, side: str, space: int = 1) -> None:
    """A thin line on one side of a paragraph, or around it ('box')."""
    sides = ("top", "left", "bottom", "right") if side == "box" else (side,)
    lines = element("pBdr")
    for name in sides:
        lines.append(element(name, val="single", sz=6, space=space, color="auto"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        lines, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def columns(word: Any, widths: tuple[Any, ...], rows: int = 1) -> list[list[Any]]:
    """Cells beside each other without a border, for what stands left and right."""
    table = word.add_table(rows, len(widths))
    table.style, table.autofit = "Normal Table", False
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w=0, type="dxa"))
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption")
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    return [list(row.cells) for row in table.rows]


def line(cell: Any, text: str, size: float = 13, **look: Any) -> Any:
    """A line of a cell, in its middle unless `align` says where else."""
    empty = len(cell.paragraphs) == 1 and not cell.paragraphs[0].runs
    paragraph = cell.paragraphs[0] if empty else cell.add_paragraph()
    paragraph.alignment = look.get("align", ALIGN.CENTER)
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), look.get("bold"), look.get("italic")
    if "color" in look:
        run.font.color.rgb = look["color"]
    return paragraph


def rule(paragraph: Any, width: Any, inside: Any) -> None:
    """Makes a paragraph a rule of that width in the middle of what it stands in."""
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = (inside - width) // 2
    shape.line_spacing, shape.space_before, shape.space_after = Pt(3), Pt(3), Pt(6)
    border(paragraph, "top", space=1)


def head(word: Any, document: Document) -> None:
    """Everything above the first sentence."""
    (left, right), (number, day) = columns(word, (_LEFT, _RIGHT), rows=2)
    for text in form.head_lines(document.issuer.above):
        line(left, text, 12)
    for text in form.head_lines(document.issuer.name):
        line(left, text, 12, bold=True)
    rule(line(left, "", 2), Mm(24), _LEFT)
    line(right, _(form.NATION), 12, bold=True)
    line(right, _(form.MOTTO), bold=True)
    rule(line(right, "", 2), Mm(54), _RIGHT)
    line(number, form.number_line(document))
    line(day, form.place_and_day(document), italic=True)
    if document.draft:
        _draft(word)
    word.add_paragraph(document.kind.upper(), "Title")
    word.add_paragraph(document.about, "Subtitle")
    rule(word.add_paragraph(), Mm(40), WIDTH)


def _draft(word: Any) -> None:
    mark = word.add_paragraph()
    mark.alignment = ALIGN.CENTER
    mark.paragraph_format.space_before, mark.paragraph_format.right_indent = Pt(9), WIDTH - Mm(28)
    mark.paragraph_format.left_indent = Mm(1)
    mark.add_run(_("DỰ THẢO")).bold = True
    border(mark, "box")


def signed(word: Any, document: Document) -> None:
    """Who gets it, and who signs it: on one page, however long the report is."""
    spacer = word.add_paragraph()
    spacer.paragraph_format.keep_with_next = True
    ((left, right),) = columns(word, (Mm(86), WIDTH - Mm(86)))
    if document.issuer.recipients:
        line(left, _("Nơi nhận:"), 12, bold=True, italic=True, align=ALIGN.LEFT)
    for text in form.recipient_lines(document):
        line(left, text, 11, align=ALIGN.LEFT)
    for text in form.lines(document.issuer.signer):
        line(right, text.upper(), 14, bold=True)
    line(right, "")
    told = _("(Chữ ký của người có thẩm quyền, dấu, chữ ký số của cơ quan)")
    line(right, told, 12, italic=True, color=GREY)
    line(right, "")
    line(right, _("[Họ và tên]"), 14, bold=True)
    row = left._tc.getparent()
    row.get_or_add_trPr().append(element("cantSplit"))
