"""The documents of a station as a list of files, with the form that adds one."""

from collections.abc import Sequence
from typing import Any

from components import html
from components.chart_card import card
from components.forms import choice, send_form, text_field
from components.marks import attrs, icon, present
from language import _
from language.dates import day_and_time
from language.numbers import number
from read_models.station_documents import KINDS, StationDocument
from sitemap import file_addresses, form_addresses

PREFIX = "paper"
ACCEPTED = ".pdf,.docx,.xlsx,.png,.jpg,.jpeg"


def documents_card(
    documents: Sequence[StationDocument], station_id: int, *, may: bool
) -> html.Section:
    """`may`: add one and take one off the page."""
    lines = [_line(one, station_id, may=may) for one in documents]
    listed: Any = (
        html.Ul(lines, className="corrections")
        if lines
        else html.P(_("Chưa có giấy tờ nào."), className="muted")
    )
    subtitle = _("Trạm và Viện đọc được; nơi khác không thấy")
    body = html.Div(present(listed, _add(station_id) if may else None))
    return card(_("Giấy tờ của Trạm"), body, subtitle=subtitle)


def _line(one: StationDocument, station_id: int, *, may: bool) -> html.Li:
    link = html.A(
        one.title, href=file_addresses.station_document(station_id, one.id), download="", lang="vi"
    )
    told = _(
        "{kind}, {type}, {size} KB; {name} thêm {moment}",
        kind=_(KINDS[one.kind]),
        type=one.type.upper(),
        size=number(-(-one.size // 1_000)),
        name=one.added_by,
        moment=day_and_time(one.added_at),
    )
    return html.Li(present(link, html.Small(told), _removal(one, station_id) if may else None))


def _removal(one: StationDocument, station_id: int) -> html.Form:
    label = attrs(aria_label=_("Gỡ {title}", title=one.title))
    button = html.Button(_("Gỡ"), type="submit", className="plain-b", **label)
    asked = _("Gỡ “{title}” khỏi trang?", title=one.title)
    return send_form(form_addresses.write_document(station_id, one.id), [button], ask=asked)


def _add(station_id: int) -> html.Details:
    kinds = {code: _(label) for code, label in KINDS.items()}
    fields = [
        choice("kind", _("Loại giấy tờ *"), kinds, "agreement", prefix=PREFIX),
        text_field("title", _("Tên giấy tờ *"), prefix=PREFIX, maxLength=200),
        _file_field(),
    ]
    save = html.Button(_("Thêm giấy tờ"), type="submit", className="btn-q primary")
    parts = [html.Div(fields, className="fields"), html.Div(save, className="acts")]
    form = send_form(form_addresses.write_document(station_id), parts, empty=True)
    summary = html.Summary([icon("plus-lg"), _("Thêm giấy tờ")], className="btn-q")
    return html.Details([summary, form], className="unfold add-row")


def _file_field() -> html.Div:
    box = html.Check(type="file", name="file", accept=ACCEPTED, key=f"{PREFIX}-file")
    hint = html.Small(_("PDF, DOCX, XLSX, PNG hoặc JPEG, tối đa 20 MB."), className="hint")
    marks = attrs(data_problem="file")
    problem = html.Small(className="problem", id=f"{PREFIX}-file-problem", **marks)
    return html.Div([html.Label([_("Tệp *"), box]), hint, problem], className="field-x")
