"""The deadlines of every day of a title's life: today's are those of the assessment, and a replay
of dated facts gives the same."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.records.asset import AssetRecord, LegalEvent
from domain.records.statuses import ALIVE
from domain.terms.assessment import assess
from domain.terms.deadlines import STATES
from domain.terms.payment_timeline import deadlines_on
from read_models.record_on_day import known_on
from tests.domain.test_lifecycle_properties import DAYS, RECORD


@settings(max_examples=600, deadline=None)
@given(RECORD, DAYS)
def test_todays_turns_are_todays_deadlines(record: AssetRecord, today: date) -> None:
    """But for a title that was in force on no day, or since nobody knows when: the past knows
    nothing of it."""
    found = assess(record, today=today)
    alive = [p.since for p in found.periods if p.status in ALIVE]
    if alive and all(alive):
        assert deadlines_on(found.turns, today) == (found.deadline, found.past)


@settings(max_examples=400, deadline=None)
@given(RECORD, DAYS, st.integers(0, 9_000))
def test_one_state_a_day(record: AssetRecord, today: date, earlier: int) -> None:
    """At most one coming and one last payment, never the same; what comes belongs to a title in
    force, what is late to its late window."""
    found, day = assess(record, today=today), today - timedelta(earlier)
    told = [d for turn in found.turns if (d := turn.on(day))]
    assert len(told) <= 2 and len({(d.rule, d.ordinal) for d in told}) == len(told)
    coming, past = deadlines_on(found.turns, day)
    status = next(
        (
            p.status
            for p in found.periods
            if p.since and p.since <= day and (p.until is None or day < p.until)
        ),
        "",
    )
    assert all(d.state in STATES for d in told) and (past is None or past.state in ("done", "lost"))
    assert coming is None or status in ALIVE
    assert coming is None or (coming.state == "late") == (day > coming.due)
    if coming and coming.state == "late":
        assert status == "in_grace" and coming.late_until and day <= coming.late_until
    if past and past.state == "lost":
        assert status in ("lapsed", "expired") and past.late_until and past.late_until < day


@st.composite
def dated(draw: st.DrawFn) -> AssetRecord:
    """A title whose every payment is dated and numbered, in its window or in its late one, until
    the owner stops or an office ends it."""
    kind, filed = (
        draw(st.sampled_from(["SC", "GPHI", "KDCN", "NH"])),
        draw(st.dates(date(1995, 1, 1), date(2015, 12, 31))),
    )
    granted = filed + timedelta(draw(st.integers(200, 1_200)))
    record = AssetRecord("VN", kind, "x", application_date=filed, registration_date=granted)
    for _payment in range(draw(st.integers(0, 8))):
        found = assess(
            record, today=granted if not record.events else record.events[-1].date or granted
        )
        coming = found.deadline
        if coming is None or coming.late_until is None:
            break
        first = max([coming.opens, granted, *(e.date for e in record.events if e.date)])
        paid = draw(st.dates(first, coming.late_until))
        event = "fee_paid" if kind in ("SC", "GPHI") else "renewed"
        record = replace(
            record, events=(*record.events, LegalEvent(event, paid, ordinal=coming.ordinal))
        )
    if draw(st.booleans()):
        last = max([granted, *(e.date for e in record.events if e.date)])
        ending = LegalEvent(
            draw(st.sampled_from(["lapsed", "invalidated"])),
            last + timedelta(draw(st.integers(1, 900))),
        )
        record = replace(record, events=(*record.events, ending))
    return record


@settings(max_examples=400, deadline=None)
@given(dated(), st.lists(st.integers(0, 9_000), min_size=5, max_size=5))
def test_replaying_dated_facts_gives_the_same(record: AssetRecord, days: list[int]) -> None:
    """What was known on the day itself, and what is known today of that day; every day on which
    something changes is among them. Before its first payment a patent's fees are a blank."""
    today = date(2026, 11, 23)
    turns = assess(record, today=today).turns
    paid = [e.date for e in record.events if e.event == "fee_paid" and e.date]
    turning = {
        day
        for turn in turns
        for day in (turn.since, turn.until, turn.payment.due + timedelta(1))
        if day and day <= today
    }
    for day in {today - timedelta(n) for n in days} | turning:
        then = assess(known_on(record, day), today=day)
        if record.kind not in ("SC", "GPHI") or (paid and paid[0] <= day):
            assert deadlines_on(turns, day) == (then.deadline, then.past), day
