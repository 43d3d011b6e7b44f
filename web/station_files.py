"""The list of stations as a file: the rows and the order of its address."""

from flask import Blueprint
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.network.league import league
from domain.calendar.dates import today_in_vietnam
from language import _
from language.badges import BADGES
from read_models.league_asked import league_asked
from web.access import reading, scope
from web.given_file import FileName, give, query

blueprint = Blueprint("station_files", __name__)


@blueprint.get("/xuat/vien/tram.<ending>", endpoint="stations")
def stations_file(ending: str) -> Response:
    """CSV or XLSX; what is illustrative is named on top and in each row."""
    from reports.stations import rows_of, stations_csv, stations_workbook

    if ending not in ("csv", "xlsx"):
        raise NotFound
    asked = league_asked(query())
    with reading() as connection:
        view = league(connection, scope=scope(), today=today_in_vietnam())
    rows = rows_of(view, asked)
    mark = BADGES["part"]
    badge = _(mark) if any(row.illustrative for row in rows) else ""
    content = (
        stations_workbook(view, rows, badge)
        if ending == "xlsx"
        else "".join(stations_csv(view, rows, badge))
    )
    named = FileName(f"tram-ipplatform-{view.months[-1]}", ending, _("Trạm IPPlatform"))
    detail = {"month": view.months[-1], "stations": len(rows)}
    return give(content, named, subject=f"stations.{ending}", vn34=None, detail=detail)
