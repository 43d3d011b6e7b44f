"""Wires the parts together: `create_app(settings)` for the web, the command line for everything
else."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import click
from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

import commands.serve
from callbacks import register_all
from commands.lazy import LazyGroup
from components import theme
from data_access.accounts import users
from data_access.database import faults
from data_access.database.engine import Database
from data_access.database.faults import DatabaseUnavailable
from data_access.upkeep.backing_up import hold
from data_access.upkeep.backing_up.refusal import Refusal
from pages import skeleton
from settings import SettingError, Settings
from web import (
    availability,
    beside,
    compression,
    deadline_lists,
    deadlines,
    downloads,
    errors,
    feeds,
    guard,
    headers,
    heads,
    health,
    imports,
    index,
    kept,
    kept_files,
    language,
    letters,
    manual,
    password,
    pictures,
    placing,
    record_pdf,
    saved_views,
    sessions,
    signin,
    static,
    station_files,
    station_people,
    station_reports,
    station_stages,
    station_year,
    tried,
    uploads,
    visit_files,
)
from web import site as sites
from web.long_reads import LongReads

ROOT = Path(__file__).parent
ASSETS = ROOT / "assets"
LARGEST_FORM = 1_000_000
"""Bytes of a form or a callback's body."""
PATIENCE = 60
"""Seconds that a page waits for one statement of PostgreSQL."""
LONG_PATIENCE = 600
"""The same of a file with all rows of a list."""
BLUEPRINTS = (
    signin,
    password,
    language,
    health,
    downloads,
    record_pdf,
    saved_views,
    beside,
    manual,
    imports,
    pictures,
    availability,
    station_files,
    visit_files,
    placing,
    station_people,
    station_reports,
    station_stages,
    station_year,
    deadlines,
    deadline_lists,
    letters,
    feeds,
    kept,
    kept_files,
)
"""Modules of the web side with routes of their own."""
COMMANDS = {
    "assets": "commands.assets:assets_command",
    "audit": "commands.audit:audit_command",
    "backup": "commands.backup:backup_command",
    "check": "commands.check:check_command",
    "daily": "commands.daily:daily_command",
    "db": "commands.db:db_group",
    "demo": "commands.demo:demo_command",
    "digest": "commands.digest:digest_command",
    "drill": "commands.drill:drill_command",
    "fees": "commands.fees:fees_command",
    "import": "commands.import_:import_command",
    "import-job": "commands.import_job:import_job_command",
    "remind": "commands.remind:remind_command",
    "restore": "commands.restore:restore_command",
    "show": "commands.show:show_command",
    "sync": "commands.sync:sync_command",
    "undo": "commands.undo:undo_command",
    "users": "commands.users:users_command",
}

ALONE = ("assets", "drill", "restore")
"""Commands that use no state, or have it for themselves."""


def create_app(settings: Settings) -> index.Dashboard:
    """The dashboard as a Dash application; `.server` is its WSGI application. Each call makes one
    of its own."""
    server = Flask(
        "ipplatform", root_path=str(ROOT / "web"), template_folder="templates", static_folder=None
    )
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_FORM
    server.url_map.merge_slashes = False
    if settings.trusted_proxies:
        n = settings.trusted_proxies
        server.wsgi_app = ProxyFix(server.wsgi_app, x_for=n, x_proto=n, x_host=n)  # type: ignore[method-assign]
    server.wsgi_app = heads.weighed(server.wsgi_app)  # type: ignore[method-assign]
    database = Database(settings.database, patience=PATIENCE, vault=settings.data_dir)
    long_reads = LongReads(
        Database(settings.database, patience=LONG_PATIENCE, vault=settings.data_dir)
    )
    _refuse_demonstration_accounts(settings, database)
    place = sites.install(server, settings, database, long_reads)
    headers.init_app(server, place)
    tried.init_app(server)
    uploads.init_app(server, place)
    sessions.init_app(server, place)
    app = _dash(server)
    guard.init_app(server, place, app.callback_map)
    static.init_app(server, app, ASSETS)
    errors.init_app(server)
    index.init_app(server)
    compression.init_app(server)
    for module in BLUEPRINTS:
        server.register_blueprint(module.blueprint)
    register_all(app, skeleton)
    _warm_up(app, place)
    return app


