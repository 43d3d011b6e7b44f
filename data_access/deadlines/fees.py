"""The dated table of fees that an administrator has loaded. Where it is silent there is no
amount."""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from data_access.accounts import audit
from data_access.tables import fee
from data_access.writing.find import lock
from domain.terms.rules import RULES
from language import _
from read_models.deadlines import DeadlineKey

COLUMNS = ("rule", "first", "last", "valid_from", "valid_to", "amount", "source")


class BadFeeTable(ValueError):
    """The file is no table of fees; the message names line and column."""


def load(conn: Connection, file: Path, *, actor: str) -> int:
    """Replaces the table by the file's rows (CSV with the columns of COLUMNS, days ISO, amounts in
    whole đồng); gives their number. Raises BadFeeTable, having changed nothing."""
    rows = _read(file)
    lock(conn)
    conn.execute(delete(fee))
    conn.execute(insert(fee), rows)
    audit.append(
        conn, actor=actor, action="fees_loaded", subject=file.name, detail={"rows": len(rows)}
    )
    return len(rows)


def amounts(conn: Connection, due: Mapping[DeadlineKey, date]) -> dict[DeadlineKey, int]:
    """(asset, rule, ordinal) → the fee in force on its due day, without surcharge, for those that
    the table tells."""
    table = conn.execute(select(fee).order_by(fee.c.valid_from)).all() if due else []
    return {key: row.amount for key, day in due.items() for row in table if _holds(row, key, day)}


def _holds(row: Any, key: DeadlineKey, day: date) -> bool:
    in_time = row.valid_from <= day and (row.valid_to is None or day <= row.valid_to)
    return bool(row.rule == key[1] and row.first <= key[2] <= row.last and in_time)


def _read(file: Path) -> list[dict[str, Any]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
        if missing:
            raise BadFeeTable(_("Thiếu cột {names}.", names=", ".join(missing)))
        rows = [_row(n, row) for n, row in enumerate(reader, start=2)]
    if not rows:
        raise BadFeeTable(_("Tệp không có dòng nào."))
    keys = [(r["rule"], r["first"], r["valid_from"]) for r in rows]
    if len(set(keys)) < len(keys):
        raise BadFeeTable(_("Hai dòng cùng quy tắc, cùng năm đầu và cùng ngày hiệu lực."))
    return rows


def _row(line: int, row: Mapping[str, str | None]) -> dict[str, Any]:
    codes = {rule.code for rule in RULES}
    readers: dict[str, Any] = {
        "rule": lambda text: text if text in codes else int("?"),
        "first": int,
        "last": int,
        "valid_from": date.fromisoformat,
        "valid_to": lambda text: date.fromisoformat(text) if text else None,
        "amount": lambda text: int(text) if int(text) >= 0 else int("?"),
        "source": lambda text: text or int("?"),
    }
    values = {}
    for name in COLUMNS:
        text = (row.get(name) or "").strip()
        try:
            values[name] = readers[name](text)
        except ValueError as error:
            raise BadFeeTable(
                _(
                    "Dòng {line}, cột {name}: không đọc được “{text}”.",
                    line=line,
                    name=name,
                    text=text[:40],
                )
            ) from error
    return values
