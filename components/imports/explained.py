"""What the sender has explained about columns so far, and the way to take it back."""

from components import html
from components.imports.view import View
from components.table import Column, data_table, wide
from language import _, ngettext
from sitemap import addresses


def explained_card(view: View) -> html.Section | None:
    """None where nothing was explained. Only the own explanations are shown; nobody else's count
    for the sender's files."""
    if not view.explained:
        return None
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
        [head, html.Div([table, _clear(view)], className="card-b")],
        className="card-x gap-top import-history",
    )


def _clear(view: View) -> html.Details:
    n = len(view.explained)
    question = html.P(_("Các tệp sau có những cột này sẽ được hỏi lại. Dữ liệu đã nhập không đổi."))
    send = html.Button(
        ngettext("Xóa {n} giải thích", "Xóa {n} giải thích", n), type="submit", className="btn-q"
    )
    form = html.Form([question, send], action=addresses.forget_columns(view.post), method="POST")
    return html.Details([html.Summary(_("Xóa các giải thích này…")), form], className="import-map")
