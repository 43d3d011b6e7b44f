"""Files of the page of imports: rows that were not taken, and empty workbooks to fill in."""

from pathlib import Path

from flask import Blueprint
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from data_access.importing.jobs import (
    Folder,
)
from data_access.importing.stage import Stage, rejected_tables
from data_access.network.events import station_hosts
from domain.calendar.dates import add_months
from domain.text.folding import sort_key
from language import _
from read_models.import_templates import MONTHS, STATIONS, TEMPLATES, templates_for
from read_models.imports import (
    RUNNING,
    WAITING,
)
from sitemap.rights import IMPORTING
from web import access, clock
from web.access import principal, scope
from web.given_file import FileName, give
from web.import_jobs import current
from web.site import site

blueprint = Blueprint("import_files", __name__)
LISTED_MONTHS = 24


@blueprint.get("/xuat/nhap/<int:number>/dong-loi.xlsx")
def rejected(number: int) -> Response:
    """The rejected rows as they stood, with the reason beside: corrected, the file can be dropped
    again."""
    from reports.import_files import rejected_tables_workbook

    job = current(number)
    place = site()
    folder = Folder(place.settings.data_dir, number)
    if not folder.stage.exists() or job.state in (WAITING, RUNNING):
        raise NotFound
    with Stage(folder.stage) as stage:
        without = [_("Số đơn, số văn bằng"), _("Tên")]
        tables = ((columns or without, rows) for columns, rows in rejected_tables(stage))
        book = rejected_tables_workbook(tables)
    name = FileName(
        f"dong-loi-{number}", "xlsx", _("Dòng lỗi của {file}", file=Path(job.file).stem)
    )
    return give(book, name, subject=f"import {number} rejected", vn34=principal().vn34)


@blueprint.get("/xuat/mau/<name>.xlsx")
def template(name: str) -> Response:
    from reports.import_files import template_workbook

    if name not in TEMPLATES:
        raise NotFound
    if not access.act_where(IMPORTING, lambda: name in templates_for(principal().role)):
        raise Forbidden
    named = FileName(f"mau-{name}", "xlsx", _(TEMPLATES[name].title))
    return give(
        template_workbook(name, _lists(name)),
        named,
        subject=f"template {name}",
        vn34=principal().vn34,
    )


def _lists(name: str) -> dict[str, list[str]]:
    """What drop-down lists of a template hold today: the stations that the person sees, by name,
    and the months that are over, the newest first."""
    if not any(field.listed for field in TEMPLATES[name].fields):
        return {}
    with access.reading() as connection:
        hosts = station_hosts(connection, scope=scope())
    first = clock.latest_day().replace(day=1)
    months = [f"{add_months(first, -n):%m/%Y}" for n in range(1, LISTED_MONTHS + 1)]
    return {STATIONS: sorted(hosts.values(), key=sort_key), MONTHS: months}
