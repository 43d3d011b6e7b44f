"""A report as PDF (typst): the form of an administrative document, Tinos embedded, charts drawn by
ourselves."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typst

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
from reports.document import form
from reports.document.cells import table_of
from reports.document.drawing import FONTS, svg
from reports.document.layout import (
    APPENDIX_SIZE,
    KEPT_TOGETHER,
    cut,
    letter_size,
    paper_texts,
    shares,
)

TEMPLATE = Path(__file__).parent / "document.typ"
_LONG_WORD = re.compile(r"\S{60}(?=\S)")
_BREAK = "\N{ZERO WIDTH SPACE}"


def written(document: Document) -> bytes:
    """The PDF."""
    made: bytes = typst.compile(
        TEMPLATE,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_breakable(_data(document)), ensure_ascii=False)},
        timestamp=document.made,
    )
    return made


def _data(document: Document) -> dict[str, Any]:
    """Everything on the paper as plain values."""
    issuer, made = document.issuer, document.made
    clock = ("year", "month", "day", "hour", "minute", "second")
    return {
        "lang": document.language,
        "region": LOCALES[document.language].partition("-")[2],
        "title": form.title(document),
        "author": " ".join(form.lines(issuer.name)),
        "made": {name: getattr(made, name) for name in clock},
        "badge": form.mark(document),
        "foot": form.foot(document),
        "above": form.head_lines(issuer.above),
        "issuer": form.head_lines(issuer.name),
        "nation": _(form.NATION),
        "motto": _(form.MOTTO),
        "number": form.number_line(document),
        "place": form.place_and_day(document),
        "draft": _("DỰ THẢO") if document.draft else "",
        "kind": document.kind.upper(),
        "about": document.about,
        "together": KEPT_TOGETHER,
        "parts": list(_parts(document)),
        "recipients": form.recipient_lines(document),
        "signer": [line.upper() for line in form.lines(issuer.signer)],
        "sources": _sources(document),
        "labels": {
            "recipients": _("Nơi nhận:"),
            "signature": _("(Chữ ký của người có thẩm quyền, dấu, chữ ký số của cơ quan)"),
            "name": _("[Họ và tên]"),
            "appendix": _("PHỤ LỤC"),
            "sources": _("Nguồn của từng số trong báo cáo"),
        },
    }


def _parts(document: Document) -> Iterator[dict[str, Any]]:
    captions = form.Captions(document)
    two = numbering.has_two_levels(document)
    for section, number in zip(document.sections, numbering.numbers(document), strict=True):
        if section.heading:
            yield _heading(section, number, main=two and section.level == 1)
        for block in section.blocks:
            if isinstance(block, Table):
                caption = captions.caption(captions.name(block), block)
                yield _table(block, caption)
            elif isinstance(block, Chart):
                yield from _chart(block, captions)
            else:
                yield _sentence(block)


def _heading(section: Section, number: str, *, main: bool) -> dict[str, Any]:
    words = section.heading.upper() if main else section.heading
    return {"kind": "heading", "level": min(section.level, 2), "text": f"{number} {words}"}


def _sentence(block: Paragraph | Gap) -> dict[str, Any]:
    if isinstance(block, Gap):
        return {"kind": "gap", "text": block.text}
    words = plain(block.parts)
    if block.quoted:
        return {"kind": "quote", "text": words}
    return {"kind": "text", "text": f"- {words}" if block.bullet else words}


def _chart(block: Chart, captions: form.Captions) -> Iterator[dict[str, Any]]:
    name = captions.name(block)
    yield {
        "kind": "chart",
        "svg": svg(block),
        "caption": captions.caption(name, block),
        "described": form.described(block),
    }
    yield _table(table_of(block), _("Số liệu của {figure}", figure=name))


def _table(block: Table, caption: str) -> dict[str, Any]:
    lines = [paper_texts(line, block.columns) for line in block.lines]
    total = paper_texts(block.total, block.columns) if block.total is not None else []
    return {
        "kind": "table",
        "caption": caption,
        "source": form.source_line(block),
        "heads": [cut(column.heading) for column in block.columns],
        "numeric": [column.numeric for column in block.columns],
        "widths": shares(block.columns, lines),
        "size": letter_size(block.columns),
        "lines": lines,
        "total": total,
    }


def _sources(document: Document) -> dict[str, Any]:
    """The appendix: where each number of the text comes from."""
    columns = tuple(Column(name) for name in form.source_heads())
    appendix = _table(Table("", columns, form.source_rows(document), ""), "")
    return appendix | {"size": APPENDIX_SIZE, "told": form.source_list(document)}


def _breakable(value: Any) -> Any:
    """The same values, in which a word that is longer than a line can be broken."""
    if isinstance(value, str):
        return value if value.startswith("<svg") else _LONG_WORD.sub(rf"\g<0>{_BREAK}", value)
    if isinstance(value, dict):
        return {name: _breakable(one) for name, one in value.items()}
    return [_breakable(one) for one in value] if isinstance(value, list) else value
