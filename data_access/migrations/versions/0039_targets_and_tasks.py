"""The institute's targets, and its tasks of a year"""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
POLICY = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)"""


def _table(name: str, *columns: sa.Column) -> None:
    op.create_table(
        name,
        sa.Column("id", ID, nullable=False),
        *columns,
        sa.Column("responsible", sa.String(length=200), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False, comment="the paper that sets it"),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON {name} USING ({POLICY})")


def upgrade() -> None:
    _table(
        "institute_target",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("metric", sa.String(length=12), nullable=False, comment="'' told by hand alone"),
        sa.Column("base", sa.BigInteger(), nullable=True, comment="NULL: not set"),
        sa.Column("value", sa.BigInteger(), nullable=False, comment="what is to be reached"),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("reached", sa.BigInteger(), nullable=True, comment="told by hand; NULL: not told"),
        sa.Column("reached_source", sa.Text(), nullable=False),
    )
    _table(
        "institute_task",
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False, comment="planned, doing, done, dropped"),
        sa.Column("done_on", sa.Date(), nullable=True, comment="done or dropped on"),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False, comment="why it was dropped or moved"),
        sa.Column("moved", sa.JSON(), nullable=False, comment="former ends with the reason, oldest first"),
    )
