"""Search means the same on SQLite (FTS5) and PostgreSQL (tsvector), because both index the same
folded words.

A query is folded words that must all occur, the last one as a prefix; "quoted words" must stand
together. A number means its index form, so that all spellings find the same: a Vietnamese one typed
in full finds exactly itself, any other also what begins with it or has its words side by side.
Nothing in a query is an operator: every other character only separates words.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVarTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    ScalarSelect,
    Select,
    any_,
    column,
    func,
    literal_column,
    select,
    table,
)

from data_access.tables import asset
from domain.records.asset import AssetRecord, Place
from domain.records.classes import product_of
from domain.records.numbers import beginning, canonical, spellings
from domain.text.folding import words

SHORTEST_PREFIX = 2
"""One letter would be a prefix of a tenth of all words: it has to be a whole word."""
Columns = TypeVarTuple("Columns")
_PARTS = re.compile(r'"([^"]*)"|([^"]+)')
_search = table("asset_search", column("rowid", BigInteger))


@dataclass(frozen=True, slots=True)
class Query:
    """`phrases`: words that stand together (most are one word); `prefix`: the last word is only a
    beginning; `numbers`: one-word alternatives to all of it; `beginning`: the beginning of such a
    word, '' for none."""

    phrases: tuple[tuple[str, ...], ...]
    prefix: bool
    numbers: tuple[str, ...] = ()
    beginning: str = ""

    @property
    def empty(self) -> bool:
        return not self.phrases and not self.numbers


def document(record: AssetRecord, place: Place) -> str:
    """What is searched of a record, as folded words: its province's token, title, product (no
    mark's goods), numbers as written and in canonical form, and the names of its parties."""
    numbers = (record.application_no, record.registration_no, record.publication_no)
    kinds = (record.kind, record.kind, None)  # a bare publication number is no title number
    keys = [
        canonical(n, office=record.office, kind=kind) or ""
        for n, kind in zip(numbers, kinds, strict=True)
    ]
    found = [province_token(place.vn34), *words(record.title)]
    for part in (product_of(record.product), *numbers, record.decision_no):
        if part:
            found += words(part)
    for name in dict.fromkeys([p.name for p in record.parties]):
        found += _name_words(name)
    found += [key.lower() for key in dict.fromkeys(keys)]
    return " ".join(found)


@lru_cache(maxsize=20_000)
def _name_words(name: str) -> tuple[str, ...]:
    return tuple(words(name))


def province_token(vn34: str) -> str:
    """A word that no query can contain (queries fold to a–z and 0–9), so that the index itself
    narrows a search to a province."""
    return f"τ{vn34}"


def parse(q: str) -> Query:
    """Reads what a person typed; never raises."""
    if numbers := spellings(q):
        return _number(q, tuple(n.lower() for n in numbers))
    phrases: list[tuple[str, ...]] = []
    quoted = False
    for in_quotes, bare in _PARTS.findall(q):
        phrases += [tuple(words(in_quotes))] if in_quotes else [(w,) for w in words(bare)]
        quoted = bool(in_quotes)
    phrases = [p for p in phrases if p]
    prefix = bool(phrases) and not quoted and len(phrases[-1][-1]) >= SHORTEST_PREFIX
    return Query(tuple(phrases), prefix)


def _number(q: str, keys: tuple[str, ...]) -> Query:
    """In full, the number's keys alone: its words would match differently in each spelling. Else
    what is typed may go on."""
    begun = beginning(q)
    if begun is None:
        return Query((), False, keys)
    written = tuple(words(q))
    return Query((written,), len(written[-1]) >= SHORTEST_PREFIX, keys, begun.lower())


def matching(q: str, dialect: str, *, vn34: str | None = None) -> ColumnElement[bool]:
    """The condition on `asset.id` that a record matches `q`; `vn34` narrows the index to a
    province. Matches nothing when `q` has no word. `dialect`: 'sqlite' or 'postgresql'."""
    query = parse(q)
    # not false(): SQLAlchemy would fold the whole condition away, the scope included
    if query.empty:
        return asset.c.id < 0
    if dialect == "postgresql":
        return asset.c.id == any_(func.array(_found_by_postgresql(query, vn34)))
    return asset.c.id.in_(_found_by_sqlite(query, vn34))


def first_matching(
    query: Select[*Columns], q: str, dialect: str, *, vn34: str | None, most: int
) -> Select[*Columns]:
    """The same records of `query`, which selects from `asset`, in the order of their ids and `most`
    of them: on SQLite the index of words gives them in that order, one by one, so that a word that
    everybody has costs no more than a rare one."""
    parsed = parse(q)
    if dialect != "sqlite" or parsed.empty:
        return query.where(matching(q, dialect, vn34=vn34)).order_by(asset.c.id).limit(most)
    found: ColumnElement[bool] = literal_column("asset_search").op("MATCH")(_fts5(parsed, vn34))
    words_first = _search.join(asset, asset.c.id == _search.c.rowid)
    return query.select_from(words_first).where(found).order_by(_search.c.rowid).limit(most)


def _found_by_postgresql(query: Query, vn34: str | None) -> ScalarSelect[int]:
    """The words' index belongs to the owner of the tables: a function of its answers with what the
    transaction's scope may see (migration 0024). Asked for as an array, which is read in the order
    of the register; the planner knows nothing of how rare the words are."""
    wanted = func.to_tsquery(literal_column("'simple'"), _tsquery(query, vn34))
    found = (
        func.asset_search_hits(wanted).table_valued(column("asset_id", BigInteger)).render_derived()
    )
    return select(found.c.asset_id).scalar_subquery()


def _found_by_sqlite(query: Query, vn34: str | None) -> Select[int]:
    found: ColumnElement[bool] = literal_column("asset_search").op("MATCH")(_fts5(query, vn34))
    return select(_search.c.rowid.label("asset_id")).where(found)


def _fts5(query: Query, vn34: str | None) -> str:
    ends = _ends(query, "*")
    phrases = [f'"{" ".join(p)}"{end}' for p, end in zip(query.phrases, ends, strict=True)]
    return _combine(phrases, query, vn34, star="*", both=" AND ", either=" OR ", quote='"')


def _tsquery(query: Query, vn34: str | None) -> str:
    ends = _ends(query, ":*")
    phrases = [f"({' <-> '.join(p)}{end})" for p, end in zip(query.phrases, ends, strict=True)]
    return _combine(phrases, query, vn34, star=":*", both=" & ", either=" | ", quote="")


def _ends(query: Query, star: str) -> list[str]:
    """What follows each phrase: the sign of a prefix after the last, nothing after the others."""
    return [""] * (len(query.phrases) - 1) + [star if query.prefix else ""] * bool(query.phrases)


def _combine(
    phrases: list[str],
    query: Query,
    vn34: str | None,
    *,
    star: str,
    both: str,
    either: str,
    quote: str,
) -> str:
    ways = ([both.join(phrases)] if phrases else []) + [f"{quote}{n}{quote}" for n in query.numbers]
    ways += [f"{quote}{query.beginning}{quote}{star}"] if query.beginning else []
    found = either.join(f"({w})" for w in ways)
    return f"{quote}{province_token(vn34)}{quote}{both}({found})" if vn34 else found
