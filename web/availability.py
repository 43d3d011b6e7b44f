"""The form for the platform's availability in a month: the manager types it, one write, one audit
row."""

from flask import Blueprint, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.network.availability import keep_availability
from domain.calendar.periods import has_begun
from domain.network.availability import MINUTES, Availability, faults
from domain.text.counts import whole
from language import _
from language.dates import month as month_text
from read_models.plain_values import month_or_day
from web import answers, clock
from web.access import principal, scope
from web.form_values import number, typed
from web.site import site

blueprint = Blueprint("availability", __name__)
LONGEST_NOTE = 500


@blueprint.post("/ghi/vien/kha-dung", endpoint="keep")
def keep_month() -> Response:
    """422 with the reasons where nothing was written, 409 where somebody else was first."""
    person = principal()
    month = request.form.get("month", "")
    source = _("{name} nhập trên trang", name=person.name)
    told = Availability(
        month, _minutes("planned"), _minutes("unplanned"), source, typed("note", LONGEST_NOTE)
    )
    if problems := _problems(told):
        return answers.wrong(problems)
    who = Writer(person.id, person.username, person.name, "", scope())
    try:
        with site().database.write(who.scope) as connection:
            keep_availability(connection, who, told, version=number("version"))
    except Conflict as found:
        return answers.conflict(found)
    except Gone as gone:
        raise NotFound from gone
    return answers.done(_("Đã lưu khả dụng tháng {month}.", month=month_text(month)))


def _minutes(name: str) -> int | None:
    return whole(request.form.get(name, "").strip())


def _problems(told: Availability) -> dict[str, str]:
    """Both numbers are typed, 0 where it was not down: an empty box would not say whether it
    was."""
    if len(told.month) != len("2026-05") or month_or_day(told.month) is None:
        return {"month": _("Xin chọn một tháng.")}
    if not has_begun(told.month, clock.latest_day()):
        return {"month": _("Tháng này chưa đến.")}
    missing = {
        name: _("Xin ghi số phút, 0 nếu không ngừng.")
        for name in MINUTES
        if getattr(told, name) is None
    }
    reason = next((reason for _label, reason in faults(told)), "")
    return missing or ({"unplanned": reason} if reason else {})
