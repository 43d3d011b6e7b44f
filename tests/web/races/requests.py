"""Requests: the same form twice, and two who do something about one at once."""

import io
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, select, update

from data_access.accounts.writer import Writer
from data_access.database.scope import NATIONAL, SYSTEM, of_tenant_or_station
from data_access.network.requests import taking_down, writing
from data_access.register.published_look_up import look_up
from data_access.tables import asset, asset_correction, request, request_entry, request_file
from data_access.writing.request_batches import first_version
from domain.calendar.dates import today_in_vietnam
from read_models.counter import look_up_told
from tests.builders import create_asset
from tests.web.races.common import Ask, Pair, World, count, row
from tests.web.races.institute import batch

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
FORM = {
    **{"channel": "phone", "kind": "search", "question": "Nhãn hiệu còn hiệu lực?"},
    **{"requester": "Công ty A", "requester_type": "company", "vn34": "40"},
}


def take_down_one_form_twice(world: World) -> Pair:
    """Sent again by an impatient hand: one is written, with one number."""
    key = f"form-{world.number()}"
    form = FORM | {"form_key": key, "received": today_in_vietnam().strftime("%d/%m/%Y")}

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert count(connection, request, form_key=key) == 1

    ask = Ask("vien", "/ghi/yeu-cau", form)
    return Pair.of([ask, ask], [(200, 409)], {"request taken down": 1}, stands)


def take_down_two(world: World) -> Pair:
    """Two people at two forms: two numbers that differ."""
    keys = [f"form-{world.number()}" for _n in range(2)]
    form = FORM | {"received": today_in_vietnam().strftime("%d/%m/%Y")}

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        query = select(request.c.number).where(request.c.form_key.in_(keys))
        assert len(set(connection.scalars(query))) == 2

    asks = [
        Ask(who, "/ghi/yeu-cau", form | {"form_key": key})
        for who, key in zip(("vien", "vien2"), keys, strict=True)
    ]
    return Pair.of(asks, [(200, 200)], {"request taken down": 2}, stands)


def book_one_search_twice(world: World) -> Pair:
    """The counter's form sent again: one request with one slip."""
    key = f"form-{world.number()}"
    form = {
        **{"tra": "ten", "q": f"không có {key}", "form_key": key, "answer": "Không thấy."},
        **{"requester": "A", "requester_type": "person", "channel": "phone", "vn34": "40"},
    }
    asked = look_up_told(form)
    with world.database.read(NATIONAL) as connection:
        found = look_up(connection, asked, scope=NATIONAL, today=today_in_vietnam())

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert count(connection, request, form_key=key) == 1

    ask = Ask("vien", "/ghi/yeu-cau/tra-cuu", form | {"seal": found.seal})
    return Pair.of([ask, ask], [(200, 409)], {"request taken down": 1}, stands)


def brought(world: World) -> tuple[int, int]:
    """A request that a batch has brought, and nobody has touched since: batch and request."""
    n, number = _one(world), batch(world)
    mine = (of_tenant_or_station(request, SYSTEM), request.c.id == n)
    values = {"batch_id": number, "version": first_version(number)}
    with world.database.write(SYSTEM) as connection:
        connection.execute(update(request).where(*mine).values(values))
    return number, n


def _one(world: World, kind: str = "search") -> int:
    """A request on the institute's desk."""
    who = Writer(world.people["vien"], "vien", "Người vien", "", NATIONAL)
    today = today_in_vietnam()
    values = {
        **{"received_on": today, "channel": "phone", "kind": kind, "side": ""},
        **{"topics": "", "rights": "", "question": "Hỏi", "requester": "A"},
        **{"requester_type": "person", "vn34": "40", "vn63": None},
    }
    with world.database.write(SYSTEM) as connection:
        number = taking_down.take_down(
            connection,
            who,
            values,
            {"phone": "", "email": ""},
            form_key=f"race-{world.number()}",
            assignee_id=None,
            answer="",
            today=today,
            illustrative=False,
        )
        return writing.id_of(connection, number, scope=NATIONAL)


def _both(
    world: World, act: str, forms: Sequence[Mapping[str, str]], logged: str, entry: str
) -> Pair:
    n = _one(world)

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert row(connection, request, id=n).version == 2
        assert count(connection, request_entry, request_id=n, kind=entry) == 1

    asks = [
        Ask(who, f"/ghi/yeu-cau/{n}/{act}", {**form, "version": "1"})
        for who, form in zip(("vien", "vien2"), forms, strict=True)
    ]
    return Pair.of(asks, [(200, 409)], {logged: 1}, stands)


def answer_one_request(world: World) -> Pair:
    forms = [{"text": text, "then": "closed"} for text in ("một", "hai")]
    return _both(world, "tra-loi", forms, "request answer", "answer")


def note_one_request(world: World) -> Pair:
    return _both(world, "ghi-chu", [{"text": "a"}, {"text": "b"}], "request note", "note")


def move_one_request(world: World) -> Pair:
    n = _one(world)

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert row(connection, request, id=n).state == taken[0].form["move"]

    asks = [
        Ask(who, f"/ghi/yeu-cau/{n}/buoc", {"move": move, "reason": "vì", "version": "1"})
        for who, move in (("vien", "waiting"), ("vien2", "outside"))
    ]
    return Pair.of(asks, [(200, 409)], {"request state": 1}, stands)


