"""The form for what is added to a report in one's own words, written by who prepares that report."""

from flask import Blueprint, request
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.editions.writing import NotTheirs, note_words
from data_access.reports.words import keep_words
from language import _
from read_models.query_strings import POST
from read_models.report_words import read_words
from sitemap import addresses
from web import answers
from web.access import principal, scope
from web.desk import writing
from web.form_values import number
from web.site import site

blueprint = Blueprint("report_words", __name__)


@blueprint.post("/ghi/bao-cao/doan", endpoint="keep")
def keep() -> Response:
    """422 with the reasons where nothing was written, 409 where somebody else was first. 404 for
    another tenant's report, 403 for one that the post only reads."""
    person = principal()
    own = scope()
    typed, problems = read_words(request.form, station_id=own.station_id, vn34=own.vn34)
    if problems:
        return answers.wrong(problems)
    if typed is None:
        raise NotFound
    who = Writer(person.id, person.username, person.name, own.vn34 or "", own)
    try:
        with writing(who) as connection:
            note_words(connection, who, typed.asked, typed.section)
            demo = site().settings.demo
            keep_words(connection, who, typed, version=number("version"), illustrative=demo)
    except NotTheirs as refused:
        raise Forbidden from refused
    except Gone as gone:
        raise NotFound from gone
    except Conflict as clash:
        return answers.conflict(clash)
    post = request.args.get(POST, "")
    return answers.done(_("Đã lưu đoạn tự viết."), go=addresses.reports(typed.asked, post))
