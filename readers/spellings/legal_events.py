"""The standards' categories of legal events and the offices' own codes and words → events of the
register.

Sources: MarkEventCategory and DesignEventCategory of ST.96, categories of ST.27,
prosecution-history codes of the USPTO. What is not known is kept as 'other' with its code and text:
it changes no status.
"""

import re
from datetime import date
from functools import lru_cache

from domain.records.asset import LegalEvent
from domain.text.folding import fold

CATEGORY = {
    "filed": "A", "published": "Q", "granted": "F", "refused": "B", "withdrawn": "B", "fee_paid": "U", "renewed": "U",
    "lapsed": "H", "expired": "H", "invalidated": "H", "revived": "K", "transferred": "R",
    "licensed": "S", "opposed": "L", "reviewed": "E", "corrected": "Y",
}  # fmt: skip
_BY_CATEGORY = {
    "application filed": "filed", "filed": "filed", "application published": "published", "registration published": "granted",
    "registered": "granted", "application refused": "refused", "rejected": "refused", "application withdrawn": "withdrawn",
    "withdrawn": "withdrawn", "registration cancelled": "lapsed", "cancelled": "lapsed",
    "registration surrendered": "lapsed", "expired": "expired",
    "opposition pending": "opposed", "appeal pending": "reviewed",
    "published": "published", "renewed": "renewed", "abandoned": "withdrawn", "surrendered": "lapsed", "invalidated": "invalidated",
    "opposed": "opposed", "appealed": "reviewed",
}  # fmt: skip
"""Categories of the standard; the single words are event codes of WIPO's software for offices."""
_BY_CODE = (
    ("granted", re.compile(r"R\.[PS]R[A-Z]?")),
    ("published", re.compile(r"PUBO[A-Z]?")),
    ("renewed", re.compile(r"RNL[A-Z0-9]{0,3}")),
    ("withdrawn", re.compile(r"ABN[A-Z0-9]{0,2}")),
    ("lapsed", re.compile(r"C8\.\.[A-Z]?|CAN8[A-Z]?")),
    ("expired", re.compile(r"EXPT?[A-Z]?")),
)
_BY_WORDS = (
    ("published", re.compile(r"^published for opposition$|^cong bo don")),
    (
        "granted",
        re.compile(
            r"^registered ?- ?(principal|supplemental)|^cap (van )?bang|^cap giay chung nhan"
        ),
    ),
    ("renewed", re.compile(r"^registered and renewed|^registration renewed|^gia han")),
    ("withdrawn", re.compile(r"^abandonment|^abandoned|^rut don")),
    ("lapsed", re.compile(r"^cancell?ed sec(tion|\.)? ?8|^cham dut hieu luc")),
    ("expired", re.compile(r"^expired|^registration expired")),
    ("invalidated", re.compile(r"^huy bo hieu luc")),
    ("filed", re.compile(r"^nop don|^application filed")),
)
LONGEST_CODE = 20


def event(
    category: str | None, code: str | None, words: str | None, day: date | None
) -> LegalEvent:
    """An event from the standard's category, else the national code, else the national words."""
    meaning = _meaning(category, code, words)
    told = words or (category if not code else None)
    return LegalEvent(
        meaning, day, CATEGORY.get(meaning), code[:LONGEST_CODE] if code else None, told
    )


@lru_cache(maxsize=4096)
def _meaning(category: str | None, code: str | None, words: str | None) -> str:
    if known := _BY_CATEGORY.get(fold(category or "")) or _BY_CATEGORY.get(fold(code or "")):
        return known
    for meaning, pattern in _BY_CODE:
        if code and pattern.fullmatch(code.strip()):
            return meaning
    folded = fold(words or "")
    return next((meaning for meaning, pattern in _BY_WORDS if pattern.search(folded)), "other")
