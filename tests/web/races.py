"""Two requests that write one thing, for every route that writes: what both are answered, and what stands afterwards."""

import io
import itertools
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import Connection, Table, func, insert, select
from werkzeug.test import TestResponse

from data_access import jobs, sessions, users
from data_access.desk import Writer, kept, shelf
from data_access.engine import Database, now
from data_access.jobs import Owner
from data_access.passwords import matches
from data_access.scope import SYSTEM, Scope
from data_access.tables import (
    asset,
    asset_correction,
    asset_follow,
    asset_note,
    asset_revision,
    asset_tag,
    calendar_feed,
    column_mapping,
    deadline_act,
    digest,
    import_batch,
    import_held,
    job,
    letter_template,
    local_product,
    metadata,
    owner_contact,
    plan_task,
    reminder,
    saved_view,
    shelved_asset,
    signin_throttle,
    user,
    user_session,
    watch_hit,
)
from data_access.users import create
from data_access.writing.content import to_json
from data_access.writing.edit import add_record
from domain import manual
from domain.dates import today_in_vietnam
from domain.kept import LISTS
from domain.records import AssetRecord
from reports import letters
from tests.builders import create_asset
from tests.web.support import PASSWORD, Running, again, token_of

FORM = {
    "kind": "NH", "mark_category": "collective", "title": "Chè Gay", "application_date": "17/04/2024",
    "owners": "HTX Chè; Thanh Chương, Nghệ An", "classes": "30", "status": "pending",
}  # fmt: skip
COLLEAGUES = {"nghean2": ("officer", "40"), "vien2": ("manager", None), "gialai2": ("officer", "52")}
CHANGING = "gialai2"
"""Whose password is changed, and nobody else's."""
NGHE_AN = Scope.province("40")
TASK = {"title": "Kiểm tra", "who": "Phòng A", "due": "30/06/2026", "state": "open"}
PRODUCT = {"name": "Cam", "kind": "ocop", "stars": "4", "maker": "HTX", "place": "", "right_no": ""}
NEXT_PASSWORDS = ("muoi-hai-con-giap-2027", "bay-sac-cau-vong-2027")


@dataclass(frozen=True)
class Ask:
    """A request: who sends it, where to, with which fields. `token`: of a session of its own, else the person's usual one."""

    username: str
    path: str
    form: Mapping[str, Any] = field(default_factory=dict)
    token: str = ""

    @property
    def fields(self) -> dict[str, Any]:
        """Files are read once: each sending has its own."""
        return {name: (io.BytesIO(v), "x.docx") if isinstance(v, bytes) else v for name, v in self.form.items()}


Stands = Callable[[Connection, Sequence[Ask]], None]


@dataclass(frozen=True)
class Pair:
    """`answers`: the statuses that both may get together, in order of size. `logged`: action → audit rows that both leave together.
    `stands`: asserts what is stored, given those that were taken."""

    first: Ask
    second: Ask
    answers: Sequence[tuple[int, int]]
    logged: Mapping[str, int]
    stands: Stands


