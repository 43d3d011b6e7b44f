"""Comments of columns say what stands in them, and name no module, which may move"""

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

COMMENTS = (
    ("saved_view", "query", "the query string of the list"),
    ("asset_correction", "field", "the field that is to be corrected"),
    ("shelved_asset", "content", "draft: what was typed; deleted: the whole record"),
    ("watch_hit", "likeness", "per cent"),
    ("deadline", "state", "open, late, wait, done, lost, waive, other"),
    ("deadline_turn", "phase", "coming, done, lost"),
)


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":  # SQLite keeps no comments
        return
    for table, column, comment in COMMENTS:
        op.alter_column(table, column, comment=comment)
