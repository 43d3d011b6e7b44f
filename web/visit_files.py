"""The page of visits as a file: the same year, comparison and metric as in its address."""

from dataclasses import asdict

from flask import Blueprint
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.network.visits import visit_rows, visit_year
from language import _
from language.badges import BADGES
from read_models.visit_asked import visits_asked
from web.access import reading, scope
from web.given_file import FileName, give, query

blueprint = Blueprint("visit_files", __name__)


@blueprint.get("/xuat/vien/truy-cap.<ending>", endpoint="visits")
def visits_file(ending: str) -> Response:
    """CSV or XLSX; illustrative months only where they are asked for, and named on top."""
    from reports.visits import visits_csv, visits_workbook

    if ending not in ("csv", "xlsx"):
        raise NotFound
    asked = visits_asked(query())
    with reading() as connection:
        view = visit_year(connection, scope=scope(), **asdict(asked))
        rows = visit_rows(connection, scope=scope(), year=view.year)
    days = [row for row in rows if len(row.period) == len("2026-05-31")]
    mark = BADGES["part"]
    badge = _(mark) if view.illustrated else ""
    content = (
        visits_workbook(view, days, badge)
        if ending == "xlsx"
        else "".join(visits_csv(view, days, badge))
    )
    named = FileName(
        f"luot-truy-cap-{view.year}", ending, _("Lượt truy cập năm {year}", year=view.year)
    )
    return give(
        content,
        named,
        subject=f"visits.{ending}",
        vn34=None,
        detail={"year": view.year, "days": len(days)},
    )
