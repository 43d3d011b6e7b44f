"""Counts as tables and reports write them: 1.477.321, 185 221, "hơn 1.000", "gần 30". A qualifier
is kept, never computed away."""

import re

from language import N_, _

EXACT, TEXT_ONLY = "exact", "text_only"
QUALIFIERS: dict[str, str] = {
    EXACT: "",
    "more_than": N_("hơn"),
    "nearly": N_("gần"),
    "approximately": N_("khoảng"),
    "less_than": N_("dưới"),
    TEXT_ONLY: N_("chỉ có lời"),
}
"""Code → the word before the number."""
_WORDS = {
    "hơn": "more_than",
    "trên": "more_than",
    "gần": "nearly",
    "khoảng": "approximately",
    "dưới": "less_than",
}
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
_EMPTY = frozenset({"", "-", "–", "—", "chưa có", "n/a", "không có số liệu"})
LARGEST = 10**15
MOST_DIGITS = 20


class BadCount(ValueError):
    """The text is no whole number; the message says why, for the person who reads an import
    report."""


def whole(text: str) -> int | None:
    """The number that some digits make; None for any other text, for signs such as '²', and for
    more digits than any number has here (of thousands Python makes none)."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None


def parse_count(text: str | None) -> int | None:
    """A whole number from zero, with dots, commas or spaces between thousands; None for an empty
    cell or a dash. Raises BadCount."""
    bare = "".join((text or "").split())
    if (text or "").strip().lower() in _EMPTY:
        return None
    if _GROUPED.fullmatch(bare):
        bare = re.sub(r"[.,]", "", bare)
    number = whole(bare)
    if number is None or number > LARGEST:
        raise BadCount(_("“{text}” không phải số nguyên", text=(text or "").strip()[:40]))
    return number


def parse_qualified(text: str | None) -> tuple[int | None, str]:
    """'hơn 1.000' → (1000, 'more_than'); a bare number is exact. Raises BadCount."""
    words = (text or "").strip().split(maxsplit=1)
    if len(words) == 2 and words[0].lower() in _WORDS:
        return parse_count(words[1]), _WORDS[words[0].lower()]
    return parse_count(text), EXACT
