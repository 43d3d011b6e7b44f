"""What handlers do to a request: taken down, answered, noted, moved on, given to somebody,
transferred to another desk, corrected.

Each act changes the row of the version that was seen, or nothing; what was said and done stands in
entries, which are added alone. No contact and no name of a requester goes into the audit log.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Connection, insert, select, update

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import as_system, now
from data_access.database.locks import put_once
from data_access.database.scope import SYSTEM, Scope, of_desk, of_tenant, of_tenant_or_station
from data_access.network.requests.desks import receiving_desks
from data_access.network.requests.one import desk_of, handlers, read_stops
from data_access.tables import (
    request,
    request_contact,
    request_counter,
    request_entry,
    request_file,
)
from domain.calendar.dates import in_vietnam
from domain.network import request_clock as clock
from domain.network.requests import (
    ASSIGNED,
    CLOSED,
    DOING,
    DONE,
    DUPLICATE,
    NEW,
    OPEN,
    PROVINCE,
    WAITING,
    Desk,
    after_answer,
    moved,
    title_of,
    written_number,
)
from domain.text.folding import fold
from read_models.requests import NO_DAY

_c = request.c
ANSWER, NOTE, MESSAGE, STATE, GIVEN, CHANGED, PASSED = (
    *("answer", "note", "message"),
    *("state", "assigned", "changed", "passed"),
)
FIELDS = (
    *("received_on", "channel", "kind", "side", "topics", "rights", "question", "requester"),
    *("requester_type", "vn34", "vn63"),
)
"""What the form of a request tells of it."""
CORRECTED = tuple(name for name in FIELDS if name not in ("received_on", "vn34", "vn63"))
"""What can be told otherwise later: whose a request is and when it came stay."""
KEPT_IN_FIRST = ("due_first", "first_on", "first_days")


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
    _require_of_desk(connection, desk, assignee_id)
    row = _told(values) | {
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
        "created_at": _at(today),
        "created_by": writer.name,
        **dict.fromkeys(("first_on", "first_days", "result_on", "result_days"), None),
        **dict.fromkeys(("in_time", "ended_on", "batch_id", "due_first", "due_result"), None),
        **_stamp(writer, 0),
    }
    begun = _folded(row) | _clocked(row)
    if answer:
        begun |= _clocked(begun | _result(begun, CLOSED, today)) | _result(begun, CLOSED, today)
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
    _add(connection, writer, stored, Said(STATE, "", _due_told(row)), today)
    if answer:
        result: dict[str, Any] = {"state": CLOSED}
        if slip:
            result["slip"] = dict(slip)
        _add(connection, writer, stored, Said(ANSWER, answer, result), today)
    writer.record(connection, "request taken down", row["number"], kind=row["kind"])
    return str(row["number"])


def id_of(connection: Connection, number: str, *, scope: Scope) -> int:
    """Raises Gone where there is none to be seen."""
    query = select(_c.id).where(of_tenant_or_station(request, scope), _c.number == number)
    found = connection.scalar(query)
    if found is None:
        raise Gone
    return int(found)


def _next_number(connection: Connection, year: int) -> str:
    """The row of the year is held until the transaction ends: two never get the same one."""
    put_once(connection, request_counter, {"year": year, "last": 0}, key=("year",))
    c = request_counter.c
    raised = update(request_counter).where(c.year == year).values(last=c.last + 1)
    return written_number(year, int(connection.execute(raised.returning(c.last)).scalar_one()))


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in FIELDS} | {"title": title_of(values["question"])}


def _folded(row: Mapping[str, Any]) -> dict[str, Any]:
    words = (row["number"], row["requester"], row["question"])
    return {**row, "folded": fold(" ".join(words))}


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
    row = _stored(connection, writer, request_id, version)
    state = after_answer(row["state"], then)
    if state is None:
        raise WrongMove
    new: dict[str, Any] = {}
    if row["first_on"] is None:
        new = _first(row, today)
    if state in DONE:
        new |= _result({**row, **new}, state, today)
    else:
        new |= _going(row, state, today)
    told = {"state": state} | ({"basis": dict(basis)} if basis else {})
    _write(connection, writer, row, new, Said(ANSWER, text, told), today)


def note(
    connection: Connection, writer: Writer, request_id: int, version: int, text: str, today: date
) -> None:
    """An internal note: no clock knows of it."""
    row = _stored(connection, writer, request_id, version)
    _write(connection, writer, row, {}, Said(NOTE, text), today)


def act_on(
    connection: Connection,
    writer: Writer,
    request_id: int,
    version: int,
    said: Said,
    today: date,
    new: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """For what hangs on a request and has a module of its own: the next version with its entry;
    gives the row as it was. Raises Gone, Conflict, NotInHand."""
    row = _stored(connection, writer, request_id, version)
    _write(connection, writer, row, new or {}, said, today)
    return row


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
    row = _stored(connection, writer, request_id, version)
    state = moved(row["state"], move_)
    if state is None:
        raise WrongMove
    if state == DUPLICATE:
        _require_other(connection, writer, row, other)
    new = _going(row, state, today) | {"duplicate_of": other if state == DUPLICATE else ""}
    if state in OPEN and row["state"] in DONE:
        new |= dict.fromkeys(("result_on", "result_days", "in_time"), None)
    said = MESSAGE if row["state"] == WAITING and state == DOING and reason else STATE
    told = {"state": state, "before": row["state"], "other": other, "move": move_}
    _write(connection, writer, row, new, Said(said, reason, told), today)


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
    row = _stored(connection, writer, request_id, version)
    if row["state"] not in OPEN:
        raise WrongMove
    desk = _desk(row)
    names = _require_of_desk(connection, desk, person_id)
    state = row["state"]
    if state in (NEW, ASSIGNED):
        state = ASSIGNED if person_id else NEW
    told = {"person": names.get(person_id or 0, "")}
    new = {"assignee_id": person_id, "state": state}
    _write(connection, writer, row, new, Said(GIVEN, "", told), today)


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
    row = _stored(connection, writer, request_id, version)
    own = _desk(row)
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
    told = {"from": own.code, "to": to.code, **_due_told(row)}
    new = {"desk": to.kind, "assignee_id": None, "state": state}
    _write(connection, writer, row, new, Said(PASSED, reason, told), today)
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
    connection.execute(update(request_entry).where(*said).values(_stations(row)))


def _stations(row: Mapping[str, Any], own: int | None = None) -> dict[str, int | None]:
    """Which stations see what is said of a request; `own`: the one that says it."""
    known = [number for number in (row["station_id"], row["hand_id"]) if number is not None]
    known.sort(key=lambda number: number != own)
    first, other = (*dict.fromkeys(known), None, None)[:2]
    return {"station_id": first, "other_id": other}


def _desk(row: Mapping[str, Any]) -> Desk:
    return desk_of(row["desk"], row["vn34"], row["hand_id"])


def correct(
    connection: Connection,
    writer: Writer,
    request_id: int,
    version: int,
    values: Mapping[str, Any],
    contact: Mapping[str, str] | None,
    today: date,
) -> None:
    """What the form tells otherwise; another kind has other days, and keeps what has run. Raises
    Gone, Conflict."""
    row = _stored(connection, writer, request_id, version)
    told = {name: values[name] for name in CORRECTED if values[name] != row[name]}
    if "question" in told:
        told["title"] = title_of(values["question"])
    new = _folded({**row, **told})
    before = {name: str(row[name]) for name in told if name != "title"}
    named = {f"before_{name}": text for name, text in before.items()}
    said = Said(CHANGED, "", {"fields": " ".join(before), **named})
    _write(connection, writer, row, told | {"folded": new["folded"]}, said, today)
    if contact is not None:
        _keep_contact(connection, writer, row, contact)


def _keep_contact(
    connection: Connection, writer: Writer, row: Mapping[str, Any], contact: Mapping[str, str]
) -> None:
    """At the desk alone; elsewhere there is nothing to be changed."""
    c = request_contact.c
    here = (of_desk(request_contact, writer.scope), c.request_id == row["id"])
    if connection.execute(update(request_contact).where(*here).values(contact)).rowcount:
        return
    scope = writer.scope
    desk = _desk(row)
    if (scope.vn34, scope.station_id) == (desk.vn34, desk.station_id) and any(contact.values()):
        whose = {"vn34": desk.vn34, "station_id": desk.station_id}
        told = {"request_id": row["id"], "illustrative": row["illustrative"]}
        connection.execute(insert(request_contact).values({**told, **whose, **contact}))


def _require_of_desk(connection: Connection, desk: Desk, person_id: int | None) -> dict[int, str]:
    if not person_id:
        return {}
    found = handlers(connection, desk)
    if person_id not in found:
        raise NotOfDesk
    return found


def _first(row: Mapping[str, Any], today: date) -> dict[str, Any]:
    days = clock.used(row["received_on"], today, read_stops(row["stops"]))
    return {"first_on": today, "first_days": days}


def _result(row: Mapping[str, Any], state: str, today: date) -> dict[str, Any]:
    """With the first answer, where there was none before."""
    stops = read_stops(row["stops"])
    new: dict[str, Any] = {} if row["first_on"] else _first(row, today)
    days = clock.used(row["received_on"], today, stops)
    rule = clock.rule_for(row["kind"], row["received_on"])
    first = new.get("first_days", row["first_days"])
    timely = first <= rule.first and days <= rule.result
    new |= {"result_on": today, "result_days": days, "in_time": timely}
    return new | {
        "state": state,
        "ended_on": today,
        "stops": stored_stops(clock.stop(stops, today)),
    }


def _going(row: Mapping[str, Any], state: str, today: date) -> dict[str, Any]:
    """A state with its clocks: they stand while the requester is asked, and once all is said."""
    stops = read_stops(row["stops"])
    runs = state in OPEN and state != WAITING
    after = clock.go_on(stops, today) if runs else clock.stop(stops, today)
    ended = None if state in OPEN else row["ended_on"] or today
    return {"state": state, "stops": stored_stops(after), "ended_on": ended}


def stored_stops(stops: tuple[clock.Stop, ...]) -> list[list[str | None]]:
    return [[since.isoformat(), until.isoformat() if until else None] for since, until in stops]


def _clocked(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with its due days. What was answered keeps the day by which it was due."""
    received = row["received_on"]
    stops = read_stops(row["stops"])
    rule = clock.rule_for(row["kind"], received)
    first = row["due_first"] if row["first_on"] else clock.due(received, rule.first, stops)
    result = row["due_result"] if row["result_on"] else clock.due(received, rule.result, stops)
    following = result if row["first_on"] else first
    due = following if following and row["state"] in OPEN else NO_DAY
    return {**row, "due_first": first, "due_result": result, "due_on": due}


