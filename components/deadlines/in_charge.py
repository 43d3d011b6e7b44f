"""Who sees to a deadline and when its owner is called again: a cell of the list, the choices above
it, and the panel that says it of one or of all that are ticked."""

from datetime import date
from typing import Any

from components import html
from components.deadlines.view import View
from components.forms import choice, send_form, text_area, text_field
from components.marks import attrs, icon, kind_swatch, present
from domain.records.kinds import KINDS
from domain.terms.deadlines import state_words
from domain.terms.rules import rule_label
from language import _, ngettext
from language.dates import day, numeric
from language.numbers import number
from read_models.deadline_filters import ASSIGN, CALL, MINE, NOBODY, OVERDUE
from read_models.deadlines import DeadlineRow, FollowUp, InCharge
from read_models.follow_ups import KEEP, written_seen
from sitemap import addresses, form_addresses


def in_charge(view: View, row: DeadlineRow) -> html.Div:
    """Name and day of the call; each opens the panel."""
    told = row.follow_up
    name = told.person or _("Chưa giao")
    when, late = _when(told, view.today)
    note = html.Small(told.note, title=told.note, className="cut") if told.note else None
    if not view.may_record:
        day_ = html.Small(when, className="bad" if late else None) if told.call_on else None
        return html.Div(present(html.Span(name), day_, note), className="two")
    unset = "dl-unset"
    assign = _link(
        view, row, ASSIGN, told.person or _("Giao phụ trách"), "" if told.person else unset
    )
    look = "bad" if late else ""
    call = _link(view, row, CALL, when, look if told.call_on else unset)
    return html.Div(present(assign, call, note), className="two dl-who")


def told_in_charge(row: DeadlineRow, today: date) -> list[str]:
    """Who sees to it and when its owner is called, where something was said."""
    told = row.follow_up
    call = _when(told, today)[0] if told.call_on else ""
    return [words for words in (told.person, call) if words]


def _when(told: FollowUp, today: date) -> tuple[str, bool]:
    if told.call_on is None:
        return _("Đặt ngày hẹn"), False
    if told.overdue(today):
        return _("Quá hẹn {day}", day=day(told.call_on)), True
    return _("Hẹn lại {day}", day=day(told.call_on)), False


def _link(view: View, row: DeadlineRow, doing: str, words: str, look: str = "") -> html.A:
    href = addresses.follow_up(view.province.slug, [row.key], doing, view.filters)
    return html.A(
        words, href=href, className=look or None, **attrs(aria_label=f"{words}: {row.title}")
    )


def chips(view: View) -> list[Any]:
    """Kinds and people with what each would list under the other filters; none while nothing is
    known."""
    if view.fresh.empty:
        return []
    kinds = [_kind_chip(view, kind, n) for kind, n in view.page.kinds.items()]
    every = _chip(
        view, _("Mọi loại"), sum(view.page.kinds.values()), not view.filters.kinds, kinds=()
    )
    people = [_person_chip(view, one) for one in view.page.people]
    group = html.Div(
        [every, *kinds, *([html.Span(className="dl-bar"), *people] if people else [])],
        className="dl-chips",
        role="group",
        **attrs(aria_label=_("Lọc theo loại và người phụ trách")),
    )
    return [group]


def _chip(view: View, words: Any, n: int, chosen: bool, **changes: Any) -> html.A:
    label = [*(words if isinstance(words, list) else [words]), html.B(number(n))]
    href = view.href(calendar=view.filters.calendar, **changes)
    return html.A(
        label, href=href, className="dl-chip", **attrs(aria_current="true" if chosen else None)
    )


def _kind_chip(view: View, kind: str, n: int) -> html.A:
    chosen = view.filters.kinds == (kind,)
    words = [kind_swatch(kind), _(KINDS[kind].short)]
    return _chip(view, words, n, chosen, kinds=() if chosen else (kind,))


def _person_chip(view: View, one: InCharge) -> html.A:
    f = view.filters
    if one.code == OVERDUE:
        chosen = bool(f.call)
        return _chip(view, _("Quá hẹn"), one.n, chosen, call="" if chosen else OVERDUE)
    chosen = f.person == one.code
    words: Any = one.name
    if one.code == MINE:
        words = [icon("person"), _("Của tôi")]
    elif one.code == NOBODY:
        words = _("Chưa giao")
    return _chip(view, words, one.n, chosen, person="" if chosen else one.code)


def chosen_people(view: View) -> list[str]:
    """The filters by person and call in words."""
    names = {MINE: _("Của tôi"), NOBODY: _("Chưa giao")}
    names |= {one.code: one.name for one in view.page.people if one.name}
    person, call = view.filters.person, view.filters.call
    return [
        *([names.get(person, _("của một người phụ trách"))] if person else []),
        *([_("Quá hẹn")] if call else []),
    ]


