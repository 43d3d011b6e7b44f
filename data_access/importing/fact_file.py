"""A file of visits, stations, activity, events, populations or published figures: read whole and
checked, then written at once, or not.

Who may send which stands in domain.roles; which rows are a sender's own, in own_rows.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection

from data_access.accounts import audit
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.importing.explained_headings import keeper_of, remember
from data_access.importing.own_rows import OwnRows, own_rows, require_owner
from data_access.importing.refused import LONGEST, Said, refused_before, said_by
from data_access.importing.stage.fill import MOST_ERRORS
from data_access.local_lists.rights import link_products
from data_access.network.fact_kinds import (
    FACT_KINDS,
    OF_PROVINCES,
    FactKind,
    NoStation,
    Placed,
    Verdict,
    save_facts,
    station_ids,
)
from data_access.network.month_import import Judge
from data_access.network.row_changes import MOST, row_changes
from data_access.network.visits import log_files
from data_access.writing.batches import audit_batch, close_batch, open_batch
from data_access.writing.find import lock_in_turn
from data_access.writing.import_result import Changes, ImportResult
from data_access.writing.keyed import CHANGED, save_rows
from data_access.writing.sender import Sender
from domain.calendar.periods import has_begun, written
from domain.facts import BESIDE
from domain.network.visits import LOG
from domain.records.remedies import with_remedy
from language import _
from readers.file.reading import FileRefused, Reading, RowError
from readers.file.source import Source

MOST_ROWS = 100_000
COUNTERS = frozenset({"visits", "activity", "reports"})
"""Kinds whose columns are figures: one that is not recognised is told as a fault, lest a series
lack it unseen."""
COUNTED = {"new": "accepted", "changed": "updated", "unchanged": "unchanged"}


class DryRun(Exception):
    """Ends the transaction of a dry run, so that nothing of it stays."""


@dataclass
class _Intake:
    """`good`: records that may be written; `totals`: stated sums of them; `beside`: good ones of the
    kind that may stand in the same file; `counts` of rows by what became of them; `foreign`:
    positions of those that are not the sender's to write."""

    good: list[Placed] = field(default_factory=list)
    beside: list[Placed] = field(default_factory=list)
    totals: list[Placed] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    errors: list[RowError] = field(default_factory=list)
    foreign: list[int | None] = field(default_factory=list)
    refused: dict[RowError, Said] = field(default_factory=dict)
    """Those that contradict another row."""

    def reject_foreign(self, position: int | None, reason: str) -> None:
        self.foreign.append(position)
        self.reject([RowError(position, None, reason)])

    def refuse(self, position: int | None, reason: str, said: Said) -> None:
        error = RowError(position, None, reason)
        self.refused[error] = said
        self.reject([error])

    def contradicting(self) -> dict[int, Said]:
        """Place in `errors` → what the row was about and said."""
        return {
            i: self.refused[error] for i, error in enumerate(self.errors) if error in self.refused
        }

    def reject(self, errors: Sequence[RowError]) -> None:
        self.counts["rejected"] += 1
        self.errors += errors
        if len(self.errors) > MOST_ERRORS:
            raise FileRefused(
                _("Quá nhiều dòng không nhận được (hơn {n}); hãy kiểm tra lại tệp.", n=MOST_ERRORS),
                self.errors[:100],
            )


def import_facts(
    database: Database,
    reading: Reading,
    source: Source,
    sender: Sender,
    *,
    today: date,
    strict: bool,
    dry_run: bool,
    also: Callable[[Connection, ImportResult], None] = lambda _connection, _result: None,
) -> ImportResult:
    """Imports an opened file of one of the FACT_KINDS. `also`: more to write in the same
    transaction. Raises FileRefused; then nothing is written."""
    kind = FACT_KINDS[reading.kind]
    require_owner(kind, sender)  # before a long file is read for nothing
    intake = _take(reading, kind, today)
    origin = {
        "file": source.name,
        "sha256": source.sha256,
        "format": reading.format,
        "kind": reading.kind,
    }
    batch: int | None = None
    changes: list[dict[str, Any]] = []
    try:
        # figures of the institute; _owner decides whose rows a sender may write
        with database.write(SYSTEM, post=sender.post) as connection:
            lock_in_turn(connection)
            own = own_rows(connection, kind, sender)
            batch = open_batch(
                connection,
                **origin,
                vn34=own.stamp.get(OF_PROVINCES) or own.stamp.get("vn34_desk") or None,
                actor=sender.actor,
                actor_id=sender.actor_id,
            )
            for one, good in _by_kind(kind, intake):
                _write(
                    connection,
                    one,
                    good,
                    intake=intake,
                    batch=batch,
                    own=own,
                    sender=sender,
                    today=today,
                )
            _write_totals(connection, kind, intake, batch)
            _insist(intake, strict)
            close_batch(connection, batch, intake.counts, intake.errors, intake.contradicting())
            remember(connection, keeper_of(sender.role, sender.vn34), source.told.columns)
            if dry_run:
                changes = _changes(connection, kind, batch)
                raise DryRun
            also(connection, _result(intake, source, reading, batch))
            audit_batch(connection, batch)
            _audit_foreign(connection, intake, batch, sender)
    except DryRun:
        batch = None
    return _result(intake, source, reading, batch, tuple(changes))


