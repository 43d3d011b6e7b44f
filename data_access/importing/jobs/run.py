"""What the process of an import does: one step (read, apply, undo), its end told in the job row
whatever happens, short of a kill."""

import errno
import logging
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from data_access.accounts import audit
from data_access.database import jobs
from data_access.database.engine import Database
from data_access.database.faults import NO_ROOM, DatabaseUnavailable, DiskFull
from data_access.database.jobs import Job
from data_access.database.scope import SYSTEM
from data_access.importing.fact_file import import_facts
from data_access.importing.jobs.folder import Folder
from data_access.importing.jobs.previews import OF_PEOPLE, forget_preview
from data_access.importing.jobs.told import (
    mended_of,
    questions_about,
    unread_told,
    without_contacts,
)
from data_access.importing.jobs.view import PICTURES_LOST
from data_access.importing.pipeline import Task, apply_stage, explained, read_file
from data_access.importing.stage import Stage
from data_access.importing.stage.apply import counts
from data_access.importing.stage.contacts import contacts_to_come, faults_of_contacts
from data_access.network.fact_kinds import FACT_KINDS
from data_access.pictures.keep import keep_pictures
from data_access.writing.import_result import ImportResult
from data_access.writing.sender import NotAllowed, Sender, require_right, sender_of
from data_access.writing.undo import UndoRefused, undo
from domain.roles import ASSETS, OFFICER, import_reach
from language import _
from read_models.imports import APPLY, CANCELLED, DONE, FAILED, READ, READY, REFUSED, RUNNING, UNDO
from readers.choosing import choose
from readers.file.encodings import EncodingUnconfirmed
from readers.file.explained_headings import ColumnMapping
from readers.file.extent import rows_ahead
from readers.file.reading import (
    ColumnsUnanswered,
    ColumnsUnknown,
    FileRefused,
    ProvinceWanted,
    Reading,
    Row,
)
from readers.file.source import Source, Told
from readers.file.unpacking import is_package, unpacked

log = logging.getLogger("ipplatform")
BEAT_SECONDS = 1.0
TOLD_EVERY = 100
"""Rows between two looks at the clock."""
SHOWN_ERRORS = 100
SHOWN_KEPT = 10
SHOWN_FACTS = 50
PERSONAL = frozenset({"requests"})
"""Kinds whose file is gone once it was taken: how people are reached ends in the register, and stands
nowhere longer."""
SHOWN_FAULTS = 20
"""Cells of contacts that are not kept."""
COUNTED = (
    *("left_out", "without_address", "unplaced", "unplaced_rows", "by_declaration", "list_day"),
    "contacts",
)
"""What the stage counts beside its rows, for the page."""


class Cancelled(Exception):
    """Somebody asked to stop; nothing was written."""


def perform(
    database: Database, data_dir: Path, job_id: int, step: str, today: date, *, strict: bool = False
) -> None:
    """Does one step of a job and notes how it ended."""
    folder = Folder(data_dir, job_id)
    steps: dict[str, Callable[[], None]] = {
        READ: lambda: _read(database, folder, job_id, today),
        APPLY: lambda: _apply(database, data_dir, job_id, today, strict),
        UNDO: lambda: _undo(database, job_id, today),
    }
    with folder.owned():
        try:
            steps[step]()
        except NotAllowed as denied:
            _deny(database, job_id, step, denied)
        except FileRefused as refused:
            _end(
                database,
                job_id,
                REFUSED if step == READ else READY,
                **_asked(refused, _job(database, job_id).detail),
            )
        except UndoRefused as refused:
            _end(database, job_id, DONE, problem=str(refused))
        except Cancelled:
            _give_back(database, folder, step)
            _end(database, job_id, DONE if step == UNDO else CANCELLED)
        except MemoryError:
            raise  # there is none left to note it with: whoever watches the process does
        except (OSError, sqlite3.Error, DBAPIError, DatabaseUnavailable) as error:
            log.exception("import %s failed", job_id)
            _give_back(database, folder, step)
            _end(database, job_id, DONE if step == UNDO else FAILED, problem=_disk(error))
        except Exception:
            log.exception("import %s failed", job_id)
            _give_back(database, folder, step)
            _end(
                database,
                job_id,
                DONE if step == UNDO else FAILED,
                problem=_("Có lỗi ở phía hệ thống; lỗi đã được ghi lại. Chưa ghi gì."),
            )


