"""A start of the server rolls the records forward to today before anybody asks."""

from pathlib import Path

import pytest

from commands import serve
from data_access.database import state
from data_access.database.engine import Database
from data_access.upkeep import upgrade
from domain.calendar.dates import today_in_vietnam
from settings import Settings


class Stopped(Exception):
    """Raised where the server would begin to serve."""


def stop(_settings: Settings) -> serve.Servable:
    raise Stopped


def test_a_start_rolls_forward_to_today(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    database = Database(settings.database)
    upgrade.upgrade(database)
    with pytest.raises(Stopped):
        serve.run(settings, stop)
    with database.read() as connection:
        assert state.rolled_to(connection) == today_in_vietnam()
    database.dispose()
