"""What a preview shows of people is in the job until somebody has decided: applied, taken back,
cancelled, withdrawn, forgotten or ended by force, on both databases."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from data_access.database import jobs
from data_access.database.engine import now
from data_access.database.jobs import Owner
from data_access.database.scope import SYSTEM, Scope
from data_access.importing.jobs import Folder, begin, limits, settle, withdraw
from data_access.tables import asset, job, organisation, owner_contact
from data_access.upkeep import pruning
from domain.calendar.dates import today_in_vietnam
from tests.web.support import Running
from tests.web.test_imports import number_of, page, post, send, settled

PHONE = "0912 000 345"
KEPT = ("facts", "changes")
TODAY = today_in_vietnam()
REQUESTS = (
    "Người yêu cầu,Điện thoại,Yêu cầu,Loại yêu cầu,Chủ đề,Kênh,Ngày nhận,Loại hình\n"
    f"Bà Tư Bến Lau,{PHONE},Gọi {PHONE} giúp,Tư vấn,tra cứu,Zalo,{TODAY:%d/%m/%Y},cá nhân\n"
)
SENDERS = {"requests": "tram", "contacts": "nghean"}


@pytest.fixture(params=["sqlite", "postgresql"])
def anywhere(request: pytest.FixtureRequest) -> Iterator[Running]:
    name = "fresh" if request.param == "sqlite" else "on_postgresql"
    yield request.getfixturevalue(name)


def noted(running: Running, number: str) -> dict[str, Any]:
    with running.database.read(SYSTEM) as connection:
        found: dict[str, Any] = connection.scalar(
            select(job.c.detail).where(job.c.id == int(number))
        )
    return found


def nothing_left(running: Running, number: str) -> None:
    detail = noted(running, number)
    assert not any(detail.get(name) for name in KEPT)
    left = ("0912", "Bến Lau", "lau@")
    assert not [told for told in left if told in str(detail)], detail


def contacts(running: Running, phone: str) -> str:
    """A list of an owner of the province."""
    owned = organisation.join(asset, asset.c.owner_id == organisation.c.id)
    query = select(organisation.c.name).select_from(owned).where(asset.c.vn34 == "40")
    with running.database.read(SYSTEM) as connection:
        name = connection.scalar(query.order_by(asset.c.id).limit(1))
    return f"Chủ sở hữu;Điện thoại;Thư điện tử\n{name};{phone};lau@example.vn\n"


def read(running: Running, kind: str) -> tuple[Any, str]:
    """A preview that waits for its decision, and shows what it is about."""
    client = running.signed_in(SENDERS[kind])
    table = REQUESTS if kind == "requests" else contacts(running, PHONE)
    number = number_of(send(client, table, "so.csv"))
    assert settled(client, number)["state"] == "ready"
    assert noted(running, number)["kind"] == kind
    shown = "Bà Tư Bến Lau" if kind == "requests" else "lau@example.vn"
    assert shown in page(client, running, number), "whoever decides sees what it is about"
    return client, number


@pytest.mark.parametrize("kind", SENDERS)
def test_what_was_applied_and_taken_back(anywhere: Running, kind: str) -> None:
    client, number = read(anywhere, kind)
    post(client, f"/nhap/{number}/ap-dung", cach="dung")
    assert settled(client, number)["state"] == "done"
    nothing_left(anywhere, number)
    assert page(client, anywhere, number), "its page stands"
    post(client, f"/nhap/{number}/hoan-tac")
    assert settled(client, number)["state"] == "done"
    nothing_left(anywhere, number)


def test_contacts_that_a_table_changes(fresh: Running) -> None:
    """What was stored beside what the file says is noted until the decision, too."""
    client, first = read(fresh, "contacts")
    post(client, f"/nhap/{first}/ap-dung", cach="dung")
    assert settled(client, first)["state"] == "done"
    number = number_of(send(client, contacts(fresh, "0988 111 222"), "moi.csv"))
    assert settled(client, number)["state"] == "ready"
    assert PHONE in str(noted(fresh, number)["changes"])
    post(client, f"/nhap/{number}/ap-dung", cach="dung")
    assert settled(client, number)["state"] == "done"
    nothing_left(fresh, number)
    with fresh.database.read(SYSTEM) as connection:
        assert connection.scalars(select(owner_contact.c.phone)).all() == ["0988 111 222"]


@pytest.mark.parametrize("way", ["huy", "xoa-tep"])
def test_what_was_not_taken(anywhere: Running, way: str) -> None:
    client, number = read(anywhere, "requests")
    assert post(client, f"/nhap/{number}/{way}").status_code < 400
    with anywhere.database.read(SYSTEM) as connection:
        assert connection.scalar(select(job.c.state).where(job.c.id == int(number))) == "cancelled"
    nothing_left(anywhere, number)


HELD = {"kind": "requests", "facts": [{"question": f"Gọi {PHONE}"}], "changes": [], "step": "read"}


def begun(running: Running, state: str, **more: Any) -> int:
    """A job as a process has left it."""
    owner = Owner(Scope.province("40"), running.ids.get("nghean", 1))
    with running.database.write(SYSTEM) as connection:
        number = begin(connection, owner, file="so.csv", actor="nghean", role="officer")
        jobs.note(connection, number, state, **(HELD | more))
    return number


def test_what_was_ended_from_outside(fresh: Running, tmp_path: Path) -> None:
    """Withdrawn while it waits to be read again, ended by its limits, its file forgotten; and one
    that waits for its decision keeps what is to be decided about."""
    waiting, running = begun(fresh, "waiting"), begun(fresh, "running")
    lost, ready = begun(fresh, "ready"), begun(fresh, "ready")
    folder = Folder(tmp_path, ready)
    folder.path.mkdir(parents=True)
    folder.file.write_bytes(b"x")
    with fresh.database.write(SYSTEM) as connection:
        assert withdraw(connection, jobs.find(connection, waiting))
        assert settle(connection, running, limits.DIED) == "failed"
    pruning.prune(fresh.database, tmp_path, now())
    for number in (waiting, running, lost):
        nothing_left(fresh, str(number))
    assert noted(fresh, str(ready))["facts"] == HELD["facts"]


def test_the_daily_run_takes_what_was_left(fresh: Running, tmp_path: Path) -> None:
    """Of jobs that ended before previews were forgotten; and the cells of a file whose sender was
    asked about its columns and never answered, once the file is gone."""
    done = begun(fresh, "done", batch=7)
    asked = begun(fresh, "refused", kind="assets", facts=[], examples={"Cột": PHONE})
    kept = begun(fresh, "refused", kind="assets", facts=[], examples={"Cột": PHONE})
    folder = Folder(tmp_path, kept)
    folder.path.mkdir(parents=True)
    folder.file.write_bytes(b"x")
    with fresh.database.write(SYSTEM) as connection:
        ended = update(job).where(job.c.id == done).values(finished_at=now())
        connection.execute(ended)
        before = jobs.find(connection, done).finished_at
    removed = pruning.prune(fresh.database, tmp_path, now())
    assert removed["previews"] == 2
    for number in (done, asked):
        nothing_left(fresh, str(number))
    assert noted(fresh, str(kept))["examples"] == {"Cột": PHONE}, "it can be answered still"
    with fresh.database.read(SYSTEM) as connection:
        assert jobs.find(connection, done).finished_at == before
    assert pruning.prune(fresh.database, tmp_path, now())["previews"] == 0
