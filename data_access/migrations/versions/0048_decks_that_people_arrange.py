"""Which slides of a deck a person shows, and in which order"""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "deck_arrangement",
        sa.Column(
            "user_id",
            ID,
            sa.ForeignKey("user.id", name=op.f("fk_deck_arrangement_user_id_user")),
            nullable=False,
            autoincrement=False,
        ),
        sa.Column(
            "deck", sa.String(length=60), nullable=False, comment="as its address has it: tinh-nghe-an"
        ),
        sa.Column("slides", sa.Text(), nullable=False, comment="keys of slides in their order"),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "deck", name=op.f("pk_deck_arrangement")),
    )
