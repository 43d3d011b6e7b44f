"""Headings that a sender has explained once are understood in his next file. An explanation is its
sender's: a province's officers share theirs, the institute has its own, and so has the command
line; nobody's changes what another's file means."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, select

from data_access.database.engine import Database
from data_access.database.locks import put
from data_access.database.scope import SYSTEM
from data_access.tables import column_mapping
from domain.roles import ASSETS, COMMAND, MANAGER, OFFICER
from readers.file.explained_headings import UNNAMED, ColumnMapping
from readers.layouts.wipo_publish import ALIASES, LAYOUT

INSTITUTE, BY_COMMAND = "vien", "command"
"""Stand for the institute and for the command line where a province's code would."""
LONGEST = 120
FIELDS = {
    code: aliases[0] for code, aliases in ALIASES.items() if code not in ("known", "illustrative")
}
"""What a column of assets can be said to hold, by its usual heading."""
_CODES = {alias: code for code, aliases in ALIASES.items() for alias in aliases}
"""A field may have been chosen by one of its headings."""
_c = column_mapping.c


def fields_known(headings: Iterable[str], kind: str = ASSETS) -> dict[str, str]:
    """Heading → field, for those that have a meaning without any explanation."""
    fields = fields_of(kind)
    layout = LAYOUT
    if kind != ASSETS:
        from data_access.importing.proposals import layout_of  # all layouts, see below

        layout = layout_of(kind)
    found = {heading: layout.field(heading) for heading in headings}
    return {heading: field for heading, field in found.items() if field and field in fields}


def fields_of(kind: str) -> Mapping[str, str]:
    """What a column of that kind of file can be said to hold: field → its usual heading."""
    if kind == ASSETS:
        return FIELDS
    from data_access.importing import proposals  # all layouts, see below

    return proposals.fields_of(kind)


def would_contradict(heading: str, field: str, kind: str = ASSETS) -> bool:
    """Whether to say that the column holds the field would give a known heading of that kind of
    file another meaning."""
    from readers.layouts.registry import contradicts  # all layouts: only who imports needs them

    return contradicts(heading, field, kind)


def keeper_of(role: str, vn34: str | None) -> str | None:
    """Under what a sender's explanations are kept; None for those who explain nothing: the fields
    that can be chosen are of assets."""
    return vn34 if role == OFFICER else {MANAGER: INSTITUTE, COMMAND: BY_COMMAND}.get(role)


def remembered(database: Database, keeper: str | None) -> ColumnMapping:
    """What the sender has explained so far."""
    query = select(_c.label, _c.field).where(_c.vn34 == keeper)
    # of the institute or the command line, which are no province
    with database.read(SYSTEM) as connection:
        return ColumnMapping(tuple((row.label, row.field) for row in connection.execute(query)))


def remember(connection: Connection, keeper: str | None, mapping: ColumnMapping) -> None:
    """Keeps explanations in the transaction of the import that they served; the newer one of a
    heading replaces the older."""
    written = dict(mapping.written)
    rows = [
        {
            "vn34": keeper,
            "label": label,
            "field": field,
            "heading": written.get(label, label)[:LONGEST],
        }
        for label, field in dict(mapping.pairs).items()
        if len(label) <= LONGEST and len(field) <= LONGEST and not UNNAMED.fullmatch(label)
    ]
    if rows and keeper:
        put(connection, column_mapping, *rows, key=("vn34", "label"))


def explanations(connection: Connection, keeper: str | None) -> Sequence[tuple[str, str]]:
    """(heading, code of the field) of a sender's own explanations, the headings as he wrote
    them."""
    query = select(_c.heading, _c.label, _c.field).where(_c.vn34 == keeper).order_by(_c.label)
    return (
        [
            (row.heading or row.label, _CODES.get(row.field, row.field))
            for row in connection.execute(query)
        ]
        if keeper
        else []
    )


def forget(connection: Connection, keeper: str | None) -> int:
    """Takes a sender's explanations back; gives how many there were."""
    return (
        connection.execute(delete(column_mapping).where(_c.vn34 == keeper)).rowcount
        if keeper
        else 0
    )
