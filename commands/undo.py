"""`undo BATCH`: takes an import back."""

import click

from commands.opened import OPERATOR, Refused, opened
from data_access.database.scope import SYSTEM
from data_access.writing.undo import UndoRefused, undo
from domain.calendar.dates import today_in_vietnam
from language import _
from settings import Settings


@click.command("undo")
@click.argument("batch", type=click.IntRange(min=1))
@click.pass_obj
def undo_command(settings: Settings, batch: int) -> None:
    """Takes the import BATCH back: new records go, changed ones get their former values."""
    with opened(settings) as database:
        try:
            with database.write(SYSTEM) as connection:  # the operator takes back anybody's import
                undone = undo(connection, batch, actor=OPERATOR, today=today_in_vietnam())
        except UndoRefused as refused:
            raise Refused(str(refused)) from refused
    click.echo(
        _(
            "Đã hoàn tác lần nhập số {n}: gỡ {removed}, khôi phục {restored}.",
            n=batch,
            removed=undone.removed,
            restored=undone.restored,
        )
    )
