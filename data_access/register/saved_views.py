"""Views that a person keeps of a province's list: nobody else sees them."""

from sqlalchemy import Connection, delete, func, select

from data_access.accounts.writer import Gone, Writer
from data_access.database.engine import now
from data_access.database.locks import hold, put_once
from data_access.database.scope import Scope, within
from data_access.tables import saved_view, user
from language import _
from read_models.register import SavedView

MOST = 50


class NameTaken(Exception):
    """The person has a view of that name, or too many; the message says so."""


def saved_views(
    connection: Connection, *, scope: Scope, vn34: str, user_id: int
) -> tuple[SavedView, ...]:
    """The person's own views of the province, by name."""
    c = saved_view.c
    where = (within(saved_view, scope), c.vn34 == vn34, c.user_id == user_id)
    return tuple(
        SavedView(*row)
        for row in connection.execute(
            select(c.id, c.name, c.query).where(*where).order_by(c.name, c.id)
        )
    )


def save_view(connection: Connection, writer: Writer, *, name: str, query: str) -> int:
    """Raises NameTaken."""
    c = saved_view.c
    mine = (within(saved_view, writer.scope), c.vn34 == writer.vn34, c.user_id == writer.user_id)
    hold(connection, user, user.c.id == writer.user_id)
    if (connection.scalar(select(func.count()).where(*mine)) or 0) >= MOST:
        raise NameTaken(_("Đã lưu {n} bộ lọc: xin xóa bớt trước khi lưu thêm.", n=MOST))
    row = {
        "vn34": writer.vn34,
        "user_id": writer.user_id,
        "name": name,
        "query": query,
        "created_at": now(),
    }
    if not put_once(connection, saved_view, row, key=("vn34", "user_id", "name")):
        raise NameTaken(_("Đã có bộ lọc tên “{name}”: xin đặt tên khác.", name=name))
    view_id = int(connection.scalar(select(c.id).where(*mine, c.name == name)) or 0)
    writer.record(connection, "view saved", view_id, query=query)
    return view_id


def delete_view(connection: Connection, writer: Writer, view_id: int) -> None:
    """Raises Gone for what is not the person's own."""
    c = saved_view.c
    mine = (
        within(saved_view, writer.scope),
        c.vn34 == writer.vn34,
        c.user_id == writer.user_id,
        c.id == view_id,
    )
    if connection.execute(delete(saved_view).where(*mine)).rowcount == 0:
        raise Gone
    writer.record(connection, "view deleted", view_id)
