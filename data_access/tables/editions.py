"""Editions of reports on their way from draft to published, and what is frozen of one that is sent.

Belong to whom the report is of: a province, a station, or (neither) the institute. What is frozen is
written once and never changed.
"""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from data_access.tables.base import TENANT, Moment, metadata, version_and_stamp
from data_access.tables.register import Id


def _whose() -> tuple[Column[Any], ...]:
    return (
        Column("vn34", String(2), comment="the province whose report it is"),
        Column("station_id", Id, comment="the station whose report it is"),
        Column("illustrative", Boolean, nullable=False),
    )


def _of_edition() -> Column[Any]:
    return Column("edition_id", Id, ForeignKey("report_edition.id"), nullable=False)


report_edition = Table(
    "report_edition",
    metadata,
    Column("id", Id, primary_key=True),
    Column("template", String(12), nullable=False, comment="annual, bulletin, station, …"),
    Column("period", String(10), nullable=False),
    Column("whose", String(40), nullable=False, comment="vien, tram/3, nghe-an"),
    Column("turn", Integer, nullable=False, comment="1, and one more each time one is replaced"),
    Column("language", String(5), nullable=False, comment="in which it is read and signed"),
    Column("state", String(10), nullable=False, comment="draft, submitted, published, withdrawn"),
    Column("answers", JSON, nullable=False, comment="check → what was said, about what, by whom"),
    Column("number", String(80), nullable=False, comment="given by the clerk; '' not yet"),
    Column("issued_on", Date, comment="given by the clerk"),
    Column("frozen_at", Moment, comment="when it was approved; NULL: its figures are today's"),
    Column("frozen_by", String(120), nullable=False),
    Column("as_of", Date, comment="the day that its figures tell of"),
    Column("digest", String(64), nullable=False, comment="SHA-256 of what is frozen; '' not yet"),
    Column("content", Text, nullable=False, comment="language → document, as it was hashed"),
    Column("reason", Text, nullable=False, comment="why it was returned or withdrawn"),
    *version_and_stamp(),
    *_whose(),
    UniqueConstraint("template", "period", "whose", "turn", name="uq_report_edition"),
    info={TENANT: True},
)

report_step = Table(
    "report_step",
    metadata,
    Column("id", Id, primary_key=True),
    _of_edition(),
    Column("act", String(10), nullable=False),
    Column("at", Moment, nullable=False),
    Column("user_id", Id, nullable=False),
    Column("by", String(120), nullable=False, comment="the name at that time"),
    Column("post", String(60), nullable=False),
    Column("comment", Text, nullable=False),
    Column("told", JSON, nullable=False, comment="its numbers and own words at that time"),
    *_whose(),
    Index("ix_report_step_edition_id", "edition_id"),
    info={TENANT: True},
)
"""What was done to an edition, by whom; rows are added, never changed."""

report_number = Table(
    "report_number",
    metadata,
    Column("id", Id, primary_key=True),
    _of_edition(),
    Column("position", Integer, nullable=False),
    Column("key", String(200), nullable=False),
    Column("section", Text, nullable=False),
    Column("words", Text, nullable=False, comment="the sentence or the cell that it stands in"),
    Column("text", Text, nullable=False, comment="as it is written"),
    Column("value", String(40), comment="decimal; NULL: words alone"),
    Column("source", Text, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("published", Boolean, nullable=False, comment="worded by a source"),
    Column("opens", Text, nullable=False, comment="the page of its rows"),
    Column("cell", Boolean, nullable=False, comment="of a table"),
    *_whose(),
    UniqueConstraint("edition_id", "position", name="uq_report_number"),
    info={TENANT: True},
)
"""Each number of a sent report as it was sent."""

report_row = Table(
    "report_row",
    metadata,
    Column("id", Id, primary_key=True),
    _of_edition(),
    Column("table_name", String(30), nullable=False),
    Column("row_id", Id, nullable=False),
    Column("label", Text, nullable=False),
    Column("at", String(10), nullable=False, comment="the day, month or year that it tells of"),
    Column("lines", JSON, nullable=False, comment="lines of tables that it stands in"),
    Column("amounts", JSON, nullable=False, comment="number → what the row gives to it"),
    *_whose(),
    Index("ix_report_row_edition_id", "edition_id"),
    info={TENANT: True},
)
"""The rows that a sent report was made from, with what each gave to its numbers."""

report_file = Table(
    "report_file",
    metadata,
    Column("id", Id, primary_key=True),
    _of_edition(),
    Column("language", String(5), nullable=False),
    Column("kind", String(5), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("made_at", Moment, nullable=False),
    *_whose(),
    UniqueConstraint("edition_id", "language", "kind", name="uq_report_file"),
    info={TENANT: True},
)
"""The files of a sent report: whoever asks a year later gets these bytes."""
