"""Text that a spreadsheet must not run: a cell beginning with a formula sign gets an apostrophe, which reading takes away again."""

SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
MARK = "'"


def as_text(value: str) -> str:
    """The cell to write for a text; `from_text` of it is the text again."""
    return MARK + value if value.lstrip(MARK).startswith(SIGNS) else value


def from_text(cell: str) -> str:
    """The text that `as_text` was given; other cells are returned as they are."""
    return cell[1:] if cell.startswith(MARK) and cell.lstrip(MARK).startswith(SIGNS) else cell
