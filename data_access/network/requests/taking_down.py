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
from domain.network.requests import ASSIGNED, CLOSED, NEW, PROVINCE, Desk, title_of, written_number

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
    row = told_of(values) | {
        "number": _next_number(connection, values["received_on"].year),
        "form_key": form_key,
        "station_id": scope.station_id,
        "hand_id": scope.station_id,
        "desk": desk.kind,
        "taken_at": desk.kind,
        "assignee_id": assignee_id,
        "state": ASSIGNED if assignee_id else NEW,
        "stops": [],
        "duplicate_of": "",
        "source": "",
        "illustrative": illustrative,
        "created_at": moment(today),
        "created_by": writer.name,
        **dict.fromkeys(("first_on", "first_days", "result_on", "result_days"), None),
        **dict.fromkeys(("in_time", "ended_on", "batch_id", "due_first", "due_result"), None),
        **stamp(writer, 0),
    }
    begun = folded(row) | clocked(row)
    if answer:
        begun |= clocked(begun | result_on(begun, CLOSED, today)) | result_on(begun, CLOSED, today)
    row |= begun
    if not put_once(connection, request, row, key=("form_key",)):
        raise Twice
    request_id = id_of(connection, row["number"], scope=scope)
    stored = row | {"id": request_id}
    if any(contact.values()):
        whose = {
            "vn34": desk.vn34 if desk.kind == PROVINCE else None,
            "station_id": desk.station_id,
        }
        told = {"request_id": request_id, "illustrative": illustrative, **whose, **contact}
        connection.execute(insert(request_contact).values(told))
    add_entry(connection, writer, stored, Said(STATE, "", due_told(row)), today)
    if answer:
        result: dict[str, Any] = {"state": CLOSED}
        if slip:
            result["slip"] = dict(slip)
        add_entry(connection, writer, stored, Said(ANSWER, answer, result), today)
    writer.record(connection, "request taken down", row["number"], kind=row["kind"])
    return str(row["number"])


def _next_number(connection: Connection, year: int) -> str:
    """The row of the year is held until the transaction ends: two never get the same one."""
    put_once(connection, request_counter, {"year": year, "last": 0}, key=("year",))
    c = request_counter.c
    raised = update(request_counter).where(c.year == year).values(last=c.last + 1)
    return written_number(year, int(connection.execute(raised.returning(c.last)).scalar_one()))


def told_of(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in FIELDS} | {"title": title_of(values["question"])}
