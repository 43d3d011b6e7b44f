"""What a published report of the institute tells becomes published figures, with the report as their
source. They stand beside whatever other sources say, and beside those of a later edition: nothing is
replaced.

A province's and a station's reports are not the country's figures: their numbers stay with the
edition, for those alone who may see it.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, update

from data_access.tables import published_figure
from domain.calendar.dates import in_vietnam
from domain.calendar.periods import written
from domain.network.records import FLOW, STOCK
from domain.text.counts import EXACT
from read_models.editions import Edition
from read_models.frozen import Frozen, Told
from read_models.report_asked import TEMPLATES, period_named

SUBJECTS: dict[str, tuple[str, str]] = {
    "list.stations": ("stations", STOCK),
    "list.opened": ("stations", FLOW),
    "counted.consultations": ("consultations", FLOW),
    "counted.updates": ("updates", FLOW),
    "counted.listings": ("listings", FLOW),
    "counted.all": ("requests", FLOW),
    "counted.searches": ("search_requests", FLOW),
    "counted.searches.all": ("search_requests", FLOW),
    "by-station.requests": ("station_requests", FLOW),
    "counted.visitors": ("visitors", FLOW),
    "counted.first_time": ("first_time", FLOW),
    "counted.page_views": ("page_views", FLOW),
    "days.visitors.mean": ("visitors_a_day", FLOW),
    "days.page_views.mean": ("page_views_a_day", FLOW),
    "days.visitors.off": ("visitors_days_off", FLOW),
    "days.page_views.off": ("page_views_days_off", FLOW),
    "events.events": ("events", FLOW),
    "events.people": ("trained", FLOW),
    "reports.received": ("station_reports", FLOW),
}
"""Key of a number → what a published figure of it is about, and how it is measured. Any other number
is published under its own words."""
OTHER = "other_numbers"
LONGEST_ABOUT = 80


def write(connection: Connection, own: Edition, frozen: Frozen, at: datetime, address: str) -> int:
    """`address`: of the report's page; gives how many were written."""
    if own.vn34 or own.station_id:
        return 0
    told = [one for one in frozen.numbers if _is_new(one)]
    rows = [_row(own, one, n, at, address) for n, one in enumerate(told, start=1)]
    if rows:
        connection.execute(insert(published_figure), rows)
    return len(rows)


def name(connection: Connection, own: Edition, number: str, issued_on: date) -> None:
    """The report's number and day, in the source of its figures."""
    values = {"source": source_of(own, number, issued_on), "published_on": issued_on.isoformat()}
    _change(connection, own, values)


def withdraw(connection: Connection, own: Edition, reason: str) -> None:
    _change(connection, own, {"note": f"Báo cáo đã thu hồi: {reason}"})


def _change(connection: Connection, own: Edition, values: dict[str, Any]) -> None:
    if own.vn34 or own.station_id:
        return
    change = update(published_figure).where(published_figure.c.edition_id == own.id)
    connection.execute(change.values(values))


def _is_new(told: Told) -> bool:
    """Of its sentences, counted here: what another source published already stays its own."""
    return isinstance(told.value, int) and not (told.published or told.cell) and told.reckoned


def _row(own: Edition, told: Told, position: int, at: datetime, address: str) -> dict[str, Any]:
    subject, measure = SUBJECTS.get(told.key, (OTHER, FLOW))
    about = "" if told.key in SUBJECTS else told.key[:LONGEST_ABOUT]
    return {
        "subject": subject,
        "measure": measure,
        "about": about,
        "vn63": None,
        "period_kind": "month" if len(own.period) == len("2021-05") else "year",
        "since": "",
        "period": own.period,
        "value": told.value,
        "qualifier": EXACT,
        "wording": told.words,
        "compared_to": "",
        "position": position,
        "source": source_of(own),
        "source_url": address,
        "published_on": in_vietnam(at).isoformat(),
        "note": "",
        "illustrative": told.illustrative,
        "batch_id": None,
        "edition_id": own.id,
    }


def source_of(own: Edition, number: str = "", issued_on: date | None = None) -> str:
    """As figures name their source, in Vietnamese as all sources are."""
    label = TEMPLATES[own.template][1]
    text = f"{label} {period_named(own.template, own.period)}"
    day = written(issued_on.isoformat()) if issued_on else ""
    return f"{text}, số {number} ngày {day}" if number else text
