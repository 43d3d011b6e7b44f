"""What a mark is, and what its picture shows, as the XML standards of marks tell alike."""

import re

from lxml.etree import _Element

from domain.text.folding import fold
from readers.xml.tree import children, inside, text, value

_VIENNA = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})(?:\.([0-9]{1,2}))?")


def category(mark: _Element) -> str | None:
    words = fold(" ".join(text(e) or "" for e in children(mark, "MarkCategory", "KindMark")))
    if not words:
        return None
    if "collective" in words:
        return "collective"
    return "certification" if "certification" in words or "guarantee" in words else "ordinary"


def vienna(mark: _Element) -> list[str]:
    """Codes of figures, '03.07.07', from their parts, or as ST.66 and offices write them in one."""
    found: list[str] = []
    for e in inside(mark, "ViennaClassification"):
        parts = [value(e, name) for name in ("ViennaCategory", "ViennaDivision", "ViennaSection")]
        found += [".".join(p.zfill(2) for p in parts if p)] if parts[0] else []
    for figure in inside(mark, "MarkImageCategory"):
        if "vienna" in fold(value(figure, "CategoryKind") or "vienna"):
            codes = (_VIENNA.fullmatch(text(e) or "") for e in inside(figure, "CategoryCode"))
            found += [
                ".".join(part.zfill(2) for part in code.groups() if part) for code in codes if code
            ]
    return found
