"""Writes a filled stage in one transaction: batch, records, held numbers, rejected rows, then the
counts and, last, the audit rows, or nothing of them."""

import resource
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, text

from data_access.accounts import audit
from data_access.database.engine import now
from data_access.database.untold import values_untold
from data_access.importing.stage.file import COLUMNS, Stage
from data_access.importing.stage.fill import contradicting, errors
from data_access.importing.stage.gains import OWNER
from data_access.importing.stage.placing import FOREIGN, UNPLACED
from data_access.rollups.definitions import STAGED
from data_access.tables import metadata
from data_access.writing.batches import audit_batch, close_batch, open_batch
from data_access.writing.rows import CHILDREN, Author
from data_access.writing.sender import Sender
from data_access.writing.staged import write_staged
from data_access.writing.staged_counts import NAMED
from data_access.writing.staged_run import Run

CACHE_KIB, SHARE = 160_000, 4
"""SQLite's page cache while an import is written, at most, and which part it may be of the memory
that the process is held to. Pages that are changed and do not find room are written more than once:
of 20,000 new rows in 200,000 assets these are 164 MB; with 64 it took a tenth longer."""
_GAINS = {f"gain_{rollup.table.name}": rollup for rollup in STAGED}
_COPIED = ("row", "change", "held", "name", "owner", "asset", *CHILDREN, *_GAINS)
_TYPES = {
    "row": "n bigint PRIMARY KEY, position bigint, identity text, said text, outcome text, asset_id bigint, version integer, kind text, "
    "number text, title text, title_key text, whole integer, seen date, stated date, moved boolean",
    "change": "n bigint, before json, changed json",
    "held": "n bigint, record json",
    "name": "folded text, name text, type text",
    "owner": "folded text, bare text, name text, type text",
}


@dataclass(frozen=True)
class Origin:
    """Which file is written: the sender's name of it, its hash, what it turned out to be, what it
    holds."""

    file: str
    sha256: str
    format: str
    kind: str


def open_stage(connection: Connection, stage: Stage) -> None:
    """Makes the stage readable to the statements of this connection, whose transaction has begun;
    gone when it ends."""
    if connection.dialect.name == "postgresql":
        for name in _COPIED:
            _copy(connection, stage, name)
        return
    connection.execute(text("ATTACH DATABASE :path AS stage"), {"path": str(stage.path)})
    connection.exec_driver_sql(f"PRAGMA cache_size=-{_cache_kib()}")
    connection.connection.invalidate(soft=True)  # not to be used again with the stage attached


def _cache_kib() -> int:
    most, _hard = resource.getrlimit(resource.RLIMIT_DATA)
    return CACHE_KIB if most == resource.RLIM_INFINITY else min(CACHE_KIB, most // 1024 // SHARE)


def write_rows(
    connection: Connection, stage: Stage, origin: Origin, sender: Sender, today: date
) -> tuple[int, Run]:
    """Writes what of the opened stage is rows of its own; gives the batch, and the run that
    `data_access.writing.staged.write_counts` brings to its end. On PostgreSQL nobody waits for
    it. Raises data_access.writing.staged.StageStale: the transaction is to be given up."""
    batch = open_batch(
        connection,
        file=origin.file,
        sha256=origin.sha256,
        format=origin.format,
        kind=origin.kind,
        vn34=sender.vn34 or sender.declared,
        actor=sender.actor,
        actor_id=sender.actor_id,
    )
    run = write_staged(connection, Author(sender.actor, now(), today, batch))
    _hold(connection, batch, sender)
    close_batch(connection, batch, counts(stage), errors(stage), contradicting(stage))
    return batch, run


def audit_import(connection: Connection, stage: Stage, batch: int, sender: Sender) -> None:
    """What of the written batch belongs in the audit log; the last thing to be done in its
    transaction."""
    audit_batch(connection, batch)
    foreign = [
        row[0]
        for row in stage.all(
            "SELECT DISTINCT position FROM stage_error WHERE kind IN (?, ?) ORDER BY n",
            FOREIGN,
            UNPLACED,
        )
    ]
    if foreign:
        detail = {"rows": foreign[:100], "count": len(foreign)}
        audit.append(
            connection,
            actor=sender.actor,
            action="import_denied",
            subject=str(batch),
            vn34=sender.vn34,
            detail=detail,
        )


def counts(stage: Stage) -> dict[str, int]:
    """accepted, updated, unchanged (repeats included), rejected (rows, not errors; held ones among
    them)."""
    found = dict(stage.all("SELECT outcome, count(*) FROM stage_row GROUP BY outcome"))
    rejected = int(stage.one("SELECT count(*) FROM stage_cells"))
    unchanged = found.get("same", 0) + int(stage.one("SELECT count(*) FROM stage_repeat"))
    return {
        "accepted": found.get("new", 0),
        "updated": found.get("changed", 0),
        "unchanged": unchanged,
        "rejected": rejected,
    }


def _hold(connection: Connection, batch: int, sender: Sender) -> None:
    """Numbers that another province holds wait for the institute."""
    values = {"batch": batch, "vn34": sender.vn34 or sender.declared, "state": "waiting"}
    query = """INSERT INTO import_held (batch_id, position, asset_id, vn34, record, state)
        SELECT :batch, h.n, r.asset_id, :vn34, h.record, :state FROM stage_held h JOIN stage_row r ON r.n = h.n"""
    connection.execute(text(query), values)


def _copy(connection: Connection, stage: Stage, name: str) -> None:
    """Copies a table of the stage into a temporary one; nothing of the register is locked by it."""
    columns = ", ".join(f'"{c}"' for c in _columns(name))
    if name in _TYPES:
        connection.exec_driver_sql(
            f"CREATE TEMPORARY TABLE stage_{name} ({_TYPES[name]}) ON COMMIT DROP"
        )
    else:
        own = f"SELECT {_typed(name.removeprefix('gain_'))} FROM {name.removeprefix('gain_')} WITH NO DATA"
        connection.exec_driver_sql(f"CREATE TEMPORARY TABLE stage_{name} ON COMMIT DROP AS {own}")
    cursor = connection.connection.cursor()
    with values_untold(), cursor.copy(f"COPY stage_{name} ({columns}) FROM STDIN") as copy:
        for row in stage.connection.execute(f"SELECT {columns} FROM stage_{name}"):
            copy.write_row(row)
    connection.exec_driver_sql(f"ANALYZE stage_{name}")


def _columns(name: str) -> Sequence[str]:
    if name == "owner":
        return OWNER
    gains = _GAINS.get(name)
    return gains.keys + gains.measures if gains else COLUMNS[name]


def _typed(name: str) -> str:
    """The columns of a register table, an organisation as its folded name."""
    names = COLUMNS["asset"] if name == "asset" else [c.name for c in metadata.tables[name].c]
    return ", ".join(f'"{c}"::text AS "{c}"' if c == NAMED.get(name) else f'"{c}"' for c in names)
