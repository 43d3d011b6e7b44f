"""What becomes of a deadline: its states, what an officer has recorded about it, the surcharge of a
late payment.

A deadline has exactly one state a day. The calendar and the office's data give open, late, done and
lost (domain.terms.assessment). What an officer records comes on top: a payment without proof waits
for confirmation and changes nothing else; with proof it is a fact like any other and settles that
payment alone; waived and not ours take the deadline off the work list. What the office's data
confirm is done, whatever was recorded.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.calendar.dates import add_months
from domain.records.asset import AssetRecord, LegalEvent
from domain.terms.assessment import Assessment
from domain.terms.rules import MAINTENANCE, RENEWAL, Rule, event_of, payable_until, version
from domain.terms.status_and_deadline import Deadline
from language import N_

STATES: dict[str, str] = {
    "late": N_("Còn được nộp muộn"),
    "open": N_("Chưa đến hạn"),
    "wait": N_("Chờ xác nhận"),
    "done": N_("Đã xong"),
    "lost": N_("Đã mất hiệu lực"),
    "waive": N_("Không tiếp tục duy trì"),
    "other": N_("Không thuộc việc của tỉnh"),
}
"""open: not due yet; late: overdue, can still be saved; wait: recorded, not confirmed; lost: never
without data that say so."""
SOON_DAYS = 90
"""Due within so many days is told as coming up, to everybody alike."""
NOT_PAYABLE, PAYABLE, SOON = (
    N_("Chưa đến thời gian nộp"),
    N_("Trong thời gian nộp"),
    N_("Sắp đến hạn"),
)
PAID, WAIVED, NOT_OURS, NOTHING = "paid", "waive", "other", "none"
RECORDED = (PAID, WAIVED, NOT_OURS)
"""What an officer may record; NOTHING takes it back."""
OWN_CODE = "SO-KHCN"
"""Stands where a national event code would, in events that the province itself has proved."""
OWN_TEXT = N_("Sở KH&CN ghi nhận, có chứng từ")
SAME_PERIOD = timedelta(days=183)
"""Half of the shortest interval between two payments."""
Key = tuple[str, int]
"""Rule and ordinal."""


@dataclass(frozen=True, slots=True)
class Act:
    """What was recorded about one deadline. `due`: the day it was about; `proved`: a proof is
    attached."""

    rule: str
    ordinal: int
    due: date
    what: str
    done_on: date | None = None
    proved: bool = False

    def is_about(self, deadline: Deadline) -> bool:
        """The payment of that number, or where one side has no number of about that day. Money was
        paid for a day as well: where the data were corrected and the payment of that number lies
        elsewhere, it was not paid for that one."""
        if self.rule != deadline.rule:
            return False
        near = abs(self.due - deadline.due) <= SAME_PERIOD
        if 0 in (self.ordinal, deadline.ordinal):
            return near
        return self.ordinal == deadline.ordinal and (near or self.what != PAID)


def applying(acts: Iterable[Act], payments: Collection[Deadline]) -> tuple[Act, ...]:
    """Without those whose payment, by its number, lies elsewhere now. `payments`: all that are
    known of the title."""
    days = {(p.rule, p.ordinal): p for p in payments if p.ordinal}
    return tuple(
        a for a in acts if (there := days.get((a.rule, a.ordinal))) is None or a.is_about(there)
    )


def unapplied(acts: Iterable[Act], payments: Collection[Deadline]) -> tuple[Act, ...]:
    """Acts that are about no payment of the title any more: to be told, and looked at by whoever
    recorded them."""
    return tuple(a for a in acts if not any(a.is_about(p) for p in payments))


def with_proofs(record: AssetRecord, acts: Iterable[Act]) -> AssetRecord:
    """The record with the payments that the province has proved, as events."""
    proved = tuple(
        LegalEvent(
            event=_EVENTS[event_of(a.rule)],
            date=a.done_on,
            category="U",
            code=OWN_CODE,
            text=OWN_TEXT,
            ordinal=a.ordinal or None,
        )
        for a in acts
        if a.what == PAID and a.proved and a.done_on
    )
    return replace(record, events=record.events + proved) if proved else record


_EVENTS = {MAINTENANCE: "fee_paid", RENEWAL: "renewed"}


def overlaid(assessment: Assessment, acts: Sequence[Act]) -> Assessment:
    """The assessment with what was recorded on top of it."""
    if not acts:
        return assessment
    coming, past = (
        d and replace(d, state=_state(d, acts)) for d in (assessment.deadline, assessment.past)
    )
    return replace(assessment, deadline=coming, past=past)


def _state(deadline: Deadline, acts: Sequence[Act]) -> str:
    if deadline.state == "done":
        return "done"
    said = next((a.what for a in acts if a.is_about(deadline)), NOTHING)
    return {PAID: "wait", WAIVED: WAIVED, NOT_OURS: NOT_OURS}.get(said, deadline.state)


def state_words(deadline: Deadline, today: date) -> str:
    """The state in the words that all who tell of it use; to be translated."""
    if deadline.state != "open":
        return STATES[deadline.state]
    if deadline.opens > today:
        return NOT_PAYABLE
    return SOON if (deadline.due - today).days <= SOON_DAYS else PAYABLE


def surcharge_a_month(code: str, due: date) -> int:
    """Per cent for each month that a payment due on that day is late, by the law of that day."""
    return version(code, due).surcharge_percent_a_month


def surcharge_percent(rule: Rule, legal: date, paid: date) -> int:
    """Per cent on top of the fee for a payment on the day `paid`: each month begun after the
    (moved) due day counts whole."""
    rule = version(rule.code, legal)
    if paid <= payable_until(rule, legal):
        return 0
    months = next(n for n in range(1, 1_200) if paid <= payable_until(rule, add_months(legal, n)))
    return months * rule.surcharge_percent_a_month
