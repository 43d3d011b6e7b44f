"""What people add to a section: who wrote it, when and for which edition, and the form."""

from typing import Any

from components import html
from components.documents.view import ReportsView
from components.forms import send_form, text_area
from components.marks import icon, present
from language import _
from language.dates import day, local
from read_models.document import Section
from read_models.plain_values import parameters
from read_models.report_asked import period_named
from read_models.report_words import LONGEST, SECTIONS, Passage
from sitemap import addresses, form_addresses


def own_words(section: Section, view: ReportsView) -> html.Div | None:
    """None where there is nothing, and nobody who may write."""
    if section.key not in SECTIONS[view.asked.name]:
        return None
    passage = view.words.get(section.key)
    if view.drafts and view.write == section.key:
        return _form(section, passage, view)
    told = told_of(passage, view.asked.name) if passage and passage.text else None
    if not told and not view.drafts:
        return None
    link = _link(section, bool(told), view) if view.drafts else None
    none = _("Đoạn tự viết, được giữ khi lập lại.")
    said = html.Span(told or none)
    return html.Div(present(icon("pencil"), said, link), className="paper-own")


def told_of(passage: Passage, report: str) -> str:
    """Who wrote it, when, for which edition. `report`: the name of its kind."""
    return _(
        "Đoạn tự viết: {name}, {day}, từ kỳ {period}.",
        name=passage.by,
        day=day(local(passage.at).date()),
        period=period_named(report, passage.period),
    )


def _link(section: Section, there: bool, view: ReportsView) -> html.A:
    href = addresses.reports(view.asked, view.post, write=section.key)
    return html.A(_("Sửa đoạn") if there else _("Thêm đoạn"), href=href)


def _form(section: Section, passage: Passage | None, view: ReportsView) -> html.Div:
    label = _("Đoạn tự viết của phần “{heading}”", heading=section.heading)
    hint = _("Giữ cho các kỳ sau, đến khi viết lại; bỏ trống là thôi đoạn này.")
    box: Any = text_area(
        "text",
        label,
        passage.text if passage else "",
        prefix="doan",
        rows=5,
        hint=hint,
        maxLength=LONGEST,
    )
    save = html.Button(_("Lưu"), type="submit", className="btn-q primary")
    close = html.A(_("Đóng"), href=addresses.reports(view.asked, view.post), className="btn-q")
    also = {
        **parameters(view.asked.query()),
        "phan": section.key,
        "version": passage.version if passage else 0,
    }
    acts = html.Div([save, close], className="acts")
    form = send_form(form_addresses.keep_words(view.post), [box, acts], also=also)
    return html.Div(form, className="paper-own")
