"""The smallest parts of deadlines: the pill of a state, what is to be done, the day that decides,
the button that records."""

from datetime import date
from typing import Any

from components import endings, html
from components.marks import attrs, icon, pill, present
from domain.terms.deadlines import NOTHING, PAID, state_words
from domain.terms.rules import rule_label
from domain.terms.status_and_deadline import Deadline
from language import _, ngettext
from language.dates import day, local
from language.durations import days_left
from language.numbers import money
from read_models.deadline_filters import DeadlineFilters
from read_models.deadlines import DeadlineRow, Recorded
from sitemap import addresses, file_addresses

TONES = {
    "late": "warn",
    "open": "info",
    "wait": "info",
    "done": "ok",
    "lost": "bad",
    "waive": "off",
    "other": "off",
}
SOON = 30
RECORDABLE = ("open", "late", "lost")


def state_pill(deadline: Deadline, today: date) -> Any:
    """Shape, colour and word; an open one says whether its window is open already."""
    early = deadline.state == "open" and deadline.opens > today
    tone = "off" if early else TONES[deadline.state]
    return pill(_(state_words(deadline, today)), tone)


def when(deadline: Deadline, today: date) -> list[Any]:
    """The day that decides and how far it is; beside it what differs."""
    state = deadline.state
    if state == "done":
        paid = html.Small(_("nộp {day}", day=day(deadline.paid_on))) if deadline.paid_on else None
        return present(html.B(day(deadline.due)), paid)
    soon = state in ("open", "wait") and (deadline.due - today).days <= SOON
    urgent = "warn" if state == "late" or soon else None
    left = (
        html.Small(days_left(deadline.day, today), className=urgent)
        if state in ("open", "late", "wait")
        else None
    )
    return present(html.B(day(deadline.day)), left, _of_late(deadline), _computed(deadline))


def ended(row: DeadlineRow) -> Any:
    """From when the title has ended, where its missing has ended it."""
    words = endings.ended(row.ended) if row.ended else None
    return html.Small(words) if words else None


def _of_late(deadline: Deadline) -> Any:
    if deadline.state not in ("late", "lost"):
        return None
    return html.Small(_("đến hạn {day}", day=day(deadline.due)))


def _computed(deadline: Deadline) -> Any:
    """The office's day wins; where ours differs both are shown."""
    if not deadline.given:
        return None
    if deadline.computed:
        return html.Small(_("theo cơ quan cấp; tính được {day}", day=day(deadline.computed)))
    return html.Small(_("theo cơ quan cấp"))


def what(row: DeadlineRow) -> list[Any]:
    """'Phí duy trì hiệu lực năm thứ 6', and the fee where a table of fees tells it."""
    fee = (
        html.Small(_("phí {amount}, chưa gồm phí nộp muộn", amount=money(row.amount)))
        if row.amount is not None
        else None
    )
    return present(html.Span(rule_label(row.deadline.rule, row.deadline.ordinal)), fee)


def done_about(row: DeadlineRow, slug: str | None, *, letters: bool = False) -> list[Any]:
    """Reminders booked, and what an officer has recorded. `slug`: of the province whose page it is,
    None in the register of the country; `letters`: the reader may open the letters and take them
    back."""
    d = row.deadline
    proof = file_addresses.proof(slug, row.asset_id, d.rule, d.ordinal) if slug else None
    told: Any = reminded(row)
    if letters and slug and row.lot:
        told = html.A(told, href=addresses.booking(slug, row.lot))
    return [html.Span(told), *recorded(row.recorded, proof)]


def reminded(row: DeadlineRow) -> str:
    """'Đã nhắc 19/11/2026'; with how often where it was more than once."""
    if row.reminded_on is None:
        return _("Chưa nhắc")
    n = row.reminders
    last = day(row.reminded_on)
    if n == 1:
        return _("Đã nhắc {day}", day=last)
    return ngettext(
        "Đã nhắc {n} lần, gần nhất {day}", "Đã nhắc {n} lần, gần nhất {day}", n, day=last
    )


def recorded(act: Recorded, proof: str | None) -> list[Any]:
    """What stands recorded, with its proof as a link, the note, and who recorded it when; nothing
    where nothing does. `proof`: the address. Whoever is not told the note and the name
    (data_access.deadlines.recorded) reads that something was recorded."""
    if act.what == NOTHING:
        return []
    note = html.Small(act.reason, title=act.reason, className="cut") if act.reason else None
    who = (
        html.Small(_("{name} ghi {day}", name=act.by, day=day(local(act.at).date())))
        if act.by and act.at
        else None
    )
    return present(_paid(act, proof) if act.what == PAID else None, note, who) or [
        html.Small(_("Sở đã ghi nhận"))
    ]


def _paid(act: Recorded, proof: str | None) -> html.Small:
    on = _("Ghi nhận nộp {day}", day=day(act.done_on))
    if act.proof_name and proof:
        label = _("Chứng từ: {name}", name=act.proof_name)
        link = html.A(
            _("chứng từ"), href=proof, title=act.proof_name, download="", **attrs(aria_label=label)
        )
        return html.Small([f"{on}, ", link])
    return html.Small(f"{on}, " + (_("có chứng từ") if act.proved else _("chưa có chứng từ")))


def record_button(slug: str, row: DeadlineRow, filters: DeadlineFilters | None = None) -> Any:
    """Opens the panel that records, over the list with these filters; nothing where the office's
    data have settled the deadline."""
    known = row.recorded.what != NOTHING
    if row.deadline.state not in RECORDABLE and not known:
        return None
    words = _("Sửa") if known else _("Ghi nhận")
    label = f"{words}: {rule_label(row.deadline.rule, row.deadline.ordinal)}, {row.title}"
    href = addresses.record_deadline(slug, *row.key, filters=filters)
    return html.A(
        [icon("check2-square"), words], href=href, className="btn-q", **attrs(aria_label=label)
    )
