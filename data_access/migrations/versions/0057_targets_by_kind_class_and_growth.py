"""Targets of a province by kind of right, by class and by growth against a year"""

import sqlalchemy as sa
from alembic import op

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None


def upgrade() -> None:
    growth = "'' a number, truoc or goc: per cent more than last year or a base year"
    for column in (
        _text("kind", 4, "of the register; '' for all kinds"),
        _text("classes", 200, "main codes, comma between; '' for all"),
        _text("growth", 5, growth),
        sa.Column("base_year", sa.Integer()),
        sa.Column(
            "base_value", sa.BigInteger(), comment="as the plan states it; NULL: the register's"
        ),
    ):
        op.add_column("plan_target", column)


def _text(name: str, length: int, comment: str) -> sa.Column[str]:
    kind = sa.String(length=length)
    return sa.Column(name, kind, nullable=False, server_default="", comment=comment)
