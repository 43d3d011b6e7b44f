"""Looks at marks for watched names: at an import's new marks as soon as they are written, and daily
at what came otherwise and for new terms.

The daily look may be at every recent mark of the country. So it reads first (`look_over`), when
nobody waits for it, and what it has found is noted in short transactions, compared with what has
changed meanwhile (`tell_again` of hits whose applications tell something else by now, as most are
published after they were found; `note_hits`; then `note_end`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy import Row as SqlRow

from data_access.database import state
from data_access.database.bulk import Row, chunks
from data_access.local_names.watch.public import changed_hits, public_of, tell_again
from data_access.local_names.watch.terms import add_terms, all_terms, nice_classes, term_of
from data_access.tables import asset, watch_hit, watch_term
from domain.calendar.dates import add_years
from domain.local_names.watch import Term, candidates, index, match
from read_models.local_names import UNDECIDED
from read_models.record_form import SOURCE as BY_HAND

YEARS = 2
"""Marks filed longer ago are not looked at: there is nothing left to oppose."""
REACHED = "watched_asset"
CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look has found, which is not noted yet. `hits`: rows of watch_hit; `versions`: watch
    term → its version when it was looked for; `new`: those of them that have been looked for for
    the first time; `newest`: the last asset that was there; `changed`: hits known before whose
    applications tell something else by now."""

    day: date
    hits: list[Row]
    versions: dict[int, int]
    new: list[int]
    newest: int
    changed: list[int]


def look_over_batch(connection: Connection, batch_id: int, today: date) -> Looked:
    """The marks that an import has brought as new: what they take of the names that were looked for
    before. It only reads; `note_batch` notes what it has found."""
    versions = _versions(connection)
    brought = asset.c.id.in_(select(asset.c.id).where(asset.c.batch_id == batch_id).correlate(None))
    terms = all_terms(connection, new=False)
    hits = _hits_among(connection, terms, [brought, asset.c.version == 1], today)
    changed = changed_hits(connection, asset.c.batch_id == batch_id)
    return Looked(day=today, hits=list(hits), versions=versions, new=[], newest=0, changed=changed)


def note_batch(connection: Connection, looked: Looked) -> int:
    """Gives the number of hits. A name that was changed since then looks at these marks with the
    daily look."""
    add_terms(connection)
    tell_again(connection, looked.changed)
    return note_hits(connection, looked, looked.hits)


def _versions(connection: Connection) -> dict[int, int]:
    c = watch_term.c
    return {row.id: row.version for row in connection.execute(select(c.id, c.version))}


def look_daily(connection: Connection, today: date) -> int:
    """The daily look in one transaction, its steps after each other; safe to run twice."""
    add_terms(connection)
    looked = look_over(connection, today)
    tell_again(connection, looked.changed)
    found = note_hits(connection, looked, looked.hits)
    note_end(connection, looked)
    return found


def look_over(connection: Connection, today: date, *, told_again: bool = True) -> Looked:
    """All recent marks for new terms; for the others the marks that came since the last time.
    `told_again`: and what is told by now of all that was found before. It only reads, and may take its
    time."""
    c = watch_term.c
    terms = connection.execute(select(c.id, c.version, c.looked_on)).all()
    reached = int(state.get(connection, REACHED) or 0)
    newest = int(connection.scalar(select(func.max(asset.c.id))) or 0)
    first = _hits_among(connection, all_terms(connection, new=True), [], today)
    later = _hits_among(connection, all_terms(connection, new=False), [asset.c.id > reached], today)
    hits = {(hit["term_id"], hit["asset_id"]): hit for hit in chain(first, later)}
    versions = {term.id: term.version for term in terms}
    return Looked(
        day=today,
        hits=list(hits.values()),
        versions=versions,
        new=[term.id for term in terms if term.looked_on is None],
        newest=newest,
        changed=changed_hits(connection) if told_again else [],
    )


def note_hits(connection: Connection, looked: Looked, hits: Sequence[Row]) -> int:
    """Notes some of what a look has found, but for terms that were changed or removed since then,
    and marks that have gone. Call it under the register's lock; gives the number of new ones."""
    found = 0
    for part in chunks(hits, CHUNK):
        terms = select(watch_term.c.id, watch_term.c.version).where(
            watch_term.c.id.in_({hit["term_id"] for hit in part})
        )
        now = {term.id: term.version for term in connection.execute(terms)}
        marks = set(
            connection.scalars(
                select(asset.c.id).where(asset.c.id.in_({hit["asset_id"] for hit in part}))
            )
        )
        same = {number for number, version in now.items() if looked.versions.get(number) == version}
        found += _insert(
            connection, [hit for hit in part if hit["term_id"] in same and hit["asset_id"] in marks]
        )
    return found


