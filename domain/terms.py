"""Terms and payments of one title: when its term ends, what has to be paid next, and what time alone does to it. Pure arithmetic.

Source: domain facts §2. Day numbers: a title is in force on the day its term ends; a payment is in time on its (moved) due day.
- Renewal (marks from filing, Madrid from registration, designs from filing up to 15 years): terms follow each other; an expiry date
  given by the office takes the place of the computed one. A renewal recorded on a day r covers the term that r's payment window
  (6 months before to 6 months after) belongs to. That the office calls the title in force on a day tells that every term whose late
  window was over by then had been renewed. Late window over: expired, computed. The last term of a design has no late window.
- Maintenance (inventions, utility solutions): year k is due at grant + (k-1) years while the term lasts. The year a payment covers is
  the one it names, else the one whose window its day lies in, else the next. Nothing is computed without any payment on record: the
  coming anniversary is told as open, never as late, and the title never lapses. With them: late window over: lapsed, computed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import takewhile

from domain.assessed import Deadline
from domain.dates import add_months, add_years
from domain.records import AssetRecord, LegalEvent
from domain.rules import FILING, MAINTENANCE, Rule, payable_until, rule_for, rule_of, version

DAY = timedelta(days=1)
LONGEST = 400
"""More terms or years than any title has: a bound for the loops."""
REMEMBERED = 32_768
"""Titles of one day have the same terms: a file of a million has some ten thousand days, so that their arithmetic is done once."""


@dataclass(frozen=True, slots=True)
class Payment:
    """One fee: `legal` is the anniversary, `due` and `late_until` the last days to pay in time and late (days off already skipped).
    `computed`: the day by arithmetic alone, where the office gave another one."""

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
        object.__setattr__(self, "late_until", payable_until(rule, add_months(legal, rule.late_months)))

    @property
    def of_grant(self) -> bool:
        """The first annuity, which is paid when the title is granted."""
        return self.rule.event == MAINTENANCE and self.ordinal == 1

    def late_on(self, day: date) -> bool:
        return self.due < day <= self.late_until

    def deadline(self, state: str, paid_on: date | None = None) -> Deadline:
        """As it stands in the state, with the day of its payment."""
        code, dates = self.rule.code, (self.opens, self.due, self.late_until)
        return Deadline(code, self.ordinal, *dates, state, self.given, paid_on, self.computed)


@lru_cache(maxsize=REMEMBERED)
def _payment(code: str, ordinal: int, legal: date) -> Payment:
    """A payment whose day is computed, under the version of the rule that governs it."""
    return Payment(version(code, legal), ordinal, legal)


@dataclass(frozen=True, slots=True)
class Clock:
    """What time does: `late` are spans [first day, first day after) in which it could still be paid, `ends` the first day of the computed
    ending and its status. `payments`: those known to be made or coming; `next`: what to pay; `settled`: the last payment made, and its day
    where that is known. `made`: of the payments before `next`, in their order, the day of each and the day from which it was no longer
    the coming one (`over`); what nobody has dated is taken to have been paid in time."""

    term_end: date | None = None
    late: tuple[tuple[date, date], ...] = ()
    ends: tuple[date, str] | None = None
    next: Payment | None = None
    payments: tuple[Payment, ...] = ()
    has_fees: bool = True
    settled: tuple[Payment, date | None] | None = None
    made: tuple["Made", ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    payment: Payment
    paid_on: date | None
    over: date


def _made(payments: Sequence[Payment], days: Sequence[date | None], later: date | None = None) -> tuple[Made, ...]:
    """`days`: of each payment, None where nobody tells it; `later`: that of one beyond the last. A later payment settles those before; the
    first annuity is paid with the grant and never the coming one."""
    found: list[Made] = []
    last = later or date.max
    for payment, day in zip(reversed(payments), reversed(days), strict=True):
        in_window = day is not None and day <= payment.late_until
        over = date.min if payment.of_grant else day if day and in_window else payment.due + DAY
        last = min(last, over)
        found.append(Made(payment, day, last))
    return tuple(reversed(found))


def clock_of(record: AssetRecord, alive_on: date | None, today: date) -> Clock:
    """The clock of a national record, as known today. `alive_on`: the last day it is told to be in force."""
    rule = rule_for(record.kind, record.office)
    if rule is None or not record.national:
        return Clock(record.expiry_date)
    return _maintenance(record, rule, alive_on, today) if rule.event == MAINTENANCE else _renewal(record, rule, alive_on, today)


def known(record: AssetRecord, event: str, today: date) -> list[LegalEvent]:
    """The uncancelled, dated events of one sort up to today, oldest first."""
    if not record.events:
        return []
    found = (e for e in record.events if e.event == event and not e.cancelled and e.date and e.date <= today)
    return sorted(found, key=lambda e: e.date or date.min)


def granted_on(record: AssetRecord, today: date) -> date | None:
    """The grant or registration date, else that of the first granted event."""
    if record.registration_date:
        return record.registration_date
    return next((e.date for e in known(record, "granted", today)), None)


def computed_term_end(record: AssetRecord) -> date | None:
    """The end of the term by arithmetic alone: for renewable titles the one nearest to the office's own date. None without the anchor."""
    rule = rule_for(record.kind, record.office)
    anchor = _anchor(record, rule) if rule else None
    if rule is None or anchor is None:
        return None
    if rule.event == MAINTENANCE:
        return add_years(anchor, rule.term_years or 0)
    return add_years(anchor, rule.interval_years * (_terms(rule, anchor, record.expiry_date) if record.expiry_date else 1))