class World:
    """Two applications on one database, and everybody signed in at both."""

    def __init__(self, running: Running) -> None:
        self.sites = (running, again(running))
        self.database: Database = running.database
        self.ids, self._numbers = running.ids, itertools.count(1)
        self._clients: dict[tuple[int, str], tuple[FlaskClient, str]] = {}
        with self.database.write(SYSTEM) as connection:
            for username, (role, vn34) in COLLEAGUES.items():
                create(connection, username=username, name=f"Người {username}", role=role, vn34=vn34, password=PASSWORD)
            self.people = {row.username: int(row.id) for row in connection.execute(select(user.c.username, user.c.id))}

    def number(self) -> int:
        return next(self._numbers)

    def session(self, username: str) -> str:
        """The token of a new session."""
        with self.database.write_signin() as connection:
            return sessions.start(connection, self.people[username], at=now(), life=timedelta(hours=1))

    def ready(self, site: int, ask: Ask) -> Callable[[], TestResponse]:
        """The request, with all that comes before it done."""
        client, csrf = self._client(site, ask.username, ask.token)
        return lambda: client.post(ask.path, data=ask.fields, headers={"X-CSRFToken": csrf})

    def _client(self, site: int, username: str, token: str) -> tuple[FlaskClient, str]:
        if token or (site, username) not in self._clients:
            client = self.sites[site].client()
            client.set_cookie("ipp", token or self.session(username))
            found = client, token_of(client.get("/doi-mat-khau").text)
            if token:
                return found
            self._clients[site, username] = found
        return self._clients[site, username]

    def typed(self, **changes: str) -> tuple[int, dict[str, str]]:
        """A record that an officer has typed in, and the form that holds it."""
        form = FORM | {"application_no": f"4-2024-{self.number():05}"} | changes
        with self.database.write(SYSTEM) as connection:
            return add_record(connection, record_of(form), scope=SYSTEM, actor="nghean", today=today_in_vietnam()), form

    def insert(self, table: Table, **row: Any) -> int:
        """A row of a table; gives its id."""
        with self.database.write(SYSTEM) as connection:
            return int(connection.scalar(insert(table).values(row).returning(table.c.id)) or 0)

    def wait_for_jobs(self) -> None:
        """Until no process works on a file that was sent in."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            with self.database.read(SYSTEM) as connection:
                if not count(connection, job, state="waiting") + count(connection, job, state="running"):
                    return
            time.sleep(0.1)

    def writer(self, username: str = "nghean") -> Writer:
        return Writer(self.people[username], username, f"Người {username}", "40", NGHE_AN)


def record_of(form: Mapping[str, str]) -> AssetRecord:
    values = dict.fromkeys(manual.FIELDS, "") | form
    return manual.read(values, vn34="40", today=today_in_vietnam(), illustrative=False).record


def count(connection: Connection, table: Table, **where: Any) -> int:
    return connection.scalar(select(func.count()).select_from(table).where(*(table.c[n] == v for n, v in where.items()))) or 0


def row(connection: Connection, table: Table, **where: Any) -> Any:
    return connection.execute(select(table).where(*(table.c[name] == value for name, value in where.items()))).one()


# Records typed in


def add_same(world: World) -> Pair:
    form = FORM | {"application_no": f"4-2024-{world.number():05}"}
    first, second = (Ask(who, "/ghi/nghe-an/tai-san", form) for who in ("nghean", "nghean2"))

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, asset, application_no=form["application_no"]) == 1

    return Pair(first, second, [(200, 422)], {"record added": 1}, stands)


def _draft(world: World) -> int:
    with world.database.write(SYSTEM) as connection:
        return shelf.keep_draft(connection, world.writer(), FORM | {"title": "Nháp"}, draft_id=0, version=0)


def keep_draft(world: World) -> Pair:
    draft = _draft(world)
    form = FORM | {"as": "draft", "draft": str(draft), "version": "1"}
    first, second = (Ask(who, "/ghi/nghe-an/tai-san", form | {"title": f"Của {who}"}) for who in ("nghean", "nghean2"))

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, shelved_asset, id=draft)
        assert (stored.title, stored.version) == (taken[0].form["title"], 2)

    return Pair(first, second, [(200, 409)], {"draft kept": 1}, stands)


def add_from_a_draft_that_is_kept_anew(world: World) -> Pair:
    """Whoever comes second is told: what was typed into the draft is not thrown away unseen, nor kept in a draft that is done with."""
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
    versions = select(asset_revision.c.version).where(asset_revision.c.asset_id == asset_id).order_by(asset_revision.c.version)
    assert list(connection.scalars(versions)) == list(range(1, version + 1))
    stored = connection.scalar(select(asset.c.version).where(asset.c.id == asset_id))
    assert stored in (None, version)


def remove(world: World) -> Pair:
    asset_id, _form = world.typed()
    first, second = (Ask(who, f"/ghi/nghe-an/tai-san/{asset_id}/xoa", {"reason": "Trùng"}) for who in ("nghean", "nghean2"))

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert (count(connection, asset, id=asset_id), count(connection, shelved_asset, asset_id=asset_id)) == (0, 1)
        assert_history(connection, asset_id, 2)

    return Pair(first, second, [(200, 404)], {"record deleted": 1}, stands)


def remove_while_edited(world: World) -> Pair:
    asset_id, form = world.typed()
    first = Ask("nghean", f"/ghi/nghe-an/tai-san/{asset_id}/sua", form | {"title": "Chè Một", "version": "1"})
    second = Ask("nghean2", f"/ghi/nghe-an/tai-san/{asset_id}/xoa", {"reason": "Trùng"})

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        """An edit that was taken is in what can be restored."""
        assert row(connection, shelved_asset, asset_id=asset_id).title == ("Chè Một" if first in taken else "Chè Gay")
        assert_history(connection, asset_id, 1 + len(taken))

    return Pair(first, second, [(200, 200), (200, 404)], {"record deleted": 1}, stands)


def restore(world: World) -> Pair:
    asset_id, _form = world.typed()
    with world.database.write(SYSTEM) as connection:
        number = shelf.remove(connection, world.writer(), asset_id, reason="Nhầm", today=today_in_vietnam())
    first, second = (Ask(who, f"/ghi/nghe-an/ngoai-danh-muc/{number}/khoi-phuc") for who in ("nghean", "nghean2"))

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert (count(connection, asset, id=asset_id), count(connection, shelved_asset, id=number)) == (1, 0)
        assert_history(connection, asset_id, 3)

    return Pair(first, second, [(200, 404)], {"record restored": 1}, stands)


def discard(world: World) -> Pair:
    draft = _draft(world)
    first, second = (Ask(who, f"/ghi/nghe-an/ngoai-danh-muc/{draft}/bo") for who in ("nghean", "nghean2"))

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, shelved_asset, id=draft) == 0

    return Pair(first, second, [(200, 404)], {"draft discarded": 1}, stands)


# Beside a record


def _beside(asset_id: int, rest: str, form: Mapping[str, Any], people: Sequence[str] = ("nghean", "nghean2")) -> list[Ask]:
    return [Ask(who, f"/ghi/nghe-an/tai-san/{asset_id}/{rest}", {k: v.format(who=who) for k, v in form.items()}) for who in people]


def add_note(world: World) -> Pair:
    asset_id, _form = world.typed()

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        texts = set(connection.scalars(select(asset_note.c.text).where(asset_note.c.asset_id == asset_id)))
        assert texts == {ask.form["text"] for ask in taken} and len(texts) == 2

    return Pair(*_beside(asset_id, "ghi-chu", {"text": "{who} gọi"}), [(200, 200)], {"note added": 2}, stands)


def _note(world: World, asset_id: int) -> int:
    said = {"text": "cũ", "version": 1, "created_at": now(), "updated_at": now(), "updated_by": "x"}
    return world.insert(asset_note, vn34="40", asset_id=asset_id, author_id=world.people["nghean"], author="x", **said)


def change_note(world: World) -> Pair:
    asset_id, _form = world.typed()
    note = _note(world, asset_id)

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, asset_note, id=note)
        assert (stored.text, stored.version) == (taken[0].form["text"], 2)

    asks = _beside(asset_id, f"ghi-chu/{note}", {"text": "{who} sửa", "version": "1"})
    return Pair(*asks, [(200, 409)], {"note changed": 1}, stands)


def delete_note(world: World) -> Pair:
    asset_id, _form = world.typed()
    note = _note(world, asset_id)

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, asset_note, id=note) == 0

    asks = _beside(asset_id, f"ghi-chu/{note}/xoa", {}, ("nghean", "nghean"))
    return Pair(*asks, [(200, 404)], {"note deleted": 1}, stands)


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

    return Pair(*_beside(asset_id, "the", {"label": "Chè búp"}), [(200, 200)], {"tag added": 1}, stands)


def remove_tag(world: World) -> Pair:
    asset_id, _form = world.typed()
    with world.database.write(SYSTEM) as connection:
        connection.execute(insert(asset_tag).values(vn34="40", slug="che", asset_id=asset_id, label="Chè"))

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, asset_tag, asset_id=asset_id) == 0

    return Pair(*_beside(asset_id, "the/che/xoa", {}), [(200, 404)], {"tag removed": 1}, stands)


def follow(world: World) -> Pair:
    asset_id, _form = world.typed()

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, asset_follow, asset_id=asset_id) == 1

    asks = _beside(asset_id, "theo-doi", {"wanted": "1"}, ("nghean", "nghean"))
    return Pair(*asks, [(200, 200)], {"followed": 1}, stands)


def unfollow(world: World) -> Pair:
    asset_id, _form = world.typed()
    mine = {"vn34": "40", "user_id": world.people["nghean"], "asset_id": asset_id}
    with world.database.write(SYSTEM) as connection:
        connection.execute(insert(asset_follow).values(since=now(), **mine))

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, asset_follow, asset_id=asset_id) == 0

    asks = _beside(asset_id, "theo-doi", {"wanted": "0"}, ("nghean", "nghean"))
    return Pair(*asks, [(200, 200)], {"unfollowed": 1}, stands)


def _contact(world: World, version: int) -> Pair:
    asset_id, _form = world.typed(owners=f"HTX số {world.number()}; Vinh, Nghệ An")
    with world.database.write(SYSTEM) as connection:
        owner = connection.scalar(select(asset.c.owner_id).where(asset.c.id == asset_id))
        if version:
            said = {"person": "cũ", "phone": "", "email": "", "version": version, "updated_at": now(), "updated_by": "x"}
            connection.execute(insert(owner_contact).values(vn34="40", organisation_id=owner, **said))

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, owner_contact, organisation_id=owner)
        assert (stored.person, stored.version) == (taken[0].form["person"], version + 1)

    asks = _beside(asset_id, "lien-he", {"person": "{who}", "version": str(version)})
    return Pair(*asks, [(200, 409)], {"contact saved": 1}, stands)


def first_contact(world: World) -> Pair:
    return _contact(world, 0)


def contact(world: World) -> Pair:
    return _contact(world, 4)


def propose(world: World) -> Pair:
    asset_id, _form = world.typed()

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, asset_correction, asset_id=asset_id, old="Chè Gay", state="waiting") == 2

    asks = _beside(asset_id, "dinh-chinh", {"field": "title", "new": "Của {who}", "reason": "x"})
    return Pair(*asks, [(200, 200)], {"correction proposed": 2}, stands)


def _asked(world: World, asset_id: int, field: str, new: str) -> int:
    said = {"field": field, "old": "", "new": new, "reason": "x", "state": "waiting", "created_at": now()}
    return world.insert(asset_correction, vn34="40", asset_id=asset_id, author_id=world.people["nghean"], author="x", **said)


def _answer(who: str, asset_id: int, number: int, decision: str = "accept") -> Ask:
    path = f"/ghi/nghe-an/tai-san/{asset_id}/dinh-chinh/{number}/tra-loi"
    return Ask(who, path, {"decision": decision, "answer": "Công báo"})


def withdraw(world: World) -> Pair:
    asset_id, _form = world.typed()
    number = _asked(world, asset_id, "title", "Tên đúng")

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert row(connection, asset_correction, id=number).state == "withdrawn"

    asks = _beside(asset_id, f"dinh-chinh/{number}/rut", {})
    return Pair(*asks, [(200, 404)], {"correction withdrawn": 1}, stands)


def withdraw_what_is_accepted(world: World) -> Pair:
    asset_id, _form = world.typed()
    number = _asked(world, asset_id, "title", "Tên đúng")
    first, second = _answer("vien", asset_id, number), _beside(asset_id, f"dinh-chinh/{number}/rut", {})[0]

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        accepted = taken == [first]
        assert row(connection, asset_correction, id=number).state == ("accepted" if accepted else "withdrawn")
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
        assert row(connection, asset_correction, id=number).state == ("accepted" if accepted else "refused")
        assert_history(connection, asset_id, 1 + accepted)

    return Pair(first, second, [(200, 404)], {}, stands)


def accept_what_is_edited(world: World) -> Pair:
    """The edit is refused where the correction came first; else both stand."""
    asset_id, form = world.typed()
    first = Ask("nghean", f"/ghi/nghe-an/tai-san/{asset_id}/sua", form | {"title": "Chè Một", "version": "1"})
    second = _answer("vien", asset_id, _asked(world, asset_id, "application_date", "16/04/2024"))

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, asset, id=asset_id)
        assert (stored.title, stored.application_date) == ("Chè Một" if first in taken else "Chè Gay", date(2024, 4, 16))
        assert_history(connection, asset_id, 1 + len(taken))

    return Pair(first, second, [(200, 200), (200, 409)], {"correction accepted": 1}, stands)


# Lists kept by hand


def _row(world: World, code: str, values: Mapping[str, Any]) -> int:
    with world.database.write(NGHE_AN) as connection:
        return kept.add_row(connection, world.writer(), LISTS[code], values, illustrative=False)


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
    return Pair(*asks, [(200, 422)], {"row added": 1}, stands)


def add_term(world: World) -> Pair:
    """Of names to watch there may be two."""
    form = {"phrase": f"Cam Khe Mây {world.number()}", "product": "cam", "classes": "31"}

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, metadata.tables["watch_term"], phrase=form["phrase"]) == 2

    asks = [Ask(who, "/ghi/nghe-an/danh-sach/tu-theo-doi", form) for who in ("nghean", "nghean2")]
    return Pair(*asks, [(200, 200)], {"row added": 2}, stands)


def change_task(world: World) -> Pair:
    number = _task(world)

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, plan_task, id=number)
        assert (stored.title, stored.version) == (taken[0].form["title"], 2)

    asks = [Ask(who, f"/ghi/nghe-an/danh-sach/nhiem-vu/{number}", TASK | {"title": who, "version": "1"}) for who in ("nghean", "nghean2")]
    return Pair(*asks, [(200, 409)], {"row changed": 1}, stands)


def change_two_products_into_one(world: World) -> Pair:
    wanted = PRODUCT | {"name": f"Cam {world.number()}", "version": "1"}
    asks = [Ask(who, f"/ghi/nghe-an/danh-sach/san-pham/{_product(world)[0]}", wanted) for who in ("nghean", "nghean2")]

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, local_product, name=wanted["name"], removed=0) == 1

    return Pair(*asks, [(200, 422)], {"row changed": 1}, stands)


def remove_row(world: World) -> Pair:
    number = _task(world)

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        stored = row(connection, plan_task, id=number)
        assert (stored.removed, stored.version) == (number, 2)

    asks = [Ask(who, f"/ghi/nghe-an/danh-sach/nhiem-vu/{number}/xoa") for who in ("nghean", "nghean2")]
    return Pair(*asks, [(200, 404)], {"row removed": 1}, stands)


def restore_row(world: World) -> Pair:
    number = _task(world)
    with world.database.write(NGHE_AN) as connection:
        kept.remove_row(connection, world.writer(), LISTS["nhiem-vu"], number)

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        stored = row(connection, plan_task, id=number)
        assert (stored.removed, stored.version) == (0, 3)

    asks = [Ask(who, f"/ghi/nghe-an/danh-sach/nhiem-vu/{number}/khoi-phuc") for who in ("nghean", "nghean2")]
    return Pair(*asks, [(200, 404)], {"row restored": 1}, stands)


def restore_a_product_that_is_added_anew(world: World) -> Pair:
    number, form = _product(world)
    with world.database.write(NGHE_AN) as connection:
        kept.remove_row(connection, world.writer(), LISTS["san-pham"], number)
    first = Ask("nghean", f"/ghi/nghe-an/danh-sach/san-pham/{number}/khoi-phuc")
    second = Ask("nghean2", "/ghi/nghe-an/danh-sach/san-pham", form)

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, local_product, name=form["name"], removed=0) == 1

    return Pair(first, second, [(200, 422)], {}, stands)


def decide_on_a_hit(world: World) -> Pair:
    mark = {"application_no": "4-1", "mark": "CAM", "owner": "A", "application_date": date(2026, 1, 2), "overlap": "", "likeness": 90}
    undecided = {"state": "new", "note": "", "decided_by": "", "version": 1, "found_on": date(2026, 2, 3), "illustrative": False}
    hit = world.insert(watch_hit, vn34="40", term_id=world.number(), asset_id=1, **mark, **undecided)

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, watch_hit, id=hit)
        assert (stored.note, stored.version) == (taken[0].form["note"], 2)

    form = {"decision": "opposed", "version": "1"}
    asks = [Ask(who, f"/ghi/nghe-an/canh-bao/{hit}", form | {"note": who}) for who in ("nghean", "nghean2")]
    return Pair(*asks, [(200, 409)], {"hit opposed": 1}, stands)


# Deadlines, letters, calendar


def _record_deadline(world: World, version: int) -> Pair:
    with world.database.write(SYSTEM) as connection:
        numbers = {"registration_date": date(2021, 5, 5), "due": date(2026, 12, 1)}
        asset_id = create_asset(connection, vn34="40", vn63="40", source="manual", illustrative=False, **numbers)
        if version:
            said = {"due": date(2026, 12, 1), "what": "none", "reason": "", "actor": "x", "at": now(), "version": version}
            place = {"asset_id": asset_id, "rule": "renewal_nh", "ordinal": 1, "vn34": "40", "illustrative": False}
            connection.execute(insert(deadline_act).values(place | said))
    form = {"what": "waive", "version": str(version)}

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, deadline_act, asset_id=asset_id)
        assert (stored.actor, stored.reason, stored.version) == (taken[0].username, taken[0].form["reason"], version + 1)

    asks = [Ask(who, f"/ghi-nhan/nghe-an/{asset_id}/renewal_nh/1", form | {"reason": who}) for who in ("nghean", "nghean2")]
    return Pair(*asks, [(302, 409)], {"deadline_recorded": 1}, stands)


def record_deadline(world: World) -> Pair:
    return _record_deadline(world, 0)


def record_deadline_again(world: World) -> Pair:
    return _record_deadline(world, 3)


def _renewal(world: World) -> tuple[int, str]:
    """An open deadline: its asset, and the text by which forms name it."""
    with world.database.write(SYSTEM) as connection:
        asset_id = create_asset(connection, vn34="40", vn63="40", source="manual", illustrative=False, due=date(2099, 12, 1))
    return asset_id, f"{asset_id}-renewal_nh-1"


def book_letters(world: World) -> Pair:
    """One books; the other is told that it was reminded of."""
    asset_id, key = _renewal(world)

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert row(connection, reminder, asset_id=asset_id).actor == taken[0].username

    asks = [Ask(who, "/thu-nhac/nghe-an", {"chon": key}) for who in ("nghean", "nghean2")]
    return Pair(*asks, [(200, 409)], {"letters_written": 1}, stands)


def take_letters_back(world: World) -> Pair:
    asset_id, _key = _renewal(world)
    about = {"asset_id": asset_id, "rule": "renewal_nh", "ordinal": 1, "vn34": "40", "illustrative": False, "due": date(2099, 12, 1)}
    lot = 1_000_000 + world.number()
    world.insert(reminder, **about, sent_on=today_in_vietnam(), channel="letter", actor="nghean", lot=lot)

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, reminder, asset_id=asset_id) == 0

    asks = [Ask(who, f"/thu-nhac/nghe-an/{lot}/bo") for who in ("nghean", "nghean2")]
    return Pair(*asks, [(200, 404)], {"letters_taken_back": 1}, stands)


def change_template(world: World) -> Pair:
    """The later one stands, whole."""
    with world.database.write(SYSTEM) as connection:
        connection.execute(letter_template.delete())
    content = letters.standard_template()
    asks = [Ask(who, "/thu-nhac/nghe-an/mau", {"template": content}) for who in ("nghean", "nghean2")]

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert row(connection, letter_template, vn34="40").name == "x.docx"

    return Pair(*asks, [(302, 302)], {"letter_template_set": 2}, stands)


def new_feed(world: World) -> Pair:
    """Each is shown an address; only the later one is alive."""

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        mine = select(func.count()).where(calendar_feed.c.user_id == world.people["nghean"], calendar_feed.c.revoked_at.is_(None))
        assert connection.scalar(mine) == 1

    asks = [Ask("nghean", "/lich/dia-chi-moi") for _n in range(2)]
    return Pair(*asks, [(200, 200)], {"feed_created": 2}, stands)


def end_feed(world: World) -> Pair:
    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        mine = select(func.count()).where(calendar_feed.c.user_id == world.people["nghean"], calendar_feed.c.revoked_at.is_(None))
        assert connection.scalar(mine) == 0

    return Pair(*[Ask("nghean", "/lich/thu-hoi") for _n in range(2)], [(302, 302)], {}, stands)


def set_digest(world: World) -> Pair:
    with world.database.write(SYSTEM) as connection:
        connection.execute(digest.delete())
    addresses = [f"{name}{world.number()}@so.vn" for name in ("a", "b")]

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        stored = row(connection, digest, user_id=world.people["nghean"])
        assert stored.email in addresses and stored.active

    asks = [Ask("nghean", "/thu-tom-tat", {"email": email, "active": "1", "language": "vi"}) for email in addresses]
    return Pair(*asks, [(302, 302)], {"digest_set": 2}, stands)


# The institute


def place(world: World) -> Pair:
    with world.database.write(SYSTEM) as connection:
        nowhere = {"vn34": "unresolved", "vn63": "unresolved", "place_origin": "none"}
        asset_id = create_asset(connection, owner=f"Công ty {world.number()}", source="manual", illustrative=False, **nowhere)

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, asset, id=asset_id)
        assert (stored.vn34, stored.version) == (taken[0].form["noi"][:2], 2)

    form = {"pham-vi": "mot", "version": "1"}
    path = f"/ghi/vien/tai-san/{asset_id}/tinh"
    asks = [Ask(who, path, form | {"noi": code}) for who, code in (("vien", "40-40"), ("vien2", "37-37"))]
    return Pair(*asks, [(200, 409)], {"place_assigned": 1}, stands)


def _held(world: World) -> tuple[int, int]:
    """A batch with a number of Nghệ An that Gia Lai has sent; the batch, the record."""
    asset_id, form = world.typed()
    said = {"file": "x.csv", "sha256": "0" * 64, "format": "csv", "kind": "assets", "vn34": "52", "actor": "gialai", "at": now()}
    batch = world.insert(import_batch, **said, accepted=0, updated=0, unchanged=0, rejected=1)
    with world.database.write(SYSTEM) as connection:
        sent = to_json(record_of(form | {"title": "Tên gửi đến"}))
        held = {"batch_id": batch, "position": 1, "asset_id": asset_id, "vn34": "52", "record": sent, "state": "waiting"}
        connection.execute(insert(import_held).values(held))
    return batch, asset_id


def decide_on_a_held_number(world: World) -> Pair:
    batch, asset_id = _held(world)
    ways = [("vien", "chuyen"), ("vien2", "giu")]
    first, second = (Ask(who, f"/nhap/cho-xem-xet/{batch}/1", {"quyet-dinh": way}) for who, way in ways)

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        moved = taken == [first]
        assert row(connection, import_held, batch_id=batch).state == ("moved" if moved else "kept")
        assert row(connection, asset, id=asset_id).vn34 == ("52" if moved else "40")
        assert_history(connection, asset_id, 1 + moved)

    return Pair(first, second, [(303, 404)], {}, stands)


def move_what_is_edited(world: World) -> Pair:
    """Moved first, the record is the officer's no more; edited first, the move keeps what was edited or what the sender says of it."""
    batch, asset_id = _held(world)
    with world.database.read(SYSTEM) as connection:
        number = row(connection, asset, id=asset_id).application_no
    form = FORM | {"application_no": number, "application_date": "16/04/2024", "version": "1"}
    first = Ask("nghean", f"/ghi/nghe-an/tai-san/{asset_id}/sua", form)
    second = Ask("vien", f"/nhap/cho-xem-xet/{batch}/1", {"quyet-dinh": "chuyen"})

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert row(connection, asset, id=asset_id).vn34 == "52"
        assert_history(connection, asset_id, 1 + len(taken))

    return Pair(first, second, [(200, 303), (303, 404), (303, 409)], {"held_moved": 1}, stands)


