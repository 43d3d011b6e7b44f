"""What people add to reports in their own words. Belong to the institute."""

from sqlalchemy import Boolean, Column, Integer, String, Table, Text, UniqueConstraint

from data_access.tables.base import TENANT, Moment, metadata
from data_access.tables.register import Id

report_words = Table(
    "report_words",
    metadata,
    Column("id", Id, primary_key=True),
    Column("template", String(12), nullable=False, comment="annual, bulletin"),
    Column("section", String(20), nullable=False, comment="key of the section that they follow"),
    Column(
        "period", String(10), nullable=False, comment="from which edition on; later ones keep it"
    ),
    Column("text", Text, nullable=False, comment="'' none from this edition on"),
    Column("illustrative", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("updated_by", String(120), nullable=False),
    Column("updated_by_id", Id, comment="who may not approve what they wrote; NULL: before 0050"),
    UniqueConstraint("template", "section", "period", name="uq_report_words"),
    info={TENANT: True},
)
