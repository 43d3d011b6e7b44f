"""What handlers do to a request at their desk: answered, noted, moved on, given to somebody,
corrected."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select, update

from data_access.accounts.writer import Writer
from data_access.database.scope import of_desk, of_tenant_or_station
from data_access.network.requests.clocks import first_answer, going_on, result_on
from data_access.network.requests.known import hide_for_ever, known_of
from data_access.network.requests.taking_down import FIELDS
from data_access.network.requests.writing import (
    ANSWER,
    CHANGED,
    GIVEN,
    MESSAGE,
    NOTE,
    STATE,
    Said,
    Unknown,
    WrongMove,
    desk_in_hand,
    folded,
    require_of_desk,
    stored,
    write_next,
)
from data_access.tables import request, request_contact
from domain.network.reached import Reached
from domain.network.requests import (
    ASSIGNED,
    DOING,
    DONE,
    DUPLICATE,
    NEW,
    OPEN,
    WAITING,
    after_answer,
    moved,
)

_c = request.c
CORRECTED = tuple(name for name in FIELDS if name not in ("received_on", "vn34", "vn63"))
"""What can be told otherwise later: whose a request is and when it came stay."""


def answer(
    connection: Connection,
    writer: Writer,
    request_id: int,
    version: int,
    text: str,
    then: str,
    today: date,
    basis: Mapping[str, Any] | None = None,
) -> None:
    """What was answered, and as what the request goes on. `basis`: of an answer that was kept ready
    (read_models.prepared_answers). Raises Gone, Conflict, WrongMove."""
    row = stored(connection, writer, request_id, version)
    state = after_answer(row["state"], then)
    if state is None:
        raise WrongMove
    new: dict[str, Any] = {}
    if row["first_on"] is None:
        new = first_answer(row, today)
    if state in DONE:
        new |= result_on({**row, **new}, state, today)
    else:
        new |= going_on(row, state, today)
    told = {"state": state} | ({"basis": dict(basis)} if basis else {})
    write_next(connection, writer, row, new=new, said=Said(ANSWER, text, told), today=today)


def note(
    connection: Connection, writer: Writer, request_id: int, version: int, text: str, today: date
) -> None:
    """An internal note: no clock knows of it."""
    row = stored(connection, writer, request_id, version)
    write_next(connection, writer, row, new={}, said=Said(NOTE, text), today=today)


def move(
    connection: Connection,
    writer: Writer,
    request_id: int,
    version: int,
    move_: str,
    reason: str,
    today: date,
    *,
    other: str = "",
) -> None:
    """`reason`: why, or what the requester said; `other`: number of the request of which this is a
    duplicate. Raises Gone, Conflict, WrongMove, Unknown."""
    row = stored(connection, writer, request_id, version)
    state = moved(row["state"], move_)
    if state is None:
        raise WrongMove
    if state == DUPLICATE:
        _require_other(connection, writer, row, other)
    new = going_on(row, state, today) | {"duplicate_of": other if state == DUPLICATE else ""}
    if state in OPEN and row["state"] in DONE:
        new |= dict.fromkeys(("result_on", "result_days", "in_time"), None)
    said = MESSAGE if row["state"] == WAITING and state == DOING and reason else STATE
    told = {"state": state, "before": row["state"], "other": other, "move": move_}
    write_next(connection, writer, row, new=new, said=Said(said, reason, told), today=today)


def _require_other(
    connection: Connection, writer: Writer, row: Mapping[str, Any], other: str
) -> None:
    seen = of_tenant_or_station(request, writer.scope)
    query = select(_c.id).where(seen, _c.number == other)
    found = connection.scalar(query.where(_c.id != row["id"]))
    if found is None:
        raise Unknown


def assign(
    connection: Connection,
    writer: Writer,
    request_id: int,
    version: int,
    person_id: int | None,
    today: date,
) -> None:
    """`person_id` None: nobody. Raises Gone, Conflict, WrongMove, NotOfDesk."""
    row = stored(connection, writer, request_id, version)
    if row["state"] not in OPEN:
        raise WrongMove
    desk = desk_in_hand(row)
    names = require_of_desk(connection, desk, person_id)
    state = row["state"]
    if state in (NEW, ASSIGNED):
        state = ASSIGNED if person_id else NEW
    told = {"person": names.get(person_id or 0, "")}
    new = {"assignee_id": person_id, "state": state}
    write_next(connection, writer, row, new=new, said=Said(GIVEN, "", told), today=today)


def correct(
    connection: Connection,
    writer: Writer,
    request_id: int,
    version: int,
    values: Mapping[str, Any],
    contact: Mapping[str, str] | None,
    today: date,
) -> None:
    """What the form tells otherwise; another kind has other days, and keeps what has run. A contact
    that is replaced is in no text any more. Raises Gone, Conflict."""
    row = stored(connection, writer, request_id, version)
    former = known_of(connection, request_id)
    if contact is not None:
        _keep_contact(connection, writer, row, contact)
    known = known_of(connection, request_id)
    told = {name: values[name] for name in CORRECTED if _is_new(values[name], row[name], former)}
    new = folded({**row, **told}, known)
    before = {name: str(row[name]) for name in told}
    named = {f"before_{name}": text for name, text in before.items()}
    said = Said(CHANGED, "", {"fields": " ".join(before), **named})
    written = {name: new[name] for name in (*told, "requester", "title", "folded")}
    write_next(connection, writer, row, new=written, said=said, today=today)
    if gone := former - known:
        hide_for_ever(connection, request_id, gone)


def _is_new(value: str, stored: str, known: Reached) -> bool:
    """Whoever reads a text without how the requester is reached sends it back without it."""
    return value not in (stored, known.hidden_in(stored))


def _keep_contact(
    connection: Connection, writer: Writer, row: Mapping[str, Any], contact: Mapping[str, str]
) -> None:
    """At the desk alone; elsewhere there is nothing to be changed."""
    c = request_contact.c
    here = (of_desk(request_contact, writer.scope), c.request_id == row["id"])
    if connection.execute(update(request_contact).where(*here).values(contact)).rowcount:
        return
    scope = writer.scope
    desk = desk_in_hand(row)
    if (scope.vn34, scope.station_id) == (desk.vn34, desk.station_id) and any(contact.values()):
        whose = {"vn34": desk.vn34, "station_id": desk.station_id}
        told = {"request_id": row["id"], "illustrative": row["illustrative"]}
        connection.execute(insert(request_contact).values({**told, **whose, **contact}))
