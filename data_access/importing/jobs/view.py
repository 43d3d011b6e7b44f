"""Looks after imports from the outside: begins them, tells how they stand, notes those whose
process is gone."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, select

from data_access.accounts.names import name_of
from data_access.database import jobs
from data_access.database.engine import now
from data_access.database.jobs import Job, Owner
from data_access.database.scope import visible
from data_access.importing.jobs import limits
from data_access.importing.jobs.folder import KEPT_DAYS, Folder, clear_old
from data_access.importing.jobs.limits import Limits
from data_access.importing.jobs.previews import forget_preview
from data_access.importing.stage import Stage, preview
from data_access.tables import asset, import_batch, job
from domain.places.provinces import PROVINCES_34
from language import N_, _, language
from read_models.imports import (
    APPLY,
    ASKED,
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
    PastImport,
    Preview,
    PreviewRow,
    asked,
    seconds_left,
)

KIND = "import"
STOPPED = N_("Tiến trình nhập dừng đột ngột; chưa ghi gì. Xin thử lại.")
UNDO_STOPPED = N_("Việc hoàn tác dừng đột ngột; dữ liệu còn như trước khi hoàn tác. Xin thử lại.")
UNDO_ENDED = N_("Dữ liệu còn như trước khi hoàn tác.")
NOTHING_WRITTEN = N_(
    "Chưa ghi gì. Hãy chia nhỏ tệp rồi nhập lại; nếu tệp không lớn, xin báo quản trị viên."
)
LIMITS = {
    limits.CPU: N_("Việc này dùng hết {n} phút xử lý dành cho một tệp nên đã bị dừng."),
    limits.TIME: N_("Việc này kéo dài quá {n} phút nên đã bị dừng."),
    limits.MEMORY: N_("Việc này cần hơn {n} MB bộ nhớ nên đã bị dừng."),
    limits.FILES: N_("Việc này ghi hơn {n} MB tệp tạm nên đã bị dừng."),
}
"""Why a process was ended, by its limit."""
FORGOTTEN = N_(
    "Tệp đã gửi được xóa sau thời gian lưu mà chưa có quyết định; chưa ghi gì. Muốn nhập, xin gửi lại tệp."
)
PICTURES_LOST = N_("Dữ liệu đã ghi nhưng ảnh chưa lưu được; hãy nhập lại đúng tệp này.")
PATIENCE = timedelta(seconds=60)
"""How long a process may take to begin after it was asked for."""
NAMES = {"new": "accepted", "changed": "updated", "same": "unchanged", "rejected": "rejected"}


def begin(connection: Connection, owner: Owner, *, file: str, actor: str, role: str) -> int:
    """A job for a file that has come; gives its number."""
    detail: dict[str, Any] = {
        "file": file,
        "actor": actor,
        "role": role,
        "kind": "assets",
        "step": READ,
        "done": 0,
    }
    detail |= {"station": owner.scope.station_id, "post": owner.scope.post}
    detail["language"] = language()
    return jobs.start(connection, KIND, owner, detail)


def is_dead(job: Job, data_dir: Path) -> bool:
    """Whether a running job has no process that works on it (any more)."""
    return (
        job.state == RUNNING
        and now() - job.heartbeat_at > PATIENCE
        and not Folder(data_dir, job.id).worked_on
    )


def mark_dead(connection: Connection, job: Job, data_dir: Path) -> None:
    """A job without its process has failed; nothing was written, for its batch is noted in the same
    transaction as its records. One that has a batch is written, and lacks what was to follow: its
    pictures, or being taken back."""
    written = job.detail.get("batch") is not None
    state = DONE if written else FAILED
    text = PICTURES_LOST if written else STOPPED
    if job.detail.get("step") == UNDO:
        text = UNDO_STOPPED
    if jobs.move(connection, job.id, expected=(RUNNING,), state=state):
        jobs.note(connection, job.id, state, problem=_(text))
        forget_preview(connection, job.id)
        if state == FAILED:
            Folder(data_dir, job.id).give_back()


def settle(
    connection: Connection,
    job_id: int,
    why: str,
    held_to: Limits | None = None,
    *,
    turn: int | None = None,
) -> str | None:
    """Notes the end of a job whose process was ended, and why; what it had done by itself before
    stands. `turn`: the one that ended. Gives the state, None where the job had come to its end."""
    job = jobs.find(connection, job_id)
    if turn is not None and job.detail.get("turn") != turn:
        return None
    step = job.detail.get("step")
    written = step == APPLY and job.detail.get("batch") is not None
    if step == UNDO or written:
        state = DONE
        kept = _(UNDO_ENDED if step == UNDO else PICTURES_LOST)
    else:
        state, kept = (CANCELLED, "") if why == limits.CANCELLED else (FAILED, _(NOTHING_WRITTEN))
    if why == limits.DIED and not written:
        kept = _(UNDO_STOPPED if step == UNDO else STOPPED)
    if not jobs.move(connection, job_id, expected=(RUNNING,), state=state):
        return None
    reason = _(LIMITS[why], n=_amount(why, held_to)) if why in LIMITS and held_to else ""
    jobs.note(
        connection, job_id, state, problem=" ".join(part for part in (reason, kept) if part) or None
    )
    forget_preview(connection, job_id)
    return state


def _amount(why: str, held_to: Limits) -> str:
    amounts = {
        limits.CPU: held_to.cpu_seconds / 60,
        limits.TIME: held_to.seconds / 60,
        limits.MEMORY: held_to.memory / (1 << 20),
        limits.FILES: held_to.files / (1 << 20),
    }
    return f"{amounts[why]:.4g}".replace(".", ",")


def withdraw(connection: Connection, job: Job) -> bool:
    """A job that still waits for its turn stands where it stood before; False when its turn has
    come."""
    state = {APPLY: READY, UNDO: DONE}.get(job.detail.get("step", READ), CANCELLED)
    if not jobs.move(connection, job.id, expected=(WAITING,), state=state):
        return False
    jobs.note(connection, job.id, state)
    forget_preview(connection, job.id)
    return True


def view_of(connection: Connection, job: Job) -> ImportJob:
    """The job as people see it."""
    detail = job.detail
    batch = detail.get("batch")
    undone = (
        connection.scalar(select(import_batch.c.undone_at).where(import_batch.c.id == batch))
        if batch
        else None
    )
    return ImportJob(
        id=job.id,
        state=job.state,
        step=detail.get("step", "read"),
        file=detail.get("file", ""),
        actor=detail.get("actor", ""),
        vn34=job.vn34,
        started_at=job.started_at,
        finished_at=job.finished_at,
        done=detail.get("done", 0),
        total=detail.get("total", 0),
        seconds_left=seconds_left(detail, now()),
        format=detail.get("format"),
        problem=detail.get("problem"),
        errors=[tuple(e) for e in detail.get("errors", ())],
        batch=batch,
        undone_at=undone,
        counts=detail.get("counts", {}),
        detail=detail,
    )


def look(
    connection: Connection,
    folder: Folder,
    owner: Owner,
    *,
    outcome: str = "",
    reason: str = "",
    page: int = 1,
) -> Preview | None:
    """One page of the import's rows, with the records that they are; None when the stage is
    gone."""
    if not folder.stage.exists():
        return None
    with Stage(folder.stage) as stage:
        found = preview(stage, outcome=outcome, reason=reason, page=page)
    rows = tuple(_with_records(connection, owner, found.rows))
    return replace(found, rows=rows)


def _with_records(
    connection: Connection, owner: Owner, rows: Sequence[PreviewRow]
) -> list[PreviewRow]:
    identities = [r.identity for r in rows if r.identity]
    query = select(asset.c.identity, asset.c.id, asset.c.vn34).where(
        asset.c.identity.in_(identities), visible(asset, owner.scope)
    )
    found = (
        {row.identity: row for row in connection.execute(query)}
        if identities and owner.scope.kind != "none"
        else {}
    )
    return [_linked(row, found.get(row.identity)) for row in rows]


def _linked(row: PreviewRow, stored: Any) -> PreviewRow:
    if stored is None or stored.vn34 not in PROVINCES_34:
        return row
    slug = PROVINCES_34[stored.vn34].slug
    return replace(row, asset_id=stored.id, slug=slug)


def history(connection: Connection, owner: Owner, most: int = 20) -> list[PastImport]:
    """The owner's imports, newest first, those of the command line among them."""
    own = jobs.newest(connection, KIND, owner, most)
    c = import_batch.c
    by_batch = {job.detail["batch"]: job.id for job in own if job.detail.get("batch")}
    query = select(import_batch, name_of(c.actor).label("by")).order_by(c.id.desc()).limit(most)
    if owner.scope.kind == "province":
        query = query.where(c.vn34 == owner.scope.vn34)
    elif owner.scope.kind != "national":
        query = query.where(c.id.in_(list(by_batch)))
    lines = [_of_batch(row, by_batch.get(row.id)) for row in connection.execute(query)]
    lines += [_of_job(job) for job in own if not job.detail.get("batch")]
    return sorted(lines, key=lambda line: line.at, reverse=True)[:most]


