"""A workbook that is written row by row, and in which every text stays what it is. Loaded when one
is made."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

MOST_SHARED, LONGEST_SHARED = 20_000, 100
"""Texts, and their letters, that are kept in memory to be shared between the cells."""


class Sheet(Worksheet):  # type: ignore[misc]  # the library is not typed
    """xlsxwriter's own, except for two things: a text that looks like the library's marked text is
    no marked text; and where rows are not kept in memory, short texts that come again are shared
    between cells, as Excel itself writes them."""

    def __init__(self) -> None:
        super().__init__()
        self.constant_memory: bool = False

    def flush(self) -> None:
        """Writes the row that is still kept."""
        if self.constant_memory:
            self._write_single_row(self.previous_row)

    def _write_string(self, row: int, col: int, string: str, cell_format: Any = None) -> int:
        marked = string.startswith("<r>") and string.endswith("</r>")
        written: int = super()._write_string(row, col, string + " " * marked, cell_format)
        return written

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        index = self._shared(cell) if self.constant_memory else None
        if index is None:
            super()._write_cell(row, col, cell)
            return
        self.constant_memory = False
        super()._write_cell(row, col, cell._replace(string=index))
        self.constant_memory = True

    def _shared(self, cell: Any) -> int | None:
        """The place of a cell's text among the shared ones; None for what is no such text."""
        if type(cell).__name__ != "String" or len(cell.string) > LONGEST_SHARED:
            return None
        table = self.str_table
        if cell.string not in table.string_table and table.unique_count >= MOST_SHARED:
            return None
        index: int = table._get_shared_string_index(cell.string)
        return index


class Book(Workbook):  # type: ignore[misc]
    """xlsxwriter's own with such sheets."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.worksheet_class = Sheet

    def _prepare_sst_string_data(self) -> None:
        for sheet in self.worksheets():
            sheet.flush()
        super()._prepare_sst_string_data()
