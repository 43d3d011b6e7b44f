"""Register, people, imports, rollups"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "asset_cube",
        sa.Column("vn34", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("national", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=4), autoincrement=False, nullable=False),
        sa.Column("mark_category", sa.String(length=13), autoincrement=False, nullable=False),
        sa.Column("filing_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("status", sa.String(length=11), autoincrement=False, nullable=False),
        sa.Column("vn63", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("illustrative", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "vn34", "national", "kind", "mark_category", "filing_year", "status", "vn63", "illustrative", name=op.f("pk_asset_cube")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "audit_log",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=120), nullable=True),
        sa.Column("vn34", sa.String(length=10), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_log")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_log_hash")),
    )
    op.create_index("ix_audit_log_at", "audit_log", ["at"], unique=False)
    op.create_table(
        "class_cube",
        sa.Column("vn34", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("national", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("scheme", sa.String(length=8), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=4), autoincrement=False, nullable=False),
        sa.Column("status", sa.String(length=11), autoincrement=False, nullable=False),
        sa.Column("main", sa.String(length=12), autoincrement=False, nullable=False),
        sa.Column("vn63", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("illustrative", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("vn34", "national", "scheme", "kind", "status", "main", "vn63", "illustrative", name=op.f("pk_class_cube")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "deadline_rule",
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("kind", sa.String(length=4), nullable=False),
        sa.Column("event", sa.String(length=12), nullable=False, comment="maintenance or renewal"),
        sa.Column("anchor", sa.String(length=12), nullable=False, comment="filing or grant"),
        sa.Column("interval_years", sa.Integer(), nullable=False),
        sa.Column("term_years", sa.Integer(), nullable=True, comment="NULL: without limit"),
        sa.Column("window_months", sa.Integer(), nullable=False, comment="payment opens so many months before"),
        sa.Column("late_months", sa.Integer(), nullable=False),
        sa.Column("surcharge_percent_a_month", sa.Integer(), nullable=False),
        sa.Column("moves_to_working_day", sa.Boolean(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", "valid_from", name=op.f("pk_deadline_rule")),
    )
    op.create_table(
        "due_cube",
        sa.Column("vn34", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("national", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=5), autoincrement=False, nullable=False),
        sa.Column("day", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=4), autoincrement=False, nullable=False),
        sa.Column("vn63", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("illustrative", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("vn34", "national", "state", "day", "kind", "vn63", "illustrative", name=op.f("pk_due_cube")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "job",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False, comment="running, done, failed"),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("heartbeat_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
    )
    op.create_table(
        "month_cube",
        sa.Column("vn34", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("national", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("measure", sa.String(length=7), autoincrement=False, nullable=False),
        sa.Column("month", sa.String(length=7), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=4), autoincrement=False, nullable=False),
        sa.Column("vn63", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("illustrative", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("vn34", "national", "measure", "month", "kind", "vn63", "illustrative", name=op.f("pk_month_cube")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "day_cube",
        sa.Column("vn34", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("national", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("measure", sa.String(length=7), autoincrement=False, nullable=False),
        sa.Column("day", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=4), autoincrement=False, nullable=False),
        sa.Column("vn63", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("illustrative", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("vn34", "national", "measure", "day", "kind", "vn63", "illustrative", name=op.f("pk_day_cube")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("folded", sa.String(length=400), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("folded", name=op.f("uq_organisation_folded")),
    )
    op.create_table(
        "province",
        sa.Column("vintage", sa.String(length=4), nullable=False),
        sa.Column("code", sa.String(length=2), nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("full_name", sa.String(length=80), nullable=False),
        sa.Column("name_en", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("kind_since", sa.Date(), nullable=True),
        sa.Column("area_km2", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("vintage", "code", name=op.f("pk_province")),
        sa.UniqueConstraint("vintage", "slug", name=op.f("uq_province_vintage_slug")),
    )
    op.create_table(
        "province_succession",
        sa.Column("vn63", sa.String(length=2), nullable=False),
        sa.Column("vn34", sa.String(length=2), nullable=False),
        sa.PrimaryKeyConstraint("vn63", name=op.f("pk_province_succession")),
    )
    op.create_index(op.f("ix_province_succession_vn34"), "province_succession", ["vn34"], unique=False)
    op.create_table(
        "signin_throttle",
        sa.Column("key", sa.String(length=64), nullable=False, comment="keyed hash of the submitted name or of the address"),
        sa.Column("window_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("blocked_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_signin_throttle")),
    )
    op.create_table(
        "source_cube",
        sa.Column("vn34", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("national", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(length=40), autoincrement=False, nullable=False),
        sa.Column("vn63", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("illustrative", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("vn34", "national", "source", "vn63", "illustrative", name=op.f("pk_source_cube")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "state",
        sa.Column("key", sa.String(length=30), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_state")),
    )
    op.create_table(
        "status_cube",
        sa.Column("vn34", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("national", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=4), autoincrement=False, nullable=False),
        sa.Column("mark_category", sa.String(length=13), autoincrement=False, nullable=False),
        sa.Column("status", sa.String(length=11), autoincrement=False, nullable=False),
        sa.Column("vn63", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("illustrative", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("vn34", "national", "kind", "mark_category", "status", "vn63", "illustrative", name=op.f("pk_status_cube")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "status_flow",
        sa.Column("vn34", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("national", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("month", sa.String(length=7), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=4), autoincrement=False, nullable=False),
        sa.Column("status", sa.String(length=11), autoincrement=False, nullable=False),
        sa.Column("vn63", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("illustrative", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("entered", sa.Integer(), nullable=False),
        sa.Column("departed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("vn34", "national", "month", "kind", "status", "vn63", "illustrative", name=op.f("pk_status_flow")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "user",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("username", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("vn34", sa.String(length=2), nullable=True, comment="tenant: a province; at most one tenant"),
        sa.Column("station_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True, comment="tenant: a station"),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("must_change", sa.Boolean(), nullable=False, comment="one-time password, to be changed at the first sign-in"),
        sa.Column("one_time_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("username", name=op.f("uq_user_username")),
    )
    op.create_table(
        "import_batch",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("file", sa.Text(), nullable=False, comment="the sender's name of it, without folders"),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("format", sa.String(length=30), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False, comment="assets, visits, …"),
        sa.Column("vn34", sa.String(length=10), nullable=True, comment="the province the sender belongs to or declared"),
        sa.Column("actor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("actor", sa.String(length=80), nullable=False, comment="user name, or 'operator' on the command line"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["user.id"], name=op.f("fk_import_batch_actor_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
    )
    op.create_index(op.f("ix_import_batch_sha256"), "import_batch", ["sha256"], unique=False)
    op.create_table(
        "organisation_name",
        sa.Column("organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(length=400), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_organisation_name_organisation_id_organisation")),
        sa.PrimaryKeyConstraint("organisation_id", "name", name=op.f("pk_organisation_name")),
    )
    op.create_table(
        "owner_count",
        sa.Column("vn34", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("national", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("vn63", sa.String(length=10), autoincrement=False, nullable=False),
        sa.Column("owner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("illustrative", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("alive", sa.Integer(), nullable=False),
        sa.Column("sc", sa.Integer(), nullable=False),
        sa.Column("gphi", sa.Integer(), nullable=False),
        sa.Column("kdcn", sa.Integer(), nullable=False),
        sa.Column("nh", sa.Integer(), nullable=False),
        sa.Column("cddl", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["organisation.id"], name=op.f("fk_owner_count_owner_id_organisation")),
        sa.PrimaryKeyConstraint("vn34", "national", "vn63", "owner_id", "illustrative", name=op.f("pk_owner_count")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_owner_count_rank", "owner_count", ["vn34", "national", "vn63", "alive", "owner_id"], unique=False)
    op.create_table(
        "user_session",
        sa.Column("token_hash", sa.String(length=64), nullable=False, comment="SHA-256 of the cookie's token; the token itself is nowhere"),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False, comment="last request made by a person; polling does not count"),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("end_reason", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_user_session_user_id_user")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_user_session")),
    )
    op.create_index(op.f("ix_user_session_user_id"), "user_session", ["user_id"], unique=False)
    op.create_table(
        "asset",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("identity", sa.String(length=120), nullable=False, comment="office|kind|A or R or D|canonical number"),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("office", sa.String(length=2), nullable=False),
        sa.Column("national", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(length=4), nullable=False),
        sa.Column("mark_category", sa.String(length=13), nullable=False, comment="'' where the kind has none"),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "title_sort",
            sa.String(120).with_variant(sa.String(120, collation="C"), "postgresql"),
            nullable=False,
            comment="Vietnamese collation key of the title, cut",
        ),
        sa.Column("application_no", sa.String(length=60), nullable=True),
        sa.Column("application_key", sa.String(length=60), nullable=True),
        sa.Column("application_date", sa.Date(), nullable=True),
        sa.Column("publication_no", sa.String(length=60), nullable=True),
        sa.Column("publication_date", sa.Date(), nullable=True),
        sa.Column("registration_no", sa.String(length=60), nullable=True),
        sa.Column("registration_key", sa.String(length=60), nullable=True),
        sa.Column("registration_date", sa.Date(), nullable=True),
        sa.Column("decision_no", sa.String(length=80), nullable=True),
        sa.Column("expiry_date", sa.Date(), nullable=True, comment="given by the office, INID 180"),
        sa.Column("term_end", sa.Date(), nullable=True, comment="given, else computed"),
        sa.Column("priority_date", sa.Date(), nullable=True),
        sa.Column("filing_year", sa.Integer(), nullable=False, comment="0 where unknown"),
        sa.Column("filed_sort", sa.Date(), nullable=False, comment="1000-01-01 where unknown"),
        sa.Column("due_sort", sa.Date(), nullable=False, comment="next due date; 9999-12-31 where none"),
        sa.Column("due_state", sa.String(length=5), nullable=False, comment="open, late or ''"),
        sa.Column("status", sa.String(length=11), nullable=False),
        sa.Column("status_since", sa.Date(), nullable=True),
        sa.Column("status_computed", sa.Boolean(), nullable=False),
        sa.Column("status_raw", sa.Text(), nullable=True),
        sa.Column("status_stated", sa.String(length=11), nullable=False),
        sa.Column("status_as_of", sa.Date(), nullable=True),
        sa.Column("next_change_on", sa.Date(), nullable=True, comment="first day on which time alone changes status or deadline"),
        sa.Column("vn34", sa.String(length=10), nullable=False),
        sa.Column("vn63", sa.String(length=10), nullable=False),
        sa.Column("place_origin", sa.String(length=10), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column(
            "owner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True, comment="first-named owner, else applicant"
        ),
        sa.Column("product", sa.Text(), nullable=True),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("batch_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_asset_batch_id_import_batch")),
        sa.ForeignKeyConstraint(["owner_id"], ["organisation.id"], name=op.f("fk_asset_owner_id_organisation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asset")),
        sa.UniqueConstraint("identity", name=op.f("uq_asset_identity")),
    )
    op.create_index("ix_asset_application_key", "asset", ["application_key"], unique=False)
    op.create_index("ix_asset_batch", "asset", ["batch_id"], unique=False)
    op.create_index("ix_asset_due", "asset", ["vn34", "national", "due_sort", "id"], unique=False)
    op.create_index("ix_asset_filed", "asset", ["vn34", "national", "filed_sort", "id"], unique=False)
    op.create_index("ix_asset_granted", "asset", ["vn34", "national", "kind", "registration_date", "vn63"], unique=False)
    op.create_index("ix_asset_kind_filed", "asset", ["vn34", "national", "kind", "filed_sort", "id", "vn63"], unique=False)
    op.create_index("ix_asset_national_filed", "asset", ["national", "filed_sort", "id"], unique=False)
    op.create_index("ix_asset_next_change", "asset", ["next_change_on"], unique=False)
    op.create_index(op.f("ix_asset_owner_id"), "asset", ["owner_id"], unique=False)
    op.create_index("ix_asset_registration_key", "asset", ["registration_key"], unique=False)
    op.create_index(
        "ix_asset_speciality",
        "asset",
        ["vn34", "kind", "mark_category", "title_sort", "status"],
        unique=False,
        sqlite_where=sa.text("kind = 'CDDL' OR mark_category IN ('collective', 'certification')"),
        postgresql_where=sa.text("kind = 'CDDL' OR mark_category IN ('collective', 'certification')"),
    )
    op.create_index("ix_asset_status", "asset", ["vn34", "national", "status", "kind", "filed_sort", "id"], unique=False)
    op.create_index("ix_asset_title", "asset", ["vn34", "national", "title_sort", "id"], unique=False)
    op.create_table(
        "asset_revision",
        sa.Column(
            "asset_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
            comment="no foreign key: the history outlives an undone asset",
        ),
        sa.Column("version", sa.Integer(), nullable=False, comment="the version that this change produced"),
        sa.Column("batch_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True, comment="the whole record before the change; NULL when it was new"),
        sa.Column("changed", sa.JSON(), nullable=False, comment="[{field, old, new}]"),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_asset_revision_batch_id_import_batch")),
        sa.PrimaryKeyConstraint("asset_id", "version", name=op.f("pk_asset_revision")),
    )
    op.create_index(op.f("ix_asset_revision_batch_id"), "asset_revision", ["batch_id"], unique=False)
    op.create_table(
        "import_row_error",
        sa.Column("batch_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=True, comment="1-based row or line in the file; NULL where the file has none"),
        sa.Column("field", sa.String(length=60), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_import_row_error_batch_id_import_batch"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("batch_id", "position", name=op.f("pk_import_row_error")),
    )
    op.create_table(
        "asset_class",
        sa.Column("asset_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("scheme", sa.String(length=8), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("main", sa.String(length=12), nullable=False, comment="Nice number, Locarno class, IPC class: what class_cube counts"),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("fk_asset_class_asset_id_asset"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("asset_id", "position", name=op.f("pk_asset_class")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_asset_class_main", "asset_class", ["scheme", "main", "asset_id"], unique=False)
    op.create_table(
        "asset_party",
        sa.Column("asset_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=14), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("fk_asset_party_asset_id_asset"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_asset_party_organisation_id_organisation")),
        sa.PrimaryKeyConstraint("asset_id", "position", name=op.f("pk_asset_party")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_asset_party_organisation_id"), "asset_party", ["organisation_id"], unique=False)
    op.create_table(
        "asset_status_period",
        sa.Column("asset_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=11), nullable=False),
        sa.Column("since", sa.Date(), nullable=True, comment="NULL: always so, as far as the data tell"),
        sa.Column("until", sa.Date(), nullable=True, comment="NULL: still so; else the first day of the next status"),
        sa.Column("computed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("fk_asset_status_period_asset_id_asset"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("asset_id", "position", name=op.f("pk_asset_status_period")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "asset_text",
        sa.Column("asset_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("vn34", sa.String(length=10), nullable=False),
        sa.Column("words", sa.Text(), nullable=False, comment="folded words, province token first; full-text indexed by the migration"),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("fk_asset_text_asset_id_asset"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("asset_id", name=op.f("pk_asset_text")),
    )
    op.create_table(
        "deadline",
        sa.Column("asset_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rule", sa.String(length=30), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="annuity year, or number of the renewal"),
        sa.Column("opens", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("late_until", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=5), nullable=False, comment="open or late"),
        sa.Column("given", sa.Boolean(), nullable=False, comment="from the office's own date, else computed"),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("fk_deadline_asset_id_asset"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("asset_id", "rule", "ordinal", name=op.f("pk_deadline")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "legal_event",
        sa.Column("asset_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(length=12), nullable=False),
        sa.Column("category", sa.String(length=1), nullable=True),
        sa.Column("code", sa.String(length=20), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("fk_legal_event_asset_id_asset"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("asset_id", "position", name=op.f("pk_legal_event")),
        sqlite_with_rowid=False,
    )
