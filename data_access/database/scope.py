"""Who sees which rows: one predicate. Whether a statement carries it, the engine checks
(data_access.database.belt).

A Scope is built from the signed-in user only (web.access) or by a command. An unknown scope sees
nothing.
"""

from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Table, and_, false, literal_column, or_, true

from data_access.tables import metadata
from data_access.tables.base import OF_A_KIND, PRIVATE, SECOND_STATION, TENANT
from domain.roles import Sees


class ScopeMissing(Exception):
    """A statement on a province's table came without a scope, or without its predicate. A
    programming error, never shown."""


@dataclass(frozen=True, slots=True)
class Scope:
    """`kind`: province (one of the 34, `vn34`), station (`station_id`), national (all rows),
    demonstration (illustrative rows, and geographical indications, which are published), system
    (commands), none. `sees`: what it is told of the things that a province keeps for its own people,
    as its role grants it. `post`: in which post of the person it is, for the audit log; it widens
    nothing."""

    kind: str = "none"
    vn34: str | None = None
    station_id: int | None = None
    post: str = field(default="", compare=False)
    sees: frozenset[Sees] = frozenset()

    @classmethod
    def province(cls, vn34: str, sees: frozenset[Sees] = frozenset(Sees)) -> "Scope":
        """All of its own where nothing is withheld: that of an officer."""
        return cls("province", vn34, sees=sees)

    @classmethod
    def station(cls, station_id: int) -> "Scope":
        return cls("station", station_id=station_id)

    @property
    def sees_contacts(self) -> bool:
        return Sees.CONTACTS in self.sees

    @property
    def sees_notes(self) -> bool:
        return Sees.NOTES in self.sees

    @property
    def sees_proofs(self) -> bool:
        return Sees.PROOFS in self.sees


INDICATION = "'CDDL'"
"""A geographical indication's kind, written out: a bound value could become another one."""
NATIONAL, DEMONSTRATION, SYSTEM, NOBODY = (
    Scope("national"),
    Scope("demonstration"),
    Scope("system", sees=frozenset(Sees)),
    Scope("none"),
)


def visible(table: Table, scope: Scope) -> ColumnElement[bool]:
    """The predicate for a table with `vn34` and `illustrative` columns (asset and the rollups)."""
    if scope.kind in ("national", "system"):
        return true()
    if scope.kind == "demonstration":
        illustrative = table.c.illustrative.is_(True)
        return (
            or_(illustrative, table.c.kind == literal_column(INDICATION))
            if table.info.get(OF_A_KIND)
            else illustrative
        )
    if scope.kind == "province" and scope.vn34:
        return table.c.vn34 == scope.vn34
    return false()


def within(table: Table, scope: Scope) -> ColumnElement[bool]:
    """The predicate for what people write beside the register (tables.annotations): their
    province's; all of it for commands, and nationwide only what is not private. Of what is private
    (Sees, in Table.info) nothing to whom it is not granted."""
    private: Sees | None = table.info.get(PRIVATE)
    if private and private not in scope.sees:
        return false()
    if scope.kind in ("system", "national"):
        return true()
    if scope.kind == "province" and scope.vn34:
        return table.c.vn34 == scope.vn34
    return false()


def published(table: Table, scope: Scope) -> ColumnElement[bool]:
    """The predicate for the institute's tables (data_access.tables.network): the demonstration
    shows what came with the program, which is published, and what is illustrative; a station sees
    what is about itself, and what belongs to no tenant."""
    if scope.kind in ("national", "system"):
        return true()
    if scope.kind == "demonstration":
        came: ColumnElement[bool] = (
            table.c.published.is_(True) if "published" in table.c else table.c.batch_id.is_(None)
        )
        if "edition_id" in table.c:  # of a report of ours
            came = and_(came, table.c.edition_id.is_(None))
        return or_(table.c.illustrative.is_(True), came)
    if scope.kind != "station":
        return false()
    if {"published", "station_id"} <= set(table.c.keys()) and scope.station_id:
        return or_(table.c.station_id == scope.station_id, table.c.station_id.is_(None))
    if not table.info.get(TENANT):
        return true()
    return (
        table.c.station_id == scope.station_id
        if scope.station_id and "station_id" in table.c
        else false()
    )


def of_institute(table: Table, scope: Scope) -> ColumnElement[bool]:
    """The predicate for what the institute alone writes down: all of it nationwide, invented rows
    in the demonstration."""
    if scope.kind in ("national", "system"):
        return true()
    return table.c.illustrative.is_(True) if scope.kind == "demonstration" else false()


def of_station(table: Table, scope: Scope) -> ColumnElement[bool]:
    """The predicate for what is written about one station (data_access.tables.stations): a
    station's own, all of it nationwide."""
    if scope.kind in ("national", "system"):
        return true()
    if scope.kind == "demonstration":
        return table.c.illustrative.is_(True)
    return (
        table.c.station_id == scope.station_id
        if scope.kind == "station" and scope.station_id
        else false()
    )


def of_tenant(table: Table, scope: Scope) -> ColumnElement[bool]:
    """The predicate for what belongs to a province, to a station, or (neither) to the institute
    (data_access.tables.editions): the institute sees all of it."""
    if scope.kind in ("national", "system"):
        return true()
    if scope.kind == "demonstration":
        return table.c.illustrative.is_(True)
    if scope.kind == "province" and scope.vn34:
        return table.c.vn34 == scope.vn34
    if scope.kind == "station" and scope.station_id:
        return table.c.station_id == scope.station_id
    return false()


def of_tenant_or_station(table: Table, scope: Scope) -> ColumnElement[bool]:
    """The same for what two stations may see (data_access.tables.requests): the one that took a
    request down, and the one that has it in hand."""
    if scope.kind != "station" or not scope.station_id:
        return of_tenant(table, scope)
    second = table.c[table.info[SECOND_STATION]]
    return or_(table.c.station_id == scope.station_id, second == scope.station_id)


def of_desk(table: Table, scope: Scope) -> ColumnElement[bool]:
    """The predicate for what the desk alone is told that has a request in hand
    (data_access.tables.requests): of a province, of a station, or (neither) of the institute, which
    is not told what lies on the others'. They are contacts: of a province they are withheld from
    whom contacts are not granted."""
    if scope.kind == "system":
        return true()
    if scope.kind == "national":
        return and_(table.c.vn34.is_(None), table.c.station_id.is_(None))
    if scope.kind == "province" and scope.vn34 and scope.sees_contacts:
        return table.c.vn34 == scope.vn34
    if scope.kind == "station" and scope.station_id:
        return table.c.station_id == scope.station_id
    return false()


KIND_TABLES = frozenset(t.name for t in metadata.tables.values() if t.info.get(OF_A_KIND))
TENANT_TABLES = frozenset(t.name for t in metadata.tables.values() if t.info.get(TENANT)) | {
    "asset_search"
}
GUARDED_TABLES = frozenset(
    {"event", "import_batch", "import_row_error", "job", "organisation", "organisation_name"}
)
"""Tables that PostgreSQL's policies guard and whose statements the engine does not judge; text on
them is for SYSTEM alone, too."""
PRIVATE_TABLES = frozenset(t.name for t in metadata.tables.values() if t.info.get(PRIVATE))
