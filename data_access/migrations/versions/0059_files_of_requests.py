"""Files that come with requests, which end with the requester's contact"""

import sqlalchemy as sa
from alembic import op

revision = "0059"
down_revision = "0058"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
POLICY = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)
    OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))
    OR (current_setting('ipp.scope', true) = 'station' AND station_id::text = current_setting('ipp.station', true))"""


def upgrade() -> None:
    whose = "the station that has the request in hand"
    op.create_table(
        "request_file",
        sa.Column("id", ID, nullable=False),
        sa.Column("request_id", ID, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False, comment="the sender's name of the file"),
        sa.Column("type", sa.String(length=4), nullable=False, comment="what its content is: pdf, docx, …"),
        sa.Column("size", sa.Integer(), nullable=False, comment="bytes"),
        sa.Column("stored", sa.String(length=64), nullable=False, comment="its own name in files/"),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.String(length=120), nullable=False),
        sa.Column("vn34", sa.String(length=2), nullable=False, comment="of the requester"),
        sa.Column("station_id", ID, comment=whose),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request.id"], name=op.f("fk_request_file_request_id_request")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_file")),
        sa.UniqueConstraint("stored", name=op.f("uq_request_file_stored")),
    )
    op.create_index("ix_request_file_request_id", "request_file", ["request_id"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE request_file ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE request_file FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON request_file USING ({POLICY})")
