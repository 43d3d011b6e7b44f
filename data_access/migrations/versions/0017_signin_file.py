"""SQLite: sessions, attempts to sign in and the audit log move to a file of their own

The file is made whole and put in its place before the tables are dropped, both while the database is locked for writing; a crash in between
leaves the tables, and the file is made again.
"""

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from alembic import op

from data_access.database import signin_file

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

COLUMNS = {
    "user_session": "token_hash, user_id, created_at, seen_at, expires_at, ended_at, end_reason",
    "signin_throttle": "key, window_from, failures, blocked_until",
    "audit_log": "id, at, actor, action, subject, vn34, detail, previous_hash, hash",
}
APART = (
    """CREATE TABLE user_session (
        token_hash VARCHAR(64) NOT NULL, user_id INTEGER NOT NULL, created_at DATETIME NOT NULL, seen_at DATETIME NOT NULL,
        expires_at DATETIME NOT NULL, ended_at DATETIME, end_reason VARCHAR(20), CONSTRAINT pk_user_session PRIMARY KEY (token_hash))""",
    "CREATE INDEX ix_user_session_user_id ON user_session (user_id)",
    """CREATE TABLE signin_throttle (
        key VARCHAR(64) NOT NULL, window_from DATETIME NOT NULL, failures INTEGER NOT NULL, blocked_until DATETIME,
        CONSTRAINT pk_signin_throttle PRIMARY KEY (key))""",
    """CREATE TABLE audit_log (
        id INTEGER NOT NULL, at DATETIME NOT NULL, actor VARCHAR(80) NOT NULL, action VARCHAR(40) NOT NULL, subject VARCHAR(120),
        vn34 VARCHAR(10), detail JSON NOT NULL, previous_hash VARCHAR(64) NOT NULL, hash VARCHAR(64) NOT NULL,
        CONSTRAINT pk_audit_log PRIMARY KEY (id), CONSTRAINT uq_audit_log_hash UNIQUE (hash))""",
    "CREATE INDEX ix_audit_log_at ON audit_log (at)",
    "CREATE TABLE audit_taken (token VARCHAR(32) NOT NULL, CONSTRAINT pk_audit_taken PRIMARY KEY (token))",
)
GUARDS = (
    "CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END",
    "CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END",
)


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    file = signin_file.of(connection.connection.dbapi_connection)
    _require_ours(connection, file)
    signin_file.remove(file)
    signin_file.create(file, APART + GUARDS, partial(_copy, connection))
    for table in COLUMNS:
        op.drop_table(table)
    op.create_table(
        "audit_pending",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(80), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(120)),
        sa.Column("vn34", sa.String(10)),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_pending"),
        sa.UniqueConstraint("token", name="uq_audit_pending_token"),
    )
    connection.exec_driver_sql("ATTACH DATABASE ? AS signin", (str(file),))  # for what follows in this transaction


def _copy(connection: sa.Connection, new: sqlite3.Connection) -> None:
    """Every row as it is stored."""
    for table, columns in COLUMNS.items():
        rows = connection.exec_driver_sql(f"SELECT {columns} FROM {table} ORDER BY rowid")
        marks = ", ".join("?" * (columns.count(",") + 1))
        for part in rows.partitions(10_000):
            new.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", [tuple(row) for row in part])
        counts = [place(f"SELECT count(*) FROM {table}").fetchone()[0] for place in (connection.exec_driver_sql, new.execute)]
        if counts[0] != counts[1]:
            raise RuntimeError(f"{table}: {counts[0]} rows, of which {counts[1]} were copied")


def _require_ours(connection: sa.Connection, file: Path) -> None:
    """What a crash left holds nothing that the database does not; another log is nobody's to overwrite."""
    last = _last_row(file) if file.exists() else None
    if last and not connection.exec_driver_sql("SELECT 1 FROM audit_log WHERE id = ? AND hash = ?", last).first():
        problem = f"{file} holds the audit log of another database: move it away, or put back the database that it belongs to"
        raise signin_file.SigninFileWrong(problem)


def _last_row(file: Path) -> tuple[int, str] | None:
    with closing(sqlite3.connect(file)) as left:
        if not left.execute("SELECT 1 FROM sqlite_master WHERE name = 'audit_log'").fetchone():
            return None
        found: tuple[int, str] | None = left.execute("SELECT id, hash FROM audit_log ORDER BY id DESC LIMIT 1").fetchone()
        return found
