"""Local names and the province's plan: products, entries, watch terms and what they found, targets, tasks, support"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
TABLES = ("local_product", "local_entry", "watch_term", "watch_hit", "plan_target", "plan_task", "plan_support")
POLICY = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)"""


def upgrade() -> None:
    _names()
    _hits()
    _plan()
    if op.get_bind().dialect.name == "postgresql":
        for table in TABLES:
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY tenant ON {table} USING ({POLICY})")


def _kept(name: str, *columns: Any) -> None:
    op.create_table(
        name,
        sa.Column("id", ID, primary_key=True),
        sa.Column("vn34", sa.String(length=10), nullable=False),
        *columns,
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by", sa.String(length=120), nullable=False),
        sa.Column("removed", sa.BigInteger(), nullable=False, comment="0, or the row's own id"),
        *([sa.UniqueConstraint("vn34", "folded", "removed", name=f"uq_{name}")] if name == "local_product" else []),
    )
    if name != "local_product":
        op.create_index(f"ix_{name}_vn34", name, ["vn34", "removed"])


def _text(name: str, length: int = 200) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length=length), nullable=False)


def _right() -> tuple[sa.Column[Any], sa.Column[Any]]:
    return (
        sa.Column("right_no", sa.String(length=200), nullable=False, comment="as typed; '' for none"),
        sa.Column("asset_id", ID, comment="the right that it means; NULL where none of the province's is known"),
    )


def _names() -> None:
    batch = sa.ForeignKey("import_batch.id", name=op.f("fk_local_product_batch_id_import_batch"))
    _kept(
        "local_product",
        sa.Column("folded", sa.String(length=200), nullable=False, comment="folded name and maker"),
        _text("name"),
        _text("kind", 5),
        _text("stars", 1),
        _text("maker"),
        _text("place"),
        *_right(),
        sa.Column("batch_id", ID, batch, comment="NULL: written by hand since"),
    )
    op.create_index(op.f("ix_local_product_batch_id"), "local_product", ["batch_id"])
    _kept(
        "local_entry",
        *_right(),
        _text("kind", 10),
        sa.Column("day", sa.Date(), nullable=False),
        _text("subject"),
        sa.Column("note", sa.Text()),
    )
    _kept(
        "watch_term",
        _text("phrase"),
        _text("product"),
        _text("classes"),
        sa.Column("asset_id", ID, comment="the right that it comes from; NULL: written by hand"),
        sa.Column("looked_on", sa.Date(), comment="NULL: the marks that are there have not been looked at"),
    )


def _hits() -> None:
    op.create_table(
        "watch_hit",
        sa.Column("id", ID, primary_key=True),
        sa.Column("vn34", sa.String(length=10), nullable=False, comment="the province that watches, never the mark's"),
        sa.Column("term_id", ID, nullable=False),
        sa.Column("asset_id", ID, nullable=False, comment="told to nobody: so that one mark is found once"),
        sa.Column("application_no", sa.String(length=60), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("application_date", sa.Date(), nullable=False),
        sa.Column("overlap", sa.String(length=120), nullable=False, comment="Nice classes of both, comma between"),
        sa.Column("likeness", sa.Integer(), nullable=False, comment="per cent (domain.watch)"),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False, comment="new, ignored, followed, opposed"),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(length=120), nullable=False),
        sa.Column("decided_at", MOMENT),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.UniqueConstraint("term_id", "asset_id", name="uq_watch_hit"),
    )
    op.create_index("ix_watch_hit_state", "watch_hit", ["vn34", "state", "likeness"])
    op.create_index("ix_watch_hit_asset_id", "watch_hit", ["asset_id"])


def _plan() -> None:
    _kept(
        "plan_target",
        _text("title"),
        _text("indicator", 20),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        _text("source"),
    )
    _kept("plan_task", _text("title"), _text("who"), sa.Column("due", sa.Date(), nullable=False), _text("state", 7))
    _kept(
        "plan_support",
        _text("beneficiary"),
        _text("programme"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False, comment="đồng"),
        *_right(),
    )
