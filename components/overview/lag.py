"""What is said wherever years of filings stand side by side."""

from components.overview.view import View
from domain.terms.publication import MONTHS, first_growing_year
from language import _


def lagging(view: View) -> str:
    """The newest years grow for a while without anybody filing more; '' where those that are shown
    are complete by now."""
    first = first_growing_year(view.fresh.rolled_to or view.today)
    last = view.today.year
    if first > last:
        return ""
    if first == last:
        return _(
            "Năm {year} còn tăng: đơn sáng chế được công bố sau ngày nộp tới {n} tháng.",
            year=last,
            n=MONTHS,
        )
    return _(
        "Các năm {first}–{last} còn tăng: đơn sáng chế được công bố sau ngày nộp tới {n} tháng.",
        first=first,
        last=last,
        n=MONTHS,
    )
