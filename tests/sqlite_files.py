"""An SQLite database is two files; a copy for a test takes both."""

import shutil
from pathlib import Path

from data_access import signin_file


def copied(database: Path, to: Path) -> Path:
    """Copies a closed database with its second file; gives the new place."""
    shutil.copy(signin_file.beside(database), signin_file.beside(to))
    return Path(shutil.copy(database, to))
