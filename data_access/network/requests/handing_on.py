"""A request given to another desk: contact, files and what was said go with it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, update

from data_access.accounts.writer import Writer
from data_access.database.engine import as_system
from data_access.database.scope import SYSTEM, of_desk, of_tenant, of_tenant_or_station
from data_access.network.requests.desks import receiving_desks
from data_access.network.requests.writing import (
    NOTE,
    PASSED,
    NoSuchDesk,
    NotInHand,
    Said,
    SameDesk,
    WrongMove,
    desk_in_hand,
    due_told,
    seen_by,
    stored,
    write_next,
)
from data_access.tables import request, request_contact, request_entry, request_file
from domain.network.requests import ASSIGNED, NEW, OPEN, Desk

_c = request.c


def transfer(
    connection: Connection,
    writer: Writer,
    request_id: int,
    version: int,
    to: Desk,
    reason: str,
    today: date,
) -> None:
    """To another desk, where nobody has it yet. The clocks go on, and stand where they stood; which
    desk took it down stays, and with it who counts it. Raises Gone, Conflict, WrongMove, NotInHand,
    SameDesk, NoSuchDesk."""
    row = stored(connection, writer, request_id, version)
    own = desk_in_hand(row)
    institute = writer.scope.kind == "national"
    if row["state"] not in OPEN:
        raise WrongMove
    if not institute and (writer.scope.vn34, writer.scope.station_id) != (own.vn34, own.station_id):
        raise NotInHand
    if to == own:
        raise SameDesk
    if to not in receiving_desks(connection, vn34=row["vn34"], own=own, today=today):
        raise NoSuchDesk
    state = NEW if row["state"] == ASSIGNED else row["state"]
    told = {"from": own.code, "to": to.code, **due_told(row)}
    new = {"desk": to.kind, "assignee_id": None, "state": state}
    write_next(connection, writer, row, new=new, said=Said(PASSED, reason, told), today=today)
    with as_system(connection):  # the right was judged above; a row is given to another tenant
        _give(connection, {**row, **new, "hand_id": to.station_id}, to)


def _give(connection: Connection, row: Mapping[str, Any], to: Desk) -> None:
    """Request, contact, files and what was said go to the other desk, internal notes do not."""
    hand = {"hand_id": row["hand_id"]}
    mine = (of_tenant_or_station(request, SYSTEM), _c.id == row["id"])
    connection.execute(update(request).where(*mine).values(hand))
    told = request_contact.c.request_id == row["id"]
    whose = {"vn34": to.vn34, "station_id": to.station_id}
    connection.execute(
        update(request_contact).where(of_desk(request_contact, SYSTEM), told).values(whose)
    )
    held = (of_tenant(request_file, SYSTEM), request_file.c.request_id == row["id"])
    station = {"station_id": row["hand_id"]}
    connection.execute(update(request_file).where(*held).values(station))
    e = request_entry.c
    seen = of_tenant_or_station(request_entry, SYSTEM)
    said = (seen, e.request_id == row["id"], e.kind != NOTE)
    connection.execute(update(request_entry).where(*said).values(seen_by(row)))
