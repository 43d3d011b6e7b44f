"""What of a sent report is not the same today, as a workbook."""

from flask import Blueprint, g
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.network.events import station_hosts
from domain.calendar.dates import today_in_vietnam
from language import _
from read_models.editions import Edition
from read_models.report_asked import TEMPLATES
from sitemap import addresses
from web.access import reading, scope
from web.given_file import FileName, give
from web.records import edition_in_sight

blueprint = Blueprint("sent_file", __name__)


@blueprint.get("/xuat/bao-cao/<int:number_>/da-gui.xlsx", endpoint="give")
def give_rows(number_: int) -> Response:
    """As its page shows it today, with every row; 404 for one that is not sent, or not the
    reader's."""
    from data_access.editions.looking import held_against
    from reports.document.contents import numbers_now
    from reports.sent import sent_workbook

    own = edition_in_sight(number_)
    if own is None or not own.is_sent:
        g.denied = addresses.edition(number_)
        raise NotFound
    own_scope = scope()
    today = today_in_vietnam()
    with reading() as connection:
        hosts = station_hosts(connection, scope=own_scope)
        against = held_against(connection, own, scope=own_scope, today=today)
    told = against.told(numbers_now(against.data, own.language, against.words), today)
    content = sent_workbook(own, told, hosts.get(own.station_id or 0, ""))
    detail = {"edition": number_, "digest": own.digest}
    subject = f"report {own.template} sent.xlsx"
    return give(content, _named(own), subject=subject, vn34=own.vn34, detail=detail)


def _named(own: Edition) -> FileName:
    slug, label, _about = TEMPLATES[own.template]
    whose = f"-{own.station_id or own.vn34}" if own.station_id or own.vn34 else ""
    plain = f"da-gui-{slug}{whose}-{own.period}-ban-{own.turn}"
    title = f"{_('Đã gửi và bây giờ')} {_(label)} {own.period}{whose}"
    return FileName(plain, "xlsx", title)