def _ready(world: World) -> int:
    """An import that waits for its sender's decision."""
    with world.database.write(SYSTEM) as connection:
        detail = {"file": "x.csv", "actor": "nghean", "role": "officer", "kind": "assets", "step": "read", "done": 0}
        number = jobs.start(connection, "import", Owner(NGHE_AN, world.people["nghean"]), detail)
        jobs.note(connection, number, "ready")
        folder = world.sites[0].settings.data_dir / "uploads" / str(number)
        folder.mkdir(parents=True)
        (folder / "file").write_text("tên;số đơn\n", encoding="utf-8")
    return number


def cancel(world: World) -> Pair:
    number = _ready(world)

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert row(connection, job, id=number).state == "cancelled"

    asks = [Ask(who, f"/nhap/{number}/huy") for who in ("nghean", "nghean2")]
    return Pair(*asks, [(303, 303)], {}, stands)


def _against_apply(world: World, other: str, told: Sequence[tuple[int, int]]) -> Pair:
    """Where it is applied, nothing is taken away from the process that does it."""
    number = _ready(world)
    first, second = Ask("nghean", f"/nhap/{number}/ap-dung", {"cach": "dung"}), Ask("nghean2", f"/nhap/{number}/{other}")
    file = world.sites[0].settings.data_dir / "uploads" / str(number) / "file"

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        if taken == [second]:
            assert row(connection, job, id=number).state == "cancelled"
        else:
            assert file.exists()

    return Pair(first, second, told, {}, stands)


