"""What a request asks to have changed in the register: each change with its record, state and
answer; the form that proposes one, and for those who may write the register the forms that answer
it and take it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components import html
from components.chart_card import card
from components.forms import choice, send_form, text_area, text_field
from components.marks import attrs, icon, pill, present
from components.network.requests.parts import person_words
from language import _
from language.dates import day
from language.numbers import missing
from read_models.corrections import ACCEPTED, FIELDS, REFUSED, STATES, WAITING
from read_models.proposals import Proposal
from read_models.requests import RequestRow
from sitemap import addresses, form_addresses

PREFIX = "rqp"
LONGEST = 1_000
TONES = {WAITING: "info", ACCEPTED: "ok", REFUSED: "warn"}


@dataclass(frozen=True, slots=True)
class ProposalsView:
    """`writes`: whether the reader works on the request; `decides`: may write the register; `slug`:
    of the province whose records the reader may open, '' for none."""

    row: RequestRow
    proposals: Sequence[Proposal]
    writes: bool
    decides: bool
    slug: str
    post: str


def change_words(field: str, old: str, new: str) -> str:
    """Tên: “A” thành “B”."""
    return _(
        "{field}: “{old}” thành “{new}”", field=_(FIELDS[field]), old=old or missing(), new=new
    )


def proposals_card(view: ProposalsView) -> html.Section:
    lines = [_line(view, one) for one in view.proposals]
    empty = html.P(_("Chưa có đề nghị nào gắn với một hồ sơ."), className="hint")
    listed: Any = html.Ul(lines, className="corrections") if lines else empty
    form = _form(view) if view.writes and view.row.is_open else None
    return card(_("Đề nghị sửa hồ sơ"), html.Div(present(listed, form)))


def _line(view: ProposalsView, one: Proposal) -> html.Li:
    asked = one.asked
    state = _("Chờ xem xét") if asked.state == WAITING else _(STATES[asked.state])
    head = [
        html.B(change_words(asked.field, asked.old, asked.new)),
        pill(state, TONES.get(asked.state, "off")),
    ]
    by = _("{name} đề nghị {day}. Căn cứ: {reason}", name=person_words(asked.author),
           day=day(asked.created_at.date()), reason=asked.reason)  # fmt: skip
    acts = [_decision(view, one), _undo(view, one)] if view.writes and view.decides else []
    return html.Li(
        present(
            html.Div(_record(view, one), className="of"),
            html.Div(head, className="line"),
            html.Small(by),
            *_answered(one),
            *acts,
        )
    )


def _record(view: ProposalsView, one: Proposal) -> list[Any]:
    name: Any = html.Span(one.title, lang="vi")
    if view.slug:
        name = html.A(one.title, href=addresses.record(view.slug, one.asset_id), lang="vi")
    return [name, " ", html.Small(one.number, className="hint")]


def _answered(one: Proposal) -> list[Any]:
    asked = one.asked
    found: list[Any] = []
    if asked.decided_at:
        by = person_words(asked.decided_by or "")
        told = _("{name} trả lời {day}", name=by, day=day(asked.decided_at.date()))
        found.append(html.Small(f"{told}: {asked.answer}" if asked.answer else told))
    if asked.undone_at:
        by = person_words(asked.undone_by or "")
        told = _("{name} hoàn tác {day}", name=by, day=day(asked.undone_at.date()))
        found.append(html.Small(told))
    return found


def _decision(view: ProposalsView, one: Proposal) -> html.Form | None:
    if one.asked.state != WAITING:
        return None
    yes = html.Button(_("Chấp nhận và sửa"), type="submit", name="decision", value="accept",
                      className="btn-q primary")  # fmt: skip
    no = html.Button(_("Không chấp nhận"), type="submit", name="decision", value="refuse",
                     className="btn-q")  # fmt: skip
    answer = text_area("answer", _("Trả lời; không chấp nhận thì nêu lý do"), "",
                       prefix=f"{PREFIX}-{one.asked.id}", rows=2, maxLength=LONGEST)  # fmt: skip
    return send_form(
        form_addresses.propose_by_request(
            view.row.id, view.post, proposal_id=one.asked.id, deed="tra-loi"
        ),
        [answer, html.Div([yes, no], className="acts")],
        also={"version": view.row.version},
        look="stacked",
    )


def _undo(view: ProposalsView, one: Proposal) -> html.Form | None:
    if one.asked.state != ACCEPTED:
        return None
    label = _("Hoàn tác: {change}", change=change_words(one.asked.field, one.asked.new, one.asked.old))  # fmt: skip
    button = html.Button(_("Hoàn tác"), type="submit", className="plain-b",
                         **attrs(aria_label=label))  # fmt: skip
    sent_to = form_addresses.propose_by_request(
        view.row.id, view.post, proposal_id=one.asked.id, deed="hoan-tac"
    )
    ask = _("Hoàn tác? Hồ sơ trở lại giá trị trước khi sửa; lịch sử giữ cả hai lần.")
    return send_form(sent_to, [button], also={"version": view.row.version}, look="inline", ask=ask)


def _form(view: ProposalsView) -> html.Details:
    fields = {code: _(label) for code, label in FIELDS.items()}
    parts: list[Any] = [
        text_field("record", _("Số đơn hoặc số văn bằng"), "", prefix=PREFIX, maxLength=60),
        choice("field", _("Trường cần sửa"), fields, "title", prefix=PREFIX),
        text_field("new", _("Giá trị đúng"), "", prefix=PREFIX, maxLength=LONGEST,
                   hint=_("Ngày ghi theo dạng ngày/tháng/năm.")),
        text_area("reason", _("Căn cứ"), "", prefix=PREFIX, rows=2, maxLength=LONGEST),
        html.Div(html.Button(_("Ghi đề nghị"), type="submit", className="btn-q"), className="acts"),
    ]  # fmt: skip
    form = send_form(
        form_addresses.propose_by_request(view.row.id, view.post),
        parts,
        also={"version": view.row.version},
        look="rq-passing",
        empty=True,
    )
    summary = html.Summary([icon("pencil"), _("Đề nghị sửa một hồ sơ")], className="btn-q")
    return html.Details([summary, form], className="rq-now", open=not view.proposals or None)
