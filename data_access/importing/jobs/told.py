"""What of a file was not read and what is asked about it, as it is kept with the job for its page."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from data_access.importing.proposals import layout_of, likely_kind, proposals
from domain.roles import ASSETS, importable
from readers.file.reading import ColumnsUnanswered, ColumnsUnknown, Reading, Unread

SHOWN = 3
"""Values of a column that are shown."""
REACHED = re.compile(r"\+?[0-9][0-9 .()-]{4,40}[0-9]|[^ ]{1,100}@[^ ]{1,100}")
"""How people are reached, wherever it stands."""


def unread_told(reading: Reading) -> dict[str, Any]:
    """What was not read, which of the sheets the sender may not know of because they are hidden,
    the lines that are no record, columns of formulas, and what each column likely holds."""
    unread = reading.unread
    asides = {"asides": unread.asides, "said": unread.said} if unread.asides else {}
    formulas = {"formulas": unread.formulas} if unread.formulas else {}
    read = [heading for heading in reading.columns if heading not in unread.columns]
    layout = layout_of(reading.kind)
    known = [heading for heading in unread.columns if layout.knows(heading)]
    columns = {h: unread.samples.get(h, []) for h in unread.columns if h not in known}
    found = proposals(columns, read=read, kind=reading.kind)
    return {
        "unread": unread.to_json(),
        "hidden_sheets": unread.hidden_sheets,
        "known_unread": known,
        "unread_columns": [_column(unread, heading) for heading, n in unread.columns.items() if n],
        "proposed": {heading: one.field for heading, one in found.items()},
        "why": {heading: one.why for heading, one in found.items()},
        "sheet_questions": {
            sheet: _sheet_question(headings, reading.kind)
            for sheet, headings in unread.sheet_headings.items()
        },
        **asides,
        **formulas,
    }


def without_contacts(told: dict[str, Any]) -> dict[str, Any]:
    """The same without telephone numbers and addresses of mail in what cells say: what is noted of
    an import stays longer than how people are reached."""
    columns = [
        {**column, "samples": list(map(_masked, column["samples"]))}
        for column in told["unread_columns"]
    ]
    sheets = {
        sheet: {**question, "asked": _all_masked(question["asked"])}
        for sheet, question in told["sheet_questions"].items()
    }
    found = {**told, "unread_columns": columns, "sheet_questions": sheets}
    if "said" in told:
        found["said"] = list(map(_masked, told["said"]))
    return found


def _all_masked(values: Mapping[str, str]) -> dict[str, str]:
    return {heading: _masked(value) for heading, value in values.items()}


def _masked(text: str) -> str:
    return REACHED.sub("…", text)


def _sheet_question(headings: Mapping[str, str], kind: str) -> dict[str, Any]:
    """What its sender can say of a sheet that no layout knows: its headings that say nothing by
    themselves, each with a value and what it likely holds."""
    layout = layout_of(kind)
    known = [heading for heading in headings if layout.knows(heading)]
    asked = {heading: value for heading, value in headings.items() if heading not in known}
    samples = {heading: [value] if value else [] for heading, value in asked.items()}
    found = proposals(samples, read=known, kind=kind)
    proposed = {heading: one.field for heading, one in found.items()}
    return {"known": known, "asked": asked, "proposed": proposed}


def _column(unread: Unread, heading: str) -> dict[str, Any]:
    return {
        "heading": heading,
        "at": unread.at.get(heading, ""),
        "filled": unread.columns[heading],
        "lines": unread.lines,
        "samples": unread.samples.get(heading, [])[:SHOWN],
    }


def questions_about(refused: ColumnsUnknown, role: str, kind: str | None) -> dict[str, object]:
    """The headings that a sender is asked about, with what each likely holds. `kind`: what he says
    that the file is; None: what its headings tell."""
    asked = kind or likely_kind(refused.headings, importable(role))
    if isinstance(refused, ColumnsUnanswered):
        asked = ASSETS
    layout = layout_of(asked)
    known = [heading for heading in refused.headings if layout.knows(heading)]
    unknown = {h: refused.samples.get(h, []) for h in refused.headings if h not in known}
    found = proposals(unknown, read=[*refused.read, *known], kind=asked)
    proposed = {heading: one.field for heading, one in found.items()}
    if isinstance(refused, ColumnsUnanswered) and "address" not in proposed.values():
        proposed |= dict.fromkeys(refused.addresses[:1], "address")
    return {
        "kind": asked,
        "recognised": isinstance(refused, ColumnsUnanswered),
        "unmatched": list(refused.headings),
        "examples": refused.examples,
        "proposed": proposed,
        "why": {heading: one.why for heading, one in found.items()},
    }


def mended_of(cells: Iterable[Sequence[Any]]) -> dict[tuple[str, int], dict[int, str]]:
    """(sheet, row) → column → text, of the cells that the sender has put right: [sheet, row,
    column, text] each, the later one counts."""
    found: dict[tuple[str, int], dict[int, str]] = {}
    for sheet, row, column, text in cells:
        found.setdefault((sheet, row), {})[column] = text
    return found
