"""The styles of a Word document in the form of an administrative document: Times New Roman 13–14,
headings that are counted, all to be changed in one place by who edits it."""

from collections.abc import Mapping
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from language.translation import LOCALES

FONT = "Times New Roman"
INDENT = Mm(10)
GREY = RGBColor(0x47, 0x52, 0x68)
_KEPT = {
    "Default Paragraph Font",
    "Normal Table",
    "No List",
    "Normal",
    "Header",
    "Footer",
    "Heading 1",
    "Heading 2",
    "Body Text",
    "List Bullet",
    "Quote",
    "Title",
    "Subtitle",
    "Caption",
    "Table Grid",
}
HEADINGS, BULLETS = 1, 2
"""Lists of the document, by number."""


def element(tag: str, **attributes: str | int) -> Any:
    """A new element of WordprocessingML."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def lay_out(document: Any, language: str, *, two_levels: bool) -> None:
    """Gives a new document its styles and lists, and takes away those that it does not use."""
    _only_kept(document)
    _defaults(document, LOCALES[language])
    _lists(document, two_levels=two_levels)
    style = document.styles
    _paragraph(style["Normal"], size=13)
    _paragraph(style["Header"], size=13)
    _paragraph(style["Footer"], size=10)
    _paragraph(style["Body Text"], size=14, after=6, align=ALIGN.JUSTIFY, first=INDENT)
    _paragraph(style["List Bullet"], size=14, after=6, align=ALIGN.JUSTIFY)
    _paragraph(style["Quote"], size=14, after=6, align=ALIGN.JUSTIFY, left=INDENT)
    _paragraph(style["Title"], size=14, before=12, align=ALIGN.CENTER, bold=True)
    _paragraph(style["Subtitle"], size=14, align=ALIGN.CENTER, bold=True, left=INDENT)
    style["Subtitle"].paragraph_format.right_indent = INDENT
    _paragraph(style["Caption"], size=13, before=6, after=3, align=ALIGN.CENTER, bold=True)
    for name in ("Heading 1", "Heading 2"):
        _paragraph(style[name], size=14, before=6, after=6, bold=True)
        style[name].paragraph_format.keep_with_next = True
    style["Heading 1"].font.all_caps = two_levels
    for n, name in enumerate(("Heading 1", "Heading 2")):
        _counted(style[name], HEADINGS, n)
    _counted(style["List Bullet"], BULLETS, 0)


def _only_kept(document: Any) -> None:
    for style in list(document.styles):
        if style.name not in _KEPT:
            style.element.getparent().remove(style.element)
            continue
        for tie in style.element.xpath("w:link"):
            style.element.remove(tie)


def _defaults(document: Any, locale: str) -> None:
    """Font and language of everything that says nothing else."""
    defaults = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0]
    defaults.clear()
    fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), FONT)
    defaults.append(element("rFonts", **fonts))
    defaults.append(element("lang", val=locale, eastAsia=locale, bidi="ar-SA"))
    spacing = document.styles.element.xpath("w:docDefaults/w:pPrDefault/w:pPr")[0]
    spacing.clear()
    spacing.append(element("spacing", after=0, line=252, lineRule="auto"))
    document.styles.element.xpath("w:style[@w:styleId='Normal']")[0].get_or_add_rPr().clear()


def _paragraph(style: Any, size: float, **look: Any) -> None:
    """Sets a style anew: nothing of the template's look stays."""
    for old in style.element.xpath("w:pPr | w:rPr"):
        style.element.remove(old)
    style.font.size, style.font.bold = Pt(size), look.get("bold")
    shape = style.paragraph_format
    shape.alignment = look.get("align")
    shape.first_line_indent, shape.left_indent = look.get("first"), look.get("left")
    shape.space_before = Pt(look["before"]) if "before" in look else None
    shape.space_after = Pt(look["after"]) if "after" in look else None


def _counted(style: Any, number: int, level: int) -> None:
    """Ties a style to a level of a list."""
    list_of = element("numPr")
    list_of.append(element("ilvl", val=level))
    list_of.append(element("numId", val=number))
    style.element.get_or_add_pPr()._insert_numPr(list_of)


def _lists(document: Any, *, two_levels: bool) -> None:
    numbering = document.part.numbering_part.element
    for old in list(numbering):
        numbering.remove(old)
    main = "upperRoman" if two_levels else "decimal"
    headings = [("Heading1", main, "%1."), ("Heading2", "decimal", "%2.")]
    kinds = {HEADINGS: headings, BULLETS: [("ListBullet", "bullet", "-")]}
    for number, levels in kinds.items():
        numbering.append(_kind_of_list(number, levels))
    for number in kinds:
        used = element("num", numId=number)
        used.append(element("abstractNumId", val=number))
        numbering.append(used)


def _kind_of_list(number: int, levels: list[tuple[str, str, str]]) -> Any:
    kind = element("abstractNum", abstractNumId=number)
    kind.append(element("multiLevelType", val="multilevel" if len(levels) > 1 else "singleLevel"))
    for n, (style, form, text) in enumerate(levels):
        level = element("lvl", ilvl=n)
        parts: Mapping[str, str] = {"numFmt": form, "pStyle": style, "suff": "space"}
        level.append(element("start", val=1))
        for tag, value in parts.items():
            level.append(element(tag, val=value))
        level.append(element("lvlText", val=text))
        level.append(element("lvlJc", val="left"))
        shape = element("pPr")
        shape.append(element("ind", left=0, firstLine=INDENT.twips))
        level.append(shape)
        kind.append(level)
    return kind
