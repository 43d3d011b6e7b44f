"""What handlers write about requests: each address takes one form. The request is looked for in the
scope of the post that sends it: somebody else's answers like one that does not exist.
"""

import secrets
from collections.abc import Callable

from flask import Blueprint, g, request
from sqlalchemy import Connection
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.network.requests import writing
from domain.network.requests import LONGEST_ENTRY, OUTSIDE, WAITING, desk_named, is_number
from language import _
from read_models import request_form
from read_models.plain_values import parameter
from read_models.query_strings import POST
from sitemap import addresses
from web import answers, clock
from web.access import principal, scope
from web.desk import writing as transaction
from web.form_values import day, number, typed
from web.given_file import query
from web.site import site

blueprint = Blueprint("requests", __name__)
LONGEST_KEY = 40
Act = Callable[[Connection, Writer], None]


def _writer() -> Writer:
    """Who belongs to nothing has no desk: NotFound."""
    person = principal()
    own = scope()
    if own.kind not in ("province", "station", "national"):
        raise NotFound
    return Writer(person.id, person.username, person.name, own.vn34 or "", own)


def _post() -> str:
    return parameter(query(), POST)


def _read(who: Writer, received: bool = True) -> request_form.Read:
    many = {name: request.form.getlist(name) for name in ("topics", "rights")}
    today = clock.latest_day()
    told = day("received") if received else today
    return request_form.read(request.form, many, told, today, vn34=who.scope.vn34)


@blueprint.post("/ghi/yeu-cau", endpoint="take_down")
def take_down() -> Response:
    """422 with the reasons where nothing was written, 409 where the form was sent before."""
    who = _writer()
    found = _read(who)
    answer = typed("answer", LONGEST_ENTRY).strip()
    if found.problems:
        return answers.wrong(found.problems)
    key = request.form.get("form_key", "")[:LONGEST_KEY] or secrets.token_hex(16)
    try:
        with transaction(who) as connection:
            given = writing.take_down(
                connection,
                who,
                found.values,
                found.contact,
                form_key=key,
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
        return answers.done(said, go=addresses.new_request(_post(), written=given))
    return answers.done(said, go=addresses.one_request(given, _post()))


def _done(act: Act, said: str, *, go: str = "") -> Response:
    """What was written, or the answer that says why nothing was."""
    who = _writer()
    try:
        with transaction(who) as connection:
            act(connection, who)
    except Gone as gone:
        g.denied = addresses.requests()
        raise NotFound from gone
    except Conflict as clash:
        return answers.conflict(clash)
    except writing.NotInHand:
        return answers.changed(_("Chưa ghi: yêu cầu đang ở nơi khác xử lý; đơn vị chỉ đọc."))
    except writing.WrongMove:
        return answers.changed(_("Chưa ghi: yêu cầu đã sang bước khác. Xin tải lại trang."))
    except writing.NotOfDesk:
        return answers.wrong({"assignee": _("Xin chọn một người của đơn vị đang xử lý.")})
    except (writing.SameDesk, writing.NoSuchDesk):
        return answers.wrong({"to": _("Xin chọn nơi nhận trong danh sách.")})
    except writing.Unknown:
        return answers.wrong({"other": _("Không có yêu cầu nào khác mang mã này.")})
    return answers.done(said, go=go)


def _back() -> str:
    """The page of the request without the form that was open over it."""
    told = request.form.get("number", "")
    return addresses.one_request(told, _post()) if is_number(told) else ""


@blueprint.post("/ghi/yeu-cau/<int:request_id>/tra-loi", endpoint="answer")
def answer(request_id: int) -> Response:
    """`then`: as what the request goes on."""
    text = typed("text", LONGEST_ENTRY).strip()
    then = request.form.get("then", "")
    if not text:
        return answers.wrong({"text": _("Xin ghi câu trả lời.")})
    version = number("version")
    today = clock.latest_day()
    return _done(
        lambda conn, who: writing.answer(conn, who, request_id, version, text, then, today),
        _("Đã ghi câu trả lời."),
    )


@blueprint.post("/ghi/yeu-cau/<int:request_id>/ghi-chu", endpoint="note")
def note(request_id: int) -> Response:
    text = typed("text", LONGEST_ENTRY).strip()
    version = number("version")
    today = clock.latest_day()
    if not text:
        return answers.wrong({"text": _("Xin ghi nội dung ghi chú.")})
    return _done(
        lambda conn, who: writing.note(conn, who, request_id, version, text, today),
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
        writing.move(connection, who, request_id, version, wanted, reason, today, other=other[:20])

    return _done(do, _("Đã chuyển bước."), go=_back())


@blueprint.post("/ghi/yeu-cau/<int:request_id>/giao", endpoint="assign")
def assign(request_id: int) -> Response:
    """`assignee` 0 or '': nobody."""
    person = number("assignee") or None
    version = number("version")
    today = clock.latest_day()
    return _done(
        lambda conn, who: writing.assign(conn, who, request_id, version, person, today),
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
        writing.transfer(connection, who, request_id, version, given, reason, today)

    # whoever handled it alone does not see it any more: the queue is there always
    return _done(do, _("Đã chuyển yêu cầu."), go=addresses.asked_in(addresses.requests(), _post()))


@blueprint.post("/ghi/yeu-cau/<int:request_id>/sua", endpoint="correct")
def correct(request_id: int) -> Response:
    """Whose it is and when it came stay as they were taken down."""
    who = _writer()
    found = _read(who, received=False)
    wrong = {name: said for name, said in found.problems.items() if name in writing.CORRECTED}
    if wrong:
        return answers.wrong(wrong)
    version = number("version")
    today = clock.latest_day()
    contact = found.contact if "phone" in request.form else None
    return _done(
        lambda conn, own: writing.correct(
            conn, own, request_id, version, found.values, contact, today
        ),
        _("Đã lưu yêu cầu."),
        go=_back(),
    )
