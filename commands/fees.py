"""`fees`: loads a dated table of fees, so that amounts can be shown. None is shipped: an amount
without a source is worse than none."""

from pathlib import Path

import click

from commands.opened import OPERATOR, Refused, opened
from data_access.database.scope import SYSTEM
from data_access.deadlines import fees
from language import _
from settings import Settings


@click.command("fees")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def fees_command(settings: Settings, file: Path) -> None:
    """Replaces the table of fees by a CSV file:
    rule,first,last,valid_from,valid_to,amount,source."""
    with opened(settings) as database:
        try:
            with database.write(SYSTEM) as connection:  # one table of fees for the country
                n = fees.load(connection, file, actor=OPERATOR)
        except (fees.BadFeeTable, UnicodeDecodeError) as problem:
            raise Refused(
                _("Không nạp bảng phí {file}: {why}", file=file.name, why=str(problem))
            ) from problem
    click.echo(_("Đã nạp {n} dòng phí.", n=n))
