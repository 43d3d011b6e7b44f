"""An SQLite database is two files, and its audit log has a key and a head beside them; a copy for a
test takes all."""

import shutil
from pathlib import Path

from data_access.database import signin_file
from data_access.database.vault import Vault


def copied(database: Path, to: Path) -> Path:
    """Copies a closed database with what belongs to it; gives the new place."""
    own, other = (Vault(file.parent, file.stem) for file in (database, to))
    for kept, new in ((own.key_file, other.key_file), (own.head_file, other.head_file)):
        if kept.exists():
            shutil.copy(kept, new)
    shutil.copy(signin_file.beside(database), signin_file.beside(to))
    return Path(shutil.copy(database, to))
