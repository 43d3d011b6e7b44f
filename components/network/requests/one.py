"""One request: what was asked, said and done, the oldest first; beside it when it is due, what can be
done next, and what is known of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from components import html
from components.chart_card import card, how
from components.forms import choice, send_form, text_area, text_field
from components.marks import attrs, badge, icon, present
from components.network.requests.files import FilesView, files_card
from components.network.requests.form import correction
from components.network.requests.listings import ListingView, listing_card, listing_words
from components.network.requests.parts import (
    desk_words,
    due_words,
    kind_words,
    person_words,
    post_words,
    state_pill,
)
from components.network.requests.prepared import prepared_choices
from components.network.requests.proposals import ProposalsView, change_words, proposals_card
from domain.calendar.holidays import DAY, is_day_off, next_working_day
from domain.network.request_clock import CONTACTS, counts, rule_for, stopped
from domain.network.requests import (
    ANSWERED,
    CHANNELS,
    CLOSED,
    DOING,
    DUPLICATE,
    LISTING,
    LONGEST_ENTRY,
    MOVES,
    OPEN,
    OUTSIDE,
    REOPEN,
    REQUESTERS,
    STATES,
    TOPICS,
    WAITING,
    WITH_REASON,
    Desk,
    desk_named,
)
from domain.places.provinces import place_name
from domain.records.kinds import KINDS as RIGHTS
from language import N_, _, ngettext
from language.dates import day, day_and_time
from read_models.prepared_answers import Prepared
from read_models.request_form import CORRECTING
from read_models.requests import Entry, WholeRequest
from sitemap import addresses, form_addresses

DEEDS = {
    "changed": N_("sửa thông tin yêu cầu"),
    "attached": N_("thêm một tệp"),
    "detached": N_("xóa một tệp"),
}
"""What an entry of a kind tells that has nothing more to tell."""
PROPOSING = {
    "proposed": N_("đề nghị sửa hồ sơ:"),
    "accepted": N_("chấp nhận và sửa hồ sơ:"),
    "refused": N_("không chấp nhận:"),
    "withdrawn": N_("rút đề nghị:"),
    "undone": N_("hoàn tác, hồ sơ trở lại như trước:"),
}
"""What became of a change of the register, as read_models.corrections calls its states."""
INDICATOR = "thoi-gian-tra-loi"
PREFIX = "rq"
MOST_BOXES = 30
SEVERAL = 2
"""Due days from which on their history is shown."""
"""Working days that are drawn."""
TO = {
    DOING: N_("Xử lý tiếp"),
    WAITING: N_("Chờ người yêu cầu (dừng tính hạn)"),
    DUPLICATE: N_("Trùng với yêu cầu khác"),
    OUTSIDE: N_("Ngoài phạm vi"),
    CLOSED: N_("Đóng"),
    REOPEN: N_("Mở lại"),
}
SIGNS = {"assigned": "person-check", "changed": "pencil", "passed": "arrow-left-right"}
SIGNS |= {"proposed": "pencil", "accepted": "check2-circle", "refused": "x-circle"}
SIGNS |= {"attached": "file-earmark-text", "detached": "file-earmark-text"}


@dataclass(frozen=True, slots=True)
class OneRequest:
    """`hosts`: of every station; `desks`: which ones it may be given to; `doing`: the form that the
    address asks for; `files`: None for those who read alone; `proposals`: of one that asks for a
    change in the register; `answers`: those that are kept ready, `prepared` the number of one."""

    whole: WholeRequest
    today: date
    writes: bool
    hosts: Mapping[int, str] = field(default_factory=dict)
    desks: Sequence[Desk] = ()
    doing: str = ""
    post: str = ""
    files: FilesView | None = None
    proposals: ProposalsView | None = None
    answers: Sequence[Prepared] = ()
    prepared: int = 0

    @property
    def used(self) -> Prepared | None:
        """The answer kept ready that the address asks for."""
        return next((one for one in self.answers if one.id == self.prepared), None)


def request_page(view: OneRequest) -> list[Any]:
    thread = html.Div(_thread(view), className="rq-thread")
    left = html.Div(present(thread, _composer(view)), className="stack")
    held = files_card(view.files) if view.files else None
    listing = None
    if view.whole.row.kind == LISTING:
        whole = view.whole
        listing = listing_card(
            ListingView(whole.row, whole.entries, view.today, view.writes, view.post)
        )
    asked = proposals_card(view.proposals) if view.proposals else None
    cards = [_due_card(view), asked, listing, _next_card(view), held, _facts_card(view)]
    shown = cards[::-1] if view.doing == CORRECTING else cards
    right = html.Div(present(*shown), className="stack")
    return [_head(view), html.Div([left, right], className="grid rq-grid")]


def _head(view: OneRequest) -> html.Div:
    row = view.whole.row
    back = html.Nav(
        html.A(_("Yêu cầu"), href=addresses.requests()), **attrs(aria_label=_("Quay lại"))
    )
    told = present(
        html.Span(row.number),
        state_pill(row.state),
        html.Span(_("Nhận {day}, {where}", day=day(row.received_on), where=_taken_at(view))),
        badge("all") if row.illustrative else None,
    )
    what = [back, html.H1(row.title, lang="vi"), html.Div(told, className="as-of")]
    return html.Div(html.Div(what, className="what"), className="head")


def _where(view: OneRequest) -> str:
    return desk_words(view.whole.desk, view.hosts)


def _taken_at(view: OneRequest) -> str:
    return desk_words(view.whole.taken_at, view.hosts)


def _thread(view: OneRequest) -> list[Any]:
    whole = view.whole
    asked = _said(
        whole.row.requester,
        _(REQUESTERS[whole.row.requester_type]),
        day(whole.row.received_on),
        whole.question,
        "rq-asker",
    )
    return [asked, *(_entry(view, entry) for entry in whole.entries)]


def _said(who: str, what: str, when: str, text: str, look: str) -> html.Section:
    name = person_words(who)
    by = html.B(name, lang="vi" if name == who else None)
    head = [by, html.Span(what), html.Small(when)]
    body = [
        html.Div(head, className="rq-by"),
        html.P(text, className="rq-text", lang="vi"),
    ]
    face = html.Span(_initials(name), className="rq-face", **attrs(aria_hidden="true"))
    return html.Section([face, html.Div(body, className="rq-box")], className=f"rq-say {look}")


def _initials(name: str) -> str:
    words = [word for word in name.split() if word[0].isalpha()]
    return "".join(word[0].upper() for word in words[-2:])


def _entry(view: OneRequest, entry: Entry) -> Any:
    when = day_and_time(entry.at)
    post = post_words(entry.post)
    if entry.kind == "answer":
        box = _said(entry.by, post, when, entry.text, "rq-answer")
        if "slip" in entry.told:
            return html.Div([box, _slip(view)])
        line = _line(view, entry) if entry.told.get("state") != DOING else None
        return html.Div(present(box, _basis(entry), line))
    if entry.kind == "note":
        told = _("ghi chú nội bộ, chỉ đơn vị xử lý và Viện đọc")
        return _said(entry.by, told, when, entry.text, "rq-note")
    if entry.kind == "message":
        row = view.whole.row
        box = _said(
            row.requester,
            _("{name} ghi lại", name=person_words(entry.by)),
            when,
            entry.text,
            "rq-asker",
        )
        return html.Div([box, _line(view, entry)])
    return _line(view, entry)


def _slip(view: OneRequest) -> html.P:
    """The way to what was looked up for it at the counter."""
    href = addresses.search_slip(view.whole.row.number, view.post)
    link = html.A(_("Phiếu A5"), href=href)
    return html.P([icon("printer"), html.Span(link)], className="rq-event")


def _line(view: OneRequest, entry: Entry) -> html.P:
    """What was done, as a single line."""
    sign = icon(SIGNS.get(entry.kind, "arrow-repeat"))
    parts = [html.B(person_words(entry.by)), " ", _deed(view, entry), *_because(entry)]
    return html.P([sign, html.Span([*parts, " ", html.Small(day_and_time(entry.at))])],
                  className="rq-event")  # fmt: skip


def _because(entry: Entry) -> list[Any]:
    """The reason of a move, and the days that changed with it."""
    found: list[Any] = []
    if entry.text and entry.kind in ("state", "passed", "listed", *PROPOSING):
        found.append(f": {entry.text}")
    if entry.told.get("due_result"):
        result = date.fromisoformat(entry.told["due_result"])
        found.append("; " + _("hạn kết quả {day}", day=day(result)))
    return found


def _deed(view: OneRequest, entry: Entry) -> str:
    told = entry.told
    if entry.kind == "passed":
        desks = (desk_named(told[name]) or Desk() for name in ("from", "to"))
        here, there = (desk_words(desk, view.hosts) for desk in desks)
        return _("chuyển từ {here} đến {there}", here=here, there=there)
    if entry.kind == "assigned":
        person = told.get("person", "")
        return _("giao cho {person}", person=person) if person else _("bỏ giao việc")
    if "listing" in told:
        return listing_words(entry)
    if entry.kind in PROPOSING:
        change = change_words(told["field"], told["old"], told["new"])
        return f"{_(PROPOSING[entry.kind])} {change}"
    if entry.kind in DEEDS:
        return _(DEEDS[entry.kind])
    if told.get("move") == REOPEN:
        return _("mở lại yêu cầu")
    state = told.get("state", "")
    if state == DUPLICATE:
        return _("ghi là trùng với {number}", number=told.get("other", ""))
    if state:
        return _("chuyển sang “{state}”", state=_(STATES[state]))
    return _("ghi yêu cầu")


def _basis(entry: Entry) -> html.P | None:
    """What the answer rests on, where one that is kept ready was used."""
    told = entry.told.get("basis")
    return html.P(told["words"], className="hint", lang="vi") if told else None


def _composer(view: OneRequest) -> Any:
    """The answer, and apart from it the internal note, which nobody takes for an answer."""
    row = view.whole.row
    if not view.writes:
        return None
    parts: list[Any] = []
    if row.state in OPEN:
        parts.append(_answering(view))
    note = html.Details(
        [html.Summary(_("Ghi chú nội bộ"), className="btn-q"), _noting(view)],
        className="rq-noting",
    )
    return card(_("Trả lời"), html.Div([*parts, note]), class_name="rq-composer")


def _answering(view: OneRequest) -> html.Form:
    row = view.whole.row
    hint = _("Trả lời người yêu cầu qua kênh của họ, rồi ghi lại ở đây.")
    buttons = [
        _then(DOING, _("Ghi, còn xử lý"), ""),
        _then(WAITING, _("Ghi và chờ người yêu cầu"), ""),
        _then(ANSWERED, _("Ghi kết quả"), ""),
        _then(CLOSED, _("Ghi và đóng yêu cầu"), " primary"),
    ]
    used = view.used
    text = used.told if used else ""
    also: dict[str, Any] = {"version": row.version}
    if used:
        also |= {"cau": used.id, "cau_lan": used.version, "number": row.number}
    return send_form(
        form_addresses.write_request(row.id, "tra-loi", view.post),
        [
            *_ready(view),
            text_area("text", _("Câu trả lời"), text, prefix=f"{PREFIX}-a", rows=4, hint=hint,
                      maxLength=LONGEST_ENTRY, key=f"answer-{view.prepared}"),
            html.Div(buttons, className="acts"),
        ],
        also=also,
        look="rq-answering",
        empty=True,
    )  # fmt: skip


def _ready(view: OneRequest) -> list[Any]:
    """The answers that the institute keeps ready, folded until one is used."""
    if not view.answers:
        return []

    def with_answer(number: int) -> str:
        return addresses.one_request(view.whole.row.number, view.post, prepared=number)

    listed = prepared_choices(view.answers, view.prepared, with_answer, view.today)
    title = html.Summary(_("Câu trả lời soạn sẵn"), className="btn-q")
    return [html.Details([title, *listed], open=True if view.used else None)]


def _then(state: str, words: str, look: str) -> html.Button:
    return html.Button(words, type="submit", name="then", value=state, className=f"btn-q{look}")


def _noting(view: OneRequest) -> html.Form:
    row = view.whole.row
    save = html.Button(_("Lưu ghi chú"), type="submit", className="btn-q")
    box = text_area("text", _("Ghi chú, chỉ đơn vị xử lý và Viện đọc"), "", prefix=f"{PREFIX}-n",
                    rows=3, maxLength=LONGEST_ENTRY)  # fmt: skip
    return send_form(
        form_addresses.write_request(row.id, "ghi-chu", view.post),
        [box, html.Div(save, className="acts")],
        also={"version": row.version},
        empty=True,
    )


def _due_card(view: OneRequest) -> html.Section:
    whole, row = view.whole, view.whole.row
    words, tone = due_words(row, view.today)
    shown = row.due or row.result_on
    big = html.P(
        present(
            html.B(day(shown)) if shown else None, html.Span(words, className=f"rq-due {tone}")
        ),
        className="rq-big",
    )
    rule = rule_for(row.kind, row.received_on)
    first = _first_said(view)
    last = whole.ended_on if row.state not in OPEN else None
    still = stopped(row.received_on, last or view.today, whole.stops)
    waited = ngettext("Đã dừng {n} ngày làm việc.", "Đã dừng {n} ngày làm việc.", still)
    told = _("Kết quả: hạn {n} ngày làm việc, {day}.", n=rule.result, day=_day_or_stands(row.due_result))  # fmt: skip
    lines = [html.P(text) for text in (first, told, waited if still else "") if text]
    boxes = html.Div(
        [html.I(className=look) for look in _boxes(view)],
        className="rq-days",
        **attrs(aria_hidden="true"),
    )
    parts = present(big, boxes, *lines, _history(view), how(INDICATOR))
    body = html.Div(parts, className="rq-clock")
    return card(_("Hạn trả lời"), body)


def _history(view: OneRequest) -> html.Details | None:
    """Each day by which a result was due, since when and why: none is lost."""
    told = [entry for entry in view.whole.entries if "due_result" in entry.told]
    if len(told) < SEVERAL:
        return None
    lines = [html.Li(_due_line(view, entry)) for entry in told]
    title = html.Summary(_("Các hạn đã có ({n})", n=len(told)))
    return html.Details([title, html.Ul(lines)], className="rq-history")


def _due_line(view: OneRequest, entry: Entry) -> list[Any]:
    why = _("trả lời") if entry.kind == "answer" else _deed(view, entry)
    return [f"{day(entry.day)}: ", html.B(_due_of(entry)), " ", html.Small(why)]


def _due_of(entry: Entry) -> str:
    due = entry.told["due_result"]
    return day(date.fromisoformat(due)) if due else _("đang dừng")


def _first_said(view: OneRequest) -> str:
    row = view.whole.row
    rule = rule_for(row.kind, row.received_on)
    if row.first_on:
        return _("Trả lời lần đầu {day} (hạn {n} ngày làm việc).", day=day(row.first_on), n=rule.first)  # fmt: skip
    if row.state not in OPEN:
        return ""
    return _("Trả lời lần đầu: hạn {n} ngày làm việc, {day}.", n=rule.first, day=_day_or_stands(row.due_first))  # fmt: skip


def _day_or_stands(due: date | None) -> str:
    return day(due) if due else _("đang dừng")


def _boxes(view: OneRequest) -> Iterator[str]:
    """A box for each working day until the result is due: run, stood still, or to come."""
    row, stops = view.whole.row, view.whole.stops
    until = row.result_on or row.due_result or view.today
    at = next_working_day(row.received_on)
    drawn = 0
    while at < until and drawn < MOST_BOXES:
        at += DAY
        if is_day_off(at):
            continue
        drawn += 1
        gone = "run" if at <= view.today else "left"
        yield gone if counts(at, stops) or at == row.result_on else "stood"


def _next_card(view: OneRequest) -> Any:
    if not view.writes:
        return None
    row = view.whole.row
    parts: list[Any] = [_assigning(view)] if row.state in OPEN else []
    passing = [_passing(view)] if view.desks else []
    every = [*parts, _moving(view), *passing]
    return card(_("Bước tiếp theo"), html.Div(every, className="rq-next"))


def _passing(view: OneRequest) -> html.Details:
    """To another desk, with what whoever gets it has to know."""
    row = view.whole.row
    desks = {"": _("Chọn nơi nhận")}
    desks |= {desk.code: desk_words(desk, view.hosts) for desk in view.desks}
    hint = _("Nơi nhận thấy cả trao đổi và liên hệ; ghi chú nội bộ ở lại. Hạn vẫn chạy.")
    fields: list[Any] = [
        choice("to", _("Chuyển đến"), desks, "", prefix=f"{PREFIX}-p"),
        text_area("reason", _("Lý do chuyển"), "", prefix=f"{PREFIX}-p", rows=2, hint=hint,
                  maxLength=LONGEST_ENTRY),
        html.Div(html.Button(_("Chuyển"), type="submit", className="btn-q"), className="acts"),
    ]  # fmt: skip
    form = send_form(
        form_addresses.write_request(row.id, "chuyen", view.post),
        fields,
        also={"version": row.version},
        look="rq-passing",
    )
    title = html.Summary([icon("arrow-left-right"), _("Chuyển nơi khác")], className="btn-q")
    return html.Details([title, form], className="rq-now")


def _assigning(view: OneRequest) -> html.Form:
    row, people = view.whole.row, view.whole.people
    options = {"": _("Chưa giao")} | {str(number): name for number, name in people.items()}
    if row.assignee_id and row.assignee_id not in people:
        options[str(row.assignee_id)] = row.assignee
    return send_form(
        form_addresses.write_request(row.id, "giao", view.post),
        [
            choice("assignee", _("Giao cho"), options, str(row.assignee_id or ""), prefix=PREFIX),
            html.Button(_("Giao việc"), type="submit", className="btn-q"),
        ],
        also={"version": row.version},
        look="in-row",
    )


def _moving(view: OneRequest) -> html.Form:
    """A reason and the number of the other request are asked for by the moves that want them."""
    row = view.whole.row
    moves = MOVES[row.state]
    options = {"": _("Chọn bước")} | {move: _(TO[move]) for move in moves}
    fields: list[Any] = [choice("move", _("Chuyển bước"), options, "", prefix=PREFIX)]
    if DUPLICATE in moves:
        other = text_field("other", _("Mã yêu cầu kia"), "", prefix=PREFIX, maxLength=20)
        fields.append(html.Div(other, **attrs(data_for=DUPLICATE)))
    fields.append(_reason(row.state))
    fields.append(
        html.Div(html.Button(_("Chuyển bước"), type="submit", className="btn-q"), className="acts")
    )
    return send_form(
        form_addresses.write_request(row.id, "buoc", view.post),
        fields,
        also={"version": row.version, "number": row.number},
        look="rq-moving",
        empty=True,
        data_move="none",
    )


def _reason(state: str) -> html.Div:
    waits = state == WAITING
    label = _("Lý do, hoặc điều người yêu cầu gửi lại") if waits else _("Lý do")
    wanted = (*WITH_REASON, DOING) if waits else WITH_REASON
    box = text_area("reason", label, "", prefix=PREFIX, rows=2, maxLength=LONGEST_ENTRY)
    return html.Div(box, **attrs(data_for=" ".join(wanted)))


def _facts_card(view: OneRequest) -> html.Section:
    if view.writes and view.doing == CORRECTING:
        return card(_("Sửa yêu cầu"), correction(view.whole, view.post))
    whole, row = view.whole, view.whole.row
    place = place_name(row.vn34, "vn34")
    if whole.vn63:
        place += f" ({place_name(whole.vn63, 'vn63')})"
    facts: list[tuple[str, Any]] = [
        (_("Mã"), row.number),
        (_("Loại"), kind_words(row)),
        (_("Chủ đề"), "; ".join(_(TOPICS[topic]) for topic in row.topics)),
        (_("Đối tượng SHCN"), "; ".join(_(RIGHTS[code].label) for code in whole.rights)),
        (_("Kênh"), _(CHANNELS[row.channel])),
        (_("Người yêu cầu"), [row.requester, html.Small(_(REQUESTERS[row.requester_type]))]),
        (_("Liên hệ"), _reach(view)),
        (_("Tỉnh"), place),
        (_("Nơi tiếp nhận"), _taken_at(view)),
        (_("Nơi xử lý"), _where(view)),
        (_("Người xử lý"), row.assignee),
        (_("Trùng với"), whole.duplicate_of),
        (
            _("Ghi bởi"),
            [person_words(whole.created_by), html.Small(day_and_time(whole.created_at))],
        ),
    ]
    lines = [html.Div([html.Dt(name), html.Dd(value)]) for name, value in facts if value]
    kept = max(CONTACTS, key=lambda rule: rule.since).days
    note = _("Thông tin liên hệ chỉ đơn vị đang xử lý thấy; xóa sau {n} ngày kể từ khi kết thúc.", n=kept)  # fmt: skip
    edit = html.A(
        [icon("pencil"), _("Sửa")],
        href=addresses.one_request(row.number, view.post, doing=CORRECTING),
        className="btn-q",
    )
    body = [html.Dl(lines, className="rq-facts"), html.P(note, className="hint")]
    return card(_("Thông tin yêu cầu"), html.Div(body), side=edit if view.writes else None)


def _reach(view: OneRequest) -> list[Any]:
    told = view.whole.contact
    if told is None:
        return []
    phone = html.A(told.phone, href=f"tel:{told.phone.replace(' ', '')}") if told.phone else None
    email = html.A(told.email, href=f"mailto:{told.email}") if told.email else None
    return present(phone, email)
