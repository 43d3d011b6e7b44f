"""The name that a person is told by, wherever what they did is shown."""

from typing import Any

from sqlalchemy import ColumnElement, func, select

from data_access.tables import user


def name_of(actor: ColumnElement[str]) -> ColumnElement[Any]:
    """The name of the account; the actor as it was written where no account has it (commands)."""
    name = select(user.c.name).where(user.c.username == actor).scalar_subquery()
    return func.coalesce(name, actor)
