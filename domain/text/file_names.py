"""Names of files as senders give them, made fit to be shown and stored."""

import unicodedata
from pathlib import PureWindowsPath

from domain.text.folding import DECOMPOSED, composed

LONGEST_NAME = 120
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Unicode categories that break a line or turn the reading direction."""


def harmless(name: str) -> str:
    """The last part of a file name, NFC, without control or direction characters, at most 120
    characters."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    seen = "".join(
        c
        for c in composed(last[: LONGEST_NAME * DECOMPOSED])
        if unicodedata.category(c) not in _UNSEEN
    )
    return seen[:LONGEST_NAME] or "?"


def plain_name(name: str) -> str:
    """The last part of a path in either spelling, printable, at most 120 characters."""
    last = PureWindowsPath(name.replace("\x00", "")).name
    return "".join(c for c in last if c.isprintable())[:LONGEST_NAME] or "tep"
