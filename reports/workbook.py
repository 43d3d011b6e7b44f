"""Workbooks (XLSX) of reports: a text stays a text, no spreadsheet makes a formula or a link of
it."""

from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook


def workbook(file: IO[bytes], **options: bool) -> "Workbook":
    """An empty one that is written into the file when it is closed. `options`: xlsxwriter's own."""
    from reports.worksheet import Book  # 40 modules, which only who downloads one wants

    return Book(file, {"strings_to_formulas": False, "strings_to_urls": False} | options)
