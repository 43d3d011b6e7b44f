"""The institute's first page as files: the same year as in its address."""

from flask import Blueprint
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.network.network_year import network_year
from domain.calendar.dates import today_in_vietnam
from language import _
from read_models.network_year import network_year_asked
from web.access import reading, scope
from web.given_file import FileName, give, query

blueprint = Blueprint("network_file", __name__)


@blueprint.get("/xuat/vien/mang-luoi.<ending>", endpoint="give")
def network_file(ending: str) -> Response:
    """CSV of the months, XLSX of all."""
    from reports.network_year import network_csv, network_workbook

    if ending not in ("csv", "xlsx"):
        raise NotFound
    asked = network_year_asked(query())
    with reading() as connection:
        view = network_year(connection, scope=scope(), today=today_in_vietnam(), year=asked)
    title = _("Mạng lưới IPPlatform, năm {year}", year=view.year)
    content = network_workbook(view) if ending == "xlsx" else "".join(network_csv(view))
    named = FileName(f"mang-luoi-{view.year}", ending, title)
    detail = {"year": view.year}
    return give(content, named, subject=f"network.{ending}", vn34=None, detail=detail)