def _anchor(record: AssetRecord, rule: Rule) -> date | None:
    """The day the term is counted from."""
    if rule.event == MAINTENANCE or rule.anchor == FILING:
        return record.application_date
    return record.registration_date or record.application_date


def _terms(rule: Rule, anchor: date, end: date) -> int:
    """How many whole terms lie between the anchor and an end, at least one."""
    return max(1, round((end - anchor).days / 365.2425 / rule.interval_years))


# Renewal


def _renewal(record: AssetRecord, rule: Rule, alive_on: date | None, today: date) -> Clock:
    renewed = tuple(known(record, "renewed", today))
    said = record.status_as_of or record.as_of
    told = said if said and said <= today and record.expiry_date else date.min
    return _renewals(rule.code, _anchor(record, rule), record.expiry_date, renewed, alive_on, told, today)


@lru_cache(maxsize=REMEMBERED)
def _renewals(
    code: str, anchor: date | None, given: date | None, renewed: tuple[LegalEvent, ...], alive_on: date | None, told: date, today: date
) -> Clock:
    """The clock of a title whose term is counted from `anchor`, or from the office's own date `given`, which it told on the day `told`."""
    rule = rule_of(code)
    terms = _terms_until(code, anchor, given, _last_needed(rule, anchor, given, renewed, today))
    if not terms:
        return Clock(given)
    first = next((i for i, term in enumerate(terms) if term.given), 0)
    current = first
    while current + 1 < len(terms) and _is_over(terms[current], renewed, alive_on):
        current += 1
    now = terms[current]
    past = tuple((p.due + DAY, e.date) for p in terms[:current] for e in renewed if e.date and p.late_on(e.date))
    made = _renewals_made(terms, renewed, (first, current), told)
    settled = (made[-1].payment, made[-1].paid_on) if made else None
    if rule.term_years and now.ordinal * rule.interval_years >= rule.term_years:
        return Clock(now.legal, past, (now.legal + DAY, "expired"), None, terms[:current], settled=settled, made=made)
    late = (now.due + DAY, now.late_until + DAY)
    ends = (now.late_until + DAY, "expired")
    return Clock(now.legal, (*past, late), ends, now, terms[: current + 1], settled=settled, made=made)


def _renewals_made(terms: Sequence[Payment], renewed: Sequence[LegalEvent], upto: tuple[int, int], told: date) -> tuple[Made, ...]:
    """The terms before the one that the office gives (`upto[0]`), which its word of the day `told` settles, and those after it that were
    renewed."""
    given, current = upto
    days = [_renewed_on(term, renewed) for term in terms[:current]]
    last = terms[current - 1].ordinal if current else 0
    later = min((e.date for e in renewed if e.date and e.ordinal and last and e.ordinal > last), default=None)
    after = _made(terms[given:current], days[given:], later)
    return (*_made(terms[:given], days[:given], min([told, *(m.over for m in after[:1])])), *after)


