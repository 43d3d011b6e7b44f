"""Where an installation's state lies, and under which names it is in an archive."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import URL, make_url

from data_access.database import signin_file
from data_access.database.vault import HEAD, Vault
from read_models.imports import READY

SQLITE, POSTGRESQL = "sqlite", "postgresql"
REGISTER, SIGNIN, DUMP = "register.sqlite3", "signin.sqlite3", "database.sql"
AUDIT_KEY, AUDIT_HEAD = "audit.key", "audit.head"
UPLOADS = "uploads"
FOLDERS = ("files", "pictures", UPLOADS)
"""Below the data folder: proofs and templates, pictures of assets, files of imports."""
KEPT = {
    "files": re.compile(r"files/[0-9a-f]{2}/[0-9a-f]{64}"),
    "pictures": re.compile(r"pictures/[0-9a-f]{2}/[0-9a-f]{64}-(nho|lon)\.jpg"),
    "uploads": re.compile(r"uploads/[0-9]{1,19}/(file|stage-[0-9]+\.sqlite3)"),
}
"""What is a part of the state, and nothing else that may lie there: temporary files, locks, numbers
of processes."""
STAGED, ASIDE = ".restoring", "before-restore"
"""Folders beside what they hold: what is being put in place, and (with the moment) what was there
before."""


@dataclass(frozen=True, slots=True)
class Place:
    """`url`: of the database; `owner_url`: the same as its owner signs in; `data_dir`: of
    everything else."""

    url: str
    owner_url: str
    data_dir: Path

    @property
    def kind(self) -> str:
        return make_url(self.url).get_backend_name()

    @property
    def register(self) -> Path:
        """SQLite's file."""
        return Path(make_url(self.url).database or "")

    @property
    def vault(self) -> Vault:
        """As data_access.database.engine has it."""
        if self.kind == SQLITE:
            return Vault(self.register.parent, self.register.stem)
        return Vault(self.data_dir, f"postgresql-{make_url(self.url).database}")

    def parts(self) -> dict[str, Path]:
        """Name in the archive → where it lies: single files and whole folders."""
        databases = (
            {REGISTER: self.register, SIGNIN: signin_file.beside(self.register)}
            if self.kind == SQLITE
            else {}
        )
        audit = {AUDIT_KEY: self.vault.key_file, AUDIT_HEAD: self.vault.head_file}
        return {**databases, **audit, **{name: self.data_dir / name for name in FOLDERS}}

    def staged(self) -> "Place":
        """The same state as it lies before it is put in place: each part in a folder beside its own
        place, under its own name."""
        url: URL = make_url(self.url)
        if self.kind == SQLITE:
            url = url.set(database=str(self.register.parent / STAGED / self.register.name))
        told = url.render_as_string(hide_password=False)
        return replace(
            self,
            url=told,
            owner_url=told if self.kind == SQLITE else self.owner_url,
            data_dir=self.data_dir / STAGED,
        )

    def staging(self) -> set[Path]:
        """The folders that `staged` lies in."""
        return {path.parent / STAGED for path in self.parts().values()} | {self.data_dir / STAGED}

    def other_heads(self) -> list[Path]:
        """Heads of other databases' logs that share the folder and its key."""
        vault = self.vault
        return [path for path in sorted(vault.folder.glob(f"*{HEAD}")) if path != vault.head_file]


def kept_files(data_dir: Path, jobs: Mapping[int, str]) -> Iterator[tuple[str, Path]]:
    """(name in the archive, file) of what lies below the data folder. `jobs`: the imports that rows
    tell of, with their states; what was read of a file is kept where somebody is to decide about
    it."""
    for folder in FOLDERS:
        for path in (path for part in _below(data_dir / folder) for path in _below(part)):
            name = path.relative_to(data_dir).as_posix()
            if not KEPT[folder].fullmatch(name):
                continue
            state = jobs.get(int(path.parent.name)) if folder == UPLOADS else None
            if folder != UPLOADS or state == READY or (state and not is_stage(path)):
                yield name, path


def _below(folder: Path) -> list[Path]:
    """In their order; nothing of a folder that is none, or is gone meanwhile."""
    try:
        return sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []


def is_stage(path: Path) -> bool:
    return path.suffix == ".sqlite3"


def is_known(name: str) -> bool:
    """Whether an archive may hold a file of that name."""
    own = (REGISTER, SIGNIN, DUMP, AUDIT_KEY, AUDIT_HEAD)
    return name in own or any(pattern.fullmatch(name) for pattern in KEPT.values())


def target(place: Place, name: str) -> Path:
    """Where a file of the archive belongs; the dump has no place of its own and lies in the data
    folder."""
    parts = place.parts()
    return parts[name] if name in parts else place.data_dir / name
