"""The lists that a province keeps, as files; who reads the page of a list may take its file."""

from datetime import date
from typing import Any

from flask import Blueprint
from sqlalchemy import Connection
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from data_access.local_lists.rows import kept_rows
from data_access.plan.page import plan
from domain.calendar.dates import today_in_vietnam
from domain.places.provinces import Province
from language import _
from language.badges import BADGES
from language.dates import numeric
from read_models.local_lists import LISTS, TARGETS
from read_models.plan import LiveFigure
from sitemap.pages import may_open
from web import given_file
from web.access import own_province, principal, reading, scope
from web.given_file import FileName

blueprint = Blueprint("kept_files", __name__)


@blueprint.get("/xuat/<slug>/danh-sach/<code>.<ending>")
def rows(slug: str, code: str, ending: str) -> Response:
    """Every row that the page counts, in its order, as CSV or XLSX; 400 for a past day of a list
    that knows no days."""
    from reports.kept import KeptFile, kept_csv, kept_workbook

    province = own_province(slug)
    if code not in LISTS or ending not in ("csv", "xlsx"):
        raise NotFound
    kept = LISTS[code]
    if not may_open(principal().role, kept.page):
        raise Forbidden
    on = given_file.require_day()
    if on and not kept.dated:
        raise given_file.refusal(_("Danh sách này chỉ có số hôm nay."))
    with reading() as connection:
        found = kept_rows(connection, kept, scope=scope(), vn34=province.code, on=on)
        more = _results(connection, province) if kept is TARGETS else {}
    flags = {row.illustrative for row in found}
    badge = BADGES["all" if flags == {True} else "part"] if True in flags else ""
    file = KeptFile(kept, found, _place(province, on), _(badge) if badge else "", more)
    content = kept_workbook(file) if ending == "xlsx" else kept_csv(file)
    name = FileName(f"{code}-{slug}-{(on or today_in_vietnam()).isoformat()}", ending)
    detail = {"rows": len(found)}
    return given_file.give(
        content, name, subject=f"{code}.{ending}", vn34=province.code, detail=detail
    )


def _results(connection: Connection, province: Province) -> dict[str, dict[int, Any]]:
    """What each target has come to, until when, and where the figure is from."""
    today = today_in_vietnam()
    live = plan(connection, scope=scope(), vn34=province.code, today=today).live
    days = {
        number: told.hand.values["day"] if told.hand else today for number, told in live.items()
    }
    return {
        _("Kết quả"): {number: told.value for number, told in live.items()},
        _("Số liệu đến ngày"): days,
        _("Nguồn số liệu"): {number: _source(told) for number, told in live.items()},
    }


def _source(told: LiveFigure) -> str:
    return str(told.hand.values["source"]) if told.hand else _("Hệ thống tự tính từ sổ")


def _place(province: Province, on: date | None) -> str:
    return f"{province.name}. {_('Số liệu đến')} {numeric(on)}" if on else province.name
