"""Alembic's entry: the connection is handed in by data_access.upkeep.upgrade."""

from alembic import context

from data_access.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
