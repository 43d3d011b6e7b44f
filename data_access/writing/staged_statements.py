"""The statements that write a stage (data_access.writing.staged), and those that ask whether it
still is what the register was compared with."""

from data_access.tables import metadata
from data_access.writing.staged_counts import NAMED

TARGET = "CASE WHEN r.outcome = 'new' THEN :base + r.n ELSE r.asset_id END"
"""The register's id of a staged row."""
NEW, CHANGED = "r.outcome = 'new'", "r.outcome = 'changed'"
CONFIRMED = "(r.outcome = 'same' AND (r.seen IS NOT NULL OR r.stated IS NOT NULL))"
"""Unchanged, and said again on a later day."""
_SAME_TITLE = """{0}.registration_key = s.registration_key AND {0}.office = s.office AND {0}.kind = s.kind
        AND (s.application_key IS NULL OR {0}.application_key IS NULL)"""
_SAME_IDENTITY = f"""EXISTS (SELECT 1 FROM stage_row r CROSS JOIN asset a WHERE a.identity = r.identity AND {NEW})"""
_CAME = f"""EXISTS (SELECT 1 FROM stage_asset s JOIN stage_row r ON r.n = s.id CROSS JOIN asset a
        WHERE {_SAME_TITLE.format("a")} AND {NEW} AND {{a}}
        AND NOT EXISTS (SELECT 1 FROM asset b WHERE {_SAME_TITLE.format("b")} AND b.id <> a.id AND {{b}}))
    OR EXISTS (SELECT 1 FROM stage_row r LEFT JOIN asset a ON a.id = r.asset_id
        WHERE {{r}} AND r.asset_id IS NOT NULL AND (a.id IS NULL OR a.version <> r.version))"""
"""What data_access.writing.find would find now and did not find before, by identity or one asset's
title number; what has changed. CROSS JOIN keeps SQLite to the order written: it would go through
the register and ask for each record whether the stage has it. It would do so, too, to make a filter
out of a condition on the asset alone."""
STALE = f"SELECT {_SAME_IDENTITY} OR {_CAME.format(a='1 = 1', b='1 = 1', r='1 = 1')}"
"""Before anything is written."""
_BY_OTHERS = _CAME.format(
    **{name: f"coalesce({name}.batch_id, 0) <> :batch" for name in "ab"},
    r="r.outcome NOT IN ('new', 'changed')",
)
CAME_MEANWHILE = f"SELECT {_BY_OTHERS}"
"""The same, but for what this import has written: its identities nobody else can have any more."""


def _selected(table: str, columns: list[str], alias: str = "s") -> tuple[str, str]:
    """Columns to read of a staged table and the join that turns its organisation into an id."""
    reference = NAMED.get(table)
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


def addition_of_assets(dialect: str) -> str:
    """In the order of most indexes, by place, kind and day: rows that come one after the other go
    into the same pages of them. In the order of the file it took SQLite nearly twice as long; to
    sort them takes it a fifth of the time, so that is done before its lock."""
    columns = _asset_columns()
    listed, join = _selected("asset", columns)
    names = ", ".join(f'"{c}"' for c in columns)
    rows = (
        "stage_placed s" if dialect == "sqlite" else "stage_asset s JOIN stage_row r ON r.n = s.id"
    )
    which = "1 = 1" if dialect == "sqlite" else f"{NEW} ORDER BY s.vn34, s.kind, s.filed_sort"
    return f"""INSERT INTO asset (id, {names}, batch_id, version, created_at, updated_at)
        SELECT :base + s.id, {listed}, CAST(:batch AS BIGINT), 1, :at, :at FROM {rows} {join}
        WHERE {which} ON CONFLICT (identity) DO NOTHING"""


def change_of_assets() -> str:
    columns = _asset_columns()
    listed, join = _selected("asset", columns)
    inner = f"SELECT r.asset_id AS target, r.version AS former, {listed} FROM stage_asset s JOIN stage_row r ON r.n = s.id {join}"
    renamed = inner.replace("o.id", "o.id AS owner_id")
    assigned = ", ".join(f'"{c}" = x."{c}"' for c in columns)
    return f"""UPDATE asset SET {assigned}, batch_id = CAST(:batch AS BIGINT), version = x.former + 1, updated_at = :at
        FROM ({renamed} WHERE {CHANGED}) x WHERE asset.id = x.target AND asset.version = x.former"""


def addition_of_children(name: str, which: str) -> str:
    """In the order of the stage, which is that of its rows: to ask for it would have SQLite sort
    them."""
    columns = [c.name for c in metadata.tables[name].c if c.name != "asset_id"]
    listed, join = _selected(name, columns)
    names = ", ".join(f'"{c}"' for c in columns)
    return f"""INSERT INTO {name} (asset_id, {names}) SELECT {TARGET}, {listed} FROM stage_{name} s JOIN stage_row r ON r.n = s.asset_id
        {join} WHERE {which}"""


def addition_to_history(which: str) -> str:
    """A new record has no former one; the changed fields of a changed one are kept with it."""
    return f"""INSERT INTO asset_revision (asset_id, version, batch_id, actor, at, before, changed)
        SELECT {TARGET}, coalesce(r.version, 0) + 1, CAST(:batch AS BIGINT), :actor, :at, c.before, coalesce(c.changed, '[]')
        FROM stage_row r LEFT JOIN stage_change c ON c.n = r.n WHERE {which} ORDER BY r.n"""
