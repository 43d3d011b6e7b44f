"""Contacts of owners out of files: address, which fields a file has told, what imports have changed"""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
POLICY = """current_setting('ipp.scope', true) = 'system'
    OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))"""


def upgrade() -> None:
    _added_to_contacts()
    op.create_table(
        "contact_import",
        sa.Column("vn34", sa.String(length=10), nullable=False),
        sa.Column("batch_id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column("before", sa.JSON(), comment="the contact before the import; NULL where there was none"),
        sa.Column("written", sa.JSON(), nullable=False, comment="what the import has made of it"),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_contact_import_batch_id_import_batch")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_contact_import_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint(
            "vn34", "batch_id", "organisation_id", name=op.f("pk_contact_import")
        ),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE contact_import ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE contact_import FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON contact_import USING ({POLICY})")


def _added_to_contacts() -> None:
    empty = {"nullable": False, "server_default": ""}
    columns = (
        sa.Column("address", sa.Text(), comment="for letters", **empty),
        sa.Column(
            "imported",
            sa.String(length=40),
            comment="fields that a file has told, divided by spaces; the others are a person's",
            **empty,
        ),
        sa.Column("told_on", sa.Date(), comment="the day of the newest list that told any of them"),
    )
    for column in columns:
        op.add_column("owner_contact", column)
