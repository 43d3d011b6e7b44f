"""What the sender has explained about columns so far, and the way to take it back."""

from components import html
from components.imports.view import View
from components.marks import present
from components.table import Column, data_table, wide
from language import _, ngettext
from language.numbers import number
from sitemap import form_addresses


def explained_card(view: View) -> html.Section | None:
    """None where nothing was explained. Only the own explanations are shown; nobody else's count
    for the sender's files."""
    if not view.explained:
        return _addresses_card(view) if view.addresses else None
    title = _("Cột đã giải thích")
    text = html.P(
        _("Áp dụng cho các tệp sau của đơn vị mình; tệp của đơn vị khác không bị ảnh hưởng.")
    )
    head = html.Div(html.Div([html.H2(title), text], className="t"), className="card-h")
    columns = [Column(_("Tiêu đề trong tệp")), Column(_("Nội dung"))]
    lines = [
        [heading, view.fields.get(field, _("không dùng"))] for heading, field in view.explained
    ]
    table = wide(data_table(title, columns, lines, stacks=True), title)
    return html.Section(
        [head, html.Div(present(table, _clear(view), _forget_addresses(view)), className="card-b")],
        className="card-x gap-top import-history",
    )


def _addresses_card(view: View) -> html.Section:
    title = html.H2(_("Địa chỉ đã khai báo"))
    head = html.Div(html.Div(title, className="t"), className="card-h")
    return html.Section(
        [head, html.Div(_forget_addresses(view), className="card-b")], className="card-x gap-top"
    )


def _forget_addresses(view: View) -> html.Details | None:
    """Addresses without a province that count as the own one's in every file."""
    n = view.addresses
    if not n:
        return None
    summary = ngettext(
        "{shown} địa chỉ không ghi tỉnh được tính cho tỉnh mình: xóa…",
        "{shown} địa chỉ không ghi tỉnh được tính cho tỉnh mình: xóa…",
        n,
        shown=number(n),
    )
    told = html.P(_("Các tệp sau có những địa chỉ này sẽ được hỏi lại. Dữ liệu đã nhập không đổi."))
    send = html.Button(_("Xóa"), type="submit", className="btn-q", name="dia-chi", value="1")
    form = html.Form([told, send], action=form_addresses.forget_columns(view.post), method="POST")
    return html.Details([html.Summary(summary), form], className="import-map")


def _clear(view: View) -> html.Details:
    n = len(view.explained)
    question = html.P(_("Các tệp sau có những cột này sẽ được hỏi lại. Dữ liệu đã nhập không đổi."))
    send = html.Button(
        ngettext("Xóa {n} giải thích", "Xóa {n} giải thích", n), type="submit", className="btn-q"
    )
    form = html.Form(
        [question, send], action=form_addresses.forget_columns(view.post), method="POST"
    )
    return html.Details([html.Summary(_("Xóa các giải thích này…")), form], className="import-map")
