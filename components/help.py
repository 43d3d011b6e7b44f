"""Help: how every figure is computed, the dated table of deadlines, sources, keys."""

from typing import Any

from components import html
from components.chart_card import card
from components.states import not_found
from components.table import Column, data_table, wide
from domain.calendar.holidays import SWAPPED
from domain.records.kinds import KINDS
from domain.records.sources import SOURCES
from domain.terms.law import LAW, Line
from domain.terms.rules import (
    AT_WIPO,
    BETWEEN,
    FILING,
    GRANT,
    MAINTENANCE,
    REGISTRATION,
    RULES,
    Rule,
)
from language import N_, _
from language.dates import day
from language.durations import months, years
from language.numbers import NOT_APPLICABLE
from read_models.indicators import INDICATORS
from sitemap import addresses

KEYS = (
    ("/", N_("Tìm kiếm")),
    ("g o", N_("Mở Tổng quan")),
    ("g t", N_("Mở Tài sản trí tuệ")),
    ("?", N_("Mở Trợ giúp")),
    ("Esc", N_("Đóng trình đơn")),
    ("↑ ↓", N_("Với liên kết bỏ qua đầu trang (Tab): chọn mục của trang, Enter để đến")),
    ("↑ ↓", N_("Sang ô chọn của dòng trên, dòng dưới")),
)

ANCHORS = {
    FILING: N_("ngày nộp đơn"),
    GRANT: N_("ngày cấp"),
    REGISTRATION: N_("ngày đăng ký quốc tế"),
}
SYSTEMS = {
    "renewal_madrid": N_("Nhãn hiệu (Madrid)"),
    "renewal_hague": N_("Kiểu dáng công nghiệp (La Hay)"),
}


MARKED, UNMARKED = N_("Có"), N_("Không")
INVENTED = (
    (
        N_("Bản minh họa có sẵn: tài sản, chủ thể, thời hạn, số liệu của Trạm"),
        MARKED,
        N_("Do chương trình đặt ra"),
    ),
    (
        N_("Chỉ dẫn địa lý và số liệu đã công bố đi kèm chương trình"),
        UNMARKED,
        N_("Là số liệu thật, có nguồn"),
    ),
    (
        N_(
            "Nội dung gõ tay trong bản minh họa: tài sản, yêu cầu, báo cáo tháng, sự kiện, chỉ tiêu"
        ),
        MARKED,
        N_("Người gõ đang thực hành"),
    ),
    (
        N_("Tài sản nhập từ tệp, kể cả trong bản minh họa"),
        UNMARKED,
        N_(
            "Tệp thật cũng dùng để thực hành; hệ thống không biết tệp nào bịa. "
            "Dòng mới tự ghi là minh họa bị từ chối; dòng bổ sung cho tài sản minh họa không làm mất dấu"
        ),
    ),
    (
        N_("Số liệu nhập từ tệp ghi “có” ở cột “Dữ liệu minh họa”, hoặc về Trạm minh họa"),
        MARKED,
        N_("Tệp hoặc Trạm nói đó là minh họa"),
    ),
    (
        N_("Số liệu khác nhập từ tệp, kể cả trong bản minh họa"),
        UNMARKED,
        N_("Số bịa để tập huấn xin ghi cột “Dữ liệu minh họa” trước khi nhập"),
    ),
)
"""What, whether it is marked as invented, why."""


def help_page() -> list[Any]:
    """No data in it: the same for everybody."""
    figures = [
        html.Li([html.A(_(i.label), href=addresses.indicator(i.code)), html.Small(_(i.definition))])
        for i in INDICATORS.values()
    ]
    cards = [
        card(_("Cách tính từng số liệu"), html.Ul(figures, className="names plain")),
        card(
            _("Bảng quy tắc thời hạn"),
            wide(_rules(), _("Bảng quy tắc thời hạn")),
            subtitle=_("Mọi ngày tính được đều để tham khảo"),
        ),
        _law(),
        _invented(),
        html.Div([_sources(), _keys()], className="grid row-even"),
    ]
    return [
        html.Div(html.H1(_("Trợ giúp và cách tính")), className="head"),
        html.Div(cards, className="stack"),
    ]


