"""The addresses of importing: a file comes in, a job is moved on, files go out. The page itself is
drawn by the dashboard.

The work is done by a process of its own (commands.import_job); what it needs to know of this one
goes through its environment.
"""

import errno
import os
import time
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Blueprint, g, jsonify, request
from sqlalchemy import Connection
from werkzeug.exceptions import BadRequest, Conflict, Forbidden, NotFound
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from data_access.accounts import audit
from data_access.database import jobs
from data_access.database.faults import NO_ROOM, DiskFull
from data_access.database.faults import require_room as require_room_on_disk
from data_access.database.jobs import Owner
from data_access.importing.jobs import CANCELLED as STOPPED_BY_HAND
from data_access.importing.jobs import (
    Folder,
    TooMany,
    TooMuch,
    ahead,
    begin,
    clear,
    is_dead,
    mark_dead,
    require_room,
    settle,
    start_waiting,
    view_of,
    withdraw,
)
from data_access.importing.jobs.held import keep_held, move_held
from data_access.importing.stage import Stage, rejected_rows
from data_access.network.events import station_hosts
from data_access.records.loading import NotFound as Gone
from data_access.writing.edit import Unfit
from domain.calendar.dates import BadDate, add_months, parse_date, today_in_vietnam
from domain.places.assigned import address_key
from domain.places.provinces import PROVINCES_34
from domain.roles import ASSETS, DECLARING, OFFICER, PICTURES, importable
from domain.text.file_names import harmless
from domain.text.folding import sort_key
from language import _, language
from read_models.import_progress import progress_words
from read_models.import_templates import MONTHS, STATIONS, TEMPLATES, templates_for
from read_models.imports import (
    APPLY,
    CANCELLED,
    DONE,
    FAILED,
    READ,
    READY,
    REFUSED,
    RUNNING,
    UNDO,
    WAITING,
    ImportJob,
)
from read_models.plain_values import number
from sitemap import addresses
from sitemap.rights import IMPORTING
from web import access, clock
from web.access import principal, scope
from web.errors import answer
from web.form_values import LARGEST
from web.given_file import FileName, give
from web.site import site
from web.tried import tried

blueprint = Blueprint("imports", __name__)
LISTED_MONTHS = 24
MOST_MENDED, LONGEST_CELL, MOST_COLUMNS = 500, 2_000, 16_384
"""Cells of one file that are put right on the page, their characters, and columns of a sheet: a row
is filled up to the cell that is put right."""
STOPPING = 2.0
"""Seconds within which an import that was asked to stop has stopped; its process is ended after
half of them, whatever it does."""


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
    place, person = site(), principal()
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
            folder, kept = (
                Folder(place.settings.data_dir, job),
                incoming.with_name(f"kept-{incoming.name}"),
            )
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
        "huy": _cancel,
        "hoan-tac": _undo,
        "xoa-tep": _forget_file,
    }
    if name not in actions:
        raise NotFound
    actions[name](job)
    return redirect(addresses.import_job(number), 303)


def _read_again(job: ImportJob) -> None:
    """Once more, with what the sender says now: `cot:<heading>` is what a column holds, `bang-ma`
    the confirmed encoding, `tinh` the province that the institute declares, `khong-dia-chi` whether
    an officer's rows without an address are the own province's, `an` whether hidden sheets and rows
    are read, `loai` the kind of data of a file whose headings are not known, `bo-phan` a part that is
    not to be read and needs no more attention, `dia-chi` whether addresses without a province are
    the own one's, but for those of `tru`, `sua:<row>:<column>:<sheet>` what a cell says
    instead, `bo-sua` that cells stand as in the file again, `ngay` the day that the
    list is of."""
    _require_file(job)
    told: dict[str, Any] = {"columns": {**job.detail.get("columns", {}), **_columns(job)}}
    if kind := request.form.get("loai"):
        told["asked_kind"] = _kind(kind)
    if part := request.form.get("bo-phan"):
        told["set_aside"] = sorted({*job.detail.get("set_aside", ()), part[:200]})
    if encoding := request.form.get("bang-ma"):
        told["encoding"] = encoding
    if "tinh" in request.form:
        told["declared"] = _province(job, request.form["tinh"])
    if "khong-dia-chi" in request.form:
        told["declared_own"] = _own_declared(job, request.form["khong-dia-chi"])
    if "dia-chi" in request.form:
        told |= _own_addresses(job, request.form["dia-chi"])
    if cells := _mended():
        told["mended"] = [*job.detail.get("mended", ()), *cells][-MOST_MENDED:]
    if "ngay" in request.form:
        told["list_day_said"] = _list_day(job, request.form["ngay"])
    if "bo-sua" in request.form:
        told["mended"] = []
    if "an" in request.form:
        told["hidden"] = request.form["an"] == "doc"
    _move(job, (FAILED, CANCELLED, REFUSED, READY), READ, **told)


