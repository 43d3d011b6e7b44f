"""What becomes of a listing on the exchange: one form, with its day."""

from flask import Blueprint, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from data_access.accounts.writer import Writer
from data_access.network.requests import listings
from domain.network.listings import STATES, WITHDRAWN
from domain.network.requests import LONGEST_ENTRY
from language import _
from web import answers, at_desk, clock
from web.form_values import day, number, typed

blueprint = Blueprint("request_listings", __name__)


@blueprint.post("/ghi/yeu-cau/<int:request_id>/dang", endpoint="put")
def put(request_id: int) -> Response:
    """`listing`: what it becomes; `day`: since when; who withdraws it says why."""
    state = request.form.get("listing", "")
    on = day("day")
    reason = typed("reason", LONGEST_ENTRY).strip()
    problems = {}
    if state not in STATES:
        problems["listing"] = _("Xin chọn đăng hoặc rút.")
    if on is None:
        problems["day"] = _("Xin ghi ngày, ví dụ 01/12/2026.")
    if state == WITHDRAWN and not reason:
        problems["reason"] = _("Xin ghi lý do rút.")
    if on is None or problems:
        return answers.wrong(problems)
    told = on
    version = number("version")

    def do(connection: Connection, who: Writer) -> None:
        today = clock.latest_day()
        listings.put(connection, who, request_id, version, state, told, reason, today)

    try:
        return at_desk.write(do, _("Đã ghi tình trạng đăng."))
    except listings.WrongDay:
        said = _("Ngày phải từ ngày của tình trạng trước đến hôm nay.")
        return answers.wrong({"day": said})