def _result(
    intake: _Intake,
    source: Source,
    reading: Reading,
    batch: int | None,
    changes: Changes = (),
) -> ImportResult:
    unread = reading.unread.to_json()
    counts = {
        name: intake.counts[name] for name in ("accepted", "updated", "unchanged", "rejected")
    }
    return ImportResult(
        source.name,
        reading.format,
        reading.kind,
        **counts,
        errors=tuple(intake.errors),
        unread=unread,
        formulas=reading.unread.formulas,
        batch=batch,
        changes=changes,
        told=tuple(_with_remedy(error) for error in intake.errors),
    )


def _with_remedy(error: RowError) -> RowError:
    """What can be put right in a cell is told to be."""
    if error.row is None or error.field is None:
        return error
    return error._replace(reason=with_remedy(error.reason, field=error.field, kind="value"))


def _take(reading: Reading, kind: FactKind, today: date) -> _Intake:
    intake = _Intake()
    for row in reading.rows:
        own = _kind_of(row.record, kind)
        faults = row.errors or [
            RowError(row.position, name or None, reason)
            for name, reason in _faults(own, row.record, today)
        ]
        if faults or row.record is None:
            intake.reject(faults)
        else:
            kept = intake.good if own is kind else intake.beside
            kept.append((row.position, row.record))
        if len(intake.good) + len(intake.beside) > MOST_ROWS:
            raise FileRefused(_("Tệp có hơn {n} dòng; hãy chia nhỏ rồi nhập lại.", n=MOST_ROWS))
    if not intake.good and not intake.beside and not intake.counts:
        raise FileRefused(_("Tệp không có dòng dữ liệu nào."))
    intake.good, intake.totals, remarks = kind.settle(intake.good)
    intake.errors += [RowError(*remark) for remark in remarks]
    if kind.code in COUNTERS:
        intake.errors += [
            RowError(None, label, _("Không nhận ra cột này: số liệu của cột không được đọc"))
            for label in reading.unmatched
        ]
    return intake


def _kind_of(record: Any, kind: FactKind) -> FactKind:
    """What a record is, in a file that is of a kind."""
    other = FACT_KINDS.get(BESIDE.get(kind.code, ""))
    return other if other and isinstance(record, other.record) else kind


def _by_kind(kind: FactKind, intake: _Intake) -> Iterator[tuple[FactKind, list[Placed]]]:
    """The good records, the file's own kind first."""
    yield kind, intake.good
    if intake.beside:
        yield FACT_KINDS[BESIDE[kind.code]], intake.beside


def _faults(kind: FactKind, record: Any, today: date) -> Iterator[tuple[str, str]]:
    if record is None:
        return
    yield from kind.faults(record)
    for field_name, period in kind.told_of(record):
        if not has_begun(period, today):
            yield (
                _(field_name),
                _("{period} chưa đến: chỉ nhận số liệu của kỳ đã bắt đầu", period=written(period)),
            )


def _write(
    connection: Connection,
    kind: FactKind,
    good: Sequence[Placed],
    *,
    intake: _Intake,
    batch: int,
    own: OwnRows,
    sender: Sender,
    today: date,
) -> None:
    distinct = list(_distinct(connection, kind, good, intake, own))
    placed = list(_not_refused_before(connection, kind, intake, sender, distinct))
    rows = [values for _position, values in placed]
    if kind.judge:
        judge = Judge(today, sender.actor, institute=not own.host)
        rows = list(_fit(kind.judge(connection, placed, judge), intake))
    former = log_files(connection) if kind.code == "visits" else {}
    outcomes = _saved(connection, kind, rows, batch=batch, sender=sender, today=today)
    changed = (row for row, outcome in zip(rows, outcomes, strict=True) if outcome == CHANGED)
    intake.errors += [
        _replaced(row["period"], former) for row in changed if row.get("series") == LOG
    ]
    province = own.stamp.get(OF_PROVINCES)
    if province:
        link_products(connection, province)
    intake.counts.update(COUNTED[outcome] for outcome in outcomes)


