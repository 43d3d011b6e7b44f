"""One record → its rows: the asset with what the assessment worked out, and its children."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from data_access.search import document
from data_access.tables import asset
from data_access.writing.content import content_hash, to_json
from data_access.writing.organisations import ORGANISATION_ROLES, owner_of
from domain import numbers
from domain.classes import main_code
from domain.lifecycle import Assessment
from domain.records import AssetRecord
from domain.text import sort_key

UNKNOWN_FILING, NOTHING_DUE = date(1000, 1, 1), date(9999, 12, 31)
_NAMES = AssetRecord.__dataclass_fields__
COPIED = [name for name in _NAMES if name in asset.c and name != "mark_category"]
_copied = attrgetter(*COPIED)
CHILDREN = ("asset_party", "asset_class", "legal_event", "asset_status_period", "deadline", "deadline_turn", "asset_text")

Values = dict[str, Any]
Children = dict[str, list[Values]]
Organisations = Mapping[str, int | str]
"""Name as spelt → what stands for the organisation: its id, or in the stage its folded name."""


@dataclass(frozen=True)
class Author:
    """Who writes, when, for which day the statuses are assessed. `batch_id` stands in the history."""

    actor: str
    at: datetime
    today: date
    batch_id: int | None


def identity_of(record: AssetRecord) -> str:
    """Raises domain.numbers.NoNumber when the record has no number at all."""
    return numbers.identity(
        office=record.office,
        kind=record.kind,
        application_no=record.application_no,
        registration_no=record.registration_no,
        decision_no=record.decision_no,
    )


def title_identity(record: AssetRecord) -> str | None:
    """The identity that the record would have by its title number alone."""
    key = title_key(record)
    return f"{record.office}|{record.kind}|R|{key}" if key else None


def title_key(record: AssetRecord) -> str | None:
    """The title number in the form that is indexed."""
    return numbers.canonical(record.registration_no, office=record.office, kind=record.kind)


def asset_values(
    record: AssetRecord, assessment: Assessment, organisations: Organisations, *, identity: str, said: str | None = None
) -> Values:
    """The columns of `asset` that follow from the record; id, batch, version and moments are the writer's. `said`: its content's hash
    where it is known already."""
    owner = owner_of(record)
    filed = record.application_date
    return {
        **dict(zip(COPIED, _copied(record), strict=True)),
        "identity": identity,
        "content_hash": said or content_hash(record),
        "mark_category": record.mark_category or "",
        "title_sort": sort_key(record.title)[:120],
        "application_key": numbers.canonical(record.application_no, office=record.office),
        "registration_key": title_key(record),
        "filing_year": filed.year if filed else 0,
        "filed_sort": filed or UNKNOWN_FILING,
        "vn34": record.place.vn34,
        "vn63": record.place.vn63,
        "place_origin": record.place.origin,
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


def add_children(rows: Children, asset_id: int, record: AssetRecord, assessment: Assessment, organisations: Organisations) -> None:
    """Appends the asset's rows of every child table to `rows`."""
    rows["asset_party"] += (
        {
            "asset_id": asset_id,
            "position": i,
            "role": p.role,
            "name": p.name,
            "address": p.address,
            "country": p.country,
            "organisation_id": organisations.get(p.name) if p.role in ORGANISATION_ROLES else None,
        }
        for i, p in enumerate(record.parties)
    )
    rows["asset_class"] += (
        {"asset_id": asset_id, "position": i, "scheme": c.scheme, "code": c.code, "main": main_code(c)}
        for i, c in enumerate(record.classes)
    )
    rows["legal_event"] += (
        {
            "asset_id": asset_id,
            "position": i,
            "event": e.event,
            "category": e.category,
            "code": e.code,
            "date": e.date,
            "ordinal": e.ordinal,
            "text": e.text,
            "cancelled": e.cancelled,
        }
        for i, e in enumerate(record.events)
    )
    rows["asset_text"].append({"asset_id": asset_id, "vn34": record.place.vn34, "words": document(record, record.place)})
    add_assessed_children(rows, asset_id, record, assessment)


def add_assessed_children(rows: Children, asset_id: int, record: AssetRecord, assessment: Assessment) -> None:
    """Appends status periods, the next deadline and the last one, the payments of past days."""
    rows["asset_status_period"] += (
        {"asset_id": asset_id, "position": i, "status": p.status, "since": p.since, "until": p.until, "computed": p.computed}
        for i, p in enumerate(assessment.periods)
    )
    place = {name: getattr(record.place, name) for name in ("vn34", "vn63")}
    place |= {name: getattr(record, name) for name in ("national", "kind", "illustrative")}
    for found, past in ((assessment.past, True), (assessment.deadline, False)):
        if found:
            dates = {name: getattr(found, name) for name in _OF_DEADLINE}
            rows["deadline"].append({"asset_id": asset_id, "past": past, **dates, **place})
    for i, turn in enumerate(assessment.turns):
        days = {"phase": turn.phase, "since": turn.since, "until": turn.until}
        payment = {name: getattr(turn.payment, name) for name in _OF_TURN}
        rows["deadline_turn"].append({"asset_id": asset_id, "position": i, **days, **payment, **place})


_OF_TURN = ("rule", "ordinal", "opens", "due", "late_until", "given", "computed", "paid_on")
_OF_DEADLINE = (*_OF_TURN, "state", "day")


def no_children() -> Children:
    return {name: [] for name in CHILDREN}


def revision(asset_id: int, version: int, author: Author, *, before: AssetRecord | None, changed: list[Any]) -> Values:
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
