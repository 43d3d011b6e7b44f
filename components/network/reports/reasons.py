"""Beside a number of the form: the rows that it comes from, why it is not theirs, and why it is
right where it is asked about. Boxes are shown once something is asked (assets/reports.css)."""

from typing import Any

from components import html
from components.marks import attrs, icon
from components.network.reports.view import View
from components.published import moment_text
from domain.network.monthly import COUNTS, shown
from domain.network.records import EVENT_KINDS, Event
from domain.network.request_counts import Which
from language import _, ngettext
from language.numbers import missing, number
from read_models.report_checks import both
from read_models.report_form import LONGEST_REASON, OVER, WHY
from read_models.requests import EVERY, RequestsAsked
from sitemap import addresses


def rows_link(view: View, name: str) -> html.Element | None:
    """Opens the rows that the number comes from."""
    found = view.prefilled.get(name)
    if found is None:
        return None
    if found.requests is not None:
        return _requests(view, found.requests, found.number)
    if not found.rows and not found.people:
        return html.Div(html.Small(_("sổ không có dòng nào"), className="hint"))
    n = len(found.rows) or len(found.people)
    if found.people:
        said = ngettext("từ {n} cán bộ", "từ {n} cán bộ", n)
    else:
        said = ngettext("từ {n} sự kiện", "từ {n} sự kiện", n)
    rows = [html.Li(_event(row)) for row in found.rows]
    rows += [html.Li(f"{one.name} · {shown('staff', one.share)}") for one in found.people]
    unfolded = html.Ul(rows, className="from-rows")
    return html.Details([html.Summary(said), unfolded], className="from-x")


def _requests(view: View, which: Which, n: int) -> html.Div:
    """The list of those that are counted."""
    asked = RequestsAsked(
        EVERY,
        which.kind,
        which.topic,
        which.channel,
        view.report.station_id,
        month=view.month,
        right=which.right,
    )
    words = ngettext("từ {n} yêu cầu", "từ {n} yêu cầu", n) if n else _("sổ không có dòng nào")
    return html.Div(html.A(words, href=addresses.requests(asked.query()), className="from-x"))


def _event(row: Event) -> list[Any]:
    people = missing() if row.delegates is None else number(row.delegates)
    told = f" · {_(EVENT_KINDS[row.kind])}, {moment_text(row.held)} · {_('{n} người', n=people)}"
    return [html.Span(row.title, lang="vi"), told]


def over_note(view: View, name: str) -> html.Small | None:
    """For whoever reads: both numbers and the reason."""
    told = view.report.listed.get(name)
    if told is None:
        return None
    words = f"{both(name, told.number, view.report.values)}: {told.reason}"
    return html.Small(words, className="hint line over-x")


def over_box(view: View, name: str) -> html.Div | None:
    """Where another number is typed than the list has."""
    if name not in view.prefilled:
        return None
    label = _("Lý do số {field} khác danh sách", field=_(COUNTS[name]))
    return _box(view, OVER + name, label, view.asked.over.get(name, ""))


def question_box(view: View, name: str) -> html.Div:
    """Where a number is asked about: the reason is the answer, which the institute reads."""
    label = _("Vì sao số {field} đúng", field=_(COUNTS[name]))
    return _box(view, WHY + name, label, view.asked.reasons.get(name, ""))


def _box(view: View, name: str, label: str, value: str) -> html.Div:
    ident = f"report-{name}"
    asked = html.Span(view.asked.boxes.get(name, ""), className="asks", **attrs(data_asks=name))
    said = html.Small(className="problem", id=f"{ident}-problem", **attrs(data_problem=name))
    why = html.Input(
        id=ident,
        name=name,
        value=value,
        type="text",
        className="field",
        placeholder=_("Lý do; Viện đọc được"),
        maxlength=LONGEST_REASON,
        autocomplete="off",
    )
    named = html.Label([html.Span(label, className="visually-hidden"), why], htmlFor=ident)
    sign = icon("exclamation-diamond" if name.startswith(WHY) else "pencil")
    tone = "asked-x" if name.startswith(WHY) else "asked-x over"
    key = f"{view.month}-{name}-{view.report.version}"
    return html.Div([html.Div([sign, html.Div([asked, said])]), named], className=tone, key=key)
