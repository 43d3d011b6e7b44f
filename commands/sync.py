"""`sync --source URL --mapping FILE`: brings in what is new in another SQL database."""

import json
from pathlib import Path

import click

from commands.opened import OPERATOR, Refused, opened
from data_access.importing.sync import BadMapping, SourceFailed, read_mapping, sync
from domain.calendar.dates import today_in_vietnam
from language import _
from readers.file.reading import FileRefused
from settings import Settings

SHOWN = 20


@click.command("sync")
@click.option(
    "--source",
    required=True,
    envvar="IPP_SYNC_SOURCE",
    help="SQLAlchemy URL of the other database (or IPP_SYNC_SOURCE)",
)
@click.option(
    "--mapping",
    type=click.Path(path_type=Path),
    required=True,
    help="TOML file that says which column is which field",
)
@click.option(
    "--full", is_flag=True, help="reads everything, not only what is new since the last time"
)
@click.option("--strict", is_flag=True, help="one bad row refuses all")
@click.option("--dry-run", is_flag=True, help="tells what would happen and writes nothing")
@click.option("--json", "as_json", is_flag=True, help="one JSON object, as of import")
@click.pass_obj
def sync_command(
    settings: Settings,
    source: str,
    mapping: Path,
    full: bool,
    strict: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Reads assets incrementally out of another SQL database. Exit 2 when nothing could be taken,
    and then nothing is written."""
    with opened(settings) as database:
        try:
            declared = read_mapping(mapping)
            done = sync(
                database,
                source,
                declared,
                actor=OPERATOR,
                today=today_in_vietnam(),
                strict=strict,
                dry_run=dry_run,
                full=full,
            )
        except (BadMapping, SourceFailed, FileRefused) as refused:
            raise Refused(str(refused)) from refused
    if as_json:
        click.echo(json.dumps(done.to_json(), ensure_ascii=False))
        return
    told = {
        "accepted": done.accepted,
        "updated": done.updated,
        "unchanged": done.unchanged,
        "rejected": done.rejected,
    }
    click.echo(
        f"{done.file}: "
        + _("{accepted} mới, {updated} thay đổi, {unchanged} không đổi, {rejected} bị loại", **told)
    )
    for error in done.errors[:SHOWN]:
        click.echo(f"  {error.row}: {error.field or ''} {error.reason}")
