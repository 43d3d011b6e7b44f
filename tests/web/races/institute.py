"""The institute: places, held numbers, imports."""

import itertools
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, delete, insert, update

from data_access.database import jobs
from data_access.database.engine import now
from data_access.database.jobs import Owner
from data_access.database.scope import SYSTEM
from data_access.tables import (
    asset,
    availability,
    column_mapping,
    event,
    import_batch,
    import_held,
    institute_target,
    institute_task,
    job,
    prepared_answer,
    report_words,
)
from domain.records.content import to_json
from domain.terms.cited import citable
from tests.builders import create_asset
from tests.web.races.common import FORM, NGHE_AN, Ask, Pair, World, count, record_of, row
from tests.web.races.records import assert_history

STEPS = {"doc-lai": "read", "ap-dung": "apply", "hoan-tac": "undo"}
"""How an address names a step, how its job does."""
Step = tuple[str, Mapping[str, str]]
"""The step's address and the form that is sent to it."""


def place(world: World) -> Pair:
    with world.database.write(SYSTEM) as connection:
        nowhere = {"vn34": "unresolved", "vn63": "unresolved", "place_origin": "none"}
        asset_id = create_asset(
            connection,
            owner=f"Công ty {world.number()}",
            source="manual",
            illustrative=False,
            **nowhere,
        )

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, asset, id=asset_id)
        assert (stored.vn34, stored.version) == (taken[0].form["noi"][:2], 2)

    form = {"pham-vi": "mot", "version": "1"}
    path = f"/ghi/vien/tai-san/{asset_id}/tinh"
    asks = [
        Ask(who, path, form | {"noi": code})
        for who, code in (("vien", "40-40"), ("vien2", "37-37"))
    ]
    return Pair.of(asks, [(200, 409)], {"place_assigned": 1}, stands)


def type_availability(world: World) -> Pair:
    """Two managers at one month that nobody told: one stands, the other is shown it."""
    form = {"month": "2024-05", "unplanned": "0", "note": ""}
    first = Ask("vien", "/ghi/vien/kha-dung", form | {"planned": "30"})
    second = Ask("vien2", "/ghi/vien/kha-dung", form | {"planned": "40"})
    with world.database.write(SYSTEM) as connection:
        connection.execute(delete(availability))

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, availability, month="2024-05")
        assert (str(stored.planned), stored.version) == (taken[0].form["planned"], 1)

    return Pair(first, second, [(200, 409)], {"availability typed": 1}, stands)


def change_availability(world: World) -> Pair:
    """The same, where the month is told already."""
    pair = type_availability(world)
    values = {
        "month": "2024-05",
        "planned": 1,
        "unplanned": 2,
        "source": "",
        "note": "",
        "version": 3,
        "updated_at": now(),
    }
    with world.database.write(SYSTEM) as connection:
        connection.execute(
            insert(availability).values(values | {"updated_by": "x", "illustrative": False})
        )

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, availability, month="2024-05")
        assert (str(stored.planned), stored.version) == (taken[0].form["planned"], 4)

    first, second = (
        Ask(ask.username, ask.path, {**ask.form, "version": "3"})
        for ask in (pair.first, pair.second)
    )
    return Pair(first, second, [(200, 409)], {"availability typed": 1}, stands)


def _held(world: World) -> tuple[int, int]:
    """A batch with a number of Nghệ An that Gia Lai has sent; the batch, the record."""
    asset_id, form = world.typed()
    said = {
        "file": "x.csv",
        "sha256": "0" * 64,
        "format": "csv",
        "kind": "assets",
        "vn34": "52",
        "actor": "gialai",
        "at": now(),
    }
    batch = world.insert(import_batch, **said, accepted=0, updated=0, unchanged=0, rejected=1)
    with world.database.write(SYSTEM) as connection:
        sent = to_json(record_of(form | {"title": "Tên gửi đến"}))
        held = {
            "batch_id": batch,
            "position": 1,
            "asset_id": asset_id,
            "vn34": "52",
            "record": sent,
            "state": "waiting",
        }
        connection.execute(insert(import_held).values(held))
    return batch, asset_id


