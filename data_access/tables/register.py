"""The register: provinces, organisations, assets with their parties, classes, events, status
periods and deadlines.

`vn34` and `vn63` hold a province code or one of the words of domain.records (abroad, unresolved,
unknown), never NULL, so that every sum closes. Child tables carry no province, `deadline` apart:
they are reached through `asset`, whose predicate guards them.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    column,
    table,
    text,
)

from data_access.tables.base import OF_A_KIND, TENANT, Moment, metadata

Id = BigInteger().with_variant(Integer, "sqlite")
Binary = String(120).with_variant(String(120, collation="C"), "postgresql")
"""Text ordered by its bytes, as domain.text.folding.sort_key needs it; SQLite orders so anyway."""

province = Table(
    "province",
    metadata,
    Column("vintage", String(4), primary_key=True),
    Column("code", String(2), primary_key=True),
    Column("slug", String(40), nullable=False),
    Column("name", String(60), nullable=False),
    Column("full_name", String(80), nullable=False),
    Column("name_en", String(60), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("kind_since", Date),
    Column("area_km2", Float),
    UniqueConstraint("vintage", "slug"),
)

province_succession = Table(
    "province_succession",
    metadata,
    Column("vn63", String(2), primary_key=True),
    Column("vn34", String(2), nullable=False, index=True),
)

organisation = Table(
    "organisation",
    metadata,
    Column("id", Id, primary_key=True),
    Column("folded", String(400), nullable=False, unique=True),
    Column(
        "bare",
        String(400),
        nullable=False,
        server_default="",
        index=True,
        comment="folded without tones; '' not worked out yet",
    ),
    Column("name", Text, nullable=False),
    Column("type", String(20)),
)

organisation_type = table("organisation_type", column("id", Id), column("type", String(20)))
"""A view of the same rows without their names: what lists are counted and narrowed by."""

organisation_name = Table(
    "organisation_name",
    metadata,
    Column("organisation_id", Id, ForeignKey("organisation.id"), primary_key=True),
    Column("name", String(400), primary_key=True),
)

asset = Table(
    "asset",
    metadata,
    Column("id", Id, primary_key=True),
    Column(
        "identity",
        String(120),
        nullable=False,
        unique=True,
        comment="office|kind|A or R or D|canonical number",
    ),
    Column("content_hash", String(64), nullable=False),
    Column("office", String(2), nullable=False),
    Column("national", Boolean, nullable=False),
    Column("kind", String(4), nullable=False),
    Column("mark_category", String(13), nullable=False, comment="'' where the kind has none"),
    Column("title", Text, nullable=False),
    Column(
        "title_sort", Binary, nullable=False, comment="Vietnamese collation key of the title, cut"
    ),
    Column("application_no", String(60)),
    Column("application_key", String(60)),
    Column("application_date", Date),
    Column("publication_no", String(60)),
    Column("publication_date", Date),
    Column("registration_no", String(60)),
    Column("registration_key", String(60)),
    Column("registration_date", Date),
    Column("decision_no", String(80)),
    Column("expiry_date", Date, comment="given by the office, INID 180"),
    Column("term_end", Date, comment="given, else computed"),
    Column("priority_date", Date),
    Column("filing_year", Integer, nullable=False, comment="0 where unknown"),
    Column("filed_sort", Date, nullable=False, comment="1000-01-01 where unknown"),
    Column("due_sort", Date, nullable=False, comment="next due date; 9999-12-31 where none"),
    Column(
        "due_state",
        String(5),
        nullable=False,
        comment="state of the coming deadline, empty without one",
    ),
    Column("status", String(11), nullable=False),
    Column("status_since", Date),
    Column("status_computed", Boolean, nullable=False),
    Column("status_raw", Text),
    Column("status_stated", String(11), nullable=False),
    Column("status_as_of", Date),
    Column(
        "next_change_on", Date, comment="first day on which time alone changes status or deadline"
    ),
    Column("vn34", String(10), nullable=False),
    Column("vn63", String(10), nullable=False),
    Column("place_origin", String(10), nullable=False),
    Column("country", String(2)),
    Column(
        "owner_id", Id, ForeignKey("organisation.id"), comment="first-named owner, else applicant"
    ),
    Column("product", Text),
    Column(
        "nice",
        BigInteger,
        nullable=False,
        server_default="0",
        comment="Nice classes: bit n for class n",
    ),
    Column("source", String(40), nullable=False),
    Column("source_url", Text),
    Column("verified", Boolean, nullable=False),
    Column("as_of", Date),
    Column("illustrative", Boolean, nullable=False),
    Column("batch_id", Id, ForeignKey("import_batch.id")),
    Column("version", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Index("ix_asset_filed", "vn34", "national", "filed_sort", "id", "illustrative", "kind"),
    Index(
        "ix_asset_kind_filed",
        "vn34",
        "national",
        "kind",
        "filed_sort",
        "id",
        "vn63",
        "nice",
        "illustrative",
    ),
    Index("ix_asset_granted", "vn34", "national", "kind", "registration_date", "vn63", "office"),
    Index("ix_asset_due", "vn34", "national", "due_sort", "id"),
    Index("ix_asset_title", "vn34", "national", "title_sort", "id"),
    Index(
        "ix_asset_status",
        "vn34",
        "national",
        "status",
        "kind",
        "filed_sort",
        "id",
        "nice",
        "illustrative",
    ),
    Index("ix_asset_owner", "owner_id", "vn34", "national", "kind", "vn63"),
    Index("ix_asset_national_filed", "national", "filed_sort", "id"),
    Index("ix_asset_national_status", "national", "status", "kind", "filed_sort", "id"),
    Index("ix_asset_application_key", "application_key"),
    Index("ix_asset_registration_key", "registration_key"),
    Index("ix_asset_next_change", "next_change_on"),
    Index("ix_asset_batch", "batch_id"),
    Index(
        "ix_asset_speciality",
        "vn34",
        "kind",
        "mark_category",
        "title_sort",
        "status",
        sqlite_where=text("kind = 'CDDL' OR mark_category IN ('collective', 'certification')"),
        postgresql_where=text("kind = 'CDDL' OR mark_category IN ('collective', 'certification')"),
    ),
    info={TENANT: True, OF_A_KIND: True},
)


def _child(name: str, *columns: Column[object]) -> Table:
    """A table of rows that belong to one asset, in order `position`."""
    return Table(
        name,
        metadata,
        Column("asset_id", Id, ForeignKey("asset.id", ondelete="CASCADE"), primary_key=True),
        Column("position", Integer, primary_key=True),
        *columns,
        info={TENANT: True},
        sqlite_with_rowid=False,
    )


asset_party = _child(
    "asset_party",
    Column("role", String(14), nullable=False),
    Column("name", Text, nullable=False),
    Column("address", Text),
    Column("country", String(2)),
    Column("organisation_id", Id, ForeignKey("organisation.id"), index=True),
)

asset_class = _child(
    "asset_class",
    Column("scheme", String(8), nullable=False),
    Column("code", String(60), nullable=False),
    Column(
        "main",
        String(12),
        nullable=False,
        comment="Nice number, Locarno class, IPC class: what class_cube counts",
    ),
)
Index("ix_asset_class_main", asset_class.c.scheme, asset_class.c.main, asset_class.c.asset_id)

legal_event = _child(
    "legal_event",
    Column("event", String(12), nullable=False),
    Column("category", String(1)),
    Column("code", String(20)),
    Column("date", Date),
    Column("ordinal", Integer),
    Column("text", Text),
    Column("cancelled", Boolean, nullable=False),
)

asset_status_period = _child(
    "asset_status_period",
    Column("status", String(11), nullable=False),
    Column("since", Date, comment="NULL: always so, as far as the data tell"),
    Column("until", Date, comment="NULL: still so; else the first day of the next status"),
    Column("computed", Boolean, nullable=False),
    Column(
        "effective",
        Date,
        comment="the day from which the law has it ended, where it counts as ended from a later one",
    ),
)

deadline_rule = Table(
    "deadline_rule",
    metadata,
    Column("code", String(30), primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("valid_to", Date),
    Column("kind", String(4), nullable=False),
    Column("event", String(12), nullable=False, comment="maintenance or renewal"),
    Column(
        "anchor",
        String(12),
        nullable=False,
        comment="filing, grant, registration: the international one",
    ),
    Column("interval_years", Integer, nullable=False),
    Column("term_years", Integer, comment="NULL: without limit"),
    Column("window_months", Integer, nullable=False, comment="payment opens so many months before"),
    Column("late_months", Integer, nullable=False),
    Column("surcharge_percent_a_month", Integer, nullable=False),
    Column("moves_to_working_day", Boolean, nullable=False),
    Column("legal_basis", Text, nullable=False),
)

deadline = Table(
    "deadline",
    metadata,
    Column("asset_id", Id, ForeignKey("asset.id", ondelete="CASCADE"), primary_key=True),
    Column("rule", String(30), primary_key=True),
    Column("ordinal", Integer, primary_key=True, comment="annuity year, or number of the renewal"),
    Column("opens", Date, nullable=False),
    Column("due", Date, nullable=False),
    Column("late_until", Date),
    Column(
        "state", String(5), nullable=False, comment="open, late, wait, done, lost, waive, other"
    ),
    Column("given", Boolean, nullable=False, comment="from the office's own date, else computed"),
    Column("computed", Date, comment="ours, where the office gave another one"),
    Column("paid_on", Date),
    Column(
        "past",
        Boolean,
        nullable=False,
        comment="the last payment made or the one missed, else the coming one",
    ),
    Column(
        "day",
        Date,
        nullable=False,
        comment="the day that decides: last day to save it, day of the loss, else the due day",
    ),
    Column("vn34", String(10), nullable=False),
    Column("national", Boolean, nullable=False),
    Column("vn63", String(10), nullable=False),
    Column("kind", String(4), nullable=False),
    Column("illustrative", Boolean, nullable=False),
    Index("ix_deadline_list", "vn34", "national", "state", "day", "asset_id"),
    info={TENANT: True, OF_A_KIND: True},
    sqlite_with_rowid=False,
)
"""At most two of an asset: the coming payment, and the last one made or missed. Its asset's place
is repeated, so that a list of deadlines is one range of an index."""

deadline_turn = Table(
    "deadline_turn",
    metadata,
    Column("asset_id", Id, ForeignKey("asset.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("phase", String(6), nullable=False, comment="coming, done, lost"),
    Column("since", Date, nullable=False),
    Column("until", Date, comment="NULL: still so; else the first day on which it was so no more"),
    Column("rule", String(30), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("opens", Date, nullable=False),
    Column("due", Date, nullable=False),
    Column("late_until", Date, nullable=False),
    Column("given", Boolean, nullable=False),
    Column("computed", Date),
    Column("paid_on", Date),
    Column("vn34", String(10), nullable=False),
    Column("national", Boolean, nullable=False),
    Column("vn63", String(10), nullable=False),
    Column("kind", String(4), nullable=False),
    Column("illustrative", Boolean, nullable=False),
    Index("ix_deadline_turn_due", "vn34", "national", "due", "since", "until"),
    info={TENANT: True, OF_A_KIND: True},
    sqlite_with_rowid=False,
)
"""Every payment of an asset with the days on which it was to come, made or missed: what table
deadline tells of today alone."""

asset_text = Table(
    "asset_text",
    metadata,
    Column("asset_id", Id, ForeignKey("asset.id", ondelete="CASCADE"), primary_key=True),
    Column("vn34", String(10), nullable=False),
    Column(
        "words",
        Text,
        nullable=False,
        comment="folded words, province token first; full-text indexed by the migration",
    ),
    info={TENANT: True},
)

state = Table(
    "state",
    metadata,
    Column("key", String(30), primary_key=True),
    Column("value", JSON, nullable=False),
    Column("updated_at", Moment, nullable=False),
)
"""Facts about the database itself: last daily roll (`rolled_to`), whether it is a demonstration
(`demonstration`)."""
