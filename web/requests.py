"""What handlers write about requests: each address takes one form. The request is looked for in the
scope of the post that sends it: somebody else's answers like one that does not exist.
"""

from flask import Blueprint, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from data_access.accounts.writer import Writer
from data_access.network.requests import acts, handing_on, taking_down, writing
from domain.network.requests import LONGEST_ENTRY, OUTSIDE, WAITING, desk_named
from language import _
from read_models import request_form
from read_models.prepared_answers import basis_told
from sitemap import addresses
from web import answers, at_desk, clock
from web.desk import writing as transaction
from web.form_values import day, number, typed
from web.site import site

blueprint = Blueprint("requests", __name__)


def _read(who: Writer, received: bool = True) -> request_form.Read:
    many = {name: request.form.getlist(name) for name in ("topics", "rights")}
    today = clock.latest_day()
    told = day("received") if received else today
    return request_form.read(request.form, many, told, today, vn34=who.scope.vn34)


@blueprint.post("/ghi/yeu-cau", endpoint="take_down")
def take_down() -> Response:
    """422 with the reasons where nothing was written, 409 where the form was sent before."""
    who = at_desk.writer()
    found = _read(who)
    answer = typed("answer", LONGEST_ENTRY).strip()
    if found.problems:
        return answers.wrong(found.problems)
    try:
        with transaction(who) as connection:
            given = taking_down.take_down(
                connection,
                who,
                found.values,
                found.contact,
                form_key=at_desk.form_key(),
                assignee_id=number("assignee") or None,
                answer=answer,
                today=clock.latest_day(),
                illustrative=site().settings.demo,
            )
    except writing.Twice:
        return answers.changed(_("Yêu cầu này vừa được ghi rồi. Xin tải lại trang để ghi tiếp."))
    except writing.NotOfDesk:
        return answers.wrong({"assignee": _("Xin chọn một người của đơn vị.")})
    said = _("Đã ghi {number}.", number=given)
    if "further" in request.form:
        return answers.done(said, go=addresses.new_request(at_desk.told_post(), written=given))
    return answers.done(said, go=addresses.one_request(given, at_desk.told_post()))


@blueprint.post("/ghi/yeu-cau/<int:request_id>/tra-loi", endpoint="answer")
def answer(request_id: int) -> Response:
    """`then`: as what the request goes on."""
    text = typed("text", LONGEST_ENTRY).strip()
    then = request.form.get("then", "")
    if not text:
        return answers.wrong({"text": _("Xin ghi câu trả lời.")})
    version = number("version")
    today = clock.latest_day()
    chosen = number("cau")
    used = at_desk.prepared(chosen)
    if chosen and used is None:
        return answers.changed(at_desk.another_answer())
    basis = basis_told(used, today) if used else None
    return at_desk.write(
        lambda conn, who: acts.answer(conn, who, request_id, version, text, then, today, basis),
        _("Đã ghi câu trả lời."),
        go=at_desk.back(),
    )


@blueprint.post("/ghi/yeu-cau/<int:request_id>/ghi-chu", endpoint="note")
def note(request_id: int) -> Response:
    text = typed("text", LONGEST_ENTRY).strip()
    version = number("version")
    today = clock.latest_day()
    if not text:
        return answers.wrong({"text": _("Xin ghi nội dung ghi chú.")})
    return at_desk.write(
        lambda conn, who: acts.note(conn, who, request_id, version, text, today),
        _("Đã lưu ghi chú."),
    )


@blueprint.post("/ghi/yeu-cau/<int:request_id>/buoc", endpoint="move")
def move(request_id: int) -> Response:
    """`move`: where it goes; with a reason wherever one is wanted."""
    wanted = request.form.get("move", "")
    reason = typed("reason", LONGEST_ENTRY).strip()
    other = request.form.get("other", "").strip().upper()
    if wanted in (WAITING, OUTSIDE) and not reason:
        return answers.wrong({"reason": _("Xin ghi lý do, hoặc điều đang chờ người yêu cầu.")})
    version = number("version")
    today = clock.latest_day()

    def do(connection: Connection, who: Writer) -> None:
        acts.move(connection, who, request_id, version, wanted, reason, today, other=other[:20])

    return at_desk.write(do, _("Đã chuyển bước."), go=at_desk.back())


@blueprint.post("/ghi/yeu-cau/<int:request_id>/giao", endpoint="assign")
def assign(request_id: int) -> Response:
    """`assignee` 0 or '': nobody."""
    person = number("assignee") or None
    version = number("version")
    today = clock.latest_day()
    return at_desk.write(
        lambda conn, who: acts.assign(conn, who, request_id, version, person, today),
        _("Đã giao việc."),
    )


@blueprint.post("/ghi/yeu-cau/<int:request_id>/chuyen", endpoint="transfer")
def transfer(request_id: int) -> Response:
    """`to`: the desk, of receiving_desks; `reason`: why, for whoever gets it."""
    to = desk_named(request.form.get("to", ""))
    reason = typed("reason", LONGEST_ENTRY).strip()
    problems = {} if to else {"to": _("Xin chọn nơi nhận trong danh sách.")}
    if not reason:
        problems["reason"] = _("Xin ghi lý do chuyển; nơi nhận đọc được.")
    if to is None or problems:
        return answers.wrong(problems)
    version = number("version")
    today = clock.latest_day()
    given = to

    def do(connection: Connection, who: Writer) -> None:
        handing_on.transfer(connection, who, request_id, version, given, reason, today)

    # whoever handled it alone does not see it any more: the queue is there always
    return at_desk.write(
        do,
        _("Đã chuyển yêu cầu."),
        go=addresses.asked_in(addresses.requests(), at_desk.told_post()),
    )


@blueprint.post("/ghi/yeu-cau/<int:request_id>/sua", endpoint="correct")
def correct(request_id: int) -> Response:
    """Whose it is and when it came stay as they were taken down."""
    who = at_desk.writer()
    found = _read(who, received=False)
    told = (*acts.CORRECTED, "phone", "email")
    wrong = {name: said for name, said in found.problems.items() if name in told}
    if wrong:
        return answers.wrong(wrong)
    version = number("version")
    today = clock.latest_day()
    contact = found.contact if "phone" in request.form else None
    return at_desk.write(
        lambda conn, own: acts.correct(
            conn, own, request_id, version, found.values, contact, today
        ),
        _("Đã lưu yêu cầu."),
        go=at_desk.back(),
    )
