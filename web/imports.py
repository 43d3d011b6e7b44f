"""The addresses of importing: a file comes in, a job is moved on, what it has held is decided. The
page itself is drawn by the dashboard.

The work is done by a process of its own (commands.import_job); what it needs to know of this one
goes through its environment.
"""

import errno
import os
from contextlib import ExitStack
from pathlib import Path

from flask import Blueprint, jsonify, request
from werkzeug.exceptions import BadRequest, Conflict, NotFound
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from data_access.accounts import audit
from data_access.database.faults import NO_ROOM, DiskFull
from data_access.database.faults import require_room as require_room_on_disk
from data_access.importing.jobs import (
    Folder,
    TooMany,
    TooMuch,
    begin,
    clear,
    require_room,
)
from data_access.importing.jobs.held import keep_held, move_held
from data_access.records.loading import NotFound as Gone
from data_access.writing.edit import Unfit
from domain.calendar.dates import today_in_vietnam
from domain.text.file_names import harmless
from language import _
from read_models.import_progress import progress_words
from read_models.imports import (
    APPLY,
    CANCELLED,
    DONE,
    FAILED,
    READ,
    READY,
    REFUSED,
    UNDO,
    ImportJob,
)
from sitemap import addresses
from web.access import principal, scope
from web.errors import answer
from web.form_values import LARGEST
from web.import_ending import cancel, forget_file
from web.import_jobs import current, move, moved_on, owner, require_file, start_next
from web.import_said import keeper, said
from web.site import site

blueprint = Blueprint("imports", __name__)


@blueprint.post("/nhap/tep")
def upload() -> Response:
    """Takes one file in and begins to read it; answers with the address where it is shown."""
    try:
        require_room_on_disk(site().settings.data_dir, request.content_length or 0)
        given = request.files.get("file")
        if given is None or not given.filename:
            raise BadRequest
        return jsonify(
            address=addresses.import_job(_take_in(given.stream.name, harmless(given.filename)))
        )
    except (TooMany, TooMuch) as told:
        refused = jsonify(detail=str(told))
        refused.status_code = 429 if isinstance(told, TooMany) else 409
        return refused
    except DiskFull:
        return _full()
    except OSError as error:
        if error.errno not in (*NO_ROOM, errno.EFBIG):
            raise
        return _full()


def _full() -> Response:
    full = jsonify(detail=_("Máy chủ hết chỗ trên đĩa; tệp chưa được nhận. Xin báo quản trị viên."))
    full.status_code = 507
    return full


def _take_in(stored: str, name: str) -> int:
    place = site()
    person = principal()
    clear(place.settings.data_dir)
    incoming = Path(stored)
    limits = {"most_jobs": place.settings.sender_jobs, "most_mb": place.settings.sender_mb}
    with ExitStack() as unless_written:
        with place.database.write(scope()) as connection:
            require_room(
                connection, place.settings.data_dir, person.id, incoming.stat().st_size, **limits
            )
            job = begin(connection, owner(), file=name, actor=person.username, role=person.role)
            detail = {"file": name, "bytes": incoming.stat().st_size}
            audit.append(
                connection,
                actor=person.username,
                action="uploaded",
                subject=str(job),
                vn34=person.vn34,
                detail=detail,
            )
            folder = Folder(place.settings.data_dir, job)
            kept = incoming.with_name(f"kept-{incoming.name}")
            unless_written.callback(folder.remove)
            unless_written.callback(kept.unlink, missing_ok=True)
            os.link(incoming, kept)  # the request gives up its own name of the file
            folder.take_in(kept)
        unless_written.pop_all()
    start_next()
    return job


@blueprint.get("/nhap/<int:number>/tien-do")
def progress(number: int) -> Response:
    """How far a job is, for the page that shows it."""
    job = current(number)
    told = progress_words(job)
    return jsonify(
        state=job.state,
        done=job.done,
        total=job.total,
        ahead=job.ahead,
        said=told.said,
        left=told.left,
    )


@blueprint.post("/nhap/<int:number>/<name>")
def step(number: int, name: str) -> Response:
    """Moves a job on: doc-lai (read again), ap-dung (apply), huy (cancel), hoan-tac (undo), xoa-tep
    (forget the file)."""
    job = current(number)
    actions = {
        "doc-lai": _read_again,
        "ap-dung": _apply,
        "huy": cancel,
        "hoan-tac": _undo,
        "xoa-tep": forget_file,
    }
    if name not in actions:
        raise NotFound
    actions[name](job)
    return redirect(addresses.import_job(number), 303)


def _read_again(job: ImportJob) -> None:
    """Once more, with what the sender says now."""
    require_file(job)
    move(job, (FAILED, CANCELLED, REFUSED, READY), READ, **said(job))


def _apply(job: ImportJob) -> None:
    """`cach`: dung takes the good rows, het refuses the file where one row is bad."""
    way = request.form.get("cach", "dung")
    if way not in ("dung", "het"):
        raise BadRequest
    if job.state == READY:
        require_file(job)
    move(job, (READY,), APPLY, strict=way == "het")


def _undo(job: ImportJob) -> None:
    if job.batch is None or job.undone_at is not None:
        raise moved_on(job)
    move(job, (DONE,), UNDO, undone_by=principal().username, undone_as=scope().post)


@blueprint.post("/nhap/cho-xem-xet/<int:batch>/<int:position>")
def keep(batch: int, position: int) -> Response:
    """The institute leaves a number where it is held, or gives it to the province that sent it
    (`quyet-dinh=chuyen`)."""
    actor = principal().username
    way = request.form.get("quyet-dinh", "giu")
    if way not in ("giu", "chuyen"):
        raise BadRequest
    if position > LARGEST:
        raise NotFound
    try:
        with site().database.write(scope()) as connection:
            if way == "giu":
                decided = keep_held(connection, batch, position, actor=actor)
            else:
                decided = move_held(
                    connection,
                    batch,
                    position,
                    scope=scope(),
                    actor=actor,
                    today=today_in_vietnam(),
                )
            if not decided:
                raise NotFound
    except Gone as gone:
        raise NotFound from gone
    except Unfit as unfit:
        raise Conflict(response=answer(409, str(unfit), back=addresses.IMPORTS)) from unfit
    return redirect(addresses.IMPORTS, 303)


@blueprint.post("/nhap/giai-thich/xoa")
def forget_columns() -> Response:
    """Takes back what the sender has explained about columns, or which addresses his province has
    declared (`dia-chi`); the next file is read as if nothing had been said."""
    from data_access.importing.explained_headings import forget
    from data_access.importing.own_addresses import forget_addresses

    place = site()
    person = principal()
    what = "addresses" if "dia-chi" in request.form else "columns"
    with place.database.write(scope()) as connection:
        if what == "addresses":
            n = forget_addresses(connection, person.vn34)
        else:
            n = forget(connection, keeper())
        if n:
            audit.append(
                connection,
                actor=person.username,
                action=f"{what}_forgotten",
                vn34=person.vn34,
                detail={what: n},
            )
    return redirect(addresses.IMPORTS, 303)
