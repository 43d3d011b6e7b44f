"""The stages of a station's life, written down by the institute: one form adds a stage or changes
the day and paper of one."""

from flask import Blueprint, request
from sqlalchemy import Connection
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict, Gone
from data_access.network import lives
from domain.calendar.dates import BadDate
from domain.calendar.periods import parse_period
from domain.network.stages import AGREED, ENDED, STAGES
from language import _
from web import answers
from web.desk import writing
from web.form_values import number, typed
from web.station_reports import illustrative, seen

blueprint = Blueprint("station_stages", __name__, url_prefix="/ghi/tram/<int:station_id>")
LONGEST = {"evidence": 500, "number": 80, "term": 80, "successor": 200}


def typed_stage() -> tuple[dict[str, str], dict[str, str]]:
    """The stage that the form tells, and what is wrong with it by field."""
    values = {name: typed(name, longest) for name, longest in LONGEST.items()} | {
        "stage": request.form.get("stage", "")
    }
    problems = {} if values["stage"] in STAGES else {"stage": _("Xin chọn một giai đoạn.")}
    try:
        values["day"] = parse_period(typed("day", 40))
    except BadDate as bad:
        problems["day"] = str(bad)
    if not values["evidence"]:
        problems["evidence"] = _("Xin ghi văn bản hoặc căn cứ.")
    values |= {} if values["stage"] == AGREED else {"number": "", "term": ""}
    values |= {} if values["stage"] == ENDED else {"successor": ""}
    return values, problems


@blueprint.post("/giai-doan")
def keep(station_id: int) -> Response:
    """404 for no station, 422 for what cannot be read, 409 where somebody saved first."""
    who, view = seen(station_id)
    values, problems = typed_stage()
    if problems:
        return answers.wrong(problems)

    def write(connection: Connection) -> None:
        which = {"stage_id": number("stage_id"), "version": number("version")}
        lives.keep_stage(
            connection, who, station_id, values, **which, illustrative=illustrative(view)
        )

    try:
        with writing(who) as connection:
            write(connection)
    except Gone as gone:
        raise NotFound from gone
    except Conflict as found:
        return answers.conflict(found)
    except lives.Twice:
        return answers.wrong({"day": _("Giai đoạn này đã ghi từ đúng ngày ấy.")})
    return answers.done(_("Đã ghi giai đoạn của Trạm."))
