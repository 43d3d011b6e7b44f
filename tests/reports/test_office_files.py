"""What Word and Excel open without repair: letters and the register, with names that have broken
files elsewhere."""

import io
from pathlib import Path

from docx import Document
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from reports.letters import PLACEHOLDERS, letter, standard_template
from reports.register.columns import COLUMNS
from reports.register.sheet import Heading, write_workbook
from reports.worksheet import LONGEST_SHARED, MOST_SHARED
from tests.components.builders import create_row
from tests.reports.audit import findings
from tests.reports.samples import HOSTILE

HEADING = Heading(HOSTILE[0], HOSTILE[2], HOSTILE[3], "", HOSTILE[-1])
TITLE = next(place for place, column in enumerate(COLUMNS) if column.title == "Tên")


def register(titles: list[str]) -> bytes:
    out = io.BytesIO()
    write_workbook(out, HEADING, (create_row(title=title, owner=title) for title in titles))
    return out.getvalue()


def test_the_standard_template_and_its_letters(tmp_path: Path) -> None:
    template = standard_template()
    assert findings(template, tmp_path, "docx") == []
    assert len(PLACEHOLDERS) >= len(HOSTILE)
    values = dict.fromkeys(PLACEHOLDERS, "x") | dict(zip(PLACEHOLDERS, HOSTILE, strict=False))
    made = letter(template, values, [("TT", "Tên"), *(("1", text) for text in HOSTILE)])
    assert findings(made, tmp_path, "docx") == []
    for text in HOSTILE:
        made = letter(template, dict.fromkeys(PLACEHOLDERS, text), [("TT",), (text,)])
        assert findings(made, tmp_path, "docx") == []


def test_a_letter_says_a_hostile_name_without_its_control_characters() -> None:
    made = letter(standard_template(), {"ten_chu": "HTX\x07 Lam\u202e\x00"})
    assert "Kính gửi: HTX Lam" in [p.text for p in Document(io.BytesIO(made)).paragraphs]


def test_the_register_shares_its_texts(tmp_path: Path) -> None:
    """Issue 20.4: a workbook with texts in its cells is written anew by Excel."""
    assert findings(register([]), tmp_path, "xlsx") == []
    assert findings(register(["Nước mắm"]), tmp_path, "xlsx") == []


def test_the_register_with_hostile_names(tmp_path: Path) -> None:
    texts = [text for text in HOSTILE if "\ud800" not in text]
    content = register(texts)
    assert findings(content, tmp_path, "xlsx") == []
    rows = load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
    titles = [row[TITLE] for row in list(rows)[-len(texts) :]]
    assert titles[:4] == ["=1+1", '=cmd|"/C calc"!A0', "<r><t>xin</t></r> ", HOSTILE[3]]
    assert titles[-1] == HOSTILE[-1]


def test_more_texts_than_are_shared() -> None:
    """Memory does not grow with the rows: what comes later stands in its cell, and is read."""
    titles = [f"Nhãn hiệu số {n}" for n in range(MOST_SHARED + 300)]
    content = register([*titles, "x" * (LONGEST_SHARED + 1)])
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    read = [row[TITLE] for row in rows][-len(titles) - 1 :]
    assert read == [*titles, "x" * (LONGEST_SHARED + 1)]
