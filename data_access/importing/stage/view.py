"""What a stage shows before anything is written: counts, and its rows a page at a time, changed
fields and reasons included."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from data_access.importing.stage.file import Stage
from data_access.importing.stage.headings import other_tables
from domain.records.classes import nice_classes
from domain.records.mending import proposal
from domain.records.remedies import with_remedy
from language.translation import in_language
from read_models.imports import OUTCOMES, Mend, Preview, PreviewRow

PAGE = 25
HOLDERS = ("owner", "applicant")
MENDED, LOOKED_AT = 12, 200
"""So many cells are put right on the page at a time, out of the first wrong ones; more of them are
put right in the file."""
_FIELD = "(SELECT m.field FROM stage_mend m WHERE m.n = e.n AND m.told = e.field LIMIT 1)"
"""Which field an error is about, where its cell can be put right."""


def preview(stage: Stage, *, outcome: str = "", reason: str = "", page: int = 1) -> Preview:
    """One page of the rows with that outcome ('' all of them) or kind of rejection, in the order of
    the file."""
    found = dict(stage.all("SELECT outcome, count(*) FROM stage_row GROUP BY outcome"))
    reasons = dict(stage.all("SELECT kind, count(DISTINCT n) FROM stage_error GROUP BY kind"))
    rejected = int(stage.one("SELECT count(*) FROM stage_cells"))
    same = found.get("same", 0) + int(stage.one("SELECT count(*) FROM stage_repeat"))
    counts = {
        "new": found.get("new", 0),
        "changed": found.get("changed", 0),
        "same": same,
        "rejected": rejected,
    }
    listed = _listed(outcome, reason)
    values = [reason] if reason else []
    matching = int(stage.one(f"SELECT count(*) FROM ({listed})", *values))
    first = min(max(page - 1, 0) * PAGE, max(matching - 1, 0) // PAGE * PAGE)
    rows = stage.all(f"{listed} ORDER BY n LIMIT ? OFFSET ?", *values, PAGE, first)
    columns = tuple(stage.get("columns", ()))
    shown = tuple(_row(stage, *row) for row in rows)
    mendable = int(stage.one("SELECT count(*) FROM stage_mend"))
    mends = tuple(_mends(stage)) if mendable else ()
    return Preview(
        counts=counts,
        reasons=reasons,
        columns=columns,
        rows=shown,
        matching=matching,
        first=first + 1,
        mends=mends,
        mendable=mendable,
    )


def _mends(stage: Stage) -> list[Mend]:
    """The first cells that can be put right, those with a proposal before the others."""
    query = """SELECT m.field, m."column", m.heading, m.reason, c.cells, c.number, c.title, p.name,
        (SELECT e.position FROM stage_error e WHERE e.n = m.n LIMIT 1)
        FROM stage_mend m JOIN stage_cells c ON c.n = m.n LEFT JOIN stage_place p ON p.n = m.n
        ORDER BY m.n, m."column" LIMIT ?"""
    spoken = _language(stage)
    found = [_mend(spoken, _Refused(*row)) for row in stage.all(query, LOOKED_AT)]
    return sorted(found, key=lambda mend: not mend.proposed)[:MENDED]


def _language(stage: Stage) -> str:
    """In which the file was read: its reasons are sentences of that language, and end in it."""
    return str(stage.get("language", "vi"))


def _whole(spoken: str, reason: str, *, field: str | None, kind: str) -> str:
    """The reason and what to do."""
    with in_language(spoken):
        return with_remedy(reason, field=field, kind=kind)


class _Refused(NamedTuple):
    """A cell for which its row was refused, in the order of the query; `cells`: the row as JSON."""

    field: str
    column: int
    heading: str
    reason: str
    cells: str
    number: str | None
    title: str | None
    sheet: str | None
    position: int


def _mend(spoken: str, refused: _Refused) -> Mend:
    texts = json.loads(refused.cells)
    text = texts[refused.column] if refused.column < len(texts) else ""
    proposed = proposal(refused.field, text)
    return Mend(
        sheet=refused.sheet or "",
        position=refused.position,
        column=refused.column,
        heading=refused.heading,
        text=text,
        number=refused.number,
        title=refused.title,
        reason=_whole(spoken, refused.reason, field=refused.field, kind="value"),
        proposed=proposed.text if proposed else "",
        why=proposed.why if proposed else "",
    )


def rejected_rows(stage: Stage) -> Iterator[tuple[list[str], str]]:
    """(cells as they stood in the file, reasons) of every rejected row, in the order of the file;
    of a file without columns the record's number and title stand for its cells."""
    for _n, cells, reasons in _rejected(stage):
        yield cells, reasons


def rejected_tables(stage: Stage) -> Iterator[tuple[list[str], Iterator[tuple[list[str], str]]]]:
    """The same, table by table: (headings, rows); those of the first table in any case."""
    others, of_rows = other_tables(stage)
    for place, headings in enumerate([stage.get("columns", []), *others], start=-1):
        yield headings, _of_table(stage, of_rows, place)


