"""The deadlines that come next, by name: what is still payable late and what is due, the most
urgent first."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, select

from data_access.database.area import ProvinceArea
from data_access.database.prepared_statements import prepared
from data_access.database.scope import visible
from data_access.deadlines.ask import Ask
from data_access.deadlines.follow_ups import person_of
from data_access.deadlines.lists import heads_asked
from data_access.records.owner_names import own_name
from data_access.records.phones import phone_of
from data_access.tables import asset, deadline
from domain.terms.status_and_deadline import Deadline
from read_models.deadline_filters import DeadlineFilters
from read_models.overview import UrgentDeadline

SHOWN = 3
GROUPS = ("", "sap-den")
"""What is to be watched; where that is not enough, whatever comes next."""
TERM = (
    deadline.c.rule,
    deadline.c.ordinal,
    deadline.c.opens,
    deadline.c.due,
    deadline.c.late_until,
    deadline.c.state,
    deadline.c.given,
    deadline.c.paid_on,
    deadline.c.computed,
)
"""In the order of a Deadline."""


def urgent(conn: Connection, place: ProvinceArea, today: date) -> tuple[UrgentDeadline, ...]:
    """At most SHOWN, each once, by the day that decides."""
    found: list[UrgentDeadline] = []
    for group in GROUPS:
        rows = _first(conn, place, group, today) if len(found) < SHOWN else ()
        told = [_told(row) for row in rows]
        found += [one for one in told if one not in found]
    return tuple(sorted(found[:SHOWN], key=lambda one: one.deadline.day))


@prepared
def _first(place: ProvinceArea, group: str, today: date) -> Select[*tuple[Any, ...]]:
    """In one statement: it goes with every visit of the page."""
    filters = DeadlineFilters(group=group, former=place.former)
    ask = Ask(scope=place.scope, vn34=place.vn34, filters=filters, today=today)
    head = heads_asked(ask, None, 2 * SHOWN).subquery()
    key = deadline.c.asset_id, deadline.c.rule, deadline.c.ordinal
    same = and_(*(column == head.c[column.name] for column in key))
    owner, phone = own_name().label("owner"), phone_of(place.scope).label("phone")
    person = person_of(place.scope).label("person")
    of_record = asset.c.id, asset.c.title, asset.c.kind, asset.c.illustrative, owner, phone, person
    source = head.join(deadline, same).join(asset, asset.c.id == deadline.c.asset_id)
    seen = visible(deadline, place.scope), visible(asset, place.scope)
    query = select(*of_record, *TERM).select_from(source).where(*seen)
    return query.order_by(head.c.day, *(head.c[column.name] for column in key))


def _told(row: Sequence[Any]) -> UrgentDeadline:
    """Of a row in the order of `_first`."""
    number, title, kind, illustrative, owner, phone, person, *term = row
    return UrgentDeadline(
        asset_id=number,
        title=title,
        kind=kind,
        owner=owner,
        phone=phone or "",
        deadline=Deadline(*term),
        illustrative=illustrative,
        person=person or "",
    )
