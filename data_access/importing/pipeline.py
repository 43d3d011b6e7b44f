"""One file, from bytes to the register: read whole and checked first, then written in one transaction, or not at all."""

from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from data_access import audit
from data_access.engine import Database
from data_access.importing.intake import Intake, Sender
from data_access.importing.readers import choose
from data_access.importing.reading import FileRefused, RowError
from data_access.importing.result import ImportResult
from data_access.importing.source import Source, harmless
from data_access.importing.staging import Staged, Staging
from data_access.scope import SYSTEM
from data_access.writing import close_batch, open_batch, save
from i18n import _

ASSETS = "assets"
DEFAULT_LIMIT = 200 * 1024 * 1024
_COUNTED = {"new": "accepted", "changed": "updated", "unchanged": "unchanged", "held": "rejected"}


class _DryRun(Exception):
    """Ends the transaction of a dry run, so that nothing of it stays."""


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
    kind: str = ASSETS,
    name: str | None = None,
    limit_bytes: int = DEFAULT_LIMIT,
) -> ImportResult:
    """Imports a file. `scope_vn34`: the officer's province; `declared`: that of rows without address (the officer's own by default);
    `name`: the sender's name of the file where the path is not it. With `strict` one bad row refuses the file.

    Raises FileRefused when the file is refused whole; then nothing is written. Raises data_access.engine.DatabaseUnavailable."""
    source = Source(path, harmless(name or path.name))
    _check_size(source, limit_bytes)
    reading = choose(source).read(source, today)
    with Staging() as staging:
        intake = Intake(staging, Sender(actor, actor_id, scope_vn34, declared or scope_vn34), today)
        intake.take(reading.rows)
        return _write_or_try(database, intake, source, reading.format, kind, strict=strict, dry_run=dry_run)


def _check_size(source: Source, limit: int) -> None:
    if not source.path.is_file():
        raise FileRefused(_("Không có tệp này."))
    if source.size > limit:
        raise FileRefused(_("Tệp lớn hơn giới hạn {n} MB; hãy chia nhỏ rồi nhập lại.", n=limit >> 20))


def _write_or_try(
    database: Database, intake: Intake, source: Source, format: str, kind: str, *, strict: bool, dry_run: bool
) -> ImportResult:
    _insist(intake, strict)
    try:
        with database.write(SYSTEM) as connection:
            batch = _write(connection, intake, source, format, kind)
            _insist(intake, strict)
            if dry_run:
                raise _DryRun
    except _DryRun:
        batch = None
    return ImportResult(source.name, format, kind, **_counts(intake), errors=tuple(intake.errors), batch=batch)


def _write(connection: Connection, intake: Intake, source: Source, format: str, kind: str) -> int | None:
    """Writes the staged rows; gives the batch."""
    sender = intake.sender
    batch = open_batch(
        connection,
        file=source.name,
        sha256=source.sha256,
        format=format,
        kind=kind,
        vn34=sender.declared,
        actor=sender.actor,
        actor_id=sender.actor_id,
    )
    for part in intake.staging.chunks():
        _save(connection, part, intake, batch)
    intake.errors.sort(key=lambda error: error.row or 0)
    close_batch(connection, batch, _counts(intake), intake.errors)
    if intake.foreign:
        detail = {"rows": intake.foreign[:100], "count": len(intake.foreign)}
        audit.append(connection, actor=sender.actor, action="import_denied", subject=str(batch), vn34=sender.vn34, detail=detail)
    return batch


def _save(connection: Connection, part: list[Staged], intake: Intake, batch: int) -> None:
    """A row that is in its province by declaration alone, or that an officer sends, changes nothing that another province holds."""
    sender = intake.sender
    guarded = [s for s in part if sender.vn34 or s.record.place.origin == "declared"]
    free = [s for s in part if not (sender.vn34 or s.record.place.origin == "declared")]
    for rows, only_vn34 in ((guarded, sender.vn34 or sender.declared), (free, None)):
        records = [s.record for s in rows]
        outcomes = save(connection, records, batch_id=batch, actor=sender.actor, today=intake.today, only_vn34=only_vn34)
        for staged, outcome in zip(rows, outcomes, strict=True):
            intake.counts[_COUNTED[outcome.what]] += 1
            if outcome.what == "held":
                intake.errors.append(RowError(staged.position, None, _held()))


def _held() -> str:
    """Says nothing about who holds the number."""
    return _("Số này đã có trong hệ thống và không thuộc phạm vi của tỉnh; bản ghi giữ nguyên, Viện sẽ xem xét.")


def _insist(intake: Intake, strict: bool) -> None:
    """With --strict one bad row refuses the file."""
    if strict and intake.errors:
        n = intake.counts["rejected"]
        raise FileRefused(_("Có {n} dòng không nhận được; ở chế độ nghiêm ngặt cả tệp bị từ chối.", n=n), intake.errors)


def _counts(intake: Intake) -> dict[str, int]:
    return {name: intake.counts[name] for name in ("accepted", "updated", "unchanged", "rejected")}
