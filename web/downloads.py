"""Downloads: the rows of a list, filtered as its address says, as a file that a spreadsheet opens correctly."""

import csv
import io
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from flask import Blueprint, request, stream_with_context
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from data_access import audit
from data_access.engine import Database
from data_access.register import register_page, rows_for_export
from data_access.scope import Scope
from domain.cells import as_text
from domain.dates import today_in_vietnam
from domain.filters import Filters
from domain.kinds import KINDS, MARK_CATEGORIES
from domain.provinces import Province, place_name
from domain.statuses import STATUSES
from domain.views import AsOf, RegisterRow
from i18n import N_, _
from web import errors
from web.access import own_province, principal, scope
from web.site import site

blueprint = Blueprint("downloads", __name__)
BOM = "\ufeff"
BLOCK = 500
BADGES = {"all": N_("DỮ LIỆU MINH HỌA"), "part": N_("MỘT PHẦN LÀ DỮ LIỆU MINH HỌA")}


@blueprint.get("/xuat/<slug>/tai-san.csv")
def assets(slug: str) -> Response:
    """The filtered rows of the register; the same query string as the list's. A file cannot say beside its rows, as the list does, that
    a condition was not understood: 400, rather than all rows."""
    return _answer(own_province(slug), Filters.read(_query()))


@blueprint.get("/xuat/vien/tai-san.csv")
def national_assets() -> Response:
    """The same of the whole country."""
    return _answer(None, Filters.read(_query(), nationwide=True))


def _query() -> str:
    return request.query_string.decode("utf-8", "replace")


def _answer(province: Province | None, asked: Filters) -> Response:
    if asked.ignored:
        sentence = _("Không xuất tệp vì không hiểu điều kiện: {list}. Xin sửa lại địa chỉ.", list="; ".join(asked.ignored))
        return errors.answer(400, sentence)
    return _exported(province, asked.but())


def _exported(province: Province | None, filters: Filters) -> Response:
    """Audits the export and answers with the file."""
    place, seen, person, vn34 = site(), scope(), principal(), province.code if province else None
    with place.database.read(seen) as connection:
        page = register_page(connection, scope=seen, vn34=vn34, filters=filters, size=1)
    with place.database.write() as connection:
        detail = {"filters": filters.query(), "rows": page.total}
        audit.append(connection, actor=person.username, action="exported", subject="assets.csv", vn34=vn34, detail=detail)
    body = stream_with_context(_text(place.database, seen, province, filters, page.as_of))
    return Response(body, mimetype="text/csv", headers={"Content-Disposition": _named(province)})


def _named(province: Province | None) -> str:
    """RFC 6266: a plain name, and the same with its own letters for those who can read it."""
    day, slug = today_in_vietnam().isoformat(), province.slug if province else "ca-nuoc"
    full = quote(_("Tài sản {province} {day}.csv", province=_place(province), day=day), safe="")
    return f"attachment; filename=\"tai-san-{slug}-{day}.csv\"; filename*=UTF-8''{full}"


def _place(province: Province | None) -> str:
    return province.name if province else _("Cả nước")


def _text(database: Database, seen: Scope, province: Province | None, filters: Filters, as_of: AsOf) -> Iterator[str]:
    """The file in blocks; the database is read while it is sent, whatever the number of rows."""
    yield BOM + "".join(_lines(_opening(province, as_of)))
    with database.read(seen) as connection:
        yield from _blocks(connection, seen, province, filters)


def _blocks(connection: Connection, seen: Scope, province: Province | None, filters: Filters) -> Iterator[str]:
    block: list[list[str]] = []
    for row in rows_for_export(connection, scope=seen, vn34=province.code if province else None, filters=filters):
        block.append(_cells(row))
        if len(block) == BLOCK:
            yield "".join(_lines(block))
            block = []
    yield "".join(_lines(block))


def _opening(province: Province | None, as_of: AsOf) -> list[list[str]]:
    """Badge if any row may be illustrative, then the names of the columns."""
    badge = BADGES.get(as_of.illustrative)
    return ([[_(badge), _place(province)]] if badge else []) + [[_(title) for title in COLUMNS]]


COLUMNS = (
    N_("Loại"),
    N_("Dạng nhãn hiệu"),
    N_("Tên"),
    N_("Số đơn"),
    N_("Ngày nộp đơn"),
    N_("Số văn bằng"),
    N_("Chủ đơn, chủ văn bằng"),
    N_("Tình trạng pháp lý"),
    N_("Tình trạng được tính"),
    N_("Hạn kế tiếp"),
    N_("Nộp muộn đến"),
    N_("Nhóm, lớp"),
    N_("Tỉnh, thành phố"),
    N_("Tỉnh cũ"),
    N_("Dữ liệu minh họa"),
)


def _cells(row: RegisterRow) -> list[str]:
    yes, no = _("có"), _("không")
    days = (row.next_due.isoformat() if row.next_due else "", row.late_until.isoformat() if row.late_until else "")
    return [
        _(KINDS[row.kind].label),
        _(MARK_CATEGORIES[row.mark_category]) if row.mark_category else "",
        row.title,
        row.application_no or "",
        row.application_date.isoformat() if row.application_date else "",
        row.registration_no or "",
        row.owner or "",
        _(STATUSES[row.status].label),
        yes if row.status_computed else no,
        *days,
        "; ".join(row.classes),
        place_name(row.vn34, "vn34"),
        place_name(row.vn63, "vn63"),
        yes if row.illustrative else no,
    ]


def _lines(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    for row in rows:
        line = io.StringIO()
        csv.writer(line).writerow([as_text(cell) for cell in row])
        yield line.getvalue()
