"""The page of conferences and trainings as a file: the rows of its address, as far as the person
sees them."""

from flask import Blueprint
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.network.events import events_view
from language import _
from language.badges import BADGES
from read_models.events import events_asked
from web import clock
from web.access import reading, scope
from web.given_file import FileName, give, query

blueprint = Blueprint("event_files", __name__)


@blueprint.get("/xuat/vien/hoi-nghi.<ending>", endpoint="events")
def events_file(ending: str) -> Response:
    """CSV or XLSX."""
    from reports.events import events_csv, events_workbook

    if ending not in ("csv", "xlsx"):
        raise NotFound
    asked = events_asked(query())
    with reading() as connection:
        view = events_view(
            connection, scope=scope(), asked=asked, today=clock.latest_day(), may_write=False
        )
    rows = [row for group in view.groups.values() for row in group]
    mark = BADGES["part"]
    badge = _(mark) if any(row.event.illustrative for row in rows) else ""
    content = events_workbook(view, badge) if ending == "xlsx" else "".join(events_csv(view, badge))
    named = FileName(f"hoi-nghi-{view.year}", ending, _("Hội nghị, tập huấn"))
    return give(content, named, subject=f"events.{ending}", vn34=None, detail={"rows": len(rows)})
