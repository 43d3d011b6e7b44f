"""Reminders know which were booked at once, so that a booking can be looked at and taken back"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

# What one person booked on one day was one press of a button until now; its number is that of its first reminder.
FILL = """UPDATE reminder SET lot = (
    SELECT min(other.id) FROM reminder AS other
    WHERE other.vn34 = reminder.vn34 AND other.sent_on = reminder.sent_on AND other.actor = reminder.actor)"""


def upgrade() -> None:
    comment = "what was booked at once: a number within the province, later ones are larger"
    op.add_column("reminder", sa.Column("lot", sa.Integer(), nullable=False, server_default="0", comment=comment))
    op.execute(FILL)
    op.create_index("ix_reminder_lot", "reminder", ["vn34", "lot"])
