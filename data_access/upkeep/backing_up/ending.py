"""The last step of a restore, in one transaction of the restored database: who was signed in is not
any more, calendar addresses are dead, and the audit log says what was put back from where."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select, update

from data_access.accounts import audit
from data_access.database import state
from data_access.database.engine import Database, now
from data_access.database.scope import SYSTEM
from data_access.tables import asset, calendar_feed, user, user_session
from data_access.upkeep.backing_up.of_postgresql import TOKEN

REASON = "restored"
COUNTED = (asset, user)


def end(database: Database, *, actor: str, subject: str, detail: Mapping[str, Any]) -> None:
    """`detail`: of the archive, and the newest row of the former log."""
    with database.write(SYSTEM) as connection:  # sessions and addresses of everybody
        state.forget(connection, TOKEN)
        feeds = connection.execute(
            update(calendar_feed)
            .where(calendar_feed.c.revoked_at.is_(None))
            .values(revoked_at=now())
        )
        sessions = connection.execute(
            update(user_session)
            .where(user_session.c.ended_at.is_(None))
            .values(ended_at=now(), end_reason=REASON)
        )
        told = {**detail, "sessions": sessions.rowcount, "feeds": feeds.rowcount}
        audit.append(connection, actor=actor, action="restored", subject=subject, detail=told)


def counts(database: Database) -> tuple[int, int]:
    """Assets and accounts."""
    with database.read(SYSTEM) as connection:  # what came back, of the whole country
        assets, accounts = (
            int(connection.scalar(select(func.count()).select_from(table)) or 0)
            for table in COUNTED
        )
    return assets, accounts
