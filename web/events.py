"""The form for a conference or training: the institute writes any, a station its own; one form from
the plan to the outcome."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, g, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.network import events
from domain.network.records import INSTITUTE_NAME
from domain.text.folding import fold
from language import _
from read_models import event_form
from read_models.events import INSTITUTE, EventRow
from read_models.plain_values import parameter
from read_models.query_strings import POST
from sitemap import addresses
from web import answers, clock
from web.access import principal, scope
from web.desk import writing
from web.form_values import number
from web.given_file import query
from web.site import site

blueprint = Blueprint("events", __name__)


@blueprint.post("/ghi/su-kien", endpoint="keep")
def keep() -> Response:
    """404 for an event that is not there or another station's, 422 for what cannot be so, 409 where
    somebody saved first."""
    person = principal()
    event_id = number("event_id")
    who = Writer(person.id, person.username, person.name, "", scope())
    if who.scope.kind == "none":
        raise NotFound
    with site().database.read(who.scope) as connection:
        hosts = events.station_hosts(connection, scope=who.scope)
        known = events.event_rows(connection, scope=who.scope, hosts=hosts)
    before = next((row for row in known if row.id == event_id and not row.published), None)
    if (event_id and before is None) or (who.scope.kind == "station" and not hosts):
        g.denied = addresses.events()
        raise NotFound
    ticked = request.form.getlist("attending")
    values, problems = event_form.read(request.form, ticked, clock.latest_day())
    problems |= _whose(values, who, hosts, before)
    if not problems and "apart" not in request.form:
        problems = _same_place(values, known, event_id)
    return answers.wrong(problems) if problems else _write(who, values, before)


def _whose(
    values: dict[str, Any], who: Writer, hosts: Mapping[int, str], before: EventRow | None
) -> dict[str, str]:
    """Puts down who holds the event. A station holds its own and tells of its own staff alone; what
    it cannot see stays as it was."""
    if not set(values["attending"]) <= set(hosts):
        return {"attending": _("Xin chọn trong danh sách Trạm.")}
    own = who.scope.station_id
    if own:
        others = {n for n in before.attending if n != own} if before else set()
        values["attending"] = sorted({*values["attending"], *others})
        if before is None:
            values |= {"station_id": own, "organisers": hosts[own]}
            values["source"] = f"Trạm tại {hosts[own]}"
        return {}
    host = request.form.get("host", "")
    chosen = next((n for n in hosts if str(n) == host), None)
    if chosen is None and host != INSTITUTE:
        return {"host": _("Xin chọn đơn vị chủ trì.")}
    values["station_id"] = chosen
    values["organisers"] = hosts[chosen] if chosen else INSTITUTE_NAME
    values["source"] = _("{name} nhập trên trang", name=who.name)
    return {}


def _same_place(
    values: Mapping[str, Any], known: Sequence[EventRow], event_id: int
) -> dict[str, str]:
    """Another event of that day at that place is asked about once."""
    place = fold(values["place"])
    for row in known:
        same = row.id != event_id and row.event.held == values["held"] and not row.event.cancelled
        if place and same and fold(row.event.place) == place:
            said = _("Cùng ngày, cùng nơi với “{title}”.", title=row.event.title[:80])
            return {"apart": said + " " + _("Nếu là sự kiện khác, xin đánh dấu ô này.")}
    return {}


def _write(who: Writer, values: Mapping[str, Any], before: EventRow | None) -> Response:
    demo = site().settings.demo
    try:
        with writing(who) as connection:
            events.keep_event(
                connection,
                who,
                values,
                event_id=before.id if before else 0,
                version=number("version"),
                illustrative=demo,
            )
    except Gone as gone:
        raise NotFound from gone
    except Conflict as found:
        shown = event_form.shown(found.theirs)
        return answers.conflict(Conflict(shown, found.version, found.by))
    except events.Twice:
        return answers.wrong({"title": _("Đã ghi một sự kiện cùng tên, cùng thời gian.")})
    return answers.done(_("Đã lưu sự kiện."), go=addresses.events(parameter(query(), POST)))
