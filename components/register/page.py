"""Head, kind strip, list with its pages, and what to say when there is nothing to list."""

from typing import Any

from components import as_of, html
from components.chart_card import how
from components.indications import marks_of
from components.marks import attrs, icon, kind_swatch, present, rows_link
from components.pager import pager
from components.register.chips import chips
from components.register.head import add_link, export_menu, saved_menu, shelf_links
from components.register.published import published_names
from components.register.table import register_list_form
from components.register.view import View
from components.states import empty, no_result
from domain.records.kinds import KINDS
from language import _, ngettext
from language.numbers import NOT_APPLICABLE, number

INDICATOR = "so-dang-ky"


def register_head(view: View) -> list[Any]:
    copied, failed = _("Đã sao chép liên kết"), _("Sao chép địa chỉ này:")
    copy = html.Button(
        [icon("link-45deg"), _("Sao chép liên kết")],
        type="button",
        className="btn-q",
        **attrs(data_copy=copied, data_failed=failed),
    )
    title = (
        _("Tài sản trí tuệ {place}", place=as_of.place_in_title(view.province))
        if view.province
        else _("Tài sản trí tuệ cả nước")
    )
    actions = present(saved_menu(view), copy, add_link(view), export_menu(view))
    return as_of.head(
        title, view.page.as_of, *actions, here=as_of.Here(view.slug, view.href(on=None))
    )


def status_text(view: View) -> html.Span:
    """What a screen reader is told after a change of filters."""
    n = view.page.total
    text = ngettext(
        "{total} tài sản khớp bộ lọc", "{total} tài sản khớp bộ lọc", n, total=number(n)
    )
    return html.Span(text, **attrs(data_total=n))


def kind_strip(view: View) -> html.Nav:
    """The same filters for each kind, with counts; the first one takes the kind away."""
    chosen = view.filters.kinds
    known = None if view.page.as_of.empty else view.page.kinds
    everything = _box(
        _("Tất cả"),
        None,
        None if known is None else sum(known.values()),
        view.href(kinds=()),
        not chosen,
    )
    boxes = [
        _box(
            _(kind.label),
            code,
            None if known is None else known.get(code, 0),
            view.href(kinds=(code,)),
            chosen == (code,),
        )
        for code, kind in KINDS.items()
    ]
    return html.Nav([everything, *boxes], className="kinds", **attrs(aria_label=_("Loại tài sản")))


def _box(label: str, kind: str | None, n: int | None, href: str, current: bool) -> html.A:
    """`n` None: nothing is known yet."""
    shown = NOT_APPLICABLE if n is None else number(n)
    content = [
        html.Span(present(kind_swatch(kind) if kind else None, label)),
        html.B(shown),
        *marks_of(kind),
    ]
    return rows_link(n or 0, href, content, **attrs(aria_current="true" if current else None))


def register_list(view: View) -> list[Any]:
    told = published_names(view)
    if not view.page.rows:
        return [_nothing(view), *told]
    return [_on_paper(view), register_list_form(view), _pager(view), *told]


def _on_paper(view: View) -> html.P:
    """How many there are, under which filters, and which of them stand on the sheet."""
    total = view.page.total
    first = view.page.first
    shown = len(view.page.rows)
    labels = [label for label, _rest in chips(view.filters, view.page.owner_name)]
    filters = "; ".join(labels) or _("không lọc")
    count = ngettext("{total} tài sản", "{total} tài sản", total, total=number(total))
    span = _("dòng {first}–{last}", first=number(first), last=number(first + shown - 1))
    rest = f", {span}" if shown < total else ""
    return html.P([html.B(count), f": {filters}{rest}"], className="paper-only")


def _nothing(view: View) -> html.Section:
    if not view.filters.narrowed and view.filters.on is None:
        return html.Section(_no_assets(view), className="card-x")
    if not view.filters.narrowed:
        nothing = empty(
            _("Chưa có tài sản nào vào ngày này"), _("Chưa có đơn nào được nộp tính đến ngày này.")
        )
        return html.Section(nothing, className="card-x")
    found = chips(view.filters, view.page.owner_name)
    drop = [
        html.A(_("Bỏ “{label}”", label=label), href=view.list(rest), className="btn-q ghost")
        for label, rest in found
    ]
    clear = html.A(_("Xóa bộ lọc"), href=view.cleared, className="btn-q")
    text = _("Đang lọc: {list}.", list="; ".join(label for label, _rest in found))
    return html.Section(
        no_result(text, [clear, *(drop if len(drop) > 1 else [])]), className="card-x"
    )


def _no_assets(view: View) -> html.Div:
    text = _("Danh sách hiện ở đây sau khi nhập danh mục từ tệp, hoặc thêm từng tài sản.")
    return empty(_("Chưa có dữ liệu"), text, present(add_link(view, "btn-q primary")))


def _pager(view: View) -> html.Nav:
    page = view.page
    aside = html.Span([how(INDICATOR), *shelf_links(view)], className="aside")
    back, on = (
        view.href(before=page.before) if page.before else "",
        view.href(after=page.after) if page.after else "",
    )
    return pager(
        first=page.first, shown=len(page.rows), total=page.total, back=back, on=on, aside=aside
    )
