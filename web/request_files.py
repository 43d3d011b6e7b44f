"""The list of requests as a file: the rows of its address, as far as the person sees them. How
requesters are reached stands in no file."""

from flask import Blueprint
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.network.requests.desks import all_hosts
from data_access.network.requests.listing import RequestList, every_row
from domain.places.provinces import PROVINCES_34_BY_SLUG
from language import _
from language.badges import BADGES
from read_models.requests import requests_asked
from web import clock
from web.access import own_province, principal, reading, scope
from web.given_file import FileName, give, query

blueprint = Blueprint("request_files", __name__)


@blueprint.get("/xuat/yeu-cau.<ending>", endpoint="give")
def give_own(ending: str) -> Response:
    """CSV or XLSX."""
    return _give(ending, "")


@blueprint.get("/xuat/<slug>/yeu-cau.<ending>", endpoint="give_of_province")
def give_of_province(slug: str, ending: str) -> Response:
    own_province(slug)
    return _give(ending, slug)


def _give(ending: str, slug: str) -> Response:
    from reports.requests import requests_csv, requests_workbook

    own = scope()
    if ending not in ("csv", "xlsx") or own.kind not in ("province", "station", "national"):
        raise NotFound
    vn34 = PROVINCES_34_BY_SLUG[slug].code if slug else ""
    listed = RequestList(requests_asked(query()), own, clock.latest_day(), principal().id, vn34)
    with reading() as connection:
        rows = list(every_row(connection, listed))
        hosts = all_hosts(connection)
    mark = BADGES["part"]
    badge = _(mark) if any(row.illustrative for row in rows) else ""
    content = (
        requests_workbook(rows, hosts, badge)
        if ending == "xlsx"
        else "".join(requests_csv(rows, hosts, badge))
    )
    named = FileName(f"yeu-cau-{listed.year}", ending, _("Yêu cầu"))
    detail = {"rows": len(rows), "tab": listed.asked.tab}
    return give(content, named, subject=f"requests.{ending}", vn34=own.vn34, detail=detail)
