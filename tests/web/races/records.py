"""Records typed in by hand: added, edited, removed, restored, from drafts."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from data_access.database.scope import SYSTEM
from data_access.register import drafts_and_deleted
from data_access.tables import (
    asset,
    asset_revision,
    shelved_asset,
)
from domain.calendar.dates import today_in_vietnam
from tests.web.races.common import FORM, Ask, Pair, World, count, row


def add_same(world: World) -> Pair:
    form = FORM | {"application_no": f"4-2024-{world.number():05}"}
    first, second = (Ask(who, "/ghi/nghe-an/tai-san", form) for who in ("nghean", "nghean2"))

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, asset, application_no=form["application_no"]) == 1

    return Pair(first, second, [(200, 422)], {"record added": 1}, stands)


def _draft(world: World) -> int:
    with world.database.write(SYSTEM) as connection:
        return drafts_and_deleted.keep_draft(
            connection, world.writer(), FORM | {"title": "Nháp"}, draft_id=0, version=0
        )


def keep_draft(world: World) -> Pair:
    draft = _draft(world)
    form = FORM | {"as": "draft", "draft": str(draft), "version": "1"}
    first, second = (
        Ask(who, "/ghi/nghe-an/tai-san", form | {"title": f"Của {who}"})
        for who in ("nghean", "nghean2")
    )

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, shelved_asset, id=draft)
        assert (stored.title, stored.version) == (taken[0].form["title"], 2)

    return Pair(first, second, [(200, 409)], {"draft kept": 1}, stands)


def add_from_a_draft_that_is_kept_anew(world: World) -> Pair:
    """Whoever comes second is told: what was typed into the draft is not thrown away unseen, nor
    kept in a draft that is done with."""
    draft, number = _draft(world), f"4-2024-{world.number():05}"
    both = FORM | {"draft": str(draft), "version": "1", "application_no": number}
    first = Ask("nghean", "/ghi/nghe-an/tai-san", both)
    second = Ask("nghean2", "/ghi/nghe-an/tai-san", both | {"as": "draft", "title": "Chữ khác"})

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        added = taken == [first]
        assert count(connection, asset, application_no=number) == int(added)
        assert count(connection, shelved_asset, id=draft, title="Chữ khác") == int(not added)

    return Pair(first, second, [(200, 404), (200, 409)], {}, stands)


def edit(world: World) -> Pair:
    asset_id, form = world.typed()
    path = f"/ghi/nghe-an/tai-san/{asset_id}/sua"
    first = Ask("nghean", path, form | {"title": "Chè Một", "version": "1"})
    second = Ask("nghean2", path, form | {"classes": "31", "version": "1"})

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert row(connection, asset, id=asset_id).title == taken[0].form["title"]
        assert_history(connection, asset_id, 2)

    return Pair(first, second, [(200, 409)], {"record edited": 1}, stands)


def assert_history(connection: Connection, asset_id: int, version: int) -> None:
    """A row of the history for every version, none more."""
    versions = (
        select(asset_revision.c.version)
        .where(asset_revision.c.asset_id == asset_id)
        .order_by(asset_revision.c.version)
    )
    assert list(connection.scalars(versions)) == list(range(1, version + 1))
    stored = connection.scalar(select(asset.c.version).where(asset.c.id == asset_id))
    assert stored in (None, version)


def remove(world: World) -> Pair:
    asset_id, _form = world.typed()
    first, second = (
        Ask(who, f"/ghi/nghe-an/tai-san/{asset_id}/xoa", {"reason": "Trùng"})
        for who in ("nghean", "nghean2")
    )

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert (
            count(connection, asset, id=asset_id),
            count(connection, shelved_asset, asset_id=asset_id),
        ) == (0, 1)
        assert_history(connection, asset_id, 2)

    return Pair(first, second, [(200, 404)], {"record deleted": 1}, stands)


def remove_while_edited(world: World) -> Pair:
    asset_id, form = world.typed()
    first = Ask(
        "nghean",
        f"/ghi/nghe-an/tai-san/{asset_id}/sua",
        form | {"title": "Chè Một", "version": "1"},
    )
    second = Ask("nghean2", f"/ghi/nghe-an/tai-san/{asset_id}/xoa", {"reason": "Trùng"})

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        """An edit that was taken is in what can be restored."""
        assert row(connection, shelved_asset, asset_id=asset_id).title == (
            "Chè Một" if first in taken else "Chè Gay"
        )
        assert_history(connection, asset_id, 1 + len(taken))

    return Pair(first, second, [(200, 200), (200, 404)], {"record deleted": 1}, stands)


def restore(world: World) -> Pair:
    asset_id, _form = world.typed()
    with world.database.write(SYSTEM) as connection:
        number = drafts_and_deleted.remove(
            connection, world.writer(), asset_id, reason="Nhầm", today=today_in_vietnam()
        )
    first, second = (
        Ask(who, f"/ghi/nghe-an/ngoai-danh-muc/{number}/khoi-phuc") for who in ("nghean", "nghean2")
    )

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert (
            count(connection, asset, id=asset_id),
            count(connection, shelved_asset, id=number),
        ) == (1, 0)
        assert_history(connection, asset_id, 3)

    return Pair(first, second, [(200, 404)], {"record restored": 1}, stands)


def discard(world: World) -> Pair:
    draft = _draft(world)
    first, second = (
        Ask(who, f"/ghi/nghe-an/ngoai-danh-muc/{draft}/bo") for who in ("nghean", "nghean2")
    )

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, shelved_asset, id=draft) == 0

    return Pair(first, second, [(200, 404)], {"draft discarded": 1}, stands)
