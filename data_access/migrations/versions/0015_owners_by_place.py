"""The index of owners knows place and kind, so that a past day's ranking reads no whole records"""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

STATISTICS = """INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('asset', 'ix_asset_owner', '2000000 5 4 4 3 3')"""


def upgrade() -> None:
    op.drop_index("ix_asset_owner_id", "asset")
    op.create_index("ix_asset_owner", "asset", ["owner_id", "vn34", "national", "kind", "vn63"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DELETE FROM sqlite_stat1 WHERE idx = 'ix_asset_owner_id'")
        op.execute(STATISTICS)
        op.execute("ANALYZE sqlite_schema")
