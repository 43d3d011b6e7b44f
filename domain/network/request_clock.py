"""The two clocks of a request: to the first answer, and to the result. Source: network.md §1.

Both run in working days (domain.calendar.holidays). The day of receipt is not counted; what comes
on a day off is received on the next working day. A day at whose end the request waits for its
sender, or has its result, is not counted. Taking a request up again goes on with the same clocks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from domain.calendar.holidays import DAY, is_day_off, next_working_day

Stop = tuple[date, date | None]
"""From the day at whose end a request stands still to the one at whose end it goes on again; None:
it still stands."""
LONGEST = 2_000
"""Working days that are looked at, at most."""


@dataclass(frozen=True, slots=True)
class DueRule:
    """`first`, `result`: working days; of requests received from `since` on; `kind` '': of every
    kind that has no line of its own from that day."""

    since: date
    first: int
    result: int
    kind: str = ""


RULES: tuple[DueRule, ...] = (DueRule(date(2000, 1, 1), 3, 10),)
"""The newest line that holds on the day of receipt counts, one of the kind before one of all."""


@dataclass(frozen=True, slots=True)
class ContactRule:
    """How a requester is reached is kept for `days` after the request has ended."""

    since: date
    days: int


CONTACTS: tuple[ContactRule, ...] = (ContactRule(date(2000, 1, 1), 365),)


def rule_for(kind: str, received: date, rules: Sequence[DueRule] = RULES) -> DueRule:
    held = [rule for rule in rules if rule.since <= received and rule.kind in ("", kind)]
    return max(held or rules[:1], key=lambda rule: (rule.kind != "", rule.since))


def forget_on(ended: date, rules: Sequence[ContactRule] = CONTACTS) -> date:
    """The day on which a contact is removed: the rule of the day on which the request ended."""
    held = [rule for rule in rules if rule.since <= ended]
    return ended + DAY * max(held or rules[:1], key=lambda rule: rule.since).days


def counts(day: date, stops: Sequence[Stop]) -> bool:
    """Whether a day is one of those that run."""
    return not is_day_off(day) and not any(
        since <= day and (until is None or day < until) for since, until in stops
    )


@lru_cache(maxsize=4_096)
def due(received: date, days: int, stops: tuple[Stop, ...] = ()) -> date | None:
    """The last day for it, by its end; None where the clock stands and nobody knows for how
    long."""
    day = next_working_day(received)
    left = days
    standing = [since for since, until in stops if until is None]
    for _turn in range(LONGEST):
        if not left:
            return day
        day += DAY
        if standing and day >= standing[0]:
            return None
        left -= counts(day, stops)
    return None


def used(received: date, until: date, stops: Sequence[Stop] = ()) -> int:
    """Working days that have run until the end of a day."""
    day = next_working_day(received)
    found = 0
    while day < until:
        day += DAY
        found += counts(day, stops)
    return found


def stopped(received: date, until: date, stops: Sequence[Stop]) -> int:
    """Working days that stood still until the end of a day."""
    return used(received, until) - used(received, until, stops)


def working_days_between(first: date, last: date) -> int:
    """Working days after `first` until `last`; negative where `last` lies before."""
    if last < first:
        return -working_days_between(last, first)
    day = first
    found = 0
    while day < last:
        day += DAY
        found += not is_day_off(day)
    return found


def stop(stops: Sequence[Stop], day: date) -> tuple[Stop, ...]:
    """The stops of a request that stands still from a day on."""
    return tuple(stops) if _stands(stops) else (*stops, (day, None))


def go_on(stops: Sequence[Stop], day: date) -> tuple[Stop, ...]:
    """Of one that goes on again."""
    if not _stands(stops):
        return tuple(stops)
    return (*stops[:-1], (stops[-1][0], day))


def _stands(stops: Sequence[Stop]) -> bool:
    return bool(stops) and stops[-1][1] is None
