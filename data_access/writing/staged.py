"""Writes a stage to the register: set-based statements in the caller's transaction, the same on
SQLite (the stage is attached) and PostgreSQL (it is copied into temporary tables before anything is
locked).

What the stage was compared with may have changed since: then StageStale is raised, nothing is
written, and it is to be filled again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, Connection, String, bindparam, text

from data_access import rollups
from data_access.tables import metadata
from data_access.tables.base import Moment
from data_access.writing.assessing import keep_recorded
from data_access.writing.find import lock
from data_access.writing.owner_keys import fill_bare
from data_access.writing.reassess import reassess
from data_access.writing.rows import CHILDREN, Author

WITH_RECORDED = """SELECT r.asset_id FROM stage_row r
    WHERE (r.outcome = 'changed' OR (r.outcome = 'same' AND (r.seen IS NOT NULL OR r.stated IS NOT NULL)))
    AND (EXISTS (SELECT 1 FROM deadline_act d WHERE d.asset_id = r.asset_id)
        OR EXISTS (SELECT 1 FROM reminder m WHERE m.asset_id = r.asset_id))"""
"""Changed or confirmed records about whose deadlines a person has recorded something, or sent a
letter."""
TARGET = "CASE WHEN r.outcome = 'new' THEN :base + r.n ELSE r.asset_id END"
"""The register's id of a staged row."""
TO_WRITE = "r.outcome IN ('new', 'changed')"
_SAME_TITLE = """{0}.registration_key = s.registration_key AND {0}.office = s.office AND {0}.kind = s.kind
        AND (s.application_key IS NULL OR {0}.application_key IS NULL)"""
STALE = f"""SELECT EXISTS (SELECT 1 FROM stage_row r CROSS JOIN asset a WHERE a.identity = r.identity AND r.outcome = 'new')
    OR EXISTS (SELECT 1 FROM stage_asset s JOIN stage_row r ON r.n = s.id CROSS JOIN asset a
        WHERE {_SAME_TITLE.format("a")} AND r.outcome = 'new'
        AND NOT EXISTS (SELECT 1 FROM asset b WHERE {_SAME_TITLE.format("b")} AND b.id <> a.id))
    OR EXISTS (SELECT 1 FROM stage_row r LEFT JOIN asset a ON a.id = r.asset_id
        WHERE r.asset_id IS NOT NULL AND (a.id IS NULL OR a.version <> r.version))"""
"""What data_access.writing.find would find now and did not find before, by identity or one asset's
title number; what has changed. CROSS JOIN keeps SQLite to the order written: it would go through
the register and ask for each record whether the stage has it."""
_REFERENCES = {"asset": "owner_id", "asset_party": "organisation_id"}
"""Columns that hold an organisation, in the stage its folded name."""
_TYPES: dict[str, Any] = {
    "base": BigInteger(),
    "batch": BigInteger(),
    "at": Moment(),
    "actor": String(),
}


class StageStale(Exception):
    """Records that the stage was compared with have changed, or new ones have come, since it was
    filled."""


def write_staged(connection: Connection, author: Author) -> None:
    """Writes what the stage holds as new and as changed, and confirms what is unchanged; rollups,
    search and history included. Raises StageStale."""
    lock(connection)
    if connection.scalar(text(STALE)):
        raise StageStale
    run = _Run(
        connection,
        {
            "base": _base(connection),
            "batch": author.batch_id,
            "at": author.at,
            "actor": author.actor,
        },
    )
    _organisations(run)
    rollups.withdraw_selected(
        connection, "SELECT asset_id FROM stage_row WHERE outcome = 'changed'"
    )
    _change_assets(run)
    _add_assets(run)
    for name in CHILDREN:
        _add_children(run, name)
    _add_history(run)
    rollups.contribute_selected(
        connection, f"SELECT {TARGET} FROM stage_row r WHERE {TO_WRITE}", base=run.values["base"]
    )
    _confirm(run, author.today)
    _lay_recorded(run, author.today)


@dataclass(frozen=True)
class _Run:
    """Calls statements with those of the values that they name."""

    connection: Connection
    values: Mapping[str, Any]

    def __call__(self, statement: str) -> None:
        named = {name: value for name, value in self.values.items() if f":{name}" in statement}
        typed: list[Any] = [
            bindparam(name, value, type_=_TYPES[name]) for name, value in named.items()
        ]
        self.connection.execute(text(statement).bindparams(*typed))


def _base(connection: Connection) -> int:
    """Ids of new assets are this plus their number in the stage: none that is used, or was used by
    an asset whose history stays."""
    most = connection.execute(text("SELECT coalesce(max(n), 0) FROM stage_row")).scalar() or 0
    used = (
        connection.execute(text("SELECT coalesce(max(asset_id), 0) FROM asset_revision")).scalar()
        or 0
    )
    if connection.dialect.name == "sqlite":
        return max(
            connection.execute(text("SELECT coalesce(max(id), 0) FROM asset")).scalar() or 0, used
        )
    sequence = "pg_get_serial_sequence('asset', 'id')"
    base = connection.execute(text(f"SELECT nextval({sequence})")).scalar() or 0
    connection.execute(text(f"SELECT setval({sequence}, :last)"), {"last": base + most})
    return int(base)


