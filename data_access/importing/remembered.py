"""Headings that a sender has explained once are understood in the next file: a province's officers share them, and so do all others."""

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from data_access.engine import Database
from data_access.importing.columns import ColumnMapping
from data_access.scope import SYSTEM
from data_access.tables import column_mapping

NATIONAL_SENDER = "national"
"""Stands for the institute and the command line where a province's code would."""
LONGEST = 120


def remembered(database: Database, vn34: str | None) -> ColumnMapping:
    """What senders of the province (None: national ones) have explained so far."""
    query = select(column_mapping.c.label, column_mapping.c.field).where(column_mapping.c.vn34 == (vn34 or NATIONAL_SENDER))
    with database.read(SYSTEM) as connection:  # explanations for the process of a job, or the command line
        return ColumnMapping(tuple((row.label, row.field) for row in connection.execute(query)))


def remember(connection: Connection, vn34: str | None, mapping: ColumnMapping) -> None:
    """Keeps explanations in the transaction of the import that they served; the newer one of a heading replaces the older."""
    rows = [
        {"vn34": vn34 or NATIONAL_SENDER, "label": label, "field": field}
        for label, field in dict(mapping.pairs).items()
        if len(label) <= LONGEST and len(field) <= LONGEST
    ]
    if rows:
        insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(column_mapping)
        connection.execute(insert.on_conflict_do_update(index_elements=["vn34", "label"], set_={"field": insert.excluded.field}), rows)
