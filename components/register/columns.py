"""The columns that a list can show: title, sorts, and how a row fills the cell."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any

from components import html
from components.marks import kind_swatch, present, status_pill
from components.pictures import thumbnail
from components.register.view import Addresses, View
from domain.places.provinces import place_name
from domain.records.classes import NICE, nice_parts
from domain.records.kinds import KINDS, MARK_CATEGORIES
from domain.records.sources import source_label
from domain.terms.deadlines import STATES
from language import N_, _
from language.dates import day
from language.durations import days_left
from language.numbers import NOT_APPLICABLE
from language.translation import lower_first
from read_models.register import RegisterRow
from read_models.register_filters import STANDARD_COLUMNS
from sitemap import addresses

SHOWN_CLASSES = 3
SHOWN_GOODS = 48
"""Characters under the classes of a mark."""
NO_SORT = ("", "")


@dataclass(frozen=True)
class Column:
    """`sorts`: ascending, descending; '' for none."""

    title: str
    draw: Callable[[View, RegisterRow], Any]
    sorts: tuple[str, str] = NO_SORT
    look: str | None = None


def shown(addresses: Addresses) -> tuple[str, ...]:
    """The codes of the columns to show: as asked, else the usual ones, with the place where the
    list is of the whole country."""
    return addresses.filters.columns or (
        STANDARD_COLUMNS if addresses.province else (*STANDARD_COLUMNS, "place")
    )


def chosen(addresses: Addresses) -> list[Column]:
    """The columns to show in their fixed order; the asset itself always, deadlines not in the list
    of a past day."""
    wanted = {*shown(addresses), "title"} - ({"due"} if addresses.filters.on else set())
    return [column for code, column in COLUMNS.items() if code in wanted]


def _kind(_view: View, row: RegisterRow) -> html.Span:
    return html.Span(
        [kind_swatch(row.kind, row.mark_category), _(KINDS[row.kind].short)], className="kind"
    )


def _title(view: View, row: RegisterRow) -> html.Div:
    name = html.A(
        row.title, href=addresses.record(view.slug, row.id, view.filters.on), className="name"
    )
    words = html.Div([name, html.Small(_numbers(row))], className="two")
    return (
        html.Div([thumbnail(row.picture, row.title), words], className="pictured")
        if row.picture
        else words
    )


def _numbers(row: RegisterRow) -> list[Any] | str:
    """Each number stays in one piece where the line breaks."""
    application = _("Đơn {number}", number=row.application_no) if row.application_no else ""
    title = _("số văn bằng {number}", number=row.registration_no) if row.registration_no else ""
    found = present(application, title)
    pieces = [
        html.Span(text + ("," if text is not found[-1] else ""), className="whole")
        for text in found
    ]
    return [part for piece in pieces for part in (piece, " ")][:-1] or _("chưa có số")


def _owner(view: View, row: RegisterRow) -> html.Div:
    owner = (
        html.A(row.owner, href=view.href(owner=row.owner_id), title=row.owner)
        if row.owner
        else NOT_APPLICABLE
    )
    return html.Div(owner, className="cut owner")


def _status(_view: View, row: RegisterRow) -> html.Div:
    computed = html.Small(_("tính toán để tham khảo")) if row.status_computed else None
    return html.Div(present(status_pill(row.status), computed), className="two")


def _due(view: View, row: RegisterRow) -> Any:
    if row.next_due is None:
        return NOT_APPLICABLE
    if row.due_state == "late" and row.late_until:
        until = _("nộp muộn đến {day}", day=day(row.late_until))
        return html.Div(
            [html.Span(day(row.next_due)), html.Small(until, className="warn")], className="two"
        )
    if row.due_state != "open":
        return html.Div(
            [html.Span(day(row.next_due)), html.Small(lower_first(_(STATES[row.due_state])))],
            className="two",
        )
    return html.Div(
        [html.Span(day(row.next_due)), html.Small(days_left(row.next_due, view.today))],
        className="two",
    )


def _classes(_view: View, row: RegisterRow) -> Any:
    if not row.classes:
        return NOT_APPLICABLE
    text = ", ".join(row.classes[:SHOWN_CLASSES])
    prefix = "Nice " if row.kind == "NH" else ""
    more = len(row.classes) - SHOWN_CLASSES
    codes = prefix + text + (f" +{more}" if more > 0 else "")
    words = _goods(row) if row.kind == "NH" else ""
    return html.Div([codes, html.Small(words)], className="two") if words else codes


def _goods(row: RegisterRow) -> str:
    """What a mark is for: how its goods begin where its source tells them, else what its first
    class is called."""
    first = row.goods.partition("\n")[0]
    told = next(iter(nice_parts(first).values()), "")
    if told:
        return shorten(told, SHOWN_GOODS, placeholder="…")
    return _(NICE[row.classes[0]]) if row.classes[0] in NICE else ""


def _place(_view: View, row: RegisterRow) -> Any:
    """Today's province; the former one under it where it is another."""
    now, former = place_name(row.vn34, "vn34"), place_name(row.vn63, "vn63")
    return html.Div(
        present(html.Span(now), html.Small(former) if former != now else None), className="two"
    )


def _on(value: date | None) -> str:
    return day(value) if value else NOT_APPLICABLE


def _category(_view: View, row: RegisterRow) -> str:
    return _(MARK_CATEGORIES[row.mark_category]) if row.mark_category else NOT_APPLICABLE


COLUMNS: dict[str, Column] = {
    "kind": Column(N_("Loại"), _kind),
    "title": Column(N_("Tài sản"), _title, ("ten", "-ten"), "title"),
    "owner": Column(N_("Chủ đơn, chủ văn bằng"), _owner),
    "place": Column(N_("Tỉnh, thành phố"), _place),
    "mark_category": Column(N_("Dạng nhãn hiệu"), _category),
    "application_date": Column(
        N_("Ngày nộp đơn"),
        lambda _view, row: day(row.application_date),
        ("ngay-nop", "-ngay-nop"),
        "nowrap",
    ),
    "publication_date": Column(
        N_("Ngày công bố"), lambda _view, row: _on(row.publication_date), look="nowrap"
    ),
    "registration_date": Column(
        N_("Ngày cấp"), lambda _view, row: _on(row.registration_date), look="nowrap"
    ),
    "status": Column(N_("Tình trạng pháp lý"), _status),
    "due": Column(N_("Hạn kế tiếp"), _due, ("han", ""), "nowrap"),
    "term_end": Column(
        N_("Hết thời hạn bảo hộ"), lambda _view, row: _on(row.term_end), look="nowrap"
    ),
    "classes": Column(N_("Phân loại"), _classes),
    "former": Column(N_("Tỉnh cũ"), lambda _view, row: place_name(row.vn63, "vn63")),
    "source": Column(N_("Nguồn"), lambda _view, row: source_label(row.source)),
}
"""In the order of the list. The keys are read_models.register_filters.COLUMN_SLUGS."""
