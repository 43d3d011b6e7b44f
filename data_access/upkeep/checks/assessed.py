"""That what is stored of each record is what rules, dated facts and recorded acts say: assessed and
placed anew, and compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, func, select

from data_access.database import state
from data_access.database.scope import SYSTEM
from data_access.records.loading import assessments, load
from data_access.tables import asset
from data_access.upkeep import anew
from data_access.upkeep.checks import placed
from data_access.upkeep.checks.findings import EXAMPLES, Finding
from data_access.writing.assessing import Assessing
from domain.calendar.dates import follows
from domain.terms.assessment import Assessment
from language import _

SAMPLE = 3_000
"""Records that are assessed anew where not all are asked for: about so many, spread evenly over
their ids, each time the same."""
PORTION = 2_000
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Wrong:
    """Ids of records of which the status, a deadline or the place is not what it is to be."""

    statuses: list[int]
    deadlines: list[int]
    places: list[int]


def wrongly_assessed(connection: Connection, today: date, *, whole: bool) -> list[Finding]:
    """One finding for what was worked out with other rules, one each for statuses, deadlines and
    places that differ, with the first ids."""
    found = []
    if anew.is_due(connection):
        told = _(
            "Quy tắc, ngày nghỉ hoặc cách tính đã thay đổi, hoặc lần tính lại chưa xong: chạy python app.py db upgrade"
        )
        found.append(Finding("rules", told))
    wrong = _Wrong([], [], [])
    for ids in _portions(connection, whole=whole):
        _compare(connection, ids, today, wrong)
    if wrong.statuses:
        told = _(
            "{n} tài sản có tình trạng khác với quy tắc, sự kiện và ghi nhận (mã {ids})",
            **_named(wrong.statuses),
        )
        found.append(Finding("assessed-status", told))
    if wrong.deadlines:
        told = _(
            "{n} tài sản có thời hạn khác với quy tắc, sự kiện và ghi nhận (mã {ids})",
            **_named(wrong.deadlines),
        )
        found.append(Finding("assessed-deadline", told))
    return [*found, *placed.told(wrong.places)]


def _named(ids: list[int]) -> dict[str, object]:
    return {"n": len(ids), "ids": ", ".join(map(str, ids[:EXAMPLES]))}


def _portions(connection: Connection, *, whole: bool) -> Iterator[list[int]]:
    total = connection.scalar(select(func.count()).select_from(asset)) or 0
    step = 1 if whole else max(1, total // SAMPLE)
    query = select(asset.c.id).where(asset.c.id % step == 0).order_by(asset.c.id).limit(PORTION)
    last = 0
    while ids := list(connection.scalars(query.where(asset.c.id > last))):
        yield ids
        last = ids[-1]


def _compare(connection: Connection, ids: list[int], today: date, wrong: _Wrong) -> None:
    records = load(connection, ids, scope=SYSTEM)
    wrong.places.extend(placed.counted_elsewhere(connection, records))
    stored = assessments(connection, ids, scope=SYSTEM)
    reached = state.rolled_to(connection) or today
    assessing = Assessing.on(connection, ids, reached)
    for asset_id, record in records.items():
        expected = assessing.assess(asset_id, record)
        if stored[asset_id] == expected:
            continue
        later = (
            Assessing(assessing.acts, day).assess(asset_id, record)
            for day in _days_since(reached, today)
        )
        # written since the last roll, on a day that is to be rolled to yet
        if stored[asset_id] in later:
            continue
        here = wrong.statuses if _status(stored[asset_id]) != _status(expected) else wrong.deadlines
        here.append(asset_id)


def _days_since(reached: date, today: date) -> list[date]:
    """The days after the last roll for which records may have been written before the next one."""
    return (
        [reached + n * ONE_DAY for n in range(1, (today - reached).days + 1)]
        if follows(reached, today)
        else []
    )


def _status(found: Assessment) -> tuple[object, ...]:
    return found.status, found.status_since, found.status_computed, found.term_end, found.periods
