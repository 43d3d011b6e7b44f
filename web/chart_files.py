"""The numbers of a chart as a file, with the conditions of the page that shows it: what "⋯" of a
chart gives besides its picture."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flask import Blueprint
from sqlalchemy import Connection
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from data_access.deadlines.ask import Ask
from data_access.deadlines.lists import deadline_page
from data_access.network.published_series import told_of_country, told_of_provinces
from data_access.overview.compared import compared
from data_access.overview.cross_table import cross_table
from data_access.overview.national import other_offices, provinces_table
from data_access.overview.page import overview
from data_access.overview.provinces_work import completeness, first_weeks_of_all
from data_access.rollups.freshness import as_of
from domain.calendar.dates import today_in_vietnam
from domain.places.provinces import Province, place_name
from language import _
from language.badges import BADGES
from language.dates import numeric
from read_models.chart_files import OF_DEADLINES, OF_OVERVIEW
from read_models.compared import (
    COMPLETE,
    CROSS,
    PUBLISHED,
    WEEKS,
    PlacesAsked,
    places_asked,
)
from read_models.deadline_filters import DeadlineFilters
from read_models.overview import AsOf
from read_models.published_series import Series
from read_models.register_filters import Filters, vintage
from sitemap.pages import may_open
from web import given_file
from web.access import own_province, principal, reading, scope
from web.given_file import FileName

if TYPE_CHECKING:
    from reports.chart_tables import ChartTable

blueprint = Blueprint("chart_files", __name__)
ENDINGS = ("csv", "xlsx")


@blueprint.get("/xuat/<slug>/bieu-do/<card>.<ending>", endpoint="give")
def chart_file(slug: str, card: str, ending: str) -> Response:
    """CSV or XLSX of a chart on a province's page. What is not understood of the address is
    refused, rather than all given."""
    province = own_province(slug)
    if ending not in ENDINGS or card not in {*OF_OVERVIEW, OF_DEADLINES}:
        raise NotFound
    if card == OF_DEADLINES:
        return _of_deadlines(province, ending)
    return _of_overview(province, card, ending)


def _of_overview(province: Province, card: str, ending: str) -> Response:
    from reports.chart_tables import of_overview

    on = given_file.require_day()
    today = today_in_vietnam()
    asked = Filters.read(given_file.query())
    given_file.require_understood(asked.ignored)
    with reading() as connection:
        data = overview(
            connection, scope=scope(), vn34=province.code, former=asked.former, today=today, on=on
        )
    table = of_overview(card, data, on or today)
    part = f", {place_name(asked.former, 'vn63')}" if asked.former else ""
    return _given(
        table, f"{province.shown}{part}", data.as_of, ending, card=card, province=province
    )


def _of_deadlines(province: Province, ending: str) -> Response:
    from reports.chart_tables import of_deadlines
    from reports.deadlines.asked import asked_words

    asked = DeadlineFilters.read(given_file.query()).on_day(given_file.require_day())
    given_file.require_understood(asked.ignored)
    filters = asked.but()
    person = principal()
    me = person.id if person.vn34 else None
    ask = Ask(scope=scope(), vn34=province.code, filters=filters, today=today_in_vietnam(), me=me)
    with reading() as connection:
        page = deadline_page(connection, ask, size=1)
    words = asked_words(filters, page.total, person.name)
    table = of_deadlines(page)
    return _given(
        table,
        province.shown,
        page.as_of,
        ending,
        card=OF_DEADLINES,
        province=province,
        asked=words,
    )


@blueprint.get("/xuat/vien/tinh.<ending>", endpoint="places")
def places_file(ending: str) -> Response:
    """The register of the whole country by place, on the map that is asked for."""
    from reports.chart_tables import of_places

    if ending not in ENDINGS:
        raise NotFound
    shown = vintage(given_file.query())
    with reading() as connection:
        rows = provinces_table(connection, scope=scope(), vintage=shown)
        apart = other_offices(connection, scope=scope())
        fresh = as_of(connection, scope=scope(), vn34=None)
    table = of_places(rows, shown, apart)
    return _given(table, _("Cả nước"), fresh, ending, card=shown, province=None)


@blueprint.get("/xuat/vien/so-sanh-tinh.<ending>", endpoint="compared")
def compared_file(ending: str) -> Response:
    """A view of the provinces side by side, as the page shows it."""
    if ending not in ENDINGS:
        raise NotFound
    asked = places_asked(given_file.query())
    if asked.view == WEEKS and not may_open(principal().role, "plan"):
        raise Forbidden
    with reading() as connection:
        table = _compared_table(connection, asked)
        fresh = as_of(connection, scope=scope(), vn34=None)
    return _given(table, _("Cả nước"), fresh, ending, card="so-sanh-tinh", province=None)


def _compared_table(connection: Connection, asked: PlacesAsked) -> "ChartTable":
    from reports import compared_tables

    if asked.view == CROSS:
        return compared_tables.of_cross(cross_table(connection, asked.cross, scope=scope()))
    if asked.view == COMPLETE:
        found = completeness(connection, scope=scope(), now=datetime.now(UTC))
        return compared_tables.of_completeness(found)
    if asked.view == WEEKS:
        return compared_tables.of_weeks(first_weeks_of_all(connection, scope=scope()))
    if asked.view == PUBLISHED:
        return compared_tables.of_series(Series(told_of_country(), told_of_provinces()))
    data = compared(connection, asked, scope=scope(), today=today_in_vietnam())
    return compared_tables.of_compared(data)


def _given(
    table: "ChartTable",
    place: str,
    fresh: AsOf,
    ending: str,
    *,
    card: str,
    province: Province | None,
    asked: str = "",
) -> Response:
    """Of a register that nothing has come into no number is given."""
    from reports.chart_file import Above, chart_csv, chart_workbook

    mark = BADGES.get(fresh.illustrative)
    day = fresh.until or today_in_vietnam()
    until = _("Số liệu đến {day}.", day=numeric(day))
    above = Above(place, _(mark) if mark else "", until, asked)
    told = replace(table, rows=(), total=()) if fresh.empty else table
    content = chart_workbook(told, above) if ending == "xlsx" else "".join(chart_csv(told, above))
    whose = province.slug if province else "ca-nuoc"
    name = FileName(f"{card}-{whose}-{day.isoformat()}", ending, f"{table.title}, {place}")
    return given_file.give(
        content,
        name,
        subject=f"chart {card}.{ending}",
        vn34=province.code if province else None,
        detail={"day": day.isoformat()},
    )
