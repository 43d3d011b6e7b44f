"""The lists that a province keeps, as files; who reads the page of a list may take its file."""

from datetime import date

from flask import Blueprint
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from data_access.local_lists.rows import kept_rows
from domain.calendar.dates import today_in_vietnam
from domain.places.provinces import Province
from language import _
from language.badges import BADGES
from language.dates import numeric
from read_models.local_lists import LISTS
from sitemap.pages import may_open
from web import given_file
from web.access import own_province, principal, reading, scope
from web.given_file import FileName

blueprint = Blueprint("kept_files", __name__)


@blueprint.get("/xuat/<slug>/danh-sach/<code>.csv")
def rows(slug: str, code: str) -> Response:
    """Every row that the page counts, in its order; 400 for a past day of a list that knows no
    days."""
    from reports.kept import kept_csv

    province = own_province(slug)
    if code not in LISTS:
        raise NotFound
    kept = LISTS[code]
    if not may_open(principal().role, kept.page):
        raise Forbidden
    on = given_file.require_day()
    if on and not kept.dated:
        raise given_file.refusal(_("Danh sách này chỉ có số hôm nay."))
    with reading() as connection:
        found = kept_rows(connection, kept, scope=scope(), vn34=province.code, on=on)
    flags = {row.illustrative for row in found}
    badge = BADGES["all" if flags == {True} else "part"] if True in flags else ""
    text = kept_csv(kept, found, place=_place(province, on), badge=_(badge) if badge else "")
    name = FileName(f"{code}-{slug}-{(on or today_in_vietnam()).isoformat()}", "csv")
    return given_file.give(
        text, name, subject=f"{code}.csv", vn34=province.code, detail={"rows": len(found)}
    )


def _place(province: Province, on: date | None) -> str:
    return f"{province.name}. {_('Số liệu đến')} {numeric(on)}" if on else province.name
