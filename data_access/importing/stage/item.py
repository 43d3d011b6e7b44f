"""One sound row of a file on its way into the stage."""

from dataclasses import dataclass
from typing import NamedTuple

from domain.records.asset import AssetRecord
from domain.records.content import content_hash
from domain.records.numbers import (
    NoNumber,
    application_key,
    identity_of,
    title_identity,
)
from readers.file.reading import Row


class Mark(NamedTuple):
    """What is remembered of a row to know its repeats: its position, its content's hash, whether it
    has an application number."""

    position: int | None
    said: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A row with its number in the stage, its placed record and what tells it apart. `title_key`:
    the identity that the title number alone would give."""

    n: int
    row: Row
    record: AssetRecord
    identity: str
    title_key: str | None
    said: str
    whole: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """The identities under which the asset may come again."""
        return (self.identity, self.title_key) if self.title_key else (self.identity,)

    @property
    def known_by(self) -> tuple[str, str | None, str | None]:
        return known_by(self.record)

    @property
    def mark(self) -> Mark:
        return Mark(self.row.position, self.said, self.whole)


class Doubted(NamedTuple):
    """A rejected row by the numbers that it bears; `said`: a hash of its cells, `file`: inside a
    ZIP."""

    n: int
    position: int | None
    file: str | None
    identity: str
    title_key: str | None
    whole: bool
    said: str

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.identity, self.title_key) if self.title_key else (self.identity,)

    @property
    def mark(self) -> Mark:
        return Mark(self.position, self.said, self.whole)


def known_by(record: AssetRecord) -> tuple[str, str | None, str | None]:
    """Kind, number and title, by which people know a record."""
    return (
        record.kind,
        record.application_no or record.registration_no or record.decision_no,
        record.title,
    )


def item_of(n: int, row: Row, record: AssetRecord) -> Item:
    """The item of a row whose record has been placed."""
    whole = application_key(record) is not None
    return Item(
        n=n,
        row=row,
        record=record,
        identity=identity_of(record),
        title_key=title_identity(record),
        said=content_hash(record),
        whole=whole,
    )


def doubted(n: int, row: Row, record: AssetRecord) -> Doubted | None:
    """The row by its numbers; None where it tells none, or not of what kind they are."""
    if not record.kind:
        return None
    try:
        identity = identity_of(record)
    except NoNumber:
        return None
    whole = application_key(record) is not None
    said = repr(row.cells or n)
    return Doubted(
        n=n,
        position=row.position,
        file=row.file,
        identity=identity,
        title_key=title_identity(record),
        whole=whole,
        said=said,
    )