def due_days(row: Mapping[str, Any]) -> dict[str, Any]:
    """What the rules say today of the days of a stored request."""
    found = _clocked(row)
    return {name: found[name] for name in ("due_first", "due_result", "due_on")}


def _stored(
    connection: Connection, writer: Writer, request_id: int, version: int
) -> dict[str, Any]:
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


def _write(
    connection: Connection,
    writer: Writer,
    row: Mapping[str, Any],
    new: Mapping[str, Any],
    said: Said,
    today: date,
) -> None:
    """Over the version that was seen, with the entry that tells of it."""
    after = {**row, **new}
    days = due_days(after)
    values = {**new, **days, **_stamp(writer, row["version"])}
    seen = of_tenant_or_station(request, writer.scope)
    here = (seen, _c.id == row["id"], _c.version == row["version"])
    if connection.execute(update(request).where(*here).values(values)).rowcount == 0:
        raise Conflict({}, row["version"] + 1, writer.name)
    told = dict(said.told or {})
    if any(days[name] != row[name] for name in ("due_first", "due_result")):
        told |= _due_told(days)
    _add(connection, writer, row, Said(said.kind, said.text, told), today)
    writer.record(connection, f"request {said.kind}", row["number"], state=after["state"])


def _due_told(row: Mapping[str, Any]) -> dict[str, str]:
    days = {name: row[name] for name in ("due_first", "due_result")}
    return {name: day.isoformat() if day else "" for name, day in days.items()}


def _add(
    connection: Connection, writer: Writer, row: Mapping[str, Any], said: Said, today: date
) -> None:
    """An entry is seen by whoever sees the request, a note by its desk and its writer."""
    scope = writer.scope
    whose: dict[str, Any] = {"vn34": row["vn34"], **_stations(row, scope.station_id)}
    if said.kind == NOTE:
        desk = _desk(row)
        whose = {
            "vn34": desk.vn34 or scope.vn34,
            "station_id": desk.station_id or scope.station_id,
        }
    entry = {
        "request_id": row["id"],
        "kind": said.kind,
        "text": said.text,
        "told": dict(said.told or {}),
        "at": _at(today),
        "day": today,
        "user_id": writer.user_id,
        "by": writer.name,
        "post": scope.post,
        "illustrative": row["illustrative"],
    }
    connection.execute(insert(request_entry).values(entry | whose))


def _at(day: date) -> datetime:
    """Now; of what is told of a past day, its morning."""
    at = now()
    if in_vietnam(at) <= day:
        return at
    return datetime.combine(day, MORNING, UTC)


def _stamp(writer: Writer, version: int) -> dict[str, Any]:
    return {"version": version + 1, "updated_at": now(), "updated_by": writer.name}
