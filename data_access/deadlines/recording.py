"""An officer records a payment, waives a deadline, or says that it is not the province's. One
transaction with an audit row."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select, update

from data_access.accounts import audit
from data_access.database.attachments import Attachment
from data_access.database.engine import as_system, now
from data_access.database.scope import Scope, visible
from data_access.deadlines.lists import of_asset
from data_access.records.loading import NotFound, load
from data_access.records.phones import phones_of
from data_access.tables import asset, deadline_act
from data_access.writing.find import lock
from data_access.writing.reassess import reassess
from domain.terms.deadlines import NOTHING, PAID, RECORDED
from domain.terms.rules import rule_label
from language import _
from language.dates import numeric
from read_models.deadlines import DeadlineKey, DeadlineRow, Recorded, Recording

LONGEST = 1_000


class Refused(ValueError):
    """It cannot be recorded so; the message says why, in the reader's language. `field`: of the
    form, the one it is about."""

    def __init__(self, message: str, field: str = "what") -> None:
        super().__init__(message)
        self.field = field


class Conflict(Exception):
    """Somebody else has recorded since; `stored` is what stands now."""

    def __init__(self, stored: Recorded) -> None:
        super().__init__()
        self.stored = stored


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be recorded. `version`: the one that the person saw, 0 for none. `what`:
    domain.terms.deadlines.RECORDED, or NOTHING to take it back. Without a `proof` an earlier one of
    the same payment stays."""

    what: str
    done_on: date | None
    reason: str
    version: int
    proof: Attachment | None = None


def find(conn: Connection, key: DeadlineKey, *, scope: Scope) -> DeadlineRow:
    """The deadline, present or last, with what stands recorded. Raises NotFound, for another
    province's alike."""
    found = next((row for row in of_asset(conn, key[0], scope=scope) if row.key == key), None)
    if found is None:
        raise NotFound(key)
    return found


def recording_of(conn: Connection, key: DeadlineKey, *, scope: Scope) -> Recording:
    """The deadline with what its record says of it. Raises NotFound."""
    row = find(conn, key, scope=scope)
    kept = load(conn, [row.asset_id], scope=scope)[row.asset_id]
    phone = phones_of(conn, [row.asset_id], scope=scope).get(row.asset_id, "")
    return Recording(row, phone, kept.application_date, kept.registration_date)


def record(
    conn: Connection,
    key: DeadlineKey,
    entry: Entry,
    *,
    scope: Scope,
    vn34: str,
    actor: str,
    today: date,
) -> str:
    """Gives what stood recorded before. Raises NotFound, Refused, Conflict; nothing is written
    then."""
    lock(conn)
    row = find(conn, key, scope=scope)
    if entry.version != row.recorded.version:
        raise Conflict(row.recorded)
    _require_sound(row, entry, today)
    _store(conn, key, row, entry, scope=scope, vn34=vn34, actor=actor)
    # what follows in the record and its counts is computed, not the person's to write
    with as_system(conn):
        reassess(conn, [key[0]], today)
    detail = {
        "rule": key[1],
        "ordinal": key[2],
        "what": entry.what,
        "day": entry.done_on.isoformat() if entry.done_on else None,
    }
    detail |= {"proof": entry.proof.sha256 if entry.proof else None}
    audit.append(
        conn, actor=actor, action="deadline_recorded", subject=str(key[0]), vn34=vn34, detail=detail
    )
    return row.recorded.what


def _require_sound(row: DeadlineRow, entry: Entry, today: date) -> None:
    if entry.what not in (*RECORDED, NOTHING):
        raise Refused(_("Chọn một việc để ghi nhận."))
    if len(entry.reason) > LONGEST:
        raise Refused(_("Ghi chú dài quá {n} ký tự.", n=LONGEST), "reason")
    if row.deadline.state == "done" and row.recorded.what != PAID:
        raise Refused(
            _(
                "Cơ quan cấp đã xác nhận {what}; không cần ghi nhận.",
                what=rule_label(row.deadline.rule, row.deadline.ordinal),
            )
        )
    if entry.what == PAID:
        _require_day(row, entry.done_on, today)
    elif entry.what != NOTHING and not entry.reason:
        raise Refused(_("Nêu lý do."), "reason")


def _require_day(row: DeadlineRow, day: date | None, today: date) -> None:
    first = row.deadline.opens
    last = min(row.deadline.late_until or row.deadline.due, today)
    if day is None:
        raise Refused(_("Nêu ngày nộp, dạng ngày/tháng/năm."), "done_on")
    if day > today:
        raise Refused(_("Ngày nộp ở tương lai: chỉ ghi nhận việc đã làm."), "done_on")
    if not first <= day <= last:
        raise Refused(
            _("Ngày nộp phải từ {first} đến {last}.", first=numeric(first), last=numeric(last)),
            "done_on",
        )


def _store(
    conn: Connection,
    key: DeadlineKey,
    row: DeadlineRow,
    entry: Entry,
    *,
    scope: Scope,
    vn34: str,
    actor: str,
) -> None:
    c = deadline_act.c
    values: dict[str, Any] = {
        "due": row.deadline.due,
        "what": entry.what,
        "reason": entry.reason,
        "actor": actor,
        "at": now(),
    }
    values |= {
        "done_on": entry.done_on if entry.what == PAID else None,
        "version": entry.version + 1,
    }
    if entry.proof and entry.what == PAID:
        values |= {
            f"proof_{name}": getattr(entry.proof, name)
            for name in ("name", "type", "size", "sha256")
        }
    elif entry.what != PAID:
        values |= dict.fromkeys(("proof_name", "proof_type", "proof_size", "proof_sha256"))
    if entry.version:
        here = (
            visible(deadline_act, scope),
            c.asset_id == key[0],
            c.rule == key[1],
            c.ordinal == key[2],
        )
        conn.execute(update(deadline_act).where(*here).values(values))
        return
    place = {
        "asset_id": key[0],
        "rule": key[1],
        "ordinal": key[2],
        "vn34": vn34,
        "illustrative": row.illustrative,
    }
    conn.execute(insert(deadline_act).values(values | place))


def proof_of(conn: Connection, key: DeadlineKey, *, scope: Scope) -> Attachment:
    """The proof attached to a deadline, which may be history by now. Raises NotFound, for whom
    proofs are not granted, too."""
    if not scope.sees_proofs:
        raise NotFound(key)
    c = deadline_act.c
    query = select(c.proof_name, c.proof_type, c.proof_size, c.proof_sha256).join(
        asset, asset.c.id == c.asset_id
    )
    here = (
        visible(deadline_act, scope),
        visible(asset, scope),
        c.asset_id == key[0],
        c.rule == key[1],
        c.ordinal == key[2],
    )
    row = conn.execute(query.where(*here, c.proof_sha256.is_not(None))).one_or_none()
    if row is None:
        raise NotFound(key)
    return Attachment(*row)
