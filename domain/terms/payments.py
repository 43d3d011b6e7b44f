"""The payments of a title, and what time does to it. Day numbers: a title is in force on the day
its term ends; a payment is in time on its (moved) due day. Source: domain facts §2.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from domain.calendar.dates import add_months
from domain.terms.rules import MAINTENANCE, Rule, payable_until, version
from domain.terms.status_and_deadline import Deadline

DAY = timedelta(days=1)
LONGEST = 400
"""More terms or years than any title has: a bound for the loops."""
REMEMBERED = 32_768
"""Titles of one day have the same terms: a file of a million has some ten thousand days, so that
their arithmetic is done once."""


@dataclass(frozen=True, slots=True)
class Payment:
    """One fee: `legal` is the anniversary, `due` and `late_until` the last days to pay in time and
    late (days off already skipped). `computed`: the day by arithmetic alone, where the office gave
    another one."""

    rule: Rule
    ordinal: int
    legal: date
    given: bool = False
    computed: date | None = None
    opens: date = field(init=False)
    due: date = field(init=False)
    late_until: date = field(init=False)

    def __post_init__(self) -> None:
        rule, legal = self.rule, self.legal
        object.__setattr__(self, "opens", add_months(legal, -rule.window_months))
        object.__setattr__(self, "due", payable_until(rule, legal))
        object.__setattr__(
            self, "late_until", payable_until(rule, add_months(legal, rule.late_months))
        )

    @property
    def of_grant(self) -> bool:
        """The first annuity, which is paid when the title is granted."""
        return self.rule.event == MAINTENANCE and self.ordinal == 1

    def late_on(self, day: date) -> bool:
        return self.due < day <= self.late_until

    def deadline(self, state: str, paid_on: date | None = None) -> Deadline:
        """As it stands in the state, with the day of its payment."""
        return Deadline(
            rule=self.rule.code,
            ordinal=self.ordinal,
            opens=self.opens,
            due=self.due,
            late_until=self.late_until,
            state=state,
            given=self.given,
            paid_on=paid_on,
            computed=self.computed,
        )


@lru_cache(maxsize=REMEMBERED)
def payment_of(code: str, ordinal: int, legal: date) -> Payment:
    """A payment whose day is computed, under the version of the rule that governs it."""
    return Payment(version(code, legal), ordinal, legal)


@dataclass(frozen=True, slots=True)
class Made:
    payment: Payment
    paid_on: date | None
    over: date


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending that time brings. `since`: the first day on which it is certain; `effective`: the
    day from which the law has it ended, earlier where a payment could still have been made late."""

    since: date
    status: str
    effective: date


def of_term(last: date) -> Ending:
    """The term is over: a title is in force on its last day."""
    return Ending(last + DAY, "expired", last + DAY)


def of_missing(payment: Payment) -> Ending:
    """The payment was not made in its late window either. An annuity: lapsed from the first day of
    the year that it was for (IP Law, Art. 95(3)). A renewal: expired from the day after the term
    (Art. 93)."""
    over = payment.late_until + DAY
    if payment.rule.event == MAINTENANCE:
        return Ending(over, "lapsed", payment.legal)
    return Ending(over, "expired", payment.legal + DAY)


@dataclass(frozen=True, slots=True)
class PaymentSchedule:
    """What time does: `late` are spans [first day, first day after) in which it could still be
    paid, `ends` the computed ending. `payments`: those known to be made or coming; `next`: what to
    pay; `settled`: the last payment made, and its day where that is known. `made`: of the payments
    before `next`, in their order, the day of each and the day from which it was no longer the
    coming one (`over`); what nobody has dated is taken to have been paid in time."""

    term_end: date | None = None
    late: tuple[tuple[date, date], ...] = ()
    ends: Ending | None = None
    next: Payment | None = None
    payments: tuple[Payment, ...] = ()
    has_fees: bool = True
    settled: tuple[Payment, date | None] | None = None
    made: tuple[Made, ...] = ()


def _over(payment: Payment, day: date | None) -> date:
    """From when a payment is no longer the coming one."""
    if payment.of_grant:
        return date.min
    if day and day <= payment.late_until:
        return day
    return payment.due + DAY


def made_of(
    payments: Sequence[Payment], days: Sequence[date | None], later: date | None = None
) -> tuple[Made, ...]:
    """`days`: of each payment, None where nobody tells it; `later`: that of one beyond the last. A
    later payment settles those before; the first annuity is paid with the grant and never the
    coming one."""
    found: list[Made] = []
    last = later or date.max
    for payment, day in zip(reversed(payments), reversed(days), strict=True):
        last = min(last, _over(payment, day))
        found.append(Made(payment, day, last))
    return tuple(reversed(found))
