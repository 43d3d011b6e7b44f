"""`daily`: rolls statuses, deadlines and counts forward to today."""

import click

from data_access import daily
from data_access.engine import Database
from domain.dates import today_in_vietnam
from i18n import _
from settings import Settings


@click.command("daily")
@click.pass_obj
def daily_command(settings: Settings) -> None:
    """Rolls statuses and deadlines forward to today; safe to run twice."""
    database = Database(settings.database)
    today = today_in_vietnam()
    changed = daily.roll(database, today)
    database.dispose()
    click.echo(_("Đã cập nhật đến ngày {day}; {n} bản ghi được tính lại.", day=f"{today:%d/%m/%Y}", n=changed))
