"""Imports: batches, rejected rows, the former values of changed assets, long jobs."""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, String, Table, Text

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
    Column(
        "actor", String(80), nullable=False, comment="user name, or 'operator' on the command line"
    ),
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
    Column(
        "identity",
        String(200),
        index=True,
        comment="what a row that contradicted another one was about",
    ),
    Column("said", String(64), comment="the hash of what it said"),
)

import_held = Table(
    "import_held",
    metadata,
    Column("batch_id", Id, ForeignKey("import_batch.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("asset_id", Id, nullable=False, comment="the stored record that was left as it is"),
    Column(
        "vn34", String(10), nullable=False, comment="the province that sent or declared the row"
    ),
    Column("record", JSON, nullable=False, comment="the row as a record"),
    Column("state", String(10), nullable=False, comment="waiting, kept, moved"),
    Column("decided_by", String(80)),
    Column("decided_at", Moment),
    Index("ix_import_held_state", "state", "batch_id"),
    info={TENANT: True},
)
"""Numbers that another province holds: the institute decides. The sender learns nothing about the
holder."""

column_mapping = Table(
    "column_mapping",
    metadata,
    Column(
        "vn34", String(10), primary_key=True, comment="whose it is: a province, 'vien' or 'command'"
    ),
    Column(
        "label", String(120), primary_key=True, comment="the heading in the form that is compared"
    ),
    Column(
        "field",
        String(120),
        nullable=False,
        comment="a layout's field or one of its known headings",
    ),
    Column("heading", String(120), comment="as its sender wrote it"),
    info={TENANT: True},
)

own_address = Table(
    "own_address",
    metadata,
    Column("vn34", String(10), primary_key=True, comment="the province whose officer said it"),
    Column("address_key", String(400), primary_key=True, comment="folded address"),
    Column("address", Text, nullable=False),
    Column("actor", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    info={TENANT: True},
)
"""Addresses that name no province, which an officer has declared to be the own one's: rows of the
province's later files count by them."""

asset_revision = Table(
    "asset_revision",
    metadata,
    Column(
        "asset_id",
        Id,
        primary_key=True,
        comment="no foreign key: the history outlives an undone asset",
    ),
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
    Column(
        "state",
        String(10),
        nullable=False,
        comment="running, ready (to be decided about), done, failed, refused, cancelled",
    ),
    Column("started_at", Moment, nullable=False),
    Column("heartbeat_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("detail", JSON, nullable=False),
    Column("actor_id", Id, comment="the user who asked for it; NULL: the command line"),
    Column("vn34", String(10), comment="whose it is, where the user belongs to a province"),
    Index("ix_job_kind", "kind", "state"),
)
