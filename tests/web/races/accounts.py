"""Saved views, accounts, sessions, passwords."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, insert, select

from data_access.accounts import sessions, users
from data_access.accounts.passwords import matches
from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.tables import (
    deck_arrangement,
    saved_view,
    signin_throttle,
    user,
    user_session,
)
from tests.web.races.common import CHANGING, NEXT_PASSWORDS, Ask, Pair, World, count, row
from tests.web.support import PASSWORD


def arrange_a_deck(world: World) -> Pair:
    return _arranged(world, "vien", "/ghi/vien/trinh-chieu/truy-cap", "truy-cap")


def arrange_a_provinces_deck(world: World) -> Pair:
    return _arranged(world, "nghean", "/ghi/nghe-an/trinh-chieu/tinh", "tinh-nghe-an")


def _arranged(world: World, who: str, address: str, deck: str) -> Pair:
    """One of the two orders stands, whole."""
    with world.database.write(SYSTEM) as connection:
        connection.execute(deck_arrangement.delete())
    orders = ["page_views,visitors", "visitors,page_views"]
    if deck != "truy-cap":
        orders = ["con-hieu-luc,don-nop", "don-nop,con-hieu-luc"]

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert row(connection, deck_arrangement, deck=deck).slides in orders

    asks = [Ask(who, address, {"trang": order}) for order in orders]
    return Pair.of(asks, [(200, 200)], {"deck_arranged": 2}, stands)


def same_view(world: World) -> Pair:
    name = f"Bộ lọc {world.number()}"

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, saved_view, name=name) == 1

    asks = [
        Ask("nghean", "/ghi/nghe-an/bo-loc", {"ten": name, "query": "?q=che"}) for _n in range(2)
    ]
    return Pair.of(asks, [(200, 422)], {"view saved": 1}, stands)


def last_view(world: World) -> Pair:
    """There is room for one more."""
    me = {"vn34": "40", "user_id": world.people["nghean2"]}
    with world.database.write(SYSTEM) as connection:
        connection.execute(saved_view.delete().where(saved_view.c.user_id == me["user_id"]))
        rows = [me | {"name": f"B {n}", "query": "", "created_at": now()} for n in range(49)]
        connection.execute(insert(saved_view), rows)

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, saved_view, user_id=me["user_id"]) == 50

    asks = [
        Ask("nghean2", "/ghi/nghe-an/bo-loc", {"ten": f"Mới {n}", "query": ""}) for n in range(2)
    ]
    return Pair.of(asks, [(200, 422)], {"view saved": 1}, stands)


def drop_view(world: World) -> Pair:
    me = {"vn34": "40", "user_id": world.people["nghean"]}
    view = world.insert(saved_view, **me, name=f"Bỏ {world.number()}", query="", created_at=now())

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, saved_view, id=view) == 0

    asks = [Ask("nghean", f"/ghi/nghe-an/bo-loc/{view}/xoa") for _n in range(2)]
    return Pair.of(asks, [(200, 404)], {"view deleted": 1}, stands)


def _forget_attempts(world: World) -> None:
    with world.database.write_signin() as connection:
        connection.execute(signin_throttle.delete())


def sign_in(world: World) -> Pair:
    """Both are let in, each with a session of its own."""
    _forget_attempts(world)
    with world.database.read(SYSTEM) as connection:
        before = count(connection, user_session)
    form = {"username": "gialai", "password": PASSWORD}
    asks = [Ask("gialai", "/dang-nhap", form, world.session("gialai")) for _n in range(2)]

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, user_session) == before + 4

    return Pair.of(asks, [(302, 302)], {"signed_in": 2}, stands)


def sign_out(world: World) -> Pair:
    token = world.session("gialai")

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        running = select(func.count()).where(
            user_session.c.ended_at.is_(None), user_session.c.user_id == world.people["gialai"]
        )
        assert connection.scalar(running.where(user_session.c.token_hash == _hash_of(token))) == 0

    return Pair.of(
        [Ask("gialai", "/dang-xuat", {}, token) for _n in range(2)], [(302, 302)], {}, stands
    )


def _hash_of(token: str) -> str:
    return sessions._hash(token)


def change_password(world: World) -> Pair:
    """One is changed; whoever knew the former password only is told, or signed out by then."""
    _forget_attempts(world)
    with world.database.write(SYSTEM) as connection:
        users.set_password(connection, CHANGING, PASSWORD, actor="operator", one_time=False)
    tokens = [world.session(CHANGING) for _n in range(2)]
    asks = [
        Ask(
            CHANGING,
            "/doi-mat-khau",
            {"password": PASSWORD, "new_password": new, "repeated": new},
            token,
        )
        for new, token in zip(NEXT_PASSWORDS, tokens, strict=True)
    ]

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert matches(
            row(connection, user, username=CHANGING).password_hash, taken[0].form["new_password"]
        )
        running = select(func.count()).where(
            user_session.c.ended_at.is_(None), user_session.c.user_id == world.people[CHANGING]
        )
        assert connection.scalar(running) == 1

    return Pair.of(asks, [(302, 400), (302, 401), (302, 409)], {"password_set": 1}, stands)
