"""Fills the page of a province's plan, of today or a past day: one read, every card behind its own
guard."""

from typing import Any

from callbacks.guarded import guarded
from callbacks.page_asked import list_asked, require_province
from components.as_of import Here, unusable
from components.plan.first_weeks import FirstWeeksView, first_weeks_card
from components.plan.page import View, plan_page
from data_access.overview.first_weeks import first_weeks
from data_access.plan.page import plan
from domain.calendar.dates import today_in_vietnam
from read_models.day_asked import UnusableDay, day_asked
from read_models.plain_values import parameter
from read_models.plan import OVERDUE_TASKS, TASKS_SHOWN
from sitemap import addresses
from web import access


def fill(pathname: str | None, search: str | None = None, saved: Any = None) -> list[Any]:
    province = require_province(pathname, "plan")
    today = today_in_vietnam()
    try:
        on = day_asked(search, today)
    except UnusableDay as refused:
        return [unusable(str(refused), Here(province.slug, addresses.plan(province.slug)))]
    with access.reading() as connection:
        data = plan(connection, scope=access.scope(), vn34=province.code, today=today, on=on)
        steps = first_weeks(connection, scope=access.scope(), vn34=province.code)
    may = access.may("kept.add") and on is None
    late = on is None and parameter(search, TASKS_SHOWN) == OVERDUE_TASKS
    view = View(
        data=data,
        province=province,
        today=on or today,
        may=may,
        paged=list_asked(search),
        late=late,
    )
    weeks = FirstWeeksView(steps, province.slug, access.lists("imports"))
    # they have no history
    below = guarded(first_weeks_card, weeks) if on is None else None
    return plan_page(view, guarded, below)
