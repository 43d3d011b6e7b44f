"""Nice classes as people write them in one cell: all of them, or Unclear with what was not
understood; never a part.

A cell is either a list ('29, 30', 'nhóm 29 và 30', 'từ 29 đến 31', '2 nhóm: 29, 30', '29 (thịt), 30
(bánh)') or classes with their goods ('Nhóm 29: thịt; Nhóm 30: bánh', '29: thịt; 30: bánh', '29
thịt; 30 bánh', and as the office's grid glues them '3Mỹ phẩm; 35Mua bán'). Numbers among goods are
no classes; where they might be, the cell is unclear. '29-31' may be three classes or two: unclear
as well.
"""

import re
from functools import lru_cache

from domain.records.nice.listed import List
from domain.records.nice.tokens import Unclear, tokens_of
from language import _

__all__ = ["FULL_WIDTH", "LONGEST", "Unclear", "nice_classes_of"]

REMEMBERED = 8_192
"""Lists of classes come again and again in one file."""
LONGEST = 20_000
"""Characters of a cell that are looked at: goods may be long; what is longer is unclear."""
FULL_WIDTH = str.maketrans(
    {0xFF10 + digit: str(digit) for digit in range(10)}
    | {0xFF0C: ",", 0xFF1B: ";", 0xFF1A: ":", 0x3001: ","}
)
"""Digits and signs of East Asian keyboards, which look like ours."""

_PLAIN = re.compile(r"[0-9]{1,2}(?:[,;] [0-9]{1,2})*")
_BREAK = re.compile(r"<(?:lf|br ?/?)>", re.IGNORECASE)
"""How what was saved from the web writes the end of a line."""


def nice_classes_of(text: str) -> tuple[int, ...]:
    """The class numbers of a cell, each once, in their order; numbers above 45 are given too, for
    the caller to refuse. Raises Unclear."""
    if _PLAIN.fullmatch(text):
        return tuple(dict.fromkeys(int(n) for n in re.findall("[0-9]+", text)))
    return _read(text)


@lru_cache(maxsize=REMEMBERED)
def _read(text: str) -> tuple[int, ...]:
    if len(text) > LONGEST:
        raise Unclear(_("Ô nhóm dài quá {n} ký tự; chỉ ghi số nhóm", n=LONGEST))
    try:
        found = List(tokens_of(_BREAK.sub("\n", text.translate(FULL_WIDTH)))).classes()
    except Unclear as problem:
        reason = str(problem) or _("không hiểu hết các nhóm; ghi như “29, 30, 35”")
        raise Unclear(
            _("“{text}”: {reason}", text=" ".join(text.split())[:60], reason=reason)
        ) from problem
    return tuple(dict.fromkeys(found))
