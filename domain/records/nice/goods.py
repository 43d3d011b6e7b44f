"""The goods of each class in a cell that tells them: 'Nhóm 29: thịt; Nhóm 30: bánh', '29: thịt; 30:
bánh', '29 (thịt), 30 (bánh)', and glued as the office's grid has them ('3Mỹ phẩm; 35Mua bán').

Nothing is guessed: where the classes that begin a part are not exactly those that the cell tells,
in their order, no goods are told.
"""

import re

from domain.records.nice import FULL_WIDTH, LONGEST, Unclear, nice_classes_of

_BEGINS = re.compile(
    r"(?:^|(?<=[;.,|/\n)])) ?(?:(?:nhóm|nhom|lớp|class) ?)?0{0,2}([1-9][0-9]?)"
    r"(?: ?[:–-] ?| ?(?=\()|(?=[^\W\d_]))",
    re.IGNORECASE,
)
_AROUND = " ;,.:|/"
_ENCLOSED = re.compile(r"\(([^()]*)\)")
Goods = tuple[tuple[str, str], ...]


def goods_of(text: str | None) -> Goods:
    """(class, goods) in the order of the cell; empty where it does not tell them for certain."""
    told = (text or "").translate(FULL_WIDTH)
    if not told or len(told) > LONGEST:
        return ()
    try:
        classes = nice_classes_of(told)
    except Unclear:
        return ()
    told = "\n".join(" ".join(line.split()) for line in told.splitlines())
    found = list(_BEGINS.finditer(told))
    if not found or [int(match[1]) for match in found] != list(classes):
        return ()
    ends = [match.start() for match in found[1:]] + [len(told)]
    parts = tuple(
        (str(int(match[1])), _words(told[match.end() : end]))
        for match, end in zip(found, ends, strict=True)
    )
    return parts if all(words for _class, words in parts) else ()


def _words(text: str) -> str:
    """Without what parts them from the next class, and without the brackets around them all."""
    words = " ".join(text.split()).strip(_AROUND)
    enclosed = _ENCLOSED.fullmatch(words)
    return enclosed[1].strip() if enclosed else words