def _rules() -> html.Table:
    columns = (
        Column(_("Loại")),
        Column(_("Việc phải làm")),
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
    kind = _(SYSTEMS[rule.code]) if rule.code in SYSTEMS else _(KINDS[rule.kind].label)
    term = years(rule.term_years) if rule.term_years else _("không giới hạn")
    late = months(rule.late_months)
    if rule.surcharge_percent_a_month:
        late += ", " + _("thêm {n}% mỗi tháng", n=rule.surcharge_percent_a_month)
    elif rule.code in AT_WIPO.values():
        late += ", " + _("phụ phí của WIPO")
    return [
        kind,
        _("Duy trì hiệu lực") if rule.event == MAINTENANCE else _("Gia hạn"),
        _(ANCHORS[rule.anchor]),
        years(rule.interval_years),
        term,
        months(rule.window_months),
        late,
        day(rule.valid_from) if rule.valid_from else NOT_APPLICABLE,
        "; ".join(_(text) for text in rule.legal_basis.split(BETWEEN)),
    ]


def _law() -> html.Section:
    """Article, text, date and doubt of each rule, and of what the system has settled itself; below
    them the days that were swapped."""
    columns = (
        Column(_("Mục")),
        Column(_("Nội dung")),
        Column(_("Điều khoản")),
        Column(_("Văn bản")),
        Column(_("Từ ngày")),
        Column(_("Chưa chắc")),
    )
    table = data_table(
        _("Mục không có điều khoản là quy ước của hệ thống"),
        columns,
        [_line(line) for line in LAW],
        stacks=True,
    )
    title = _("Căn cứ pháp luật và quy ước, từng mục")
    return card(title, [wide(table, title), _swapped()])


def _line(line: Line) -> list[Any]:
    cited = _(line.article) if line.article else NOT_APPLICABLE
    return [
        html.B(_(line.about)),
        _(line.says),
        [cited, " ", _source(line.source)] if line.source else cited,
        _(line.text) if line.text else NOT_APPLICABLE,
        day(line.since) if line.since else NOT_APPLICABLE,
        _(line.uncertain) if line.uncertain else NOT_APPLICABLE,
    ]


def _source(address: str) -> html.A:
    return html.A(
        _("(nguồn)"),
        href=address,
        target="_blank",
        rel="noreferrer",
        title=address,
        className="source",
    )


def _swapped() -> html.Table:
    columns = (Column(_("Ngày được nghỉ")), Column(_("Ngày làm bù")), Column(_("Nguồn")))
    rows = [[day(swap.off), day(swap.worked), _source(swap.source)] for swap in SWAPPED]
    return data_table(_("Ngày làm việc đã hoán đổi"), columns, rows)


def _sources() -> html.Section:
    rows = [html.Li([html.B(_(s.label)), html.Small(_(s.explanation))]) for s in SOURCES.values()]
    return card(_("Nguồn dữ liệu"), html.Ul(rows, className="names plain"))


def _invented() -> html.Section:
    rows = [[_(what), _(how), _(why)] for what, how, why in INVENTED]
    columns = (Column(_("Dữ liệu")), Column(_("Dấu minh họa")), Column(_("Vì sao")))
    table = data_table(_("Dữ liệu minh họa: gì mang dấu, gì không"), columns, rows, stacks=True)
    subtitle = _("Nội dung bịa để trình diễn và tập huấn mang dấu ở mọi nơi nó hiện ra")
    body = html.Div(table, id=addresses.INVENTED)
    return card(_("Dữ liệu minh họa"), body, subtitle=subtitle)


def _keys() -> html.Section:
    rows = [[html.Kbd(key), _(label)] for key, label in KEYS]
    return card(
        _("Phím tắt"),
        data_table(
            _("Không dùng khi đang gõ chữ"), (Column(_("Phím")), Column(_("Thao tác"))), rows
        ),
    )


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
        others = [
            html.Li(html.A(_(INDICATORS[other].label), href=addresses.indicator(other)))
            for other in found.related
        ]
        lines += [html.Dt(_("Xem thêm")), html.Dd(html.Ul(others, className="plain"))]
    up = html.Nav(html.A(_("Trợ giúp và cách tính"), href=addresses.HELP), className="crumbs")
    head = html.Div(html.Div([up, html.H1(_(found.label))], className="what"), className="head")
    return [
        head,
        html.Section(
            html.Div(html.Dl(lines, className="defined"), className="card-b"), className="card-x"
        ),
    ]
