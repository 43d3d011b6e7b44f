"""Imports: batches, rejected rows, the former values of changed assets, long jobs."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, String, Table, Text

from data_access.tables.base import TENANT, Moment, metadata
from data_access.tables.register import Id

import_batch = Table(
    "import_batch",
    metadata,
    Column("id", Id, primary_key=True),
    Column("file", Text, nullable=False, comment="the sender's name of it, without folders"),
    Column("sha256", String(64), nullable=False, index=True),
    Column("format", String(30), nullable=False),
    Column("kind", String(12), nullable=False, comment="assets, visits, …"),
    Column("vn34", String(10), comment="the province the sender belongs to or declared"),
    Column("actor_id", Id, ForeignKey("user.id")),
    Column("actor", String(80), nullable=False, comment="user name, or 'operator' on the command line"),
    Column("at", Moment, nullable=False),
    Column("accepted", Integer, nullable=False),
    Column("updated", Integer, nullable=False),
    Column("unchanged", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
    Column("undone_at", Moment),
)

import_row_error = Table(
    "import_row_error",
    metadata,
    Column("batch_id", Id, ForeignKey("import_batch.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("row", Integer, comment="1-based row or line in the file; NULL where the file has none"),
    Column("field", String(60)),
    Column("reason", Text, nullable=False),
)

asset_revision = Table(
    "asset_revision",
    metadata,
    Column("asset_id", Id, primary_key=True, comment="no foreign key: the history outlives an undone asset"),
    Column("version", Integer, primary_key=True, comment="the version that this change produced"),
    Column("batch_id", Id, ForeignKey("import_batch.id"), index=True),
    Column("actor", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    Column("before", JSON, comment="the whole record before the change; NULL when it was new"),
    Column("changed", JSON, nullable=False, comment="[{field, old, new}]"),
    info={TENANT: True},
)

job = Table(
    "job",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("state", String(10), nullable=False, comment="running, done, failed"),
    Column("started_at", Moment, nullable=False),
    Column("heartbeat_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("detail", JSON, nullable=False),
)
