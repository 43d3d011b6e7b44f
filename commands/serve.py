"""Serves the dashboard: werkzeug's server for a demonstration on one machine, gunicorn in
production."""

import gc
import multiprocessing
import threading
from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

import click
from flask import Flask

from commands.progress import told
from data_access.database.engine import Database, now
from data_access.importing.jobs import start_waiting
from data_access.upkeep import anew, daily, pruning, upgrade
from domain.calendar.dates import follows, today_in_vietnam
from language import _
from language.dates import numeric
from settings import SettingError, Settings

THREADS = 12
"""Of a worker. Some are for what needs no database, whatever the others wait for
(data_access.database.seats)."""


class Servable(Protocol):
    """What create_app gives back."""

    @property
    def server(self) -> Flask: ...


def run(settings: Settings, create_app: Callable[[Settings], Servable]) -> None:
    """Rolls the records forward to today, then serves until it is told to stop. Raises SettingError
    without a database set up."""
    require_schema(settings)
    _roll(settings)
    _start_waiting(settings)
    if settings.demo:
        _demonstrate(settings, create_app)
    else:
        _production(settings, create_app)


def _roll(settings: Settings) -> None:
    """To today; in production a clock that has jumped is not followed: the last day counted is
    shown until somebody confirms."""
    database = Database(settings.database, vault=settings.data_dir)
    today = today_in_vietnam()
    try:
        reached = daily.reached(database)
        if settings.demo or follows(reached, today):
            daily.roll(database, today, progress=told)
            if follows(reached, today):  # what is old is old by a clock that is believed
                pruning.prune(database, settings.data_dir, now())
        else:
            click.echo(_not_followed(reached, today), err=True)
            anew.bring_up(database, reached or today, told)
    finally:
        database.dispose()


def _not_followed(reached: date | None, today: date) -> str:
    return _(
        "Đồng hồ chỉ ngày {today}, ngày tính gần nhất là {reached}: giữ số liệu của ngày đó. Chạy python app.py daily để biết cách xử lý.",
        today=numeric(today),
        reached=numeric(reached) if reached else "",
    )


def _start_waiting(settings: Settings) -> None:
    """Imports that waited when the server stopped have their turn."""
    database = Database(settings.database, vault=settings.data_dir)
    try:
        start_waiting(database, settings.data_dir, settings.jobs_at_once, settings.environment())
    finally:
        database.dispose()


def require_schema(settings: Settings) -> None:
    database = Database(settings.database, vault=settings.data_dir)
    try:
        if not database.is_there or not upgrade.is_current(database):
            todo = "python app.py demo" if settings.demo else "python app.py db upgrade"
            raise SettingError(
                "IPP_DATABASE_URL",
                f"the database is not set up, or is of another version; run: {todo}",
            )
    finally:
        database.dispose()


def _demonstrate(settings: Settings, create_app: Callable[[Settings], Servable]) -> None:
    from werkzeug.serving import WSGIRequestHandler, make_server

    class Quiet(WSGIRequestHandler):
        def version_string(self) -> str:
            return "IPPlatform"

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Requests are not logged: their addresses may hold what somebody searched for."""

    server = make_server(
        settings.host,
        settings.port,
        create_app(settings).server,
        threaded=True,
        request_handler=Quiet,
    )
    click.echo(f"IPPlatform Dashboard: http://{settings.host}:{server.port}  (Ctrl+C)")
    threading.current_thread().name = "serve"
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


def _production(settings: Settings, create_app: Callable[[Settings], Servable]) -> None:
    from gunicorn.app.base import BaseApplication

    class Gunicorn(BaseApplication):  # type: ignore[misc]  # gunicorn has no annotations
        def load_config(self) -> None:
            for name, value in options(settings).items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            server = create_app(settings).server
            server.extensions["ipplatform"].database.seat(THREADS)
            return server

    Gunicorn().run()


def options(settings: Settings) -> dict[str, Any]:
    """gunicorn's options: loaded once, then forked; each worker opens database connections of its
    own."""
    return {
        "bind": f"{settings.host}:{settings.port}",
        "workers": max(2, min(multiprocessing.cpu_count(), 8)),
        "threads": THREADS,
        "worker_class": "gthread",
        "preload_app": True,
        "control_socket_disable": True,
        "timeout": 60,
        "graceful_timeout": 30,
        "forwarded_allow_ips": "",
        "when_ready": _freeze,
        "post_fork": _forget_connections,
    }


def _freeze(_server: Any) -> None:
    """What is loaded before the workers are forked stays shared between them: the garbage
    collection leaves it alone."""
    gc.collect()
    gc.freeze()


def _forget_connections(_server: Any, worker: Any) -> None:
    """A forked worker must not share its parent's connections."""
    application = worker.app.wsgi()
    place = application.extensions["ipplatform"]
    place.database.forget_parent()
    place.long_reads.database.forget_parent()
