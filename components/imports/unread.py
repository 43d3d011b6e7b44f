"""What of a file is not read: columns, sheets, hidden rows, told before anything else, each to be
settled with one press."""

from collections.abc import Mapping
from typing import Any

from components import html
from components.imports.step import post
from components.imports.view import View
from components.marks import attrs, icon, present
from language import _, ngettext
from language.numbers import number
from read_models.imports import READY, ImportJob
from sitemap import form_addresses

NOTHING = "-"
ROWS = "rows"
"""Stands for hidden rows among the parts that are set aside."""


def unread_of(job: ImportJob) -> tuple[list[str], list[str], int]:
    """(columns, sheets, rows) that are not read and not set aside."""
    told = job.detail.get("unread") or {}
    aside = job.detail.get("set_aside", ())
    sheets = [sheet for sheet in told.get("sheets", []) if f"sheet:{sheet}" not in aside]
    columns = [name for name in told.get("columns", []) if f"column:{name}" not in aside]
    return columns, sheets, 0 if ROWS in aside else told.get("rows", 0)


def unread_card(view: View, job: ImportJob) -> html.Section | html.P | None:
    """None where everything was read and nothing of it is hidden."""
    columns, sheets, rows = unread_of(job)
    if not (columns or sheets or rows):
        return _hidden_card(view, job) if job.detail.get("hidden") else _all_read(job)
    counted = present(
        ngettext("{n} cột", "{n} cột", len(columns)) if columns else None,
        ngettext("{n} trang tính", "{n} trang tính", len(sheets)) if sheets else None,
        ngettext("{n} dòng bị ẩn", "{n} dòng bị ẩn", rows, shown=number(rows)) if rows else None,
    )
    title = _("Chưa đọc: {what}", what=", ".join(counted))
    told = _("Trả lời ngay tại đây hoặc để sau; phần chưa đọc không làm hỏng phần đã đọc.")
    head = [
        icon("eye-slash"),
        html.Div([html.H2(title), html.P(told)], className="t"),
        _use_all(view, job),
    ]
    body = [*_columns(view, job, columns), *_parts(view, job, sheets, rows)]
    return html.Section(
        [html.Div(present(*head), className="card-h"), html.Div(body, className="unread-list")],
        className="card-x import-unread",
    )


def _all_read(job: ImportJob) -> html.P | None:
    """One line where a table was read whole; other files have no columns."""
    if job.state != READY or "unread_columns" not in job.detail or not job.detail.get("unread"):
        return None
    if any(job.detail["unread"].values()):
        return None  # set aside by its sender
    said = _("Mọi cột, mọi trang tính và mọi dòng của tệp đều được đọc.")
    return html.P([icon("check2"), " ", said], className="unread-none", role="status")


def _open(view: View, job: ImportJob) -> bool:
    """Whether the columns can still be said to hold something."""
    return job.state == READY and view.explains


def _use_all(view: View, job: ImportJob) -> html.Form | None:
    """Takes every proposal with one press."""
    found: Mapping[str, str] = job.detail.get("proposed", {})
    columns, _sheets, _rows = unread_of(job)
    taken = {heading: field for heading, field in found.items() if heading in columns}
    if len(taken) < 2 or not _open(view, job):
        return None
    text = ngettext("Dùng cả {n} đề xuất", "Dùng cả {n} đề xuất", len(taken))
    inputs = [
        html.Input(type="hidden", name=f"cot:{heading}", value=field)
        for heading, field in taken.items()
    ]
    button = html.Button([icon("check2"), text], type="submit", className="btn-q primary")
    return html.Form(
        [*inputs, button],
        action=view.step(form_addresses.READ_AGAIN),
        method="POST",
        className="import-do",
    )


def _columns(view: View, job: ImportJob, columns: list[str]) -> list[Any]:
    known = {one["heading"]: one for one in job.detail.get("unread_columns", ())}
    if not known:
        return present(_line(_("Cột"), columns))
    return [_column(view, job, known[name]) for name in columns if name in known]


