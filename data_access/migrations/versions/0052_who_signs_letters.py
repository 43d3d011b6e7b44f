"""Who signs the letters of a province, and whom their readers call"""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None

POLICY = """current_setting('ipp.scope', true) = 'system'
    OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))"""


def upgrade() -> None:
    op.create_table(
        "letter_sender",
        sa.Column("vn34", sa.String(length=10), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False, comment="what follows the number of a letter"),
        sa.Column("office", sa.Text(), nullable=False, comment="of who signs, a line each"),
        sa.Column("signer", sa.String(length=120), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=False, comment="whom the reader of a letter calls"),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False, comment="a line each"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("vn34", name=op.f("pk_letter_sender")),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE letter_sender ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE letter_sender FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON letter_sender USING ({POLICY})")
