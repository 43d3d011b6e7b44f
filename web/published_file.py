"""What was published, as a file: the topic of the page's address, or all."""

from flask import Blueprint
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.network.figures import figures
from language import _
from read_models.published import Published, topic_asked
from web.access import reading, scope
from web.given_file import FileName, give, query

blueprint = Blueprint("published_file", __name__)


@blueprint.get("/xuat/vien/so-lieu-cong-bo.<ending>", endpoint="give")
def published_file(ending: str) -> Response:
    """CSV or XLSX."""
    from reports.published import published_csv, published_workbook

    if ending not in ("csv", "xlsx"):
        raise NotFound
    topic = topic_asked(query())
    with reading() as connection:
        view = Published(tuple(figures(connection, scope=scope(), of_reports=True)), topic)
    rows = view.of(topic) if topic else view.figures
    content = published_workbook(rows) if ending == "xlsx" else "".join(published_csv(rows))
    named = FileName("so-lieu-cong-bo", ending, _("Số liệu đã công bố"))
    return give(
        content, named, subject=f"published.{ending}", vn34=None, detail={"rows": len(rows)}
    )
