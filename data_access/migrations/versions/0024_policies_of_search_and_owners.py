"""PostgreSQL guards the index of words, organisations and imports by whose they are (docs/decisions/0015)"""

from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

SEES_ALL = "current_setting('ipp.scope', true) IN ('national', 'system')"
SEARCH = (
    # A policy with no rule: nobody but the tables' owner sees a row. Not forced on the owner, whose function below answers instead:
    # behind a policy of rows PostgreSQL would use no full-text index, since @@ is not leakproof.
    "ALTER TABLE asset_search ENABLE ROW LEVEL SECURITY",
    # It adds the tenant's own condition to the words that are asked for, so that the index itself narrows them.
    """CREATE FUNCTION asset_search_hits(wanted tsquery) RETURNS SETOF bigint
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
                    SELECT found.asset_id FROM found JOIN public.asset a ON a.id = found.asset_id WHERE a.illustrative;
            END IF;
        END $$""",
    # What the owner's trigger writes is what the person was let write in asset_text; nobody else may hang it on a table of his own.
    """CREATE OR REPLACE FUNCTION index_words() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        BEGIN
            INSERT INTO public.asset_search SELECT asset_id, to_tsvector('simple', words) FROM changed
                ON CONFLICT (asset_id) DO UPDATE SET document = excluded.document;
            RETURN NULL;
        END $$""",
    "REVOKE EXECUTE ON FUNCTION index_words() FROM PUBLIC",
)
NAMED = (
    # Functions, and not subqueries, as sees_asset: PostgreSQL would turn these into one scan of every record and party.
    """CREATE FUNCTION names_organisation(wanted bigint) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS
        $$ BEGIN RETURN EXISTS (SELECT 1 FROM asset WHERE asset.owner_id = wanted)
            OR EXISTS (SELECT 1 FROM asset_party WHERE asset_party.organisation_id = wanted); END $$""",
    """CREATE FUNCTION sees_organisation(wanted bigint) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS
        $$ BEGIN RETURN EXISTS (SELECT 1 FROM organisation WHERE organisation.id = wanted); END $$""",
)
# A province's counts by owner are asked first: one look into their index.
ORGANISATION = f"""{SEES_ALL}
    OR (current_setting('ipp.scope', true) = 'province' AND EXISTS (SELECT 1 FROM owner_count
        WHERE owner_count.owner_id = organisation.id AND owner_count.vn34 = current_setting('ipp.vn34', true)
            AND owner_count.vn63 = '*' AND owner_count.national IN (true, false)))
    OR (current_setting('ipp.scope', true) IN ('province', 'demonstration') AND names_organisation(id))"""
BATCH = f"""{SEES_ALL}
    OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))
    OR (current_setting('ipp.scope', true) = 'station' AND vn34 IS NULL
        AND id IN (SELECT CAST(job.detail ->> 'batch' AS bigint) FROM job))"""
TYPES = "CREATE VIEW organisation_type AS SELECT id, type FROM organisation"
"""Of which type an organisation is, and no name: asked for a whole list at once, where a policy would cost more than the list. On
PostgreSQL it reads with its owner's rights, on whom the policy of organisations is therefore not forced."""
NOT_FORCED = ("organisation",)
POLICIES = (
    ("organisation", ORGANISATION),
    ("organisation_name", f"{SEES_ALL} OR sees_organisation(organisation_id)"),
    ("import_batch", BATCH),
)


def upgrade() -> None:
    """SQLite has no policies, and the same view."""
    op.execute(TYPES)
    if op.get_bind().dialect.name != "postgresql":
        return
    for statement in SEARCH + NAMED:
        op.execute(statement)
    for table, policy in POLICIES:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        if table not in NOT_FORCED:
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON {table} USING ({policy})")
