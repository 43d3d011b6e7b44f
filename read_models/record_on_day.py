"""One record as it was on a past day: without what had not happened yet, in the status of that day.

The same status and deadline as in that day's lists and counts (its period, its turn), from what is
known today.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.records.asset import AssetRecord
from domain.records.statuses import ALIVE
from domain.terms.payment_timeline import deadlines_on
from domain.terms.status_and_deadline import StatusPeriod
from language import _
from language.dates import numeric
from read_models.record import RecordView


def record_on(view: RecordView, on: date) -> RecordView | None:
    """The record on the day; None where it was not there yet, or where no date tells whether it
    was."""
    present = next((p for p in view.periods if _holds(p, on)), None)
    if present is None:
        return None
    record = known_on(view.record, on)
    alive = present.status in ALIVE
    ended = replace(present, until=None)
    return replace(
        view,
        record=record,
        status=present.status,
        status_since=present.since,
        status_computed=present.computed,
        term_end=view.term_end if alive else None,
        periods=(*(p for p in view.periods if p.until and p.until <= on), ended),
        deadline=deadlines_on(view.turns, on)[0],
        changes=(),
        as_of=replace(view.as_of, on=on) if view.as_of else None,
    )


def absent(view: RecordView, on: date) -> str:
    """Why record_on gives None: the day lies before the first dated fact, or no date tells."""
    first = next((p.since for p in view.periods if p.since), None)
    if first:
        days = {"day": numeric(on), "first": numeric(first)}
        return _("Chưa có bản ghi này vào ngày {day}: sớm nhất biết được là {first}", **days)
    return _(
        "Nguồn không nêu ngày nào của bản ghi này: không biết đã có vào ngày {day} hay chưa",
        day=numeric(on),
    )


def known_on(record: AssetRecord, on: date) -> AssetRecord:
    """Without the dates and events after the day, the number of a title granted later, and a status
    stated later."""
    later: dict[str, Any] = {}
    for name, number in (
        ("registration_date", "registration_no"),
        ("publication_date", "publication_no"),
        ("application_date", ""),
    ):
        day = getattr(record, name)
        if day and day > on:
            later |= {name: None} | ({number: None} if number else {})
    events = tuple(e for e in record.events if e.date is None or e.date <= on)
    if "registration_date" in later:
        later |= {"expiry_date": None}
    return replace(record, events=events, **later)


def _holds(period: StatusPeriod, on: date) -> bool:
    return (
        period.since is not None
        and period.since <= on
        and (period.until is None or period.until > on)
    )
