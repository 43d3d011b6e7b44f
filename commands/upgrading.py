"""The newest schema, made by the database's owner; the service's role is given what it needs."""

from sqlalchemy import make_url

from data_access import database_roles, schema
from data_access.engine import Database
from settings import SettingError, Settings


def upgrade_schema(settings: Settings) -> None:
    """Raises SettingError where the two URLs do not mean one PostgreSQL database."""
    _require_one_database(settings)
    owner = Database(settings.owner_database, vault=settings.data_dir)
    try:
        schema.upgrade(owner)
        database_roles.grant(owner, make_url(settings.database).username)
    finally:
        owner.dispose()


def _require_one_database(settings: Settings) -> None:
    if not settings.owner_database_url:
        return
    service, owner = make_url(settings.database), make_url(settings.owner_database_url)
    places = {(url.get_backend_name(), url.host, url.port or 5432, url.database) for url in (service, owner)}
    if len(places) > 1 or service.get_backend_name() != "postgresql":
        raise SettingError("IPP_OWNER_DATABASE_URL", "must name the PostgreSQL database of IPP_DATABASE_URL, with its owner's role")
