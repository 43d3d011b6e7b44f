"""What people add to a section: who wrote it, when and for which edition, and the form."""

from typing import Any

from components import html
from components.documents.view import ReportsView
from components.forms import send_form, text_area
from components.marks import icon, present
from language import _
from language.dates import day, local
from read_models.document import Section
from read_models.report_asked import TEMPLATES
from read_models.report_words import LONGEST, Passage
from sitemap import addresses, form_addresses


def own_words(section: Section, view: ReportsView) -> html.Div | None:
    """None where there is nothing, and nobody who may write."""
    passage = view.words.get(section.key)
    if view.writes and view.write == section.key:
        return _form(section, passage, view)
    told = _told(passage) if passage and passage.text else None
    if not told and not view.writes:
        return None
    link = _link(section, bool(told), view) if view.writes else None
    none = _("Đoạn tự viết, được giữ khi lập lại.")
    said = html.Span(told or none)
    return html.Div(present(icon("pencil"), said, link), className="paper-own")


def _told(passage: Passage) -> str:
    return _(
        "Đoạn tự viết: {name}, {day}, từ kỳ {period}.",
        name=passage.by,
        day=day(local(passage.at).date()),
        period=passage.period,
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
        "mau": TEMPLATES[view.asked.name][0],
        "ky": view.asked.period,
        "phan": section.key,
        "version": passage.version if passage else 0,
    }
    acts = html.Div([save, close], className="acts")
    return html.Div(
        send_form(form_addresses.KEEP_WORDS, [box, acts], also=also), className="paper-own"
    )
