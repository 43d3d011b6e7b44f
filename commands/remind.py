"""`remind`: letters to stations about monthly reports that are due or late, by SMTP. Off without
IPP_SMTP_URL; once a person, month and kind, however often it runs; in working hours alone."""

import smtplib
from datetime import datetime
from email.message import EmailMessage

import click

from commands.digest import mail_server
from commands.opened import Refused, opened
from data_access.accounts import feeds
from data_access.accounts.feeds import StationReader
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM, Scope
from data_access.network.reminders import Due, due_reminders, note_reminded
from domain.calendar.dates import VIETNAM
from domain.calendar.holidays import is_day_off
from language import _, in_language, ngettext
from reports.digest import message
from reports.mail import sender_of
from reports.reminder import reminder
from settings import Settings

HOURS = range(7, 18)
Letter = tuple[StationReader, Due, EmailMessage]


@click.command("remind")
@click.pass_obj
def remind_command(settings: Settings) -> None:
    """Writes to stations about reports that are due within five days, or late."""
    with opened(settings) as database:
        if not settings.smtp_url:
            click.echo(_("Không gửi thư: chưa đặt IPP_SMTP_URL."))
            return
        moment = datetime.now(VIETNAM)
        wanted, sent = remind(database, settings, moment)
    click.echo(ngettext("Đã gửi {n} thư.", "Đã gửi {n} thư.", sent))
    if sent < wanted:
        raise Refused(_("{n} thư không gửi được; lần chạy sau sẽ gửi lại.", n=wanted - sent))


def remind_quietly(database: Database, settings: Settings) -> None:
    """What the daily roll does besides: a mail server that is away does not stop it."""
    if not settings.smtp_url:
        return
    try:
        remind(database, settings, datetime.now(VIETNAM))
    except Refused as refused:
        click.echo(str(refused), err=True)


def remind(database: Database, settings: Settings, moment: datetime) -> tuple[int, int]:
    """How many letters were due at that moment, and how many of them were sent."""
    if is_day_off(moment.date()) or moment.hour not in HOURS:
        return 0, 0
    letters = _letters(database, settings, moment)
    if not letters:
        return 0, 0
    sent = 0
    with mail_server(settings.smtp_url) as server:
        for reader, due, letter in letters:
            try:
                server.send_message(letter)
            except smtplib.SMTPException as error:
                click.echo(f"{reader.username}: {type(error).__name__}", err=True)
                continue
            with database.write(SYSTEM) as connection:  # one person's row, outside of any request
                note_reminded(connection, reader.user_id, reader.station_id, due, moment.date())
            sent += 1
    return len(letters), sent


def _letters(database: Database, settings: Settings, moment: datetime) -> list[Letter]:
    """Each read with the scope of the person's station."""
    with database.read() as connection:
        readers = feeds.station_readers(connection)
    found: list[Letter] = []
    today = moment.date()
    base = settings.base_url.rstrip("/")
    for reader in readers:
        scope = Scope.station(reader.station_id)
        with database.read(scope) as connection, in_language(reader.language):
            told = due_reminders(connection, reader.user_id, scope=scope, today=today)
            if told is None:
                continue
            view, due = told
            subject, text = reminder(
                due,
                name=reader.name,
                host=view.station.host,
                station_id=view.station.id,
                today=today,
                base_url=base,
                illustrative=view.station.illustrative,
            )
        sender = sender_of(settings.smtp_url)
        found.append((reader, due, message(subject, text, sender=sender, to=reader.email)))
    return found
