"""The name that a person is told by, wherever what they did is shown."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from data_access.tables import post, user
from domain.roles import IN_CHARGE


def name_of(actor: ColumnElement[str]) -> ColumnElement[Any]:
    """The name of the account; the actor as it was written where no account has it (commands)."""
    name = select(user.c.name).where(user.c.username == actor).scalar_subquery()
    return func.coalesce(name, actor)


def people_of(conn: Connection, vn34: str) -> dict[int, str]:
    """id → name of everybody who sees to things in the province, in the order of their names."""
    query = (
        select(user.c.id, user.c.name)
        .join(post, post.c.user_id == user.c.id)
        .where(post.c.vn34 == vn34, post.c.role.in_(IN_CHARGE), user.c.disabled_at.is_(None))
        .distinct()
    )
    return {int(row.id): row.name for row in sorted(conn.execute(query), key=lambda r: r.name)}
