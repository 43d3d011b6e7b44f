"""A station's year as a file."""

from flask import Blueprint, g
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.network.station_year import station_year
from domain.calendar.dates import today_in_vietnam
from language import _
from language.badges import BADGES
from read_models.station_year import year_is_known
from sitemap import addresses
from web.access import reading, scope
from web.given_file import FileName, give

blueprint = Blueprint("station_year", __name__)


@blueprint.get("/xuat/tram/<int:station_id>/nam/<int:year>.<ending>", endpoint="give")
def year_file(station_id: int, year: int, ending: str) -> Response:
    """CSV or XLSX; of a station that is not the person's own exactly as of none."""
    from reports.station_year import year_csv, year_workbook

    today = today_in_vietnam()
    if ending not in ("csv", "xlsx") or not year_is_known(year, today):
        raise NotFound
    with reading() as connection:
        view = station_year(connection, station_id, year, scope=scope(), today=today)
    if view is None:
        g.denied = addresses.station(station_id)
        raise NotFound
    mark = BADGES["all"]
    badge = _(mark) if view.illustrative else ""
    content = year_workbook(view, badge) if ending == "xlsx" else "".join(year_csv(view, badge))
    title = _("{host} năm {year}", host=view.reports.station.host, year=year)
    named = FileName(f"tram-{station_id}-{year}", ending, title)
    return give(content, named, subject=f"station year.{ending}", vn34=None, detail={"year": year})
