"""Files that came with requests: what a requester brought, a paper that an answer rests on.

The file lies below the data folder under a name of its own (data_access.database.attachments). Row
and file end with the retention of the requester's contact: what it is called may name somebody,
too.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table

from data_access.tables.base import TENANT, Moment, metadata
from data_access.tables.register import Id

request_file = Table(
    "request_file",
    metadata,
    Column("id", Id, primary_key=True),
    Column("request_id", Id, ForeignKey("request.id"), nullable=False),
    Column("name", String(120), nullable=False, comment="the sender's name of the file"),
    Column("type", String(4), nullable=False, comment="what its content is: pdf, docx, …"),
    Column("size", Integer, nullable=False, comment="bytes"),
    Column("stored", String(64), nullable=False, unique=True, comment="its own name in files/"),
    Column("added_at", Moment, nullable=False),
    Column("added_by", String(120), nullable=False),
    Column("vn34", String(2), nullable=False, comment="of the requester"),
    Column("station_id", Id, comment="the station that has the request in hand"),
    Column("illustrative", Boolean, nullable=False),
    Index("ix_request_file_request_id", "request_id"),
    info={TENANT: True},
)
"""A station that has passed the request on has its files no more."""
