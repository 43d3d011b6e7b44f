"""Changes the rollups with the rows: what touched assets contributed is taken out before, and put
in again after a change."""

from collections.abc import Collection, Iterable
from functools import cache

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Delete,
    FromClause,
    MetaData,
    Subquery,
    Table,
    TableClause,
    TextClause,
    column,
    delete,
    insert,
    literal_column,
    select,
    table,
    text,
    true,
    tuple_,
)
from sqlalchemy.dialects import postgresql, sqlite

from data_access.rollups.definitions import ROLLUPS, Rollup
from data_access.rollups.visit_months import VISIT_MONTHS
from data_access.tables import asset

MARKING = "INSERT INTO touched (id)"
_touched = Table("touched", MetaData(), Column("id", BigInteger, primary_key=True))


def withdraw(connection: Connection, asset_ids: Collection[int]) -> None:
    """Takes the assets, as they are stored now, out of every rollup. Call before they are changed
    or deleted."""
    if asset_ids:
        _mark(connection, asset_ids)
        _subtract(connection)


def contribute(connection: Connection, asset_ids: Collection[int]) -> None:
    """Counts the assets, as they are stored now, in every rollup. Call after they and their
    children are written."""
    if asset_ids:
        _mark(connection, asset_ids)
        _add(connection)


def note_leaving(connection: Connection, ids: str) -> None:
    """Sums up what the assets that an SQL query gives contribute, as they are stored now, before
    they are changed. Nobody else may change them from then on; `subtract_noted` takes it out."""
    _mark_selected(connection, text(f"{MARKING} {ids}"))
    _note(connection, "leaving", ROLLUPS)


def note_coming(connection: Connection, marking: TextClause) -> None:
    """Sums up what assets contribute, as they are written now, to the rollups that a stage cannot
    tell; `marking`: MARKING and the query of their ids. `add_noted` puts it in."""
    _mark_selected(connection, marking)
    _note(connection, "coming", (rollup for rollup in ROLLUPS if not rollup.staged))


def _note(connection: Connection, way: str, which: Iterable[Rollup]) -> None:
    end = "ON COMMIT DROP" if connection.dialect.name == "postgresql" else ""
    for rollup in which:
        rows = select(_of_touched(rollup)).compile(
            dialect=connection.dialect, compile_kwargs={"literal_binds": True}
        )
        connection.execute(
            text(f"CREATE TEMPORARY TABLE {way}_{rollup.table.name} {end} AS {rows}")
        )


def subtract_noted(connection: Connection, which: Iterable[Rollup]) -> None:
    """Takes out of these rollups what `note_leaving` has noted in this transaction."""
    for rollup in which:
        noted = _noted(rollup, "leaving")
        connection.execute(_signed(rollup, noted, connection.dialect.name, -1))
        connection.execute(_without_zeros(rollup, noted))


def add_noted(connection: Connection, rollup: Rollup) -> None:
    """Adds what `note_coming` has noted in this transaction."""
    connection.execute(_signed(rollup, _noted(rollup, "coming"), connection.dialect.name, 1))


def _noted(rollup: Rollup, way: str) -> TableClause:
    return table(f"{way}_{rollup.table.name}", *(column(c.name) for c in rollup.table.c))


def rebuild(connection: Connection) -> None:
    """Counts everything anew, from the rows alone."""
    for rollup in (*ROLLUPS, VISIT_MONTHS):
        connection.execute(delete(rollup.table))
        rows = rollup.rows(true()).order_by(
            *(literal_column(str(i)) for i, _key in enumerate(rollup.keys, 1))
        )
        # a place's rows lie together
        connection.execute(insert(rollup.table).from_select(rollup.keys + rollup.measures, rows))


def _add(connection: Connection) -> None:
    for rollup in ROLLUPS:
        connection.execute(_addition(rollup, connection.dialect.name, 1))


def _subtract(connection: Connection) -> None:
    for rollup in ROLLUPS:
        connection.execute(_addition(rollup, connection.dialect.name, -1))
        connection.execute(_emptying(rollup))


def _mark(connection: Connection, asset_ids: Collection[int]) -> None:
    """Puts the ids into a temporary table of this connection."""
    _empty(connection)
    connection.execute(insert(_touched), [{"id": i} for i in sorted(set(asset_ids))])
    _analyse(connection)


def _mark_selected(connection: Connection, marking: TextClause) -> None:
    """The same with the ids of a query."""
    _empty(connection)
    connection.execute(marking)
    _analyse(connection)


def _empty(connection: Connection) -> None:
    connection.execute(text("CREATE TEMPORARY TABLE IF NOT EXISTS touched (id BIGINT PRIMARY KEY)"))
    connection.execute(delete(_touched))


def _analyse(connection: Connection) -> None:
    # without statistics it would read the whole register for a handful of ids
    if connection.dialect.name == "postgresql":
        connection.execute(text("ANALYZE touched"))


def _of_touched(rollup: Rollup) -> Subquery:
    return rollup.rows(asset.c.id.in_(select(_touched.c.id))).subquery()


@cache
def _addition(rollup: Rollup, dialect: str, sign: int) -> sqlite.Insert | postgresql.Insert:
    """Adds (1) or subtracts (-1) what the touched assets contribute."""
    return _signed(rollup, _of_touched(rollup), dialect, sign)


def _signed(
    rollup: Rollup, rows: FromClause, dialect: str, sign: int
) -> sqlite.Insert | postgresql.Insert:
    signed = [rows.c[k] for k in rollup.keys] + [
        (rows.c[m] * literal_column(str(sign))).label(m) for m in rollup.measures
    ]
    # without a WHERE, SQLite takes ON CONFLICT for a join condition
    always = literal_column("1") == literal_column("1")
    empty = (
        postgresql.insert(rollup.table) if dialect == "postgresql" else sqlite.insert(rollup.table)
    )
    change = empty.from_select(rollup.keys + rollup.measures, select(*signed).where(always))
    added = {m: rollup.table.c[m] + change.excluded[m] for m in rollup.measures}
    return change.on_conflict_do_update(index_elements=rollup.keys, set_=added)


@cache
def _emptying(rollup: Rollup) -> Delete:
    """Only rows that the touched assets fed can have become empty."""
    return _without_zeros(rollup, _of_touched(rollup))


def _without_zeros(rollup: Rollup, fed: FromClause) -> Delete:
    keys = tuple_(*(rollup.table.c[k] for k in rollup.keys)).in_(
        select(*(fed.c[k] for k in rollup.keys))
    )
    return delete(rollup.table).where(keys, *(rollup.table.c[m] == 0 for m in rollup.measures))
