"""A list that a province keeps (read_models.local_lists), drawn from its fields: rows, a form to
add one, forms to change and remove each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from components import html
from components.forms import choice, send_form, text_area, text_field
from components.marks import attrs, icon, present
from components.pager import page_of
from components.states import empty
from components.table import Column, data_table, wide
from language import _, ngettext
from language.dates import day
from language.numbers import NOT_APPLICABLE, money, number
from read_models.local_lists import Field, KeptList, written
from read_models.local_names import KeptRow
from sitemap import addresses, file_addresses, form_addresses

Cells = Mapping[str, Any]
Paged = tuple[str, int]
"""Code of a list and its page, 1 the first; every other list of the page is at its beginning."""
PAGE = 50


@dataclass(frozen=True)
class Shown:
    """A list on a page. `may`: the person may write; `extra`: further columns after the fields,
    title → cell of each row by its id; `hide`: fields that an extra column shows better; `cells`:
    (row id, field) → how it is shown instead; `here`: the page's address; `on`: the past day that
    it shows."""

    kept: KeptList
    rows: Sequence[KeptRow]
    slug: str
    may: bool
    extra: Mapping[str, Mapping[int, Any]] = field(default_factory=dict)
    hide: tuple[str, ...] = ()
    cells: Mapping[tuple[int, str], Any] = field(default_factory=dict)
    paged: Paged = ("", 1)
    here: str = ""
    on: date | None = None

    @property
    def page(self) -> int:
        return self.paged[1] if self.paged[0] == self.kept.code else 1

    @property
    def on_page(self) -> Sequence[KeptRow]:
        return self.rows[(self.page - 1) * PAGE : self.page * PAGE]

    def href(self, page: int) -> str:
        mark = "&" if "?" in self.here else "?"
        return self.here + (f"{mark}ds={self.kept.code}&trang={page}" if page > 1 else "")

    @property
    def fields(self) -> list[Field]:
        return [known for known in self.kept.fields if known.name not in self.hide]


def kept_list(shown: Shown, *, nothing: str) -> list[Any]:
    """A page of the rows, then the form to add one; `nothing`: what is said where there are none
    yet."""
    title = _(shown.kept.title)
    if not shown.rows:
        body: Any = empty(_("Chưa có"), nothing)
    else:
        columns = [
            Column(_(known.label), known.kind in ("whole", "money", "year"))
            for known in shown.fields
        ]
        columns += [Column(name) for name in shown.extra] + (
            [Column(_("Thao tác"))] if shown.may else []
        )
        body = wide(
            data_table(title, columns, [_row(shown, row) for row in shown.on_page], stacks=True),
            title,
        )
    steps = page_of(shown.page, PAGE, len(shown.on_page), len(shown.rows), shown.href)
    return present(body, steps, *([_add(shown), _removed(shown)] if shown.may else []))


def _removed(shown: Shown) -> html.P:
    label = attrs(aria_label=f"{_('Dòng đã xóa')}: {_(shown.kept.title)}")
    return html.P(
        html.A(_("Dòng đã xóa"), href=addresses.removed_rows(shown.slug, shown.kept.code), **label),
        className="hint",
    )


def list_tools(kept: KeptList, slug: str, n: int, on: date | None = None) -> html.Span | None:
    """The files of exactly these rows."""
    if not n:
        return None
    title = _(kept.title)
    words = ngettext("Tải {title}: {n} dòng, CSV", "Tải {title}: {n} dòng, CSV", n, title=title)
    of_book = ngettext("Tải {title}: {n} dòng, XLSX", "Tải {title}: {n} dòng, XLSX", n, title=title)
    text = html.A(
        [icon("download"), _("CSV ({n})", n=number(n))],
        href=file_addresses.export_kept(slug, kept.code, on),
        **attrs(aria_label=words),
    )
    book = html.A(
        "XLSX",
        href=file_addresses.export_kept(slug, kept.code, on, ending="xlsx"),
        **attrs(aria_label=of_book),
    )
    return html.Span([text, " ", book], className="kept-files")


def shown_value(known: Field, row: KeptRow, slug: str, on: date | None = None) -> Any:
    """A value as people read it."""
    value = row.values[known.name]
    if known.kind == "right":
        return right_link(row, slug, on)
    if known.kind == "choice":
        return _(known.options[value]) if known.options.get(value) else NOT_APPLICABLE
    if known.kind == "day":
        return day(value)
    if known.kind == "year":
        return str(value)
    if value in (None, ""):
        return NOT_APPLICABLE
    if known.kind == "money":
        return money(value)
    return number(value) if known.kind == "whole" else str(value)


def right_link(row: KeptRow, slug: str, on: date | None = None) -> Any:
    """The right that the row is linked to; what was written where none of the province's is
    known."""
    if row.asset_id is not None:
        return html.A(row.right, href=addresses.record(slug, row.asset_id, on))
    text = row.values.get("right_no") or ""
    if not text:
        return html.Span(_("chưa có quyền"), className="muted")
    return html.Span([text, html.Small(_("chưa thấy trong danh mục"), className="hint line")])


def _row(shown: Shown, row: KeptRow) -> list[Any]:
    cells = [
        shown.cells.get((row.id, known.name)) or shown_value(known, row, shown.slug, shown.on)
        for known in shown.fields
    ]
    return [
        *cells,
        *(column.get(row.id) for column in shown.extra.values()),
        *([_tools(shown, row)] if shown.may else []),
    ]


def _add(shown: Shown) -> html.Details:
    fields = [*_boxes(shown.kept, {}, f"{shown.kept.code}-new"), _button(_("Thêm"))]
    form = send_form(
        form_addresses.write(shown.slug, "danh-sach", shown.kept.code),
        [html.Div(fields, className="fields")],
        empty=True,
    )
    label = _("Thêm {row}", row=_(shown.kept.one))
    return html.Details(
        [html.Summary([icon("plus-lg"), label], className="plain-b"), form],
        className="unfold add-row",
    )


def _tools(shown: Shown, row: KeptRow) -> html.Div:
    kept = shown.kept
    name = str(row.values[shown.kept.fields[0].name] or row.right or row.id)
    values = {known.name: written(known, row.values[known.name]) for known in kept.fields}
    fields = [*_boxes(kept, values, f"{kept.code}-{row.id}"), _button(_("Lưu"))]
    action = form_addresses.write(shown.slug, "danh-sach", kept.code, row.id)
    change = send_form(
        action, [html.Div(fields, className="fields")], also={"version": row.version}
    )
    label = html.Summary(
        _("Sửa"), className="plain-b", **attrs(aria_label=_("Sửa: {name}", name=name))
    )
    button = html.Button(
        _("Xóa"),
        type="submit",
        className="plain-b",
        **attrs(aria_label=_("Xóa: {name}", name=name)),
    )
    ask = _("Xóa “{name}” khỏi danh sách?", name=name)
    delete = form_addresses.write(shown.slug, "danh-sach", kept.code, row.id, "xoa")
    gone = send_form(delete, [button], look="inline", ask=ask)
    return html.Div([html.Details([label, change], className="unfold"), gone], className="tools-x")


def _boxes(kept: KeptList, values: Mapping[str, str], prefix: str) -> list[html.Div]:
    return [_box(known, values.get(known.name, ""), prefix) for known in kept.fields]


def _box(known: Field, value: str, prefix: str) -> html.Div:
    label = _(known.label)
    hint = _(known.hint) if known.hint else ""
    if known.kind == "choice":
        return choice(
            known.name,
            label,
            {code: _(word) for code, word in known.options.items()},
            value or next(iter(known.options)),
            prefix=prefix,
        )
    if known.kind == "long":
        return html.Div(
            text_area(known.name, label, value, prefix=prefix, maxlength=known.limit, rows=2),
            className="whole-x",
        )
    options = {"placeholder": _("ngày/tháng/năm")} if known.kind == "day" else {}
    if known.kind in ("whole", "money", "year"):
        options["inputMode"] = "numeric"
    return text_field(
        known.name, label, value, prefix=prefix, hint=hint, maxlength=known.limit, **options
    )


def _button(text: str) -> html.Div:
    return html.Div(
        html.Button(text, type="submit", className="btn-q primary"), className="whole-x"
    )
