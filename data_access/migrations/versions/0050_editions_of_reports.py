"""Editions of reports: from draft to published, and what is frozen of those that are sent"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
POLICY = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)
    OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))
    OR (current_setting('ipp.scope', true) = 'station' AND station_id::text = current_setting('ipp.station', true))"""
TABLES = ("report_edition", "report_step", "report_number", "report_row", "report_file")


def upgrade() -> None:
    _editions()
    _steps()
    _numbers()
    _rows()
    _files()
    op.add_column(
        "published_figure",
        sa.Column("edition_id", ID, comment="the report of ours that published it; NULL: another source"),
    )
    op.add_column(
        "report_words",
        sa.Column("updated_by_id", ID, comment="who may not approve what they wrote; NULL: before 0050"),
    )
    if op.get_bind().dialect.name == "postgresql":
        for table in TABLES:
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY tenant ON {table} USING ({POLICY})")


def _table(name: str, *columns: Any, of_edition: bool = True) -> None:
    edition = (
        [
            sa.Column("edition_id", ID, nullable=False),
            sa.ForeignKeyConstraint(
                ["edition_id"], ["report_edition.id"], name=op.f(f"fk_{name}_edition_id_report_edition")
            ),
        ]
        if of_edition
        else []
    )
    op.create_table(
        name,
        sa.Column("id", ID, nullable=False),
        *edition,
        *columns,
        sa.Column("vn34", sa.String(length=2), comment="the province whose report it is"),
        sa.Column("station_id", ID, comment="the station whose report it is"),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def _editions() -> None:
    _table(
        "report_edition",
        sa.Column("template", sa.String(length=12), nullable=False, comment="annual, bulletin, station, …"),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("whose", sa.String(length=40), nullable=False, comment="vien, tram/3, nghe-an"),
        sa.Column("turn", sa.Integer(), nullable=False, comment="1, and one more each time one is replaced"),
        sa.Column("language", sa.String(length=5), nullable=False, comment="in which it is read and signed"),
        sa.Column("state", sa.String(length=10), nullable=False, comment="draft, submitted, published, withdrawn"),
        sa.Column("answers", sa.JSON(), nullable=False, comment="check → what was said, about what, by whom"),
        sa.Column("number", sa.String(length=80), nullable=False, comment="given by the clerk; '' not yet"),
        sa.Column("issued_on", sa.Date(), comment="given by the clerk"),
        sa.Column("frozen_at", MOMENT, comment="when it was approved; NULL: its figures are today's"),
        sa.Column("frozen_by", sa.String(length=120), nullable=False),
        sa.Column("as_of", sa.Date(), comment="the day that its figures tell of"),
        sa.Column("digest", sa.String(length=64), nullable=False, comment="SHA-256 of what is frozen; '' not yet"),
        sa.Column("content", sa.Text(), nullable=False, comment="language → document, as it was hashed"),
        sa.Column("reason", sa.Text(), nullable=False, comment="why it was returned or withdrawn"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by", sa.String(length=120), nullable=False),
        sa.UniqueConstraint("template", "period", "whose", "turn", name="uq_report_edition"),
        of_edition=False,
    )


def _steps() -> None:
    _table(
        "report_step",
        sa.Column("act", sa.String(length=10), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("by", sa.String(length=120), nullable=False, comment="the name at that time"),
        sa.Column("post", sa.String(length=60), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False, comment="its numbers and own words at that time"),
    )
    op.create_index("ix_report_step_edition_id", "report_step", ["edition_id"])


def _numbers() -> None:
    _table(
        "report_number",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False, comment="the sentence or the cell that it stands in"),
        sa.Column("text", sa.Text(), nullable=False, comment="as it is written"),
        sa.Column("value", sa.String(length=40), comment="decimal; NULL: words alone"),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("published", sa.Boolean(), nullable=False, comment="worded by a source"),
        sa.Column("opens", sa.Text(), nullable=False, comment="the page of its rows"),
        sa.Column("cell", sa.Boolean(), nullable=False, comment="of a table"),
        sa.UniqueConstraint("edition_id", "position", name="uq_report_number"),
    )


def _rows() -> None:
    _table(
        "report_row",
        sa.Column("table_name", sa.String(length=30), nullable=False),
        sa.Column("row_id", ID, nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=10), nullable=False, comment="the day, month or year that it tells of"),
        sa.Column("lines", sa.JSON(), nullable=False, comment="lines of tables that it stands in"),
        sa.Column("amounts", sa.JSON(), nullable=False, comment="number → what the row gives to it"),
    )
    op.create_index("ix_report_row_edition_id", "report_row", ["edition_id"])


def _files() -> None:
    _table(
        "report_file",
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("kind", sa.String(length=5), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.UniqueConstraint("edition_id", "language", "kind", name="uq_report_file"),
    )
