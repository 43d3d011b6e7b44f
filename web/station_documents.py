"""The documents of a station: sent with a form, taken off its page, given back as files. Whoever may
not see the station finds none of it."""

import contextlib

from flask import Blueprint, g, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Gone
from data_access.database import attachments
from data_access.network import station_documents as documents
from language import _
from read_models.station_documents import KINDS
from sitemap import addresses
from web import answers
from web.access import reading, scope
from web.desk import writing
from web.form_values import typed
from web.given_file import FileName, give
from web.site import site
from web.station_reports import illustrative, of_station

blueprint = Blueprint("station_documents", __name__)
LARGEST = 20_000_000
"""Bytes of one document."""


@blueprint.post("/ghi/tram/<int:station_id>/giay-to")
def add(station_id: int) -> Response:
    """404 for no station, 422 for a file that is none of those that are taken."""
    who, view = of_station(station_id)
    title = typed("title", 200)
    kind = request.form.get("kind", "")
    problems = {} if kind in KINDS else {"kind": _("Xin chọn một loại giấy tờ.")}
    if not title:
        problems["title"] = _("Xin ghi tên giấy tờ.")
    file, problem = _file(store=not problems)
    if file is None:
        problems["file"] = problem
    if file is None or problems:
        return answers.wrong({name: said for name, said in problems.items() if said})
    words = {"kind": kind, "title": title}
    mark = illustrative(view)
    with writing(who) as connection:
        documents.add_document(connection, who, station_id, file, **words, illustrative=mark)
    return answers.done(_("Đã thêm giấy tờ của Trạm."))


def _file(*, store: bool) -> tuple[attachments.Attachment | None, str]:
    """What was sent, kept where all else is right, or what is wrong with it."""
    sent = request.files.get("file")
    if sent is None:
        return None, _("Xin chọn một tệp.")
    with contextlib.closing(sent):
        if not sent.filename:
            return None, _("Xin chọn một tệp.")
        if not store:
            return None, ""
        content = sent.stream.read(LARGEST + 1)
    folder, kinds = site().settings.data_dir, attachments.PAPERS
    try:
        kept = attachments.attach(folder, sent.filename, content, kinds=kinds, largest=LARGEST)
    except attachments.BadFile as bad:
        return None, str(bad)
    return kept, ""


@blueprint.post("/ghi/tram/<int:station_id>/giay-to/<int:document_id>/bo")
def remove(station_id: int, document_id: int) -> Response:
    """404 for a document that is not there, or is another station's."""
    who, _view = of_station(station_id)
    try:
        with writing(who) as connection:
            documents.remove_document(connection, who, station_id, document_id)
    except Gone as gone:
        raise NotFound from gone
    return answers.done(_("Đã gỡ giấy tờ khỏi trang; tệp vẫn được lưu."))


@blueprint.get("/xuat/tram/<int:station_id>/giay-to/<int:document_id>")
def give_back(station_id: int, document_id: int) -> Response:
    """The file, never shown inside the site, under a name of ours."""
    with reading() as connection:
        found = documents.one_document(connection, station_id, document_id, scope=scope())
    if found is None:
        g.denied = addresses.station(station_id)
        raise NotFound
    try:
        content = attachments.read(site().settings.data_dir, found.sha256)
    except FileNotFoundError as missing:
        raise NotFound from missing
    named = FileName(f"tram-{station_id}-giay-to-{document_id}", found.type, found.title)
    subject = f"station document {station_id}/{document_id}"
    return give(content, named, subject=subject, vn34=None)
