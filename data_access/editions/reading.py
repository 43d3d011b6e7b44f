"""Editions read: the list, one with its steps, and what is frozen of it."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from data_access.database.scope import Scope, of_tenant
from data_access.records.visibility import LARGEST_ID
from data_access.tables import report_edition, report_file, report_number, report_row, report_step
from domain.publishing import SENT
from read_models.document import Document
from read_models.editions import Edition, Step
from read_models.frozen import SourceRow, Told, documents_in, frozen_digest, value_of
from read_models.report_asked import PROVINCIAL, ReportAsked

MOST = 500
COLUMNS = [report_edition.c[f.name] for f in fields(Edition) if f.name != "steps"]
STEP = [report_step.c[f.name] for f in fields(Step)]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is frozen of a sent edition. `intact`: whether it still gives the hash."""

    documents: dict[str, Document]
    numbers: tuple[Told, ...]
    rows: tuple[SourceRow, ...]
    intact: bool


def editions(connection: Connection, *, scope: Scope) -> list[Edition]:
    """Those that the scope sees, the newest first."""
    query = select(*COLUMNS).where(of_tenant(report_edition, scope))
    query = query.order_by(report_edition.c.updated_at.desc(), report_edition.c.id.desc())
    rows = connection.execute(query.limit(MOST)).mappings().all()
    steps = _steps(connection, scope, [row["id"] for row in rows])
    return [_edition(row, steps) for row in rows]


def edition(connection: Connection, edition_id: int, *, scope: Scope) -> Edition | None:
    """None where there is none to be seen."""
    if not 0 < edition_id < LARGEST_ID:
        return None
    found = _found(connection, scope, report_edition.c.id == edition_id)
    return found[0] if found else None


def of_report(connection: Connection, asked: ReportAsked, *, scope: Scope) -> list[Edition]:
    """Of one report and period, the first to the last."""
    c = report_edition.c
    here = (c.template == asked.name, c.period == asked.period, c.whose == asked.whose)
    return sorted(_found(connection, scope, *here), key=lambda one: one.turn)


def former(connection: Connection, own: Edition, *, scope: Scope) -> Edition | None:
    """The newest published one of the same report of an earlier period."""
    c = report_edition.c
    here = (c.template == own.template, c.whose == own.whose, c.period < own.period)
    found = _found(connection, scope, *here, c.state.in_(SENT))
    if own.template == PROVINCIAL:  # a half-year is held against a half-year
        found = [one for one in found if one.period[4:] == own.period[4:]]
    return max(found, key=lambda one: (one.period, one.turn), default=None)


def kept(connection: Connection, own: Edition, *, scope: Scope) -> Kept:
    """What was frozen; for an edition that is sent."""
    query = select(report_edition.c.content).where(
        of_tenant(report_edition, scope), report_edition.c.id == own.id
    )
    content = connection.execute(query).scalar_one()
    numbers = numbers_of(connection, own, scope=scope)
    rows = rows_of(connection, own, scope=scope)
    intact = frozen_digest(content, numbers, rows) == own.digest
    return Kept(documents_in(json.loads(content)), numbers, rows, intact)


def languages_of(connection: Connection, own: Edition, *, scope: Scope) -> tuple[str, ...]:
    """In which languages it was frozen: one that was added later is not among them."""
    query = select(report_edition.c.content).where(
        of_tenant(report_edition, scope), report_edition.c.id == own.id
    )
    return tuple(json.loads(connection.execute(query).scalar_one() or "{}"))


def numbers_of(connection: Connection, own: Edition, *, scope: Scope) -> tuple[Told, ...]:
    query = select(report_number).where(
        of_tenant(report_number, scope), report_number.c.edition_id == own.id
    )
    rows = connection.execute(query.order_by(report_number.c.position)).mappings()
    return tuple(_told(row) for row in rows)


def _told(row: RowMapping) -> Told:
    """A number as it was frozen: its columns are called as its fields."""
    known = {field.name: row[field.name] for field in fields(Told)}
    return Told(**known | {"value": value_of(row["value"])})


def rows_of(connection: Connection, own: Edition, *, scope: Scope) -> tuple[SourceRow, ...]:
    c = report_row.c
    query = select(report_row).where(of_tenant(report_row, scope), c.edition_id == own.id)
    rows = connection.execute(query.order_by(c.table_name, c.row_id)).mappings()
    return tuple(
        SourceRow(
            table=row["table_name"],
            row_id=row["row_id"],
            label=row["label"],
            at=row["at"],
            amounts=row["amounts"],
            lines=tuple(row["lines"]),
            illustrative=row["illustrative"],
        )
        for row in rows
    )


def file_of(
    connection: Connection, own: Edition, language: str, kind: str, *, scope: Scope
) -> bytes | None:
    """The bytes that were kept; None where the file is not made yet."""
    c = report_file.c
    query = select(c.content).where(
        of_tenant(report_file, scope),
        c.edition_id == own.id,
        c.language == language,
        c.kind == kind,
    )
    found = connection.execute(query).scalar_one_or_none()
    return None if found is None else bytes(found)


def files_of(connection: Connection, own: Edition, *, scope: Scope) -> dict[tuple[str, str], str]:
    """(language, kind) → hash of each file that is made."""
    c = report_file.c
    query = select(c.language, c.kind, c.sha256).where(
        of_tenant(report_file, scope), c.edition_id == own.id
    )
    return {(row.language, row.kind): row.sha256 for row in connection.execute(query)}


def _found(connection: Connection, scope: Scope, *where: ColumnElement[bool]) -> list[Edition]:
    query = select(*COLUMNS).where(of_tenant(report_edition, scope), *where)
    rows = connection.execute(query).mappings().all()
    steps = _steps(connection, scope, [row["id"] for row in rows])
    return [_edition(row, steps) for row in rows]


def _edition(row: RowMapping, steps: dict[int, list[Step]]) -> Edition:
    values: dict[str, Any] = dict(row)
    return Edition(**values, steps=tuple(steps.get(values["id"], ())))


def _steps(connection: Connection, scope: Scope, ids: Sequence[int]) -> dict[int, list[Step]]:
    c = report_step.c
    found = defaultdict[int, list[Step]](list)
    query = select(c.edition_id, *STEP).where(of_tenant(report_step, scope), c.edition_id.in_(ids))
    for row in connection.execute(query.order_by(c.id)).mappings():
        values = dict(row)
        found[values.pop("edition_id")].append(Step(**values))
    return found