def _renewed_on(term: Payment, renewed: Sequence[LegalEvent]) -> date | None:
    """The day of the renewal that bears the term's number, else of the first one in its window."""
    numbered = (e.date for e in renewed if e.ordinal and e.ordinal == term.ordinal)
    by_day = (e.date for e in renewed if not (e.ordinal and term.ordinal) and e.date and term.opens <= e.date <= term.late_until)
    return next(numbered, None) or next(by_day, None)


def _last_needed(rule: Rule, anchor: date | None, given: date | None, renewed: Sequence[LegalEvent], today: date) -> int:
    """The number of a term beyond which no fact can lie: past today by two terms, and past every renewal that is numbered."""
    earliest = min(day for day in (anchor, given, today) if day)
    by_now = (today.year - earliest.year) // rule.interval_years + 2
    return min(max([by_now, *((e.ordinal or 0) + 1 for e in renewed)]), LONGEST // rule.interval_years)


@lru_cache(maxsize=REMEMBERED)
def _terms_until(code: str, anchor: date | None, given: date | None, needed: int) -> tuple[Payment, ...]:
    return tuple(_all_terms(rule_of(code), anchor, given, needed))


def _all_terms(rule: Rule, anchor: date | None, given: date | None, needed: int) -> Iterator[Payment]:
    """The ends of the terms in order, as the renewals due then; a given expiry date is one of them and moves the later ones."""
    start = _terms(rule, anchor, given) if anchor and given else 1
    last = rule.term_years // rule.interval_years if rule.term_years else start + needed
    for n in range(1, max(last, start) + 1):
        counted = add_years(anchor, n * rule.interval_years) if anchor else None
        if given and n >= start:
            legal = add_years(given, (n - start) * rule.interval_years)
            other = counted if n == start and counted != legal else None
            yield Payment(version(rule.code, legal), n if anchor else 0, legal, n == start, other)
        elif counted:
            yield _payment(rule.code, n, counted)


def _is_over(term: Payment, renewed: Sequence[LegalEvent], alive_on: date | None) -> bool:
    """Whether the title is known to have gone on beyond this term."""
    return (alive_on is not None and term.late_until < alive_on) or any(_covers(e, term) for e in renewed)


def _covers(renewal: LegalEvent, term: Payment) -> bool:
    if renewal.ordinal and term.ordinal:
        return renewal.ordinal >= term.ordinal
    return renewal.date is not None and term.opens <= renewal.date


# Maintenance


def _maintenance(record: AssetRecord, rule: Rule, alive_on: date | None, today: date) -> Clock:
    term_end = record.expiry_date or computed_term_end(record)
    ends = (term_end + DAY, "expired") if term_end else None
    granted = granted_on(record, today)
    if granted is None:
        return Clock(term_end, ends=ends, has_fees=False)
    years = _years(rule.code, granted, term_end)
    paid = _paid_years(record, years, today)
    if not paid:
        coming = next((p for p in years[1:] if p.due >= today), None)
        before = [p for p in years if p.of_grant or p.due < today]
        return Clock(term_end, (), ends, coming, years[:60], has_fees=False, made=_made(before, [None] * len(before)))
    settled = max(paid)
    while settled < len(years) and alive_on is not None and years[settled].late_until < alive_on:
        settled += 1
    past = tuple((p.due + DAY, day) for p in years if (day := paid.get(p.ordinal)) and p.late_on(day))
    last = (years[min(settled, len(years)) - 1], paid.get(settled)) if years else None
    known_years = years[: min(settled, len(years))]
    later = min((day for year, day in paid.items() if year > len(known_years)), default=None)
    made = _made(known_years, [paid.get(p.ordinal) for p in known_years], later)
    if settled >= len(years):
        return Clock(term_end, past, ends, None, years[:60], settled=last, made=made)
    coming = years[settled]
    lapse = (coming.late_until + DAY, "lapsed")
    first = min(lapse, ends) if ends else lapse
    late = (*past, (coming.due + DAY, lapse[0]))
    return Clock(term_end, late, first, coming, years[:60], settled=last, made=made)


@lru_cache(maxsize=REMEMBERED // 8)
def _years(code: str, granted: date, term_end: date | None) -> tuple[Payment, ...]:
    """The annuities of a title in order."""
    anniversaries = (_payment(code, k, add_years(granted, k - 1)) for k in range(1, LONGEST))
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
