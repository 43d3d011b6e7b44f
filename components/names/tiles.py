"""Three figures above the page: what is protected, how many products are covered, what came up.
Each opens its rows."""

from typing import Any

from components import html
from components.indications import incomplete_note
from components.marks import attrs, kind_swatch, present, rows_link
from components.names.view import WITH_RIGHT, WITHOUT_RIGHT, View
from components.progress import bar
from components.table import counted
from domain.local_names.products import REFERENCE_LINES, share_of_products
from domain.records.kinds import KINDS, MARK_CATEGORIES
from language import _, ngettext
from language.numbers import NOT_APPLICABLE, percent
from read_models.local_names import FOLLOWED, IGNORED, OPPOSED, PREPARED, UNDECIDED


def tiles(view: View) -> html.Div:
    return html.Div(
        [_protected(view), _covered(view), _found(view)], className="grid tiles-3 o-names-tiles"
    )


def _protected(view: View) -> html.Div:
    groups = [
        html.Li(
            [
                kind_swatch(kind, category),
                _(MARK_CATEGORIES[category] if category else KINDS[kind].label),
                html.B(counted(n, view.register(kind, category))),
            ]
        )
        for (kind, category), n in view.data.counts.items()
    ]
    total = rows_link(len(view.data.rights), view.href("quyen"))
    return _tile(
        _("Tên địa phương được bảo hộ"),
        total,
        [html.Ul(groups, className="counts"), *_apart(view), incomplete_note()],
    )


def _apart(view: View) -> list[Any]:
    """Names outside the register, which the number above leaves out."""
    n = len(view.data.published)
    if not n:
        return []
    text = ngettext(
        "{n} tên khác được bảo hộ theo nguồn công bố",
        "{n} tên khác được bảo hộ theo nguồn công bố",
        n,
    )
    return [html.P(html.A(text, href=view.href("quyen")))]


def _covered(view: View) -> html.Div:
    total = len(view.data.products)
    covered = view.data.covered
    share = share_of_products(covered, total)
    label = _("Sản phẩm có quyền sở hữu trí tuệ")
    if view.on:
        return _tile(
            label, NOT_APPLICABLE, _("Danh sách sản phẩm không có lịch sử: chỉ có số hôm nay.")
        )
    if share is None:
        return _tile(label, NOT_APPLICABLE, _("Chưa có danh sách sản phẩm"))
    lines = {f"{year}": line for year, line in REFERENCE_LINES.items()}
    text = _(
        "{share} sản phẩm có quyền; mốc tham chiếu quốc gia 40% (2025), 60% (2030), không bắt buộc",
        share=percent(share / 100),
    )
    told = [
        rows_link(covered, view.href("san-pham", WITH_RIGHT)), " / ", rows_link(total, view.href("san-pham")), " ", _("sản phẩm"), "; ",
        rows_link(total - covered, view.href("san-pham", WITHOUT_RIGHT)), " ", _("chưa có quyền"),
    ]  # fmt: skip
    reference = html.Small(
        _("Vạch: mốc tham chiếu quốc gia 40% (2025), 60% (2030), không bắt buộc."), className="hint"
    )
    return _tile(
        label, percent(share / 100), [bar(share, 100, text, lines=lines), html.Div(told), reference]
    )


def _found(view: View) -> html.Div:
    states = (
        ("chuan-bi", PREPARED, _("chuẩn bị phản đối")),
        ("theo-doi", FOLLOWED, _("đang theo dõi")),
        ("phan-doi", OPPOSED, _("đã phản đối")),
        ("bo-qua", IGNORED, _("đã bỏ qua")),
    )
    decided = [
        html.Li([label, html.B(counted(view.data.hits.get(state, 0), view.href("canh-bao", code)))])
        for code, state, label in states
    ]
    return _tile(
        _("Đơn ngoài tỉnh có tên được theo dõi, chờ xem"),
        rows_link(view.data.hits.get(UNDECIDED, 0), view.href("canh-bao")),
        html.Ul(decided, className="counts"),
    )


def _tile(label: str, value: Any, detail: Any) -> html.Div:
    parts = present(
        html.H2(label, className="l"),
        html.Div(value, className="v"),
        html.Div(detail, className="d"),
    )
    return html.Div(parts, className="card-x kpi", **attrs())
