"""Another user while an import runs: the queries of the overview, and what a sign-in writes, again
and again, each timed."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from time import perf_counter, sleep
from typing import Any

from data_access.accounts import audit, sessions, throttle, users
from data_access.database.engine import Database, now
from data_access.database.faults import DatabaseUnavailable
from data_access.database.scope import SYSTEM, Scope
from data_access.overview.page import overview
from domain.calendar.dates import today_in_vietnam

PAUSE = 0.05
LIFE = timedelta(hours=1)
PROVINCE = "40"
Answers = dict[str, list[float]]
"""What was asked → its times in milliseconds, ascending."""


@contextmanager
def asked_meanwhile(url: str, asking: bool) -> Iterator[Callable[[], Answers]]:
    """Asks from a process of its own; what is given tells the answers once the block is left."""
    context = get_context("spawn")
    stop, answers = context.Event(), context.Queue()
    process = context.Process(target=_ask, args=(url, stop, answers))
    if asking:
        process.start()
    found: Answers = {}
    try:
        yield lambda: found
    finally:
        stop.set()
        if asking:
            found |= answers.get(timeout=60)
            process.join()


def _ask(url: str, stop: Event, answers: Any) -> None:
    database, today, scope = Database(url), today_in_vietnam(), Scope.province(PROVINCE)
    times: Answers = {"overview": [], "sign-in's writes": []}
    with database.write(SYSTEM) as connection:
        person = users.create(
            connection,
            username=f"bench-{secrets.token_hex(4)}",
            name="",
            role="admin",
            password=secrets.token_urlsafe(),
        )

    def page() -> None:
        with database.read(scope) as connection:
            overview(connection, scope=scope, vn34=PROVINCE, today=today)

    def sign_in() -> None:
        """The three transactions of web.signin; the password itself is not looked at."""
        with database.write_signin() as connection:
            name, address = (
                throttle.attempt(connection, kind, "bench", secret="bench", at=now())
                for kind in ("name", "address")
            )
        with database.write_signin() as connection:
            throttle.succeeded(connection, name, address)
            audit.append(connection, actor="bench", action="signed_in", vn34=PROVINCE)
        with database.write_signin() as connection:
            sessions.start(connection, person, at=now(), life=LIFE)

    while not stop.is_set():
        for what, ask in (("overview", page), ("sign-in's writes", sign_in)):
            began = perf_counter()
            try:
                ask()
            except DatabaseUnavailable:  # told to the person after the busy time-out
                times.setdefault(f"{what} given up", []).append((perf_counter() - began) * 1000)
            else:
                times[what].append((perf_counter() - began) * 1000)
        sleep(PAUSE)
    database.dispose()
    answers.put({what: sorted(found) for what, found in times.items()})
