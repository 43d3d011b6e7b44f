"""A report as a file, as its page shows it."""

from flask import Blueprint
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.database.engine import now
from language import _
from read_models.report_asked import KINDS, TEMPLATES, ReportAsked, report_asked
from web import clock
from web.access import reading, scope
from web.given_file import FileName, give, query

blueprint = Blueprint("report_files", __name__)


@blueprint.get("/xuat/bao-cao.<ending>", endpoint="give")
def give_report(ending: str) -> Response:
    """DOCX, PDF, PPTX, XLSX or HTML; 404 where nothing is known or may be seen."""
    from data_access.reports.page import choice
    from reports.document.contents import report_file

    if ending not in KINDS:
        raise NotFound
    own = scope()
    asked = report_asked(query(), station_id=own.station_id, vn34=own.vn34)
    with reading() as connection:
        found = choice(connection, asked, scope=own, today=clock.latest_day())
    if found.data is None:
        raise NotFound
    written_in = found.asked.written_in
    content = report_file(
        found.data, kind=ending, written_in=written_in, made=now(), words=found.words
    )
    detail = {"period": found.asked.period, "language": written_in}
    subject = f"report {found.asked.name}.{ending}"
    return give(
        content, _named(found.asked, ending), subject=subject, vn34=found.asked.vn34, detail=detail
    )


def _named(asked: ReportAsked, ending: str) -> FileName:
    slug, label, _about = TEMPLATES[asked.name]
    about = asked.station_id or asked.slug
    whose = f"-{about}" if about else ""
    title = f"{_(label)} {asked.period}{whose}"
    return FileName(f"bao-cao-{slug}{whose}-{asked.period}", ending, title)
