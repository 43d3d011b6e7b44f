"""The answers that the institute keeps ready: read by whoever answers, written by the manager, with
all that was ever done to them."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select, update

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import now
from data_access.tables import prepared_answer, prepared_answer_version
from domain.terms.cited import said_on
from read_models.prepared_answers import DRAFT, PUBLISHED, READ, WROTE, Past, Prepared

_c = prepared_answer.c
COLUMNS = [_c[field.name] for field in fields(Prepared)]


def prepared_answers(connection: Connection, *, all_states: bool) -> tuple[Prepared, ...]:
    """By topic and title; `all_states`: drafts and retired ones, too, which the institute alone
    reads."""
    query = select(*COLUMNS).order_by(_c.topic, _c.title, _c.id)
    if not all_states:
        query = query.where(_c.state == PUBLISHED)
    return tuple(Prepared(**row) for row in connection.execute(query).mappings())


def published_answer(connection: Connection, answer_id: int) -> Prepared | None:
    """One that may be used; None for every other."""
    query = select(*COLUMNS).where(_c.id == answer_id, _c.state == PUBLISHED)
    row = connection.execute(query).mappings().one_or_none()
    return Prepared(**row) if row else None


def past_of(connection: Connection, answer_id: int) -> tuple[Past, ...]:
    """The newest first."""
    c = prepared_answer_version.c
    query = select(c.version, c.did, c.at, c.by, c.stood).where(c.answer_id == answer_id)
    rows = connection.execute(query.order_by(c.id.desc())).all()
    return tuple(
        Past(
            version=row.version,
            did=row.did,
            at=row.at,
            by=row.by,
            title=row.stood["title"],
            text=row.stood["text"],
        )
        for row in rows
    )


def keep_answer(
    connection: Connection, writer: Writer, values: Mapping[str, Any], *, answer_id: int,
    version: int, today: date,
) -> int:  # fmt: skip
    """A new one (`answer_id` 0) is a draft; a changed one has been read by whoever wrote it. Raises
    Gone, Conflict."""
    read = {**values, "read_on": today, "read_by": writer.name}
    if answer_id:
        _change(connection, writer, answer_id=answer_id, version=version, values=read, did=WROTE)
        return answer_id
    row = {**read, "state": DRAFT, "version": 1, "updated_at": now(), "updated_by": writer.name}
    made = insert(prepared_answer).values(**row).returning(_c.id)
    new = int(connection.scalar(made) or 0)
    _keep_version(connection, writer, new, WROTE)
    return new


def move_answer(
    connection: Connection, writer: Writer, *, answer_id: int, version: int, did: str, today: date
) -> None:
    """Published, retired, or read again beside what the law says today. Raises Gone, Conflict."""
    stored = connection.execute(select(_c.cites).where(_c.id == answer_id)).one_or_none()
    if stored is None:
        raise Gone
    values: dict[str, Any] = {"state": did}
    if did == READ:
        cites = {code: said_on(code, today) for code in stored.cites}
        values = {"cites": cites, "read_on": today, "read_by": writer.name}
    _change(connection, writer, answer_id=answer_id, version=version, values=values, did=did)


def _change(
    connection: Connection, writer: Writer, *, answer_id: int, version: int,
    values: Mapping[str, Any], did: str,
) -> None:  # fmt: skip
    row = {**values, "version": version + 1, "updated_at": now(), "updated_by": writer.name}
    same = (_c.id == answer_id, _c.version == version)
    if connection.execute(update(prepared_answer).where(*same).values(row)).rowcount == 0:
        query = select(_c.version, _c.updated_by).where(_c.id == answer_id)
        stored = connection.execute(query).one_or_none()
        if stored is None:
            raise Gone
        raise Conflict({}, stored.version, stored.updated_by)
    _keep_version(connection, writer, answer_id, did)


def _keep_version(connection: Connection, writer: Writer, answer_id: int, did: str) -> None:
    query = select(*COLUMNS).where(_c.id == answer_id)
    stands = Prepared(**connection.execute(query).mappings().one())
    stood = asdict(stands) | {"read_on": stands.read_on.isoformat(), "cites": dict(stands.cites)}
    row = {"answer_id": answer_id, "version": stands.version, "did": did, "at": now()}
    row |= {"by": writer.name, "stood": stood}
    connection.execute(insert(prepared_answer_version).values(row))
    writer.record(connection, f"prepared_answer {did}", answer_id, version=stands.version)
