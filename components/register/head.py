"""The menus in the register's head: own saved views, and the filtered rows as a file."""

from typing import Any

from components import html
from components.forms import send_form
from components.marks import attrs, icon, present
from components.register.view import View
from language import _, ngettext
from language.numbers import number
from read_models.exports import MAXIMUM_WORKBOOK
from sitemap import addresses, file_addresses, form_addresses


def saved_menu(view: View) -> html.Details | None:
    """Own views: open, delete; a name for the list as it stands."""
    if not view.may_save or view.province is None:
        return None
    found = [_saved(view, view_.id, view_.name, view_.query) for view_ in view.saved]
    none = html.P(_("Chưa lưu bộ lọc nào."), className="hint") if not found else None
    parts = present(none, html.Ul(found, className="saved") if found else None, _save_form(view))
    return _menu([icon("bookmark"), _("Bộ lọc đã lưu")], parts)


def _saved(view: View, view_id: int, name: str, query: str) -> html.Li:
    label = _("Xóa bộ lọc đã lưu: {name}", name=name)
    remove = html.Button(
        icon("trash"), type="submit", className="icon-b", **attrs(aria_label=label)
    )
    form = send_form(
        form_addresses.write(view.slug, "bo-loc", view_id, "xoa"),
        [remove],
        ask=_("Xóa bộ lọc đã lưu “{name}”?", name=name),
    )
    return html.Li(
        [html.A(name, href=f"{addresses.register(view.slug)}{query}", className="item"), form]
    )


def _save_form(view: View) -> html.Form:
    box = html.Input(
        id="view-name", name="ten", maxlength=80, className="field", autocomplete="off", value=""
    )
    send = html.Button(_("Lưu bộ lọc đang dùng"), type="submit", className="btn-q primary")
    fields = [html.Label(_("Tên bộ lọc"), htmlFor="view-name"), box, send]
    return send_form(
        form_addresses.write(view.slug, "bo-loc"),
        fields,
        also={"query": view.filters.but().query()},
        look="stacked",
    )


def export_menu(view: View) -> html.Details | None:
    """The button tells how many rows the file will have."""
    total = view.page.total
    if not total:
        return None
    text = ngettext("Xuất {total} dòng", "Xuất {total} dòng", total, total=number(total))
    parts: list[Any] = (
        [_file(view, "xlsx", "file-earmark-spreadsheet", _("Excel (XLSX)"))]
        if total <= MAXIMUM_WORKBOOK
        else []
    )
    parts.append(_file(view, "csv", "filetype-csv", _("CSV, mở được bằng Excel")))
    if total > MAXIMUM_WORKBOOK:
        text_too_long = _(
            "Tệp XLSX chứa tối đa {n} dòng: thu hẹp bộ lọc, hoặc dùng CSV.",
            n=number(MAXIMUM_WORKBOOK),
        )
        parts.append(html.P(text_too_long, className="hint"))
    return _menu([icon("download"), text], parts, look="btn-q primary")


def _file(view: View, form: str, symbol: str, text: str) -> html.A:
    return html.A(
        [icon(symbol), text],
        href=file_addresses.export(view.slug, view.filters, form),
        className="item",
        download="",
    )


def add_link(view: View, look: str = "btn-q") -> html.A | None:
    """For those who may add a record that no file brings."""
    if not view.may_write or view.province is None:
        return None
    return html.A(
        [icon("plus-lg"), _("Thêm tài sản")],
        href=addresses.new_record(view.province.slug),
        className=look,
    )


def shelf_links(view: View) -> list[Any]:
    """Drafts and deleted records, for those who may bring them back."""
    if not view.may_write or view.province is None:
        return []
    drafts, deleted = view.shelf
    slug = view.province.slug
    found = []
    if drafts:
        text = ngettext("{n} bản nháp", "{n} bản nháp", drafts)
        found.append(html.A(text, href=addresses.shelf(slug, "draft")))
    if deleted:
        text = ngettext("{n} bản ghi đã xóa", "{n} bản ghi đã xóa", deleted)
        found.append(html.A(text, href=addresses.shelf(slug, "deleted")))
    return found


def _menu(label: list[Any], parts: list[Any], *, look: str = "btn-q") -> html.Details:
    summary = html.Summary([*label, icon("chevron-down")], className=look)
    return html.Details([summary, html.Div(parts, className="panel")], className="menu")