def _column(view: View, job: ImportJob, column: Mapping[str, Any]) -> html.Div:
    """A column: its letter, how much of it is filled, some of it, and what it may hold."""
    heading, at = column["heading"], column["at"]
    counted = _(
        "{filled} trong {lines} ô có chữ",
        filled=number(column["filled"]),
        lines=number(column["lines"]),
    )
    place = _("cột {letter}, {counted}", letter=at, counted=counted) if at else counted
    named = html.Div(
        [
            html.Span(at or "?", className="unread-letter", **attrs(aria_hidden="true")),
            html.Div([html.B(heading), html.Small(place)]),
        ],
        className="unread-what",
    )
    samples = [html.Span(text, className="unread-sample") for text in column["samples"]]
    shown = html.Div(samples, className="unread-samples")
    known = heading in job.detail.get("known_unread", ())
    choices = (_waived if known else _choices)(view, job, heading) if _open(view, job) else None
    return html.Div(present(named, shown, choices), className="unread-row")


def _waived(view: View, job: ImportJob, heading: str) -> html.Div:
    """A heading that is known keeps its meaning: there is nothing to say but that it is not
    needed."""
    told = _(
        "Cột này không đọc được: trùng với một cột khác, hoặc ô là công thức chưa có giá trị. "
        "Muốn đọc, hãy dán thành giá trị hoặc bỏ cột kia rồi gửi lại."
    )
    chip = post(
        view,
        form_addresses.READ_AGAIN,
        _("Không đọc"),
        "import-choice",
        name="bo-phan",
        value=f"column:{heading}",
    )
    return html.Div(
        [html.Small(told, className="ask"), html.Div([chip], className="import-choices")],
        className="unread-choose",
    )


def _choices(view: View, job: ImportJob, heading: str) -> html.Div:
    """One press says it: the proposal, nothing, or another field out of the list."""
    proposed = job.detail.get("proposed", {}).get(heading)
    chips: list[Any] = []
    if proposed in view.fields:
        content = [icon("check2"), view.fields[proposed]]
        chips.append(
            post(
                view,
                "doc-lai",
                content,
                "import-choice proposed",
                name=f"cot:{heading}",
                value=proposed,
            )
        )
    chips.append(
        post(
            view,
            "doc-lai",
            _("Không đọc"),
            "import-choice",
            name=f"cot:{heading}",
            value=NOTHING,
        )
    )
    chips.append(_others(view, heading))
    why = job.detail.get("why", {}).get(heading)
    reason = html.Small(_("Đề xuất {why}", why=why)) if why else None
    question = html.Small(_("Cột này là gì?"), className="ask")
    return html.Div(
        present(question, html.Div(chips, className="import-choices"), reason),
        className="unread-choose",
    )


def _others(view: View, heading: str) -> html.Details:
    options = [html.Option(label, value=code) for code, label in view.fields.items()]
    label = _("Nội dung của cột “{heading}”", heading=heading)
    form = html.Form(
        [
            html.Select(
                options, name=f"cot:{heading}", className="field", **attrs(aria_label=label)
            ),
            html.Button(_("Đọc"), type="submit", className="btn-q"),
        ],
        action=view.step(form_addresses.READ_AGAIN),
        method="POST",
        className="import-do",
    )
    return html.Details(
        [html.Summary(_("Khác…"), className="btn-q import-choice"), form], className="unread-other"
    )


def _parts(view: View, job: ImportJob, sheets: list[str], rows: int) -> list[Any]:
    """Sheets and hidden rows, two beside each other."""
    hidden = job.detail.get("hidden_sheets", [])
    parts: list[Any] = [_sheet(view, job, sheet, hidden=sheet in hidden) for sheet in sheets]
    if rows:
        title = ngettext(
            "{shown} dòng bị Excel ẩn", "{shown} dòng bị Excel ẩn", rows, shown=number(rows)
        )
        told = _("Dòng bị bộ lọc hoặc bị ẩn trong bảng tính.")
        read = ngettext("Đọc {shown} dòng", "Đọc {shown} dòng", rows, shown=number(rows))
        parts.append(_part(view, job, ROWS, symbol="funnel", title=title, told=told, read=read))
    return [html.Div(parts, className="unread-parts")] if parts else []


