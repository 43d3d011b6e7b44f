"""Text out of XML: single spaces, NFC, letters by the names of a DTD that is never loaded."""

import re
from html import unescape

from domain.text.folding import nfc

_GREEK = re.compile(r"&([A-Za-z]{1,3})gr;")
_LETTERS = dict(
    zip(
        re.findall("[a-z]+", "a b g d e z ee th i k l m n x o p r s sf t u ph kh ps oh"),
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        strict=True,
    )
)
"""ISO 8879's names of Greek letters, which titles of chemistry are full of; those of HTML are
others."""
_CONTROLS = re.compile("[\x80-\x9f]")


def plain(written: str | None) -> str | None:
    """Single spaces, NFC; None for nothing."""
    joined = " ".join(written.split()) if written else ""
    return (joined if joined.isascii() else clean(joined)) or None


def with_letters(joined: str) -> str:
    """The letters that entities name: 'the &mgr;gr; …' of ISO 8879, and those of HTML."""
    return _GREEK.sub(lambda name: _greek(name[1]) or name[0], unescape(joined))


def clean(joined: str) -> str:
    """NFC. Control characters that are Windows-1252 put into Unicode byte by byte ('Bao\\x92an') become what they were meant to be."""
    if not joined.isascii() and _CONTROLS.search(joined):
        joined = _CONTROLS.sub(lambda c: c[0].encode("latin-1").decode("cp1252", "ignore"), joined)
    return nfc(joined)


def _greek(name: str) -> str | None:
    """The letter of an ISO entity: 'mgr' is μ, 'OHgr' Ω."""
    found = _LETTERS.get(name.lower())
    return found.upper() if found and name[0].isupper() else found
