"""The institute asks a station for its monthly reports: the letter is shown before, sent by mail
where a server is set, and noted with its audit row."""

import smtplib

from flask import Blueprint
from werkzeug.wrappers import Response

from data_access.accounts import feeds
from data_access.network import reminders
from data_access.network.station_people import contact_of
from domain.text.mail import is_mail_address
from language import _, in_language, ngettext
from read_models.nudge import Nudge, asked_today
from read_models.station_reports import StationReports
from web import answers
from web.access import principal, reading, scope
from web.desk import writing
from web.site import site
from web.station_reports import of_station

blueprint = Blueprint("station_nudges", __name__, url_prefix="/ghi/tram/<int:station_id>")


def nudge_of(view: StationReports) -> Nudge:
    """The letter as it would go today; stations read Vietnamese, whatever the institute reads."""
    from reports.reminder import asking

    station, settings = view.station, site().settings
    with reading() as connection:
        readers = feeds.station_readers(connection)
        contact = contact_of(connection, station.id, scope=scope())
        asked = reminders.nudges(connection, station.id, [month for month, _kind in view.owed])
    today = tuple(m for m, (sent_on, _by) in asked.items() if sent_on == view.today)
    last, by = max(asked.values(), default=(None, ""))
    owed = tuple(told for told in view.owed if told[0] not in today)
    told = [contact.email, *(one.email for one in readers if one.station_id == station.id)]
    if not owed:
        return Nudge((), last=last, by=by, today=today)
    with in_language("vi"):
        subject, text = asking(
            owed,
            name=contact.person,
            sender=principal().name,
            host=station.host,
            station_id=station.id,
            today=view.today,
            base_url=settings.base_url.rstrip("/"),
            illustrative=view.illustrative,
        )
    addresses = tuple(dict.fromkeys(address for address in told if is_mail_address(address)))
    return Nudge(
        owed=owed,
        to=addresses,
        subject=subject,
        text=text,
        mailed=bool(settings.smtp_url),
        last=last,
        by=by,
        today=today,
    )


@blueprint.post("/nhac")
def send(station_id: int) -> Response:
    """404 for no station, 422 where nothing is owed or the mail server does not take it: then
    nothing is noted."""
    who, view = of_station(station_id)
    nudge = nudge_of(view)
    if not nudge.owed:
        return _refused(nudge)
    months = [month for month, _kind in nudge.owed]
    try:
        with writing(who) as connection:
            claimed = reminders.claim_nudge(connection, who, station_id, months, on=view.today)
    except reminders.AskedToday:
        return _refused(nudge_of(view))
    taken, problem = _tried(nudge)
    with writing(who) as connection:
        if problem:
            reminders.give_up_nudge(connection, who, station_id, claimed)
        else:
            reminders.note_nudge(connection, who, station_id, list(claimed), mails=taken)
    if problem:
        return answers.wrong({}, problem)
    if not taken:
        return answers.done(_("Đã ghi là đã nhắc; hệ thống không gửi thư."))
    return answers.done(ngettext("Đã gửi {n} thư nhắc.", "Đã gửi {n} thư nhắc.", taken))


def _refused(nudge: Nudge) -> Response:
    if nudge.today and nudge.last:
        return answers.wrong({}, asked_today(nudge.last, nudge.by))
    return answers.wrong({}, _("Chưa nhắc: không còn kỳ nào của Trạm chờ nộp mà chưa khóa."))


def _tried(nudge: Nudge) -> tuple[int, str]:
    """How many addresses took the letter, and why none did where one was to go."""
    from reports.mail import Unreachable

    if not nudge.goes_by_mail:
        return 0, ""
    try:
        taken = _sent(nudge)
    except Unreachable as away:
        return 0, _("Chưa gửi, chưa ghi gì. {why}", why=str(away))
    said = _("Chưa gửi: máy chủ thư không nhận địa chỉ nào của Trạm.")
    return taken, "" if taken else said


def _sent(nudge: Nudge) -> int:
    """How many addresses the server has taken; one that is refused does not hold up the others.
    Raises Unreachable."""
    from reports.digest import message
    from reports.mail import mail_server, sender_of

    url = site().settings.smtp_url
    taken = 0
    with mail_server(url) as server:
        for address in nudge.to:
            letter = message(nudge.subject, nudge.text, sender=sender_of(url), to=address)
            try:
                server.send_message(letter)
            except smtplib.SMTPException:
                continue
            taken += 1
    return taken
