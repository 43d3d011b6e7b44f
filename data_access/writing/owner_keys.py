"""Which organisation of the register a name means: by its spelling, by a spelling that is known of
it, and a name without marks by the only one that it can be."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, select

from data_access.database.bulk import chunks
from data_access.tables import organisation, organisation_name
from domain.records.owners import bare_name, fold_name

LONGEST = 400
IN_LIST = 5_000
_Spellings = dict[str, set[str]]
"""Key of an organisation → the keys of all its spellings."""


def owner_keys(connection: Connection, names: Collection[str]) -> dict[str, str]:
    """name → key of its organisation, stored or to be stored. Of two that only differ in their
    tones each has its own; what is written without any mark joins the only one that it can mean,
    and stands alone where there are two."""
    own = {name: key for name in names if (key := fold_name(name)[:LONGEST])}
    bares = {name: bare_name(name)[:LONGEST] for name in own}
    known = _known(connection, set(bares.values()))
    given: dict[str, set[str]] = defaultdict(set)
    for name, key in own.items():
        given[bares[name]].add(key)
    chosen = {bare: _chosen(bare, keys, known.get(bare, {})) for bare, keys in given.items()}
    return {name: chosen[bares[name]][key] for name, key in own.items()}


def _chosen(bare: str, keys: set[str], stored: _Spellings) -> dict[str, str]:
    """Key as spelt → key of the organisation, for names that only differ in their marks."""
    by_spelling = {spelt: key for key in sorted(stored, reverse=True) for spelt in stored[key]}
    found = {key: by_spelling.get(key, key) for key in keys}
    marked = sorted(key for key in keys if key != bare and key not in by_spelling)
    unmarked = [key for key, spelt in stored.items() if spelt <= {bare}]
    if len(marked) == 1 and len(stored) == len(unmarked) == 1:
        found[marked[0]] = unmarked[0]
    if bare in keys and bare not in by_spelling:
        possible = set(stored) | {found[key] for key in marked}
        found[bare] = possible.pop() if len(possible) == 1 else bare
    return found


def _known(connection: Connection, bares: set[str]) -> dict[str, _Spellings]:
    """Bare key → the organisations that have it, with the keys of all their spellings."""
    found: dict[str, _Spellings] = defaultdict(dict)
    o, n = organisation.c, organisation_name.c
    joined = select(o.folded, o.bare, o.name, n.name.label("spelling")).outerjoin_from(
        organisation, organisation_name, n.organisation_id == o.id
    )
    for part in chunks(sorted(bares), IN_LIST):
        for row in connection.execute(joined.where(o.bare.in_(part)).order_by(o.id)):
            spellings = found[row.bare].setdefault(row.folded, {fold_name(row.name)[:LONGEST]})
            spellings.update({fold_name(row.spelling)[:LONGEST]} if row.spelling else ())
    return found
