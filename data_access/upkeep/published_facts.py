"""The published facts that come with the program, read with the same layouts as anybody's file and
put into every database.

Running it again makes the tables say what the files say; rows that were imported since, or changed
by an import, stay as they are.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from data_access.network.fact_kinds import FACT_KINDS
from data_access.network.host_keys import rekey_stations
from data_access.writing.find import find
from data_access.writing.keyed import make_equal
from data_access.writing.save import save
from domain.calendar.dates import today_in_vietnam
from domain.facts import Fact
from domain.places.counted_in import placed
from domain.records.asset import AssetRecord
from domain.records.numbers import identity_of
from readers.choosing import choose
from readers.file.source import Source

FACTS = Path(__file__).parents[1] / "facts"
FILES = ("published_figures.csv", "stations.csv", "events.csv", "province_population.csv")
INDICATIONS = ("geographical_indications.csv", "geographical_indications_more.csv")
ACTOR = "IPPlatform"


class FactsBroken(Exception):
    """A file of published facts has a row that its layout rejects: a fault of this program, found
    by its tests."""


def load(connection: Connection) -> None:
    """Makes the rows without a batch say what the files say, in the caller's transaction."""
    rekey_stations(connection)
    for code, facts in published():
        kind = FACT_KINDS[code]
        make_equal(connection, kind.table, [kind.values(fact, {}) for fact in facts])


def indications(today: date) -> Iterator[AssetRecord]:
    """The real geographical indications of which a number or a decision is published. They are
    register records: a demonstration has them, a real register gets them by an import of these
    files."""
    for name in INDICATIONS:
        source = Source(FACTS / name, name)
        for row in choose(source).read(source, today).rows:
            if not isinstance(row.record, AssetRecord):
                raise FactsBroken(f"{name}: {row.errors}")
            yield placed(row.record, None)


def add_indications(connection: Connection, today: date) -> int:
    """Adds those that a demonstration has not had yet; what is stored stays as it is. Gives their
    number."""
    wanted = {identity_of(record): record for record in indications(today)}
    there = find(connection, wanted)
    fresh = [record for identity, record in wanted.items() if identity not in there]
    save(connection, fresh, batch_id=None, actor=ACTOR, today=today)
    return len(fresh)


@lru_cache(maxsize=1)
def published() -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    """Kind and records of each file. Raises FactsBroken."""
    return tuple(_read(FACTS / name) for name in FILES)


def _read(path: Path) -> tuple[str, tuple[Fact, ...]]:
    source = Source(path, path.name)
    reading = choose(source).read(source, today_in_vietnam())
    facts: list[Any] = []
    for row in reading.rows:
        if row.record is None:
            raise FactsBroken(f"{path.name}: {row.errors}")
        facts.append(row.record)
    return reading.kind, tuple(facts)