def _of_batch(row: Row[Any], job_id: int | None) -> PastImport:
    counts = {name: getattr(row, name) for name in NAMES.values()}
    return PastImport(
        job=job_id,
        batch=row.id,
        file=row.file,
        actor=row.by,
        at=row.at,
        state="done",
        counts=counts,
        undone_at=row.undone_at,
    )


def _of_job(job: Job) -> PastImport:
    detail = job.detail
    state = ASKED if job.state == REFUSED and asked(detail) else job.state
    return PastImport(
        job=job.id,
        batch=None,
        file=detail["file"],
        actor=detail["actor"],
        at=job.started_at,
        state=state,
        counts=detail.get("counts", {}),
        undone_at=None,
    )


def clear(data_dir: Path) -> int:
    """Forgets files and stages of a month ago; batches, errors and history stay in the database.
    Gives how many."""
    return clear_old(data_dir, before=time.time() - KEPT_DAYS * 86_400)


def forget_unread(connection: Connection, data_dir: Path) -> int:
    """Ends imports that wait for a decision though their files are forgotten; gives how many. For
    SYSTEM."""
    waiting = select(job.c.id).where(job.c.kind == KIND, job.c.state == READY)
    lost = [
        number
        for number in connection.scalars(waiting)
        if not Folder(data_dir, number).file.exists()
    ]
    for number in lost:
        jobs.note(connection, number, CANCELLED, problem=_(FORGOTTEN))
        forget_preview(connection, number)
    return len(lost)
