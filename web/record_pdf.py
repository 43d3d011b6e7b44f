"""One record as a PDF of one page, as it is or as it was on a past day."""

from pathlib import Path

from flask import Blueprint
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.pictures.copies import PAGE, path_of
from data_access.records import loading
from domain.calendar.dates import today_in_vietnam
from domain.places.provinces import Province
from language import _
from language.dates import numeric
from read_models.record import RecordView
from read_models.record_on_day import absent, record_on
from web import given_file
from web.access import own_province, reading, scope
from web.given_file import FileName
from web.records import require_visible_record
from web.site import site

blueprint = Blueprint("record_pdf", __name__)


@blueprint.get("/xuat/<slug>/tai-san/<int:id>.pdf")
def show(slug: str, id: int) -> Response:
    """404 for another province's record as for none."""
    province = own_province(slug)
    require_visible_record("record", {"slug": slug, "id": id})
    return _answered(province, id)


@blueprint.get("/xuat/vien/tai-san/<int:id>.pdf")
def national(id: int) -> Response:
    """The same out of the register of the whole country."""
    require_visible_record("national-record", {"id": id})
    return _answered(None, id)


def _picture(data: RecordView) -> Path | None:
    """The first one, where its file is there."""
    folder = site().settings.pictures
    paths = (path_of(folder, picture.sha256, PAGE) for picture in data.pictures[:1])
    return next((path for path in paths if path.is_file()), None)


def _answered(province: Province | None, asset_id: int) -> Response:
    from reports.record.page import record_pdf

    today = today_in_vietnam()
    on = given_file.require_day()
    try:
        with reading() as connection:
            data = loading.record_view(connection, asset_id, scope=scope())
    except loading.NotFound as missing:
        raise NotFound from missing
    then = record_on(data, on) if on else data
    if then is None:
        raise given_file.refusal(f"{absent(data, on or today)}.")
    printed = _("In ngày {day}", day=numeric(today))
    file = record_pdf(then, province, on or today, printed=printed, picture=_picture(then))
    name = FileName(f"tai-san-{asset_id}-{(on or today).isoformat()}", "pdf")
    detail = {"rows": 1} | ({"on": on.isoformat()} if on else {})
    return given_file.give(
        file,
        name,
        subject=f"asset {asset_id}.pdf",
        vn34=province.code if province else None,
        detail=detail,
    )
