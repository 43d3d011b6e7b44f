"""The network: published figures, stations and their activity, events, visits, populations; what imports changed in them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SEES_ALL = "current_setting('ipp.scope', true) IN ('national', 'system')"
DEMONSTRATED = "(current_setting('ipp.scope', true) = 'demonstration' AND (illustrative OR batch_id IS NULL))"
OWN = "(current_setting('ipp.scope', true) = 'station' AND station_id::text = current_setting('ipp.station', true))"
POLICIES = {
    "visit": f"{SEES_ALL} OR {DEMONSTRATED}",
    "station_activity": f"{SEES_ALL} OR {DEMONSTRATED} OR {OWN}",
    "row_revision": SEES_ALL,
}


def upgrade() -> None:
    _create_tables()
    if op.get_bind().dialect.name == "sqlite":
        return
    for table, policy in POLICIES.items():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON {table} USING ({policy})")


def _create_tables() -> None:
    op.create_table(
        "event",
        sa.Column("id", ID, nullable=False),
        sa.Column("folded", sa.String(length=300), nullable=False, comment="folded title"),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("held", sa.String(length=10), nullable=False, comment="day, month or year; '' unknown"),
        sa.Column("planned", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("vn63", sa.String(length=2), nullable=True),
        sa.Column("organisers", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("delegates", sa.Integer(), nullable=True),
        sa.Column("delegates_qualifier", sa.String(length=13), nullable=False),
        sa.Column("participants", sa.Text(), nullable=False),
        sa.Column("departments", sa.Integer(), nullable=True, comment="Sở KH&CN present"),
        sa.Column("present", sa.JSON(), nullable=False, comment="vn63 codes of those that are named"),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_url", sa.String(length=500), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("batch_id", ID, nullable=True, comment="NULL: came with the program"),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_event_batch_id_import_batch")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("folded", "held", name="uq_event"),
    )
    op.create_index(op.f("ix_event_batch_id"), "event", ["batch_id"], unique=False)
    op.create_table(
        "population",
        sa.Column("id", ID, nullable=False),
        sa.Column("vintage", sa.String(length=4), nullable=False),
        sa.Column("code", sa.String(length=2), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("measure", sa.String(length=80), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("source_url", sa.String(length=500), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("batch_id", ID, nullable=True, comment="NULL: came with the program"),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_population_batch_id_import_batch")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_population")),
        sa.UniqueConstraint("vintage", "code", "year", "measure", name="uq_population"),
    )
    op.create_index(op.f("ix_population_batch_id"), "population", ["batch_id"], unique=False)
    op.create_table(
        "published_figure",
        sa.Column("id", ID, nullable=False),
        sa.Column("subject", sa.String(length=30), nullable=False),
        sa.Column("measure", sa.String(length=6), nullable=False, comment="stock, flow or target"),
        sa.Column("about", sa.String(length=80), nullable=False, comment="a province, a type of host, or ''"),
        sa.Column("vn63", sa.String(length=2), nullable=True),
        sa.Column("period_kind", sa.String(length=10), nullable=False),
        sa.Column("since", sa.String(length=10), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False, comment="'' where the source does not say"),
        sa.Column("value", sa.BigInteger(), nullable=True, comment="NULL: words alone"),
        sa.Column("qualifier", sa.String(length=13), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False, comment="letter by letter"),
        sa.Column("compared_to", sa.String(length=10), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="order among several of one subject"),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_url", sa.String(length=500), nullable=False),
        sa.Column("published_on", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("batch_id", ID, nullable=True, comment="NULL: came with the program"),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_published_figure_batch_id_import_batch")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_figure")),
        sa.UniqueConstraint("subject", "measure", "about", "since", "period", "position", "source_url", name="uq_published_figure"),
    )
    op.create_index(op.f("ix_published_figure_batch_id"), "published_figure", ["batch_id"], unique=False)
    op.create_table(
        "row_revision",
        sa.Column("batch_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="order of writing within the batch"),
        sa.Column("table_name", sa.String(length=30), nullable=False),
        sa.Column("row_id", ID, nullable=False),
        sa.Column("before", sa.JSON(), nullable=True, comment="the whole row before; NULL when it was new"),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_row_revision_batch_id_import_batch")),
        sa.PrimaryKeyConstraint("batch_id", "position", name=op.f("pk_row_revision")),
    )
    op.create_table(
        "station",
        sa.Column("id", ID, nullable=False),
        sa.Column("folded", sa.String(length=200), nullable=False, comment="folded name of the host"),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("host_type", sa.String(length=20), nullable=False),
        sa.Column("vn63", sa.String(length=2), nullable=True),
        sa.Column("vn34", sa.String(length=2), nullable=True),
        sa.Column("opened", sa.String(length=10), nullable=False, comment="day, month or year; '' unknown"),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("dispute", sa.Text(), nullable=False, comment="how sources contradict each other"),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_url", sa.String(length=500), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("batch_id", ID, nullable=True, comment="NULL: came with the program"),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_station_batch_id_import_batch")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_station")),
        sa.UniqueConstraint("folded", name="uq_station"),
    )
    op.create_index(op.f("ix_station_batch_id"), "station", ["batch_id"], unique=False)
    op.create_table(
        "visit",
        sa.Column("id", ID, nullable=False),
        sa.Column("series", sa.String(length=12), nullable=False, comment="table, matomo, log, illustrative"),
        sa.Column("period", sa.String(length=10), nullable=False, comment="day, month, or year for a stated total"),
        sa.Column("visitors", sa.BigInteger(), nullable=True),
        sa.Column("first_time", sa.BigInteger(), nullable=True),
        sa.Column("page_views", sa.BigInteger(), nullable=True),
        sa.Column("unique_visitors", sa.BigInteger(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("batch_id", ID, nullable=True, comment="NULL: came with the program"),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_visit_batch_id_import_batch")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sa.UniqueConstraint("series", "period", name="uq_visit"),
    )
    op.create_index(op.f("ix_visit_batch_id"), "visit", ["batch_id"], unique=False)
    op.create_table(
        "station_activity",
        sa.Column("id", ID, nullable=False),
        sa.Column("station_id", ID, nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("consultations", sa.Integer(), nullable=True),
        sa.Column("updates", sa.Integer(), nullable=True),
        sa.Column("listings", sa.Integer(), nullable=True),
        sa.Column("trainings", sa.Integer(), nullable=True),
        sa.Column("trained", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("batch_id", ID, nullable=True, comment="NULL: came with the program"),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_station_activity_batch_id_import_batch")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_station_activity_station_id_station")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_station_activity")),
        sa.UniqueConstraint("station_id", "month", name="uq_station_activity"),
    )
    op.create_index(op.f("ix_station_activity_batch_id"), "station_activity", ["batch_id"], unique=False)
