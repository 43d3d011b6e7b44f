"""The standard reminder letter as PDF (typst). Loaded when one is made."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from read_models.letter_paper import MOTTO, NATION
from reports.document.drawing import FONTS

TEMPLATE = Path(__file__).parent / "letter.typ"


def pdf(paper: Mapping[str, Any]) -> bytes:
    """`paper`: the fields of read_models.letter_paper.Paper, `body` among them."""
    told = {**paper, "nation": NATION, "motto": MOTTO}
    made: bytes = typst.compile(
        TEMPLATE,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(told, ensure_ascii=False)},
    )
    return made
