"""Nice classes as bits of the asset, known to the indexes that count"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

# PostgreSQL reads an index alone only where it knows all that row security asks of a row: `illustrative` is part of that.
INDEXES = {
    "ix_asset_filed": ["vn34", "national", "filed_sort", "id", "illustrative"],
    "ix_asset_kind_filed": ["vn34", "national", "kind", "filed_sort", "id", "vn63", "nice", "illustrative"],
    "ix_asset_status": ["vn34", "national", "status", "kind", "filed_sort", "id", "nice", "illustrative"],
}
NICE = ", ".join(f"'{n}'" for n in range(1, 46))
FILL = f"""UPDATE asset SET nice = told.bits FROM (
    SELECT asset_id, sum(CAST(1 AS BIGINT) << CAST(main AS INTEGER)) AS bits
    FROM (SELECT DISTINCT asset_id, main FROM asset_class WHERE scheme = 'nice' AND main IN ({NICE})) AS once GROUP BY asset_id
    ) AS told WHERE told.asset_id = asset.id"""
STATISTICS = """INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('asset', 'ix_asset_filed', '2000000 55000 55000 10 1 1'),
    ('asset', 'ix_asset_kind_filed', '2000000 55000 55000 11000 4 1 1 1 1'),
    ('asset', 'ix_asset_status', '2000000 55000 55000 5500 1100 2 1 1 1')"""


def upgrade() -> None:
    comment = "Nice classes: bit n for class n"
    op.add_column("asset", sa.Column("nice", sa.BigInteger(), nullable=False, server_default="0", comment=comment))
    for name in INDEXES:
        op.drop_index(name, "asset")
    op.execute(FILL)
    for name, columns in INDEXES.items():
        op.create_index(name, "asset", columns)
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DELETE FROM sqlite_stat1 WHERE idx IN ('ix_asset_filed', 'ix_asset_kind_filed', 'ix_asset_status')")
        op.execute(STATISTICS)
        op.execute("ANALYZE sqlite_schema")
