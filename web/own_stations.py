"""Stations that the institute writes down itself: one form adds a station with the stage in which it
is, one changes what it is called and where it stands."""

from flask import Blueprint, g, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.network import own_stations as own
from domain.network.records import HOST_TYPES
from domain.places.provinces import PROVINCES_34, place_name
from language import _
from sitemap import addresses
from web import answers
from web.access import principal, scope
from web.desk import writing
from web.form_values import number, typed
from web.site import site
from web.station_stages import typed_stage

blueprint = Blueprint("own_stations", __name__)
LONGEST = {"host": 200, "address": 500, "contact": 500, "note": 1_000}


@blueprint.post("/ghi/vien/tram")
def add() -> Response:
    """422 for what cannot be so, a host that has a station among it."""
    who = _writer()
    values, problems = _station(who)
    stage, of_stage = typed_stage()
    problems |= of_stage
    if problems:
        return answers.wrong(problems)
    try:
        with writing(who) as connection:
            demo = site().settings.demo
            added = own.add_station(connection, who, values, stage, illustrative=demo)
    except own.Twice:
        return _twice(who, values["host"])
    return answers.done(_("Đã thêm Trạm."), go=addresses.station(added))


@blueprint.post("/ghi/tram/<int:station_id>/don-vi")
def change(station_id: int) -> Response:
    """404 for a station that is not there, and for one that a source tells; 409 where somebody
    saved first."""
    who = _writer()
    with site().database.read(who.scope) as connection:
        known = own.typed_station(connection, station_id, scope=who.scope)
    if known is None:
        g.denied = addresses.station(station_id)
        raise NotFound
    values, problems = _station(who)
    if problems:
        return answers.wrong(problems)
    try:
        with writing(who) as connection:
            which = {"station_id": station_id, "version": number("version")}
            own.change_station(connection, who, values, **which)
    except Gone as gone:
        raise NotFound from gone
    except Conflict as found:
        theirs = {name: _shown(name, value) for name, value in found.theirs.items()}
        return answers.conflict(Conflict(theirs, found.version, found.by))
    except own.Twice:
        return _twice(who, values["host"])
    return answers.done(_("Đã lưu thông tin của Trạm."))


def _writer() -> Writer:
    person = principal()
    return Writer(person.id, person.username, person.name, "", scope())


def _station(who: Writer) -> tuple[dict[str, str], dict[str, str]]:
    values = {name: typed(name, longest) for name, longest in LONGEST.items()}
    values |= {name: request.form.get(name, "") for name in ("host_type", "vn34")}
    values["source"] = _("{name} nhập trên trang", name=who.name)
    problems = {} if values["host"] else {"host": _("Xin ghi tên đơn vị đặt Trạm.")}
    if values["host_type"] not in HOST_TYPES:
        problems["host_type"] = _("Xin chọn một loại hình.")
    if values["vn34"] not in PROVINCES_34:
        problems["vn34"] = _("Xin chọn một tỉnh.")
    return values, problems


def _twice(who: Writer, host: str) -> Response:
    with site().database.read(who.scope) as connection:
        known = own.host_of(connection, host)
    name = known[1] if known else host
    said = _("Đã có Trạm tại “{host}”: xin ghi giai đoạn trên trang của Trạm ấy.", host=name[:80])
    return answers.wrong({"host": said})


def _shown(name: str, value: str) -> str:
    if name == "vn34":
        return place_name(value, "vn34")
    return _(HOST_TYPES[value]) if name == "host_type" else value
