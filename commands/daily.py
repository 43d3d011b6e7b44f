"""`daily`: rolls statuses, deadlines and counts forward to today."""

import click

from commands.opened import opened
from data_access import daily
from domain.dates import today_in_vietnam
from i18n import _
from settings import Settings


@click.command("daily")
@click.pass_obj
def daily_command(settings: Settings) -> None:
    """Rolls statuses and deadlines forward to today; safe to run twice."""
    today = today_in_vietnam()
    with opened(settings) as database:
        changed = daily.roll(database, today)
    click.echo(_("Đã cập nhật đến ngày {day}; {n} bản ghi được tính lại.", day=f"{today:%d/%m/%Y}", n=changed))
