"""The posts of users as rows: read, given, taken. Whoever changes them holds the user's row
(data_access.accounts.users)."""

from sqlalchemy import Connection, RowMapping, delete, insert, select

from data_access.database.engine import now
from data_access.tables import post, station
from domain.places.provinces import PROVINCES_34
from domain.posts import Post
from domain.roles import ALL_ROLES, OF_A_PROVINCE, OF_A_STATION, ROLES
from language import _

POST = (post.c.role, post.c.vn34, post.c.station_id)


class BadAccount(Exception):
    """An account cannot be made or changed as asked; the message says why, in the reader's
    language."""


def post_of(row: RowMapping) -> Post:
    """Of a row with the columns POST."""
    return Post(*(row[column.name] for column in POST))


def of(conn: Connection, user_id: int) -> tuple[Post, ...]:
    """In the order in which they were given."""
    rows = conn.execute(select(*POST).where(post.c.user_id == user_id).order_by(post.c.id))
    return tuple(post_of(row) for row in rows.mappings())


def give(conn: Connection, user_id: int, new: Post) -> None:
    """Raises BadAccount for one that is held already."""
    if new in of(conn, user_id):
        raise BadAccount(_("Tài khoản đã có vai '{post}'.", post=new.code))
    values = {"role": new.role, "vn34": new.vn34, "station_id": new.station_id}
    conn.execute(insert(post).values(user_id=user_id, since=now(), **values))


def take(conn: Connection, user_id: int, old: Post) -> None:
    """Raises BadAccount for one that is not held."""
    same = (
        post.c.role == old.role,
        post.c.vn34.is_not_distinct_from(old.vn34),
        post.c.station_id.is_not_distinct_from(old.station_id),
    )
    if not conn.execute(delete(post).where(post.c.user_id == user_id, *same)).rowcount:
        raise BadAccount(_("Tài khoản không có vai '{post}'.", post=old.code))


def take_all(conn: Connection, user_id: int) -> None:
    conn.execute(delete(post).where(post.c.user_id == user_id))


def require_sound(conn: Connection, asked: Post) -> None:
    """A role stands in the one tenant that it needs, or in none; a station is one that there is.
    Raises BadAccount."""
    if asked.role not in ROLES:
        written = ", ".join(role.code for role in ALL_ROLES if not role.written)
        raise BadAccount(
            _("Không có vai trò '{role}'. Các vai trò: {roles}.", role=asked.role, roles=written)
        )
    if (asked.vn34 in PROVINCES_34) != (asked.role in OF_A_PROVINCE) or (
        asked.vn34 is not None and asked.vn34 not in PROVINCES_34
    ):
        raise BadAccount(
            _(
                "Các vai trò {roles} thuộc đúng một tỉnh; vai trò khác không thuộc tỉnh nào.",
                roles=", ".join(role for role in ROLES if role in OF_A_PROVINCE),
            )
        )
    _require_station(conn, asked)


def _require_station(conn: Connection, asked: Post) -> None:
    number = asked.station_id
    if number is not None and asked.role not in OF_A_STATION:
        raise BadAccount(_("Chỉ vai trò 'station' thuộc một trạm."))
    if asked.role in OF_A_STATION and number is None:
        raise BadAccount(
            _("Vai trò 'station' thuộc đúng một trạm: xin nêu số của trạm (--station ID).")
        )
    if number is not None and not conn.scalar(select(station.c.id).where(station.c.id == number)):
        raise BadAccount(
            _(
                "Không có trạm số {id}; số của một trạm đứng ở cuối địa chỉ trang của trạm, /vien/tram/<số>.",
                id=number,
            )
        )