def cancel_or_apply(world: World) -> Pair:
    """What is applied may still be stopped, as long as it is not written."""
    return _against_apply(world, "huy", [(303, 303), (303, 409)])


def forget_or_apply(world: World) -> Pair:
    return _against_apply(world, "xoa-tep", [(303, 409)])


def upload(world: World) -> Pair:
    before = _jobs(world)

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, job) == before + 2

    asks = [Ask(who, "/nhap/tep", {"file": f"tên;số đơn\n{who};1\n".encode()}) for who in ("nghean", "nghean2")]
    return Pair(*asks, [(200, 200)], {"uploaded": 2}, stands)


def forget_columns(world: World) -> Pair:
    with world.database.write(SYSTEM) as connection:
        said = {"vn34": "40", "field": "title", "heading": ""}
        connection.execute(insert(column_mapping), [said | {"label": f"cot {n}"} for n in range(3)])

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, column_mapping) == 0

    asks = [Ask(who, "/nhap/giai-thich/xoa") for who in ("nghean", "nghean2")]
    return Pair(*asks, [(303, 303)], {"columns_forgotten": 1}, stands)


def _jobs(world: World) -> int:
    with world.database.read(SYSTEM) as connection:
        return count(connection, job)


# Views, accounts, sessions


def same_view(world: World) -> Pair:
    name = f"Bộ lọc {world.number()}"

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, saved_view, name=name) == 1

    asks = [Ask("nghean", "/ghi/nghe-an/bo-loc", {"ten": name, "query": "?q=che"}) for _n in range(2)]
    return Pair(*asks, [(200, 422)], {"view saved": 1}, stands)


