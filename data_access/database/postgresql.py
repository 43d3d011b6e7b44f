"""PostgreSQL's own: its engine, and whether it answers. A page gives up where nobody answers, and
asks again only when somebody does.

libpq waits for an answer for ever, and no keepalive notices a server that is stopped or hangs: its
machine goes on confirming what is sent. So a connection of a page looks up ten times a second while
it waits. When nothing has come for a second, one thread asks the server something simple on a
connection of its own. If that is not answered either, everybody who waits is told, whoever comes
later is told at once, and the thread goes on asking until there is an answer. A long statement of a
server that answers is waited for as before.
"""

import logging
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg
from sqlalchemy import URL, Engine, create_engine, event

log = logging.getLogger("ipplatform")
LOCK_SECONDS = 2.0
"""How long a page waits for a lock that another transaction holds."""
LIMITS = ("statement_timeout", "lock_timeout")
POOL_SECONDS = 2
ALIVE = {
    "keepalives": 1,
    "keepalives_idle": 20,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
"""A connection whose other end has gone without a word is noticed after half a minute, whoever
waits on it."""
DOUBT = 1.0
"""Seconds without a word after which the server itself is asked."""
ANSWER = 1.5
"""Seconds in which a server that works says something simple."""
CONNECT = 2
"""Seconds to open a connection in; libpq knows no fewer."""
READ = 1
"""Of what a connection can be ready for: something has come (psycopg.waiting.Ready.R); that
something can be sent says nothing."""
SEVERAL = 3
AGAIN = 0.5
"""Seconds between two questions to a server that does not answer."""


class Answering:
    """What a process knows about one server. `ask` raises psycopg.Error where it does not
    answer."""

    def __init__(self, ask: Callable[[], object]) -> None:
        self._ask, self._lock = ask, threading.Lock()
        self._asking = False
        self._waiting: dict[object, float] = {}
        self._heard = 0.0
        self.away = False

    @property
    def silent(self) -> float:
        """Seconds for which several have waited and nobody has been told anything; one alone may
        have asked for something long."""
        since = list(self._waiting.values())
        return time.monotonic() - max(min(since), self._heard) if len(since) >= SEVERAL else 0.0

    @contextmanager
    def waited_for(self) -> Iterator[None]:
        """Somebody waits for an answer while the block runs."""
        who = object()
        self._waiting[who] = time.monotonic()
        try:
            yield
        finally:
            del self._waiting[who]

    def heard(self) -> None:
        """The server has said something to somebody."""
        self._heard = time.monotonic()

    def require(self) -> None:
        """Raises OperationalError while nobody answers."""
        if self.away:
            raise psycopg.OperationalError("the server does not answer; no connection was tried")

    def doubt(self) -> None:
        """Has the server asked, by one thread however many doubt."""
        with self._lock:
            if self._asking:
                return
            self._asking = True
        threading.Thread(target=self._find_out, name="asks-the-database", daemon=True).start()

    def forget(self) -> None:
        """In a process that was forked no thread of its parent runs."""
        self._asking = self.away = False
        self._waiting = {}

    def _find_out(self) -> None:
        while not self._is_answered():
            self.away = True
            time.sleep(AGAIN)
        with self._lock:
            self.away = self._asking = False

    def _is_answered(self) -> bool:
        try:
            self._ask()
        except psycopg.Error:
            return False
        except Exception:  # the thread that asks must not end without an answer: nobody else does
            log.exception("asking the database failed")
            return False
        return True


class QuickConnection(psycopg.Connection[Any]):
    """One that is asked something simple, once."""

    def wait(self, gen: Any, *arguments: Any, **options: Any) -> Any:
        return super().wait(gen, **{**options, "timeout": ANSWER})


def ask(parameters: dict[str, Any]) -> None:
    """A simple question on a connection of its own; whoever starts up or shuts down refuses it.
    Raises psycopg.Error."""
    with closing(
        QuickConnection.connect(**{**parameters, "connect_timeout": CONNECT, "autocommit": True})
    ) as connection:
        connection.execute("SELECT 1")


class PatientConnection(psycopg.Connection[Any]):
    """One that gives up: when nobody answers; where somebody has said `within`, after that; in any
    case `longest` seconds after a statement was sent."""

    answering: Answering
    longest: float
    _within: float | None = None

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """For what is quick wherever a server answers."""
        self._within = seconds
        try:
            yield
        finally:
            self._within = None

    def wait(self, gen: Any, *arguments: Any, **options: Any) -> Any:
        with self.answering.waited_for():
            return super().wait(self._watched(gen), *arguments, **options)

    def _watched(self, gen: Generator[Any, Any, Any]) -> Generator[Any, Any, Any]:
        """The same generator, but each time that nothing has come it is decided whether to wait
        on."""
        began = time.monotonic()
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if ready & READ:
                    self.answering.heard()
                if not ready:
                    self._consider(time.monotonic() - began)
                wanted = gen.send(ready)
        except StopIteration as end:
            return end.value

    def _consider(self, waited: float) -> None:
        if waited > DOUBT:
            self.answering.doubt()
        if self.answering.away or waited > (self._within or self.longest):
            self.pgconn.finish()  # nothing more is asked of it, neither to cancel nor to roll back
            raise psycopg.OperationalError(
                f"no answer in {waited:.1f} s; the connection was given up"
            )


def connect(
    answering: Answering, longest: float, arguments: Any, parameters: dict[str, Any]
) -> PatientConnection:
    """Raises psycopg.OperationalError."""
    answering.require()
    try:
        with answering.waited_for():
            connection: PatientConnection = PatientConnection.connect(*arguments, **parameters)
    except psycopg.errors.ConnectionTimeout:
        answering.away = True
        answering.doubt()
        raise
    answering.heard()
    connection.answering, connection.longest = answering, longest
    return connection


def make_engine(url: URL, patience: int | None) -> tuple[Engine, Answering | None]:
    """`patience`: seconds that a page waits for one statement of a server that answers; None: a
    command, which takes its time."""
    named = url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url
    limits = (
        {"statement_timeout": patience * 1000, "lock_timeout": int(LOCK_SECONDS * 1000)}
        if patience
        else dict.fromkeys(LIMITS, 0)
    )
    options = " ".join(
        f"-c {name}={value}" for name, value in {**limits, "timezone": "UTC"}.items()
    )
    arguments = {"connect_timeout": CONNECT if patience else 10, "options": options, **ALIVE}
    pool: dict[str, Any] = {
        "pool_pre_ping": True,
        "pool_size": 8,
        "max_overflow": 8,
        "pool_timeout": POOL_SECONDS if patience else 30,
    }
    engine = create_engine(named, connect_args=arguments, hide_parameters=True, **pool)
    return engine, _made_patient(engine, patience) if patience else None


def _made_patient(engine: Engine, patience: int) -> Answering:
    own = engine.dialect.create_connect_args(engine.url)[1]
    answering = Answering(lambda: ask({**own, **ALIVE}))
    ping = engine.dialect.do_ping

    def connecting(
        _dialect: Any, _record: Any, arguments: Any, parameters: Any
    ) -> PatientConnection:
        return connect(answering, patience + ANSWER, arguments, parameters)

    def pinged(connection: Any) -> bool:
        with connection.within(ANSWER):
            return bool(ping(connection))

    event.listen(engine, "do_connect", connecting)
    engine.dialect.do_ping = pinged  # type: ignore[assignment, method-assign]  # a ping of a connection that was open must not take as long as a statement
    return answering