def follow_up_panel(view: View) -> list[Any]:
    """Nothing while nothing is asked for."""
    rows = view.following
    if not rows:
        return []
    n = len(rows)
    title = (
        _("Phụ trách và ngày hẹn: {what}", what=rows[0].title)
        if n == 1
        else ngettext(
            "Phụ trách và ngày hẹn của {shown} thời hạn",
            "Phụ trách và ngày hẹn của {shown} thời hạn",
            n,
            shown=number(n),
        )
    )
    close = html.A(
        icon("x-lg"),
        href=view.href(),
        className="icon-b rp-close",
        **attrs(aria_label=_("Đóng, không ghi")),
    )
    head = html.Div([html.H2(title), close], className="rp-head")
    body = html.Div([_about(view), _form(view)], className="rp-body")
    panel = html.Section(
        [head, body],
        className="rp-panel",
        role="dialog",
        **attrs(aria_modal="true", aria_label=title),
    )
    return [html.Div(panel, className="rp-over", **attrs(data_panel="1"))]


def _about(view: View) -> html.Div:
    return html.Div([_fact(view, row) for row in view.following], className="rp-facts")


def _fact(view: View, row: DeadlineRow) -> html.Div:
    d = row.deadline
    phone = html.A(row.phone, href=f"tel:{''.join(row.phone.split())}") if row.phone else None
    job = f"{rule_label(d.rule, d.ordinal)}, {day(d.day)}; {_(state_words(d, view.today))}"
    stands = row.follow_up
    told = (
        f"{stands.person or _('Chưa giao')}; {_when(stands, view.today)[0]}"
        if stands.version
        else None
    )
    parts = present(
        html.H3(row.title, lang="vi"),
        html.P(job),
        html.P(present(row.owner or _("Chưa có chủ"), html.Br() if phone else None, phone)),
        html.P(told) if told else None,
    )
    return html.Div(parts, className="rp-one")


def _form(view: View) -> html.Div:
    rows = view.following
    stands = [row.follow_up for row in rows]
    person = _same([stand.person_id for stand in stands])
    call_on = _same([stand.call_on for stand in stands])
    note = _same([stand.note for stand in stands])
    people = {str(i): name for i, name in view.people.items()}
    mine = str(view.me)
    options = {KEEP: _("(giữ nguyên của từng dòng)")} if person is None else {}
    options |= {mine: _("Tôi: {name}", name=people.pop(mine))} if mine in people else {}
    options |= {"0": _("Chưa giao ai")} | people
    if person is not None and str(person[0] or 0) not in options:
        options[str(person[0])] = stands[0].person
    fields = [
        choice(
            "person",
            _("Người phụ trách"),
            options,
            KEEP if person is None else str(person[0] or 0),
            prefix="fu",
        ),
        _day_field(call_on),
        text_area(
            "note",
            _("Đã trao đổi gì"),
            note[0] if note else "",
            prefix="fu",
            hint="" if note else _("Để trống thì giữ ghi chú của từng dòng."),
            maxLength=1000,
        ),
        html.P(
            _(
                "Chỉ người của Sở thấy các nội dung này. Đặt lại được; mọi lần ghi nằm trong nhật ký."
            ),
            className="rp-note",
        ),
        html.Div(
            [
                html.A(_("Hủy"), href=view.href(), className="btn-q"),
                html.Button(_("Lưu"), type="submit", className="btn-q primary"),
            ],
            className="rp-acts",
        ),
    ]
    seen = written_seen((row.key, row.follow_up.version) for row in rows)
    also = {"rows": seen, "next": view.href()}
    also |= {"mixed_day": "1"} if call_on is None else {}
    also |= {"mixed_note": "1"} if note is None else {}
    form = send_form(form_addresses.write_follow_up(view.province.slug), fields, also=also)
    return html.Div(
        form,
        className="rp-form",
        **attrs(data_first_field="person" if view.doing == ASSIGN else "call_on"),
    )


def _same(values: list[Any]) -> tuple[Any] | None:
    """The one value of all; None where they differ."""
    return (values[0],) if len(set(values)) == 1 else None


def _day_field(call_on: tuple[Any] | None) -> html.Div:
    hint = _("Gõ ngày/tháng/năm, ví dụ 05/12/2026; để trống là không hẹn.")
    if call_on is None:
        hint = _("Các dòng đang có ngày khác nhau; để trống thì giữ nguyên.")
    box = text_field(
        "call_on",
        _("Gọi lại ngày"),
        numeric(call_on[0]) if call_on and call_on[0] else "",
        prefix="fu",
        hint=hint,
        placeholder=_("ngày/tháng/năm"),
    )
    said = html.P(className="rp-said", role="status")
    return html.Div([box, said], className="rp-day", **attrs(data_day="1", data_ahead="1"))
