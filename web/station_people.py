"""The people of a station and how it is reached: written by the station and by the institute."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, request
from sqlalchemy import Connection
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.network import station_people as people
from domain.network.staff import FULL_TIME
from domain.network.told_numbers import number_of
from domain.network.told_numbers import typed as in_box
from domain.text.counts import BadCount
from domain.text.mail import is_mail_address
from language import _
from language.dates import day
from read_models import plain_values
from read_models.plain_values import written_day
from web import access, answers
from web.desk import writing
from web.form_values import number, typed
from web.station_reports import illustrative, seen

blueprint = Blueprint("station_people", __name__, url_prefix="/ghi/tram/<int:station_id>")
LONGEST = {"name": 120, "post": 200, "phone": 40, "email": 200}
REACHED = {"address": 500, "person": 120, "phone": 40, "email": 200}
MOST_TRAININGS = 200


@blueprint.post("/can-bo")
def keep(station_id: int) -> Response:
    """One person; with `person_id` the one that is there. 404 for no station, 422 for what cannot
    be read, 409 where somebody saved first."""
    who, view = seen(station_id)
    values, problems = _person(who, station_id)
    if problems:
        return answers.wrong(problems)

    def write(connection: Connection) -> None:
        which = {"person_id": number("person_id"), "version": number("version")}
        mark = illustrative(view)
        people.keep_person(connection, who, station_id, values, **which, illustrative=mark)

    return _write(who, write, _("Đã ghi cán bộ của Trạm."))


def _person(who: Writer, station_id: int) -> tuple[dict[str, Any], dict[str, str]]:
    values: dict[str, Any] = {name: typed(name, longest) for name, longest in LONGEST.items()}
    problems = {} if values["name"] else {"name": _("Xin ghi họ tên.")}
    if not values["post"]:
        problems["post"] = _("Xin ghi việc tại Trạm.")
    for name in ("since", "until"):
        text = typed(name, 40)
        values[name] = written_day(text)
        if text and values[name] is None:
            problems[name] = _("Xin ghi ngày/tháng/năm.")
    if values["since"] and values["until"] and values["until"] < values["since"]:
        problems["until"] = _("Ngày thôi đứng trước ngày bắt đầu.")
    try:
        values["share"] = number_of("staff", typed("share", 40))
    except BadCount as bad:
        values["share"], problems["share"] = None, str(bad)
    if values["share"] is not None and values["share"] > FULL_TIME:
        problems["share"] = _("1 là toàn thời gian; xin ghi từ 0 đến 1.")
    values["trainings"] = _trainings(who, station_id)
    return values, problems


def _trainings(who: Writer, station_id: int) -> list[int]:
    """The ticked events that are there and can be seen; nothing else is kept."""
    ticked = {plain_values.number(n) for n in request.form.getlist("training")[:MOST_TRAININGS]}
    with access.reading() as connection:
        known = people.station_people(connection, station_id, scope=who.scope).by_id
    return sorted(n for n in ticked if n is not None and n in known)


@blueprint.post("/lien-he")
def reach(station_id: int) -> Response:
    """Address, person, telephone, e-mail of the station."""
    who, view = seen(station_id)
    values = {name: typed(name, longest) for name, longest in REACHED.items()}
    if values["email"] and not is_mail_address(values["email"]):
        return answers.wrong({"email": _("Địa chỉ thư điện tử không đúng.")})

    def write(connection: Connection) -> None:
        version = number("version")
        mark = illustrative(view)
        people.keep_contact(connection, who, station_id, values, version=version, illustrative=mark)

    return _write(who, write, _("Đã ghi liên hệ của Trạm."))


def _write(who: Writer, do: Callable[[Connection], None], said: str) -> Response:
    try:
        with writing(who) as connection:
            do(connection)
    except Gone as gone:
        raise NotFound from gone
    except Conflict as found:
        theirs = {name: _shown(name, value) for name, value in found.theirs.items()}
        return answers.conflict(Conflict(theirs, found.version, found.by))
    return answers.done(said)


def _shown(name: str, value: Any) -> str:
    if value is None:
        return ""
    if name in ("since", "until"):
        return day(value)
    if name == "share":
        return in_box("staff", value)
    return _("{n} lớp", n=len(value)) if name == "trainings" else str(value)
