"""What a stage shows before anything is written: counts, and its rows a page at a time, changed fields and reasons included."""

import json
from collections.abc import Iterator

from data_access.importing.stage.file import Stage
from domain.imports import OUTCOMES, Preview, PreviewRow

PAGE = 25


def preview(stage: Stage, *, outcome: str = "", reason: str = "", page: int = 1) -> Preview:
    """One page of the rows with that outcome ('' all of them) or kind of rejection, in the order of the file."""
    found = dict(stage.all("SELECT outcome, count(*) FROM stage_row GROUP BY outcome"))
    reasons = dict(stage.all("SELECT kind, count(DISTINCT position) FROM stage_error GROUP BY kind"))
    rejected = int(stage.one("SELECT count(*) FROM stage_cells"))
    repeated = int(stage.get("repeated", 0))
    counts = {"new": found.get("new", 0), "changed": found.get("changed", 0), "same": found.get("same", 0), "rejected": rejected}
    listed = _listed(outcome, reason)
    values = [reason] if reason else []
    matching = int(stage.one(f"SELECT count(*) FROM ({listed})", *values))
    first = min(max(page - 1, 0) * PAGE, max(matching - 1, 0) // PAGE * PAGE)
    rows = stage.all(f"{listed} ORDER BY position, n LIMIT ? OFFSET ?", *values, PAGE, first)
    columns = tuple(stage.get("columns", ()))
    return Preview(counts, repeated, reasons, columns, tuple(_row(stage, *row) for row in rows), matching, first + 1)


def rejected_rows(stage: Stage) -> Iterator[tuple[list[str], str]]:
    """(cells as they stood in the file, reasons) of every rejected row that has cells, in the order of the file."""
    query = """SELECT c.cells, e.field, e.reason, c.position FROM stage_cells c JOIN stage_error e ON e.position = c.position
        ORDER BY c.position, e.rowid"""
    place, cells, reasons = None, "[]", list[str]()
    for text, name, reason, position in stage.connection.execute(query):
        if position != place and place is not None:
            yield json.loads(cells), "; ".join(reasons)
            reasons = []
        place, cells = position, text
        reasons.append(f"{name}: {reason}" if name else reason)
    if place is not None:
        yield json.loads(cells), "; ".join(reasons)


def _listed(outcome: str, reason: str) -> str:
    """Rows as (position, n, outcome); rejected ones have n NULL, held ones stand among them."""
    sound = "SELECT position, n, outcome FROM stage_row WHERE outcome"
    bad = "SELECT DISTINCT position, NULL AS n, 'rejected' AS outcome FROM stage_error"
    if reason:
        return f"{bad} WHERE kind = ?"
    if outcome == "rejected":
        return bad
    if outcome in OUTCOMES:
        return f"{sound} = '{outcome}'"
    return f"{sound} <> 'held' UNION ALL {bad}"


def _row(stage: Stage, position: int | None, n: int | None, outcome: str) -> PreviewRow:
    if n is None:
        found = stage.all("SELECT field, reason FROM stage_error WHERE position IS ? ORDER BY rowid", position)
        kind, number, title = _told(stage, position)
        return PreviewRow(position, outcome, kind, number, title, errors=tuple(found))
    ((kind, number, title, identity),) = stage.all("SELECT kind, number, title, identity FROM stage_row WHERE n = ?", n)
    changed = stage.one("SELECT changed FROM stage_change WHERE n = ?", n)
    return PreviewRow(position, outcome, kind, number, title, changed=json.loads(changed) if changed else (), identity=identity)


def _told(stage: Stage, position: int | None) -> tuple[str | None, str | None, str | None]:
    """Kind, number and title of a row that is held; of another rejected row the first cells that are filled, as its name."""
    held = stage.all("SELECT kind, number, title FROM stage_row WHERE position IS ? AND outcome = 'held'", position)
    if held:
        return held[0][0], held[0][1], held[0][2]
    cells = json.loads(stage.one("SELECT cells FROM stage_cells WHERE position IS ?", position) or "[]")
    return None, None, " · ".join([cell for cell in cells if not cell.isdigit() and cell][:3]) or None
