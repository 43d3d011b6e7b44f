"""Pictures of marks and designs: which file belongs to which asset."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
POLICY = "current_setting('ipp.scope', true) IN ('national', 'system') OR sees_asset(asset_id)"


def upgrade() -> None:
    owner = sa.ForeignKey("asset.id", name=op.f("fk_asset_image_asset_id_asset"), ondelete="CASCADE")
    op.create_table(
        "asset_image",
        sa.Column("asset_id", ID, owner, primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("sha256", sa.String(length=64), nullable=False, comment="of the picture as it came; names its files"),
        sa.Column("name", sa.String(length=120), nullable=False, comment="the sender's name of the file, without folders"),
        sa.Column("width", sa.Integer(), nullable=False, comment="of the page size, in pixels"),
        sa.Column("height", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE asset_image ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE asset_image FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON asset_image USING ({POLICY})")
