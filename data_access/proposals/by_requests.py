"""What a request asks to have changed in a record: a correction like those that officers ask for
(data_access.annotations.corrections), with the request's number. Whoever answers it here or in the
queue of corrections, record and request tell the same.

A station may write nothing of the register: what it proposes is written by the system, after the
right was judged, and read so by whoever sees the request.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, or_, select

from data_access.accounts.writer import Gone, Writer
from data_access.annotations import corrections
from data_access.database.engine import as_system
from data_access.database.scope import SYSTEM, Scope, of_tenant_or_station, visible, within
from data_access.network.requests.known import known_of
from data_access.network.requests.writing import Said, WrongMove, act_on
from data_access.records.loading import load
from data_access.register.published_look_up import public
from data_access.tables import asset, asset_correction, request
from domain.network.requests import OPEN, UPDATE
from domain.records.asset import AssetRecord
from domain.records.numbers import spellings
from read_models.corrections import ACCEPTED, REFUSED, UNDONE, WITHDRAWN, corrected, shown
from read_models.proposals import Proposal

PROPOSED = "proposed"
_c = asset_correction.c


@dataclass(frozen=True, slots=True)
class Wanted:
    """`number`: of the record, as it was typed; `field`, `new`: of read_models.corrections."""

    number: str
    field: str
    new: str
    reason: str


class NoSuchRecord(ValueError):
    """The register of the desk has no record of that number, whatever others have."""


class SameValue(ValueError):
    """The record says that already."""


def record_of_number(
    connection: Connection, number: str, *, scope: Scope, vn34: str
) -> tuple[int, AssetRecord] | None:
    """The record of an application or title number in the register that a desk looks into; None
    where there is none there, or several. What is not published no desk proposes to change."""
    forms = spellings(number)
    if not forms or scope.kind not in ("province", "national"):
        return None
    keys = or_(asset.c.application_key.in_(forms), asset.c.registration_key.in_(forms))
    query = select(asset.c.id).where(visible(asset, scope), asset.c.vn34 == vn34, keys, *public())
    ids = list(connection.scalars(query.limit(2)))
    if len(ids) != 1:
        return None
    return ids[0], load(connection, ids, scope=scope)[ids[0]]


def province_of(connection: Connection, request_id: int, *, scope: Scope) -> str:
    """Of the requester: in its register alone a request changes something. Raises Gone."""
    query = select(request.c.vn34).where(of_tenant_or_station(request, scope))
    found = connection.scalar(query.where(request.c.id == request_id))
    if found is None:
        raise Gone
    return str(found)


def propose(
    connection: Connection,
    writer: Writer,
    request_id: int,
    version: int,
    wanted: Wanted,
    *,
    found: tuple[int, AssetRecord] | None,
    today: date,
) -> None:
    """`found`: of record_of_number, in the register of the writer's desk. Raises Gone, Conflict,
    NotInHand, WrongMove, NoSuchRecord, SameValue, read_models.corrections.BadValue."""
    if found is None:
        province_of(connection, request_id, scope=writer.scope)
        raise NoSuchRecord
    asset_id, record = found
    new = shown(corrected(record, wanted.field, wanted.new), wanted.field)
    old = shown(record, wanted.field)
    if new == old:
        raise SameValue
    told = {"field": wanted.field, "old": old, "new": new, "record": wanted.number}
    row = act_on(
        connection,
        writer,
        request_id,
        version,
        said=Said(PROPOSED, wanted.reason, told),
        today=today,
    )
    if row["kind"] != UPDATE or row["state"] not in OPEN or record.place.vn34 != row["vn34"]:
        raise WrongMove
    known = known_of(connection, request_id)
    with as_system(connection):  # a station asks for it as an officer does; it was judged above
        corrections.propose(
            connection,
            replace(writer, vn34=row["vn34"]),
            record,
            asset_id,
            field=wanted.field,
            new=new,
            reason=known.hidden_in(wanted.reason),
            request_no=row["number"],
        )


def proposals_of(connection: Connection, number: str, *, scope: Scope) -> tuple[Proposal, ...]:
    """Of a request that the reader sees, the oldest first. A station is told of published records
    alone."""
    hidden = public() if scope.kind == "station" else []
    source = asset_correction.join(asset, asset.c.id == _c.asset_id)
    columns = (_c.asset_id, asset.c.title, asset.c.application_no, asset.c.registration_no)
    query = select(*corrections.COLUMNS, *columns).select_from(source)
    with as_system(connection):  # the request was seen; a station has no register of its own
        seen = (within(asset_correction, SYSTEM), visible(asset, SYSTEM), *hidden)
        rows = connection.execute(query.where(*seen, _c.request_no == number).order_by(_c.id)).all()
    n = len(corrections.COLUMNS)
    return tuple(
        Proposal(
            corrections.Correction(*row[:n]),
            row.asset_id,
            row.title,
            row.registration_no or row.application_no or "",
        )
        for row in rows
    )


def answer(
    connection: Connection,
    writer: Writer,
    asset_id: int,
    number: int,
    *,
    accepted: bool,
    said: str,
    today: date,
) -> None:
    """The answer to a correction, wherever it was read. Raises Gone, read_models.corrections.
    BadValue, data_access.writing.edit.Unfit."""
    if accepted:
        corrections.accept(connection, writer, asset_id, number, answer=said, today=today)
    else:
        corrections.refuse(connection, writer, asset_id, number, answer=said)
    _tell(
        connection, writer, number, state=ACCEPTED if accepted else REFUSED, said=said, today=today
    )


def withdraw(
    connection: Connection, writer: Writer, asset_id: int, number: int, today: date
) -> None:
    """Raises Gone."""
    corrections.withdraw(connection, writer, asset_id, number)
    _tell(connection, writer, number, state=WITHDRAWN, said="", today=today)


def undo(connection: Connection, writer: Writer, asset_id: int, number: int, today: date) -> None:
    """The record says again what it said. Raises Gone, corrections.ChangedSince,
    data_access.writing.edit.Unfit."""
    corrections.undo(connection, writer, asset_id, number, today=today)
    _tell(connection, writer, number, state=UNDONE, said="", today=today)


def of_request(
    connection: Connection, writer: Writer, request_id: int, version: int, number: int
) -> int:
    """The record of a correction that the request asks for, in the version that was seen. Raises
    Gone, Conflict."""
    r = request.c
    source = asset_correction.join(request, r.number == _c.request_no)
    query = select(_c.asset_id, r.version, r.updated_by).select_from(source)
    seen = (within(asset_correction, writer.scope), of_tenant_or_station(request, writer.scope))
    row = connection.execute(query.where(*seen, _c.id == number, r.id == request_id)).one_or_none()
    if row is None:
        raise Gone
    if row.version != version:
        raise corrections.Conflict({}, row.version, row.updated_by)
    return int(row.asset_id)


def _tell(
    connection: Connection, writer: Writer, number: int, *, state: str, said: str, today: date
) -> None:
    """The thread of the request that asked for it, where one did."""
    r = request.c
    source = asset_correction.join(request, r.number == _c.request_no)
    columns = (r.id, r.version, _c.field, _c.old, _c.new)
    seen = (within(asset_correction, writer.scope), of_tenant_or_station(request, writer.scope))
    query = select(*columns).select_from(source).where(*seen, _c.id == number)
    row = connection.execute(query).one_or_none()
    if row is None:
        return
    told: Mapping[str, Any] = {"field": row.field, "old": row.old, "new": row.new}
    act_on(connection, writer, row.id, row.version, said=Said(state, said, told), today=today)
