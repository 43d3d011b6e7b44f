"""Pictures of marks and designs: which file belongs to which asset. The files themselves lie beside
the database (data_access.pictures)."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from data_access.tables.base import TENANT, metadata
from data_access.tables.register import Id

asset_image = Table(
    "asset_image",
    metadata,
    Column("asset_id", Id, ForeignKey("asset.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column(
        "sha256", String(64), nullable=False, comment="of the picture as it came; names its files"
    ),
    Column(
        "name",
        String(120),
        nullable=False,
        comment="the sender's name of the file, without folders",
    ),
    Column("width", Integer, nullable=False, comment="of the page size, in pixels"),
    Column("height", Integer, nullable=False),
    info={TENANT: True},
    sqlite_with_rowid=False,
)
"""Rows belong to their asset's province."""
