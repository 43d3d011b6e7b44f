"""One file, from bytes to the register: read whole and checked first, then written in one short
transaction, or not at all.

`read_file` fills a stage, `apply_stage` writes it; `import_file` does both, as the command line
needs it.
"""

import logging
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.importing.explained_headings import keeper_of, remember, remembered
from data_access.importing.fact_file import import_facts
from data_access.importing.own_addresses import remember_addresses
from data_access.importing.provenance import is_own_register, list_day, of_register
from data_access.importing.stage import Stage
from data_access.importing.stage.apply import (
    Origin,
    audit_import,
    counts,
    open_stage,
    write_rows,
)
from data_access.importing.stage.contacts import faults_of_contacts, keep_staged
from data_access.importing.stage.fill import Progress, errors, errors_with_remedies, fill
from data_access.importing.stage.gains import work_out
from data_access.importing.stage.headings import put_headings
from data_access.local_names.watch.look import look_over_batch, note_batch
from data_access.network.fact_kinds import FACT_KINDS
from data_access.records.search_index import merge_parts
from data_access.writing.find import lock
from data_access.writing.import_result import ImportResult
from data_access.writing.sender import Sender, require_right
from data_access.writing.staged import StageStale, write_counts
from domain.roles import COMMAND, DATA_KINDS, OFFICER
from domain.text.file_names import harmless
from language import _
from readers.choosing import choose
from readers.file.reading import ASSETS, FileRefused, Reading
from readers.file.source import NOTHING_TOLD, Source, Told

log = logging.getLogger("ipplatform")
DEFAULT_LIMIT = 200 * 1024 * 1024
Also = Callable[[Connection, int], None]
ATTEMPTS = 5
"""How often a stage is filled anew because somebody else wrote to the register in between."""


@dataclass(frozen=True)
class Task:
    """What is to be imported, by whom, as of which day."""

    source: Source
    sender: Sender
    today: date
    kind: str = ASSETS
    progress: Progress = field(default=lambda _n: None)


def import_file(
    database: Database,
    path: Path,
    *,
    actor: str,
    today: date,
    actor_id: int | None = None,
    scope_vn34: str | None = None,
    declared: str | None = None,
    strict: bool = False,
    dry_run: bool = False,
    kind: str | None = None,
    name: str | None = None,
    limit_bytes: int = DEFAULT_LIMIT,
    told: Told = NOTHING_TOLD,
) -> ImportResult:
    """Imports a file. `scope_vn34`: the officer's province; `declared`: that of rows without
    address (the officer's own by default); `name`: the sender's name of the file where the path is
    not it; `kind`: what it must hold, None: what its columns say; `told`: what he says about it.
    With `strict` one bad row refuses the file.

    Raises FileRefused when the file is refused whole; then nothing is written. Raises
    data_access.database.engine.DatabaseUnavailable."""
    sender = Sender(
        actor, actor_id, scope_vn34, declared or scope_vn34, OFFICER if scope_vn34 else COMMAND
    )
    source = explained(database, Source(path, harmless(name or path.name), told), sender)
    require_size(source, limit_bytes)
    reading = choose(source).read(source, today)
    require_kind(reading.kind, kind)
    require_right(sender, reading.kind)
    if reading.kind in FACT_KINDS:
        return import_facts(
            database, reading, source, sender, today=today, strict=strict, dry_run=dry_run
        )
    task = Task(source, sender, today)
    with (
        tempfile.TemporaryDirectory(prefix="ipp-import-") as folder,
        Stage(Path(folder) / "stage.sqlite3") as stage,
    ):
        read_file(stage, database, task, reading)
        batch = None if dry_run else apply_stage(stage, database, task, strict=strict)
        return result(stage, task, batch)


def explained(database: Database, source: Source, sender: Sender) -> Source:
    """The file with what its sender has explained about headings before; what he says of this one
    counts first."""
    former = remembered(database, keeper_of(sender.role, sender.vn34))
    return replace(source, told=replace(source.told, former=former))


def require_size(source: Source, limit: int) -> None:
    """Raises FileRefused for a file that is missing or too large."""
    if not source.path.is_file():
        raise FileRefused(_("Không có tệp này."))
    if source.size > limit:
        raise FileRefused(
            _("Tệp lớn hơn giới hạn {n} MB; hãy chia nhỏ rồi nhập lại.", n=limit >> 20)
        )


def require_kind(found: str, wanted: str | None) -> None:
    """Raises FileRefused for a file that holds something else than is wanted."""
    if wanted is not None and found != wanted:
        raise FileRefused(
            _(
                "Tệp này chứa “{found}”, không phải “{wanted}”.",
                found=_(DATA_KINDS[found]),
                wanted=_(DATA_KINDS[wanted]),
            )
        )


