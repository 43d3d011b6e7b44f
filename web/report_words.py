"""The form for what is added to a report in one's own words, written by the manager."""

from flask import Blueprint, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.editions.writing import note_words
from data_access.network.report_words import keep_words
from language import _
from read_models.report_asked import ReportAsked
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
    """422 with the reasons where nothing was written, 409 where somebody else was first."""
    typed, problems = read_words(request.form)
    if problems:
        return answers.wrong(problems)
    if typed is None:
        raise NotFound
    person, asked = principal(), ReportAsked(typed.template, typed.period)
    who = Writer(person.id, person.username, person.name, "", scope())
    try:
        with writing(who) as connection:
            demo = site().settings.demo
            keep_words(connection, who, typed, version=number("version"), illustrative=demo)
            note_words(connection, who, asked, typed.section)
    except Gone as gone:
        raise NotFound from gone
    except Conflict as clash:
        return answers.conflict(clash)
    return answers.done(_("Đã lưu đoạn tự viết."), go=addresses.reports(asked))
