"""Files of requests: sent with a form, taken off, given back. Whoever may not see the request, or
reads it alone, finds none of them."""

import contextlib

from flask import Blueprint, g, request
from sqlalchemy import Connection
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Writer
from data_access.database import attachments
from data_access.network.requests import files
from domain.text.file_names import plain_name
from language import _
from read_models.request_files import LARGEST, MOST
from sitemap import addresses
from web import answers, at_desk, clock
from web.access import reading, scope
from web.form_values import number
from web.given_file import FileName, give
from web.records import request_in_sight
from web.site import site

blueprint = Blueprint("request_attachments", __name__)
OK = 200


@blueprint.post("/ghi/yeu-cau/<int:request_id>/tep", endpoint="add")
def add(request_id: int) -> Response:
    """422 for a file that is none of those that are taken. What was not written leaves no file."""
    name, content = _sent()
    if content is None:
        return answers.wrong({"file": _("Xin chọn một tệp.")})
    try:
        kind = attachments.checked(content, kinds=attachments.PAPERS, largest=LARGEST)
    except attachments.BadFile as bad:
        return answers.wrong({"file": str(bad)})
    folder = site().settings.data_dir
    version = number("version")
    own = attachments.store_apart(folder, content)
    file = attachments.Attachment(plain_name(name), kind, len(content), own)

    def do(connection: Connection, who: Writer) -> None:
        files.add_file(connection, who, request_id, version, file, clock.latest_day())

    written = False
    try:
        answer = at_desk.write(do, _("Đã thêm tệp."))
        written = answer.status_code == OK
    except files.TooMany:
        answer = answers.wrong({"file": _("Mỗi yêu cầu có tối đa {n} tệp.", n=MOST)})
    finally:
        if not written:
            attachments.remove_apart(folder, own)
    return answer


def _sent() -> tuple[str, bytes | None]:
    """Name and content of what was sent; None where nothing was."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return "", None
    with contextlib.closing(sent):
        return sent.filename, sent.stream.read(LARGEST + 1)


@blueprint.post("/ghi/yeu-cau/<int:request_id>/tep/<int:file_id>/bo", endpoint="remove")
def remove(request_id: int, file_id: int) -> Response:
    """Name and content are gone; the thread keeps that there was a file."""
    version = number("version")
    gone: list[str] = []

    def do(connection: Connection, who: Writer) -> None:
        today = clock.latest_day()
        gone.append(files.take_off(connection, who, request_id, version, file_id, today))

    answer = at_desk.write(do, _("Đã xóa tệp."))
    if answer.status_code == OK:
        attachments.remove_apart(site().settings.data_dir, gone[-1])
    return answer


@blueprint.get("/xuat/yeu-cau/<number>/tep/<int:file_id>", endpoint="give_back")
def give_back(number: str, file_id: int) -> Response:
    """The file, never shown inside the site, under a name of ours."""
    whole = request_in_sight(number)
    found = None
    if whole is not None:
        with reading() as connection:
            found = files.one_file(connection, whole.row.id, file_id, scope=scope())
    if found is None:
        g.denied = addresses.requests()
        raise NotFound
    try:
        content = attachments.read(site().settings.data_dir, found.stored)
    except FileNotFoundError as missing:
        raise NotFound from missing
    title = found.name.rpartition(".")[0] or found.name
    named = FileName(f"{number.lower()}-tep-{file_id}", found.type, title)
    return give(content, named, subject=f"request file {number}/{file_id}", vn34=scope().vn34)
