"""What was asked, said and done about a request, the oldest first."""

from datetime import date
from typing import Any

from components import html
from components.marks import attrs, icon, present
from components.network.requests.files import in_thread
from components.network.requests.listings import listing_words
from components.network.requests.one_view import OneRequest
from components.network.requests.parts import desk_words, person_words, post_words
from components.network.requests.proposals import change_words
from domain.network.reached import HIDDEN
from domain.network.requests import DOING, DUPLICATE, REOPEN, REQUESTERS, STATES, Desk, desk_named
from language import N_, _
from language.dates import day, day_and_time
from read_models.requests import Entry, WholeRequest
from sitemap import addresses

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
SIGNS = {"assigned": "person-check", "changed": "pencil", "passed": "arrow-left-right"}
SIGNS |= {"proposed": "pencil", "accepted": "check2-circle", "refused": "x-circle"}
SIGNS |= {"attached": "file-earmark-text", "detached": "file-earmark-text"}


def thread(view: OneRequest) -> list[Any]:
    whole = view.whole
    asked = _said(
        whole.row.requester,
        _(REQUESTERS[whole.row.requester_type]),
        day(whole.row.received_on),
        whole.question,
        "rq-asker",
    )
    return [asked, *(_entry(view, entry) for entry in whole.entries), *_what_is_hidden(whole)]


def _what_is_hidden(whole: WholeRequest) -> list[Any]:
    texts = [whole.question, whole.row.requester, *(entry.text for entry in whole.entries)]
    if not any(HIDDEN in text for text in texts):
        return []
    told = _(
        "{sign} là số điện thoại hoặc thư điện tử của người yêu cầu: chỉ nơi đang xử lý đọc được, và chỉ đến hết thời hạn lưu.",
        sign=HIDDEN,
    )
    return [html.P(told, className="hint")]


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
    file = in_thread(view.files, entry.told) if entry.kind == "attached" else None
    if file:
        return html.Div([_line(view, entry), file])
    return _line(view, entry)


def _slip(view: OneRequest) -> html.P:
    """The way to what was looked up for it at the counter."""
    href = addresses.search_slip(view.whole.row.number, view.post)
    link = html.A(_("Phiếu A5"), href=href)
    return html.P([icon("printer"), html.Span(link)], className="rq-event")


def _line(view: OneRequest, entry: Entry) -> html.P:
    """What was done, as a single line."""
    sign = icon(SIGNS.get(entry.kind, "arrow-repeat"))
    parts = [html.B(person_words(entry.by)), " ", deed(view, entry), *_because(entry)]
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


def deed(view: OneRequest, entry: Entry) -> str:
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