def decide_on_a_held_number(world: World) -> Pair:
    batch, asset_id = _held(world)
    ways = [("vien", "chuyen"), ("vien2", "giu")]
    first, second = (
        Ask(who, f"/nhap/cho-xem-xet/{batch}/1", {"quyet-dinh": way}) for who, way in ways
    )

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        moved = taken == [first]
        assert row(connection, import_held, batch_id=batch).state == ("moved" if moved else "kept")
        assert row(connection, asset, id=asset_id).vn34 == ("52" if moved else "40")
        assert_history(connection, asset_id, 1 + moved)

    return Pair(first, second, [(303, 404)], {}, stands)


def move_what_is_edited(world: World) -> Pair:
    """Moved first, the record is the officer's no more; edited first, the move keeps what was
    edited or what the sender says of it."""
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
        detail = {
            "file": "x.csv",
            "actor": "nghean",
            "role": "officer",
            "kind": "assets",
            "step": "read",
            "done": 0,
        }
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
    return Pair.of(asks, [(303, 303)], {}, stands)


def _against_apply(world: World, other: str, told: Sequence[tuple[int, int]]) -> Pair:
    """Where it is applied, nothing is taken away from the process that does it."""
    number = _ready(world)
    first, second = (
        Ask("nghean", f"/nhap/{number}/ap-dung", {"cach": "dung"}),
        Ask("nghean2", f"/nhap/{number}/{other}"),
    )
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


def _standing(world: World, state: str, **detail: object) -> tuple[int, list[int]]:
    """An import in that state, its file there; places are taken meanwhile, so that nothing begins
    before it is judged. Gives its number and those of the imports that take the places."""
    number, owner = _ready(world), Owner(NGHE_AN, world.people["nghean"])
    with world.database.write(SYSTEM) as connection:
        busy = [
            jobs.start(connection, "import", owner, {})
            for _place in range(world.sites[0].settings.jobs_at_once)
        ]
        for other in busy:
            jobs.note(connection, other, "running")
        jobs.note(connection, number, state, **detail)
    return number, busy


def _free(world: World, number: int, busy: list[int]) -> None:
    """The places are free again, and what waits for one waits no more."""
    with world.database.write(SYSTEM) as connection:
        connection.execute(delete(job).where(job.c.id.in_(busy)))
        connection.execute(update(job).where(job.c.id == number).values(state="cancelled"))


def _one_step(world: World, standing: tuple[int, list[int]], first: Step, second: Step) -> Pair:
    """Two people ask for a step each; the one that is taken stands, with what its sender has said,
    and waits for its turn once."""
    number, busy = standing
    (way, form), (other_way, other_form) = first, second
    asks = (
        Ask("nghean", f"/nhap/{number}/{way}", form),
        Ask("nghean2", f"/nhap/{number}/{other_way}", other_form),
    )

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, job, id=number)
        (ask,) = taken
        said = dict((first, second)[asks.index(ask)][1])
        assert (stored.state, stored.detail["step"], stored.detail.get("turn")) == (
            "waiting",
            STEPS[ask.path.rpartition("/")[2]],
            None,
        )
        assert stored.detail.get("encoding") == said.get("bang-ma")
        assert stored.detail.get("strict") == {"het": True, "dung": False}.get(said.get("cach", ""))
        assert stored.detail.get("undone_by") == (
            ask.username if ask.path.endswith("hoan-tac") else None
        )
        _free(world, number, busy)

    return Pair.of(asks, [(303, 409)], {}, stands)


def apply_two(world: World) -> Pair:
    """Issue 13, item 3: one takes the good rows, the other refuses the file for a bad one; it is
    written once, as one of them said."""
    return _one_step(
        world,
        _standing(world, "ready"),
        ("ap-dung", {"cach": "dung"}),
        ("ap-dung", {"cach": "het"}),
    )


def read_again_two(world: World) -> Pair:
    """With two encodings."""
    return _one_step(
        world,
        _standing(world, "refused"),
        ("doc-lai", {"bang-ma": "tcvn3"}),
        ("doc-lai", {"bang-ma": "vni"}),
    )


