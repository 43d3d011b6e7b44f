"""The workbook inside a chart of a slide: the numbers that who edits the chart sees. Written by our
own way of workbooks, so that a text stays a text and its moment is that of the report."""

import io
from datetime import datetime
from typing import Any

from reports.document.fixed_zip import fixed
from reports.workbook import workbook

SHEET = "Sheet1"
"""As the library's references name it."""


def chart_book(drawn: Any, made: datetime) -> bytes:
    """Categories in the first column, a series in each that follows. `drawn`: the library's own
    data of the chart."""
    out = io.BytesIO()
    with workbook(out, in_memory=True) as book:
        book.set_properties({"created": made.replace(microsecond=0, tzinfo=None)})
        sheet = book.add_worksheet(SHEET)
        for row, category in enumerate(drawn.categories, start=1):
            sheet.write_string(row, 0, category.label)
        for column, series in enumerate(drawn, start=1):
            sheet.write_string(0, column, series.name)
            for row, value in enumerate(series.values, start=1):
                if value is not None:
                    sheet.write_number(row, column, value)
    return fixed(out.getvalue())
