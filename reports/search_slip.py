"""The slip of a search at the counter as PDF of one page of A5 (typst). Loaded when one is made."""

import json
from dataclasses import asdict
from pathlib import Path

import typst

from language import _, language
from language.badges import BADGES
from read_models.counter import BookedSlip
from read_models.slip_words import paper
from reports.document.drawing import FONTS

TEMPLATE = Path(__file__).parent / "search_slip.typ"
MUCH = 700
"""Characters in rows and answer from which on the letters are smaller."""


def slip_pdf(booked: BookedSlip) -> bytes:
    labels = {
        "number": _("Số:"),
        "result": _("Kết quả:"),
        "answer": _("Trả lời"),
        "not": _("Phiếu này không phải là"),
        "by": _("Người tra cứu"),
    }
    mark = BADGES["all"]
    badge = _(mark) if booked.illustrative else ""
    said = paper(booked)
    letters = len(said.answer) + sum(len(text) for row in said.rows for text in row)
    size = 9.0 if letters > MUCH else 10.5
    told = {**asdict(said), "size": size, "labels": labels, "badge": badge, "lang": language()}
    made: bytes = typst.compile(
        TEMPLATE,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(told, ensure_ascii=False)},
    )
    return made
