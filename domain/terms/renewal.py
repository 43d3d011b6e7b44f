"""The clock of titles that are renewed: marks from filing, designs from filing up to 15 years,
international registrations (Madrid, Hague) from the day of the international registration.

Terms follow each other; an expiry date given by the office takes the place of the computed one. A
renewal recorded on a day r covers the term that r's payment window (6 months before to 6 months
after) belongs to. That the office calls the title in force on a day tells that every term whose
late window was over by then had been renewed. Late window over: expired, computed. The last term of
a design has no late window. Source: domain facts §2.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from domain.calendar.dates import add_years
from domain.records.asset import AssetRecord, LegalEvent
from domain.terms.payments import (
    DAY,
    LONGEST,
    REMEMBERED,
    Made,
    Payment,
    PaymentSchedule,
    made_of,
    of_missing,
    of_term,
    payment_of,
)
from domain.terms.rules import Rule, rule_of, version
from domain.terms.term_ends import anchor_of, known, terms_between


def renewal_clock(
    record: AssetRecord, rule: Rule, alive_on: date | None, today: date
) -> PaymentSchedule:
    renewed = tuple(known(record, "renewed", today))
    said = record.status_as_of or record.as_of
    given_on = said if said and said <= today and record.expiry_date else date.min
    return _renewals(
        rule.code,
        anchor_of(record, rule),
        given=record.expiry_date,
        renewed=renewed,
        alive_on=alive_on,
        given_on=given_on,
        today=today,
    )


@lru_cache(maxsize=REMEMBERED)
def _renewals(
    code: str,
    anchor: date | None,
    *,
    given: date | None,
    renewed: tuple[LegalEvent, ...],
    alive_on: date | None,
    given_on: date,
    today: date,
) -> PaymentSchedule:
    """The clock of a title whose term is counted from `anchor`, or from the office's own date
    `given`, which it told on the day `given_on`."""
    rule = rule_of(code)
    terms = _terms_until(code, anchor, given, _last_needed(rule, anchor, given, renewed, today))
    if not terms:
        return PaymentSchedule(given)
    first = next((i for i, term in enumerate(terms) if term.given), 0)
    current = first
    while current + 1 < len(terms) and _is_over(terms[current], renewed, alive_on):
        current += 1
    now = terms[current]
    past = tuple(
        (p.due + DAY, e.date)
        for p in terms[:current]
        for e in renewed
        if e.date and p.late_on(e.date)
    )
    made = _renewals_made(terms, renewed, (first, current), given_on)
    settled = (made[-1].payment, made[-1].paid_on) if made else None
    if rule.term_years and now.ordinal * rule.interval_years >= rule.term_years:
        return PaymentSchedule(
            now.legal, past, of_term(now.legal), None, terms[:current], settled=settled, made=made
        )
    late = (now.due + DAY, now.late_until + DAY)
    ends = of_missing(now)
    return PaymentSchedule(
        now.legal, (*past, late), ends, now, terms[: current + 1], settled=settled, made=made
    )


def _renewals_made(
    terms: Sequence[Payment], renewed: Sequence[LegalEvent], upto: tuple[int, int], given_on: date
) -> tuple[Made, ...]:
    """The terms before the one that the office gives (`upto[0]`), which its word of `given_on`
    settles, and those after it that were renewed."""
    given, current = upto
    days = [_renewed_on(term, renewed) for term in terms[:current]]
    last = terms[current - 1].ordinal if current else 0
    later = min(
        (e.date for e in renewed if e.date and e.ordinal and last and e.ordinal > last),
        default=None,
    )
    after = made_of(terms[given:current], days[given:], later)
    return (
        *made_of(terms[:given], days[:given], min([given_on, *(m.over for m in after[:1])])),
        *after,
    )


def _renewed_on(term: Payment, renewed: Sequence[LegalEvent]) -> date | None:
    """The day of the renewal that bears the term's number, else of the first one in its window."""
    numbered = (e.date for e in renewed if e.ordinal and e.ordinal == term.ordinal)
    by_day = (
        e.date
        for e in renewed
        if not (e.ordinal and term.ordinal) and e.date and term.opens <= e.date <= term.late_until
    )
    return next(numbered, None) or next(by_day, None)


def _last_needed(
    rule: Rule, anchor: date | None, given: date | None, renewed: Sequence[LegalEvent], today: date
) -> int:
    """The number of a term beyond which no fact can lie: past today by two terms, and past every
    renewal that is numbered."""
    earliest = min(day for day in (anchor, given, today) if day)
    by_now = (today.year - earliest.year) // rule.interval_years + 2
    return min(
        max([by_now, *((e.ordinal or 0) + 1 for e in renewed)]), LONGEST // rule.interval_years
    )


@lru_cache(maxsize=REMEMBERED)
def _terms_until(
    code: str, anchor: date | None, given: date | None, needed: int
) -> tuple[Payment, ...]:
    return tuple(_all_terms(rule_of(code), anchor, given, needed))


def _all_terms(
    rule: Rule, anchor: date | None, given: date | None, needed: int
) -> Iterator[Payment]:
    """The ends of the terms in order, as the renewals due then; a given expiry date is one of them
    and moves the later ones."""
    start = terms_between(rule, anchor, given) if anchor and given else 1
    last = rule.term_years // rule.interval_years if rule.term_years else start + needed
    for n in range(1, max(last, start) + 1):
        counted = add_years(anchor, n * rule.interval_years) if anchor else None
        if given and n >= start:
            legal = add_years(given, (n - start) * rule.interval_years)
            other = counted if n == start and counted != legal else None
            yield Payment(version(rule.code, legal), n if anchor else 0, legal, n == start, other)
        elif counted:
            yield payment_of(rule.code, n, counted)


def _is_over(term: Payment, renewed: Sequence[LegalEvent], alive_on: date | None) -> bool:
    """Whether the title is known to have gone on beyond this term."""
    return (alive_on is not None and term.late_until < alive_on) or any(
        _covers(e, term) for e in renewed
    )


def _covers(renewal: LegalEvent, term: Payment) -> bool:
    if renewal.ordinal and term.ordinal:
        return renewal.ordinal >= term.ordinal
    return renewal.date is not None and term.opens <= renewal.date
