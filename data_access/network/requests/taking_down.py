"""A new request, under the next number of its year, at the desk of whoever takes it down."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, update

from data_access.accounts.writer import Writer
from data_access.database.locks import put_once
from data_access.network.requests.clocks import clocked, result_on
from data_access.network.requests.writing import (
    ANSWER,
    STATE,
    Said,
    Twice,
    add_entry,
    due_told,
    folded,
    id_of,
    moment,
    require_of_desk,
    stamp,
)
from data_access.tables import request, request_contact, request_counter
from domain.network.listings import DRAFT
from domain.network.reached import Reached
from domain.network.requests import ASSIGNED, CLOSED, NEW, PROVINCE, Desk, written_number

FIELDS = (
    *("received_on", "channel", "kind", "side", "topics", "rights", "question", "requester"),
    *("requester_type", "vn34", "vn63"),
)
"""What the form of a request tells of it."""


def take_down(
    connection: Connection,
    writer: Writer,
    values: Mapping[str, Any],
    contact: Mapping[str, str],
    *,
    form_key: str,
    assignee_id: int | None,
    answer: str,
    today: date,
    illustrative: bool,
    slip: Mapping[str, Any] | None = None,
) -> str:
    """Writes a new request at the writer's own desk; gives its number. `answer`: what was answered
    at once, with which it is closed; `slip`: what was looked up for it at the counter. Raises
    Twice, NotOfDesk."""
    scope = writer.scope
    desk = Desk(scope.vn34, scope.station_id)
    require_of_desk(connection, desk, assignee_id)
    (number,) = next_numbers(connection, values["received_on"].year, 1)
    own = {"number": number, "form_key": form_key, "illustrative": illustrative}
    given = {"assignee_id": assignee_id, "state": ASSIGNED if assignee_id else NEW}
    known = Reached.by(contact.get("phone", ""), contact.get("email", ""))
    row = new_row(writer, values, own | given, today, known)
    if answer:
        row = answered_row(row, today)
    if not put_once(connection, request, row, key=("form_key",)):
        raise Twice
    request_id = id_of(connection, row["number"], scope=scope)
    stored = row | {"id": request_id}
    if any(contact.values()):
        connection.execute(insert(request_contact).values(contact_row(desk, stored, contact)))
    add_entry(connection, writer, stored, Said(STATE, "", due_told(row)), today)
    if answer:
        result: dict[str, Any] = {"state": CLOSED}
        if slip:
            result["slip"] = dict(slip)
        add_entry(connection, writer, stored, Said(ANSWER, answer, result), today)
    writer.record(connection, "request taken down", row["number"], kind=row["kind"])
    return str(row["number"])


def new_row(
    writer: Writer,
    values: Mapping[str, Any],
    own: Mapping[str, Any],
    today: date,
    known: Reached,
) -> dict[str, Any]:
    """A request at the writer's own desk, as it is stored, with its due days. `own`: number, key of
    its form, state, to whom it is given, illustrative or not; `known`: how its requester is
    reached."""
    desk = Desk(writer.scope.vn34, writer.scope.station_id)
    row = {
        **{name: values[name] for name in FIELDS},
        "station_id": desk.station_id,
        "hand_id": desk.station_id,
        "desk": desk.kind,
        "taken_at": desk.kind,
        "stops": [],
        "duplicate_of": "",
        "source": "",
        "listing": DRAFT,
        "listing_on": None,
        "created_at": moment(today),
        "created_by": writer.name,
        **dict.fromkeys(("first_on", "first_days", "result_on", "result_days"), None),
        **dict.fromkeys(("in_time", "ended_on", "batch_id", "due_first", "due_result"), None),
        **stamp(writer, 0),
        **own,
    }
    return clocked(folded(row, known))


def answered_row(row: Mapping[str, Any], day: date) -> dict[str, Any]:
    """The same, closed with the answer of a day."""
    new = result_on(row, CLOSED, day)
    return clocked({**row, **new})


def contact_row(desk: Desk, row: Mapping[str, Any], contact: Mapping[str, str]) -> dict[str, Any]:
    """How its requester is reached, as the desk alone keeps it."""
    whose = {
        "vn34": desk.vn34 if desk.kind == PROVINCE else None,
        "station_id": desk.station_id,
    }
    return {"request_id": row["id"], "illustrative": row["illustrative"], **whose, **contact}


def next_numbers(connection: Connection, year: int, n: int) -> list[str]:
    """The row of the year is held until the transaction ends: two never get the same one."""
    put_once(connection, request_counter, {"year": year, "last": 0}, key=("year",))
    c = request_counter.c
    raised = update(request_counter).where(c.year == year).values(last=c.last + n)
    last = int(connection.execute(raised.returning(c.last)).scalar_one())
    return [written_number(year, turn) for turn in range(last - n + 1, last + 1)]
