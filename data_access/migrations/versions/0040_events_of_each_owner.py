"""Events are told apart within what their owner has: another station's are neither named nor refused"""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

OF_INSTITUTE = sa.text("station_id IS NULL")


def upgrade() -> None:
    """What is there is kept: who was told apart in the whole network is so within each owner."""
    with op.batch_alter_table("event") as event:
        event.drop_constraint("uq_event", type_="unique")
    op.create_index("uq_event_of_station", "event", ["folded", "held", "station_id"], unique=True)
    op.create_index(
        "uq_event_of_institute",
        "event",
        ["folded", "held"],
        unique=True,
        sqlite_where=OF_INSTITUTE,
        postgresql_where=OF_INSTITUTE,
    )
