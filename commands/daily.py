"""`daily`: rolls statuses, deadlines and counts forward to today, or to a day that is named."""

from datetime import date, datetime

import click

from commands.opened import Refused, opened
from commands.progress import told
from commands.remind import remind_quietly
from data_access.database.engine import now
from data_access.upkeep import daily, pruning
from domain.calendar.dates import follows, today_in_vietnam
from language import _
from language.dates import numeric
from settings import Settings


@click.command("daily")
@click.option(
    "--to",
    "named",
    type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]),
    metavar="DAY",
    help="the day to roll to, instead of the clock's",
)
@click.option(
    "--anew",
    "everything",
    is_flag=True,
    help="assesses every record again; with --to also for a day before the last one",
)
@click.pass_obj
def daily_command(settings: Settings, named: datetime | None, everything: bool) -> None:
    """Rolls statuses and deadlines forward to today; safe to run twice. In production a clock that
    has jumped waits for --to."""
    day = named.date() if named else today_in_vietnam()
    with opened(settings, to_read=True) as database:
        reached = daily.reached(database)
        if not named:
            require_believable(reached, day, demo=settings.demo, everything=everything)
        elif reached and day < reached and not everything:
            raise Refused(_back(reached, day))
        changed = daily.roll(database, day, everything=everything, progress=told)
        if follows(reached, today_in_vietnam()):  # what is old is old by a clock that is believed
            pruning.prune(database, settings.data_dir, now())
        remind_quietly(database, settings)
    click.echo(
        _("Đã cập nhật đến ngày {day}; {n} bản ghi được tính lại.", day=numeric(day), n=changed)
    )


def require_believable(
    reached: date | None, day: date, *, demo: bool, everything: bool = False
) -> None:
    """Raises Refused, saying what to do, where the clock shows a day that nobody should take
    unasked."""
    if reached is None or follows(reached, day):
        return
    if reached > day and not (demo and everything):
        raise Refused(_back(reached, day))
    if not demo:
        raise Refused(ahead(reached, day))


def ahead(reached: date, day: date) -> str:
    return _(
        "Đồng hồ chỉ ngày {day}, sau ngày tính gần nhất {reached} là {n} ngày: chưa chuyển ngày. Nếu đó đúng là hôm nay, chạy:"
        " python app.py daily --to {iso}",
        day=numeric(day),
        reached=numeric(reached),
        n=(day - reached).days,
        iso=day.isoformat(),
    )


def _back(reached: date, day: date) -> str:
    return _(
        "Tình trạng đã được tính đến ngày {reached}, sau ngày {day}: đồng hồ đang lùi, hoặc đã từng chạy quá. Chưa tính lại gì."
        " Nếu {day} là ngày đúng, chạy: python app.py daily --anew --to {iso}",
        reached=numeric(reached),
        day=numeric(day),
        iso=day.isoformat(),
    )
