"""An owner in a province: counts, all its rights with what comes next, how to reach it, what was
written to it and noted about it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from components import as_of, html
from components.chart_card import card
from components.deadlines.in_charge import told_in_charge
from components.deadlines.parts import reminded, state_pill
from components.marks import attrs, icon, kind_swatch, present, status_pill
from components.table import Column, data_table, wide
from domain.places.provinces import Province
from domain.terms.rules import rule_label
from language import _, ngettext
from language.dates import day, day_and_time, local
from language.durations import days_left
from language.numbers import number
from read_models.deadlines import DeadlineRow
from read_models.letters import is_open, written_key
from read_models.owner import OwnerPage, OwnerRight
from sitemap import addresses

AHEAD = 90
"""Days within which what is open is to be reminded of."""


@dataclass(frozen=True)
class View:
    page: OwnerPage
    province: Province
    today: date
    may_write: bool

    @property
    def slug(self) -> str:
        return self.province.slug

    @property
    def urgent(self) -> list[DeadlineRow]:
        """What is late, or falls due within AHEAD days."""
        rows = [right.deadline for right in self.page.rights if right.deadline]
        return [row for row in rows if is_open(row) and self._is_near(row)]

    def _is_near(self, row: DeadlineRow) -> bool:
        return row.deadline.state == "late" or (row.deadline.due - self.today).days <= AHEAD


def owner_page(view: View) -> list[Any]:
    beside = html.Div(present(_contact(view), _letters(view), _notes(view)), className="stack")
    parts = html.Div([html.Div([_rights(view)]), beside], className="ow-both")
    return [_head(view), _counts(view), parts]


def _head(view: View) -> html.Div:
    page = view.page
    crumbs = html.Nav(
        [html.A(_("Thời hạn"), href=addresses.deadlines(view.slug)), " / ", html.Span(page.name)],
        className="crumbs",
        **attrs(aria_label=_("Vị trí của trang")),
    )
    where = html.P("; ".join(page.addresses), lang="vi") if page.addresses else None
    told = [crumbs, html.H1(page.name, lang="vi"), where, as_of.as_of_line(page.as_of, None)]
    what = html.Div(present(*told), className="what")
    return html.Div([what, html.Div(present(_write(view)), className="acts")], className="head")


def _write(view: View) -> Any:
    """Leads to the letter about all that is urgent."""
    n = len(view.urgent)
    if not n or not view.may_write:
        return None
    chosen = ",".join(written_key(row.key) for row in view.urgent)
    words = ngettext("Soạn thư nhắc ({shown})", "Soạn thư nhắc ({shown})", n, shown=number(n))
    return html.A(
        [icon("envelope-paper"), words],
        href=addresses.letters_about(view.slug, chosen),
        className="btn-q primary",
    )


def _counts(view: View) -> html.Div:
    rights = view.page.rights
    late = sum(row.deadline.state == "late" for row in view.urgent)
    counted = (
        (len(rights), _("quyền tại tỉnh")),
        (len(view.urgent) - late, _("đến hạn trong 90 ngày")),
        (late, _("còn được nộp muộn")),
        (len(view.page.letters), _("lần nhắc")),
    )
    boxes = [
        html.Div([html.B(number(n)), html.Span(words)])
        for n, words in (counted if view.page.tells_notes else counted[:3])
    ]
    return html.Div(boxes, className="ow-counts")


def _rights(view: View) -> html.Section:
    title = _("Các quyền và thời hạn kế tiếp")
    names = (_("Tài sản"), _("Tình trạng"), _("Thời hạn kế tiếp"), _("Nhắc, phụ trách"))
    rows = [_right(view, right) for right in view.page.rights]
    table = data_table(title, [Column(name) for name in names], rows, stacks=True)
    return card(title, wide(table, title))


def _right(view: View, right: OwnerRight) -> list[Any]:
    number_ = right.registration_no or right.application_no or _("chưa có số")
    name = html.A(right.title, href=addresses.record(view.slug, right.asset_id), lang="vi")
    what = html.Div([name, html.Small(number_)], className="two")
    asset = html.Div([kind_swatch(right.kind, right.mark_category), what], className="with-sw")
    return [asset, status_pill(right.status), _next(view, right), _cared(view, right)]


def _next(view: View, right: OwnerRight) -> Any:
    row = right.deadline
    if row is None:
        return html.Span(_("không có"), className="muted")
    d = row.deadline
    left = days_left(d.day, view.today) if is_open(row) else ""
    words = f"{rule_label(d.rule, d.ordinal)}, {day(d.day)}"
    parts = present(html.Span(words), html.Small(left) if left else None)
    return html.Div([*parts, state_pill(d, view.today)], className="two")


def _cared(view: View, right: OwnerRight) -> Any:
    row = right.deadline
    if row is None or not is_open(row):
        return ""
    told = told_in_charge(row, view.today)
    return html.Div(present(html.Span(reminded(row)), *map(html.Small, told)), className="two")


def _contact(view: View) -> html.Section | None:
    contact = view.page.contact
    if contact is None:
        return None
    lines = present(
        html.B(contact.person) if contact.person else None,
        html.A([icon("telephone"), contact.phone], href=f"tel:{''.join(contact.phone.split())}")
        if contact.phone
        else None,
        html.A([icon("envelope"), contact.email], href=f"mailto:{contact.email}")
        if contact.email
        else None,
    )
    shown: list[Any] = [
        html.Div(lines, className="contact")
        if lines
        else html.P(_("Chưa có điện thoại, thư điện tử."), className="muted")
    ]
    if contact.updated_at:
        at = day_and_time(contact.updated_at)
        kept = _("{name} cập nhật {day}", name=contact.updated_by, day=at)
        shown.append(html.P(kept, className="hint"))
    if view.may_write:
        first = view.page.rights[0].asset_id
        link = html.A(_("Sửa ở hồ sơ"), href=addresses.record(view.slug, first))
        shown.append(html.P(link))
    return card(_("Liên hệ"), shown)


def _letters(view: View) -> html.Section | None:
    if not view.page.tells_notes:
        return None
    lines = [
        html.Li(
            [
                html.A(day(one.sent_on), href=addresses.booking(view.slug, one.lot))
                if view.may_write
                else html.Span(day(one.sent_on)),
                f" {rule_label(one.rule, one.ordinal)}, {one.title}; {one.by}",
            ]
        )
        for one in view.page.letters
    ]
    none = html.P(_("Chưa có thư nào."), className="muted")
    return card(_("Thư đã nhắc"), html.Ul(lines, className="ow-log") if lines else none)


def _notes(view: View) -> html.Section | None:
    if not view.page.tells_notes:
        return None
    lines = [
        html.Li(
            [
                html.B(f"{day(local(one.at).date())}, {one.author}: "),
                one.text,
                " (",
                html.A(one.title, href=addresses.record(view.slug, one.asset_id), lang="vi"),
                ")",
            ]
        )
        for one in view.page.notes
    ]
    none = html.P(_("Chưa có ghi chú."), className="muted")
    return card(_("Ghi chú nội bộ"), html.Ul(lines, className="ow-log") if lines else none)
