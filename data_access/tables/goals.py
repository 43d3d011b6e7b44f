"""What the institute has set itself: targets, and the tasks of a year. Belong to the institute. A file
tells them apart by their words and their first day."""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Integer,
    String,
    Table,
    Text,
)

from data_access.tables.base import TENANT, Moment, metadata
from data_access.tables.network import KEY
from data_access.tables.register import Id


def _goal(name: str, words: str, *columns: Column[Any]) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Id, primary_key=True),
        *columns,
        Column("responsible", String(200), nullable=False),
        Column("since", Date, nullable=False),
        Column("until", Date, nullable=False),
        Column("source", Text, nullable=False, comment="the paper that sets it"),
        Column("illustrative", Boolean, nullable=False),
        Column("version", Integer, nullable=False),
        Column("updated_at", Moment, nullable=False),
        Column("updated_by", String(120), nullable=False),
        Column("batch_id", Id, comment="the import that wrote it last; NULL: typed on the page"),
        info={TENANT: True, KEY: (words, "since")},
    )


institute_target = _goal(
    "institute_target",
    "name",
    Column("name", Text, nullable=False),
    Column("metric", String(12), nullable=False, comment="'' told by hand alone"),
    Column("base", BigInteger, comment="NULL: not set"),
    Column("value", BigInteger, nullable=False, comment="what is to be reached"),
    Column("unit", String(40), nullable=False),
    Column("reached", BigInteger, comment="told by hand; NULL: not told"),
    Column("reached_source", Text, nullable=False),
)

institute_task = _goal(
    "institute_task",
    "text",
    Column("text", Text, nullable=False),
    Column("state", String(10), nullable=False, comment="planned, doing, done, dropped"),
    Column("done_on", Date, comment="done or dropped on"),
    Column("evidence", Text, nullable=False),
    Column("reason", Text, nullable=False, comment="why it was dropped or moved"),
    Column("moved", JSON, nullable=False, comment="former ends with the reason, oldest first"),
)
