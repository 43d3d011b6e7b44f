"""Own words in the reports of provinces and stations, seen and written by whom the report is of"""

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
POLICY = """current_setting('ipp.scope', true) IN ('national', 'system')
    OR (current_setting('ipp.scope', true) = 'demonstration' AND illustrative)
    OR (current_setting('ipp.scope', true) = 'province' AND vn34 = current_setting('ipp.vn34', true))
    OR (current_setting('ipp.scope', true) = 'station' AND station_id::text = current_setting('ipp.station', true))"""
KEY = ["template", "whose", "section", "period"]


def upgrade() -> None:
    """What is there is the institute's, which alone could write until now."""
    whose = sa.Column("whose", sa.String(length=40), server_default="vien", nullable=False, comment="vien, tram/3, nghe-an")
    with op.batch_alter_table("report_words") as words:
        words.add_column(whose)
        words.add_column(sa.Column("vn34", sa.String(length=2), comment="the province whose report it is"))
        words.add_column(sa.Column("station_id", ID, comment="the station whose report it is"))
        words.drop_constraint("uq_report_words", type_="unique")
        words.create_unique_constraint("uq_report_words", KEY)
    with op.batch_alter_table("report_words") as words:
        words.alter_column("whose", server_default=None)
        words.alter_column("template", comment="annual, bulletin, station, …", existing_type=sa.String(length=12))
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP POLICY tenant ON report_words")
        op.execute(f"CREATE POLICY tenant ON report_words USING ({POLICY})")
