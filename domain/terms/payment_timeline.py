"""The payments of a title through its whole life: on which days each was the coming one, made, or
missed for good.

It tells of a past day what is known of it today, as its statuses do: a payment counts from its own
day, whenever the file that tells it came; one that nobody has dated, but that a later word of the
office or a later payment presupposes, counts as made in time. What an officer has recorded without
proof is laid over it afterwards (domain.terms.deadlines).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from domain.records.statuses import ALIVE
from domain.terms.payments import Made, PaymentSchedule
from domain.terms.status_and_deadline import Deadline, StatusPeriod

COMING, DONE, LOST = "coming", "done", "lost"
ENDED_BY_TIME = ("lapsed", "expired")
Days = tuple[date, date]
"""From the first day up to, not including, the second."""


@dataclass(frozen=True, slots=True)
class PaymentPhase:
    """`payment` was in the `phase` (COMING, DONE or LOST) from the day `since` until the day before
    `until`; None: it still is. Of a coming one the calendar alone tells whether it was late."""

    phase: str
    since: date
    until: date | None
    payment: Deadline

    def on(self, day: date) -> Deadline | None:
        """The payment in its state of that day; None where it was in no such phase."""
        if day < self.since or (self.until and day >= self.until):
            return None
        if self.phase == COMING:
            return replace(self.payment, state="late" if day > self.payment.due else "open")
        paid = self.payment.paid_on
        return replace(self.payment, paid_on=paid if paid and paid <= day else None)


def deadlines_on(
    turns: Iterable[PaymentPhase], day: date
) -> tuple[Deadline | None, Deadline | None]:
    """The coming payment of a day, and the last one made or missed."""
    found = [(turn.phase == COMING, deadline) for turn in turns if (deadline := turn.on(day))]
    return next((d for coming, d in found if coming), None), next(
        (d for coming, d in found if not coming), None
    )


def turns_of(clock: PaymentSchedule, periods: Sequence[StatusPeriod]) -> tuple[PaymentPhase, ...]:
    """In order of the payments. Days on which no date tells the status are in none, as in every
    count of a past day."""
    dated = [p for p in periods if p.since]
    alive = [_days(p) for p in dated if p.status in ALIVE]
    if not alive:
        return ()
    steps = [*clock.made, *([Made(clock.next, None, date.max)] if clock.next else [])]
    found: list[PaymentPhase] = []
    begins = date.min
    for made, after in zip_longest(steps, steps[1:]):
        missed = list(_missed(after, made.over, dated, clock)) if after else []
        found += [*_coming(made, begins, alive), *_missed(made, begins, dated, clock)]
        if made.payment is not clock.next:
            found += _done(made, after, alive[0][0], missed, clock)
        begins = made.over
    return tuple(found)


def _coming(made: Made, begins: date, alive: list[Days]) -> Iterator[PaymentPhase]:
    """While the title was in force. The first annuity is paid with the grant: it is never to
    come."""
    if made.payment.of_grant:
        return
    deadline = made.payment.deadline("open")
    for days in _joined(alive):
        yield from _turn(COMING, _common((begins, made.over), days), deadline)


def _missed(
    made: Made, begins: date, periods: list[StatusPeriod], clock: PaymentSchedule
) -> Iterator[PaymentPhase]:
    """While the title had ended after the late window of the payment that was to come."""
    for p in periods if clock.has_fees else ():
        if p.status in ENDED_BY_TIME and p.since and made.payment.late_until < p.since:
            yield from _turn(
                LOST, _common((begins, made.over), _days(p)), made.payment.deadline("lost")
            )


def _done(
    made: Made,
    after: Made | None,
    granted: date,
    missed: list[PaymentPhase],
    clock: PaymentSchedule,
) -> Iterator[PaymentPhase]:
    """From its payment until the next one's, without the days on which the next one was missed.
    Unnumbered ones are not told apart."""
    unsaid = made.payment.of_grant and made.paid_on is None
    if not clock.has_fees or unsaid or (after and after.payment.ordinal == made.payment.ordinal):
        return
    first = made.paid_on if made.payment.of_grant and made.paid_on else made.over
    whole = _common((first, after.over if after else date.max), (granted, date.max))
    last = after is None or after.payment is clock.next
    paid_on = clock.settled[1] if last and clock.settled else made.paid_on
    for days in _without(whole, [(t.since, t.until or date.max) for t in missed]):
        yield from _turn(DONE, days, made.payment.deadline("done", paid_on))


def _turn(phase: str, days: Days | None, payment: Deadline) -> Iterator[PaymentPhase]:
    if days:
        yield PaymentPhase(phase, days[0], None if days[1] == date.max else days[1], payment)


def _days(period: StatusPeriod) -> Days:
    return period.since or date.min, period.until or date.max


def _common(a: Days, b: Days) -> Days | None:
    first = max(a[0], b[0])
    stop = min(a[1], b[1])
    return (first, stop) if first < stop else None


def _joined(spans: list[Days]) -> list[Days]:
    found: list[Days] = []
    for first, stop in spans:
        if found and found[-1][1] == first:
            first = found.pop()[0]
        found.append((first, stop))
    return found


def _without(whole: Days | None, holes: Sequence[Days]) -> Iterator[Days]:
    first = whole
    for hole in holes:
        if first is None:
            return
        if before := _common(first, (date.min, hole[0])):
            yield before
        first = _common(first, (hole[1], date.max))
    if first:
        yield first
