"""Give me the document: what can be chosen, the report as it will be written, what is looked at
before, the files."""

from typing import Any

from components import html
from components.chart_card import card
from components.documents.numbering import numbers
from components.documents.paper import anchor, paper
from components.documents.view import ReportsView
from components.documents.words import own_words
from components.editions.listed import editions_list
from components.forms import send_form
from components.marks import attrs, badge, icon, present, unseen
from domain.calendar.report_periods import report_period
from domain.places.provinces import PROVINCES_34
from language import _
from language.dates import day, month
from language.translation import LANGUAGE_NAMES
from read_models.document import Section
from read_models.plain_values import parameters
from read_models.query_strings import POST
from read_models.report_asked import (
    KINDS,
    MONTHLY,
    PROVINCIAL,
    STATION,
    TEMPLATES,
    nothing_known,
)
from sitemap import addresses, file_addresses, form_addresses

ICONS = {
    "annual": "file-earmark-text",
    "bulletin": "calendar-check",
    "station": "geo-alt",
    "provincial": "layout-three-columns",
}


def reports_page(view: ReportsView) -> list[Any]:
    left = html.Div(present(_choices(view), _parts(view)), className="stack")
    middle = html.Div(_middle(view), className="card-x paper-card")
    right = html.Div(present(_files(view), _checks(view), _lacking(view)), className="stack")
    body = html.Div([left, middle, right], className="grid paper-grid")
    listed = editions_list(view.editions, view.hosts, view.state, view.asked, view.post)
    return [_head(view), html.Div([_templates(view), listed, body], className="stack")]


def _head(view: ReportsView) -> html.Div:
    document = view.document
    said = _("Mỗi số mở nguồn hoặc các dòng của nó; phần chưa có số liệu được nêu tên.")
    parts: list[Any] = [html.Span(said)]
    if document:
        parts.insert(0, html.Span(_("Số liệu đến {day}.", day=day(document.as_of))))
        parts += present(badge("part") if document.illustrative else None)
    what = [html.H1(_("Báo cáo")), html.Div(parts, className="as-of")]
    return html.Div(html.Div(what, className="what"), className="head")


def _templates(view: ReportsView) -> html.Nav:
    links = [_template(name, view) for name in view.templates]
    return html.Nav(links, className="paper-kinds", **attrs(aria_label=_("Mẫu báo cáo")))


def _template(name: str, view: ReportsView) -> html.A:
    _slug, label, about = TEMPLATES[name]
    words = html.Span([html.B(_(label)), html.Small(_(about))])
    asked = view.asked.of(name=name, period="", station_id=None, vn34=None)
    return html.A(
        [icon(ICONS[name]), words],
        href=addresses.reports(asked, view.post),
        className="card-x",
        **attrs(aria_current="page" if name == view.asked.name else None),
    )


def _choices(view: ReportsView) -> html.Section:
    """A form that asks for another address, so that a choice can be linked to."""
    asked = view.asked
    periods = {period: _period(period, asked.name) for period in view.periods}
    fields = [_select("ky", _("Kỳ"), periods, asked.period)]
    if asked.name == STATION and len(view.stations) > 1:
        stations = {str(number): host for number, host in view.stations.items()}
        fields.append(_select("tram", _("Trạm"), stations, str(asked.station_id or "")))
    if asked.name == PROVINCIAL and len(view.provinces) > 1:
        provinces = {PROVINCES_34[code].slug: name for code, name in view.provinces.items()}
        fields.append(_select("tinh", _("Tỉnh, thành phố"), provinces, asked.slug))
    fields.append(_select("ban", _("Ngôn ngữ của văn bản"), LANGUAGE_NAMES, asked.written_in))
    unseen_values = {"mau": TEMPLATES[asked.name][0], POST: view.post}
    hidden = [
        html.Input(type="hidden", name=name, value=value)
        for name, value in unseen_values.items()
        if value
    ]
    button = html.Button(_("Xem"), type="submit", className="btn-q primary")
    form = html.Form(
        [*hidden, *fields, button], action=addresses.reports(), method="GET", className="paper-form"
    )
    return card(_("Chọn báo cáo"), form)


