"""What stands beside a record: notes, tags, follow, contacts, corrections."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select

from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.tables import (
    asset,
    asset_correction,
    asset_follow,
    asset_note,
    asset_tag,
    owner_contact,
)
from tests.web.races.common import Ask, Pair, World, count, row
from tests.web.races.records import assert_history


def _beside(
    asset_id: int, rest: str, form: Mapping[str, Any], people: Sequence[str] = ("nghean", "nghean2")
) -> list[Ask]:
    return [
        Ask(
            who,
            f"/ghi/nghe-an/tai-san/{asset_id}/{rest}",
            {k: v.format(who=who) for k, v in form.items()},
        )
        for who in people
    ]


def add_note(world: World) -> Pair:
    asset_id, _form = world.typed()

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        texts = set(
            connection.scalars(select(asset_note.c.text).where(asset_note.c.asset_id == asset_id))
        )
        assert texts == {ask.form["text"] for ask in taken} and len(texts) == 2

    return Pair.of(
        _beside(asset_id, "ghi-chu", {"text": "{who} gọi"}), [(200, 200)], {"note added": 2}, stands
    )


def _note(world: World, asset_id: int) -> int:
    said = {"text": "cũ", "version": 1, "created_at": now(), "updated_at": now(), "updated_by": "x"}
    return world.insert(
        asset_note,
        vn34="40",
        asset_id=asset_id,
        author_id=world.people["nghean"],
        author="x",
        **said,
    )


def change_note(world: World) -> Pair:
    asset_id, _form = world.typed()
    note = _note(world, asset_id)

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, asset_note, id=note)
        assert (stored.text, stored.version) == (taken[0].form["text"], 2)

    asks = _beside(asset_id, f"ghi-chu/{note}", {"text": "{who} sửa", "version": "1"})
    return Pair.of(asks, [(200, 409)], {"note changed": 1}, stands)


def delete_note(world: World) -> Pair:
    asset_id, _form = world.typed()
    note = _note(world, asset_id)

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, asset_note, id=note) == 0

    asks = _beside(asset_id, f"ghi-chu/{note}/xoa", {}, ("nghean", "nghean"))
    return Pair.of(asks, [(200, 404)], {"note deleted": 1}, stands)


def delete_a_note_that_is_changed(world: World) -> Pair:
    asset_id, _form = world.typed()
    note = _note(world, asset_id)
    first = _beside(asset_id, f"ghi-chu/{note}/xoa", {})[0]
    second = _beside(asset_id, f"ghi-chu/{note}", {"text": "{who} sửa", "version": "1"})[1]

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, asset_note, id=note) == 0

    return Pair(first, second, [(200, 200), (200, 404)], {"note deleted": 1}, stands)


def add_tag(world: World) -> Pair:
    asset_id, _form = world.typed()

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, asset_tag, asset_id=asset_id, slug="che-bup") == 1

    return Pair.of(
        _beside(asset_id, "the", {"label": "Chè búp"}), [(200, 200)], {"tag added": 1}, stands
    )


def remove_tag(world: World) -> Pair:
    asset_id, _form = world.typed()
    with world.database.write(SYSTEM) as connection:
        connection.execute(
            insert(asset_tag).values(vn34="40", slug="che", asset_id=asset_id, label="Chè")
        )

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, asset_tag, asset_id=asset_id) == 0

    return Pair.of(_beside(asset_id, "the/che/xoa", {}), [(200, 404)], {"tag removed": 1}, stands)


def follow(world: World) -> Pair:
    asset_id, _form = world.typed()

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, asset_follow, asset_id=asset_id) == 1

    asks = _beside(asset_id, "theo-doi", {"wanted": "1"}, ("nghean", "nghean"))
    return Pair.of(asks, [(200, 200)], {"followed": 1}, stands)


def tag_ticked(world: World) -> Pair:
    """Two who tick the same rows in another order: each tag is there once."""
    first, second = world.typed()[0], world.typed()[0]

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        for asset_id in (first, second):
            assert count(connection, asset_tag, asset_id=asset_id, slug="che-bup") == 1

    asks = [
        _ticked("nghean", [first, second], "the"),
        _ticked("nghean2", [second, first], "the"),
    ]
    return Pair.of(asks, [(200, 200)], {"tag added": 2}, stands)


def follow_ticked(world: World) -> Pair:
    first, second = world.typed()[0], world.typed()[0]

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        for asset_id in (first, second):
            assert count(connection, asset_follow, asset_id=asset_id) == 1

    asks = [_ticked("nghean", ids, "theo-doi") for ids in ([first, second], [second, first])]
    return Pair.of(asks, [(200, 200)], {"followed": 2}, stands)


def _ticked(who: str, ids: Sequence[int], doing: str) -> Ask:
    form = {"chon": list(ids), "viec": doing, "label": "Chè búp"}
    return Ask(who, "/ghi/nghe-an/tai-san/da-chon", form)


def unfollow(world: World) -> Pair:
    asset_id, _form = world.typed()
    mine = {"vn34": "40", "user_id": world.people["nghean"], "asset_id": asset_id}
    with world.database.write(SYSTEM) as connection:
        connection.execute(insert(asset_follow).values(since=now(), **mine))

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, asset_follow, asset_id=asset_id) == 0

    asks = _beside(asset_id, "theo-doi", {"wanted": "0"}, ("nghean", "nghean"))
    return Pair.of(asks, [(200, 200)], {"unfollowed": 1}, stands)


def _contact(world: World, version: int) -> Pair:
    asset_id, _form = world.typed(owners=f"HTX số {world.number()}; Vinh, Nghệ An")
    with world.database.write(SYSTEM) as connection:
        owner = connection.scalar(select(asset.c.owner_id).where(asset.c.id == asset_id))
        if version:
            said = {
                "person": "cũ",
                "phone": "",
                "email": "",
                "version": version,
                "updated_at": now(),
                "updated_by": "x",
            }
            connection.execute(
                insert(owner_contact).values(vn34="40", organisation_id=owner, **said)
            )

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, owner_contact, organisation_id=owner)
        assert (stored.person, stored.version) == (taken[0].form["person"], version + 1)

    asks = _beside(asset_id, "lien-he", {"person": "{who}", "version": str(version)})
    return Pair.of(asks, [(200, 409)], {"contact saved": 1}, stands)


def first_contact(world: World) -> Pair:
    return _contact(world, 0)


def contact(world: World) -> Pair:
    return _contact(world, 4)


def propose(world: World) -> Pair:
    asset_id, _form = world.typed()

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert (
            count(connection, asset_correction, asset_id=asset_id, old="Chè Gay", state="waiting")
            == 2
        )

    asks = _beside(asset_id, "dinh-chinh", {"field": "title", "new": "Của {who}", "reason": "x"})
    return Pair.of(asks, [(200, 200)], {"correction proposed": 2}, stands)


def _asked(world: World, asset_id: int, field: str, new: str) -> int:
    said = {
        "field": field,
        "old": "",
        "new": new,
        "reason": "x",
        "state": "waiting",
        "created_at": now(),
    }
    return world.insert(
        asset_correction,
        vn34="40",
        asset_id=asset_id,
        author_id=world.people["nghean"],
        author="x",
        **said,
    )


def _answer(who: str, asset_id: int, number: int, decision: str = "accept") -> Ask:
    path = f"/ghi/nghe-an/tai-san/{asset_id}/dinh-chinh/{number}/tra-loi"
    return Ask(who, path, {"decision": decision, "answer": "Công báo"})


def withdraw(world: World) -> Pair:
    asset_id, _form = world.typed()
    number = _asked(world, asset_id, "title", "Tên đúng")

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert row(connection, asset_correction, id=number).state == "withdrawn"

    asks = _beside(asset_id, f"dinh-chinh/{number}/rut", {})
    return Pair.of(asks, [(200, 404)], {"correction withdrawn": 1}, stands)


def withdraw_what_is_accepted(world: World) -> Pair:
    asset_id, _form = world.typed()
    number = _asked(world, asset_id, "title", "Tên đúng")
    first, second = (
        _answer("vien", asset_id, number),
        _beside(asset_id, f"dinh-chinh/{number}/rut", {})[0],
    )

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        accepted = taken == [first]
        assert row(connection, asset_correction, id=number).state == (
            "accepted" if accepted else "withdrawn"
        )
        assert row(connection, asset, id=asset_id).title == ("Tên đúng" if accepted else "Chè Gay")
        assert_history(connection, asset_id, 1 + accepted)

    return Pair(first, second, [(200, 404)], {}, stands)


def accept_two(world: World) -> Pair:
    """Both are carried out, neither undoes the other."""
    asset_id, _form = world.typed()
    first = _answer("vien", asset_id, _asked(world, asset_id, "title", "Tên đúng"))
    second = _answer("vien2", asset_id, _asked(world, asset_id, "application_date", "16/04/2024"))

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        stored = row(connection, asset, id=asset_id)
        assert (stored.title, stored.application_date) == ("Tên đúng", date(2024, 4, 16))
        assert_history(connection, asset_id, 3)

    return Pair(first, second, [(200, 200)], {"correction accepted": 2}, stands)


def answer_one(world: World) -> Pair:
    asset_id, _form = world.typed()
    number = _asked(world, asset_id, "title", "Tên đúng")
    first, second = _answer("vien", asset_id, number), _answer("vien2", asset_id, number, "refuse")

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        accepted = taken == [first]
        assert row(connection, asset_correction, id=number).state == (
            "accepted" if accepted else "refused"
        )
        assert_history(connection, asset_id, 1 + accepted)

    return Pair(first, second, [(200, 404)], {}, stands)


def accept_what_is_edited(world: World) -> Pair:
    """The edit is refused where the correction came first; else both stand."""
    asset_id, form = world.typed()
    first = Ask(
        "nghean",
        f"/ghi/nghe-an/tai-san/{asset_id}/sua",
        form | {"title": "Chè Một", "version": "1"},
    )
    second = _answer("vien", asset_id, _asked(world, asset_id, "application_date", "16/04/2024"))

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, asset, id=asset_id)
        assert (stored.title, stored.application_date) == (
            "Chè Một" if first in taken else "Chè Gay",
            date(2024, 4, 16),
        )
        assert_history(connection, asset_id, 1 + len(taken))

    return Pair(first, second, [(200, 200), (200, 409)], {"correction accepted": 1}, stands)
