"""Deadlines, letters, calendar addresses, weekly letters."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, delete, func, insert, select

from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.tables import (
    audit_log,
    calendar_feed,
    deadline_act,
    deadline_follow_up,
    digest,
    letter_sender,
    letter_template,
    reminder,
)
from domain.calendar.dates import today_in_vietnam
from reports import letters
from tests.builders import create_asset
from tests.web.races.common import Ask, Pair, World, count, row


def _record_deadline(world: World, version: int) -> Pair:
    with world.database.write(SYSTEM) as connection:
        numbers = {"registration_date": date(2021, 5, 5), "due": date(2026, 12, 1)}
        asset_id = create_asset(
            connection, vn34="40", vn63="40", source="manual", illustrative=False, **numbers
        )
        if version:
            said = {
                "due": date(2026, 12, 1),
                "what": "none",
                "reason": "",
                "actor": "x",
                "at": now(),
                "version": version,
            }
            place = {
                "asset_id": asset_id,
                "rule": "renewal_nh",
                "ordinal": 1,
                "vn34": "40",
                "illustrative": False,
            }
            connection.execute(insert(deadline_act).values(place | said))
    form = {"what": "waive", "version": str(version)}

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, deadline_act, asset_id=asset_id)
        assert (stored.actor, stored.reason, stored.version) == (
            taken[0].username,
            taken[0].form["reason"],
            version + 1,
        )

    asks = [
        Ask(who, f"/ghi-nhan/nghe-an/{asset_id}/renewal_nh/1", form | {"reason": who})
        for who in ("nghean", "nghean2")
    ]
    return Pair.of(asks, [(302, 409)], {"deadline_recorded": 1}, stands)


def record_deadline(world: World) -> Pair:
    return _record_deadline(world, 0)


def record_deadline_again(world: World) -> Pair:
    return _record_deadline(world, 3)


def _renewal(world: World) -> tuple[int, str]:
    """An open deadline: its asset, and the text by which forms name it."""
    with world.database.write(SYSTEM) as connection:
        asset_id = create_asset(
            connection,
            vn34="40",
            vn63="40",
            source="manual",
            illustrative=False,
            due=date(2099, 12, 1),
        )
    return asset_id, f"{asset_id}-renewal_nh-1"


def book_letters(world: World) -> Pair:
    """One books; the other is told that it was reminded of."""
    asset_id, key = _renewal(world)

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert row(connection, reminder, asset_id=asset_id).actor == taken[0].username

    asks = [Ask(who, "/thu-nhac/nghe-an", {"chon": key}) for who in ("nghean", "nghean2")]
    return Pair.of(asks, [(200, 409)], {"letters_written": 1}, stands)


def take_letters_back(world: World) -> Pair:
    asset_id, _key = _renewal(world)
    about = {
        "asset_id": asset_id,
        "rule": "renewal_nh",
        "ordinal": 1,
        "vn34": "40",
        "illustrative": False,
        "due": date(2099, 12, 1),
    }
    lot = 1_000_000 + world.number()
    world.insert(
        reminder, **about, sent_on=today_in_vietnam(), channel="letter", actor="nghean", lot=lot
    )

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, reminder, asset_id=asset_id) == 0

    asks = [Ask(who, f"/thu-nhac/nghe-an/{lot}/bo") for who in ("nghean", "nghean2")]
    return Pair.of(asks, [(200, 404)], {"letters_taken_back": 1}, stands)


def change_template(world: World) -> Pair:
    """The later one stands, whole: a template of the province's own, or the standard one. (A second
    document is opened for seconds, longer than the first may wait for its lock.)"""
    with world.database.write(SYSTEM) as connection:
        connection.execute(letter_template.delete())
    path = "/thu-nhac/nghe-an/mau"
    own = Ask("nghean", path, {"template": letters.standard_template()})
    standard = Ask("nghean2", path, {"standard": "1"})

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        last = connection.scalar(
            select(audit_log.c.actor)
            .where(audit_log.c.action == "letter_template_set")
            .order_by(audit_log.c.id.desc())
            .limit(1)
        )
        names = connection.scalars(select(letter_template.c.name)).all()
        assert names == (["x.docx"] if last == own.username else [])

    return Pair.of([own, standard], [(302, 302)], {"letter_template_set": 2}, stands)


def new_feed(world: World) -> Pair:
    """Each is shown an address; only the later one is alive."""

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        mine = select(func.count()).where(
            calendar_feed.c.user_id == world.people["nghean"], calendar_feed.c.revoked_at.is_(None)
        )
        assert connection.scalar(mine) == 1

    asks = [Ask("nghean", "/lich/dia-chi-moi") for _n in range(2)]
    return Pair.of(asks, [(200, 200)], {"feed_created": 2}, stands)


def end_feed(world: World) -> Pair:
    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        mine = select(func.count()).where(
            calendar_feed.c.user_id == world.people["nghean"], calendar_feed.c.revoked_at.is_(None)
        )
        assert connection.scalar(mine) == 0

    return Pair.of([Ask("nghean", "/lich/thu-hoi") for _n in range(2)], [(302, 302)], {}, stands)


def set_digest(world: World) -> Pair:
    with world.database.write(SYSTEM) as connection:
        connection.execute(digest.delete())
    addresses = [f"{name}{world.number()}@so.vn" for name in ("a", "b")]

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        stored = row(connection, digest, user_id=world.people["nghean"])
        assert stored.email in addresses and stored.active

    asks = [
        Ask("nghean", "/thu-tom-tat", {"email": email, "active": "1", "language": "vi"})
        for email in addresses
    ]
    return Pair.of(asks, [(302, 302)], {"digest_set": 2}, stands)


def _assign(world: World, version: int) -> Pair:
    """Who is second is told, and overwrites nothing."""
    with world.database.write(SYSTEM) as connection:
        asset_id = create_asset(
            connection, vn34="40", vn63="40", illustrative=False, due=date(2026, 12, 1)
        )
        key = {"vn34": "40", "asset_id": asset_id, "rule": "renewal_nh", "ordinal": 1}
        if version:
            said = {"note": "cũ", "version": version, "updated_at": now(), "updated_by": "x"}
            connection.execute(insert(deadline_follow_up).values(key | said))

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, deadline_follow_up, asset_id=asset_id)
        assert (stored.note, stored.version) == (taken[0].form["note"], version + 1)

    form = {"rows": f"{asset_id}-renewal_nh-1:{version}", "person": "0"}
    asks = [
        Ask(who, "/ghi/nghe-an/thoi-han/phu-trach", form | {"note": who})
        for who in ("nghean", "nghean2")
    ]
    return Pair.of(asks, [(200, 409)], {"deadlines_followed_up": 1}, stands)


def assign(world: World) -> Pair:
    return _assign(world, 0)


def assign_again(world: World) -> Pair:
    return _assign(world, 3)


def say_who_signs(world: World) -> Pair:
    """Who is second is told, and overwrites nothing."""
    with world.database.write(SYSTEM) as connection:
        connection.execute(delete(letter_sender).where(letter_sender.c.vn34 == "40"))

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, letter_sender, vn34="40")
        assert (stored.signer, stored.version) == (taken[0].form["signer"], 1)

    asks = [
        Ask(who, "/thu-nhac/nghe-an/nguoi-ky", {"signer": who, "version": "0"})
        for who in ("nghean", "nghean2")
    ]
    return Pair.of(asks, [(200, 409)], {"letter_sender_set": 1}, stands)
