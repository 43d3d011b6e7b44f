"""Download: the deadlines of a list as a CSV file that a spreadsheet opens correctly; exactly the
rows that the list counts."""

from collections.abc import Iterator
from datetime import date

from flask import Blueprint, stream_with_context
from werkzeug.wrappers import Response

from data_access.database.bulk import chunks
from data_access.deadlines.ask import Ask
from data_access.deadlines.lists import all_keys, counts_of, rows_of
from data_access.rollups.freshness import as_of
from domain.calendar.dates import today_in_vietnam
from domain.places.provinces import Province
from domain.records.kinds import KINDS
from domain.terms.deadlines import state_words
from domain.terms.rules import rule_label
from domain.text.csv_text import BLOCK, csv_text
from language import N_, _
from language.badges import BADGES
from language.dates import numeric
from read_models.deadline_filters import DeadlineFilters
from read_models.deadlines import DeadlineRow
from web import given_file
from web.access import own_province, reading, scope
from web.given_file import FileName
from web.site import site

blueprint = Blueprint("deadline_lists", __name__)
COLUMNS = (
    N_("Hạn"),
    N_("Nộp muộn đến"),
    N_("Kết thúc hiệu lực từ"),
    N_("Tình trạng"),
    N_("Việc cần làm"),
    N_("Loại"),
    N_("Tên"),
    N_("Số đơn"),
    N_("Số văn bằng"),
    N_("Chủ văn bằng"),
    N_("Đã nhắc (lần)"),
    N_("Ngày nộp"),
    N_("Dữ liệu minh họa"),
)


@blueprint.get("/xuat/<slug>/thoi-han.csv")
def deadlines(slug: str) -> Response:
    """The same query string as the page's; what is not understood is refused, rather than all rows
    given."""
    province = own_province(slug)
    asked = DeadlineFilters.read(given_file.query()).on_day(given_file.require_day())
    given_file.require_understood(asked.ignored)
    filters, seen = asked.but(), scope()
    ask = Ask(scope=seen, vn34=province.code, filters=filters, today=today_in_vietnam())
    with reading() as connection:
        n = counts_of(connection, ask).total()
        keys = all_keys(connection, ask, limit=n)
        fresh = as_of(connection, scope=seen, vn34=province.code)
    badge = BADGES.get(fresh.illustrative)
    opening = ([[_(badge), province.name]] if badge else []) + (
        [[_("Số liệu đến"), numeric(filters.on)]] if filters.on else []
    )
    opening += [[_(title) for title in COLUMNS]]

    def rows() -> Iterator[list[str]]:
        for part in chunks(keys, BLOCK):
            with site().database.read(seen) as connection:
                found = rows_of(connection, part, scope=seen, on=filters.on)
            yield from (_cells(row, ask.day) for row in found)

    text, detail = (
        stream_with_context(csv_text(opening, rows())),
        {"filters": filters.query(), "rows": n},
    )
    return given_file.give(
        text, _named(province, ask.day), subject="deadlines.csv", vn34=province.code, detail=detail
    )


def _named(province: Province, on: date) -> FileName:
    day = on.isoformat()
    return FileName(
        f"thoi-han-{province.slug}-{day}",
        "csv",
        _("Thời hạn {province} {day}", province=province.name, day=day),
    )


def _cells(row: DeadlineRow, today: date) -> list[str]:
    d = row.deadline
    return [
        d.due.isoformat(),
        d.late_until.isoformat() if d.late_until else "",
        row.ended.effective.isoformat() if row.ended and row.ended.effective else "",
        _(state_words(d, today)),
        rule_label(d.rule, d.ordinal),
        _(KINDS[row.kind].label),
        row.title,
        row.application_no or "",
        row.registration_no or "",
        row.owner or "",
        str(row.reminders),
        d.paid_on.isoformat() if d.paid_on else "",
        _("có") if row.illustrative else _("không"),
    ]
