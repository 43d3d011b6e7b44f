"""Documents of stations: agreements, decisions"""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
POLICY = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)
    OR (current_setting('ipp.scope', true) = 'station' AND station_id::text = current_setting('ipp.station', true))"""
TABLE = "station_document"


def upgrade() -> None:
    where = "of the content: where the file lies below the data folder"
    op.create_table(
        TABLE,
        sa.Column("id", ID, nullable=False),
        sa.Column("station_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False, comment="agreement, decision, other"),
        sa.Column("title", sa.String(length=200), nullable=False, comment="what it is, in words"),
        sa.Column("name", sa.String(length=120), nullable=False, comment="the sender's name of the file"),
        sa.Column("type", sa.String(length=5), nullable=False, comment="pdf, docx, xlsx, png, jpeg"),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False, comment=where),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.String(length=120), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True, comment="NULL: stands on the page"),
        sa.Column("removed_by", sa.String(length=120), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_station_document_station_id_station")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_station_document")),
    )
    op.create_index("ix_station_document_station_id", TABLE, ["station_id"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE {TABLE} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {TABLE} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON {TABLE} USING ({POLICY})")
