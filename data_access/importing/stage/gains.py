"""What can be worked out in the stage itself, while nobody waits: what its rows will add to the
rollups, by the definitions of record, so that under the register's lock these few sums are added
and the rows are not read again; the organisations that they name; the order in which the new ones
go in.

An organisation is its folded name here, too, and an asset its number in the stage.
"""

from sqlalchemy import true
from sqlalchemy.dialects import sqlite

from data_access.importing.stage.file import ASSET_COLUMNS, Stage
from data_access.rollups.definitions import STAGED, Rollup
from data_access.writing.owner_keys import LONGEST
from domain.records.owners import bare_name

CHILDREN = ("asset_class", "asset_status_period", "deadline")
"""Tables of the register that the definitions read beside `asset`; the stage mirrors them."""
_DIALECT = sqlite.dialect()


OWNER = ("folded", "bare", "name", "type")
"""Columns of the stage's organisations: one a folded name, called as its first spelling in the
order of letters."""
_OWNERS = """SELECT folded, bare_name(name) AS bare, name, type
    FROM (SELECT *, row_number() OVER (PARTITION BY folded ORDER BY name) AS rank FROM stage_name)
    WHERE rank = 1 AND folded <> '' ORDER BY folded"""
_PLACED = """SELECT s.* FROM stage_asset s JOIN stage_row r ON r.n = s.id WHERE r.outcome = 'new'
    ORDER BY s.vn34, s.kind, s.filed_sort"""


def work_out(stage: Stage) -> None:
    """Makes these tables of the stage anew: `stage_gain_…` with the columns of each rollup,
    `stage_owner`, and `stage_placed`, the new assets by place, kind and day."""
    _mirror(stage)
    for rollup in STAGED:
        _make(stage, f"gain_{rollup.table.name}", _rows(rollup))
    stage.connection.create_function("bare_name", 1, _bare, deterministic=True)
    _make(stage, "owner", _OWNERS)
    _make(stage, "placed", _PLACED)


def _bare(name: str) -> str:
    return bare_name(name)[:LONGEST]


def _make(stage: Stage, name: str, rows: str) -> None:
    stage.connection.execute(f"DROP TABLE IF EXISTS stage_{name}")
    stage.connection.execute(f"CREATE TABLE stage_{name} AS {rows}")


def _mirror(stage: Stage) -> None:
    """The register's names mean the stage's tables, for this connection alone. The plus takes the
    type from a number: the stage's other columns have none, and no index is used between the
    two."""
    listed = ", ".join('+"id" AS "id"' if c == "id" else f'"{c}"' for c in ASSET_COLUMNS)
    views = {"asset": listed, **dict.fromkeys(CHILDREN, "*")}
    for name, columns in views.items():
        view = f"SELECT {columns} FROM stage_{name}"
        stage.connection.execute(f"CREATE TEMP VIEW IF NOT EXISTS {name} AS {view}")
    for name in CHILDREN:
        index = f"stage_{name}_of ON stage_{name} (asset_id)"
        stage.connection.execute(f"CREATE INDEX IF NOT EXISTS {index}")


def _rows(rollup: Rollup) -> str:
    """In the order of the keys: rows of a place lie together where they are added."""
    rows = rollup.rows(true()).subquery()
    ordered = rows.select().order_by(*(rows.c[key] for key in rollup.keys))
    return str(ordered.compile(dialect=_DIALECT, compile_kwargs={"literal_binds": True}))
