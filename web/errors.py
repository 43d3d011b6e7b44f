"""Errors, translated once at the edge: pages in the reader's language, short JSON for callbacks.
Nothing of the inside is told."""

import errno
import logging
from pathlib import Path

from flask import Flask, g, jsonify, make_response, redirect, render_template, request
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response

from data_access.database import faults
from data_access.database.faults import (
    NO_ROOM,
    Busy,
    Damaged,
    DatabaseUnavailable,
    DiskFull,
    ReadOnly,
)
from data_access.records.loading import NotFound as RecordNotFound
from language import N_, _
from sitemap import addresses
from web.access import note_denied, principal, signed_in
from web.addresses import page_before
from web.long_reads import FULL, RETRY_SECONDS, TooMany

log = logging.getLogger("ipplatform")
SECRET_ADDRESSES = ("feeds.calendar",)
"""Endpoints whose address is itself a secret."""
LONGEST_LOGGED = 200
DISK_FULL = N_(
    "Ổ đĩa của máy chủ đã đầy nên yêu cầu vừa gửi chưa được thực hiện; không có gì ghi dở. Xem và tra cứu vẫn dùng được."
    " Xin báo quản trị viên, rồi gửi lại khi có chỗ."
)
READ_ONLY = N_(
    "Máy chủ đang không ghi được dữ liệu nên yêu cầu vừa gửi chưa được thực hiện; không có gì ghi dở."
    " Xin báo quản trị viên, rồi gửi lại sau."
)
WITHOUT_POST = N_(
    "Tài khoản chưa có vai nào nên chưa xem được gì. Xin hỏi quản trị viên của hệ thống để được giao vai."
)
TEXTS = {
    400: (
        N_("Yêu cầu không hợp lệ"),
        N_("Địa chỉ hoặc biểu mẫu không đọc được. Xin tải lại trang và thử lại."),
    ),
    401: (
        N_("Phiên làm việc đã kết thúc"),
        N_("Yêu cầu vừa gửi chưa được thực hiện. Xin đăng nhập lại rồi gửi lại."),
    ),
    403: (N_("Không có quyền xem trang này"), N_("Vai trò của tài khoản không bao gồm trang này.")),
    404: (
        N_("Không tìm thấy"),
        N_("Không có trang nào ở địa chỉ này, hoặc trang thuộc phạm vi khác."),
    ),
    405: (N_("Yêu cầu không hợp lệ"), N_("Địa chỉ này không nhận kiểu yêu cầu đó.")),
    409: (
        N_("Đã có thay đổi ở nơi khác"),
        N_("Nội dung đã đổi từ khi trang này được mở. Xin mở lại trang rồi thử lại."),
    ),
    413: (N_("Quá lớn"), N_("Dữ liệu gửi lên vượt quá giới hạn.")),
    429: (N_("Quá nhiều yêu cầu"), N_("Xin thử lại sau ít phút.")),
    500: (
        N_("Có lỗi ở phía hệ thống"),
        N_("Lỗi đã được ghi lại. Xin thử lại; nếu vẫn lỗi, xin báo quản trị viên."),
    ),
    503: (
        N_("Hệ thống tạm thời gián đoạn"),
        N_("Cơ sở dữ liệu chưa trả lời. Trang sẽ dùng lại được ngay khi kết nối trở lại."),
    ),
}

BUSY = N_(
    "Đang nhập một tệp lớn, vui lòng thử lại sau ít phút. Yêu cầu vừa gửi chưa được thực hiện; không có gì ghi dở."
)
NAMES = {
    Busy: "database locked",
    DiskFull: "disk full",
    ReadOnly: "database read-only",
    Damaged: "database damaged",
}
SENTENCES = {Busy: BUSY, DiskFull: DISK_FULL, ReadOnly: READ_ONLY}
"""Of faults that say more than that the database is away: what the log calls them, and what people
are told."""


def init_app(server: Flask) -> None:
    server.register_error_handler(HTTPException, of_http)
    server.register_error_handler(RecordNotFound, of_record)
    server.register_error_handler(DatabaseUnavailable, of_database)
    server.register_error_handler(TooMany, of_many)
    server.register_error_handler(OSError, of_system)
    server.register_error_handler(Exception, of_program)


def of_http(error: HTTPException) -> Response:
    """Answers an HTTP error; its own description is not shown, it may quote the request."""
    if isinstance(error.response, Response):
        return error.response
    if isinstance(error, RequestRedirect):
        return redirect(error.new_url, error.code)
    try:
        if error.code == 404:
            # asked for by a callback: no mistyped address
            if request.path == "/_dash-update-component":
                g.denied = g.get("denied") or _subject()
            note_denied()
    except DatabaseUnavailable as away:
        return of_database(away)
    if error.code == 403 and signed_in() and not principal().posts:
        return answer(403, _(WITHOUT_POST))
    return answer(error.code or 500, back=_sign_in_again() if error.code == 401 else None)


def _sign_in_again() -> str:
    """The sign-in, and from there the page whose form came too late."""
    return addresses.sign_in(page_before(request.referrer, request.host))


def of_record(_error: RecordNotFound) -> Response:
    """A record that is not there, or not the asker's to see; both alike."""
    return of_http(NotFound())


def _subject() -> str:
    """The address on which a record was asked for: of the page, or the page's that a callback
    belongs to."""
    body = request.get_json(silent=True) if request.is_json else None
    inputs = body.get("inputs", []) if isinstance(body, dict) else []
    paths = [
        i.get("value") for i in inputs if isinstance(i, dict) and i.get("property") == "pathname"
    ]
    return str(paths[0]) if paths else request.path


def of_database(error: DatabaseUnavailable) -> Response:
    log.warning("%s: %s", NAMES.get(type(error), "database away"), type(error.__cause__).__name__)
    sentence = SENTENCES.get(type(error))
    response = answer(503, _(sentence) if sentence else None)
    response.headers["Retry-After"] = "5"
    return response


def of_many(_error: TooMany) -> Response:
    """As many long downloads as are sent at once."""
    response = answer(503, _(FULL))
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def of_system(error: OSError) -> Response:
    """A file that could not be written because the disk is full or read-only is told as what it is;
    any other is a fault of ours."""
    if error.errno in (*NO_ROOM, errno.EROFS):
        fault = faults.of_system(error, Path())
        fault.__cause__ = error
        return of_database(fault)
    return of_program(error)


def of_program(error: Exception) -> Response:
    log.exception(
        "%s %s failed: %s", request.method, _place(), type(error).__name__, exc_info=error
    )
    return answer(500)


def _place() -> str:
    """The address for the log: one line, without what a reader of the log could use or a sender
    would write into it."""
    if request.endpoint in SECRET_ADDRESSES:
        return str(request.url_rule)
    return "".join(c if c.isprintable() else "·" for c in request.path[:LONGEST_LOGGED])


def answer(code: int, detail: str | None = None, *, back: str | None = None) -> Response:
    """The page, or for callbacks and other Dash requests the JSON, of an error code; `detail`: its
    sentence, in the reader's language, where the code's own says too little; `back`: the address
    that shows how things stand, '/' without one."""
    title, text = TEXTS.get(code, TEXTS[400] if code < 500 else TEXTS[500])
    if request.path.startswith("/_dash"):
        return make_response(jsonify(error=_(title), detail=detail or _(text)), code)
    return make_response(
        render_template("error.html", code=code, title=_(title), text=detail or _(text), back=back),
        code,
    )
