"""The command line. Without a command it serves; the web side is loaded for that alone (wiring.py),
so that a command or the process of an import starts in a third of the time."""

import gc
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from commands.lazy import LazyGroup
from data_access.database import faults
from data_access.database.faults import DatabaseUnavailable
from data_access.upkeep.backing_up import hold
from data_access.upkeep.backing_up.refusal import Refusal
from settings import SettingError, Settings

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
    "report": "commands.report:report_command",
    "report-job": "commands.report_job:report_job_command",
    "restore": "commands.restore:restore_command",
    "show": "commands.show:show_command",
    "sync": "commands.sync:sync_command",
    "undo": "commands.undo:undo_command",
    "users": "commands.users:users_command",
}

ALONE = ("assets", "drill", "restore")
"""Commands that use no state, or have it for themselves."""


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


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """While modules are loaded: what they make stays, and looking for garbage in it takes its time,
    then as much as afterwards."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # else the first look goes through all of them: 0.2 s of a start
        gc.enable()


@cli.command()
@click.pass_obj
def serve(settings: Settings) -> None:
    """Serves: a development server in demo mode, gunicorn in production."""
    with _nothing_collected():
        import commands.serve
        from wiring import create_app  # the web side, which no other command wants

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
