"""Trainers see the real geographical indications besides what is illustrative: policies for reading, and sources counted by kind"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

OF_A_KIND = (
    "asset", "deadline", "deadline_turn", "asset_cube", "status_cube", "month_cube", "day_cube", "due_cube", "class_cube", "source_cube",
    "status_flow", "status_change", "change_cube",
)  # fmt: skip
# Beside the policies that are there, and for reading alone.
SHOWN = "current_setting('ipp.scope', true) = 'demonstration' AND kind = 'CDDL'"
PLACE = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)"""
SOURCES = """INSERT INTO source_cube (vn34, national, source, kind, vn63, illustrative, n)
    SELECT vn34, national, source, kind, vn63, illustrative, count(*) FROM asset GROUP BY 1, 2, 3, 4, 5, 6"""
SEARCH = """CREATE OR REPLACE FUNCTION asset_search_hits(wanted tsquery) RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        scope text := current_setting('ipp.scope', true);
        own tsquery := plainto_tsquery('simple', 'τ' || current_setting('ipp.vn34', true));
    BEGIN
        IF scope IN ('national', 'system') THEN
            RETURN QUERY SELECT s.asset_id FROM public.asset_search s WHERE s.document @@ wanted;
        ELSIF scope = 'province' THEN
            RETURN QUERY SELECT s.asset_id FROM public.asset_search s WHERE s.document @@ (own && wanted);
        ELSIF scope = 'demonstration' THEN
            RETURN QUERY WITH found AS MATERIALIZED (SELECT s.asset_id FROM public.asset_search s WHERE s.document @@ wanted)
                SELECT found.asset_id FROM found JOIN public.asset a ON a.id = found.asset_id WHERE a.illustrative OR a.kind = 'CDDL';
        END IF;
    END $$"""
# PostgreSQL reads an index alone only where it knows all that row security asks of a row: the kind is part of that now.
FILED = ["vn34", "national", "filed_sort", "id", "illustrative", "kind"]
STATISTICS = "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('asset', 'ix_asset_filed', '2000000 55000 55000 10 1 1 1')"


def upgrade() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    _count_sources(postgresql=postgresql)
    op.drop_index("ix_asset_filed", "asset")
    op.create_index("ix_asset_filed", "asset", FILED)
    if postgresql:
        op.execute(SEARCH)
        for table in OF_A_KIND:
            op.execute(f"CREATE POLICY indications ON {table} FOR SELECT USING ({SHOWN})")
    else:
        op.execute("DELETE FROM sqlite_stat1 WHERE idx = 'ix_asset_filed'")
        op.execute(STATISTICS)
        op.execute("ANALYZE sqlite_schema")


def _count_sources(*, postgresql: bool) -> None:
    op.drop_table("source_cube")
    op.create_table(
        "source_cube",
        sa.Column("vn34", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("national", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(length=40), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=4), autoincrement=False, nullable=False),
        sa.Column("vn63", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("illustrative", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("vn34", "national", "source", "kind", "vn63", "illustrative", name=op.f("pk_source_cube")),
        sqlite_with_rowid=False,
    )
    op.execute(SOURCES)
    if postgresql:
        op.execute("ALTER TABLE source_cube ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE source_cube FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON source_cube USING ({PLACE})")