def read_file(stage: Stage, database: Database, task: Task, opened: Reading | None = None) -> None:
    """Reads the file (or what of it is opened already) into the stage and compares it with the
    register. Raises FileRefused."""
    reading = opened or choose(task.source).read(task.source, task.today)
    require_kind(reading.kind, task.kind)
    require_right(task.sender, task.kind)
    rows = reading.rows
    stage_day = None
    if is_own_register(reading, task.sender):
        told = list_day(task.source.name, reading.preamble, task.today)
        day = task.source.told.list_day or (told.day if told else task.today)
        rows = of_register(rows, min(day, task.today))
        stage_day = {"day": day.isoformat(), "said": told.said if told else ""}
    fill(stage, database, rows, sender=task.sender, today=task.today, progress=task.progress)
    stage.put("format", reading.format)
    stage.put("columns", reading.columns)
    put_headings(stage, reading.columns)
    stage.put("list_day", stage_day)
    stage.put("unread", reading.unread.to_json())
    stage.put("formulas", reading.unread.formulas)


def apply_stage(
    stage: Stage,
    database: Database,
    task: Task,
    *,
    strict: bool = False,
    also: Also = lambda _c, _batch: None,
) -> int:
    """Writes the stage; gives the batch. What others changed since it was filled is looked at again
    first. `also`: more to write in the same transaction. Raises FileRefused where a bad row refuses
    the file (`strict`), or the register never stays as it was compared with; then nothing is
    written."""
    require_right(task.sender, task.kind)
    for attempt in range(1, ATTEMPTS + 1):
        _insist(stage, strict)
        try:
            return _write(stage, database, task, also)
        except StageStale:
            if attempt < ATTEMPTS:
                read_file(stage, database, task)
    raise FileRefused(
        _("Sổ đăng ký đổi liên tục trong lúc nhập; chưa ghi gì, xin nhập lại sau ít phút.")
    )


def result(stage: Stage, task: Task, batch: int | None) -> ImportResult:
    """What the stage did (`batch`), or would do."""
    return ImportResult(
        task.source.name,
        stage.get("format"),
        task.kind,
        **counts(stage),
        errors=tuple(errors(stage)),
        unread=stage.get("unread"),
        formulas=stage.get("formulas", {}),
        left_out=stage.get("left_out", 0),
        batch=batch,
        changes=(),
        told=(*errors_with_remedies(stage), *faults_of_contacts(stage)),
    )


def _write(stage: Stage, database: Database, task: Task, also: Also) -> int:
    # what is not written in the end is to leave nothing behind that keeps its room
    database.give_back()
    work_out(stage)
    origin = Origin(task.source.name, task.source.sha256, str(stage.get("format")), task.kind)
    # numbers and counts of the country; the stage holds what the sender may write
    with database.write(SYSTEM, post=task.sender.post) as connection:
        open_stage(connection, stage)
        batch, run = write_rows(connection, stage, origin, task.sender, task.today)
        write_counts(run, task.today)
        remember(
            connection, keeper_of(task.sender.role, task.sender.vn34), task.source.told.columns
        )
        keep_staged(connection, stage, batch, task.sender.actor, task.today)
        remember_addresses(connection, task.sender, stage.get("declared_addresses", {}))
        also(connection, batch)
        audit_import(connection, stage, batch, task.sender)
    _watch(database, batch, task.today)
    _merge(database)
    return batch


def _watch(database: Database, batch: int, today: date) -> None:
    """Looks at the new marks for watched names, once they are in the register: nobody waits for
    that. The import has come to its end, whatever becomes of this: the daily look is at the same
    marks again."""
    try:
        with database.read(SYSTEM) as connection:  # a province's names and another one's marks
            looked = look_over_batch(connection, batch, today)
        with database.write(SYSTEM) as connection:  # hits of every province
            lock(connection)
            note_batch(connection, looked)
    except Exception:
        log.exception("marks of batch %s were not looked at", batch)


def _merge(database: Database) -> None:
    """The words are found already; whoever writes next does what is left of it."""
    try:
        merge_parts(database)
    except Exception:
        log.exception("the index of words was not merged")


def _insist(stage: Stage, strict: bool) -> None:
    """With --strict one bad row refuses the file."""
    rejected = counts(stage)["rejected"]
    if strict and rejected:
        reason = _(
            "Có {n} dòng không nhận được; ở chế độ nghiêm ngặt cả tệp bị từ chối.", n=rejected
        )
        raise FileRefused(reason, errors(stage))
