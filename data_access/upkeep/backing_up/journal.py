"""What a restore is about to do, written down before the first step that cannot be undone by
forgetting it. While it lies there nobody else works here; the next `restore` ends what it says
(data_access.upkeep.backing_up.switch)."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from data_access.database import whole_file

NAME = "restore.journal"
LOADING, LOADED, PLACED = "loading", "loaded", "placed"
"""PostgreSQL: the transaction that loads the rows may or may not be through; it is through; the
files are in place, too. SQLite has no rows to load: from LOADED on its files are put in place,
which were brought up before."""


@dataclass(frozen=True, slots=True)
class Journal:
    """`file`: the archive; `digest`: of its manifest; `token`: what the loaded rows of PostgreSQL
    are known by; `moment`: part of the names under which the former state is kept; `former`: the
    newest row of the former audit log, as far as it was known."""

    file: str
    digest: str
    made_at: str
    schema: str
    token: str
    moment: str
    phase: str
    former: dict[str, Any]
    parts: tuple[str, ...]


def write(data_dir: Path, journal: Journal) -> None:
    whole_file.place(data_dir / NAME, json.dumps(asdict(journal), ensure_ascii=False).encode())


def read(data_dir: Path) -> Journal | None:
    """None where no restore is under way."""
    with suppress(FileNotFoundError):
        found = json.loads((data_dir / NAME).read_bytes())
        return Journal(**{**found, "parts": tuple(found["parts"])})
    return None


def remove(data_dir: Path) -> None:
    (data_dir / NAME).unlink(missing_ok=True)
    whole_file.sync(data_dir)
