"""The clock of titles that are kept by annuities: inventions and utility solutions.

Year k is due at grant + (k-1) years while the term lasts. The year a payment covers is the one it
names, else the one whose window its day lies in, else the next. Nothing is computed without any
payment on record: the coming anniversary is told as open, never as late, and the title never
lapses. With them: late window over: lapsed, computed, from the first day of the year that was not
paid. Source: domain facts §2, domain.terms.law.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import takewhile

from domain.calendar.dates import add_years
from domain.records.asset import AssetRecord
from domain.terms.payments import (
    DAY,
    LONGEST,
    REMEMBERED,
    Payment,
    PaymentSchedule,
    made_of,
    of_missing,
    of_term,
    payment_of,
)
from domain.terms.rules import Rule
from domain.terms.term_ends import computed_term_end, granted_on, known


def maintenance_clock(
    record: AssetRecord, rule: Rule, alive_on: date | None, today: date
) -> PaymentSchedule:
    term_end = record.expiry_date or computed_term_end(record)
    ends = of_term(term_end) if term_end else None
    granted = granted_on(record, today)
    if granted is None:
        return PaymentSchedule(term_end, ends=ends, has_fees=False)
    years = _years(rule.code, granted, term_end)
    paid = _paid_years(record, years, today)
    if not paid:
        coming = next((p for p in years[1:] if p.due >= today), None)
        before = [p for p in years if p.of_grant or p.due < today]
        return PaymentSchedule(
            term_end,
            (),
            ends,
            coming,
            years[:60],
            has_fees=False,
            made=made_of(before, [None] * len(before)),
        )
    settled = max(paid)
    while settled < len(years) and alive_on is not None and years[settled].late_until < alive_on:
        settled += 1
    past = tuple(
        (p.due + DAY, day) for p in years if (day := paid.get(p.ordinal)) and p.late_on(day)
    )
    last = (years[min(settled, len(years)) - 1], paid.get(settled)) if years else None
    known_years = years[: min(settled, len(years))]
    later = min((day for year, day in paid.items() if year > len(known_years)), default=None)
    made = made_of(known_years, [paid.get(p.ordinal) for p in known_years], later)
    if settled >= len(years):
        return PaymentSchedule(term_end, past, ends, None, years[:60], settled=last, made=made)
    coming = years[settled]
    lapse = of_missing(coming)
    first = ends if ends and ends.since <= lapse.since else lapse
    late = (*past, (coming.due + DAY, lapse.since))
    return PaymentSchedule(term_end, late, first, coming, years[:60], settled=last, made=made)


@lru_cache(maxsize=REMEMBERED // 8)
def _years(code: str, granted: date, term_end: date | None) -> tuple[Payment, ...]:
    """The annuities of a title in order."""
    anniversaries = (payment_of(code, k, add_years(granted, k - 1)) for k in range(1, LONGEST))
    return tuple(takewhile(lambda p: not term_end or p.legal < term_end, anniversaries))


def _paid_years(record: AssetRecord, years: Sequence[Payment], today: date) -> dict[int, date]:
    """Annuity year → day of its payment."""
    paid: dict[int, date] = {}
    for event in known(record, "fee_paid", today):
        day = event.date or date.min
        by_day = next((p.ordinal for p in years if day <= p.late_until), 1)
        year = event.ordinal or (by_day if by_day not in paid else max(paid) + 1)
        paid.setdefault(year, day)
    return paid
