"""A person holds posts: role and tenant move from the account to rows of their own"""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOVED = """INSERT INTO post (user_id, role, vn34, station_id, since)
    SELECT id, role, vn34, station_id, created_at FROM "user" ORDER BY id"""


def upgrade() -> None:
    op.create_table(
        "post",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("vn34", sa.String(length=2), nullable=True, comment="tenant: a province; at most one tenant"),
        sa.Column("station_id", ID, nullable=True, comment="tenant: a station"),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_post_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
    )
    op.create_index(op.f("ix_post_user_id"), "post", ["user_id"], unique=False)
    op.execute(MOVED)
    for column in ("role", "vn34", "station_id"):
        op.drop_column("user", column)
