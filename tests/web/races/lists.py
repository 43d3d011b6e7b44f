"""Lists kept by hand: plan, products, watched names and their hits."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from data_access.local_lists import rows
from data_access.tables import (
    local_product,
    metadata,
    plan_task,
    watch_hit,
)
from read_models.local_lists import LISTS
from tests.web.races.common import NGHE_AN, PRODUCT, TASK, Ask, Pair, World, count, row


def _row(world: World, code: str, values: Mapping[str, Any]) -> int:
    with world.database.write(NGHE_AN) as connection:
        return rows.add_row(connection, world.writer(), LISTS[code], values, illustrative=False)


def _task(world: World) -> int:
    return _row(world, "nhiem-vu", TASK | {"due": date(2026, 6, 30)})


def _product(world: World) -> tuple[int, dict[str, str]]:
    values = PRODUCT | {"name": f"Cam {world.number()}"}
    return _row(world, "san-pham", values), values


def add_product(world: World) -> Pair:
    form = PRODUCT | {"name": f"Cam {world.number()}"}

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, local_product, name=form["name"], removed=0) == 1

    asks = [Ask(who, "/ghi/nghe-an/danh-sach/san-pham", form) for who in ("nghean", "nghean2")]
    return Pair.of(asks, [(200, 422)], {"row added": 1}, stands)


def add_term(world: World) -> Pair:
    """Of names to watch there may be two."""
    form = {"phrase": f"Cam Khe Mây {world.number()}", "product": "cam", "classes": "31"}

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, metadata.tables["watch_term"], phrase=form["phrase"]) == 2

    asks = [Ask(who, "/ghi/nghe-an/danh-sach/tu-theo-doi", form) for who in ("nghean", "nghean2")]
    return Pair.of(asks, [(200, 200)], {"row added": 2}, stands)


def change_task(world: World) -> Pair:
    number = _task(world)

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, plan_task, id=number)
        assert (stored.title, stored.version) == (taken[0].form["title"], 2)

    asks = [
        Ask(who, f"/ghi/nghe-an/danh-sach/nhiem-vu/{number}", TASK | {"title": who, "version": "1"})
        for who in ("nghean", "nghean2")
    ]
    return Pair.of(asks, [(200, 409)], {"row changed": 1}, stands)


def change_two_products_into_one(world: World) -> Pair:
    wanted = PRODUCT | {"name": f"Cam {world.number()}", "version": "1"}
    asks = [
        Ask(who, f"/ghi/nghe-an/danh-sach/san-pham/{_product(world)[0]}", wanted)
        for who in ("nghean", "nghean2")
    ]

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, local_product, name=wanted["name"], removed=0) == 1

    return Pair.of(asks, [(200, 422)], {"row changed": 1}, stands)


def remove_row(world: World) -> Pair:
    number = _task(world)

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        stored = row(connection, plan_task, id=number)
        assert (stored.removed, stored.version) == (number, 2)

    asks = [
        Ask(who, f"/ghi/nghe-an/danh-sach/nhiem-vu/{number}/xoa") for who in ("nghean", "nghean2")
    ]
    return Pair.of(asks, [(200, 404)], {"row removed": 1}, stands)


def restore_row(world: World) -> Pair:
    number = _task(world)
    with world.database.write(NGHE_AN) as connection:
        rows.remove_row(connection, world.writer(), LISTS["nhiem-vu"], number)

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        stored = row(connection, plan_task, id=number)
        assert (stored.removed, stored.version) == (0, 3)

    asks = [
        Ask(who, f"/ghi/nghe-an/danh-sach/nhiem-vu/{number}/khoi-phuc")
        for who in ("nghean", "nghean2")
    ]
    return Pair.of(asks, [(200, 404)], {"row restored": 1}, stands)


def restore_a_product_that_is_added_anew(world: World) -> Pair:
    number, form = _product(world)
    with world.database.write(NGHE_AN) as connection:
        rows.remove_row(connection, world.writer(), LISTS["san-pham"], number)
    first = Ask("nghean", f"/ghi/nghe-an/danh-sach/san-pham/{number}/khoi-phuc")
    second = Ask("nghean2", "/ghi/nghe-an/danh-sach/san-pham", form)

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, local_product, name=form["name"], removed=0) == 1

    return Pair(first, second, [(200, 422)], {}, stands)


def decide_on_a_hit(world: World) -> Pair:
    mark = {
        "application_no": "4-1",
        "mark": "CAM",
        "owner": "A",
        "application_date": date(2026, 1, 2),
        "overlap": "",
        "likeness": 90,
    }
    undecided = {
        "state": "new",
        "note": "",
        "decided_by": "",
        "version": 1,
        "found_on": date(2026, 2, 3),
        "illustrative": False,
    }
    hit = world.insert(
        watch_hit, vn34="40", term_id=world.number(), asset_id=1, **mark, **undecided
    )

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, watch_hit, id=hit)
        assert (stored.note, stored.version) == (taken[0].form["note"], 2)

    form = {"decision": "opposed", "version": "1"}
    asks = [
        Ask(who, f"/ghi/nghe-an/canh-bao/{hit}", form | {"note": who})
        for who in ("nghean", "nghean2")
    ]
    return Pair.of(asks, [(200, 409)], {"hit opposed": 1}, stands)
