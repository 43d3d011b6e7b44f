"""What holds for every record on every day."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.records.asset import AssetRecord, LegalEvent
from domain.records.statuses import ALIVE, STATUSES
from domain.terms.assessment import EVENTS, annuities, assess

DAYS = st.dates(date(1990, 1, 1), date(2045, 12, 31))
EVENT = st.builds(
    LegalEvent,
    event=st.sampled_from(sorted(EVENTS)),
    date=st.none() | DAYS,
    ordinal=st.none() | st.integers(1, 22),
    cancelled=st.booleans(),
)
RECORD = st.builds(
    AssetRecord,
    office=st.sampled_from(["VN", "VN", "WO"]),
    kind=st.sampled_from(["SC", "GPHI", "KDCN", "NH", "CDDL"]),
    title=st.just("x"),
    national=st.booleans(),
    application_date=st.none() | DAYS,
    publication_date=st.none() | DAYS,
    registration_date=st.none() | DAYS,
    expiry_date=st.none() | DAYS,
    status_raw=st.sampled_from([None, "x"]),
    status_stated=st.sampled_from(sorted(STATUSES)),
    status_as_of=st.none() | DAYS,
    events=st.lists(EVENT, max_size=6).map(tuple),
)
GRANTED_ON_A_DAY_OFF = AssetRecord(
    office="VN",
    kind="SC",
    title="x",
    registration_date=date(2000, 1, 1),
    status_stated="expired",
    status_as_of=date(2000, 2, 1),
)
"""Its first annuity's due day, moved to a working day, is no day on which anything changes."""


@settings(max_examples=300, deadline=None)
@given(RECORD, DAYS)
def test_a_day_has_one_status(record: AssetRecord, today: date) -> None:
    found = assess(record, today=today)
    periods = found.periods
    assert [p.until for p in periods[:-1]] == [p.since for p in periods[1:]]
    assert periods[-1].until is None
    assert all(a.status != b.status for a, b in pairwise(periods))
    days = [p.since for p in periods if p.since]
    assert days == sorted(set(days)) and (not days or days[-1] <= today)
    assert (periods[-1].status, periods[-1].since, periods[-1].computed) == (
        found.status,
        found.status_since,
        found.status_computed,
    )
    told = [p for p in periods if p.effective]
    assert all(
        p.since and p.effective and p.effective < p.since and p.status in ("lapsed", "expired")
        for p in told
    )


@settings(max_examples=300, deadline=None)
@given(RECORD, DAYS, st.integers(1, 4000))
@example(GRANTED_ON_A_DAY_OFF, date(2000, 1, 1), 3)
def test_nothing_changes_before_the_day_that_is_told(
    record: AssetRecord, today: date, later: int
) -> None:
    """The daily roll may leave a record alone until next_change_on."""
    found = assess(record, today=today)
    day = today + timedelta(days=later)
    if found.next_change_on is None or day < found.next_change_on:
        assert assess(record, today=day) == found


@settings(max_examples=300, deadline=None)
@given(RECORD, DAYS)
def test_deadlines_belong_to_what_is_in_force(record: AssetRecord, today: date) -> None:
    found = assess(record, today=today)
    assert found.status in STATUSES
    assert found.next_change_on is None or found.next_change_on > today
    if found.deadline is None:
        return
    assert found.status in ALIVE and record.national and record.kind != "CDDL"
    late_until = found.deadline.late_until
    assert late_until is not None and found.deadline.opens < found.deadline.due < late_until
    assert found.deadline.state == ("open" if today <= found.deadline.due else "late")
    assert today <= late_until
    if found.deadline.state == "late":
        assert found.status == "in_grace"
        assert found.status_computed or record.status_stated == "in_grace"


@settings(max_examples=200, deadline=None)
@given(RECORD, DAYS)
def test_a_patent_without_payments_never_lapses_by_itself(record: AssetRecord, today: date) -> None:
    if record.kind in ("SC", "GPHI") and not any(e.event == "fee_paid" for e in record.events):
        found = assess(record, today=today)
        assert not (found.status_computed and found.status in ("lapsed", "in_grace"))
        assert found.deadline is None or found.deadline.state == "open"


@settings(max_examples=200, deadline=None)
@given(RECORD, DAYS)
def test_the_strip_agrees_with_the_deadline(record: AssetRecord, today: date) -> None:
    deadline = assess(record, today=today).deadline
    coming = [a for a in annuities(record, today) if a.state in ("due", "open", "late")]
    if deadline:
        assert [(a.ordinal, a.due) for a in coming] == [(deadline.ordinal, deadline.due)]
    else:
        assert coming == []
