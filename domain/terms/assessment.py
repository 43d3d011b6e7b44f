"""What the law and the calendar make of a record: its status on every day, its next deadline, the
day on which that changes by itself.

Rules (source: domain facts §2), in this order:
1. The record's dates and legal events tell the status from day to day; cancelled events count for
  nothing, an ending (refused,
   withdrawn, lapsed, expired, invalidated) and a revival count from their day. A publication or
   filing never undoes a grant.
2. The office's own statement counts from the day it is made for (`status_as_of`, else `as_of`, else
  the last dated fact) until a later
   event; a label that could not be mapped makes the status unknown, unless the title has ended
   before.
3. Time acts on what is in force (domain.terms): the late window, its end, the end of the term. Such
  periods are `computed`. What could
   still be paid late counts as in force on those days, and where it was not, the period also tells
   from when the law has it ended. Only on
   national records: of other offices' titles we know neither fees nor windows, they stay as stated,
   and their given expiry date is shown.
4. What is dated after today is not known yet. A day has one status: periods follow each other
  without gap or overlap.
"""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from domain.records.asset import AssetRecord
from domain.records.statuses import ALIVE
from domain.terms.maintenance import maintenance_clock
from domain.terms.payment_timeline import ENDED_BY_TIME, PaymentPhase, turns_of
from domain.terms.payments import DAY, Ending, Payment, PaymentSchedule
from domain.terms.renewal import renewal_clock
from domain.terms.rules import MAINTENANCE, rule_for
from domain.terms.status_and_deadline import Deadline, StatusPeriod
from domain.terms.status_timeline import EVENTS, StatusTimeline
from domain.terms.term_ends import computed_term_end
from language import N_

__all__ = [
    "ANNUITY_STATES",
    "EVENTS",
    "Annuity",
    "Assessment",
    "annuities",
    "assess",
    "computed_term_end",
]

ANNUITY_STATES: dict[str, str] = {
    "paid": N_("Đã nộp"),
    "due": N_("Đang trong thời gian nộp"),
    "late": N_("Còn được nộp muộn"),
    "open": N_("Kỳ tiếp theo"),
    "future": N_("Chưa đến kỳ"),
    "unknown": N_("Chưa có dữ liệu nộp phí"),
    "lost": N_("Đã quá hạn nộp"),
    "never": N_("Không đến hạn"),
}
"""paid; due: the next one, its window is open; open: the next one, its window is still to come;
late: the next one, payable late;
never: the title had ended before."""
_NOT_DECIDED = ("unknown", "pending", "published")


@dataclass(frozen=True, slots=True)
class Assessment:
    """What `assess` finds for one day. `status_since`: first day of the present status, None where
    the data do not tell. `term_end`: given by the office, else computed. `next_change_on`: first
    later day on which time alone changes status or deadline. `past`: the last payment made
    ('done'), or the one whose missing ended the title ('lost'). `turns`: the payments of past
    days."""

    status: str
    status_since: date | None
    status_computed: bool
    term_end: date | None
    periods: tuple[StatusPeriod, ...]
    deadline: Deadline | None
    next_change_on: date | None
    past: Deadline | None = None
    turns: tuple[PaymentPhase, ...] = ()

    @property
    def payments(self) -> tuple[Deadline, ...]:
        """All that are known of the title, made, missed and to come; one that was in several phases
        comes several times."""
        present = [d for d in (self.deadline, self.past) if d]
        return (*present, *(turn.payment for turn in self.turns))


@dataclass(frozen=True, slots=True)
class Annuity:
    """One year's fee (or one renewal) of a record's years; `state` is one of
    ANNUITY_STATES."""

    ordinal: int
    due: date
    late_until: date
    state: str


def clock_of(record: AssetRecord, alive_on: date | None, today: date) -> PaymentSchedule:
    """The clock of a national record, as known today. `alive_on`: the last day it is told to be in
    force."""
    rule = rule_for(record.kind, record.office)
    if rule is None or not record.national:
        return PaymentSchedule(record.expiry_date)
    return (
        maintenance_clock(record, rule, alive_on, today)
        if rule.event == MAINTENANCE
        else renewal_clock(record, rule, alive_on, today)
    )


def assess(record: AssetRecord, *, today: date) -> Assessment:
    """Decides status and deadline of a record as known on the day `today`."""
    story = StatusTimeline(record, today)
    clock = clock_of(record, story.alive_on, today)
    planned = _merged([p for span in story.spans() for p in _with_time(span, clock)])
    periods = _begun(planned, today)
    present = periods[-1] if periods else StatusPeriod("unknown", None, None, False)
    deadline = _deadline(clock, today) if present.status in ALIVE else None
    changes = [*(p.since for p in planned), *_days_of(record), *_deadline_days(deadline)]
    return Assessment(
        status=present.status,
        status_since=present.since,
        status_computed=present.computed,
        term_end=clock.term_end if story.was_alive or record.expiry_date else None,
        periods=tuple(periods) or (present,),
        deadline=deadline,
        next_change_on=min(
            [day for day in changes if day is not None and day > today], default=None
        ),
        past=_past(clock, present, granted=story.was_alive),
        turns=turns_of(clock, periods),
    )


