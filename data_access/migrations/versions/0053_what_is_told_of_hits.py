"""What is public of an application that the watch has found, who sees to it, and every decision"""

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STATES = "new, ignored, followed, opposed", "new, ignored, followed, prepared, opposed"
KEPT = """INSERT INTO watch_decision (vn34, hit_id, state, note, decided_by, decided_at, illustrative)
    SELECT vn34, id, state, note, decided_by, decided_at, illustrative FROM watch_hit WHERE decided_at IS NOT NULL"""
POLICY = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)
    OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))"""


def upgrade() -> None:
    _hits()
    _decisions()
    op.execute(KEPT)
    if op.get_bind().dialect.name == "postgresql":
        before, after = STATES
        told = {"existing_type": sa.String(length=8), "existing_nullable": False}
        op.alter_column("watch_hit", "state", comment=after, existing_comment=before, **told)
        op.execute("ALTER TABLE watch_decision ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE watch_decision FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON watch_decision USING ({POLICY})")


def _hits() -> None:
    classes = "all Nice classes of the mark, comma between"
    for column in (
        sa.Column("publication_date", sa.Date(), comment="NULL: not known to be published"),
        _text("owner_address", sa.Text()),
        _text("owner_place", sa.String(length=10), "its province"),
        _text("classes", sa.String(length=200), classes),
        _text("goods", sa.Text(), "as its source lists them"),
        _text("status", sa.String(length=11)),
        _text("picture", sa.String(length=64), "sha256; '' for none"),
        sa.Column("person_id", ID, comment="who sees to it, by the id of the account"),
        sa.Column("review_on", sa.Date(), comment="the day on which it is looked at again"),
    ):
        op.add_column("watch_hit", column)


def _text(name: str, kind: sa.types.TypeEngine[str], comment: str | None = None) -> sa.Column[str]:
    return sa.Column(name, kind, nullable=False, server_default="", comment=comment)


def _decisions() -> None:
    op.create_table(
        "watch_decision",
        sa.Column("id", ID, nullable=False),
        sa.Column("vn34", sa.String(length=10), nullable=False),
        sa.Column("hit_id", ID, nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("person_id", ID),
        sa.Column("review_on", sa.Date()),
        sa.Column("decided_by", sa.String(length=120), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watch_decision")),
    )
    op.create_index("ix_watch_decision_hit_id", "watch_decision", ["hit_id", "id"])
