"""PostgreSQL: what the service's role may do with the tables, which belong to another one
(docs/operating.md, docs/decisions/0015)."""

from sqlalchemy import Connection, text

from data_access.database.engine import Database
from data_access.database.scope import SYSTEM

APPEND_ONLY = ("audit_log",)
"""Tables that the service adds to and reads, and never changes."""
READ_ONLY = ("alembic_version", "organisation_type")
CLOSED = ("asset_search",)
"""Tables that a function of the owner's reads for the service (migration 0024)."""


class NotAllowed(Exception):
    """The connected role is not the one that owns the tables, or may make none."""

    def __init__(self, role: str) -> None:
        super().__init__(role)
        self.role = role


def require_owner(database: Database) -> None:
    """Raises NotAllowed for a role that cannot bring the schema up: asked before anything is begun.
    SQLite has no roles."""
    if database.dialect != "postgresql":
        return
    query = """SELECT has_schema_privilege(current_user, 'public', 'CREATE') AND NOT EXISTS (SELECT 1 FROM pg_class c
        WHERE c.relname = 'alembic_version' AND c.relnamespace = 'public'::regnamespace
            AND NOT pg_has_role(current_user, c.relowner, 'USAGE'))"""
    with database.read(SYSTEM) as connection:  # the catalogue alone; no tenant's rows
        if not connection.scalar(text(query)):
            raise NotAllowed(name_of(connection))


def grant(owner: Database, role: str | None) -> None:
    """Gives the service's role what it needs, and no more; called by the owner after every upgrade.
    Nothing happens where one role does everything, nor on SQLite."""
    if owner.dialect != "postgresql" or not role:
        return
    with owner.write(SYSTEM) as connection:  # rights on the tables themselves; no tenant's rows
        if connection.scalar(text("SELECT current_user")) == role:
            return
        quote = connection.dialect.identifier_preparer.quote_identifier
        database = str(connection.scalar(text("SELECT current_database()")))
        for statement in _statements(quote(role), quote(database)):
            connection.execute(text(statement))


def _statements(role: str, database: str) -> list[str]:
    """An import is applied by way of temporary tables."""
    rows, numbers = "SELECT, INSERT, UPDATE, DELETE", "USAGE, SELECT, UPDATE"
    given = [
        f"GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {role}",
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"GRANT {rows} ON ALL TABLES IN SCHEMA public TO {role}",
        f"GRANT {numbers} ON ALL SEQUENCES IN SCHEMA public TO {role}",
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {rows} ON TABLES TO {role}",
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {numbers} ON SEQUENCES TO {role}",
    ]
    given += [f"REVOKE UPDATE, DELETE ON {table} FROM {role}" for table in APPEND_ONLY]
    given += [f"REVOKE INSERT, UPDATE, DELETE ON {table} FROM {role}" for table in READ_ONLY]
    return given + [f"REVOKE ALL ON {table} FROM {role}" for table in CLOSED]


def faults(connection: Connection) -> dict[str, int]:
    """What the connected role should not be: superuser, bypass, owner (of how many tables, itself
    or as a member of their owner)."""
    query = """SELECT r.rolsuper::int AS superuser, r.rolbypassrls::int AS bypass,
            (SELECT count(*) FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owner
        FROM pg_roles r WHERE r.rolname = current_user"""
    found = connection.execute(text(query)).mappings().one()
    return {what: int(n) for what, n in found.items() if n}


def name_of(connection: Connection) -> str:
    return str(connection.scalar(text("SELECT current_user")))
