"""Protected local names by product and managing body, with what officers have noted about each."""

from typing import Any

from components import html
from components.chart_card import card
from components.forms import choice, send_form, text_area, text_field
from components.indications import incomplete_note
from components.marks import attrs, icon, kind_swatch, present, status_pill
from components.names.view import View
from components.states import empty
from components.table import Column, data_table, wide
from domain.records.kinds import KINDS, MARK_CATEGORIES
from language import _
from read_models.local_lists import ENTRIES, ENTRY_KINDS
from read_models.local_names import LocalRight
from sitemap import addresses, form_addresses


def rights_card(view: View) -> html.Section:
    title = _("Quyền được bảo hộ, còn hiệu lực")
    if not view.data.rights:
        nothing = empty(
            _("Hệ thống chưa có tên địa phương được bảo hộ"),
            _("Chỉ dẫn địa lý, nhãn hiệu chứng nhận, nhãn hiệu tập thể sẽ hiện ở đây."),
        )
        return card(title, [nothing, incomplete_note()], indicator="dac-san")
    names = [
        _("Tên"),
        _("Sản phẩm"),
        _("Tổ chức quản lý, chủ"),
        _("Loại"),
        _("Tình trạng"),
        *(_(label) for label in ENTRY_KINDS.values()),
    ]
    columns = [Column(name, i > 4) for i, name in enumerate(names)] + (
        [Column(_("Thao tác"))] if view.may else []
    )
    table = data_table(title, columns, [_row(view, row) for row in view.data.rights], stacks=True)
    body = html.Div(wide(table, title), **attrs(data_total=len(view.data.rights)))
    return card(
        title,
        [body, incomplete_note()],
        subtitle=_("Số mục trong sổ quản lý ghi theo từng việc"),
        indicator="dac-san",
    )


def _row(view: View, row: LocalRight) -> list[Any]:
    kind = html.Span([kind_swatch(row.kind, row.mark_category), _(_label(row))], className="kind")
    entries = [str(row.entries.get(code, 0)) for code in ENTRY_KINDS]
    name = html.A(row.title, href=addresses.record(view.slug, row.asset_id, view.on))
    return [
        name,
        row.product,
        row.holder,
        kind,
        status_pill(row.status),
        *entries,
        *([_note(view, row)] if view.may else []),
    ]


def _label(row: LocalRight) -> str:
    return (
        MARK_CATEGORIES[row.mark_category]
        if row.mark_category in ("collective", "certification")
        else KINDS[row.kind].label
    )


def _note(view: View, row: LocalRight) -> html.Details:
    """An entry about this right: it is named by its own number here."""
    prefix = f"entry-{row.asset_id}"
    kinds = {code: _(label) for code, label in ENTRY_KINDS.items()}
    fields = present(
        choice("kind", _("Việc"), kinds, "user", prefix=prefix),
        text_field("day", _("Ngày"), prefix=prefix, placeholder=_("ngày/tháng/năm")),
        text_field("subject", _("Đơn vị, văn bản"), prefix=prefix, maxlength=200),
        text_area("note", _("Nội dung"), prefix=prefix, rows=2, maxlength=2000),
        html.Div(
            html.Button(_("Ghi vào sổ"), type="submit", className="btn-q primary"),
            className="whole-x",
        ),
    )
    action = form_addresses.write(view.slug, "danh-sach", ENTRIES.code)
    form = send_form(
        action,
        [html.Div(fields, className="fields")],
        also={"right_no": f"#{row.asset_id}"},
        empty=True,
    )
    label = attrs(aria_label=_("Ghi sổ: {name}", name=row.title))
    return html.Details(
        [html.Summary([icon("journal-plus"), _("Ghi sổ")], className="plain-b", **label), form],
        className="unfold",
    )