def _require_file(job: ImportJob) -> None:
    """Files are forgotten after a while. Raises Conflict, which says what to do."""
    if not Folder(site().settings.data_dir, job.id).file.exists():
        text = _("Tệp của lần nhập này đã được xóa; hãy gửi lại tệp.")
        raise Conflict(response=answer(409, text, back=addresses.IMPORTS))


def _columns(job: ImportJob) -> dict[str, str]:
    """Heading → field, as the sender explains them. A heading that is known keeps its meaning."""
    from data_access.importing.explained_headings import would_contradict

    said = {
        name.removeprefix("cot:"): field
        for name, field in request.form.items()
        if name.startswith("cot:")
    }
    if said and keeper() is None:
        text = _(
            "Tài khoản của Trạm không gán ý nghĩa cho cột; hãy dùng mẫu bảng tính của hệ thống."
        )
        raise _denied(job, text, columns=[heading[:60] for heading in said][:20])
    for heading, field in said.items():
        if would_contradict(heading, field, str(job.detail.get("kind") or ASSETS)):
            text = _(
                "“{heading}” là tiêu đề đã biết, không gán ý nghĩa khác được", heading=heading[:60]
            )
            raise BadRequest(response=answer(400, text, back=addresses.import_job(job.id)))
    return said


def _kind(code: str) -> str:
    """A kind of data that the person may import."""
    if code not in importable(principal().role) - {PICTURES}:
        raise BadRequest
    return code


def keeper() -> str | None:
    """Under what the signed-in person's explanations of columns are kept."""
    from data_access.importing.explained_headings import keeper_of

    person = principal()
    return keeper_of(person.role, person.vn34)


def _denied(job: ImportJob, text: str, **detail: Any) -> Forbidden:
    """A try at what is not the person's to say: nothing changes, and it stands in the audit log."""
    person = principal()
    with site().database.write_signin() as connection:
        audit.append(
            connection,
            actor=person.username,
            action="import_denied",
            subject=f"job {job.id}",
            vn34=person.vn34,
            detail=detail,
        )
    return Forbidden(response=answer(403, text, back=addresses.import_job(job.id)))


def _own_declared(job: ImportJob, said: str) -> bool:
    """Whether an officer says of this file that its rows without an address are the own
    province's."""
    if principal().role != OFFICER or job.vn34 != principal().vn34:
        raise _denied(
            job, _("Chỉ chuyên viên của tỉnh gửi tệp nói được điều này."), declared=said[:20]
        )
    return said == "tinh"


def _own_addresses(job: ImportJob, said: str) -> dict[str, Any]:
    """What an officer says of this file's addresses that name no province."""
    own = _own_declared(job, said)
    foreign = [address_key(text) for text in request.form.getlist("tru")] if own else []
    return {"own_addresses": own, "foreign_addresses": foreign}


def _list_day(job: ImportJob, text: str) -> str:
    """ISO. Raises BadRequest for what is no day, or one to come."""
    try:
        day = parse_date(text)
    except BadDate as problem:
        told = f"{problem}."
        raise BadRequest(response=answer(400, told, back=addresses.import_job(job.id))) from problem
    if day > today_in_vietnam():
        told = _("Ngày của danh sách không thể sau hôm nay.")
        raise BadRequest(response=answer(400, told, back=addresses.import_job(job.id)))
    return day.isoformat()


def _mended() -> list[list[Any]]:
    """[sheet, row, column, text] of every cell that was put right. Raises BadRequest for a name
    that is no cell's."""
    found = []
    for name, text in request.form.items(multi=True):
        if name.startswith("sua:") and text.strip():
            _sign, row, column, sheet = (*name.split(":", 3), "", "", "")[:4]
            line, cell = number(row), number(column)
            if line is None or cell is None or cell >= MOST_COLUMNS:
                raise BadRequest
            found.append([sheet, line, cell, text.strip()[:LONGEST_CELL]])
    return found