def _of_table(
    stage: Stage, of_rows: Mapping[int, int], place: int
) -> Iterator[tuple[list[str], str]]:
    for n, cells, reasons in _rejected(stage):
        if of_rows.get(n, -1) == place:
            yield cells, reasons


def _rejected(stage: Stage) -> Iterator[tuple[int, list[str], str]]:
    query = f"""SELECT c.n, c.cells, coalesce(c.number, ''), coalesce(c.title, ''), e.field, e.reason,
        e.kind, {_FIELD} FROM stage_cells c JOIN stage_error e ON e.n = c.n ORDER BY c.n, e.rowid"""
    spoken = _language(stage)
    for (n, cells, *named), lines in groupby(
        stage.connection.execute(query), key=itemgetter(0, 1, 2, 3)
    ):
        reasons = [_reason(spoken, *line[4:]) for line in lines]
        yield n, json.loads(cells) or named, "; ".join(reasons)


def _reason(spoken: str, name: str | None, reason: str, kind: str, field: str | None) -> str:
    told = _whole(spoken, reason, field=field, kind=kind)
    return f"{name}: {told}" if name else told


def _listed(outcome: str, reason: str) -> str:
    """Rows as (n, position, outcome); held ones stand among the rejected, repeats among the
    unchanged."""
    sound = "SELECT n, position, outcome FROM stage_row WHERE outcome"
    again = "SELECT n, position, 'repeated' AS outcome FROM stage_repeat"
    bad = "SELECT DISTINCT n, position, 'rejected' AS outcome FROM stage_error"
    if reason:
        return f"{bad} WHERE kind = ?"
    if outcome == "rejected":
        return bad
    if outcome in OUTCOMES:
        return f"{sound} = '{outcome}'" + (f" UNION ALL {again}" if outcome == "same" else "")
    return f"{sound} <> 'held' UNION ALL {again} UNION ALL {bad}"


def _row(stage: Stage, n: int, position: int | None, outcome: str) -> PreviewRow:
    found = _told(stage, n, position, outcome)
    sheet = stage.one("SELECT name FROM stage_place WHERE n = ?", n)
    return replace(found, sheet=sheet) if sheet else found


def _told(stage: Stage, n: int, position: int | None, outcome: str) -> PreviewRow:
    if outcome == "rejected":
        query = f"SELECT e.field, e.reason, e.kind, {_FIELD} FROM stage_error e WHERE e.n = ? ORDER BY e.rowid"
        spoken = _language(stage)
        found = tuple(
            (name, _whole(spoken, reason, field=field, kind=kind))
            for name, reason, kind, field in stage.all(query, n)
        )
        return PreviewRow(position, outcome, *_known(stage, n), errors=found)
    if outcome == "repeated":
        ((first, kind, number, title),) = stage.all(
            "SELECT first, kind, number, title FROM stage_repeat WHERE n = ?", n
        )
        return PreviewRow(position, "same", kind, number, title, repeated=True, first=first)
    ((kind, number, title, identity),) = stage.all(
        "SELECT kind, number, title, identity FROM stage_row WHERE n = ?", n
    )
    changed = json.loads(stage.one("SELECT changed FROM stage_change WHERE n = ?", n) or "[]")
    read = _read(stage, n) if outcome == "new" else ()
    return PreviewRow(
        position=position,
        outcome=outcome,
        kind=kind,
        number=number,
        title=title,
        changed=changed,
        read=read,
        identity=identity,
    )


def _read(stage: Stage, n: int) -> tuple[tuple[str, str], ...]:
    """What a new row was understood to say: of that, what its number alone finds in the stage."""
    query = """SELECT application_date, registration_no, registration_date, nice, status, status_raw, vn34
        FROM stage_asset WHERE id = ?"""
    ((filed, number, granted, bits, status, raw, place),) = stage.all(query, n)
    found = {
        "application_date": filed,
        "registration_no": number,
        "registration_date": granted,
        "classes.nice": ", ".join(nice_classes(bits)),
        **_holders(stage, n),
        "status_stated": status,
        "status_raw": raw if status == "unknown" else None,
        "vn34": place,
    }
    return tuple((name, value) for name, value in found.items() if value)


def _holders(stage: Stage, n: int) -> dict[str, str]:
    """The owners of a row as it names them; where it names none, the applicants."""
    query = "SELECT role, name FROM stage_asset_party WHERE asset_id = ? ORDER BY position"
    found: dict[str, list[str]] = {}
    for role, name in stage.all(query, n):
        found.setdefault(role, []).append(name)
    role = next((role for role in HOLDERS if role in found), "")
    return {f"parties.{role}": "; ".join(found[role])} if role else {}


def _known(stage: Stage, n: int) -> tuple[str | None, str | None, str | None]:
    """Kind, number and title of a rejected row; where it was not understood the first cells that
    are filled, as its name."""
    ((cells, kind, number, title),) = stage.all(
        "SELECT cells, kind, number, title FROM stage_cells WHERE n = ?", n
    )
    if kind:
        return kind, number, title
    return (
        None,
        None,
        " · ".join([cell for cell in json.loads(cells) if not cell.isdigit() and cell][:3]) or None,
    )
