"""The import of a number as the signed-in person has it: found or a 404, moved on, and started when
it is its turn."""

from dataclasses import replace
from typing import Any

from flask import g
from werkzeug.exceptions import Conflict, NotFound

from data_access.database import jobs
from data_access.database.jobs import Owner
from data_access.importing.jobs import (
    Folder,
    ahead,
    is_dead,
    mark_dead,
    start_waiting,
    view_of,
)
from language import _, language
from read_models.imports import (
    RUNNING,
    WAITING,
    ImportJob,
)
from sitemap import addresses
from sitemap.rights import IMPORTING
from web import access
from web.access import principal, scope
from web.errors import answer
from web.site import site
from web.tried import tried


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


def start_next() -> None:
    """Starts the imports whose turn it is; where turns cannot be given now, whoever looks next
    gives them."""
    place = site()
    most = place.settings.jobs_at_once
    environment = place.settings.environment()
    tried(
        "turns of imports",
        lambda: start_waiting(place.database, place.settings.data_dir, most, environment),
    )


def require_file(job: ImportJob) -> None:
    """Files are forgotten after a while. Raises Conflict, which says what to do."""
    if not Folder(site().settings.data_dir, job.id).file.exists():
        text = _("Tệp của lần nhập này đã được xóa; hãy gửi lại tệp.")
        raise Conflict(response=answer(409, text, back=addresses.IMPORTS))


def move(job: ImportJob, expected: tuple[str, ...], to: str, **detail: Any) -> None:
    """It waits for its turn. Of two people who press at the same time one is told that the job has
    moved on."""
    place = site()
    with place.database.write(scope()) as connection:
        if not jobs.move(connection, job.id, expected=expected, state=WAITING):
            raise moved_on(job)
        jobs.note(connection, job.id, step=to, done=0, problem=None, language=language(), **detail)
        Folder(place.settings.data_dir, job.id).go_on()
    start_next()


def moved_on(job: ImportJob) -> Conflict:
    text = _(
        "Lần nhập này đã được xử lý ở cửa sổ khác hoặc bởi người khác từ khi trang được mở; yêu cầu vừa gửi không được thực hiện."
    )
    return Conflict(response=answer(409, text, back=addresses.import_job(job.id)))
