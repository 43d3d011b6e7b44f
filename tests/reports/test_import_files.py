"""Workbooks of importing: text stays text, and their properties tell nothing of the machine or of
people."""

import getpass
import io
import socket
import zipfile

import pytest
from openpyxl import load_workbook

from read_models.import_templates import TEMPLATES
from reports.import_files import rejected_workbook, template_workbook

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", '=HYPERLINK("http://x")')
BOOKS = {
    **{name: lambda name=name: template_workbook(name) for name in TEMPLATES},
    "dong-loi": lambda: rejected_workbook(["A"], [(["x"], "y")]),
}


@pytest.mark.parametrize("name", BOOKS)
def test_properties_tell_nothing(name: str) -> None:
    """T-12 in part."""
    with zipfile.ZipFile(io.BytesIO(BOOKS[name]())) as parts:
        told = " ".join(
            parts.read(part).decode() for part in parts.namelist() if part.startswith("docProps/")
        )
    assert not [
        word
        for word in (socket.gethostname(), f">{getpass.getuser()}<", "/tmp", "/home")
        if word in told
    ]


def test_what_a_spreadsheet_would_run_is_text() -> None:
    """E-1: in cells, headings and reasons."""
    content = rejected_workbook(["=A1", "B"], [([value, "b"], f"={value}") for value in FORMULAS])
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not [part for part in parts.namelist() if b"<f>" in parts.read(part)]
    sheet = load_workbook(io.BytesIO(content)).active
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} == {"s"}
    assert [line[0].value for line in sheet.iter_rows(min_row=2)] == [
        value.replace("\r", "_x000D_") if "\r" in value else value for value in FORMULAS
    ]


KINDS = {"visits", "availability", "stations", "activity", "events", "figures", "populations"}
"""What the institute keeps in tables of its own."""


def test_every_table_of_the_institute_has_a_template() -> None:
    """Issue 17, item 9."""
    assert {template.kind for template in TEMPLATES.values()} >= KINDS


@pytest.mark.parametrize("name", [n for n, t in TEMPLATES.items() if t.kind in KINDS])
def test_notes_examples_and_lists(name: str) -> None:
    """Each column has a note, some row an example; a list is offered by the column itself, or
    stands in a sheet of its own where a spreadsheet would not keep it."""
    fields, book = TEMPLATES[name].fields, load_workbook(io.BytesIO(template_workbook(name)))
    assert all(field.note for field in fields) and any(field.example for field in fields)
    offered = {
        str(rule.sqref).split(":")[0][:-1]: rule.formula1
        for rule in book["Dữ liệu"].data_validations.dataValidation
        if rule.type == "list"
    }
    wanted = {"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[i]: f for i, f in enumerate(fields) if f.choices}
    assert offered.keys() == wanted.keys()
    for letter, field in wanted.items():
        given = offered[letter].strip("'=")
        if given.startswith("Danh mục"):
            found = [cell.value for cell in book["Danh mục"][letter] if cell.value]
        else:
            found = offered[letter].strip('"').split(",")
        assert found == list(field.choices), field.heading


def test_lists_of_codes_and_provinces_are_whole() -> None:
    told = {f.heading: f.choices for f in TEMPLATES["tram"].fields}
    assert len(told["Tỉnh"]) == 63 and len(told["Loại hình"]) == 6
    subjects = {f.heading: f.choices for f in TEMPLATES["so-lieu-cong-bo"].fields}["Chỉ tiêu"]
    assert len(subjects) == 26 and len(",".join(subjects)) > 255


def test_stations_and_months_are_offered_from_the_day() -> None:
    """Issue 17, item 9: a name with a comma, or a list that is long, stands in its own sheet."""
    lists = {"stations": ["Hội A, tỉnh B", "Trạm C"], "months": ["10/2026", "09/2026"]}
    book = load_workbook(io.BytesIO(template_workbook("bao-cao-tram", lists)))
    rules = {
        str(rule.sqref).split(":")[0]: rule.formula1
        for rule in book["Dữ liệu"].data_validations.dataValidation
        if rule.type == "list"
    }
    assert (rules["A2"], rules["B2"]) == ("='Danh mục'!$A$1:$A$2".lstrip("="), '"10/2026,09/2026"')
    assert [cell.value for cell in book["Danh mục"]["A"]] == ["Hội A, tỉnh B", "Trạm C"]


def test_a_template_without_its_lists_offers_none() -> None:
    book = load_workbook(io.BytesIO(template_workbook("hoat-dong-tram")))
    assert not [r for r in book["Dữ liệu"].data_validations.dataValidation if r.type == "list"]
