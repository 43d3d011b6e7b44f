"""`import-job`: one step of an import that the web asked for. Internal: the web starts it, nobody needs to type it."""

import os

import click

from data_access.engine import Database
from data_access.importing.work.run import perform
from domain.dates import today_in_vietnam
from domain.imports import STEPS
from i18n import LANGUAGES, in_language
from settings import Settings

KINDNESS = 5
"""How much the process gives way to those that answer people."""


@click.command("import-job", hidden=True)
@click.argument("job", type=int)
@click.argument("step", type=click.Choice(STEPS))
@click.option("--strict", is_flag=True)
@click.option("--language", type=click.Choice(LANGUAGES), default="vi")
@click.pass_obj
def import_job_command(settings: Settings, job: int, step: str, strict: bool, language: str) -> None:
    """Performs STEP of JOB; how it ended stands in the job's row."""
    os.nice(KINDNESS)
    database = Database(settings.database)
    try:
        with in_language(language):
            perform(database, settings.data_dir, job, step, today_in_vietnam(), strict=strict)
    finally:
        database.dispose()
