"""The officers' desk: what people add beside the register. Nothing here changes what a figure
counts.

`asset_id` has no foreign key: what was written about a record outlives its soft deletion and stands
beside it again when it is restored (ids are never used twice). Private tables are read within their
province only, by nobody nationwide (see data_access.database.scope).
"""

from sqlalchemy import JSON, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from data_access.tables.base import PRIVATE, TENANT, Moment, metadata, version_and_stamp
from data_access.tables.register import Id
from domain.roles import Sees

MINE = {TENANT: True, PRIVATE: Sees.NOTES}
REACHED = {TENANT: True, PRIVATE: Sees.CONTACTS}

asset_note = Table(
    "asset_note",
    metadata,
    Column("id", Id, primary_key=True),
    Column("vn34", String(10), nullable=False),
    Column("asset_id", Id, nullable=False),
    Column("author_id", Id, ForeignKey("user.id"), nullable=False),
    Column("author", String(120), nullable=False, comment="the person's name when it was written"),
    Column("text", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("updated_by", String(120), nullable=False),
    Index("ix_asset_note_asset", "vn34", "asset_id", "id"),
    info=MINE,
)

asset_tag = Table(
    "asset_tag",
    metadata,
    Column("vn34", String(10), primary_key=True),
    Column(
        "slug",
        String(60),
        primary_key=True,
        comment="folded words of the label: what makes two spellings one tag",
    ),
    Column("asset_id", Id, primary_key=True),
    Column("label", String(60), nullable=False),
    Index("ix_asset_tag_asset", "vn34", "asset_id"),
    info=MINE,
)

asset_follow = Table(
    "asset_follow",
    metadata,
    Column("vn34", String(10), primary_key=True),
    Column("user_id", Id, ForeignKey("user.id"), primary_key=True),
    Column("asset_id", Id, primary_key=True),
    Column("since", Moment, nullable=False),
    info=MINE,
)

owner_contact = Table(
    "owner_contact",
    metadata,
    Column("vn34", String(10), primary_key=True),
    Column("organisation_id", Id, ForeignKey("organisation.id"), primary_key=True),
    Column("person", String(120), nullable=False),
    Column("phone", String(40), nullable=False),
    Column("email", String(200), nullable=False),
    Column("address", Text, nullable=False, server_default="", comment="for letters"),
    Column(
        "imported",
        String(40),
        nullable=False,
        server_default="",
        comment="fields that a file has told, divided by spaces; the others are a person's",
    ),
    Column("told_on", Date, comment="the day of the newest list that told any of them"),
    *version_and_stamp(),
    info=REACHED,
)
"""How a province reaches an owner: one contact for all of the owner's rights there."""

contact_import = Table(
    "contact_import",
    metadata,
    Column("vn34", String(10), primary_key=True),
    Column("batch_id", Id, ForeignKey("import_batch.id"), primary_key=True),
    Column("organisation_id", Id, ForeignKey("organisation.id"), primary_key=True),
    Column("before", JSON, comment="the contact before the import; NULL where there was none"),
    Column("written", JSON, nullable=False, comment="what the import has made of it"),
    info=REACHED,
)
"""What imports have changed in contacts, to be taken back with them."""

saved_view = Table(
    "saved_view",
    metadata,
    Column("id", Id, primary_key=True),
    Column("vn34", String(10), nullable=False),
    Column("user_id", Id, ForeignKey("user.id"), nullable=False),
    Column("name", String(80), nullable=False),
    Column("query", Text, nullable=False, comment="the query string of the list"),
    Column("created_at", Moment, nullable=False),
    Index("ix_saved_view_name", "vn34", "user_id", "name", unique=True),
    info={TENANT: True},
)

asset_correction = Table(
    "asset_correction",
    metadata,
    Column("id", Id, primary_key=True),
    Column("vn34", String(10), nullable=False),
    Column("asset_id", Id, nullable=False),
    Column("author_id", Id, ForeignKey("user.id"), nullable=False),
    Column("author", String(120), nullable=False),
    Column("field", String(30), nullable=False, comment="the field that is to be corrected"),
    Column(
        "old",
        Text,
        nullable=False,
        comment="what the record said when it was proposed; '' for nothing",
    ),
    Column("new", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("state", String(10), nullable=False, comment="waiting, accepted, refused, withdrawn"),
    Column("created_at", Moment, nullable=False),
    Column("decided_at", Moment),
    Column("decided_by", String(120)),
    Column("answer", Text),
    Column("request_no", String(20), comment="the request that asks for it; NULL: an officer does"),
    Column("undone_at", Moment),
    Column("undone_by", String(120)),
    Index("ix_asset_correction_request_no", "request_no"),
    Index("ix_asset_correction_asset", "vn34", "asset_id", "id"),
    Index("ix_asset_correction_state", "state", "id"),
    info={TENANT: True},
)
"""Corrections that a province asks the institute for, or a request (undone: state `undone`)."""

shelved_asset = Table(
    "shelved_asset",
    metadata,
    Column("id", Id, primary_key=True),
    Column("vn34", String(10), nullable=False),
    Column("state", String(7), nullable=False, comment="draft or deleted"),
    Column("asset_id", Id, comment="of a deleted record: the id that it gets back"),
    Column("kind", String(4), nullable=False),
    Column("title", Text, nullable=False),
    Column(
        "content", JSON, nullable=False, comment="draft: what was typed; deleted: the whole record"
    ),
    Column("reason", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor", String(120), nullable=False),
    Index("ix_shelved_asset_state", "vn34", "state", "id"),
    info={TENANT: True},
)
"""Records outside the register: drafts that are not in it yet, and deleted ones that can be
restored. No figure counts them."""