def annuities(record: AssetRecord, today: date) -> tuple[Annuity, ...]:
    """The payments of a national title in order: every annuity year of its term, or the renewals up
    to the coming one."""
    story = StatusTimeline(record, today)
    clock = clock_of(record, story.alive_on, today)
    present = assess(record, today=today).periods[-1]
    return tuple(
        Annuity(p.ordinal, p.due, p.late_until, _payment_state(p, clock, present, today))
        for p in clock.payments
    )


def _payment_state(
    payment: Payment, clock: PaymentSchedule, present: StatusPeriod, today: date
) -> str:
    coming = clock.next
    alive = present.status in ALIVE
    ended = None if alive or present.status in _NOT_DECIDED else present.effective or present.since
    made = coming is None or payment.legal < coming.legal
    if made and clock.has_fees:
        return "paid"
    if ended and payment.legal > ended:
        return "never"
    if not clock.has_fees and payment.due < today:
        return "unknown"
    if coming is None or made:
        return "paid"
    if not alive:
        return "lost" if ended else "unknown"
    if payment.legal > coming.legal:
        return "future"
    if today > payment.due:
        return "late"
    return "due" if payment.opens <= today else "open"


def _deadline(clock: PaymentSchedule, today: date) -> Deadline | None:
    if clock.next is None:
        return None
    return clock.next.deadline("late" if today > clock.next.due else "open")


def _past(clock: PaymentSchedule, present: StatusPeriod, *, granted: bool) -> Deadline | None:
    """A payment is lost only where its missing ended the title: its late window was over when the
    title ended for good."""
    if not granted:
        return None
    missed, ended = clock.next, present.since
    if (
        missed
        and clock.has_fees
        and present.status in ENDED_BY_TIME
        and ended
        and missed.late_until < ended
    ):
        return missed.deadline("lost")
    # not numbered: not to be told apart
    if clock.settled is None or (missed and missed.ordinal == clock.settled[0].ordinal):
        return None
    return clock.settled[0].deadline("done", clock.settled[1])


def _begun(planned: list[StatusPeriod], today: date) -> list[StatusPeriod]:
    """The periods up to today; of the last one no end is known yet."""
    periods = [p for p in planned if p.since is None or p.since <= today]
    if periods and periods[-1].until is not None:
        p = periods.pop()
        periods.append(replace(p, until=None))
    return periods


def _deadline_days(deadline: Deadline | None) -> list[date]:
    return [day + DAY for day in (deadline.due, deadline.late_until) if day] if deadline else []


def _days_of(record: AssetRecord) -> list[date | None]:
    """Every day on which something dated in the record becomes known."""
    events = [e.date for e in record.events if not e.cancelled]
    return [
        record.application_date,
        record.publication_date,
        record.registration_date,
        record.status_as_of or record.as_of,
        *events,
    ]


def _with_time(span: StatusPeriod, clock: PaymentSchedule) -> list[StatusPeriod]:
    """Cuts a span in force into what time makes of it: in force, late, in force again, ended."""
    if span.status not in ALIVE:
        return [span]
    first, stop = span.since or date.min, span.until or date.max
    last = min(stop, clock.ends.since) if clock.ends else stop
    cuts = sorted({first, *(d for pair in clock.late for d in pair if first < d < last)})
    told = [_piece(a, b, span, clock) for a, b in pairwise((*cuts, last)) if a < b]
    if clock.ends and last < stop:
        told.append(_ended(clock.ends, max(first, last), span))
    return told


def _ended(ending: Ending, since: date, span: StatusPeriod) -> StatusPeriod:
    """What time has ended, from `since` until the span's end."""
    effective = max(ending.effective, span.since or date.min)
    return StatusPeriod(
        ending.status, _day(since), span.until, True, effective if effective < since else None
    )


def _piece(first: date, stop: date, span: StatusPeriod, clock: PaymentSchedule) -> StatusPeriod:
    late = any(a <= first < b for a, b in clock.late)
    return StatusPeriod("in_grace" if late else span.status, _day(first), _day(stop), late)


def _day(day: date) -> date | None:
    return None if day in (date.min, date.max) else day


def _merged(periods: list[StatusPeriod]) -> list[StatusPeriod]:
    """Joins neighbours of one status; what the office confirms is no longer merely computed."""
    joined: list[StatusPeriod] = []
    for p in periods:
        if p.since is not None and p.since == p.until:
            continue
        if joined and joined[-1].status == p.status:
            last = joined.pop()
            p = replace(last, until=p.until, computed=last.computed and p.computed)
        joined.append(p)
    return joined
