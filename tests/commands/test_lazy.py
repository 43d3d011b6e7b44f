"""A command is found by its name, and a server loads none of the readers that only imports need."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import COMMANDS, _nothing_collected, cli

ROOT = Path(__file__).parents[2]
HEAVY = {
    "alembic",
    "docx",
    "icalendar",
    "lxml",
    "numpy",
    "openpyxl",
    "pandas",
    "pptx",
    "typst",
    "xlsxwriter",
    "zxcvbn",
}
DOORS = {
    "PIL.Image",
    "readers.choosing",
    "readers.layouts.registry",
    "data_access.importing.stage.fill",
    "readers.file.reading",
    "callbacks.overview",
    "components.network",
    "components.documents",
}
"""Modules that bring much with them, which pictures and imports want, or a page once somebody opens
it."""

SERVER = """
import sys
from wiring import create_app
from data_access.upkeep import upgrade
from data_access.database.engine import Database
from settings import Settings
url = sys.argv[1]
assert not upgrade.is_current(Database(url))
create_app(Settings(database_url=url, secret_key="x" * 40))
print(*sys.modules)
"""


@pytest.mark.parametrize("name", [*COMMANDS, "serve"])
def test_every_command_explains_itself(name: str) -> None:
    answer = CliRunner().invoke(cli, [name, "--help"])
    assert answer.exit_code == 0 and f"{name} [OPTIONS]" in answer.output


def test_all_commands_are_listed() -> None:
    """All but what the server starts itself."""
    listed = CliRunner().invoke(cli, ["--help"]).output
    hidden = {name for name in (*COMMANDS, "serve") if f"  {name} " not in listed}
    assert hidden == {"import-job", "report-job"}


def test_a_command_loads_no_pages() -> None:
    """Issue 16: the process of an import, and every command, does without the web side."""
    found = "import app, commands.import_job, sys; print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", found], cwd=ROOT, capture_output=True, text=True, check=True
    )
    rooms = {module.partition(".")[0] for module in ran.stdout.split()}
    assert not rooms & {"dash", "flask", "web", "callbacks", "components", "wiring"}


def test_a_server_loads_no_readers(tmp_path: Path) -> None:
    """A worker's memory is what all of it costs."""
    url = f"sqlite:///{tmp_path / 'empty.sqlite3'}"
    ran = subprocess.run(
        [sys.executable, "-c", SERVER, url], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    loaded = set(ran.stdout.split())
    assert not {module.partition(".")[0] for module in loaded} & {*HEAVY, "reports"}
    assert not loaded & DOORS


def test_what_a_server_has_loaded_is_not_looked_through_for_garbage() -> None:
    """It stays as long as the process; the collector is at work again for what comes after."""
    before = gc.get_freeze_count()
    try:
        with _nothing_collected():
            assert not gc.isenabled()
        assert gc.isenabled()
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()
