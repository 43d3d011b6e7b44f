"""Reminders: which letters were sent about which deadline, and the province's own template of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from data_access import audit
from data_access.engine import now
from data_access.locks import put
from data_access.scope import Scope, visible
from data_access.tables import letter_template, reminder
from domain.deadline_views import DeadlineRow


def note(conn: Connection, rows: Sequence[DeadlineRow], *, vn34: str, actor: str, on: date) -> None:
    """One row for each deadline that a letter was made for, and one audit row for all."""
    values = [
        {
            "asset_id": row.asset_id,
            "rule": row.deadline.rule,
            "ordinal": row.deadline.ordinal,
            "vn34": vn34,
            "illustrative": row.illustrative,
            "due": row.deadline.due,
            "sent_on": on,
            "channel": "letter",
            "actor": actor,
        }
        for row in rows
    ]
    if values:
        conn.execute(insert(reminder), values)
        audit.append(conn, actor=actor, action="letters_written", vn34=vn34, detail={"letters": len(values)})


def template(conn: Connection, *, scope: Scope, vn34: str) -> Row[*tuple[Any, ...]] | None:
    """Name, SHA-256, actor, moment of the province's template; None where it uses the standard one."""
    t = letter_template.c
    query = select(t.name, t.sha256, t.actor, t.at).where(t.vn34 == vn34, visible(letter_template, scope))
    return conn.execute(query).one_or_none()


def set_template(conn: Connection, *, scope: Scope, vn34: str, name: str, sha256: str | None, actor: str) -> None:
    """Puts a template in place of the former one; with None the standard one is used again."""
    if sha256:
        values = {"vn34": vn34, "illustrative": False, "name": name, "sha256": sha256, "actor": actor, "at": now(), "version": 1}
        put(conn, letter_template, values, key=("vn34",))
    else:
        conn.execute(delete(letter_template).where(letter_template.c.vn34 == vn34, visible(letter_template, scope)))
    audit.append(conn, actor=actor, action="letter_template_set", vn34=vn34, detail={"sha256": sha256, "name": name})
