"""Answers that the institute keeps ready, with all that was done to them"""

import sqlalchemy as sa
from alembic import op

revision = "0061"
down_revision = "0060"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "prepared_answer",
        sa.Column("id", ID, nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False, comment="draft, published, retired"),
        sa.Column("topic", sa.String(length=12), nullable=False, comment="of domain.network.requests.TOPICS"),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("title_en", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=False),
        sa.Column("cites", sa.JSON(), nullable=False, comment="code → the print of what it said when read"),
        sa.Column("read_on", sa.Date(), nullable=False, comment="when somebody last read it beside the law"),
        sa.Column("read_by", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prepared_answer")),
    )
    op.create_table(
        "prepared_answer_version",
        sa.Column("id", ID, nullable=False),
        sa.Column("answer_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("did", sa.String(length=9), nullable=False, comment="wrote, published, retired, read"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=120), nullable=False),
        sa.Column("stood", sa.JSON(), nullable=False, comment="the whole answer after it"),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["prepared_answer.id"], name=op.f("fk_prepared_answer_version_answer_id_prepared_answer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prepared_answer_version")),
    )
    op.create_index(op.f("ix_prepared_answer_version_answer_id"), "prepared_answer_version", ["answer_id"])
