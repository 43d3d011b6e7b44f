"""Events are typed, planned and told the outcome of; each belongs to its station or the institute"""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

OWN = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'station' AND station_id::text = current_setting('ipp.station', true))"""
SEEN = f"""{OWN}
    OR (current_setting('ipp.scope', true) = 'demonstration' AND (illustrative OR published))
    OR (current_setting('ipp.scope', true) = 'station' AND current_setting('ipp.station', true) <> '' AND station_id IS NULL)"""


def upgrade() -> None:
    """What came with the program until now is what is published; the others were imported or are illustrative."""
    columns = (
        sa.Column("women", sa.Integer(), nullable=True, comment="of the delegates; NULL: not told"),
        sa.Column("expected", sa.Integer(), nullable=True, comment="how many were announced; NULL: not told"),
        sa.Column("attending", sa.JSON(), nullable=False, server_default="[]", comment="ids of the stations whose staff was there"),
        sa.Column("cancelled", sa.Text(), nullable=False, server_default="", comment="why it did not take place; '' where it did or may"),
        sa.Column("published", sa.Boolean(), nullable=False, server_default=sa.false(), comment="came with the program and says what is published"),
        sa.Column("version", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_by", sa.String(length=120), nullable=False, server_default=""),
    )
    for column in columns:
        op.add_column("event", column)
    op.execute("UPDATE event SET published = true WHERE batch_id IS NULL AND NOT illustrative")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE event ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE event FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON event USING ({SEEN}) WITH CHECK ({OWN})")
