"""Help: how every figure is computed, the dated table of deadlines, sources, keys."""

from typing import Any

from components import html, links
from components.chart_card import card
from components.format import NOT_APPLICABLE, day, months, years
from components.states import not_found
from components.table import Column, data_table, wide
from domain.indicators import INDICATORS
from domain.kinds import KINDS
from domain.rules import MAINTENANCE, RULES, Rule
from domain.sources import SOURCES
from i18n import N_, _

KEYS = (
    ("/", N_("Tìm kiếm")),
    ("g o", N_("Mở Tổng quan")),
    ("g t", N_("Mở Tài sản trí tuệ")),
    ("?", N_("Mở Trợ giúp")),
    ("Esc", N_("Đóng trình đơn")),
)


def help_page() -> list[Any]:
    """No data in it: the same for everybody."""
    figures = [html.Li([html.A(_(i.label), href=links.indicator(i.code)), html.Small(_(i.definition))]) for i in INDICATORS.values()]
    cards = [
        card(_("Cách tính từng số liệu"), html.Ul(figures, className="names plain")),
        card(_("Bảng quy tắc thời hạn"), wide(_rules(), _("Bảng quy tắc thời hạn")), subtitle=_("Mọi ngày tính được đều để tham khảo")),
        html.Div([_sources(), _keys()], className="grid row-even"),
    ]
    return [html.Div(html.H1(_("Trợ giúp và cách tính")), className="head"), html.Div(cards, className="stack")]


def _rules() -> html.Table:
    columns = (
        Column(_("Loại")),
        Column(_("Việc")),
        Column(_("Tính từ")),
        Column(_("Chu kỳ")),
        Column(_("Thời hạn tối đa")),
        Column(_("Được nộp trước")),
        Column(_("Nộp muộn đến")),
        Column(_("Từ ngày")),
        Column(_("Căn cứ")),
    )
    return data_table(_("Cách hệ thống tính hạn nộp"), columns, [_rule(rule) for rule in RULES])


def _rule(rule: Rule) -> list[Any]:
    kind = _(KINDS[rule.kind].label) + (" (Madrid)" if rule.code.endswith("madrid") else "")
    term = years(rule.term_years) if rule.term_years else _("không giới hạn")
    late = months(rule.late_months)
    if rule.surcharge_percent_a_month:
        late += ", " + _("thêm {n}% mỗi tháng", n=rule.surcharge_percent_a_month)
    return [
        kind,
        _("Duy trì hiệu lực") if rule.event == MAINTENANCE else _("Gia hạn"),
        _("ngày cấp") if rule.anchor == "grant" else _("ngày nộp đơn"),
        years(rule.interval_years),
        term,
        months(rule.window_months),
        late,
        day(rule.valid_from) if rule.valid_from else NOT_APPLICABLE,
        _(rule.legal_basis),
    ]


def _sources() -> html.Section:
    rows = [html.Li([html.B(_(s.label)), html.Small(_(s.explanation))]) for s in SOURCES.values()]
    return card(_("Nguồn dữ liệu"), html.Ul(rows, className="names plain"))


def _keys() -> html.Section:
    rows = [[html.Kbd(key), _(label)] for key, label in KEYS]
    return card(_("Phím tắt"), data_table(_("Không dùng khi đang gõ chữ"), (Column(_("Phím")), Column(_("Việc"))), rows))


def indicator_page(code: str) -> Any:
    """Definition, formula, source, what is left out, rounding of one figure."""
    found = INDICATORS.get(code)
    if found is None:
        return not_found()
    parts = (
        (_("Định nghĩa"), found.definition),
        (_("Công thức"), found.formula),
        (_("Nguồn"), found.source),
        (_("Không tính"), found.left_out),
        (_("Ngày đã qua"), found.past),
        (_("Làm tròn"), found.rounding),
    )
    lines: list[Any] = []
    for label, text in parts:
        lines += [html.Dt(label), html.Dd(_(text))] if text else []
    if found.related:
        others = [html.Li(html.A(_(INDICATORS[other].label), href=links.indicator(other))) for other in found.related]
        lines += [html.Dt(_("Xem thêm")), html.Dd(html.Ul(others, className="plain"))]
    up = html.Nav(html.A(_("Trợ giúp và cách tính"), href=links.HELP), className="crumbs")
    head = html.Div(html.Div([up, html.H1(_(found.label))], className="what"), className="head")
    return [head, html.Section(html.Div(html.Dl(lines, className="defined"), className="card-b"), className="card-x")]
