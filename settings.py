"""Settings, read once from the environment (and a `.env` file), checked, immutable.

Nothing else reads environment variables. `Settings.load()` raises `SettingError`, which names the
setting and says what to do.
"""

import itertools
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values

MINIMUM_KEY_BYTES = 32
FEWEST_CHARACTERS = 8
"""Different ones in a key."""
PUBLISHED_KEYS = (
    "192b9bdd22ab9ed4d12e236c78afcb9a",  # Flask's documentation
    "5f352379324c22463451387a0aec5d2f",  # the key of Flask's API documentation, in hexadecimal
    '_5#y2l"f4q8z',
    "a0zr98j/3yx r~xhh!jmn]lwx/,?rt",  # Flask's quick start of former years
    "5a77d33bc5e2fd877540d80a03cd75e7",  # handed around as Flask's
    "09d25e094faa6ca2556c818166b7a956",  # FastAPI's tutorial
    "e951e5a1f4b94151b360f47edf596dd2",  # PowerDNS-Admin
    "thisismyscretkey",  # Superset up to 1.4
    "django-insecure-",  # what Django's startproject and tutorials carry
)
"""Beginnings of keys that stand in documentation or came with a product, in small letters; whoever
copied one often changed its end."""
TELLING_WORDS = (
    *("secret", "changeme", "changethis", "changein", "replaceme", "insecure", "password"),
    *("matkhau", "ipplatform", "development", "production", "placeholder", "example", "default"),
    *("neverguess", "notsafe", "topsecurity", "yourkey", "randomkey", "randomstring"),
)
"""No random key has one of these in it; every template has (Superset's
CHANGE_ME_TO_A_COMPLEX_RANDOM_SECRET, cookiecutters)."""
_ROWS = ("0123456789abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890")
_NEIGHBOURS = frozenset(
    pair
    for row in _ROWS
    for a, b in itertools.pairwise(row)
    for pair in (a + b, b + a, a + a, b + b)
)


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
    database_url: str = field(default="", repr=False)
    owner_database_url: str = field(default="", repr=False)
    secret_key: str = field(default_factory=lambda: secrets.token_urlsafe(48), repr=False)
    host: str = "127.0.0.1"
    port: int = 8050
    base_url: str = ""
    trusted_hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    trusted_proxies: int = 0
    upload_limit_mb: int = 200
    disk_low_mb: int = 1024
    idle_minutes: float = 30.0
    session_hours: float = 8.0
    smtp_url: str = field(default="", repr=False)
    jobs_at_once: int = 2
    job_cpu_minutes: float = 30.0
    job_minutes: float = 60.0
    job_memory_mb: int = 2048
    job_files_mb: int = 4096
    sender_jobs: int = 20
    sender_mb: int = 2000

    @property
    def demo(self) -> bool:
        return self.mode == "demo"

    @property
    def pictures(self) -> Path:
        """Where the pictures of assets lie."""
        return self.data_dir / "pictures"

    @property
    def database(self) -> str:
        """The SQLAlchemy URL: the given one, else an SQLite file of the mode's own, so that
        demonstration and real data never share one."""
        return self.database_url or f"sqlite:///{self.data_dir / f'{self.mode}.sqlite3'}"

    @property
    def owner_database(self) -> str:
        """The same database as its owner signs in: for the schema alone. On SQLite, or where one
        role does everything, the same URL."""
        return self.owner_database_url or self.database

    @property
    def https(self) -> bool:
        return self.base_url.startswith("https://")

    def environment(self) -> dict[str, str]:
        """What a process that is to have the same settings finds in its environment."""
        return {
            "IPP_MODE": self.mode,
            "IPP_DATA_DIR": str(self.data_dir.resolve()),
            "IPP_DATABASE_URL": _absolute(self.database),
            "IPP_OWNER_DATABASE_URL": "",  # the schema is no work of a job
            "IPP_SECRET_KEY": self.secret_key,
            "IPP_BASE_URL": self.base_url,
            "IPP_UPLOAD_LIMIT_MB": str(self.upload_limit_mb),
            "IPP_JOBS_AT_ONCE": str(self.jobs_at_once),
            "IPP_JOB_CPU_MINUTES": str(self.job_cpu_minutes),
            "IPP_JOB_MINUTES": str(self.job_minutes),
            "IPP_JOB_MEMORY_MB": str(self.job_memory_mb),
            "IPP_JOB_FILES_MB": str(self.job_files_mb),
        }

    @classmethod
    def load(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Reads `environ` (default: the process environment over `.env`) and checks it; raises
        SettingError."""
        env = (
            {**{k: v or "" for k, v in dotenv_values(".env").items()}, **os.environ}
            if environ is None
            else dict(environ)
        )
        settings = cls(
            mode=env.get("IPP_MODE", "demo"),
            data_dir=Path(env.get("IPP_DATA_DIR") or "var"),
            database_url=env.get("IPP_DATABASE_URL", ""),
            owner_database_url=env.get("IPP_OWNER_DATABASE_URL", ""),
            host=env.get("IPP_HOST") or "127.0.0.1",
            port=_whole(env, "IPP_PORT", 8050),
            base_url=env.get("IPP_BASE_URL", ""),
            trusted_hosts=_names(env.get("IPP_TRUSTED_HOSTS")) or cls.trusted_hosts,
            trusted_proxies=_whole(env, "IPP_TRUSTED_PROXIES", 0),
            upload_limit_mb=_whole(env, "IPP_UPLOAD_LIMIT_MB", 200),
            disk_low_mb=_whole(env, "IPP_DISK_LOW_MB", 1024),
            idle_minutes=_positive(env, "IPP_IDLE_MINUTES", 30.0),
            session_hours=_positive(env, "IPP_SESSION_HOURS", 8.0),
            smtp_url=env.get("IPP_SMTP_URL", ""),
            jobs_at_once=_whole(env, "IPP_JOBS_AT_ONCE", 2, minimum=1),
            job_cpu_minutes=_positive(env, "IPP_JOB_CPU_MINUTES", 30.0),
            job_minutes=_positive(env, "IPP_JOB_MINUTES", 60.0),
            job_memory_mb=_whole(env, "IPP_JOB_MEMORY_MB", 2048, minimum=256),
            job_files_mb=_whole(env, "IPP_JOB_FILES_MB", 4096, minimum=1),
            sender_jobs=_whole(env, "IPP_SENDER_JOBS", 20, minimum=1),
            sender_mb=_whole(env, "IPP_SENDER_MB", 2000, minimum=1),
            **_key(env),
        )
        settings.check(env)
        return settings

    def check(self, env: Mapping[str, str]) -> None:
        """Refuses to start on a setting that would make production unsafe."""
        if self.mode not in ("demo", "production"):
            raise SettingError(
                "IPP_MODE", f"'{self.mode}' is not a mode: use 'demo' or 'production'"
            )
        if self.demo:
            return
        key = env.get("IPP_SECRET_KEY", "")
        if len(key.encode()) < MINIMUM_KEY_BYTES:
            raise SettingError(
                "IPP_SECRET_KEY",
                f"needs at least {MINIMUM_KEY_BYTES} bytes; make one with: openssl rand -base64 48",
            )
        if is_guessable(key):
            raise SettingError(
                "IPP_SECRET_KEY",
                "is a known or guessable key; make one with: openssl rand -base64 48",
            )
        if not self.https or not urlsplit(self.base_url).hostname:
            raise SettingError(
                "IPP_BASE_URL",
                "must be the https:// address under which people reach the dashboard",
            )
        for name in ("DEBUG", "FLASK_DEBUG", "DASH_DEBUG", "IPP_DEBUG"):
            if env.get(name, "").lower() not in ("", "0", "false"):
                raise SettingError(name, "debug must be off in production")


def is_guessable(key: str) -> bool:
    """Whether a key is published somewhere, made of words that templates use, a repetition, or
    mostly letters in their order (of the alphabet or of the keyboard)."""
    small = key.lower()
    letters = "".join(c for c in small if c.isalpha())
    if any(known in small for known in PUBLISHED_KEYS) or any(
        word in letters for word in TELLING_WORDS
    ):
        return True
    repeated = any(key[n:] == key[:-n] for n in range(1, len(key) // 2 + 1))
    in_order = sum(a + b in _NEIGHBOURS for a, b in itertools.pairwise(small))
    return repeated or len(set(key)) < FEWEST_CHARACTERS or in_order > len(key) * 2 / 3


def _key(env: Mapping[str, str]) -> dict[str, str]:
    key = env.get("IPP_SECRET_KEY", "")
    return {"secret_key": key} if key else {}


def _names(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def _absolute(url: str) -> str:
    """The same database from whatever folder a process works in."""
    head, separator, path = url.partition("sqlite:///")
    return f"sqlite:///{Path(path).resolve()}" if separator and not head else url


def _whole(env: Mapping[str, str], name: str, default: int, *, minimum: int = 0) -> int:
    return int(_positive(env, name, default, minimum=minimum, kind=int))


def _positive(
    env: Mapping[str, str],
    name: str,
    default: float,
    *,
    minimum: float = 0.0001,
    kind: type[int] | type[float] = float,
) -> float:
    text = env.get(name, "")
    try:
        value = kind(text) if text else default
    except ValueError as error:
        raise SettingError(name, f"'{text}' is not a number") from error
    if value < minimum:
        raise SettingError(name, f"'{text}' is too small")
    return value
