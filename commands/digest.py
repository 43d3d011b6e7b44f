"""`digest`: the weekly letter about deadlines, by SMTP. Off without IPP_SMTP_URL; once a week and
person, however often it runs."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from email.message import EmailMessage

import click

from commands.opened import Refused, opened
from data_access.accounts import feeds
from data_access.accounts.feeds import Reader
from data_access.annotations.followed import changed_since
from data_access.database import state
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM, Scope
from data_access.deadlines.ask import Ask
from data_access.deadlines.lists import all_keys, counts_of, rows_of
from data_access.rollups.freshness import as_of
from domain.calendar.dates import today_in_vietnam
from domain.places.provinces import PROVINCES_34
from language import _, in_language, ngettext
from read_models.deadline_filters import DeadlineFilters
from reports import mail as reports_mail
from reports.digest import SECTIONS, SHOWN, digest, followed_line, message
from reports.mail import sender_of
from settings import Settings

WEEK = 7


@click.command("digest")
@click.option("--dry-run", is_flag=True, help="prints the letters and sends none")
@click.pass_obj
def digest_command(settings: Settings, dry_run: bool) -> None:
    """Sends the weekly letter to everybody who wants it and has had none this week."""
    today = today_in_vietnam()
    with opened(settings) as database:
        with database.read() as connection:
            readers = feeds.digest_readers(
                connection, since=today - timedelta(days=today.weekday())
            )
        if dry_run:
            for reader in readers:
                click.echo(_letter(database, settings, reader, today).as_string())
            click.echo(_("{n} thư, chưa gửi.", n=len(readers)))
            return
        if not settings.smtp_url:
            click.echo(_("Không gửi thư: chưa đặt IPP_SMTP_URL."))
            return
        sent = _send(database, settings, readers, today)
    click.echo(ngettext("Đã gửi {n} thư.", "Đã gửi {n} thư.", sent))
    if sent < len(readers):
        raise Refused(_("{n} thư không gửi được; lần chạy sau sẽ gửi lại.", n=len(readers) - sent))


def _send(database: Database, settings: Settings, readers: list[Reader], today: date) -> int:
    """Each letter is noted as soon as the server has taken it; one that is refused does not hold up
    the others."""
    sent = 0
    with mail_server(settings.smtp_url) as server:
        for reader in readers:
            try:
                server.send_message(_letter(database, settings, reader, today))
            except smtplib.SMTPException as error:
                click.echo(f"{reader.username}: {type(error).__name__}", err=True)
                continue
            with database.write(SYSTEM) as connection:  # one person's row, outside of any request
                feeds.note_sent(connection, reader.user_id, today)
            sent += 1
    return sent


def _letter(database: Database, settings: Settings, reader: Reader, today: date) -> EmailMessage:
    """Read with the scope of the person's province."""
    seen = Scope.province(reader.vn34)
    with database.read(seen) as connection, in_language(reader.language):
        sections = {}
        counted = state.counted_day(connection, today)
        for group in SECTIONS:
            ask = Ask(
                scope=seen, vn34=reader.vn34, filters=DeadlineFilters(group=group), today=counted
            )
            keys = all_keys(connection, ask, limit=SHOWN)
            sections[group] = (
                counts_of(connection, ask).total(),
                rows_of(connection, keys, scope=seen),
            )
        fresh = as_of(connection, scope=seen, vn34=reader.vn34)
        base = settings.base_url.rstrip("/")
        followed = changed_since(
            connection,
            scope=seen,
            user_id=reader.user_id,
            since=reader.sent_on or counted - timedelta(days=WEEK),
            today=counted,
        )
        province = PROVINCES_34[reader.vn34]
        subject, text = digest(
            sections,
            name=reader.name,
            province=province,
            day=counted,
            base_url=base,
            illustrative=fresh.illustrative,
            followed=[followed_line(one) for one in followed],
        )
    return message(subject, text, sender=sender_of(settings.smtp_url), to=reader.email)


@contextmanager
def mail_server(url: str) -> Iterator[smtplib.SMTP]:
    """As reports.mail; a server that is away refuses the command."""
    try:
        with reports_mail.mail_server(url) as server:
            yield server
    except reports_mail.Unreachable as away:
        raise Refused(str(away)) from away
