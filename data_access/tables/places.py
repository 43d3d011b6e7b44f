"""Places that the institute assigned by hand, remembered for later imports of the same owner at the
same address."""

from sqlalchemy import Column, String, Table, Text

from data_access.tables.base import TENANT, Moment, metadata

remembered_place = Table(
    "remembered_place",
    metadata,
    Column(
        "owner_key",
        String(400),
        primary_key=True,
        comment="folded name of the party that places a record",
    ),
    Column(
        "address_key",
        String(400),
        primary_key=True,
        comment="folded address; '' where the source gives none",
    ),
    Column("owner", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("vn34", String(10), nullable=False),
    Column("vn63", String(10), nullable=False),
    Column("actor", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    info={TENANT: True},
)
"""Read nationwide only."""
