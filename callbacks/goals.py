"""Fills the page of the institute's targets and tasks: one read, the whole page behind one guard."""

from typing import Any

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.network.goals.page import goals_page
from components.network.goals.view import View
from data_access.network.figures import figures
from data_access.network.goals import goals
from data_access.network.lives import lives
from data_access.network.stations import stations
from domain.calendar.dates import today_in_vietnam
from read_models.plain_values import parameter, year
from web import access


def fill(pathname: str | None, search: str | None = None, saved: Any = None) -> Any:
    """`nam`: the year; `ghi`: the form that is asked for."""
    require_page(pathname, "goals")
    scope = access.scope()
    today = today_in_vietnam()
    asked = year(parameter(search, "nam")) or today.year
    with access.reading() as connection:
        data = goals(connection, scope=scope, year=asked, today=today)
        known = stations(connection, scope=scope)
        view = View(
            data,
            tuple(figures(connection, scope=scope, subjects=("stations", "tasks"), year=asked)),
            tuple(lives(connection, known, scope=scope).values()),
            parameter(search, "ghi"),
            access.may("goals.keep_task"),
        )
    return guarded(goals_page, view)
