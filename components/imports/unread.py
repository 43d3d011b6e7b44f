"""What of a file is not read: columns, sheets, hidden rows, told before anything else."""

from typing import Any

from components import html
from components.imports.step import post
from components.imports.view import View
from components.marks import icon, present
from language import _, ngettext
from language.numbers import number
from read_models.imports import READY, ImportJob


def unread_of(job: ImportJob) -> tuple[list[str], list[str], int]:
    """(columns, sheets, rows) that are not read."""
    told = job.detail.get("unread") or {}
    return told.get("columns", []), told.get("sheets", []), told.get("rows", 0)


def unread_card(view: View, job: ImportJob) -> html.Section | None:
    """None where everything was read and nothing of it is hidden."""
    columns, sheets, rows = unread_of(job)
    if not (columns or sheets or rows):
        return _hidden_card(view, job) if job.detail.get("hidden") else None
    hidden = [sheet for sheet in sheets if sheet in job.detail.get("hidden_sheets", [])]
    unknown = [sheet for sheet in sheets if sheet not in hidden]
    counted = present(
        ngettext("{n} cột", "{n} cột", len(columns)) if columns else None,
        ngettext("{n} trang tính", "{n} trang tính", len(sheets)) if sheets else None,
        ngettext("{n} dòng bị ẩn", "{n} dòng bị ẩn", rows, shown=number(rows)) if rows else None,
    )
    title = _("Chưa đọc: {what}", what=", ".join(counted))
    head = [
        icon("eye-slash"),
        html.Div(
            [html.H2(title), html.P(_("Phần chưa đọc không làm hỏng phần đã đọc."))], className="t"
        ),
    ]
    lines = present(
        _line(_("Cột"), columns),
        _line(
            _("Trang tính không có dòng tiêu đề đã biết; muốn nhập, lưu trang đó thành tệp riêng"),
            unknown,
        ),
        _line(_("Trang tính ẩn"), hidden),
        html.Li(_("Dòng bị bộ lọc hoặc bị ẩn trong bảng tính.")) if rows else None,
    )
    again = (
        post(view, "doc-lai", _("Đọc cả phần ẩn"), name="an", value="doc")
        if job.state == READY and (rows or hidden)
        else None
    )
    body = html.Div(present(html.Ul(lines, className="import-list"), again), className="card-b")
    return html.Section(
        [html.Div(head, className="card-h"), body], className="card-x import-unread"
    )


def _hidden_card(view: View, job: ImportJob) -> html.Section:
    """The sender asked for what the workbook hides: it stays told that it is among the rows, with
    the way back."""
    text = _("Dòng và trang tính ẩn của bảng tính nằm trong các dòng dưới đây.")
    told = html.Div([html.H2(_("Đã đọc cả phần ẩn")), html.P(text)], className="t")
    head = html.Div([icon("eye-slash"), told], className="card-h")
    back = (
        post(view, "doc-lai", _("Bỏ phần ẩn"), name="an", value="bo")
        if job.state == READY
        else None
    )
    return html.Section(
        [head, html.Div(present(back), className="card-b")], className="card-x import-unread"
    )


def _line(label: str, names: list[str]) -> Any:
    return html.Li([html.B(f"{label}: "), ", ".join(names)]) if names else None


def asides(job: ImportJob) -> html.P | None:
    """Lines of the table that are no record: each can be looked up in the file."""
    n = job.detail.get("asides", 0)
    if not n:
        return None
    said = ", ".join(f"“{text}”" for text in job.detail.get("said", []))
    text = ngettext(
        "{shown} dòng không phải bản ghi (tên phần, dòng cộng, chữ ký): {said}",
        "{shown} dòng không phải bản ghi (tên phần, dòng cộng, chữ ký): {said}",
        n,
        shown=number(n),
        said=said,
    )
    return html.P(text, role="status")


def left_out(job: ImportJob) -> html.P | None:
    """Rows of a list of numbers that the province does not have."""
    n = job.detail.get("left_out", 0)
    if not n:
        return None
    text = ngettext(
        "{shown} số đơn không có trong sổ của tỉnh, không lấy.",
        "{shown} số đơn không có trong sổ của tỉnh, không lấy.",
        n,
        shown=number(n),
    )
    return html.P(text, role="status")
