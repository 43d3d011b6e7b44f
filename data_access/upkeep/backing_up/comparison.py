"""What a restored place holds, beside what its backup says."""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass

from data_access.upkeep import upgrade
from data_access.upkeep.backing_up import fingerprints, of_postgresql, of_sqlite
from data_access.upkeep.backing_up.manifest import Content, Manifest, Table
from data_access.upkeep.backing_up.place import DUMP, KEPT, POSTGRESQL, Place, target
from language import _

OWN = ("user_session", "calendar_feed", "audit_log", "audit_pending", "audit_taken", "state")
"""Tables that a restore writes itself: it ends sessions and addresses, and tells of itself."""


@dataclass(frozen=True, slots=True)
class Line:
    """`name`: of a table, or of a kind of files. `expected`: a difference would be the restore's
    own doing."""

    name: str
    told: int
    found: int
    same: bool
    expected: bool

    def said(self) -> str:
        return f"{self.name}: {self.told} / {self.found}: {self._verdict()}"

    def _verdict(self) -> str:
        if self.same:
            return _("khớp")
        return _("khác, do việc khôi phục") if self.expected else _("KHÁC")


def compared(place: Place, manifest: Manifest) -> list[Line]:
    """Every table, then every kind of file. A backup of an older schema was upgraded: its tables
    are compared by their counts."""
    found = tables_of(place)
    upgraded = manifest.schema != upgrade.newest()
    lines = []
    for name in sorted({*found, *manifest.tables}):
        told, own = manifest.tables.get(name, Table(0, "")), found.get(name, Table(0, ""))
        same = told.rows == own.rows if upgraded else told == own
        lines.append(
            Line(name, told.rows, own.rows, same, name.partition(".")[2] in OWN or upgraded)
        )
    return lines + [_files(place, manifest, folder) for folder in KEPT]


def tables_of(place: Place) -> dict[str, Table]:
    """Named as in a manifest."""
    if place.kind == POSTGRESQL:
        with of_postgresql.moment(place) as (connection, _snapshot):
            return {
                f"public.{name}": found
                for name, found in fingerprints.of_postgresql(connection).items()
            }
    found: dict[str, Table] = {}
    for name, domain in of_sqlite.DOMAINS.items():
        file = place.parts()[name]
        if file.is_file():
            with closing(
                sqlite3.connect(f"{file.resolve().as_uri()}?mode=rw", uri=True)
            ) as connection:
                found |= {
                    f"{domain}.{table}": one
                    for table, one in fingerprints.of_sqlite(connection).items()
                }
    return found


def _files(place: Place, manifest: Manifest, folder: str) -> Line:
    told = {
        name: content
        for name, content in manifest.files.items()
        if name.startswith(f"{folder}/") and name != DUMP
    }
    here = {name: target(place, name) for name in told}
    found = {
        name: Content(path.stat().st_size, _hash(name, place))
        for name, path in here.items()
        if path.is_file()
    }
    return Line(folder, len(told), len(found), told == found, expected=False)


def _hash(name: str, place: Place) -> str:
    with target(place, name).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
