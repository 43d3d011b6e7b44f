"""The page of a province's local names: what is protected, what is covered, what came up; one of
four parts below."""

from collections.abc import Callable
from typing import Any

from components import html
from components.as_of import head, place_in_title
from components.chart_card import card
from components.kept import Shown, kept_list, list_tools
from components.marks import attrs, present
from components.names.hits import hits_card
from components.names.published import published_card
from components.names.rights import rights_card
from components.names.tiles import tiles
from components.names.view import WITH_RIGHT, WITHOUT_RIGHT, View
from components.tabs import tabs
from language import _
from read_models.local_lists import ENTRIES, PRODUCTS, TERMS
from read_models.local_names import UNDECIDED, KeptRow

Guard = Callable[[Callable[[View], Any], View], Any]


def names_page(view: View, guarded: Guard) -> list[Any]:
    title = _("Đặc sản địa phương {place}", place=place_in_title(view.province))
    body = [
        guarded(draw, view)
        for draw in BODIES[view.open_part]
        if view.on is None or draw not in TODAY_ONLY
    ]
    return [
        *head(title, view.data.as_of, here=view.here),
        guarded(tiles, view),
        _tabs(view),
        html.Div(body, className="stack"),
    ]


def _tabs(view: View) -> html.Nav:
    counts = {
        "quyen": len(view.data.rights),
        "san-pham": len(view.data.products),
        "so-quan-ly": len(view.data.entries),
    }
    counts["canh-bao"] = view.data.hits.get(UNDECIDED, 0)
    parts = [
        (_(label), counts[part], view.href(part), part == view.open_part)
        for part, label in view.parts.items()
    ]
    return tabs(_("Phần của trang"), parts)


def products_card(view: View) -> html.Section:
    """All products, or those with or without a linked right, as a number's link asks."""
    rows = _products(view)
    shown = Shown(
        PRODUCTS,
        rows,
        view.slug,
        view.may,
        paged=view.paged,
        here=view.href("san-pham", view.shown),
    )
    nothing = _("Nhập danh sách từ tệp CSV, XLSX ở trang Nhập dữ liệu, hoặc thêm từng sản phẩm.")
    body = html.Div(kept_list(shown, nothing=nothing), **attrs(data_total=len(rows)))
    side = list_tools(PRODUCTS, view.slug, len(view.data.products))
    return card(
        _(PRODUCTS.title),
        body,
        subtitle=_narrowed(view),
        side=present(_all(view), side),
        indicator="san-pham-co-quyen",
    )


def _products(view: View) -> list[KeptRow]:
    if view.shown not in (WITH_RIGHT, WITHOUT_RIGHT):
        return list(view.data.products)
    return [
        row
        for row in view.data.products
        if (row.asset_id is not None) == (view.shown == WITH_RIGHT)
    ]


def _narrowed(view: View) -> str:
    texts = {
        WITH_RIGHT: _("Chỉ sản phẩm có quyền liên kết"),
        WITHOUT_RIGHT: _("Chỉ sản phẩm chưa có quyền liên kết"),
    }
    return texts.get(view.shown, "")


def _all(view: View) -> html.A | None:
    return html.A(_("Xem tất cả"), href=view.href("san-pham")) if _narrowed(view) else None


def terms_card(view: View) -> html.Section:
    """Names from protected rights are marked as such; officers remove or add."""
    origin = {row.id: _origin(row) for row in view.data.terms}
    shown = Shown(
        TERMS,
        view.data.terms,
        view.slug,
        view.may,
        extra={_("Từ đâu"): origin},
        paged=view.paged,
        here=view.href("canh-bao", view.shown),
    )
    nothing = _("Tên của quyền được bảo hộ tự vào danh sách khi cập nhật hằng ngày.")
    subtitle = _(
        "Lấy từ quyền được bảo hộ, từ nguồn công bố, hoặc thêm tay; tên mới được so với đơn của hai năm gần nhất khi cập nhật hằng ngày"
    )
    side = list_tools(TERMS, view.slug, len(view.data.terms))
    return card(
        _(TERMS.title),
        kept_list(shown, nothing=nothing),
        subtitle=subtitle,
        side=side,
        indicator="theo-doi-ten",
    )


def _origin(row: KeptRow) -> str:
    if row.updated_by != "IPPlatform":
        return row.updated_by
    return _("quyền được bảo hộ") if row.asset_id else _("nguồn công bố")


def entries_card(view: View) -> html.Section:
    shown = Shown(
        ENTRIES,
        view.data.entries,
        view.slug,
        view.may,
        paged=view.paged,
        here=view.href("so-quan-ly"),
        on=view.on,
    )
    nothing = _("Ghi tổ chức, cá nhân được trao quyền sử dụng, quy chế quản lý, các lần kiểm tra.")
    side = list_tools(ENTRIES, view.slug, len(view.data.entries), on=view.on)
    return card(_(ENTRIES.title), kept_list(shown, nothing=nothing), side=side)


TODAY_ONLY = (terms_card, published_card)
BODIES: dict[str, tuple[Callable[[View], Any], ...]] = {
    "quyen": (rights_card, published_card),
    "san-pham": (products_card,),
    "canh-bao": (hits_card, terms_card),
    "so-quan-ly": (entries_card,),
}
