"""What an address of the page of visits asks for."""

from dataclasses import dataclass

from read_models.plain_values import number, parameters, year

METRIC_NAMES = {"page_views": "", "visitors": "khach", "first_time": "lan-dau"}
"""Metric of visits → how an address calls it."""


@dataclass(frozen=True, slots=True)
class VisitsAsked:
    """`year` None: the newest; `compared` None: the year before, 0: none; `month`: whose days,
    None: the newest that has any."""

    year: int | None = None
    compared: int | None = None
    illustrated: bool = False
    metric: str = "page_views"
    month: int | None = None


def visits_asked(search: str | None) -> VisitsAsked:
    """`nam`, `so-voi`, `minh-hoa=1`, `chi-tieu`, `thang`; what cannot be read counts as not asked
    for."""
    asked = parameters(search)
    compared = 0 if asked.get("so-voi") == "khong" else year(asked.get("so-voi"))
    metric = next(
        (m for m, name in METRIC_NAMES.items() if asked.get("chi-tieu") == name), "page_views"
    )
    month = number(asked.get("thang"))
    shown = month if month in range(1, 13) else None
    return VisitsAsked(
        year(asked.get("nam")), compared, asked.get("minh-hoa") == "1", metric, shown
    )
