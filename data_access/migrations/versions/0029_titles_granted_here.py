"""International registrations count as filed, never as titles granted in Viet Nam, whatever day the International Bureau gives them"""

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

COLUMNS = ["vn34", "national", "kind", "registration_date", "vn63", "office"]
STATISTICS = "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('asset', 'ix_asset_granted', '2000000 55000 55000 11000 4 3 3')"
COUNTED = """INSERT INTO {table} (vn34, national, measure, {key}, kind, vn63, illustrative, n)
    SELECT vn34, national, 'granted', substr(CAST(registration_date AS VARCHAR(10)), 1, {length}), kind, vn63, illustrative, count(*)
    FROM asset WHERE registration_date IS NOT NULL AND office <> 'WO' GROUP BY 1, 2, 3, 4, 5, 6, 7"""


def upgrade() -> None:
    op.drop_index("ix_asset_granted", "asset")
    op.create_index("ix_asset_granted", "asset", COLUMNS)
    for table, key, length in (("month_cube", "month", 7), ("day_cube", "day", 10)):
        op.execute(f"DELETE FROM {table} WHERE measure = 'granted'")
        op.execute(COUNTED.format(table=table, key=key, length=length))
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DELETE FROM sqlite_stat1 WHERE idx = 'ix_asset_granted'")
        op.execute(STATISTICS)
        op.execute("ANALYZE sqlite_schema")
