"""The institute's first page as a file: the same year as in its address."""

from flask import Blueprint
from werkzeug.wrappers import Response

from data_access.network.network_year import network_year
from domain.calendar.dates import today_in_vietnam
from language import _
from read_models.network_year import network_year_asked
from reports.network_year import network_workbook
from web.access import reading, scope
from web.given_file import FileName, give, query

blueprint = Blueprint("network_file", __name__)


@blueprint.get("/xuat/vien/mang-luoi.xlsx", endpoint="workbook")
def network_file() -> Response:
    asked = network_year_asked(query())
    with reading() as connection:
        view = network_year(connection, scope=scope(), today=today_in_vietnam(), year=asked)
    title = _("Mạng lưới IPPlatform, năm {year}", year=view.year)
    named = FileName(f"mang-luoi-{view.year}", "xlsx", title)
    return give(
        network_workbook(view), named, subject="network.xlsx", vn34=None, detail={"year": view.year}
    )