def _give_back(database: Database, folder: Folder, step: str) -> None:
    """The room that a step took which came to nothing, before its end is noted, which needs some.
    What can be taken back keeps its rejected rows."""
    if step != UNDO:
        folder.give_back()
    database.give_back()


def _read(database: Database, folder: Folder, job_id: int, today: date) -> None:
    """Always into a new stage: what a process left that was killed may be broken."""
    folder.stage.unlink(missing_ok=True)
    with Stage(folder.stage) as stage:
        job = _job(database, job_id)
        task = _task(database, folder, job, today)
        _begin_to_tell(database, job_id, rows_ahead(task.source))
        opened = choose(task.source).read(task.source, today)
        require_right(task.sender, opened.kind)
        reading = replace(opened, rows=_telling(opened.rows, task.progress))
        # nothing of this reading is written yet
        anew: dict[str, Any] = {"batch": None, "problem": None, "errors": []}
        found = anew | {
            "kind": reading.kind,
            "format": reading.format,
            "unmatched": list(reading.unmatched),
        }
        if reading.kind in FACT_KINDS:
            shown: list[dict[str, object]] = []
            noted = replace(reading, rows=_noting(reading.rows, shown))
            tried = import_facts(
                database, noted, task.source, task.sender, today=today, strict=False, dry_run=True
            )
            folder.stage.unlink()
            told = {
                "counts": _told(tried),
                "errors": [list(e) for e in tried.errors[:SHOWN_ERRORS]],
                "facts": shown,
                "changes": [dict(change) for change in tried.changes],
            }
            left = unread_told(reading)
            told |= without_contacts(left) if reading.kind in OF_PEOPLE else left
            _end(database, job_id, READY, **found | told)
            return
        read_file(stage, database, task, reading)
        _require_answers(task.sender, reading)
        told = {name: stage.get(name, 0) for name in COUNTED}
        told["contact_faults"] = [list(e) for e in faults_of_contacts(stage, SHOWN_FAULTS)]
        told["contacts_ahead"] = _contacts_ahead(database, stage, today)
        _end(
            database,
            job_id,
            READY,
            **found | told | {"counts": counts(stage)} | unread_told(reading),
        )


def _contacts_ahead(database: Database, stage: Stage, today: date) -> dict[str, int]:
    # private, and shown to the sender whose rows they are
    with database.read(SYSTEM) as connection:
        return contacts_to_come(connection, stage, today)


def _require_answers(sender: Sender, reading: Reading) -> None:
    """An officer's rows count by their addresses: while a column of text is neither read nor
    waived, and addresses are not known or to be declared, nothing is taken. Raises
    ColumnsUnanswered."""
    unread = reading.unread
    declares = sender.declared or sender.own_addresses
    if sender.role == OFFICER and unread.examples and (unread.placeless or declares):
        samples = {name: unread.samples.get(name, []) for name in unread.examples}
        read = [name for name in reading.columns if name not in unread.columns]
        raise ColumnsUnanswered(unread.examples, unread.addresses, samples, read)


def _noting(rows: Iterator[Row], shown: list[dict[str, object]]) -> Iterator[Row]:
    """The rows; the first of their records are noted, to be looked at before anything is
    written."""
    for row in rows:
        if row.record is not None and len(shown) < SHOWN_FACTS:
            private = getattr(row.record, "PRIVATE", ())
            said = asdict(row.record).items()
            told = {name: _plain(value) for name, value in said if name not in private}
            shown.append({**told, "of_kind": _kind_of(row.record)})
        yield row


def _kind_of(record: object) -> str:
    return next(code for code, kind in FACT_KINDS.items() if isinstance(record, kind.record))


def _plain(value: object) -> object:
    """As JSON can keep it."""
    return value.isoformat() if isinstance(value, date) else value


