"""Who sees to deadlines and when their owners are called again: one form for one or for all that
are ticked."""

from datetime import date

from flask import request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict, Gone
from data_access.deadlines import follow_ups
from data_access.deadlines.follow_ups import NO_DAY, NotOurs, Said
from data_access.deadlines.lists import rows_of
from domain.calendar.dates import clock_day
from language import _, ngettext
from language.numbers import number as shown
from read_models.follow_ups import KEEP, MOST, read_seen
from read_models.plain_values import number
from sitemap import addresses
from web import answers, desk
from web.addresses import returned_to
from web.desk import writer, writing
from web.form_values import day, typed

blueprint = desk.blueprint("follow_ups")


@blueprint.post("/thoi-han/phu-trach")
def keep(slug: str) -> Response:
    """All of them or none. A deadline that is not the person's to see is 404, as everywhere; 409
    where somebody else has said something since."""
    who = writer(slug)
    seen = read_seen(request.form.get("rows", ""))
    if not seen or len(seen) > MOST:
        raise NotFound
    said, problems = _said()
    if problems:
        return answers.wrong(problems)
    try:
        with writing(who) as connection:
            rows = {row.key: row for row in rows_of(connection, list(seen), scope=who.scope)}
            n = follow_ups.keep(connection, who, rows, seen, said)
    except Gone as gone:
        raise NotFound from gone
    except NotOurs:
        return answers.wrong({"person": _("Chọn một người của Sở.")})
    except Conflict as found:
        if len(seen) > 1:
            told = _("{name} vừa ghi trước về {what}; chưa ghi dòng nào. Xin tải lại trang.")
            first = found.theirs["person"].partition(":")[0]
            return answers.changed(told.format(name=found.by, what=first))
        return answers.conflict(found)
    told = ngettext("Đã ghi {shown} thời hạn.", "Đã ghi {shown} thời hạn.", n, shown=shown(n))
    back = returned_to(request.form.get("next"), slug, addresses.deadlines(slug))
    return answers.done(told if n else _("Không có gì thay đổi."), go=back)


def _said() -> tuple[Said, dict[str, str]]:
    """What the form says, and field → what is wrong with it."""
    problems = {}
    text = request.form.get("call_on", "").strip()
    when = day("call_on")
    if text and when is None:
        problems["call_on"] = _("Chưa đọc được ngày: gõ ngày/tháng/năm, ví dụ 05/12/2026.")
    elif when and when < clock_day():
        problems["call_on"] = _("Ngày hẹn đã qua: chọn từ hôm nay trở đi.")
    person = request.form.get("person", "")
    chosen = None if person == KEEP else number(person)
    if chosen is None and person != KEEP:
        problems["person"] = _("Chọn một người của Sở.")
    note: str | None = typed("note", follow_ups.LONGEST)
    if not note and request.form.get("mixed_note"):
        note = None
    return Said(chosen, _day(when), note), problems


def _day(when: date | None) -> date | None:
    """Nothing typed is no day, except where the rows had different ones: they stay."""
    if when is None and request.form.get("mixed_day"):
        return None
    return when or NO_DAY
