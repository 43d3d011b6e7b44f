"""Numbers that do not agree: imported ones with published words, and published ones among
themselves."""

from typing import Any

from components import html
from components.published import moment_text, quoted
from domain.network.records import SUBJECTS
from domain.network.visits import METRICS
from language import _
from language.numbers import number, signed
from read_models.network_year import NetworkYear
from read_models.published import Published
from read_models.visit_years import Difference
from sitemap import addresses

WHOLE = 12


def contradictions(view: NetworkYear) -> list[list[Any]]:
    """Growth first: it hides best."""
    found = sorted(view.differences, key=lambda told: told.implied is None)
    beside = [told for told in Published(view.figures).beside if told.disagree]
    rows = [_imported(told) for told in found] + _totals(view)
    return rows + [_published(told.subject) for told in beside]


def _totals(view: NetworkYear) -> list[list[Any]]:
    """What a table states as the year's total, against its own twelve months."""
    return [
        _total(line.year, metric, cell.stated, sum(cell.months.values()))
        for line in view.lines
        for metric, cell in line.cells.items()
        if cell.stated is not None
        and len(cell.months) == WHOLE
        and cell.stated != sum(cell.months.values())
    ]


def _total(year: int, metric: str, stated: int, added: int) -> list[Any]:
    label = f"{_(METRICS[metric])} {year}"
    told = _(
        "dòng tổng ghi {stated}, 12 tháng cộng được {added}",
        stated=number(stated),
        added=number(added),
    )
    return [html.A(label, href=addresses.visits(year, metric=metric)), html.Small(told)]


def _imported(told: Difference) -> list[Any]:
    label = f"{_(METRICS[told.metric])} {moment_text(told.period)}"
    link = html.A(label, href=addresses.visits(int(told.period[:4]), metric=told.metric))
    if told.implied is not None:
        grown = f"{signed(told.implied, 1)}%"
        said = _("từ số đã nhập tính ra {change}, công bố", change=grown)
        return [link, html.Small([said, " ", quoted(told.figure.wording)])]
    numbers = _(
        "đã nhập {imported}, công bố {published}",
        imported=number(told.imported),
        published=number(told.figure.value or 0),
    )
    return [link, html.Small(numbers)]


def _published(subject: str) -> list[Any]:
    link = html.A(_(SUBJECTS[subject]), href=addresses.published("tram"))
    return [link, html.Small(_("các nguồn công bố ghi khác nhau"))]