def _province(job: ImportJob, code: str) -> str | None:
    """The province that the institute declares for rows without address; None: it declares none.
    Nobody else declares one, and what a province sent is that province's."""
    if principal().role not in DECLARING:
        raise _denied(
            job, _("Chỉ Viện khai báo tỉnh cho các dòng không có địa chỉ."), declared=code[:20]
        )
    if job.vn34 is not None:
        text = _("Tệp này do tài khoản của tỉnh gửi; các dòng của tệp chỉ thuộc tỉnh đó.")
        raise BadRequest(response=answer(400, text, back=addresses.import_job(job.id)))
    if code and code not in PROVINCES_34:
        raise BadRequest
    return code or None


def _apply(job: ImportJob) -> None:
    """`cach`: dung takes the good rows, het refuses the file where one row is bad."""
    way = request.form.get("cach", "dung")
    if way not in ("dung", "het"):
        raise BadRequest
    if job.state == READY:
        _require_file(job)
    _move(job, (READY,), APPLY, strict=way == "het")


def _undo(job: ImportJob) -> None:
    if job.batch is None or job.undone_at is not None:
        raise _moved_on(job)
    _move(job, (DONE,), UNDO, undone_by=principal().username, undone_as=scope().post)


def _cancel(job: ImportJob) -> None:
    """One that runs is ended, with what it was writing; one that waits for its turn stands as
    before; one that waits for a decision ends here. What has come to its end meanwhile stays as it
    is."""
    place = site()
    folder = Folder(place.settings.data_dir, job.id)
    if job.state == WAITING:
        with place.database.write(scope()) as connection:
            if withdraw(connection, jobs.find(connection, job.id, owner())):
                return
    if job.state == READY:
        with place.database.write(scope()) as connection:
            _end_undecided(connection, job, expected=(READY, CANCELLED))
        folder.remove_stage()
        return
    folder.cancel()
    _await_end(job.id, folder)


def _end_undecided(connection: Connection, job: ImportJob, *, expected: tuple[str, ...]) -> None:
    """An import that waits for a decision is not to have one. Raises Conflict where it is, by now,
    in none of the expected states: somebody has decided otherwise, and a process needs what is
    about to be removed."""
    if jobs.move(connection, job.id, expected=(READY,), state=CANCELLED):
        jobs.note(connection, job.id, CANCELLED)
    elif jobs.find(connection, job.id, owner()).state not in expected:
        raise _moved_on(job)


def _await_end(number: int, folder: Folder) -> None:
    """Waits until whoever watches the process has ended it; ends it from here where nobody does."""
    begin = time.monotonic()
    ended = False
    while time.monotonic() - begin < STOPPING:
        with site().database.read(scope()) as connection:
            if jobs.find(connection, number, owner()).state != RUNNING:
                return
        if not ended and time.monotonic() - begin > STOPPING / 2:
            ended = folder.end_process()
        time.sleep(0.1)
    with site().database.write(scope()) as connection:
        settled = settle(connection, number, STOPPED_BY_HAND)
    if settled == CANCELLED:
        folder.give_back()
        site().database.give_back()


def _forget_file(job: ImportJob) -> None:
    """The file and what was read of it; what was written in the register stays, and can be taken
    back."""
    place = site()
    if job.state in (WAITING, RUNNING):
        raise _moved_on(job)
    with place.database.write(scope()) as connection:
        _end_undecided(connection, job, expected=(READY, DONE, FAILED, REFUSED, CANCELLED))
        audit.append(
            connection,
            actor=principal().username,
            action="upload_removed",
            subject=str(job.id),
            vn34=principal().vn34,
        )
    Folder(place.settings.data_dir, job.id).remove()


def _move(job: ImportJob, expected: tuple[str, ...], to: str, **detail: Any) -> None:
    """It waits for its turn. Of two people who press at the same time one is told that the job has
    moved on."""
    place = site()
    with place.database.write(scope()) as connection:
        if not jobs.move(connection, job.id, expected=expected, state=WAITING):
            raise _moved_on(job)
        jobs.note(connection, job.id, step=to, done=0, problem=None, language=language(), **detail)
        Folder(place.settings.data_dir, job.id).go_on()
    start_next()


