"""What a form of the desk is answered: JSON that the browser shows beside the fields
(assets/desk.js)."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import jsonify, make_response, request
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict
from language import _

WRONG, CONFLICT = 422, 409


def in_background() -> bool:
    """Whether the browser sent the form itself (assets/desk.js) and shows the answer in it."""
    return request.accept_mimetypes.best == "application/json"


def done(said: str, *, go: str = "", file: str = "") -> Response:
    """Written. `go`: the page to open, else the page in sight is drawn anew; `file`: a file to
    download."""
    return make_response(jsonify(said=said, go=go, file=file))


def drafted(said: str, version: int) -> Response:
    """A draft was saved by itself: nothing is drawn anew, and the form knows of its new version."""
    return make_response(jsonify(said=said, version=version))


def wrong(
    problems: Mapping[str, str], said: str = "", *, status: int = WRONG, **more: Any
) -> Response:
    """Nothing was written: field → what is wrong with it and what to do."""
    text = said or _("Chưa ghi: xin xem các ô có lỗi.")
    return make_response(jsonify(said=text, problems=dict(problems), **more), status)


def checked(lines: Sequence[Mapping[str, str]], boxes: Mapping[str, str], said: str) -> Response:
    """Nothing was to be written: what is found in a form that is still typed. `boxes`: box of a
    reason → what it is asked for."""
    return make_response(jsonify(lines=list(lines), boxes=dict(boxes), said=said))


def changed(said: str) -> Response:
    """What the person saw is not so any more; nothing was written."""
    return make_response(jsonify(said=said), CONFLICT)


def conflict(found: Conflict) -> Response:
    """Somebody else saved first: both values are shown, nothing was overwritten. Sent again, the
    form knows of theirs."""
    first = _("{name} vừa lưu trước; giá trị vừa lưu ghi dưới từng ô.", name=found.by)
    text = first + " " + _("Nội dung đang nhập vẫn còn: bấm lưu lần nữa để thay bằng nội dung này.")
    return make_response(jsonify(said=text, theirs=found.theirs, version=found.version), CONFLICT)
