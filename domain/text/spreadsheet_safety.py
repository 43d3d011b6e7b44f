"""Text that a spreadsheet must not run: a cell beginning with a formula sign gets an apostrophe,
which reading takes away again."""

import re

SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
MARK = "'"
LONGEST = 32_767
"""Characters of a cell: what Excel holds. Tables have no longer ones; a longer one is told, never
cut without a word."""
LONGEST_VALUE = 200
"""Characters of a day, a month or a count, with whatever is written around it."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def as_text(value: str) -> str:
    """The cell to write for a text; `from_text` of it is the text again."""
    return MARK + value if value.lstrip(MARK).startswith(SIGNS) else value


def from_text(cell: str) -> str:
    """The text that `as_text` was given; other cells are returned as they are."""
    return cell[1:] if cell.startswith(MARK) and cell.lstrip(MARK).startswith(SIGNS) else cell


def unescaped(text: str) -> str:
    """A text of an XLSX part in plain form: there '_x000A_' stands for a character that XML cannot
    hold, '_x005F_' for the sign '_' before such a group. Source: ECMA-376, ST_Xstring."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
