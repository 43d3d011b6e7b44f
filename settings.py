"""Settings, read once from the environment (and a `.env` file), checked, immutable.

Nothing else reads environment variables. `Settings.load()` raises `SettingError`, which names the setting and says what to do.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values

MINIMUM_KEY_BYTES = 32
KNOWN_KEYS = frozenset({"secret", "changeme", "change-me", "dev", "development", "password", "ipplatform", "default", "test"})


class SettingError(Exception):
    """A setting is missing or unusable. `name` is the environment variable."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")
        self.name = name


@dataclass(frozen=True)
class Settings:
    """Everything that differs between installations. Times in minutes or hours as named."""

    mode: str = "demo"
    data_dir: Path = Path("var")
    database_url: str = ""
    secret_key: str = field(default_factory=lambda: secrets.token_urlsafe(48), repr=False)
    host: str = "127.0.0.1"
    port: int = 8050
    base_url: str = ""
    trusted_hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    trusted_proxies: int = 0
    upload_limit_mb: int = 200
    idle_minutes: float = 30.0
    session_hours: float = 8.0
    smtp_url: str = field(default="", repr=False)

    @property
    def demo(self) -> bool:
        return self.mode == "demo"

    @property
    def pictures(self) -> Path:
        """Where the pictures of assets lie."""
        return self.data_dir / "pictures"

    @property
    def database(self) -> str:
        """The SQLAlchemy URL: the given one, else an SQLite file of the mode's own, so that demonstration and real data never share one."""
        return self.database_url or f"sqlite:///{self.data_dir / f'{self.mode}.sqlite3'}"

    @property
    def https(self) -> bool:
        return self.base_url.startswith("https://")

    @classmethod
    def load(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Reads `environ` (default: the process environment over `.env`) and checks it; raises SettingError."""
        env = {**{k: v or "" for k, v in dotenv_values(".env").items()}, **os.environ} if environ is None else dict(environ)
        settings = cls(
            mode=env.get("IPP_MODE", "demo"),
            data_dir=Path(env.get("IPP_DATA_DIR") or "var"),
            database_url=env.get("IPP_DATABASE_URL", ""),
            host=env.get("IPP_HOST") or "127.0.0.1",
            port=_whole(env, "IPP_PORT", 8050),
            base_url=env.get("IPP_BASE_URL", ""),
            trusted_hosts=_names(env.get("IPP_TRUSTED_HOSTS")) or cls.trusted_hosts,
            trusted_proxies=_whole(env, "IPP_TRUSTED_PROXIES", 0),
            upload_limit_mb=_whole(env, "IPP_UPLOAD_LIMIT_MB", 200),
            idle_minutes=_positive(env, "IPP_IDLE_MINUTES", 30.0),
            session_hours=_positive(env, "IPP_SESSION_HOURS", 8.0),
            smtp_url=env.get("IPP_SMTP_URL", ""),
            **_key(env),
        )
        settings.check(env)
        return settings

    def check(self, env: Mapping[str, str]) -> None:
        """Refuses to start on a setting that would make production unsafe."""
        if self.mode not in ("demo", "production"):
            raise SettingError("IPP_MODE", f"'{self.mode}' is not a mode: use 'demo' or 'production'")
        if self.demo:
            return
        key = env.get("IPP_SECRET_KEY", "")
        if len(key.encode()) < MINIMUM_KEY_BYTES:
            raise SettingError("IPP_SECRET_KEY", f"needs at least {MINIMUM_KEY_BYTES} bytes; make one with: openssl rand -base64 48")
        if key.lower().strip("0123456789!-_") in KNOWN_KEYS or len(set(key)) < 8:
            raise SettingError("IPP_SECRET_KEY", "is a known or guessable key; make one with: openssl rand -base64 48")
        if not self.https or not urlsplit(self.base_url).hostname:
            raise SettingError("IPP_BASE_URL", "must be the https:// address under which people reach the dashboard")
        for name in ("DEBUG", "FLASK_DEBUG", "DASH_DEBUG", "IPP_DEBUG"):
            if env.get(name, "").lower() not in ("", "0", "false"):
                raise SettingError(name, "debug must be off in production")


def _key(env: Mapping[str, str]) -> dict[str, str]:
    key = env.get("IPP_SECRET_KEY", "")
    return {"secret_key": key} if key else {}


def _names(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def _whole(env: Mapping[str, str], name: str, default: int) -> int:
    return int(_positive(env, name, default, minimum=0, kind=int))


def _positive(
    env: Mapping[str, str], name: str, default: float, *, minimum: float = 0.0001, kind: type[int] | type[float] = float
) -> float:
    text = env.get(name, "")
    try:
        value = kind(text) if text else default
    except ValueError as error:
        raise SettingError(name, f"'{text}' is not a number") from error
    if value < minimum:
        raise SettingError(name, f"'{text}' is too small")
    return value
