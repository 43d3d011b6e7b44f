"""What a request asks to have changed in the register: proposed by whoever works on it, answered and
taken back by a post that may write the register.

The record is looked for in the register that the post looks into at the counter: another tenant's
is refused like one that does not exist.
"""

from flask import Blueprint, request
from sqlalchemy import Connection
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Gone, Writer
from data_access.annotations.corrections import ChangedSince
from data_access.proposals import by_requests as proposals
from data_access.proposals.by_requests import Wanted
from data_access.writing.edit import Unfit
from domain.records.asset import AssetRecord
from language import _
from read_models.corrections import BadValue
from web import answers, at_desk, clock
from web.access import reading, reading_at_counter, scope
from web.form_values import number, typed

blueprint = Blueprint("request_proposals", __name__)
LONGEST_TEXT, LONGEST_NUMBER = 1_000, 60


@blueprint.post("/ghi/yeu-cau/<int:request_id>/de-nghi", endpoint="propose")
def propose(request_id: int) -> Response:
    """Queued; the record stays as it is until it is answered."""
    told = Wanted(
        typed("record", LONGEST_NUMBER).strip(),
        request.form.get("field", ""),
        typed("new", LONGEST_TEXT).strip(),
        typed("reason", LONGEST_TEXT).strip(),
    )
    at_desk.writer()
    problems = {}
    if not told.number:
        problems["record"] = _("Xin ghi số đơn hoặc số văn bằng.")
    if not told.reason:
        problems["reason"] = _("Xin nêu căn cứ, ví dụ số và ngày của văn bản.")
    if problems:
        return answers.wrong(problems)
    version = number("version")
    found = _found(request_id, told.number)

    def do(connection: Connection, who: Writer) -> None:
        today = clock.latest_day()
        proposals.propose(
            connection, who, request_id, version=version, wanted=told, found=found, today=today
        )

    try:
        return at_desk.write(do, _("Đã ghi đề nghị sửa hồ sơ."))
    except proposals.NoSuchRecord:
        unknown = _("Không có hồ sơ nào mang số này trong dữ liệu của tỉnh.")
        return answers.wrong({"record": unknown})
    except proposals.SameValue:
        return answers.wrong({"new": _("Bản ghi đang có đúng giá trị này.")})
    except BadValue as bad:
        return answers.wrong({"new": str(bad)})


def _found(request_id: int, told: str) -> tuple[int, AssetRecord] | None:
    """The record in the register of the post, of the requester's province."""
    try:
        with reading() as connection:
            vn34 = proposals.province_of(connection, request_id, scope=scope())
    except Gone as gone:
        raise NotFound from gone
    with reading_at_counter() as (connection, register):
        return proposals.record_of_number(connection, told, scope=register, vn34=vn34)


@blueprint.post("/ghi/yeu-cau/<int:request_id>/de-nghi/<int:code>/tra-loi", endpoint="decide")
def decide(request_id: int, code: int) -> Response:
    """What is accepted is carried out at once; what is refused keeps its reason."""
    said = typed("answer", LONGEST_TEXT).strip()
    accepted = request.form.get("decision") == "accept"
    if not accepted and not said:
        return answers.wrong({"answer": _("Xin nêu lý do không chấp nhận.")})
    version = number("version")

    def do(connection: Connection, who: Writer) -> None:
        own, asset_id = _of(connection, who, request_id, version, code)
        today = clock.latest_day()
        proposals.answer(connection, own, asset_id, code, accepted=accepted, said=said, today=today)

    done = _("Đã chấp nhận và sửa bản ghi.") if accepted else _("Đã trả lời đề nghị.")
    try:
        return at_desk.write(do, done)
    except (Unfit, BadValue) as bad:
        return answers.wrong({"answer": _("Không sửa được bản ghi: {reason}", reason=bad)})


@blueprint.post("/ghi/yeu-cau/<int:request_id>/de-nghi/<int:code>/hoan-tac", endpoint="undo")
def undo(request_id: int, code: int) -> Response:
    version = number("version")

    def do(connection: Connection, who: Writer) -> None:
        own, asset_id = _of(connection, who, request_id, version, code)
        proposals.undo(connection, own, asset_id, code, clock.latest_day())

    try:
        return at_desk.write(do, _("Đã hoàn tác; hồ sơ trở lại giá trị trước."))
    except ChangedSince:
        said = _("Chưa hoàn tác: hồ sơ đã đổi sau khi chấp nhận. Xin đề nghị một giá trị mới.")
        return answers.changed(said)
    except Unfit as bad:
        return answers.changed(_("Không sửa được bản ghi: {reason}", reason=bad))


def _of(
    connection: Connection, who: Writer, request_id: int, version: int, code: int
) -> tuple[Writer, int]:
    """The person as the writer of the record's province, and the record."""
    vn34 = proposals.province_of(connection, request_id, scope=who.scope)
    asset_id = proposals.of_request(connection, who, request_id, version, code)
    return Writer(who.user_id, who.username, who.name, vn34, who.scope), asset_id
