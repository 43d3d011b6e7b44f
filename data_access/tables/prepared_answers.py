"""Answers that the institute keeps ready for all desks. They hold nothing of a province or of a
person who asked: whoever answers may read what is published."""

from sqlalchemy import JSON, Column, Date, ForeignKey, Integer, String, Table, Text

from data_access.tables.base import Moment, metadata, version_and_stamp
from data_access.tables.register import Id

prepared_answer = Table(
    "prepared_answer",
    metadata,
    Column("id", Id, primary_key=True),
    Column("state", String(9), nullable=False, comment="draft, published, retired"),
    Column("topic", String(12), nullable=False, comment="of domain.network.requests.TOPICS"),
    Column("title", String(200), nullable=False),
    Column("title_en", String(200), nullable=False),
    Column("text", Text, nullable=False),
    Column("text_en", Text, nullable=False),
    Column("cites", JSON, nullable=False, comment="code → the print of what it said when read"),
    Column("read_on", Date, nullable=False, comment="when somebody last read it beside the law"),
    Column("read_by", String(120), nullable=False),
    *version_and_stamp(),
)

prepared_answer_version = Table(
    "prepared_answer_version",
    metadata,
    Column("id", Id, primary_key=True),
    Column("answer_id", Id, ForeignKey("prepared_answer.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("did", String(9), nullable=False, comment="wrote, published, retired, read"),
    Column("at", Moment, nullable=False),
    Column("by", String(120), nullable=False),
    Column("stood", JSON, nullable=False, comment="the whole answer after it"),
)
"""Rows are added alone: what an answer said when it was used stays."""