def _apply(database: Database, data_dir: Path, job_id: int, today: date, strict: bool) -> None:
    folder = Folder(data_dir, job_id)
    job = _job(database, job_id)
    task = _task(database, folder, job, today)
    require_right(task.sender, job.detail["kind"])
    if job.detail["kind"] in FACT_KINDS:
        reading = choose(task.source).read(task.source, today)

        def with_facts(connection: Connection, written: ImportResult) -> None:
            jobs.note(
                connection, job_id, DONE, batch=written.batch, counts=_told(written), problem=None
            )
            forget_preview(connection, job_id)

        import_facts(
            database,
            reading,
            task.source,
            task.sender,
            today=today,
            strict=strict,
            dry_run=False,
            also=with_facts,
        )
        if job.detail["kind"] in PERSONAL:
            folder.file.unlink(missing_ok=True)
        return

    packed = is_package(task.source)

    def also(connection: Connection, batch: int) -> None:
        """Done, or, where pictures follow, not yet: whoever waits is to see what became of them."""
        jobs.note(
            connection,
            job_id,
            RUNNING if packed else DONE,
            batch=batch,
            counts=counts(stage),
            problem=None,
        )

    gone = not folder.stage.exists()
    with Stage(folder.stage) as stage:
        if gone:
            read_file(stage, database, task)
        apply_stage(stage, database, task, strict=strict, also=also)
    if packed:
        _pictures(database, data_dir, job_id, task)


def _pictures(database: Database, data_dir: Path, job_id: int, task: Task) -> None:
    """The records are written; what pictures could not be taken is told beside them."""
    problem = None
    errors = list[list[object]]()
    try:
        with unpacked(task.source) as package:
            kept = keep_pictures(
                database,
                package,
                data_dir / "pictures",
                file=task.source.name,
                kind=task.kind,
                sender=task.sender,
                today=task.today,
            )
        if kept.rejected:
            problem = _(
                "Dữ liệu đã ghi. {n} ảnh đã lưu, {k} ảnh không nhận, nêu dưới đây.",
                n=kept.accepted,
                k=kept.rejected,
            )
            errors = [list(error) for error in kept.errors[:SHOWN_ERRORS]]
    except Exception:
        log.exception("pictures of import %s failed", job_id)
        problem = _(PICTURES_LOST)
    _end(database, job_id, DONE, problem=problem, errors=errors)


def _told(result: ImportResult) -> dict[str, int]:
    return {
        "accepted": result.accepted,
        "updated": result.updated,
        "unchanged": result.unchanged,
        "rejected": result.rejected,
    }


def _undo(database: Database, job_id: int, today: date) -> None:
    job = _job(database, job_id)
    with database.read() as connection:
        require_right(sender_of(connection, job), job.detail["kind"])
    post = job.detail.get("undone_as", "")
    # takes rows of the register and of every count back
    with database.write(SYSTEM, post=post) as connection:
        batch, by = int(job.detail["batch"]), job.detail["undone_by"]
        undone = undo(connection, batch, actor=by, today=today)
        jobs.note(connection, job_id, DONE, problem=_stayed(undone.kept) or None)


def _stayed(numbers: Sequence[str]) -> str:
    """Which of what an import has brought stay, because people have worked on them since."""
    if not numbers:
        return ""
    shown = ", ".join(numbers[:SHOWN_KEPT])
    more = len(numbers) - SHOWN_KEPT
    if more > 0:
        shown = _("{numbers} và {n} yêu cầu khác", numbers=shown, n=more)
    return _("Giữ lại {n} yêu cầu đã có người làm tiếp sau lần nhập: {numbers}.",
             n=len(numbers), numbers=shown)  # fmt: skip


def _task(database: Database, folder: Folder, job: Job, today: date) -> Task:
    """Raises FileRefused where the file has been forgotten since."""
    detail = job.detail
    if not folder.file.exists():
        raise FileRefused(_("Tệp của lần nhập này đã được xóa; hãy gửi lại tệp."))
    with database.read() as connection:
        sender = sender_of(connection, job)
    told = Told(
        detail.get("encoding"),
        ColumnMapping.of(detail.get("columns", {}).items()),
        hidden=bool(detail.get("hidden")),
        list_day=date.fromisoformat(said) if (said := detail.get("list_day_said")) else None,
        mended=mended_of(detail.get("mended", ())),
    )
    source = explained(database, Source(folder.file, detail["file"], told), sender)
    return Task(source, sender, today, progress=_beat(database, folder, job.id))