def note_end(connection: Connection, looked: Looked) -> None:
    """Notes how far a look has come, once all that it has found is noted."""
    c = watch_term.c
    if looked.new:
        seen = (c.id == bindparam("seen"), c.version == bindparam("as_seen"))
        values = [{"seen": number, "as_seen": looked.versions[number]} for number in looked.new]
        connection.execute(update(watch_term).where(*seen).values(looked_on=looked.day), values)
    if looked.newest > int(state.get(connection, REACHED) or 0):
        state.put(connection, REACHED, looked.newest)


def look_again(connection: Connection, day: date) -> None:
    """The next look is at all recent marks, for every term: a look on a day after `day` was at
    other marks, and passed over these. What such a look found and nobody has decided on is to be
    found again."""
    connection.execute(
        delete(watch_hit).where(watch_hit.c.found_on > day, watch_hit.c.state == UNDECIDED)
    )
    connection.execute(update(watch_hit).where(watch_hit.c.found_on > day).values(found_on=day))
    connection.execute(
        update(watch_term).where(watch_term.c.looked_on > day).values(looked_on=None)
    )
    state.forget(connection, REACHED)


def look_by_new_rules(connection: Connection) -> None:
    """The rules of likeness may have changed: what nobody has decided on and they do not find any
    more goes, and the next look is at all recent marks again. What is found again keeps its day."""
    c = watch_hit.c
    columns = (
        c.id,
        c.asset_id,
        c.mark,
        watch_term.c.phrase,
        watch_term.c.product,
        watch_term.c.classes,
    )
    undecided = (
        select(*columns)
        .join(watch_term, watch_term.c.id == c.term_id)
        .where(c.state == UNDECIDED)
        .order_by(c.id)
    )
    for part in chunks(connection.execute(undecided).all(), CHUNK):
        classes = nice_classes(connection, sorted({row.asset_id for row in part}))
        gone = [row.id for row in part if not match(term_of(row), row.mark, classes[row.asset_id])]
        connection.execute(delete(watch_hit).where(c.id.in_(gone)))
    connection.execute(update(watch_term).values(looked_on=None))
    state.forget(connection, REACHED)


def _hits_among(
    connection: Connection, terms: list[Term], which: list[ColumnElement[bool]], today: date
) -> Iterator[Row]:
    """Rows of watch_hit for the marks that take one of the terms."""
    if not terms:
        return
    by_word = index(terms)
    for part in chunks(connection.execute(_marks(which, today)), CHUNK):
        yield from _hits(
            connection, [(row, term) for row in part for term in _candidates(by_word, row)], today
        )


def _insert(connection: Connection, rows: Sequence[Row]) -> int:
    """Those that are not known yet; gives their number."""
    found = 0
    for part in chunks(rows, CHUNK):
        known = _known(connection, part)
        fresh = [row for row in part if (row["term_id"], row["asset_id"]) not in known]
        if fresh:
            connection.execute(insert(watch_hit), fresh)
        found += len(fresh)
    return found


def _marks(which: list[ColumnElement[bool]], today: date) -> Select[*tuple[Any, ...]]:
    """Recent marks that anybody may know of: one typed in by a province's officer only once it was
    published or registered."""
    c = asset.c
    public = or_(
        c.source != BY_HAND, c.publication_date.is_not(None), c.registration_date.is_not(None)
    )
    columns = (c.id, c.vn34, c.title, c.illustrative)
    recent = c.filed_sort >= add_years(today, -YEARS)
    # coalesce keeps SQLite from the index of everything recent where only a few are asked for
    national = func.coalesce(c.national, False) if which else c.national
    return select(*columns).where(c.kind == "NH", national, recent, public, *which)


def _candidates(by_word: dict[str, list[Term]], mark: SqlRow[Any]) -> list[Term]:
    """Terms of other provinces that share a word with the mark."""
    return [term for term in candidates(by_word, mark.title) if term.vn34 != mark.vn34]


def _hits(
    connection: Connection, pairs: list[tuple[SqlRow[Any], Term]], today: date
) -> Iterator[Row]:
    marks = sorted({mark.id for mark, _term in pairs})
    classes = nice_classes(connection, marks)
    told = public_of(connection, marks)
    for mark, term in pairs:
        found = match(term, mark.title, classes[mark.id])
        if found is None:
            continue
        rank = {"overlap": ", ".join(found.overlap), "likeness": found.likeness, "found_on": today}
        undecided = {
            "state": UNDECIDED,
            "note": "",
            "decided_by": "",
            "decided_at": None,
            "version": 1,
        }
        place = {
            "vn34": term.vn34,
            "term_id": term.id,
            "asset_id": mark.id,
            "illustrative": mark.illustrative,
        }
        yield {**place, **told[mark.id], **rank, **undecided}


def _known(connection: Connection, rows: Sequence[Row]) -> set[tuple[int, int]]:
    c = watch_hit.c
    query = select(c.term_id, c.asset_id).where(c.asset_id.in_({row["asset_id"] for row in rows}))
    return {(row.term_id, row.asset_id) for row in connection.execute(query)} if rows else set()
