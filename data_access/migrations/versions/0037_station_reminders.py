"""Which monthly reports a station's people were reminded of by mail"""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "station_reminder",
        sa.Column("user_id", ID, autoincrement=False, nullable=False),
        sa.Column("station_id", ID, autoincrement=False, nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("kind", sa.String(length=7), nullable=False, comment="soon, overdue"),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_station_reminder_user_id_user")),
        sa.PrimaryKeyConstraint("user_id", "station_id", "month", "kind", name=op.f("pk_station_reminder")),
    )