def last_view(world: World) -> Pair:
    """There is room for one more."""
    me = {"vn34": "40", "user_id": world.people["nghean2"]}
    with world.database.write(SYSTEM) as connection:
        connection.execute(saved_view.delete().where(saved_view.c.user_id == me["user_id"]))
        rows = [me | {"name": f"B {n}", "query": "", "created_at": now()} for n in range(49)]
        connection.execute(insert(saved_view), rows)

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, saved_view, user_id=me["user_id"]) == 50

    asks = [Ask("nghean2", "/ghi/nghe-an/bo-loc", {"ten": f"Mới {n}", "query": ""}) for n in range(2)]
    return Pair(*asks, [(200, 422)], {"view saved": 1}, stands)


def drop_view(world: World) -> Pair:
    me = {"vn34": "40", "user_id": world.people["nghean"]}
    view = world.insert(saved_view, **me, name=f"Bỏ {world.number()}", query="", created_at=now())

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, saved_view, id=view) == 0

    asks = [Ask("nghean", f"/ghi/nghe-an/bo-loc/{view}/xoa") for _n in range(2)]
    return Pair(*asks, [(200, 404)], {"view deleted": 1}, stands)


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

    return Pair(*asks, [(302, 302)], {"signed_in": 2}, stands)


def sign_out(world: World) -> Pair:
    token = world.session("gialai")

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        running = select(func.count()).where(user_session.c.ended_at.is_(None), user_session.c.user_id == world.people["gialai"])
        assert connection.scalar(running.where(user_session.c.token_hash == _hash_of(token))) == 0

    return Pair(*[Ask("gialai", "/dang-xuat", {}, token) for _n in range(2)], [(302, 302)], {}, stands)


