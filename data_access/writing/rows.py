"""One record → its rows: the asset with what the assessment worked out, and its children."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from data_access.records.search import document
from data_access.tables import asset
from data_access.writing.organisations import ORGANISATION_ROLES, owner_of
from domain.records.asset import AssetRecord
from domain.records.classes import main_code, nice_bits
from domain.records.content import content_hash, to_json
from domain.records.numbers import application_key, title_key
from domain.terms.assessment import Assessment
from domain.text.folding import sort_key

UNKNOWN_FILING, NOTHING_DUE = date(1000, 1, 1), date(9999, 12, 31)
_NAMES = AssetRecord.__dataclass_fields__
COPIED = [name for name in _NAMES if name in asset.c and name != "mark_category"]
_copied = attrgetter(*COPIED)
CHILDREN = (
    "asset_party",
    "asset_class",
    "legal_event",
    "asset_status_period",
    "deadline",
    "deadline_turn",
    "asset_text",
)

Values = dict[str, Any]
Children = dict[str, list[tuple[Any, ...]]]
"""Name of a child table → its rows, values in the order of the table's columns."""
Organisations = Mapping[str, int | str]
"""Name as spelt → what stands for the organisation: its id, or in the stage its folded name."""


@dataclass(frozen=True)
class Author:
    """Who writes, when, for which day the statuses are assessed. `batch_id` stands in the
    history."""

    actor: str
    at: datetime
    today: date
    batch_id: int | None


def asset_values(
    record: AssetRecord,
    assessment: Assessment,
    organisations: Organisations,
    *,
    identity: str,
    said: str | None = None,
) -> Values:
    """The columns of `asset` that follow from the record; id, batch, version and moments are the
    writer's. `said`: its content's hash where it is known already."""
    owner = owner_of(record)
    filed = record.application_date
    return {
        **dict(zip(COPIED, _copied(record), strict=True)),
        "identity": identity,
        "content_hash": said or content_hash(record),
        "mark_category": record.mark_category or "",
        "title_sort": sort_key(record.title)[:120],
        "application_key": application_key(record),
        "registration_key": title_key(record),
        "filing_year": filed.year if filed else 0,
        "filed_sort": filed or UNKNOWN_FILING,
        "vn34": record.place.vn34,
        "vn63": record.place.vn63,
        "place_origin": record.place.origin,
        "nice": nice_bits(main_code(c) for c in record.classes if c.scheme == "nice"),
        "owner_id": organisations.get(owner.name) if owner else None,
        **assessed_values(assessment),
    }


def assessed_values(assessment: Assessment) -> Values:
    """The columns of `asset` that time alone can change."""
    deadline = assessment.deadline
    return {
        "status": assessment.status,
        "status_since": assessment.status_since,
        "status_computed": assessment.status_computed,
        "term_end": assessment.term_end,
        "next_change_on": assessment.next_change_on,
        "due_sort": deadline.due if deadline else NOTHING_DUE,
        "due_state": deadline.state if deadline else "",
    }


def add_children(
    rows: Children,
    asset_id: int,
    record: AssetRecord,
    assessment: Assessment,
    organisations: Organisations,
) -> None:
    """Appends the asset's rows of every child table to `rows`."""
    for i, p in enumerate(record.parties):
        organisation = organisations.get(p.name) if p.role in ORGANISATION_ROLES else None
        rows["asset_party"].append(
            (asset_id, i, p.role, p.name, p.address, p.country, organisation)
        )
    for i, c in enumerate(record.classes):
        rows["asset_class"].append((asset_id, i, c.scheme, c.code, main_code(c)))
    for i, e in enumerate(record.events):
        rows["legal_event"].append(
            (asset_id, i, e.event, e.category, e.code, e.date, e.ordinal, e.text, e.cancelled)
        )
    rows["asset_text"].append((asset_id, record.place.vn34, document(record, record.place)))
    add_assessed_children(rows, asset_id, record, assessment)


def add_assessed_children(
    rows: Children, asset_id: int, record: AssetRecord, assessment: Assessment
) -> None:
    """Appends status periods, the next deadline and the last one, the payments of past days."""
    for i, p in enumerate(assessment.periods):
        rows["asset_status_period"].append(
            (asset_id, i, p.status, p.since, p.until, p.computed, p.effective)
        )
    place = (
        record.place.vn34,
        record.national,
        record.place.vn63,
        record.kind,
        record.illustrative,
    )
    for d, past in ((assessment.past, True), (assessment.deadline, False)):
        if d:
            days = (d.opens, d.due, d.late_until)
            told = (
                asset_id,
                d.rule,
                d.ordinal,
                *days,
                d.state,
                d.given,
                d.computed,
                d.paid_on,
                past,
                d.day,
            )
            rows["deadline"].append(told + place)
    for i, turn in enumerate(assessment.turns):
        d = turn.payment
        days = (d.opens, d.due, d.late_until)
        when = (asset_id, i, turn.phase, turn.since, turn.until)
        rows["deadline_turn"].append(
            (*when, d.rule, d.ordinal, *days, d.given, d.computed, d.paid_on, *place)
        )


def no_children() -> Children:
    return {name: [] for name in CHILDREN}


def revision(
    asset_id: int, version: int, author: Author, *, before: AssetRecord | None, changed: list[Any]
) -> Values:
    """A row of asset_revision."""
    return {
        "asset_id": asset_id,
        "version": version,
        "batch_id": author.batch_id,
        "actor": author.actor,
        "at": author.at,
        "before": to_json(before) if before else None,
        "changed": changed,
    }