def _dash(server: Flask) -> index.Dashboard:
    """Every choice that the environment could make otherwise is made here."""
    app = index.Dashboard(
        name="ipplatform",
        server=cast(Any, server),  # dash takes a Flask; its annotation has not followed
        assets_folder=str(ASSETS),
        use_pages=False,
        suppress_callback_exceptions=True,
        serve_locally=True,
        compress=False,
        include_assets_files=True,
        assets_ignore=r"^signin\.",
        assets_path_ignore=theme.ASSETS_PATH_IGNORE,
        external_stylesheets=[static.address(ASSETS, name) for name in theme.VENDOR_STYLESHEETS],
        external_scripts=[static.address(ASSETS, name) for name in theme.VENDOR_SCRIPTS],
        update_title="",
        title="IPPlatform",
        add_log_handler=False,
        enable_mcp=False,
    )
    off = (
        "ui",
        "props_check",
        "serve_dev_bundles",
        "hot_reload",
        "silence_routes_logging",
        "prune_errors",
        "validate_callbacks",
    )
    app.enable_dev_tools(
        debug=False, first_run=False, **{f"dev_tools_{name}": False for name in off}
    )
    return app


def _warm_up(app: index.Dashboard, place: sites.Site) -> None:
    """Dash finishes itself in the first request; made here, it cannot race against others. Then the
    inline scripts are known."""
    app.server.test_client().get("/health", headers={"Host": guard.trusted_hosts(place)[0]})
    headers.allow_scripts(app.server, [*app.csp_hashes(), headers.hash_of(index.THEME_SCRIPT)])


def _refuse_demonstration_accounts(settings: Settings, database: Database) -> None:
    if settings.demo:
        return
    with database.read() as connection:
        if users.has_demonstration(connection):
            raise SettingError(
                "IPP_DATABASE_URL",
                "the database holds demonstration accounts; use one of its own for production",
            )


@click.group(
    cls=LazyGroup,
    modules=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.pass_context
def cli(context: click.Context) -> None:
    """IPPlatform Dashboard. Without a command it serves."""
    context.obj = Settings.load()
    if context.invoked_subcommand not in ALONE:
        context.with_resource(_used(context.obj))
    if context.invoked_subcommand is None:
        context.invoke(serve)


@contextmanager
def _used(settings: Settings) -> Iterator[None]:
    """The data folder is in use until the command, the server or the job ends: nothing is restored
    into it meanwhile."""
    try:
        with hold.shared(settings.data_dir):
            yield
    except Refusal as refusal:
        raise SettingError("IPP_DATA_DIR", str(refusal)) from refusal


@cli.command()
@click.pass_obj
def serve(settings: Settings) -> None:
    """Serves: a development server in demo mode, gunicorn in production."""
    commands.serve.run(settings, create_app)


def main() -> None:
    """Runs the command line; what an operator can put right is told in one sentence, exit 2."""
    try:
        cli(prog_name="python app.py")
    except SettingError as error:
        sys.exit(_failed(str(error)))
    except DatabaseUnavailable as error:
        sys.exit(_failed(_told(error)))
    except (OSError, sqlite3.Error) as error:
        fault = faults.of_local(error)
        if fault is None:
            raise
        sys.exit(_failed(_told(fault)))


def _told(error: DatabaseUnavailable) -> str:
    """The kinds of it say what is the matter; the plain one has the driver's words."""
    return (
        f"the database cannot be reached: {error}"
        if type(error) is DatabaseUnavailable
        else str(error)
    )


def _failed(sentence: str) -> int:
    click.echo(" ".join(sentence.split()), err=True)
    return 2


if __name__ == "__main__":
    main()
