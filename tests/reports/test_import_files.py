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