def _sheet(view: View, job: ImportJob, sheet: str, *, hidden: bool) -> html.Div:
    title = _("Trang tính “{sheet}”", sheet=sheet)
    if hidden:
        told = _("Trang tính ẩn")
        return _part(
            view,
            job,
            f"sheet:{sheet}",
            symbol="file-earmark-lock",
            title=title,
            told=told,
            read=_("Đọc cả phần ẩn"),
        )
    told = _("Không có dòng tiêu đề đã biết; muốn nhập, lưu trang đó thành tệp riêng.")
    question = job.detail.get("sheet_questions", {}).get(sheet)
    if not question or not question["asked"] or not _open(view, job):
        return _part(view, job, f"sheet:{sheet}", symbol="table", title=title, told=told)
    told = _("Chưa nhận ra tiêu đề của trang này.")
    told += " " + (
        _("Đã biết: {headings}.", headings=", ".join(question["known"]))
        if question["known"]
        else ""
    )
    part = _part(view, job, f"sheet:{sheet}", symbol="table", title=title, told=told.strip())
    return html.Div([part, _sheet_form(view, sheet, question)], className="unread-sheet")


def _sheet_form(view: View, sheet: str, question: Mapping[str, Any]) -> html.Details:
    """What each column of a sheet holds, so that it is read with the others."""
    choices = [
        _sheet_choice(view, heading, value, question["proposed"].get(heading, NOTHING))
        for heading, value in question["asked"].items()
    ]
    send = html.Button(_("Đọc trang này"), type="submit", className="btn-q primary")
    form = html.Form(
        [html.Div(choices, className="import-columns"), send],
        action=f"{view.step}/doc-lai",
        method="POST",
    )
    summary = html.Summary(_("Cho biết trang “{sheet}” chứa gì", sheet=sheet))
    return html.Details([summary, form], className="import-map")


def _sheet_choice(view: View, heading: str, value: str, proposed: str) -> html.Label:
    fields = {NOTHING: _("không dùng"), **view.fields}
    options = [
        html.Option(label, value=code, selected=code == proposed) for code, label in fields.items()
    ]
    example = html.Small(_("ví dụ: {value}", value=value)) if value else None
    select = html.Select(options, name=f"cot:{heading}", className="field")
    return html.Label(present(html.B(heading), example, select))


def _part(
    view: View, job: ImportJob, part: str, *, symbol: str, title: str, told: str, read: str = ""
) -> html.Div:
    """`read`: what the button says that reads it, '' where it cannot be."""
    again = (
        post(view, form_addresses.READ_AGAIN, read, "import-choice", name="an", value="doc")
        if read
        else None
    )
    aside = post(
        view, form_addresses.READ_AGAIN, _("Không đọc"), "import-choice", name="bo-phan", value=part
    )
    chips = html.Div(present(again, aside), className="import-choices")
    text = html.Div(present(html.B(title), html.Small(told), chips if job.state == READY else None))
    return html.Div([icon(symbol), text], className="unread-part")


def _hidden_card(view: View, job: ImportJob) -> html.Section:
    """The sender asked for what the workbook hides: it stays told that it is among the rows, with
    the way back."""
    text = _("Dòng và trang tính ẩn của bảng tính nằm trong các dòng dưới đây.")
    told = html.Div([html.H2(_("Đã đọc cả phần ẩn")), html.P(text)], className="t")
    head = html.Div([icon("eye-slash"), told], className="card-h")
    back = (
        post(view, form_addresses.READ_AGAIN, _("Bỏ phần ẩn"), name="an", value="bo")
        if job.state == READY
        else None
    )
    return html.Section(
        [head, html.Div(present(back), className="card-b")], className="card-x import-unread"
    )


def _line(label: str, names: list[str]) -> Any:
    return html.P([html.B(f"{label}: "), ", ".join(names)]) if names else None


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
