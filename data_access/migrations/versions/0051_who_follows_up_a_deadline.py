"""Who sees to a deadline, and on which day its owner is called again"""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
POLICY = """current_setting('ipp.scope', true) = 'system'
    OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))"""


def upgrade() -> None:
    person = sa.ForeignKey("user.id", name=op.f("fk_deadline_follow_up_person_id_user"))
    op.create_table(
        "deadline_follow_up",
        sa.Column("vn34", sa.String(length=10), nullable=False),
        sa.Column("asset_id", ID, autoincrement=False, nullable=False),
        sa.Column("rule", sa.String(length=30), nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person_id", ID, person, comment="who sees to it"),
        sa.Column("call_on", sa.Date(), comment="the day on which its owner is called again"),
        sa.Column("note", sa.Text(), nullable=False, comment="what was agreed with the owner"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint(
            "vn34", "asset_id", "rule", "ordinal", name=op.f("pk_deadline_follow_up")
        ),
    )
    op.create_index(
        "ix_deadline_follow_up_asset", "deadline_follow_up", ["asset_id", "rule", "ordinal"]
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE deadline_follow_up ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE deadline_follow_up FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON deadline_follow_up USING ({POLICY})")
