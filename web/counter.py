"""What is looked up at the counter is booked as a request, answered and closed, with its slip.

The register is asked again when it is booked: what the browser sends tells only what was asked, and
the seal of what its page showed.
"""

from dataclasses import replace

from flask import Blueprint, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Writer
from data_access.network.requests import taking_down, writing
from data_access.register.published_look_up import look_up
from domain.calendar.dates import today_in_vietnam
from domain.network.requests import LONGEST_ENTRY
from language import _
from read_models import request_form
from read_models.counter import PRINT, Found, LookUp, Slip, look_up_told, rights_of, slip_of
from read_models.prepared_answers import basis_told
from read_models.slip_words import desk_name, question_words
from sitemap import addresses
from web import at_desk, clock
from web.access import own_station, reading_at_counter, scope
from web.answers import changed, done, wrong
from web.desk import writing as transaction
from web.form_values import typed
from web.given_file import FileName, give
from web.records import slip_in_sight
from web.site import site

blueprint = Blueprint("counter", __name__)


@blueprint.post("/ghi/yeu-cau/tra-cuu", endpoint="book")
def book() -> Response:
    """422 with the reasons where nothing was written, 409 where the form was sent before, or the
    register says something else by now than the page did."""
    who = at_desk.writer()
    asked = look_up_told(request.form)
    found = _looked_up(asked)
    answer = typed("answer", LONGEST_ENTRY).strip()
    slip = slip_of(asked, found, outside=request.form.get("outside", ""), desk=_desk())
    read = _read(who, asked, found, slip)
    problems = _problems(asked, answer) | read.problems
    if problems:
        return wrong(problems)
    if request.form.get("seal") != found.seal:
        return changed(_("Chưa ghi: dữ liệu vừa đổi. Xin tra lại rồi lưu."))
    used = at_desk.prepared(asked.prepared)
    if asked.prepared and used is None:
        return changed(at_desk.another_answer())
    if used is not None:
        slip = replace(slip, basis=basis_told(used, today_in_vietnam()))
    try:
        number = _write(who, read, answer, slip)
    except writing.Twice:
        return changed(_("Phiếu này vừa được ghi rồi. Xin mở phiếu mới."))
    post = at_desk.told_post()
    prints = request.form.get("then") == PRINT
    go = addresses.search_slip(number, post) if prints else addresses.counter(post, written=number)
    return done(_("Đã ghi {number}.", number=number), go=go)


def _looked_up(asked: LookUp) -> Found:
    with reading_at_counter() as (connection, register):
        return look_up(connection, asked, scope=register, today=today_in_vietnam())


def _desk() -> str:
    station = own_station()
    return desk_name(scope().vn34, station.host if station else "")


def _read(who: Writer, asked: LookUp, found: Found, slip: Slip) -> request_form.Read:
    """As the form of a request is read, with what the counter knows of it."""
    rights = [code for code in rights_of(asked, found).split("|") if code]
    told = {**request.form.to_dict(), "kind": "search", "question": question_words(slip)}
    today = clock.latest_day()
    many = {"topics": [], "rights": rights}
    return request_form.read(told, many, today, today, vn34=who.scope.vn34)


def _problems(asked: LookUp, answer: str) -> dict[str, str]:
    found = {}
    if not asked.text:
        found["q"] = _("Xin gõ tên hoặc số để tra.")
    if not answer:
        found["answer"] = _("Xin ghi câu trả lời.")
    return found


def _write(who: Writer, read: request_form.Read, answer: str, slip: Slip) -> str:
    with transaction(who) as connection:
        return taking_down.take_down(
            connection,
            who,
            read.values,
            read.contact,
            form_key=at_desk.form_key(),
            assignee_id=None,
            answer=answer,
            today=clock.latest_day(),
            illustrative=site().settings.demo,
            slip=slip.to_json(),
        )


@blueprint.get("/xuat/yeu-cau/<number>/phieu.pdf", endpoint="slip")
def slip_file(number: str) -> Response:
    """The slip on A5. 404 for somebody else's request as for one without a slip."""
    from reports.search_slip import slip_pdf

    booked = slip_in_sight(number)
    if booked is None:
        raise NotFound
    named = FileName(f"phieu-tra-cuu-{number.lower()}", "pdf", _("Phiếu tra cứu {n}", n=number))
    return give(slip_pdf(booked), named, subject="request slip.pdf", vn34=scope().vn34)