def _organisations(run: _Run) -> None:
    """One organisation a folded name, called as its first spelling in the order of letters; every
    spelling is kept."""
    first = "SELECT folded, name, type, row_number() OVER (PARTITION BY folded ORDER BY name) AS rank FROM stage_name"
    run(
        f"""INSERT INTO organisation (folded, name, type) SELECT folded, name, type FROM ({first}) s
        WHERE rank = 1 AND folded <> '' ORDER BY folded ON CONFLICT (folded) DO NOTHING""",
    )
    fill_bare(run.connection)
    run(
        """INSERT INTO organisation_name (organisation_id, name) SELECT o.id, s.name FROM stage_name s
        CROSS JOIN organisation o WHERE o.folded = s.folded ON CONFLICT (organisation_id, name) DO NOTHING""",
    )


def _selected(table: str, columns: list[str], alias: str = "s") -> tuple[str, str]:
    """Columns to read of a staged table and the join that turns its organisation into an id."""
    reference = _REFERENCES.get(table)
    listed = ", ".join("o.id" if c == reference else f'{alias}."{c}"' for c in columns)
    return (
        listed,
        f"LEFT JOIN organisation o ON o.folded = {alias}.{reference}" if reference else "",
    )


def _asset_columns() -> list[str]:
    """Those that the stage gives."""
    return [
        c.name
        for c in metadata.tables["asset"].c
        if c.name not in {"id", "batch_id", "version", "created_at", "updated_at"}
    ]


def _add_assets(run: _Run) -> None:
    columns = _asset_columns()
    listed, join = _selected("asset", columns)
    names = ", ".join(f'"{c}"' for c in columns)
    run(
        f"""INSERT INTO asset (id, {names}, batch_id, version, created_at, updated_at)
        SELECT :base + s.id, {listed}, CAST(:batch AS BIGINT), 1, :at, :at FROM stage_asset s JOIN stage_row r ON r.n = s.id {join}
        WHERE r.outcome = 'new' ORDER BY s.id""",
    )


def _change_assets(run: _Run) -> None:
    columns = _asset_columns()
    listed, join = _selected("asset", columns)
    inner = f"SELECT r.asset_id AS target, r.version AS former, {listed} FROM stage_asset s JOIN stage_row r ON r.n = s.id {join}"
    renamed = inner.replace("o.id", "o.id AS owner_id")
    assigned = ", ".join(f'"{c}" = x."{c}"' for c in columns)
    run(
        f"""UPDATE asset SET {assigned}, batch_id = CAST(:batch AS BIGINT), version = x.former + 1, updated_at = :at
        FROM ({renamed} WHERE r.outcome = 'changed') x WHERE asset.id = x.target""",
    )
    for name in CHILDREN:
        run(
            f"DELETE FROM {name} WHERE asset_id IN (SELECT asset_id FROM stage_row WHERE outcome = 'changed')"
        )


def _add_children(run: _Run, name: str) -> None:
    """In the order of the stage, which is that of its rows: to ask for it would have SQLite sort
    them."""
    columns = [c.name for c in metadata.tables[name].c if c.name != "asset_id"]
    listed, join = _selected(name, columns)
    names = ", ".join(f'"{c}"' for c in columns)
    run(
        f"""INSERT INTO {name} (asset_id, {names}) SELECT {TARGET}, {listed} FROM stage_{name} s JOIN stage_row r ON r.n = s.asset_id
        {join} WHERE {TO_WRITE}""",
    )


def _add_history(run: _Run) -> None:
    """A new record has no former one; the changed fields of a changed one are kept with it."""
    run(
        f"""INSERT INTO asset_revision (asset_id, version, batch_id, actor, at, before, changed)
        SELECT {TARGET}, coalesce(r.version, 0) + 1, CAST(:batch AS BIGINT), :actor, :at, c.before, coalesce(c.changed, '[]')
        FROM stage_row r LEFT JOIN stage_change c ON c.n = r.n WHERE {TO_WRITE} ORDER BY r.n""",
    )


def _confirm(run: _Run, today: date) -> None:
    """The same said again on a later day: the days move, and where it tells more the status with
    them."""
    run(
        """UPDATE asset SET as_of = r.seen, status_as_of = r.stated FROM stage_row r
        WHERE r.asset_id = asset.id AND r.outcome = 'same' AND (r.seen IS NOT NULL OR r.stated IS NOT NULL)""",
    )
    moved = run.connection.scalars(text("SELECT asset_id FROM stage_row WHERE moved"))
    reassess(run.connection, list(moved), today)


def _lay_recorded(run: _Run, today: date) -> None:
    """The stage was assessed with what was recorded when it was filled; what was recorded since
    then counts as well."""
    ids = list(run.connection.scalars(text(WITH_RECORDED)))
    reassess(run.connection, ids, today)
    keep_recorded(run.connection, ids)
