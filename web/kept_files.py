"""The lists that a province keeps, as files; who reads the page of a list may take its file."""

from flask import Blueprint
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from data_access import audit
from data_access.desk.kept import kept_rows
from domain.dates import today_in_vietnam
from domain.kept import LISTS
from i18n import _
from reports.kept import kept_csv
from web import policy
from web.access import own_province, principal, reading, scope
from web.downloads import BADGES
from web.site import site

blueprint = Blueprint("kept_files", __name__)


@blueprint.get("/xuat/<slug>/danh-sach/<code>.csv")
def rows(slug: str, code: str) -> Response:
    """Every row that the page counts, in its order."""
    province = own_province(slug)
    if code not in LISTS:
        raise NotFound
    kept = LISTS[code]
    if principal().role not in policy.PAGES[kept.page]:
        raise Forbidden
    with reading() as connection:
        found = kept_rows(connection, kept, scope=scope(), vn34=province.code)
    flags = {row.illustrative for row in found}
    badge = BADGES["all" if flags == {True} else "part"] if True in flags else ""
    with site().database.write() as connection:
        audit.append(
            connection,
            actor=principal().username,
            action="exported",
            subject=f"{code}.csv",
            vn34=province.code,
            detail={"rows": len(found)},
        )
    text = kept_csv(kept, found, place=province.name, badge=_(badge) if badge else "")
    named = f'attachment; filename="{code}-{slug}-{today_in_vietnam().isoformat()}.csv"'
    return Response(text, mimetype="text/csv", headers={"Content-Disposition": named})