def _deny(database: Database, job_id: int, step: str, denied: NotAllowed) -> None:
    """Nothing was written, and who tried stands in the audit log."""
    job = _job(database, job_id)
    detail = {
        "file": job.detail["file"],
        "kind": denied.kind,
        "step": step,
        "role": job.detail.get("role"),
    }
    with database.write_signin() as connection:
        audit.append(
            connection,
            actor=job.detail["actor"],
            action="import_denied",
            subject=f"job {job_id}",
            vn34=job.vn34,
            detail=detail,
        )
    _end(database, job_id, DONE if step == UNDO else REFUSED, problem=denied.question)


def _asked(refused: FileRefused, detail: Mapping[str, Any]) -> dict[str, object]:
    """What of a refused file its sender can see or answer: rows, headings to explain, an encoding
    to confirm. `detail`: that of the job."""
    role = detail.get("role", "")
    unknown = refused if isinstance(refused, ColumnsUnknown) else None
    may = import_reach(role, ASSETS) is not None
    problem = refused.question
    if unknown and not may:
        template = _("Hãy dùng mẫu bảng tính của hệ thống.")
        problem = f"{refused.reason} {template}"
    told: dict[str, object] = {"unmatched": [], "examples": {}, "proposed": {}}
    if unknown and may:
        told = questions_about(unknown, role, detail.get("asked_kind"))
        if told["kind"] != ASSETS:
            problem = _("Chưa nhận ra tiêu đề cột của bảng. Cho biết từng cột chứa gì.")
    return told | {
        "problem": problem,
        "errors": [list(error) for error in refused.errors[:SHOWN_ERRORS]],
        "province_wanted": isinstance(refused, ProvinceWanted),
        "encoding_offered": refused.code if isinstance(refused, EncodingUnconfirmed) else None,
    }


def _begin_to_tell(database: Database, job_id: int, ahead: int) -> None:
    """From the first moment on whoever waits knows how much there is to read, and since when."""
    since = datetime.now(UTC).isoformat()
    with database.write(SYSTEM) as connection:  # the process of a job has no person
        jobs.note(connection, job_id, done=0, total=ahead, reading_since=since)


def _telling(rows: Iterator[Row], progress: Callable[[int], None]) -> Iterator[Row]:
    """The rows, of which each hundredth is told."""
    for n, row in enumerate(rows, start=1):
        if n % TOLD_EVERY == 0:
            progress(n)
        yield row


def _beat(database: Database, folder: Folder, job_id: int) -> Callable[[int], None]:
    """Tells how many rows were read, now and then, in a write of its own; stops when asked to."""
    last = [time.monotonic()]

    def beat(done: int) -> None:
        if folder.cancelled:
            raise Cancelled
        if time.monotonic() - last[0] > BEAT_SECONDS:
            last[0] = time.monotonic()
            with database.write(SYSTEM) as connection:  # the process of a job has no person
                jobs.note(connection, job_id, done=done)

    return beat


def _job(database: Database, job_id: int) -> Job:
    with database.read(SYSTEM) as connection:  # the process of a job has no person
        return jobs.find(connection, job_id)


def _end(database: Database, job_id: int, state: str, **detail: object) -> None:
    with database.write(SYSTEM) as connection:  # the process of a job has no person
        jobs.note(connection, job_id, state, **detail)
        forget_preview(connection, job_id)


def _disk(error: Exception) -> str:
    full = isinstance(error, DiskFull) or "full" in str(error).lower()
    if full or getattr(error, "errno", None) in (*NO_ROOM, errno.EFBIG):
        return _("Máy chủ hết chỗ trên đĩa; chưa ghi gì. Xin báo quản trị viên rồi thử lại.")
    return _(
        "Không đọc hoặc ghi được dữ liệu; chưa ghi gì. Xin thử lại; nếu vẫn lỗi, xin báo quản trị viên."
    )
