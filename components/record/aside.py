"""Beside the record: its deadlines, and whom it belongs to."""

from datetime import date
from typing import Any

from components import html
from components.chart_card import card
from components.deadlines.parts import done_about, record_button, state_pill
from components.marks import present
from components.record.view import COMPUTED, GI, View
from components.states import empty
from domain.places.provinces import PROVINCES_34, place_name
from domain.records.asset import HOME, Party
from domain.records.statuses import ALIVE
from domain.terms.rules import rule_label
from domain.terms.status_and_deadline import Deadline
from domain.terms.term_ends import computed_term_end
from language import _, ngettext
from language.dates import day
from language.durations import days_left, span
from language.numbers import number
from read_models.deadlines import DeadlineRow
from read_models.register_filters import Filters
from sitemap import addresses


def deadlines_card(view: View) -> html.Section | None:
    """A geographical indication has none."""
    if view.record.kind == GI:
        return None
    lines = present(*_coming(view), *_term(view))
    if not lines:
        lines = [
            empty(
                _("Không có hạn phải theo dõi"),
                _("Chưa cấp, đã kết thúc, hoặc nguồn chưa nêu ngày để tính."),
            )
        ]
    return card(_("Thời hạn"), html.Div(lines, className="deadlines"), indicator="han-ke-tiep")


def _line(label: str, detail: str, side: Any) -> html.Div:
    return html.Div(
        [html.Div([html.B(label), html.Small(detail)]), html.Div(side, className="side-note")],
        className="deadline",
    )


def _coming(view: View) -> list[html.Div]:
    """The coming payment and, where anything was recorded about it, the last one; of a past day the
    payment alone."""
    coming = view.data.deadline
    if coming and not view.deadlines:
        return [
            _line(
                rule_label(coming.rule, coming.ordinal),
                _days(view, coming),
                state_pill(coming, view.today),
            )
        ]
    rows = [row for i, row in enumerate(view.deadlines) if i == 0 or row.recorded.version]
    return [_deadline(view, row) for row in rows]


def _deadline(view: View, row: DeadlineRow) -> html.Div:
    d = row.deadline
    about = [
        html.B(rule_label(d.rule, d.ordinal)),
        html.Small(_days(view, d)),
        html.Small(done_about(row, view.slug, letters=view.desk.may_write)),
    ]
    act = record_button(view.slug, row) if view.slug and view.desk.may_write else None
    return html.Div(
        [html.Div(about), html.Div(present(state_pill(d, view.today), act), className="side-note")],
        className="deadline",
    )


def _days(view: View, d: Deadline) -> str:
    """'05/12/2026, còn 6 ngày; tính toán để tham khảo'."""
    how = _("theo cơ quan cấp") if d.given else _(COMPUTED)
    if d.state in ("late", "lost") and d.late_until:
        left = f"; {days_left(d.late_until, view.today)}" if d.state == "late" else ""
        return (
            _(
                "Đến hạn {due}; nộp muộn đến {late}; {how}",
                due=day(d.due),
                late=day(d.late_until),
                how=how,
            )
            + left
        )
    return (
        f"{day(d.due)}, {days_left(d.due, view.today)}; {how}"
        if d.state == "open"
        else f"{day(d.due)}; {how}"
    )


def _term(view: View) -> list[html.Div]:
    """The end of the term: the office's own day wins; where ours differs both are shown."""
    end = view.data.term_end
    given = view.record.expiry_date
    ours = computed_term_end(view.record)
    if end is None or view.data.status not in ALIVE:
        return []
    how = _("theo cơ quan cấp") if given else _(COMPUTED)
    lines = [_line(_("Hết thời hạn bảo hộ"), f"{day(end)}; {how}", _until(view, end))]
    if given and ours and given != ours:
        lines.append(
            _line(
                _("Ngày hệ thống tính được"),
                f"{day(ours)}; {_(COMPUTED)}",
                _("khác ngày của cơ quan cấp"),
            )
        )
    return lines


def _until(view: View, end: date) -> str:
    if end < view.today:
        return _("đã qua {span}", span=span(end, view.today))
    return _("còn {span}", span=span(view.today, end))


def owner_card(view: View) -> html.Section:
    if view.record.kind == GI:
        people = view.parties("registrant", "manager")
        note = _("Nhà nước là chủ sở hữu chỉ dẫn địa lý.")
        return card(
            _("Người đăng ký, tổ chức quản lý"),
            [*map(_person, people), html.P(note, className="hint")],
        )
    holders = view.parties("owner") or view.parties("applicant")
    title = view.holder_label()
    if not holders:
        return card(title, empty(_("Chưa có"), _("Nguồn không nêu chủ.")))
    return card(title, [*map(_person, holders), *_others(view)])


def _person(party: Party) -> html.Div:
    country = html.Span(party.country) if party.country and party.country != HOME else None
    return html.Div(
        present(html.B(party.name), html.Span(party.address), country), className="person"
    )


def _others(view: View) -> list[Any]:
    n = view.data.owner_others + int(view.record.national and view.data.status in ALIVE)
    if view.data.owner_id is None or not n:
        return []
    place = view.record.place.vn34
    filters = Filters(
        owner=view.data.owner_id, statuses=ALIVE, place=None if view.province else place
    )
    text = ngettext(
        "{shown} văn bằng còn hiệu lực của chủ này tại tỉnh",
        "{shown} văn bằng còn hiệu lực của chủ này tại tỉnh",
        n,
        shown=number(n),
    )
    if view.province is None and place not in PROVINCES_34:
        text = ngettext(
            "{shown} văn bằng còn hiệu lực của chủ này: {place}",
            "{shown} văn bằng còn hiệu lực của chủ này: {place}",
            n,
            shown=number(n),
            place=place_name(place, "vn34"),
        )
    return [html.A(text, href=addresses.register(view.slug, filters))]
