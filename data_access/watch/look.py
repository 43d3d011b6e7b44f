"""Looks at marks for watched names: at an import's new marks in its own transaction, and daily at what came otherwise and for new terms."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, func, insert, or_, select, update

from data_access import state
from data_access.bulk import chunks
from data_access.tables import asset, organisation, watch_hit, watch_term
from data_access.watch.terms import add_terms_of_rights, all_terms, nice_classes
from domain.dates import add_years
from domain.manual import SOURCE as BY_HAND
from domain.text import words
from domain.watch import Term, index, match

YEARS = 2
"""Marks filed longer ago are not looked at: there is nothing left to oppose."""
REACHED = "watched_asset"
CHUNK = 5_000


def look_at_batch(connection: Connection, batch_id: int, today: date) -> int:
    """The marks that an import brought as new; gives the number of hits."""
    add_terms_of_rights(connection)
    return _look(connection, all_terms(connection, new=False), [asset.c.batch_id == batch_id, asset.c.version == 1], today)


def look_daily(connection: Connection, today: date) -> int:
    """All recent marks for new terms; for the others the marks that came since the last time. Safe to run twice."""
    add_terms_of_rights(connection)
    found = _look(connection, all_terms(connection, new=True), [], today)
    connection.execute(update(watch_term).where(watch_term.c.looked_on.is_(None)).values(looked_on=today))
    reached = int(state.get(connection, REACHED) or 0)
    found += _look(connection, all_terms(connection, new=False), [asset.c.id > reached], today)
    newest = connection.scalar(select(func.max(asset.c.id))) or 0
    if newest > reached:
        state.put(connection, REACHED, newest)
    return found


def look_again(connection: Connection, day: date) -> None:
    """The next look is at all recent marks, for every term: a look on a day after `day` was at other marks, and passed over these. What
    such a look found and nobody has decided on is to be found again."""
    connection.execute(delete(watch_hit).where(watch_hit.c.found_on > day, watch_hit.c.state == "new"))
    connection.execute(update(watch_hit).where(watch_hit.c.found_on > day).values(found_on=day))
    connection.execute(update(watch_term).where(watch_term.c.looked_on > day).values(looked_on=None))
    state.forget(connection, REACHED)


def forget(connection: Connection, asset_ids: Collection[int]) -> None:
    """Applications that have left the register: hits that nobody has decided on go with them."""
    for part in chunks(sorted(asset_ids), CHUNK):
        connection.execute(delete(watch_hit).where(watch_hit.c.asset_id.in_(part), watch_hit.c.state == "new"))


def _look(connection: Connection, terms: list[Term], which: list[ColumnElement[bool]], today: date) -> int:
    if not terms:
        return 0
    by_word, found = index(terms), 0
    for part in chunks(connection.execute(_marks(which, today)), CHUNK):
        pairs = [(row, term) for row in part for term in _candidates(by_word, row)]
        rows = list(_hits(connection, pairs, today))
        known = _known(connection, rows)
        fresh = [row for row in rows if (row["term_id"], row["asset_id"]) not in known]
        if fresh:
            connection.execute(insert(watch_hit), fresh)
        found += len(fresh)
    return found


def _marks(which: list[ColumnElement[bool]], today: date) -> Select[*tuple[Any, ...]]:
    """Recent marks that anybody may know of: one typed in by a province's officer only once it was published or registered."""
    c = asset.c
    public = or_(c.source != BY_HAND, c.publication_date.is_not(None), c.registration_date.is_not(None))
    owner = select(organisation.c.name).where(organisation.c.id == c.owner_id).scalar_subquery().label("owner")
    columns = (c.id, c.vn34, c.title, c.application_no, c.registration_no, c.application_date, c.illustrative, owner)
    recent = c.filed_sort >= add_years(today, -YEARS)
    return select(*columns).where(c.kind == "NH", c.national, recent, public, *which)


def _candidates(by_word: dict[str, list[Term]], mark: Row[Any]) -> list[Term]:
    """Terms of other provinces that share a word with the mark."""
    near = {term.id: term for word in words(mark.title) for term in by_word.get(word, ())}
    return [term for term in near.values() if term.vn34 != mark.vn34]


def _hits(connection: Connection, pairs: list[tuple[Row[Any], Term]], today: date) -> Iterator[dict[str, Any]]:
    classes = nice_classes(connection, sorted({mark.id for mark, _term in pairs}))
    for mark, term in pairs:
        found = match(term, mark.title, classes[mark.id])
        if found is None:
            continue
        public = {"application_no": mark.application_no or mark.registration_no or "", "mark": mark.title, "owner": mark.owner or ""}
        rank = {"overlap": ", ".join(found.overlap), "likeness": found.likeness, "found_on": today}
        undecided = {"state": "new", "note": "", "decided_by": "", "decided_at": None, "version": 1}
        place = {"vn34": term.vn34, "term_id": term.id, "asset_id": mark.id, "illustrative": mark.illustrative}
        yield {**place, **public, "application_date": mark.application_date, **rank, **undecided}


def _known(connection: Connection, rows: list[dict[str, Any]]) -> set[tuple[int, int]]:
    c = watch_hit.c
    query = select(c.term_id, c.asset_id).where(c.asset_id.in_({row["asset_id"] for row in rows}))
    return {(row.term_id, row.asset_id) for row in connection.execute(query)} if rows else set()
