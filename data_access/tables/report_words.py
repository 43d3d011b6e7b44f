"""What people add to reports in their own words. Belong to whom the report is of: a province, a
station, or (neither) the institute."""

from sqlalchemy import Boolean, Column, String, Table, Text, UniqueConstraint

from data_access.tables.base import TENANT, metadata, version_and_stamp
from data_access.tables.register import Id

report_words = Table(
    "report_words",
    metadata,
    Column("id", Id, primary_key=True),
    Column("template", String(12), nullable=False, comment="annual, bulletin, station, …"),
    Column("section", String(20), nullable=False, comment="key of the section that they follow"),
    Column(
        "period", String(10), nullable=False, comment="from which edition on; later ones keep it"
    ),
    Column("text", Text, nullable=False, comment="'' none from this edition on"),
    Column("illustrative", Boolean, nullable=False),
    *version_and_stamp(),
    Column("updated_by_id", Id, comment="who may not approve what they wrote; NULL: before 0050"),
    Column("whose", String(40), nullable=False, comment="vien, tram/3, nghe-an"),
    Column("vn34", String(2), comment="the province whose report it is"),
    Column("station_id", Id, comment="the station whose report it is"),
    UniqueConstraint("template", "whose", "section", "period", name="uq_report_words"),
    info={TENANT: True},
)