def apply_what_is_read_again(world: World) -> Pair:
    """What was seen is applied, or it is read anew, and nothing is applied that was not seen."""
    return _one_step(
        world,
        _standing(world, "ready"),
        ("ap-dung", {"cach": "dung"}),
        ("doc-lai", {"bang-ma": "vni"}),
    )


def undo_two(world: World) -> Pair:
    return _one_step(
        world, _standing(world, "done", batch=batch(world)), ("hoan-tac", {}), ("hoan-tac", {})
    )


def batch(world: World) -> int:
    said = {
        "file": "x.csv",
        "sha256": "0" * 64,
        "format": "csv",
        "kind": "assets",
        "vn34": "40",
        "actor": "nghean",
        "at": now(),
    }
    return world.insert(import_batch, **said, accepted=0, updated=0, unchanged=0, rejected=0)


def upload(world: World) -> Pair:
    before = _jobs(world)

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, job) == before + 2

    asks = [
        Ask(who, "/nhap/tep", {"file": f"tên;số đơn\n{who};1\n".encode()})
        for who in ("nghean", "nghean2")
    ]
    return Pair.of(asks, [(200, 200)], {"uploaded": 2}, stands)


def forget_columns(world: World) -> Pair:
    with world.database.write(SYSTEM) as connection:
        said = {"vn34": "40", "field": "title", "heading": ""}
        connection.execute(insert(column_mapping), [said | {"label": f"cot {n}"} for n in range(3)])

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, column_mapping) == 0

    asks = [Ask(who, "/nhap/giai-thich/xoa") for who in ("nghean", "nghean2")]
    return Pair.of(asks, [(303, 303)], {"columns_forgotten": 1}, stands)


def _jobs(world: World) -> int:
    with world.database.read(SYSTEM) as connection:
        return count(connection, job)


EVENT = {
    "title": "Lớp tra cứu",
    "kind": "training",
    "held": "05/11/2025",
    "host": "vien",
    "times": "1",
}


def type_one_event_twice(world: World) -> Pair:
    """Two managers write down the same event: it is there once."""
    with world.database.write(SYSTEM) as connection:
        connection.execute(delete(event).where(event.c.published.is_(False)))
    asks = [
        Ask(who, "/ghi/su-kien", EVENT | {"delegates": n})
        for who, n in (("vien", "10"), ("vien2", "20"))
    ]

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, event, published=False)
        assert (str(stored.delegates), stored.version) == (taken[0].form["delegates"], 1)

    return Pair.of(asks, [(200, 422)], {"event typed": 1}, stands)


def change_an_event(world: World) -> Pair:
    """Two tell the outcome of one event: the second is shown the first."""
    pair = type_one_event_twice(world)
    values = {"title": "Lớp tra cứu", "folded": "lop tra cuu", "kind": "training", "version": 3}
    values |= {"held": "2025-11-05", "planned": True, "times": 1, "illustrative": False}
    values |= dict.fromkeys(
        ("place", "organisers", "participants", "wording", "source", "source_url", "note"), ""
    )
    number = world.insert(event, **values, delegates_qualifier="exact", present=[])

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        stored = row(connection, event, id=number)
        assert (str(stored.delegates), stored.version) == (taken[0].form["delegates"], 4)

    also = {"event_id": str(number), "version": "3"}
    asks = [Ask(ask.username, ask.path, {**ask.form, **also}) for ask in (pair.first, pair.second)]
    return Pair.of(asks, [(200, 409)], {"event typed": 1}, stands)


def change_a_target(world: World) -> Pair:
    """Two managers at one target: the second is shown what the first wrote."""
    days = {"since": date(2026, 1, 1), "until": date(2026, 12, 31), "updated_at": now()}
    texts = dict.fromkeys(("metric", "unit", "reached_source", "source", "updated_by"), "")
    stored = {"name": "A", "responsible": "B", "value": 9, "version": 3, "illustrative": False}
    number = world.insert(institute_target, **days, **texts, **stored)
    form = {"name": "A", "metric": "", "since": "01/01/2026", "until": "31/12/2026"}
    form |= {"responsible": "B", "goal_id": str(number), "version": "3"}

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        found = row(connection, institute_target, id=number)
        assert (str(found.value), found.version) == (taken[0].form["value"], 4)

    asks = [
        Ask(who, "/ghi/vien/chi-tieu", form | {"value": n})
        for who, n in (("vien", "10"), ("vien2", "20"))
    ]
    return Pair.of(asks, [(200, 409)], {"institute_target typed": 1}, stands)


