"""The list of deadlines: a semantic table; below 1024 px each row becomes a card."""

from functools import partial
from typing import Any

from components import choosing, html
from components.chart_card import how
from components.deadlines.in_charge import chosen_people, in_charge
from components.deadlines.parts import done_about, ended, record_button, state_pill, what, when
from components.deadlines.view import View
from components.forms import answer_place, failed
from components.marks import attrs, icon, kind_swatch, present
from components.pager import pager
from components.states import empty
from domain.records.kinds import KINDS
from language import N_, _, ngettext
from language.dates import day
from language.numbers import NOT_APPLICABLE, number
from read_models.deadline_filters import ASSIGN, CALL, DOING, GROUPS
from read_models.deadlines import DeadlineRow
from read_models.letters import is_open, written_key
from sitemap import addresses, file_addresses, form_addresses

COLUMNS = (
    N_("Hạn"),
    N_("Tình trạng"),
    N_("Việc cần làm"),
    N_("Tài sản"),
    N_("Chủ văn bằng, liên hệ"),
)
WHO = N_("Phụ trách, hẹn lại")
"""The column that only the province's own people have."""
INDICATOR = "thoi-han"


def deadlines_list(view: View) -> list[Any]:
    if view.filters.calendar:
        return []
    chosen = _period(view)
    if not view.page.rows:
        return present(chosen, _nothing(view))
    may_choose = view.may_record and any(is_open(row) for row in view.page.rows)
    titles = [html.Th(_(c), scope="col", role="columnheader") for c in _titles(view)]
    head = html.Tr(
        [*([choosing.every_box()] if may_choose else []), *titles, _last_head(view)], role="row"
    )
    caption = html.Caption(
        _("Danh sách thời hạn, {place}", place=view.province.name), className="visually-hidden"
    )
    body = html.Tbody(
        [_row(view, row, may_choose=may_choose) for row in view.page.rows], role="rowgroup"
    )
    table = html.Table(
        [caption, html.Thead(head, role="rowgroup"), body], className="t list", role="table"
    )
    listed = html.Div(table, className="card-x list-card deadline-list")
    form = _choosing(view, listed) if may_choose else listed
    return present(_on_paper(view), chosen, form, _pager(view))


def _on_paper(view: View) -> html.P:
    """How many there are, under which filters, and which of them stand on the sheet."""
    total = view.page.total
    first = view.page.first
    shown = len(view.page.rows)
    parts = [_(GROUPS[view.filters.group]), *(_(KINDS[kind].label) for kind in view.filters.kinds)]
    parts += chosen_people(view)
    count = ngettext("{total} thời hạn", "{total} thời hạn", total, total=number(total))
    span = _("dòng {first}–{last}", first=number(first), last=number(first + shown - 1))
    words = ["; ".join(parts), ", ", _("sắp theo hạn"), *([", ", span] if shown < total else [])]
    return html.P([html.B(count), ": ", *words], className="paper-only")


def _titles(view: View) -> tuple[str, ...]:
    return (*COLUMNS, WHO) if view.page.people else COLUMNS


def _choosing(view: View, listed: html.Div) -> html.Form:
    """The list as a form: what is ticked in it, or all of the list, goes to the preview of letters; what
    is ticked also to who sees to it, under a tag, into a file (assets/choose.js)."""
    slug, n = view.province.slug, view.page.total
    send = choosing.button([icon("envelope-paper"), _("Soạn thư nhắc")], "btn-q primary")
    follow = [
        choosing.button(
            [icon(sign), words], name=DOING, value=doing, formAction=addresses.deadlines(slug)
        )
        for sign, words, doing in (
            ("person-check", _("Giao phụ trách"), ASSIGN),
            ("calendar-plus", _("Đặt ngày hẹn"), CALL),
        )
    ]
    text = ngettext("Cả danh sách ({shown})", "Cả danh sách ({shown})", n, shown=number(n))
    every = (
        html.A(text, href=addresses.letters(slug, view.filters))
        if view.filters.is_open(view.today)
        else None
    )
    tag = choosing.tag(form_addresses.write_chosen(slug))
    files = choosing.files(partial(file_addresses.export_deadlines, slug, view.filters.but()))
    bar = choosing.bar(_("thời hạn"), [send, *follow, *tag, *files], after=present(every))
    keep = view.filters.but(calendar=False).query().removeprefix("?")
    marks = attrs(data_choose="1", data_escape="1", data_keep=keep or None, data_failed=failed())
    return html.Form(
        [bar, answer_place(), listed], action=addresses.letters(slug), method="GET", **marks
    )


