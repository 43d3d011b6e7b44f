"""Writes a stage to the register: set-based statements in the caller's transaction, the same on
SQLite (the stage is attached) and PostgreSQL (it is copied into temporary tables before anything is
locked).

What the stage was compared with may have changed since: then StageStale is raised, nothing is
written, and it is to be filled again.
"""

from datetime import date

from sqlalchemy import Connection, text

from data_access import rollups
from data_access.records.search_index import merge_as_usual, put_off_merging
from data_access.rollups.definitions import ROLLUPS
from data_access.writing.assessing import keep_recorded
from data_access.writing.find import lock_at_last, take_turn
from data_access.writing.reassess import reassess
from data_access.writing.rows import CHILDREN, Author
from data_access.writing.staged_counts import addition_to
from data_access.writing.staged_run import Run, run_of
from data_access.writing.staged_statements import (
    CAME_MEANWHILE,
    CHANGED,
    CONFIRMED,
    NEW,
    STALE,
    TARGET,
    addition_of_assets,
    addition_of_children,
    addition_to_history,
    change_of_assets,
)

WITH_RECORDED = f"""SELECT r.asset_id FROM stage_row r
    WHERE ({CHANGED} OR {CONFIRMED})
    AND (EXISTS (SELECT 1 FROM deadline_act d WHERE d.asset_id = r.asset_id)
        OR EXISTS (SELECT 1 FROM reminder m WHERE m.asset_id = r.asset_id))"""
"""Changed or confirmed records about whose deadlines a person has recorded something, or sent a
letter."""


class StageStale(Exception):
    """Records that the stage was compared with have changed, or new ones have come, since it was
    filled."""


def write_staged(connection: Connection, author: Author) -> Run:
    """Writes what the stage holds as new and as changed, search and history included, and confirms
    what is unchanged. Raises StageStale.

    What it writes nobody sees before it is committed, and nobody else wants it but whoever changes
    the very same record. So PostgreSQL's lock of the register is taken after it (`write_counts`)."""
    take_turn(connection)
    run = run_of(connection, author)
    _refuse_stale(run, STALE)
    _organisations(run)
    put_off_merging(connection)
    _add(run)
    _keep_from_others(run)
    _change(run)
    merge_as_usual(connection)
    _confirm(run)
    _count(run, of_assets=True)
    written = f"SELECT {TARGET} FROM stage_row r WHERE {NEW} OR {CHANGED}"
    rollups.note_coming(run.connection, run.bound(f"{rollups.MARKING} {written}"))
    return run


def write_counts(run: Run, today: date) -> None:
    """The end of it, under the lock: the counts that everybody writes, a last look at what has come
    meanwhile, and what the days of the confirmed ones change. Raises StageStale."""
    connection = run.connection
    lock_at_last(connection)
    if connection.dialect.name == "postgresql":
        _refuse_stale(run, CAME_MEANWHILE)
    _count(run, of_assets=False)
    moved = connection.scalars(text("SELECT asset_id FROM stage_row WHERE moved"))
    reassess(connection, list(moved), today)
    _lay_recorded(run, today)


def _refuse_stale(run: Run, query: str) -> None:
    if run.connection.scalar(run.bound(query)):
        raise StageStale


def _add(run: Run) -> None:
    """The new records with all that hangs on them."""
    if run(addition_of_assets(run.connection.dialect.name)) < run.count(NEW):
        raise StageStale
    for name in CHILDREN:
        run(addition_of_children(name, NEW))
    run(addition_to_history(NEW))


def _keep_from_others(run: Run) -> None:
    """The stored records that are to be changed or confirmed, in the order of their numbers."""
    if run.connection.dialect.name == "postgresql":
        ids = f"SELECT asset_id FROM stage_row r WHERE {CHANGED} OR {CONFIRMED}"
        run(f"SELECT id FROM asset WHERE id IN ({ids}) ORDER BY id FOR NO KEY UPDATE")


def _change(run: Run) -> None:
    n = run.count(CHANGED)
    if not n:
        return
    ids = f"SELECT asset_id FROM stage_row r WHERE {CHANGED}"
    rollups.note_leaving(run.connection, ids)
    if run(change_of_assets()) < n:
        raise StageStale
    for name in CHILDREN:
        run(f"DELETE FROM {name} WHERE asset_id IN ({ids})")
        run(addition_of_children(name, CHANGED))
    run(addition_to_history(CHANGED))


def _count(run: Run, *, of_assets: bool) -> None:
    """In the rollups whose rows are one asset's each, or in the others."""
    which = [rollup for rollup in ROLLUPS if rollup.of_assets == of_assets]
    changes = bool(run.count(CHANGED))
    if changes:
        rollups.subtract_noted(run.connection, which)
    for rollup in which:
        if rollup.staged:
            run(addition_to(rollup, TARGET if changes else None))
        else:
            rollups.add_noted(run.connection, rollup)


def _organisations(run: Run) -> None:
    """One a folded name; every spelling is kept."""
    run(
        """INSERT INTO organisation (folded, bare, name, type) SELECT folded, bare, name, type FROM stage_owner
        WHERE 1 = 1 ORDER BY folded ON CONFLICT (folded) DO NOTHING""",
    )
    run(
        """INSERT INTO organisation_name (organisation_id, name) SELECT o.id, s.name FROM stage_name s
        CROSS JOIN organisation o WHERE o.folded = s.folded ON CONFLICT (organisation_id, name) DO NOTHING""",
    )


def _confirm(run: Run) -> None:
    """The same said again on a later day: the days move."""
    run(
        f"""UPDATE asset SET as_of = r.seen, status_as_of = r.stated FROM stage_row r
        WHERE r.asset_id = asset.id AND {CONFIRMED}""",
    )


def _lay_recorded(run: Run, today: date) -> None:
    """The stage was assessed with what was recorded when it was filled; what was recorded since
    then counts as well."""
    ids = list(run.connection.scalars(text(WITH_RECORDED)))
    reassess(run.connection, ids, today)
    keep_recorded(run.connection, ids)