def _hash_of(token: str) -> str:
    return sessions._hash(token)


def change_password(world: World) -> Pair:
    """One is changed; whoever knew the former password only is told, or signed out by then."""
    _forget_attempts(world)
    with world.database.write(SYSTEM) as connection:
        users.set_password(connection, CHANGING, PASSWORD, actor="operator", one_time=False)
    tokens = [world.session(CHANGING) for _n in range(2)]
    asks = [
        Ask(CHANGING, "/doi-mat-khau", {"password": PASSWORD, "new_password": new, "repeated": new}, token)
        for new, token in zip(NEXT_PASSWORDS, tokens, strict=True)
    ]

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert matches(row(connection, user, username=CHANGING).password_hash, taken[0].form["new_password"])
        running = select(func.count()).where(user_session.c.ended_at.is_(None), user_session.c.user_id == world.people[CHANGING])
        assert connection.scalar(running) == 1

    return Pair(*asks, [(302, 400), (302, 401), (302, 409)], {"password_set": 1}, stands)


Race = Callable[[World], Pair]
RACES: dict[str, tuple[Race, ...]] = {
    "manual.keep": (add_same, keep_draft, add_from_a_draft_that_is_kept_anew),
    "manual.edit": (edit,),
    "manual.remove": (remove, remove_while_edited),
    "manual.restore": (restore,),
    "manual.discard": (discard,),
    "beside.add_note": (add_note,),
    "beside.change_note": (change_note,),
    "beside.delete_note": (delete_note, delete_a_note_that_is_changed),
    "beside.add_tag": (add_tag,),
    "beside.remove_tag": (remove_tag,),
    "beside.follow": (follow, unfollow),
    "beside.save_contact": (first_contact, contact),
    "beside.propose": (propose,),
    "beside.withdraw": (withdraw, withdraw_what_is_accepted),
    "beside.decide": (accept_two, answer_one, accept_what_is_edited),
    "kept.add": (add_product, add_term),
    "kept.change": (change_task, change_two_products_into_one),
    "kept.remove": (remove_row,),
    "kept.restore": (restore_row, restore_a_product_that_is_added_anew),
    "kept.decide": (decide_on_a_hit,),
    "deadlines.record": (record_deadline, record_deadline_again),
    "letters.write": (book_letters,),
    "letters.take_back": (take_letters_back,),
    "letters.change_template": (change_template,),
    "feeds.create": (new_feed,),
    "feeds.revoke": (end_feed,),
    "feeds.set_digest": (set_digest,),
    "placing.assign": (place,),
    "imports.upload": (upload,),
    "imports.step": (cancel, cancel_or_apply, forget_or_apply),
    "imports.forget_columns": (forget_columns,),
    "imports.keep": (decide_on_a_held_number, move_what_is_edited),
    "saved_views.keep": (same_view, last_view),
    "saved_views.drop": (drop_view,),
    "signin.enter": (sign_in,),
    "signin.leave": (sign_out,),
    "password.change": (change_password,),
}
"""Endpoint of web.policy → what is raced there."""
FEW = frozenset({upload, cancel_or_apply, forget_or_apply})
"""Races whose requests start a process each: two pairs of them."""
NOT_RACED = {"/_dash-update-component": "callbacks read"}
"""Endpoint → why it takes a POST and is raced by nobody."""
