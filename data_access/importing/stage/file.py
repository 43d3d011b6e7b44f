"""The stage as an SQLite file: rows of the file with their outcome, errors, and the rows of the
register that they would become.

The tables `stage_<name>` mirror the register's; their `id` or `asset_id` is the row's number `n` in
the stage, and an organisation is its folded name. Values are stored as SQLite's driver takes them:
days as ISO text, JSON as text.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy.dialects import sqlite

from data_access.database.bulk import encoded
from data_access.tables import asset, metadata
from data_access.writing.rows import CHILDREN
from domain.records.contact import FIELDS as CONTACT

WRITERS = frozenset({"batch_id", "version", "created_at", "updated_at"})
"""Columns of `asset` that the writer fills when the stage is written."""
ASSET_COLUMNS = tuple(c.name for c in asset.c if c.name not in WRITERS)
COLUMNS: dict[str, tuple[str, ...]] = {
    "row": (
        "n", "position", "identity", "said", "outcome", "asset_id", "version", "kind", "number", "title", "title_key", "whole",
        "seen", "stated", "moved",
    ),
    "change": ("n", "before", "changed"),
    "held": ("n", "record"),
    "error": ("n", "position", "field", "reason", "kind"),
    "refused": ("n", "identity", "said"),
    "cells": ("n", "cells", "kind", "number", "title"),
    "repeat": ("n", "position", "first", "kind", "number", "title"),
    "place": ("n", "name"),
    "mend": ("n", "field", "column", "heading", "told", "reason"),
    "name": ("folded", "name", "type"),
    "contact": ("n", "vn34", "name", *CONTACT),
    "contact_fault": ("n", "position", "field", "reason"),
    "asset": ASSET_COLUMNS,
    **{name: tuple(c.name for c in metadata.tables[name].c) for name in CHILDREN},
}  # fmt: skip
"""row: `said` is the content's hash; `outcome` new, changed, same or held; `asset_id` and `version`
of the stored record; `whole`: it has an application number; `seen`, `stated`: later days to
confirm; `moved`: these days change its status. change: JSON. refused: the rows that contradict
another one. cells: one for each rejected row. repeat: rows that say again what row `first` said.
place: the sheet or the inner file that a row stands in, where there are several. contact:
how the owner of a row is reached, in the province where it is to be kept. mend: the cells
that the errors of a rejected row are about, `told` what an error calls the field.
`n` counts the rows as they are read, whatever becomes of them: positions are lines of the inner
files in a ZIP, and a page or a record of XML may have none."""
_NUMBERS = {"row": "n", "asset": "id", "change": "n", "place": "n", "contact": "n"}
"""Whole numbers that are SQLite's own key of the row: found without an index, and read in their
order without sorting. A column without a type is no use to a join with one of them: SQLite would go
through the whole table for each row."""
_KEYS = {"name": "PRIMARY KEY (folded, name)", "cells": "PRIMARY KEY (n)"}
_INDEXES = (
    "CREATE UNIQUE INDEX stage_identity ON stage_row (identity)",
    "CREATE INDEX stage_title_key ON stage_row (title_key)",
    "CREATE INDEX stage_error_n ON stage_error (n)",
    "CREATE INDEX stage_mend_n ON stage_mend (n)",
)
CACHE_KB = 16_000
"""SQLite's page cache of the stage: its indexes are met in no order."""
_DIALECT = sqlite.dialect()


class Stage:
    """An open stage; a context manager. `path` is the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        fresh = not path.exists()
        self.headings: dict[int, tuple[str, ...]] = {}
        """Rejected row → the headings above it, while the stage is filled."""
        self.connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self.connection.execute("PRAGMA synchronous=OFF")
        self.connection.execute("PRAGMA journal_mode=OFF")
        self.connection.execute(f"PRAGMA cache_size=-{CACHE_KB}")
        if fresh:
            self._create()

    def __enter__(self) -> "Stage":
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _value: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.connection.close()

    def _create(self) -> None:
        for name, columns in COLUMNS.items():
            listed = ", ".join(
                f'"{c}" INTEGER PRIMARY KEY' if c == _NUMBERS.get(name) else f'"{c}"'
                for c in columns
            )
            key = f", {_KEYS[name]}" if name in _KEYS else ""
            self.connection.execute(f"CREATE TABLE stage_{name} ({listed}{key})")
        for statement in (*_INDEXES, "CREATE TABLE stage_meta (key PRIMARY KEY, value)"):
            self.connection.execute(statement)

    def clear(self) -> None:
        """Empties the stage, to be filled anew."""
        for name in (*COLUMNS, "meta"):
            self.connection.execute(f"DELETE FROM stage_{name}")
        self.headings = {}

    def ready(self) -> None:
        """Once its rows are in: what is looked up by row alone."""
        query = "CREATE INDEX IF NOT EXISTS stage_party_row ON stage_asset_party (asset_id)"
        self.connection.execute(query)

    def begin(self) -> None:
        self.connection.execute("BEGIN")

    def commit(self) -> None:
        self.connection.execute("COMMIT")

    def add(self, name: str, rows: Iterable[Sequence[Any]], *, known: str = "") -> None:
        """Adds rows in the order of COLUMNS. `known`: 'OR IGNORE' or 'OR REPLACE' for a key that is
        there."""
        places = ", ".join("?" * len(COLUMNS[name]))
        self.connection.executemany(f"INSERT {known} INTO stage_{name} VALUES ({places})", rows)

    def add_mirrored(self, name: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Adds rows of a register table, in the order of COLUMNS."""
        if rows:
            self.add(name, encoded(rows, COLUMNS[name], metadata.tables[name], _DIALECT))

    def all(self, query: str, *values: Any) -> list[Any]:
        return self.connection.execute(query, values).fetchall()

    def one(self, query: str, *values: Any) -> Any:
        """The first column of the first row, None without one."""
        row = self.connection.execute(query, values).fetchone()
        return row[0] if row else None

    def put(self, key: str, value: Any) -> None:
        """A fact about the import, as JSON: columns, format, kind, sha256, today, counts."""
        self.connection.execute(
            "INSERT OR REPLACE INTO stage_meta VALUES (?, ?)",
            (key, json.dumps(value, ensure_ascii=False)),
        )

    def get(self, key: str, otherwise: Any = None) -> Any:
        found = self.one("SELECT value FROM stage_meta WHERE key = ?", key)
        return otherwise if found is None else json.loads(found)
