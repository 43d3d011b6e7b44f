"""What people add to reports in their own words"""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
POLICY = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)"""


def upgrade() -> None:
    op.create_table(
        "report_words",
        sa.Column("id", ID, nullable=False),
        sa.Column("template", sa.String(length=12), nullable=False, comment="annual, bulletin"),
        sa.Column(
            "section", sa.String(length=20), nullable=False, comment="key of the section that they follow"
        ),
        sa.Column(
            "period", sa.String(length=10), nullable=False, comment="from which edition on; later ones keep it"
        ),
        sa.Column("text", sa.Text(), nullable=False, comment="'' none from this edition on"),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_words")),
        sa.UniqueConstraint("template", "section", "period", name="uq_report_words"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE report_words ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE report_words FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON report_words USING ({POLICY})")