def _period(period: str, name: str) -> str:
    found = report_period(period) if name == PROVINCIAL else None
    if found:
        named = found.named()
        return named[:1].upper() + named[1:]
    return month(period) if name in MONTHLY else period


def _select(name: str, label: str, options: dict[str, str], chosen: str) -> html.Div:
    ident = f"bao-cao-{name}"
    drawn = [html.Option(word, value=code) for code, word in options.items()]
    box = html.Select(drawn, id=ident, name=name, value=chosen, className="field")
    return html.Div([html.Label(label, htmlFor=ident), box], className="field-x")


def _parts(view: ReportsView) -> html.Section | None:
    if view.document is None:
        return None
    lacking = {heading for heading, _text in view.lacking}
    shown = [section for section in view.document.sections if section.heading]
    counted = [number for number in numbers(view.document) if number]
    items = [
        _part(number, section, section.heading in lacking)
        for number, section in zip(counted, shown, strict=True)
    ]
    return card(_("Các phần"), html.Ol(items, className="paper-parts"))


def _part(number: str, section: Section, lacks: bool) -> html.Li:
    symbol, tone = ("exclamation-diamond", "warn") if lacks else ("check2", "ok")
    told = unseen(" " + (_("(còn thiếu số liệu)") if lacks else _("(đủ số liệu)")))
    mark = html.Span(icon(symbol), className=tone)
    return html.Li([mark, html.A(f"{number} {section.heading}", href=f"#{anchor(section)}"), told])


def _middle(view: ReportsView) -> list[Any]:
    if view.document is None:
        return [html.P(nothing_known(view.asked), className="muted quiet")]
    return [paper(view.document, lambda section: own_words(section, view))]


def _files(view: ReportsView) -> html.Section | None:
    if view.document is None:
        return None
    links = [
        html.A(
            [icon("download"), kind.upper()],
            href=file_addresses.report_file(view.asked, kind, view.post),
            className="btn-q",
            download="",
        )
        for kind in KINDS
    ]
    code = html.Small(
        [
            _("Mã kiểm tra nội dung:"),
            " ",
            html.Span(view.document.digest()[:16], className="nowrap"),
        ],
        className="hint line",
    )
    said = _("Bản dự thảo: số, ngày và chữ ký để trống.")
    body = present(html.Div(links, className="acts paper-files"), code, _draft(view))
    return card(_("Tải về"), body, subtitle=said)


def _draft(view: ReportsView) -> html.Form | None:
    """Begins the way to a published one, or goes on with the draft that is there."""
    if not view.drafts:
        return None
    button = html.Button(
        [icon("check2-square"), " ", _("Lập nháp để trình duyệt")],
        type="submit",
        className="btn-q primary",
    )
    also = parameters(view.asked.query())
    return send_form(form_addresses.begin_edition(view.post), [button], also=also)


def _checks(view: ReportsView) -> html.Section | None:
    if not view.checks:
        return None
    lines = []
    for fine, text in view.checks:
        symbol, tone = ("check2", "ok") if fine else ("exclamation-diamond", "warn")
        lines.append(html.Li([html.Span(icon(symbol), className=tone), html.Span(text)]))
    asked = sum(not fine for fine, _text in view.checks)
    said = _("{fine} đạt, {asked} lưu ý", fine=len(lines) - asked, asked=asked)
    return card(_("Kiểm tra trước khi gửi"), html.Ul(lines, className="checks-x"), subtitle=said)


def _lacking(view: ReportsView) -> html.Section | None:
    if not view.lacking:
        return None
    lines = [html.Li([html.B(heading), html.Div(text)]) for heading, text in view.lacking]
    link = html.A(_("Nhập dữ liệu"), href=addresses.imports(view.post))
    return card(_("Chưa có số liệu"), [html.Ul(lines, className="paper-lacking"), link])
