"""The newest schema, made by the database's owner; the service's role is given what it needs."""

import click
from sqlalchemy import make_url

from data_access.database.engine import Database
from data_access.upkeep import database_roles, upgrade
from data_access.upkeep.database_roles import NotAllowed
from language import _
from settings import SettingError, Settings


class NotUpgraded(click.ClickException):
    """Told in one sentence, exit 2; the database is as it was."""

    exit_code = 2


def upgrade_schema(settings: Settings) -> None:
    """Raises SettingError where the two URLs do not mean one PostgreSQL database, NotUpgraded where
    the role may not, or where the database is newer than the program."""
    _require_one_database(settings)
    owner = Database(settings.owner_database, vault=settings.data_dir)
    try:
        _upgrade(owner, make_url(settings.database).username)
    finally:
        owner.dispose()


def _upgrade(owner: Database, service: str | None) -> None:
    if upgrade.is_newer(owner):
        raise NotUpgraded(
            _(
                "Cơ sở dữ liệu thuộc phiên bản mới hơn chương trình này. Hãy cài phiên bản mới; chưa có gì thay đổi."
            )
        )
    try:
        if not upgrade.is_current(owner):
            database_roles.require_owner(owner)
        upgrade.upgrade(owner)
        database_roles.grant(owner, service)
    except NotAllowed as missing:
        raise NotUpgraded(_not_the_owner(missing.role)) from missing


def _not_the_owner(role: str) -> str:
    return _(
        "Cơ sở dữ liệu cần được tạo bảng hoặc nâng cấp, nhưng vai trò {role} không sở hữu nó. Hãy đặt IPP_OWNER_DATABASE_URL là địa chỉ "
        "với vai trò chủ sở hữu (docs/operating.md), rồi chạy: python app.py db upgrade. Chưa có gì thay đổi.",
        role=role,
    )


def _require_one_database(settings: Settings) -> None:
    if not settings.owner_database_url:
        return
    service, owner = make_url(settings.database), make_url(settings.owner_database_url)
    places = {
        (url.get_backend_name(), url.host, url.port or 5432, url.database)
        for url in (service, owner)
    }
    if len(places) > 1 or service.get_backend_name() != "postgresql":
        raise SettingError(
            "IPP_OWNER_DATABASE_URL",
            "must name the PostgreSQL database of IPP_DATABASE_URL, with its owner's role",
        )
