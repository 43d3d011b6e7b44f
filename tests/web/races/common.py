"""What a race is, and the world that it runs in."""

import io
import itertools
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import Connection, Table, func, insert, select
from werkzeug.test import TestResponse

from data_access.accounts import sessions
from data_access.accounts.users import create
from data_access.accounts.writer import Writer
from data_access.database.engine import Database, now
from data_access.database.scope import SYSTEM, Scope
from data_access.tables import (
    job,
    user,
)
from data_access.writing.edit import add_record
from domain.calendar.dates import today_in_vietnam
from domain.records.asset import AssetRecord
from read_models import record_form
from tests.web.support import PASSWORD, Running, again, token_of

FORM = {
    "kind": "NH", "mark_category": "collective", "title": "Chè Gay", "application_date": "17/04/2024",
    "owners": "HTX Chè; Thanh Chương, Nghệ An", "classes": "30", "status": "pending",
}  # fmt: skip
COLLEAGUES = {
    "nghean2": ("officer", "40"),
    "vien2": ("manager", None),
    "lanhdao.vien2": ("head", None),
    "gialai2": ("officer", "52"),
}
CHANGING = "gialai2"
"""Whose password is changed, and nobody else's."""
NGHE_AN = Scope.province("40")
TASK = {"title": "Kiểm tra", "who": "Phòng A", "due": "30/06/2026", "state": "open"}
PRODUCT = {"name": "Cam", "kind": "ocop", "stars": "4", "maker": "HTX", "place": "", "right_no": ""}
NEXT_PASSWORDS = ("muoi-hai-con-giap-2027", "bay-sac-cau-vong-2027")


@dataclass(frozen=True)
class Ask:
    """A request: who sends it, where to, with which fields. `token`: of a session of its own, else
    the person's usual one."""

    username: str
    path: str
    form: Mapping[str, Any] = field(default_factory=dict)
    token: str = ""

    @property
    def fields(self) -> dict[str, Any]:
        """Files are read once: each sending has its own."""
        return {
            name: (io.BytesIO(v), "x.docx") if isinstance(v, bytes) else v
            for name, v in self.form.items()
        }


Stands = Callable[[Connection, Sequence[Ask]], None]


@dataclass(frozen=True)
class Pair:
    """`answers`: the statuses that both may get together, in order of size. `logged`: action →
    audit rows that both leave together. `stands`: asserts what is stored, given those that were
    taken."""

    first: Ask
    second: Ask
    answers: Sequence[tuple[int, int]]
    logged: Mapping[str, int]
    stands: Stands

    @classmethod
    def of(
        cls,
        asks: Sequence[Ask],
        answers: Sequence[tuple[int, int]],
        logged: Mapping[str, int],
        stands: Stands,
    ) -> "Pair":
        first, second = asks
        return cls(first, second, answers, logged, stands)


class World:
    """Two applications on one database, and everybody signed in at both."""

    def __init__(self, running: Running) -> None:
        self.sites = (running, again(running))
        self.database: Database = running.database
        self.ids, self._numbers = running.ids, itertools.count(1)
        self._clients: dict[tuple[int, str], tuple[FlaskClient, str]] = {}
        with self.database.write(SYSTEM) as connection:
            for username, (role, vn34) in COLLEAGUES.items():
                create(
                    connection,
                    username=username,
                    name=f"Người {username}",
                    role=role,
                    vn34=vn34,
                    password=PASSWORD,
                )
            self.people = {
                row.username: int(row.id)
                for row in connection.execute(select(user.c.username, user.c.id))
            }

    def number(self) -> int:
        return next(self._numbers)

    def session(self, username: str) -> str:
        """The token of a new session."""
        with self.database.write_signin() as connection:
            return sessions.start(
                connection, self.people[username], at=now(), life=timedelta(hours=1)
            )

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
            return add_record(
                connection, record_of(form), scope=SYSTEM, actor="nghean", today=today_in_vietnam()
            ), form

    def insert(self, table: Table, **row: Any) -> int:
        """A row of a table; gives its id."""
        with self.database.write(SYSTEM) as connection:
            return int(connection.scalar(insert(table).values(row).returning(table.c.id)) or 0)

    def wait_for_jobs(self) -> None:
        """Until no process works on a file that was sent in."""
        end = time.monotonic() + 15
        while time.monotonic() < end:
            with self.database.read(SYSTEM) as connection:
                if not count(connection, job, state="waiting") + count(
                    connection, job, state="running"
                ):
                    return
            time.sleep(0.1)

    def writer(self, username: str = "nghean") -> Writer:
        return Writer(self.people[username], username, f"Người {username}", "40", NGHE_AN)


Race = Callable[[World], Pair]


def record_of(form: Mapping[str, str]) -> AssetRecord:
    values = dict.fromkeys(record_form.FIELDS, "") | form
    return record_form.read(values, vn34="40", today=today_in_vietnam(), illustrative=False).record


def count(connection: Connection, table: Table, **where: Any) -> int:
    return (
        connection.scalar(
            select(func.count())
            .select_from(table)
            .where(*(table.c[n] == v for n, v in where.items()))
        )
        or 0
    )


def row(connection: Connection, table: Table, **where: Any) -> Any:
    return connection.execute(
        select(table).where(*(table.c[name] == value for name, value in where.items()))
    ).one()
