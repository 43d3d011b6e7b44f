"""The published facts that come with the program, read with the same layouts as anybody's file and put into every database.

Running it again makes the tables say what the files say; rows that were imported since, or changed by an import, stay as they are.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from data_access.importing.readers import choose
from data_access.importing.source import Source
from data_access.network.kinds import FACT_KINDS, Fact
from data_access.writing.keyed import make_equal
from domain.dates import today_in_vietnam

FACTS = Path(__file__).parent / "facts"
FILES = ("published_figures.csv", "stations.csv", "events.csv", "province_population.csv")


class FactsBroken(Exception):
    """A file of published facts has a row that its layout rejects: a fault of this program, found by its tests."""


def load(connection: Connection) -> None:
    """Makes the rows without a batch say what the files say, in the caller's transaction."""
    for code, facts in published():
        kind = FACT_KINDS[code]
        make_equal(connection, kind.table, [kind.values(fact, {}) for fact in facts])


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
