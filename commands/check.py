"""`check`: proves totals, indexes and settings; non-zero on a finding."""

import click

from commands.deploy_checks import settings_findings
from commands.opened import Refused
from data_access.database.engine import Database
from data_access.upkeep.checks import check
from domain.calendar.dates import today_in_vietnam
from language import _
from settings import Settings


@click.command("check")
@click.option(
    "--all", "whole", is_flag=True, help="assesses every record anew, not a sample of them"
)
@click.option(
    "--deploy", is_flag=True, help="also checks the settings of a production installation"
)
@click.pass_obj
def check_command(settings: Settings, whole: bool, deploy: bool) -> None:
    """Checks totals and indexes against the rows, and with --deploy the settings; exit 1 on a
    finding."""
    database = Database(settings.database, vault=settings.data_dir)
    try:
        if not database.is_there:
            raise Refused(
                _(
                    "Không có cơ sở dữ liệu ở {file}: xem lại IPP_DATA_DIR, IPP_DATABASE_URL hoặc ổ đĩa.",
                    file=database.file,
                )
            )
        found = check(database, today_in_vietnam(), whole=whole) + (
            settings_findings(settings, database) if deploy else []
        )
    finally:
        database.dispose()
    for finding in found:
        click.echo(f"{finding.code}: {finding.message}")
    if found:
        raise click.exceptions.Exit(1)
    click.echo(_("Mọi kiểm tra đều đạt."))
