"""What the staged rows will add to the rollups: worked out in the stage itself, by the definitions
of record, while nobody waits. Under the register's lock these few sums are added, and the rows are
not read again.

An organisation is its folded name here, too, and an asset its number in the stage.
"""

from sqlalchemy import true
from sqlalchemy.dialects import sqlite

from data_access.importing.stage.file import ASSET_COLUMNS, Stage
from data_access.rollups.definitions import ROLLUPS, Rollup

CHILDREN = ("asset_class", "asset_status_period", "deadline")
"""Tables of the register that the definitions read beside `asset`; the stage mirrors them."""
_DIALECT = sqlite.dialect()


def work_out(stage: Stage) -> None:
    """Makes the stage's tables of gains anew: `stage_gain_…` with the columns of each rollup."""
    _mirror(stage)
    for rollup in ROLLUPS:
        name = f"stage_gain_{rollup.table.name}"
        stage.connection.execute(f"DROP TABLE IF EXISTS {name}")
        stage.connection.execute(f"CREATE TABLE {name} AS {_rows(rollup)}")


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
