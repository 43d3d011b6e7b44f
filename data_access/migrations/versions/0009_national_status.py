"""The register of the whole country by status and kind, in the order of filing"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_asset_national_status", "asset", ["national", "status", "kind", "filed_sort", "id"])
    if op.get_bind().dialect.name == "sqlite":  # what its planner is to believe, as in 0002
        statistics = "('asset', 'ix_asset_national_status', '2000000 2000000 200000 40000 4 1')"
        op.execute(f"INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES {statistics}")
        op.execute("ANALYZE sqlite_schema")
