"""What must hold of an installation before people outside may reach it, beyond what Settings
refuses to start with."""

import os
import stat
from pathlib import Path

from sqlalchemy import make_url

from data_access.accounts import users
from data_access.database import signin_file, state
from data_access.database.engine import Database
from data_access.upkeep import database_roles, upgrade
from data_access.upkeep.checks import Finding
from language import _
from settings import Settings


def settings_findings(settings: Settings, database: Database) -> list[Finding]:
    """One finding for each setting that is not fit for production."""
    if settings.demo:
        return [Finding("IPP_MODE", _("đang ở chế độ trình diễn: đặt IPP_MODE=production"))]
    return [
        Finding(code, message)
        for code, message in (
            *_reach(settings),
            *_demonstration(settings, database),
            *_role(database),
            *_readable(settings, database),
        )
    ]


def _reach(settings: Settings) -> list[tuple[str, str]]:
    if settings.trusted_proxies or settings.host not in ("127.0.0.1", "localhost", "::1"):
        return []
    return [
        (
            "IPP_TRUSTED_PROXIES",
            _("ứng dụng đứng sau máy chủ trung gian nhưng chưa khai báo số máy chủ đó"),
        )
    ]


def _demonstration(settings: Settings, database: Database) -> list[tuple[str, str]]:
    if not upgrade.is_current(database):
        return []
    with database.read() as connection:
        marked = bool(state.get(connection, "demonstration")) or users.has_demonstration(connection)
    return (
        [("IPP_DATABASE_URL", _("cơ sở dữ liệu chứa tài khoản hoặc dữ liệu trình diễn"))]
        if marked
        else []
    )


def _role(database: Database) -> list[tuple[str, str]]:
    """PostgreSQL: row security binds the role that the service signs in with."""
    if database.dialect != "postgresql":
        return []
    with database.read() as connection:
        faults = database_roles.faults(connection)
        role = database_roles.name_of(connection)
    words = {
        "superuser": _(
            "vai trò {role} là superuser, không chịu bảo mật theo dòng: dùng một vai trò thường",
            role=role,
        ),
        "bypass": _(
            "vai trò {role} có BYPASSRLS, không chịu bảo mật theo dòng: dùng một vai trò thường",
            role=role,
        ),
        "owner": _(
            "vai trò {role} sở hữu các bảng nên tắt được bảo mật theo dòng và nhật ký: "
            "để một vai trò khác sở hữu (IPP_OWNER_DATABASE_URL, docs/operating.md)",
            role=role,
        ),
    }
    return [("IPP_DATABASE_URL", words[fault]) for fault in faults]


def _readable(settings: Settings, database: Database) -> list[tuple[str, str]]:
    """The database's files and folder belong to the service alone."""
    if os.name != "posix":
        return []
    url = make_url(settings.database)
    file = Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
    vault = database.vault
    places = [settings.data_dir, *([file, signin_file.beside(file)] if file else [])]
    places += [vault.key_file, vault.head_file] if vault else []
    open_ones = [
        p for p in places if p.exists() and p.stat().st_mode & (stat.S_IROTH | stat.S_IWOTH)
    ]
    return [
        ("IPP_DATA_DIR", _("mọi người dùng của máy đọc được {path}", path=path))
        for path in open_ones
    ]
