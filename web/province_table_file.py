"""The provincial table as a file: the same month and map as in its address."""

from flask import Blueprint
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.overview.province_table import province_table
from domain.calendar.dates import today_in_vietnam
from domain.places.provinces import Province
from language import _
from language.badges import BADGES
from read_models.province_table import ProvinceTable, table_asked
from web.access import own_province, reading, scope
from web.given_file import FileName, give, query, require_day, require_understood

blueprint = Blueprint("province_table_file", __name__)


@blueprint.get("/xuat/<slug>/bang-tong-hop.<ending>", endpoint="give")
def table_file(slug: str, ending: str) -> Response:
    """CSV or XLSX. A month that is not understood is refused, rather than today's given."""
    from reports.province_table import table_workbook

    province = own_province(slug)
    today = today_in_vietnam()
    if ending not in ("csv", "xlsx"):
        raise NotFound
    asked = table_asked(query(), today, require_day())
    require_understood(["thang=?"] if asked.ignored else [])
    with reading() as connection:
        data = province_table(
            connection, scope=scope(), vn34=province.code, asked=asked, today=today
        )
    mark = BADGES.get(data.as_of.illustrative)
    badge = _(mark) if mark else ""
    write = table_workbook if ending == "xlsx" else _csv
    content = write(data, province, badge)
    month = asked.on.isoformat() if asked.on else f"{asked.month:%Y-%m}"
    title = _("Bảng tổng hợp {place}", place=province.shown)
    named = FileName(f"bang-tong-hop-{slug}-{month}", ending, title)
    detail = {"month": month, "by_former": asked.by_former}
    return give(
        content, named, subject=f"province table.{ending}", vn34=province.code, detail=detail
    )


def _csv(data: ProvinceTable, province: Province, badge: str) -> str:
    from reports.province_table import table_csv

    return "".join(table_csv(data, province, badge))
