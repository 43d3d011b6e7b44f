"""Fills the page of a sent report against today: one read, the whole page behind one guard."""

from datetime import UTC, datetime
from typing import Any

from werkzeug.exceptions import NotFound

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.documents.making import document_of
from components.editions.sent import sent_page
from components.editions.view import DIFFERENT, SHOWN, SentView
from data_access.editions.looking import Against, held_against
from data_access.network.events import station_hosts
from domain.calendar.dates import today_in_vietnam
from read_models.editions import Edition
from read_models.frozen import Told, numbers_of
from read_models.plain_values import number, parameter
from web import access
from web.records import edition_in_sight


def fill(pathname: str | None, search: str | None = None, saved: Any = None) -> Any:
    """Of one that is sent; `xem`: which numbers, `so`: the one that is unfolded."""
    asked = require_page(pathname, "sent", search=search)
    today = today_in_vietnam()
    own = edition_in_sight(asked["id"])
    if own is None or not own.is_sent:
        raise NotFound
    with access.reading() as connection:
        scope = access.scope()
        hosts = station_hosts(connection, scope=scope)
        found = held_against(connection, own, scope=scope, today=today)
    told = _numbers_now(own, found)
    shown = parameter(search, "xem")
    view = SentView(
        edition=own,
        found=found.told(told, today),
        others=found.others,
        host=hosts.get(own.station_id or 0, ""),
        shown=shown if shown in SHOWN else DIFFERENT,
        open_number=number(parameter(search, "so")),
        post=access.told_post(),
    )
    return guarded(sent_page, view)


def _numbers_now(own: Edition, found: Against) -> tuple[Told, ...]:
    """Of the same report of today; none where nothing is known any more."""
    if found.data is None:
        return ()
    made = datetime.now(UTC)
    document = document_of(found.data, written_in=own.language, made=made, words=found.words)
    return numbers_of(document)
