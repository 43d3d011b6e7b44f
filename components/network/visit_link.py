"""The same page of visits with one thing changed."""

from read_models.visits import VisitYear
from sitemap import addresses


def same_page(view: VisitYear, *, metric: str = "", month: str = "") -> str:
    """With another metric, or the days of another month."""
    shown = month or (view.days.month if view.days else "")
    beside = view.compared_to or 0
    return addresses.visits(
        view.year,
        compared=beside,
        illustrated=view.illustrated,
        metric=metric or view.metric,
        month=shown,
    )
