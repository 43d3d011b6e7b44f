"""PostgreSQL guards the jobs of imports and the rows that imports have refused"""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

SEES_ALL = "current_setting('ipp.scope', true) IN ('national', 'system')"
JOB = f"""{SEES_ALL}
    OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))
    OR (current_setting('ipp.scope', true) = 'station' AND vn34 IS NULL
        AND detail ->> 'station' = current_setting('ipp.station', true))"""
# Batches are few: what the subquery finds is looked up once a statement.
ROW_ERROR = f"""{SEES_ALL}
    OR (current_setting('ipp.scope', true) = 'province'
        AND batch_id IN (SELECT id FROM import_batch WHERE vn34 = current_setting('ipp.vn34', true)))"""


def upgrade() -> None:
    """A province's jobs are its own, a station's its own; a refused row is of whose import it was in. SQLite has no policies."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, policy in (("job", JOB), ("import_row_error", ROW_ERROR)):
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON {table} USING ({policy})")