def _pick(view: View, row: DeadlineRow) -> html.Td:
    """A box where something can still be done."""
    if not is_open(row):
        return choosing.no_pick()
    label = _("Chọn: {name}, hạn {day}", name=row.title, day=day(row.deadline.due))
    return choosing.pick(written_key(row.key), label)


def _last_head(view: View) -> html.Th:
    return html.Th(
        html.Span(_("Thao tác"), className="visually-hidden"), scope="col", role="columnheader"
    )


def _period(view: View) -> Any:
    """The chosen period as a chip that takes it away."""
    days = view.filters.days
    if not days:
        return None
    span = day(days[0]) if days[0] == days[1] else f"{day(days[0])}–{day(days[1])}"
    words = f"{_(GROUPS[view.filters.group])}: {span}"
    drop = html.A(
        [words, icon("x-lg")],
        href=view.href(period=""),
        className="chip",
        **attrs(aria_label=_("Bỏ “{label}”", label=words)),
    )
    return html.Div(drop, className="filters")


def _cell(title: str, content: Any, class_name: str | None = None) -> html.Td:
    return html.Td(content, role="cell", className=class_name, **attrs(data_label=_(title)))


def _row(view: View, row: DeadlineRow, *, may_choose: bool) -> html.Tr:
    name = html.A(
        row.title,
        href=addresses.record(view.province.slug, row.asset_id, view.filters.on),
        className="name",
    )
    number_ = row.registration_no or row.application_no or _("chưa có số")
    job = html.Div(
        [kind_swatch(row.kind, row.mark_category), html.Div(what(row), className="two")],
        className="with-sw",
    )
    saved = (
        html.Small(
            _("giữ được hiệu lực sau khi nhắc, nộp {day}", day=day(row.saved_on)), className="ok"
        )
        if row.saved_on
        else None
    )
    act = record_button(view.province.slug, row, view.filters) if view.may_record else None
    cells = [
        *([_pick(view, row)] if may_choose else []),
        _cell(COLUMNS[0], html.Div(when(row.deadline, view.today), className="two nowrap-b")),
        _cell(
            COLUMNS[1],
            html.Div(
                present(state_pill(row.deadline, view.today), ended(row), saved, *_done(view, row)),
                className="two",
            ),
        ),
        _cell(COLUMNS[2], job),
        _cell(COLUMNS[3], html.Div([name, html.Small(number_)], className="two"), "title"),
        _cell(COLUMNS[4], html.Div(_owner(view, row), className="two")),
        *([_cell(WHO, in_charge(view, row))] if view.page.people else []),
        html.Td(act, role="cell", className="act"),
    ]
    return html.Tr(cells, role="row")


def _done(view: View, row: DeadlineRow) -> list[Any]:
    return [
        html.Small(part.children) if isinstance(part, html.Span) else part
        for part in done_about(row, view.province.slug, letters=view.may_record)
    ]


def _owner(view: View, row: DeadlineRow) -> list[Any]:
    """The name leads to the page of the owner; of a past day it is only told."""
    phone = html.A(row.phone, href=f"tel:{''.join(row.phone.split())}") if row.phone else None
    if row.owner is None or row.owner_id is None or view.filters.on:
        return present(html.Span(row.owner or NOT_APPLICABLE, className="whose"), phone)
    href = addresses.owner(view.province.slug, row.owner_id)
    return present(html.A(row.owner, href=href, lang="vi", className="whose"), phone)


def _nothing(view: View) -> html.Section:
    """Names the nearest deadline, so that nothing to do is told apart from nothing known."""
    nearest = view.page.nearest
    if nearest:
        text = _("Thời hạn gần nhất: {day}.", day=day(nearest))
        more = html.A(
            _("Xem ngày đó"),
            href=view.href(group="sap-den", period=nearest.isoformat()),
            className="btn-q",
        )
    else:
        text = _(
            "Chưa có thời hạn nào: cần ngày cấp hoặc ngày nộp đơn, và với sáng chế, GPHI là dữ liệu nộp phí."
        )
        more = html.A(
            _("Mở tài sản trí tuệ"),
            href=addresses.rows(view.province.slug, on=view.filters.on),
            className="btn-q",
        )
    state = empty(_("Không có thời hạn nào ở nhóm này"), text)
    return html.Section([state, html.Div(more, className="card-b")], className="card-x")


def _pager(view: View) -> html.Nav:
    page = view.page
    back, on = (
        view.href(before=page.before) if page.before else "",
        view.href(after=page.after) if page.after else "",
    )
    return pager(
        first=page.first,
        shown=len(page.rows),
        total=page.total,
        back=back,
        on=on,
        aside=how(INDICATOR),
    )
