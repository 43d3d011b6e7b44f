"""Fills the page of visits of one year: one read, the whole page behind one guard."""

from dataclasses import asdict
from typing import Any

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.network.visits import visits_page
from data_access.network.availability import availability_months
from data_access.network.visits import visit_year
from domain.calendar.dates import today_in_vietnam
from read_models.availability import AvailabilityYear
from read_models.visit_asked import visits_asked
from web import access


def fill(pathname: str | None, search: str | None) -> Any:
    require_page(pathname, "visits")
    with access.reading() as connection:
        view = visit_year(connection, scope=access.scope(), **asdict(visits_asked(search)))
        up = availability_months(connection, scope=access.scope(), year=view.year)
    told = AvailabilityYear(
        view.year, up, today_in_vietnam().isoformat()[:7], access.may("availability.keep")
    )
    return guarded(lambda shown: visits_page(shown, told), view)
