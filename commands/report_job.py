"""`report-job`: the files of a report that was published, one after the other. Internal: the web
starts it. Each file is kept as soon as it is made; done again it makes those that are missing."""

import os

import click

from commands.import_job import KINDNESS
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.editions.making import KINDS_EACH, kept_one, wanted
from data_access.editions.reading import kept
from reports.document.write import write
from settings import Settings


@click.command("report-job", hidden=True)
@click.argument("job", type=int)
@click.pass_obj
def report_job_command(settings: Settings, job: int) -> None:
    """Makes the files of the report of JOB; how far it is stands in the job's row."""
    os.nice(KINDNESS)
    database = Database(settings.database, vault=settings.data_dir)
    try:
        make_files(database, job)
    finally:
        database.dispose()


def make_files(database: Database, job: int) -> int:
    """Gives how many were made: those of the languages that it was frozen in."""
    with database.read(SYSTEM) as connection:  # the process of a job has no person
        found = wanted(connection, job)
        if found is None:
            return 0
        own, missing = found
        documents = kept(connection, own, scope=SYSTEM).documents
    every = sum(language in documents for language, _kind in KINDS_EACH)
    missing = [file for file in missing if file[0] in documents]
    for language, kind in missing:
        content = write(documents[language], kind)
        with database.write(SYSTEM) as connection:  # the process of a job has no person
            kept_one(connection, job, own, (language, kind), content, of=every)
    return len(missing)
