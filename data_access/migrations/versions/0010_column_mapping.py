"""Headings that senders have explained; people stay apart by their tone marks"""

import sqlalchemy as sa
from alembic import op

from domain.records.owners import fold_name

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

POLICY = (
    "current_setting('ipp.scope', true) IN ('national', 'system')"
    " OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))"
)


def upgrade() -> None:
    op.create_table(
        "column_mapping",
        sa.Column("vn34", sa.String(length=10), nullable=False, comment="the senders' province, or 'national'"),
        sa.Column("label", sa.String(length=120), nullable=False, comment="the heading in the form that is compared"),
        sa.Column("field", sa.String(length=120), nullable=False, comment="a layout's field or one of its known headings"),
        sa.PrimaryKeyConstraint("vn34", "label", name=op.f("pk_column_mapping")),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE column_mapping ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE column_mapping FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON column_mapping USING ({POLICY})")
    _people()


def _people() -> None:
    """New keys of the people that are stored. What was one under several spellings stays one until its records are read again."""
    connection = op.get_bind()
    organisation = sa.table("organisation", sa.column("id"), sa.column("folded"), sa.column("name"), sa.column("type"))
    taken = set(connection.scalars(sa.select(organisation.c.folded)))
    people = connection.execute(sa.select(organisation.c.id, organisation.c.name).where(organisation.c.type == "individual")).all()
    for number, name in people:
        key = fold_name(name)
        if key not in taken:
            taken.add(key)
            connection.execute(sa.update(organisation).where(organisation.c.id == number).values(folded=key))
