"""Under which headings a rejected row stood: a workbook may have a table a sheet, a sheet several one
below the other, and each its own columns. Given back under others, a corrected row would be read
wrongly.
"""

from collections.abc import Sequence

from data_access.importing.stage.file import Stage

TABLES, OF_ROWS = "tables", "rows_of_tables"


def note_headings(stage: Stage, n: int, headings: tuple[str, ...]) -> None:
    if headings:
        stage.headings[n] = headings


def put_headings(stage: Stage, first: Sequence[str]) -> None:
    """Keeps what was noted of rows under other headings than the first of the file. Of an archive,
    which has none, rows are given back by number and title."""
    under = stage.headings.items() if first else ()
    noted = {n: own for n, own in under if own != tuple(first)}
    tables = list(dict.fromkeys(noted.values()))
    places = {headings: i for i, headings in enumerate(tables)}
    stage.put(TABLES, tables)
    stage.put(OF_ROWS, {n: places[own] for n, own in noted.items()})


def other_tables(stage: Stage) -> tuple[list[list[str]], dict[int, int]]:
    """The headings of tables beside the first, and which of these a rejected row belongs to."""
    rows = stage.get(OF_ROWS, {})
    return stage.get(TABLES, []), {int(n): place for n, place in rows.items()}