def change_a_prepared_answer(world: World) -> Pair:
    """Two managers at one answer: the second is told who was first."""
    number = _prepared(world)
    form = {"title": "A", "title_en": "A", "text": "B", "topic": "search", "version": "3"}
    form |= {"cites": citable()[0], "answer_id": str(number)}

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        found = row(connection, prepared_answer, id=number)
        assert (found.text_en, found.version) == (taken[0].form["text_en"], 4)

    path = "/ghi/vien/cau-tra-loi"
    asks = [Ask(who, path, form | {"text_en": who}) for who in ("vien", "vien2")]
    return Pair.of(asks, [(200, 409)], {"prepared_answer wrote": 1}, stands)


def publish_and_retire_an_answer(world: World) -> Pair:
    number = _prepared(world)

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        found = row(connection, prepared_answer, id=number)
        assert (found.state, found.version) == (taken[0].form["move"], 4)

    path = f"/ghi/vien/cau-tra-loi/{number}/buoc"
    form = {"move": "retired", "version": "3"}
    asks = [Ask(who, path, form) for who in ("vien", "vien2")]
    return Pair.of(asks, [(200, 409)], {"prepared_answer retired": 1}, stands)


def _prepared(world: World) -> int:
    texts = dict.fromkeys(("title", "title_en", "text", "text_en", "read_by", "updated_by"), "x")
    row_ = {"state": "draft", "topic": "search", "cites": {}, "read_on": date(2026, 1, 1)}
    return world.insert(prepared_answer, **texts, **row_, version=3, updated_at=now())


EDITIONS = itertools.count(1900)
"""Years of reports, one a pair."""


def add_words_to_a_report(world: World) -> Pair:
    """Two managers at one section: the second is shown what the first wrote."""
    period = str(next(EDITIONS))
    form = {"mau": "nam", "ky": period, "phan": "stations", "version": "0"}

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        found = row(connection, report_words, section="stations", period=period)
        assert (found.text, found.version) == (taken[0].form["text"], 1)

    asks = [
        Ask(who, "/ghi/bao-cao/doan", form | {"text": text})
        for who, text in (("vien", "một"), ("vien2", "hai"))
    ]
    return Pair.of(asks, [(200, 409)], {"report words typed": 1}, stands)


def add_words_to_a_provinces_report(world: World) -> Pair:
    """The same of two officers of a province."""
    period = f"{next(EDITIONS)}-H1"
    form = {"mau": "tinh", "ky": period, "tinh": "nghe-an", "phan": "plan", "version": "0"}

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        found = row(connection, report_words, section="plan", period=period)
        assert (found.text, found.version, found.vn34) == (taken[0].form["text"], 1, "40")

    asks = [
        Ask(who, "/ghi/bao-cao/doan", form | {"text": text})
        for who, text in (("nghean", "một"), ("nghean2", "hai"))
    ]
    return Pair.of(asks, [(200, 409)], {"report words typed": 1}, stands)


def change_a_task(world: World) -> Pair:
    """The same of a task."""
    days = {"since": date(2026, 1, 1), "until": date(2026, 12, 31), "updated_at": now()}
    texts = dict.fromkeys(("evidence", "reason", "source", "updated_by"), "")
    stored = {"text": "A", "responsible": "B", "state": "doing", "version": 3, "moved": []}
    number = world.insert(institute_task, **days, **texts, **stored, illustrative=False)
    form = {"text": "A", "state": "done", "since": "01/01/2026", "until": "31/12/2026"}
    form |= {"responsible": "B", "goal_id": str(number), "version": "3"}

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        found = row(connection, institute_task, id=number)
        assert (found.evidence, found.version) == (taken[0].form["evidence"], 4)

    asks = [
        Ask(who, "/ghi/vien/nhiem-vu", form | {"evidence": text})
        for who, text in (("vien", "một"), ("vien2", "hai"))
    ]
    return Pair.of(asks, [(200, 409)], {"institute_task typed": 1}, stands)
