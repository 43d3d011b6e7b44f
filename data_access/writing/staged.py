"""Writes a stage to the register: set-based statements in the caller's transaction, the same on
SQLite (the stage is attached) and PostgreSQL (it is copied into temporary tables before anything is
locked).

What the stage was compared with may have changed since: then StageStale is raised, nothing is
written, and it is to be filled again.
"""

from datetime import date

from sqlalchemy import Connection, text

from data_access import rollups
from data_access.writing.assessing import keep_recorded
from data_access.writing.find import lock_at_last, take_turn
from data_access.writing.owner_keys import fill_bare
from data_access.writing.reassess import reassess
from data_access.writing.rows import CHILDREN, Author
from data_access.writing.staged_counts import additions
from data_access.writing.staged_run import Run, run_of
from data_access.writing.staged_statements import (
    CAME_MEANWHILE,
    CHANGED,
    NEW,
    STALE,
    TARGET,
    addition_of_assets,
    addition_of_children,
    addition_to_history,
    change_of_assets,
)

WITH_RECORDED = """SELECT r.asset_id FROM stage_row r
    WHERE (r.outcome = 'changed' OR (r.outcome = 'same' AND (r.seen IS NOT NULL OR r.stated IS NOT NULL)))
    AND (EXISTS (SELECT 1 FROM deadline_act d WHERE d.asset_id = r.asset_id)
        OR EXISTS (SELECT 1 FROM reminder m WHERE m.asset_id = r.asset_id))"""
"""Changed or confirmed records about whose deadlines a person has recorded something, or sent a
letter."""


class StageStale(Exception):
    """Records that the stage was compared with have changed, or new ones have come, since it was
    filled."""


def write_staged(connection: Connection, author: Author) -> None:
    """Writes what the stage holds as new and as changed, and confirms what is unchanged; rollups,
    search and history included. Raises StageStale.

    What it writes nobody sees before it is committed, and nobody else wants it but whoever changes
    the very same record. So PostgreSQL's lock of the register is taken after it, for the rollups,
    which everybody writes, and for a last look at what has come meanwhile."""
    take_turn(connection)
    run = run_of(connection, author)
    _refuse_stale(run, STALE)
    _organisations(run)
    _add(run)
    changed = _change(run)
    lock_at_last(connection)
    if connection.dialect.name == "postgresql":
        _refuse_stale(run, CAME_MEANWHILE)
    if changed:
        rollups.subtract_noted(connection)
    for addition in additions(TARGET):
        run(addition)
    _confirm(run, author.today)
    _lay_recorded(run, author.today)


def _refuse_stale(run: Run, query: str) -> None:
    if run.connection.scalar(run.bound(query)):
        raise StageStale


def _add(run: Run) -> None:
    """The new records with all that hangs on them."""
    if run(addition_of_assets()) < run.count(NEW):
        raise StageStale
    for name in CHILDREN:
        run(addition_of_children(name, NEW))
    run(addition_to_history(NEW))


def _change(run: Run) -> bool:
    """The changed ones, kept from others first; whether there are any."""
    n = run.count(CHANGED)
    if not n:
        return False
    ids = f"SELECT asset_id FROM stage_row r WHERE {CHANGED}"
    if run.connection.dialect.name == "postgresql":
        run(f"SELECT id FROM asset WHERE id IN ({ids}) ORDER BY id FOR NO KEY UPDATE")
    rollups.note_leaving(run.connection, ids)
    if run(change_of_assets()) < n:
        raise StageStale
    for name in CHILDREN:
        run(f"DELETE FROM {name} WHERE asset_id IN ({ids})")
        run(addition_of_children(name, CHANGED))
    run(addition_to_history(CHANGED))
    return True


def _organisations(run: Run) -> None:
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


def _confirm(run: Run, today: date) -> None:
    """The same said again on a later day: the days move, and where it tells more the status with
    them."""
    run(
        """UPDATE asset SET as_of = r.seen, status_as_of = r.stated FROM stage_row r
        WHERE r.asset_id = asset.id AND r.outcome = 'same' AND (r.seen IS NOT NULL OR r.stated IS NOT NULL)""",
    )
    moved = run.connection.scalars(text("SELECT asset_id FROM stage_row WHERE moved"))
    reassess(run.connection, list(moved), today)


def _lay_recorded(run: Run, today: date) -> None:
    """The stage was assessed with what was recorded when it was filled; what was recorded since
    then counts as well."""
    ids = list(run.connection.scalars(text(WITH_RECORDED)))
    reassess(run.connection, ids, today)
    keep_recorded(run.connection, ids)
