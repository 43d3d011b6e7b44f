"""Letters that were made at once: their file, what was booked, and how it is taken back."""

from typing import Any

from components import html
from components.forms import send_form
from components.letters.view import Booked
from components.marks import attrs, icon, pill
from components.table import Column, data_table, wide
from domain.terms.rules import rule_label
from language import _, ngettext
from language.dates import day
from language.numbers import number
from read_models.deadlines import DeadlineRow
from read_models.letters import written_key
from sitemap import addresses, file_addresses, form_addresses


def booked_page(view: Booked) -> list[Any]:
    return [_head(view), html.Div([_done(view), _table(view)], className="letters-page")]


def _head(view: Booked) -> html.Div:
    slug, booking = view.province.slug, view.booking
    title = _("Thư nhắc ngày {day}", day=day(booking.on))
    crumbs = html.Nav(
        [html.A(_("Thời hạn"), href=addresses.deadlines(slug)), " / ", html.Span(title)],
        className="crumbs",
    )
    what = html.Div(
        [crumbs, html.H1(title), html.Div(_("{name} tạo", name=booking.by), className="as-of")],
        className="what",
    )
    n = len(booking.rows)
    text = ngettext("Tải cả {shown} thư (ZIP)", "Tải cả {shown} thư (ZIP)", n, shown=number(n))
    file = html.A(
        [icon("download"), text],
        href=file_addresses.letters_file(slug, booking.lot),
        className="btn-q primary",
        download="",
    )
    back = html.A(_("Về danh sách thời hạn"), href=addresses.deadlines(slug), className="btn-q")
    return html.Div([what, html.Div([back, file], className="acts")], className="head")


def _done(view: Booked) -> html.Div:
    n = len(view.booking.rows)
    told = ngettext(
        "Đã tạo và ghi nhắc {shown} thư.", "Đã tạo và ghi nhắc {shown} thư.", n, shown=number(n)
    )
    text = _(
        "Danh sách thời hạn đã hiện “Đã nhắc”; thư chưa được gửi đi, tải về để trình ký và phát hành."
    )
    ask = ngettext(
        "Bỏ ghi nhắc của {shown} thư này?", "Bỏ ghi nhắc của {shown} thư này?", n, shown=number(n)
    )
    button = html.Button(
        [icon("arrow-counterclockwise"), _("Bỏ ghi nhắc")], type="submit", className="btn-q"
    )
    take_back = send_form(
        form_addresses.take_back_letters(view.province.slug, view.booking.lot),
        [button],
        look="inline",
        ask=ask,
    )
    words = html.Span([html.B(told), " ", text])
    return html.Div([icon("check2"), words, take_back], className="banner good", role="status")


def _table(view: Booked) -> html.Section:
    title = _("Thư đã tạo")
    columns = [
        Column(name)
        for name in (_("Chủ văn bằng"), _("Việc nêu trong thư"), _("Ghi nhắc"), _("Thao tác"))
    ]
    table = data_table(title, columns, [_row(view, row) for row in view.booking.rows], stacks=True)
    return html.Section(html.Div(wide(table, title), className="card-b"), className="card-x")


def _row(view: Booked, row: DeadlineRow) -> list[Any]:
    slug, booking = view.province.slug, view.booking
    name = html.A(row.title, href=addresses.record(slug, row.asset_id))
    job = html.Div(
        [html.Span(rule_label(row.deadline.rule, row.deadline.ordinal)), html.Small(name)],
        className="two",
    )
    label = _("Bỏ ghi nhắc: {name}", name=row.title)
    button = html.Button(
        _("Bỏ ghi nhắc"), type="submit", className="plain-b", **attrs(aria_label=label)
    )
    form = send_form(
        form_addresses.take_back_letters(slug, booking.lot),
        [button],
        also={"only": written_key(row.key)},
        look="inline",
        ask=_("Bỏ ghi nhắc về “{name}”?", name=row.title),
    )
    return [
        row.owner or _("Chưa rõ chủ văn bằng"),
        job,
        pill(_("Đã nhắc {day}", day=day(booking.on)), "ok"),
        form,
    ]
