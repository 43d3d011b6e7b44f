"""How every act changes a request: the row of the version that was seen, or nothing; what was said
and done stands in entries, which are added alone. No contact and no name of a requester goes into
the audit log.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Connection, insert, select, update

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import now
from data_access.database.scope import Scope, of_tenant_or_station
from data_access.network.requests.clocks import due_days
from data_access.network.requests.one import desk_of, handlers
from data_access.tables import request, request_entry
from domain.calendar.dates import in_vietnam
from domain.network.reached import Reached
from domain.network.requests import Desk, title_of
from domain.text.folding import fold

_c = request.c
ANSWER, NOTE, MESSAGE, STATE, GIVEN, CHANGED, PASSED = (
    *("answer", "note", "message"),
    *("state", "assigned", "changed", "passed"),
)


MORNING = time(2)
"""Nine in Viet Nam."""


class Twice(Exception):
    """The same form was sent before; `number`: what was written then."""


class WrongMove(Exception):
    """The request has gone on since: from where it is now this cannot be done."""


class NotOfDesk(ValueError):
    """Somebody who does not work at the desk cannot be given its requests."""


class NotInHand(Exception):
    """Another desk has it in hand: who passed it on reads it alone."""


class SameDesk(ValueError):
    """It lies there already."""


class NoSuchDesk(ValueError):
    """No desk that a request may be given to."""


class Unknown(ValueError):
    """There is no such other request in sight."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the thread gets: kind, text, what it changed."""

    kind: str
    text: str = ""
    told: Mapping[str, Any] | None = None


def act_on(
    connection: Connection,
    writer: Writer,
    request_id: int,
    version: int,
    *,
    said: Said,
    today: date,
    new: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """For what hangs on a request and has a module of its own: the next version with its entry;
    gives the row as it was. Raises Gone, Conflict, NotInHand."""
    row = stored(connection, writer, request_id, version)
    write_next(connection, writer, row, new=new or {}, said=said, today=today)
    return row


def id_of(connection: Connection, number: str, *, scope: Scope) -> int:
    """Raises Gone where there is none to be seen."""
    query = select(_c.id).where(of_tenant_or_station(request, scope), _c.number == number)
    found = connection.scalar(query)
    if found is None:
        raise Gone
    return int(found)


def stored(connection: Connection, writer: Writer, request_id: int, version: int) -> dict[str, Any]:
    """The row of the version that was seen, at a desk where the writer works on it."""
    seen = of_tenant_or_station(request, writer.scope)
    query = select(request).where(seen, _c.id == request_id)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise Gone
    if writer.scope.station_id not in (None, row["hand_id"]):
        raise NotInHand
    if row["version"] != version:
        raise Conflict({}, row["version"], row["updated_by"])
    return dict(row)


def write_next(
    connection: Connection,
    writer: Writer,
    row: Mapping[str, Any],
    *,
    new: Mapping[str, Any],
    said: Said,
    today: date,
) -> None:
    """Over the version that was seen, with the entry that tells of it."""
    after = {**row, **new}
    days = due_days(after)
    values = {**new, **days, **stamp(writer, row["version"])}
    seen = of_tenant_or_station(request, writer.scope)
    here = (seen, _c.id == row["id"], _c.version == row["version"])
    if connection.execute(update(request).where(*here).values(values)).rowcount == 0:
        raise Conflict({}, row["version"] + 1, writer.name)
    told = dict(said.told or {})
    if any(days[name] != row[name] for name in ("due_first", "due_result")):
        told |= due_told(days)
    add_entry(connection, writer, row, Said(said.kind, said.text, told), today)
    writer.record(connection, f"request {said.kind}", row["number"], state=after["state"])


def due_told(row: Mapping[str, Any]) -> dict[str, str]:
    days = {name: row[name] for name in ("due_first", "due_result")}
    return {name: day.isoformat() if day else "" for name, day in days.items()}


def add_entry(
    connection: Connection, writer: Writer, row: Mapping[str, Any], said: Said, today: date
) -> None:
    connection.execute(insert(request_entry).values(entry_of(writer, row, said, today)))


def entry_of(writer: Writer, row: Mapping[str, Any], said: Said, today: date) -> dict[str, Any]:
    """As it is stored. An entry is seen by whoever sees the request, a note by its desk and its
    writer."""
    scope = writer.scope
    whose: dict[str, Any] = {"vn34": row["vn34"], **seen_by(row, scope.station_id)}
    if said.kind == NOTE:
        desk = desk_in_hand(row)
        whose = {
            "vn34": desk.vn34 or scope.vn34,
            "station_id": desk.station_id or scope.station_id,
        }
    return {
        "request_id": row["id"],
        "kind": said.kind,
        "text": said.text,
        "told": dict(said.told or {}),
        "at": moment(today),
        "day": today,
        "user_id": writer.user_id,
        "by": writer.name,
        "post": scope.post,
        "illustrative": row["illustrative"],
        **whose,
    }


def seen_by(row: Mapping[str, Any], own: int | None = None) -> dict[str, int | None]:
    """Which stations see what is said of a request; `own`: the one that says it."""
    known = [number for number in (row["station_id"], row["hand_id"]) if number is not None]
    known.sort(key=lambda number: number != own)
    first, other = (*dict.fromkeys(known), None, None)[:2]
    return {"station_id": first, "other_id": other}


def desk_in_hand(row: Mapping[str, Any]) -> Desk:
    return desk_of(row["desk"], row["vn34"], row["hand_id"])


def require_of_desk(connection: Connection, desk: Desk, person_id: int | None) -> dict[int, str]:
    if not person_id:
        return {}
    found = handlers(connection, desk)
    if person_id not in found:
        raise NotOfDesk
    return found


def folded(row: Mapping[str, Any], known: Reached) -> dict[str, Any]:
    """The row with what lists show and look through, to whoever sees the request: without how its
    requester is reached."""
    requester, question = (known.hidden_in(row[name]) for name in ("requester", "question"))
    words = fold(" ".join((row["number"], requester, question)))
    return {**row, "requester": requester, "title": title_of(question), "folded": words}


def moment(day: date) -> datetime:
    """Now; of what is told of a past day, its morning."""
    at = now()
    if in_vietnam(at) <= day:
        return at
    return datetime.combine(day, MORNING, UTC)


def stamp(writer: Writer, version: int) -> dict[str, Any]:
    return {"version": version + 1, "updated_at": now(), "updated_by": writer.name}
