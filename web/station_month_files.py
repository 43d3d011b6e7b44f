"""All months of a station, or of the institute itself, as a file."""

from flask import Blueprint, g
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.network.reports import station_reports
from domain.calendar.dates import today_in_vietnam
from domain.network.reporting import INSTITUTE
from language import _
from language.badges import BADGES
from sitemap import addresses
from web.access import reading, scope
from web.given_file import FileName, give

blueprint = Blueprint("station_month_files", __name__)


@blueprint.get("/xuat/tram/<int:station_id>/thang.<ending>", endpoint="give")
def station_file(station_id: int, ending: str) -> Response:
    """CSV or XLSX; of a station that is not the person's own exactly as of none."""
    if station_id == INSTITUTE:
        raise NotFound
    return _given(station_id, ending)


@blueprint.get("/xuat/vien/thang.<ending>", endpoint="own")
def institute_file(ending: str) -> Response:
    """The same of what the institute handled itself."""
    return _given(INSTITUTE, ending)


def _given(station_id: int, ending: str) -> Response:
    from reports.station_months import months_csv, months_workbook

    if ending not in ("csv", "xlsx"):
        raise NotFound
    with reading() as connection:
        view = station_reports(connection, station_id, scope=scope(), today=today_in_vietnam())
    if view is None:
        g.denied = addresses.station(station_id)
        raise NotFound
    invented = any(report.illustrative for report in view.months.values())
    mark = BADGES["all"]
    badge = _(mark) if invented else ""
    content = months_workbook(view, badge) if ending == "xlsx" else "".join(months_csv(view, badge))
    plain = f"tram-{station_id}-cac-thang" if station_id else "vien-cac-thang"
    named = FileName(plain, ending, _("{host}: báo cáo tháng", host=view.station.host))
    detail = {"station": station_id, "months": len(view.months)}
    return give(content, named, subject=f"station months.{ending}", vn34=None, detail=detail)
