"""The newest due month at a glance: a box a station, and how many have reported."""

from components import html
from components.institute.station_words import short
from components.marks import attrs, unseen
from domain.calendar.dates import add_months
from domain.calendar.periods import first_day
from domain.network.reporting import STANDINGS, deadline
from language import _, ngettext
from language.dates import day, month
from language.numbers import number, percent
from read_models.league import League, LeagueRow

ORDER = ("on_time", "late", "sent_back", "missing")
FEWEST = 60
"""Above so many stations the boxes say no more than their numbers."""


def strip(league: League) -> html.Div | None:
    """None where nobody had to report."""
    newest = league.months[-1]
    told = league.newest
    rows = [row for row in league.rows if row.life.expects(newest)]
    if not rows:
        return None
    n = len(rows)
    title = ngettext(
        "Báo cáo tháng {month} của {n} Trạm",
        "Báo cáo tháng {month} của {n} Trạm",
        n,
        month=month(newest),
    )
    said = _(
        "{n} đã nộp ({share}), trong đó {on_time} đúng hạn; {missing} chưa nộp.",
        n=number(told.received),
        share=percent(told.received / told.expected),
        on_time=number(told.on_time),
        missing=number(told.expected - told.received),
    )
    following = f"{add_months(first_day(newest), 1):%Y-%m}"
    due = _("Tháng {month} đến hạn {day}.", month=month(following), day=day(deadline(following)))
    parts = [html.H3(title), html.P([html.B(said), " ", due])]
    if n <= FEWEST:
        parts.insert(1, _boxes(rows))
    return html.Div(parts, className="stations-x")


def _boxes(rows: list[LeagueRow]) -> html.Ol:
    ordered = sorted(rows, key=lambda row: ORDER.index(row.newest) if row.newest in ORDER else 9)
    items = [
        html.Li(unseen(_words(r)), className=f"box-key {r.newest}", title=_words(r))
        for r in ordered
    ]
    return html.Ol(items, **attrs(aria_label=_("Mỗi ô là một Trạm")))


def _words(row: LeagueRow) -> str:
    return f"{short(row.station.host)}: {_(STANDINGS[row.newest])}"