def _write_totals(connection: Connection, kind: FactKind, intake: _Intake, batch: int) -> None:
    if totals := [record for _position, record in intake.totals]:
        save_facts(connection, kind, totals, batch_id=batch)
    intake.errors.sort(key=lambda error: error.row or 0)


def _saved(
    connection: Connection,
    kind: FactKind,
    rows: list[dict[str, Any]],
    *,
    batch: int,
    sender: Sender,
    today: date,
) -> list[str]:
    if kind.keep:
        return kind.keep(connection, rows, batch_id=batch, by=sender.actor, today=today)
    return save_rows(connection, kind.table, rows, batch_id=batch, by=sender.actor)


def _changes(connection: Connection, kind: FactKind, batch: int) -> list[dict[str, Any]]:
    if kind.changes:
        return kind.changes(connection, batch)
    other = FACT_KINDS.get(BESIDE.get(kind.code, ""))
    more = row_changes(connection, other.table, batch) if other else []
    return [*row_changes(connection, kind.table, batch), *more][:MOST]


def _audit_foreign(connection: Connection, intake: _Intake, batch: int, sender: Sender) -> None:
    if intake.foreign:
        detail = {"rows": intake.foreign[:100], "count": len(intake.foreign)}
        audit.append(
            connection,
            actor=sender.actor,
            action="import_denied",
            subject=str(batch),
            vn34=sender.vn34,
            detail=detail,
        )


def _replaced(day: str, former: dict[str, str]) -> RowError:
    """A day is one row: of two logs that share it the later stands, which is told before it is
    written."""
    reason = _(
        "Ngày này đã có số từ tệp “{file}”, được thay bằng số của tệp này. Nếu hai tệp là hai phần của cùng một ngày, "
        "hãy ghép chúng thành một tệp rồi nhập lại.",
        file=former.get(day, "?"),
    )
    return RowError(None, day, reason)


def _distinct(
    connection: Connection,
    kind: FactKind,
    good: Sequence[Placed],
    intake: _Intake,
    own: OwnRows,
) -> Iterator[tuple[int | None, dict[str, Any]]]:
    """Position and column values of the good records that are the sender's to write; a repeat of a
    row within the file is told apart from a contradiction."""
    stations = station_ids(connection)
    seen = dict[tuple[Any, ...], tuple[int | None, dict[str, Any]]]()
    for position, record in good:
        if reason := own.why_not(record):
            intake.reject_foreign(position, reason)
            continue
        try:
            values = own.stamped(kind.values(record, stations))
        except NoStation as missing:
            intake.reject([RowError(position, None, str(missing))])
            continue
        key = tuple(values[name] for name in kind.known_by)
        former = seen.setdefault(key, (position, values))
        if former[1] is values:
            yield position, values
        elif former[1] == values:
            intake.counts["unchanged"] += 1
        else:
            intake.refuse(
                position,
                _("Trùng với dòng {n} nhưng khác nội dung", n=former[0]),
                _said(kind, values),
            )


def _said(kind: FactKind, values: dict[str, Any]) -> Said:
    key = "|".join(str(values[name]) for name in kind.known_by)
    return f"{kind.code}|{key}"[:LONGEST], said_by(values)


def _not_refused_before(
    connection: Connection,
    kind: FactKind,
    intake: _Intake,
    sender: Sender,
    rows: Sequence[tuple[int | None, dict[str, Any]]],
) -> Iterator[tuple[int | None, dict[str, Any]]]:
    """Those that no import of the sender's has refused as they are."""
    known = refused_before(connection, [_said(kind, values) for _position, values in rows], sender)
    for position, values in rows:
        if before := known.get(_said(kind, values)):
            intake.refuse(position, before.again, _said(kind, values))
        else:
            yield position, values


def _fit(verdicts: Iterator[Verdict], intake: _Intake) -> Iterator[dict[str, Any]]:
    """Those that may be stored; the others say what is known, or are rejected with their reason."""
    for position, values, reason in verdicts:
        if reason:
            intake.reject([RowError(position, None, reason)])
        elif values:
            yield values
        else:
            intake.counts["unchanged"] += 1


def _insist(intake: _Intake, strict: bool) -> None:
    """With --strict one bad row or one wrong sum refuses the file."""
    if strict and intake.errors:
        n = len({error.row for error in intake.errors})
        raise FileRefused(
            _("Có {n} dòng không nhận được; ở chế độ nghiêm ngặt cả tệp bị từ chối.", n=n),
            intake.errors,
        )
