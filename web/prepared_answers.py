"""Forms for the answers that the institute keeps ready, written by the manager."""

from flask import Blueprint, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.network.prepared_answers import keep_answer, move_answer
from language import _
from read_models.prepared_answers import MOVES, PUBLISHED, READ, RETIRED, prepared_read
from sitemap import addresses
from web import answers, clock
from web.access import principal, scope
from web.desk import writing
from web.form_values import number

blueprint = Blueprint("prepared_answers", __name__)


@blueprint.post("/ghi/vien/cau-tra-loi", endpoint="keep")
def keep() -> Response:
    """422 with the reasons where nothing was written, 409 where somebody else was first."""
    today = clock.latest_day()
    found = prepared_read(request.form, request.form.getlist("cites"), today)
    if found.problems:
        return answers.wrong(found.problems)
    who = _writer()
    which = {"answer_id": number("answer_id"), "version": number("version")}
    try:
        with writing(who) as connection:
            kept = keep_answer(connection, who, found.values, **which, today=today)
    except Gone as gone:
        raise NotFound from gone
    except Conflict as clash:
        return answers.conflict(clash)
    return answers.done(_("Đã lưu câu trả lời."), go=addresses.prepared_answers(kept))


@blueprint.post("/ghi/vien/cau-tra-loi/<int:answer_id>/buoc", endpoint="move")
def move(answer_id: int) -> Response:
    """`move`: published, retired, or read again."""
    did = request.form.get("move", "")
    if did not in MOVES:
        raise NotFound
    who = _writer()
    version = number("version")
    try:
        with writing(who) as connection:
            move_answer(
                connection,
                who,
                answer_id=answer_id,
                version=version,
                did=did,
                today=clock.latest_day(),
            )
    except Gone as gone:
        raise NotFound from gone
    except Conflict as clash:
        return answers.changed(_("{name} vừa lưu trước; xin tải lại trang.", name=clash.by))
    said = {
        PUBLISHED: _("Các Trạm dùng được câu này."),
        RETIRED: _("Câu này ngừng dùng."),
        READ: _("Đã ghi là đọc lại hôm nay."),
    }
    return answers.done(said[did], go=addresses.prepared_answers(answer_id))


def _writer() -> Writer:
    person = principal()
    return Writer(person.id, person.username, person.name, "", scope())