def _moved_on(job: ImportJob) -> Conflict:
    text = _(
        "Lần nhập này đã được xử lý ở cửa sổ khác hoặc bởi người khác từ khi trang được mở; yêu cầu vừa gửi không được thực hiện."
    )
    return Conflict(response=answer(409, text, back=addresses.import_job(job.id)))


def start_next() -> None:
    """Starts the imports whose turn it is; where turns cannot be given now, whoever looks next
    gives them."""
    place = site()
    most, environment = place.settings.jobs_at_once, place.settings.environment()
    tried(
        "turns of imports",
        lambda: start_waiting(place.database, place.settings.data_dir, most, environment),
    )


@blueprint.post("/nhap/cho-xem-xet/<int:batch>/<int:position>")
def keep(batch: int, position: int) -> Response:
    """The institute leaves a number where it is held, or gives it to the province that sent it
    (`quyet-dinh=chuyen`)."""
    actor, way = principal().username, request.form.get("quyet-dinh", "giu")
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

    place, person = site(), principal()
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


@blueprint.get("/xuat/nhap/<int:number>/dong-loi.xlsx")
def rejected(number: int) -> Response:
    """The rejected rows as they stood, with the reason beside: corrected, the file can be dropped
    again."""
    from reports.import_files import rejected_workbook

    job, place = current(number), site()
    folder = Folder(place.settings.data_dir, number)
    if not folder.stage.exists() or job.state in (WAITING, RUNNING):
        raise NotFound
    with Stage(folder.stage) as stage:
        columns = stage.get("columns") or [_("Số đơn, số văn bằng"), _("Tên")]
        book = rejected_workbook(columns, rejected_rows(stage))
    name = FileName(
        f"dong-loi-{number}", "xlsx", _("Dòng lỗi của {file}", file=Path(job.file).stem)
    )
    return give(book, name, subject=f"import {number} rejected", vn34=principal().vn34)


@blueprint.get("/xuat/mau/<name>.xlsx")
def template(name: str) -> Response:
    from reports.import_files import template_workbook

    if name not in TEMPLATES:
        raise NotFound
    if not access.act_where(IMPORTING, lambda: name in templates_for(principal().role)):
        raise Forbidden
    named = FileName(f"mau-{name}", "xlsx", _(TEMPLATES[name].title))
    return give(
        template_workbook(name, _lists(name)),
        named,
        subject=f"template {name}",
        vn34=principal().vn34,
    )


def _lists(name: str) -> dict[str, list[str]]:
    """What drop-down lists of a template hold today: the stations that the person sees, by name,
    and the months that are over, the newest first."""
    if not any(field.listed for field in TEMPLATES[name].fields):
        return {}
    with access.reading() as connection:
        hosts = station_hosts(connection, scope=scope())
    first = clock.latest_day().replace(day=1)
    months = [f"{add_months(first, -n):%m/%Y}" for n in range(1, LISTED_MONTHS + 1)]
    return {STATIONS: sorted(hosts.values(), key=sort_key), MONTHS: months}


def owner() -> Owner:
    """The signed-in person as the owner of jobs."""
    return Owner(scope(), principal().id)


def current(number: int) -> ImportJob:
    """The job as it stands; 404 for one of somebody else as for one that does not exist."""
    place = site()
    job = access.act_where(IMPORTING, lambda: _found(number))
    if job is None:
        g.denied = addresses.import_job(number)
        raise NotFound
    try:
        if is_dead(job, place.settings.data_dir):
            tried("the end of an import", lambda: _mark_dead(job))
        if job.state in (WAITING, RUNNING):
            start_next()
        with place.database.read(scope()) as connection:
            view = view_of(connection, jobs.find(connection, number, owner()))
        return replace(view, ahead=ahead(place.database, number)) if view.state == WAITING else view
    except jobs.NoJob as missing:
        g.denied = addresses.import_job(number)
        raise NotFound from missing


def _found(number: int) -> jobs.Job | None:
    try:
        with site().database.read(scope()) as connection:
            return jobs.find(connection, number, owner())
    except jobs.NoJob:
        return None


def _mark_dead(job: jobs.Job) -> None:
    with site().database.write(scope()) as connection:
        mark_dead(connection, job, site().settings.data_dir)