def give_one_request(world: World) -> Pair:
    forms = [{"assignee": str(world.people[who])} for who in ("vien", "vien2")]
    return _both(world, "giao", forms, "request assigned", "assigned")


def transfer_one_request(world: World) -> Pair:
    forms = [{"to": "province:40", "reason": text} for text in ("một", "hai")]
    return _both(world, "chuyen", forms, "request passed", "passed")


def correct_one_request(world: World) -> Pair:
    forms = [FORM | {"question": text} for text in ("một", "hai")]
    return _both(world, "sua", forms, "request changed", "changed")


def add_file_to_one_request(world: World) -> Pair:
    """Both send a file to the version that they saw: one is kept."""
    n = _one(world)

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert row(connection, request, id=n).version == 2
        assert count(connection, request_file, request_id=n) == 1

    asks = [
        Ask(who, f"/ghi/yeu-cau/{n}/tep", {"version": "1", "file": (io.BytesIO(PDF), "a.pdf")})
        for who in ("vien", "vien2")
    ]
    return Pair.of(asks, [(200, 409)], {"request attached": 1}, stands)


def take_one_file_off_twice(world: World) -> Pair:
    """The second finds no file any more, or no version of what it saw."""
    n = _one(world)
    file = {"request_id": n, "name": "a.pdf", "type": "pdf", "size": 1, "vn34": "40"}
    stamp = {"added_at": func.now(), "added_by": "", "illustrative": False}
    number = world.insert(request_file, **file, **stamp, stored=f"race-{world.number()}")

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert count(connection, request_file, id=number) == 0

    path = f"/ghi/yeu-cau/{n}/tep/{number}/bo"
    asks = [Ask(who, path, {"version": "1"}) for who in ("vien", "vien2")]
    return Pair.of(asks, [(200, 404), (200, 409)], {"request detached": 1}, stands)


def _wanted(world: World) -> tuple[int, int, dict[str, str]]:
    """A request for an update, a record, and the form that proposes to change it."""
    n = _one(world, "update")
    with world.database.write(SYSTEM) as connection:
        asset_id = create_asset(connection, vn34="40")
        number = row(connection, asset, id=asset_id).application_no
    return n, asset_id, {"record": number, "field": "title", "reason": "vì"}


def _proposed(world: World, state: str, title: str = "") -> tuple[int, int]:
    """Such a request with a change in that state."""
    n, asset_id, _form = _wanted(world)
    with world.database.read(SYSTEM) as connection:
        number = row(connection, request, id=n).number
        old = row(connection, asset, id=asset_id).title
    told = {"vn34": "40", "asset_id": asset_id, "author_id": world.people["vien"], "author": "x"}
    told |= {"field": "title", "old": old, "new": title or old, "reason": "vì", "state": state}
    code = world.insert(asset_correction, **told, created_at=func.now(), request_no=number)
    return n, code


def propose_by_one_request(world: World) -> Pair:
    """Both propose on the version that they saw."""
    n, asset_id, form = _wanted(world)

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert count(connection, asset_correction, asset_id=asset_id) == 1

    asks = [
        Ask(who, f"/ghi/yeu-cau/{n}/de-nghi", {**form, "new": who, "version": "1"})
        for who in ("vien", "vien2")
    ]
    return Pair.of(asks, [(200, 409)], {"correction proposed": 1}, stands)


def answer_one_proposal(world: World) -> Pair:
    """One accepts, the other refuses: one of them is told."""
    n, code = _proposed(world, "waiting", f"Tên {world.number()}")

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        answer = taken[0].form["decision"]
        stored = row(connection, asset_correction, id=code)
        assert stored.state == {"accept": "accepted", "refuse": "refused"}[answer]
        assert row(connection, request, id=n).version == 2

    asks = [
        Ask(who, f"/ghi/yeu-cau/{n}/de-nghi/{code}/tra-loi", {"decision": what, "answer": "vì", "version": "1"})
        for who, what in (("vien", "accept"), ("vien2", "refuse"))
    ]  # fmt: skip
    return Pair.of(asks, [(200, 404), (200, 409)], {}, stands)


def undo_one_proposal(world: World) -> Pair:
    """Both take an accepted one back."""
    n, code = _proposed(world, "accepted")

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert row(connection, asset_correction, id=code).state == "undone"

    path = f"/ghi/yeu-cau/{n}/de-nghi/{code}/hoan-tac"
    asks = [Ask(who, path, {"version": "1"}) for who in ("vien", "vien2")]
    return Pair.of(asks, [(200, 404), (200, 409)], {"correction undone": 1}, stands)


def put_one_listing(world: World) -> Pair:
    """One publishes it, the other withdraws it."""
    n = _one(world, "listing")

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert row(connection, request, id=n).listing == taken[0].form["listing"]
        assert count(connection, request_entry, request_id=n, kind="listed") == 1

    told = {"day": today_in_vietnam().strftime("%d/%m/%Y"), "reason": "vì", "version": "1"}
    asks = [
        Ask(who, f"/ghi/yeu-cau/{n}/dang", {**told, "listing": state})
        for who, state in (("vien", "published"), ("vien2", "withdrawn"))
    ]
    return Pair.of(asks, [(200, 409)], {"request listed": 1}, stands)
