"""Organisations bear their key without tones, under which a name that is typed without marks is looked for

What is stored gets it when everything is assessed anew, which follows the upgrade (data_access.writing.rekey)."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    comment = "folded without tones; '' not worked out yet"
    op.add_column("organisation", sa.Column("bare", sa.String(length=400), nullable=False, server_default="", comment=comment))
    op.create_index(op.f("ix_organisation_bare"), "organisation", ["bare"])
