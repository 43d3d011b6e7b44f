"""The officers' desk: notes, tags, follows, contacts, saved views, corrections, drafts and deleted records"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
OWN = "(current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))"
SYSTEM = "current_setting('ipp.scope', true) = 'system'"
NATIONAL = "current_setting('ipp.scope', true) IN ('national', 'system')"
POLICIES = {
    **dict.fromkeys(("asset_note", "asset_tag", "asset_follow", "owner_contact"), f"{SYSTEM} OR {OWN}"),
    **dict.fromkeys(("saved_view", "asset_correction", "shelved_asset"), f"{NATIONAL} OR {OWN}"),
}


def upgrade() -> None:
    _private()
    _shared()
    if op.get_bind().dialect.name == "postgresql":
        for table, policy in POLICIES.items():
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY tenant ON {table} USING ({policy})")


def _vn34(*, key: bool = False) -> sa.Column[str]:
    return sa.Column("vn34", sa.String(length=10), nullable=False, primary_key=key)


def _private() -> None:
    op.create_table(
        "asset_note",
        sa.Column("id", ID, primary_key=True),
        _vn34(),
        sa.Column("asset_id", ID, nullable=False),
        sa.Column("author_id", ID, sa.ForeignKey("user.id", name=op.f("fk_asset_note_author_id_user")), nullable=False),
        sa.Column("author", sa.String(length=120), nullable=False, comment="the person's name when it was written"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by", sa.String(length=120), nullable=False),
    )
    op.create_index("ix_asset_note_asset", "asset_note", ["vn34", "asset_id", "id"])
    op.create_table(
        "asset_tag",
        _vn34(key=True),
        sa.Column("slug", sa.String(length=60), primary_key=True, comment="folded words of the label: what makes two spellings one tag"),
        sa.Column("asset_id", ID, primary_key=True, autoincrement=False),
        sa.Column("label", sa.String(length=60), nullable=False),
    )
    op.create_index("ix_asset_tag_asset", "asset_tag", ["vn34", "asset_id"])
    op.create_table(
        "asset_follow",
        _vn34(key=True),
        sa.Column("user_id", ID, sa.ForeignKey("user.id", name=op.f("fk_asset_follow_user_id_user")), primary_key=True),
        sa.Column("asset_id", ID, primary_key=True, autoincrement=False),
        sa.Column("since", MOMENT, nullable=False),
    )
    owner = sa.ForeignKey("organisation.id", name=op.f("fk_owner_contact_organisation_id_organisation"))
    op.create_table(
        "owner_contact",
        _vn34(key=True),
        sa.Column("organisation_id", ID, owner, primary_key=True),
        sa.Column("person", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by", sa.String(length=120), nullable=False),
    )


def _shared() -> None:
    op.create_table(
        "saved_view",
        sa.Column("id", ID, primary_key=True),
        _vn34(),
        sa.Column("user_id", ID, sa.ForeignKey("user.id", name=op.f("fk_saved_view_user_id_user")), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("query", sa.Text(), nullable=False, comment="the query string of the list, as domain.filters writes it"),
        sa.Column("created_at", MOMENT, nullable=False),
    )
    op.create_index("ix_saved_view_name", "saved_view", ["vn34", "user_id", "name"], unique=True)
    op.create_table(
        "asset_correction",
        sa.Column("id", ID, primary_key=True),
        _vn34(),
        sa.Column("asset_id", ID, nullable=False),
        sa.Column("author_id", ID, sa.ForeignKey("user.id", name=op.f("fk_asset_correction_author_id_user")), nullable=False),
        sa.Column("author", sa.String(length=120), nullable=False),
        sa.Column("field", sa.String(length=30), nullable=False, comment="a name of domain.corrections.FIELDS"),
        sa.Column("old", sa.Text(), nullable=False, comment="what the record said when it was proposed; '' for nothing"),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False, comment="waiting, accepted, refused, withdrawn"),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("decided_at", MOMENT),
        sa.Column("decided_by", sa.String(length=120)),
        sa.Column("answer", sa.Text()),
    )
    op.create_index("ix_asset_correction_asset", "asset_correction", ["vn34", "asset_id", "id"])
    op.create_index("ix_asset_correction_state", "asset_correction", ["state", "id"])
    op.create_table(
        "shelved_asset",
        sa.Column("id", ID, primary_key=True),
        _vn34(),
        sa.Column("state", sa.String(length=7), nullable=False, comment="draft or deleted"),
        sa.Column("asset_id", ID, comment="of a deleted record: the id that it gets back"),
        sa.Column("kind", sa.String(length=4), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "content", sa.JSON(), nullable=False, comment="draft: what was typed; deleted: the whole record (data_access.writing.content)"
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor", sa.String(length=120), nullable=False),
    )
    op.create_index("ix_shelved_asset_state", "shelved_asset", ["vn34", "state", "id"])
