"""What holds for the deadlines of every record on every day, whatever officers record."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.records.asset import AssetRecord
from domain.records.statuses import ALIVE
from domain.terms.assessment import Assessment, assess
from domain.terms.deadlines import PAID, RECORDED, STATES, Act, overlaid, with_proofs
from tests.domain.test_lifecycle_properties import DAYS, RECORD


def _acts(found: Assessment) -> st.SearchStrategy[tuple[Act, ...]]:
    known = [d for d in (found.deadline, found.past) if d]
    if not known:
        return st.just(())
    about = st.sampled_from(known)
    one = st.builds(
        lambda d, what, proved: Act(d.rule, d.ordinal, d.due, what, d.due, proved),
        about,
        st.sampled_from(RECORDED),
        st.booleans(),
    )
    return st.lists(one, max_size=2, unique_by=lambda a: (a.rule, a.ordinal)).map(tuple)


def _with_acts(record: AssetRecord, acts: tuple[Act, ...], today: date) -> Assessment:
    return overlaid(assess(with_proofs(record, acts), today=today), acts)


@settings(max_examples=300, deadline=None)
@given(RECORD, DAYS)
def test_no_deadline_before_the_grant(record: AssetRecord, today: date) -> None:
    bare = replace(record, events=(), status_raw=None, status_stated="unknown")
    found = assess(bare, today=today)
    if record.registration_date is None or record.registration_date > today:
        assert (found.deadline, found.past) == (None, None)


@settings(max_examples=300, deadline=None)
@given(RECORD, DAYS, st.data())
def test_exactly_one_state_a_day(record: AssetRecord, today: date, data: st.DataObject) -> None:
    acts = data.draw(_acts(assess(record, today=today)))
    found = _with_acts(record, acts, today)
    known = [d for d in (found.deadline, found.past) if d]
    assert all(d.state in STATES for d in known)
    assert len({(d.rule, d.ordinal) for d in known}) == len(known)
    if found.deadline and found.deadline.state in ("open", "late"):
        assert (found.deadline.state == "late") == (
            today > found.deadline.due
        ) and found.status in ALIVE


@settings(max_examples=300, deadline=None)
@given(RECORD, DAYS)
def test_nothing_is_lost_without_data(record: AssetRecord, today: date) -> None:
    """Lost: its window is over, the title has ended after it, and for maintenance some payment is
    on record."""
    found = assess(record, today=today)
    if found.past and found.past.state == "lost":
        assert (
            found.past.late_until is not None
            and found.past.late_until < today
            and found.status in ("lapsed", "expired")
        )
        if record.kind in ("SC", "GPHI"):
            assert any(e.event == "fee_paid" and not e.cancelled for e in record.events)


@settings(max_examples=300, deadline=None)
@given(RECORD, DAYS)
def test_paying_moves_only_what_was_paid(record: AssetRecord, today: date) -> None:
    """With proof, the coming payment is done and the following one comes; its day does not depend
    on when it was paid."""
    before = assess(record, today=today)
    coming = before.deadline
    if coming is None or coming.ordinal == 0 or coming.opens > today:
        return
    act = Act(coming.rule, coming.ordinal, coming.due, PAID, min(today, coming.due), proved=True)
    after = _with_acts(record, (act,), today)
    assert after.past is not None and (after.past.ordinal, after.past.due, after.past.state) == (
        coming.ordinal,
        coming.due,
        "done",
    )
    assert after.deadline is None or (
        after.deadline.ordinal == coming.ordinal + 1 and after.deadline.due > coming.due
    )


@settings(max_examples=200, deadline=None)
@given(RECORD, DAYS)
def test_a_record_without_proof_changes_no_status(record: AssetRecord, today: date) -> None:
    before = assess(record, today=today)
    for d in (before.deadline, before.past):
        if d:
            after = _with_acts(record, (Act(d.rule, d.ordinal, d.due, PAID, today),), today)
            assert (after.status, after.periods, after.term_end) == (
                before.status,
                before.periods,
                before.term_end,
            )
