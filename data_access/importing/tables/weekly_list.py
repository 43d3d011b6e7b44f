"""The office's weekly list of applications passed on for publication: 'STT | Số đơn | Ngày nộp đơn | Ngày chuyển công bố'.

It names no title and no applicant; the kind is the number's first digit. To be passed on is not to be published: the day is an event of
its own, which moves no status. Source: domain facts §3.
"""

from data_access.importing.tables.kind import is_international
from data_access.importing.tables.layout import Layout, Line
from domain.numbers import kind_of
from domain.records import AssetRecord, LegalEvent
from i18n import _

ALIASES = {
    "application_no": ("Số đơn", "Số đơn gốc", "Số đơn đăng ký", "Application number"),
    "application_date": ("Ngày nộp đơn", "Ngày nộp", "Ngày đơn", "Filing date"),
    "passed_on": ("Ngày chuyển công bố", "Ngày chuyển công bố đơn", "Ngày chuyển"),
    "known": ("STT", "TT", "ID", "Ghi chú"),
}
PASSED_ON = "Chuyển công bố"
"""The text of the event, in the office's words."""


def _recognises(fields: frozenset[str]) -> bool:
    return {"application_no", "passed_on"} <= fields


def _build(line: Line) -> AssetRecord | None:
    number = line.text("application_no")
    kind = kind_of(number) or ("NH" if is_international("NH", number, None) else None)
    if kind is None:
        line.reject("application_no", _("Không rõ loại tài sản: số đơn phải theo dạng 4-YYYY-NNNNN, hoặc thêm cột “Loại”"))
    filed, passed_on = line.day("application_date"), line.day("passed_on")
    if filed and passed_on and passed_on < filed:
        line.reject("passed_on", _("Ngày chuyển công bố trước ngày nộp đơn"))
    if line.errors:
        return None
    return AssetRecord(
        office="WO" if is_international(kind, number, None) else "VN",
        kind=kind or "",
        title="",
        application_no=number,
        application_date=filed,
        events=(LegalEvent("other", passed_on, text=PASSED_ON),) if passed_on else (),
        source="wipo_publish",
        as_of=line.today,
    )


LAYOUT = Layout("weekly_list", ALIASES, _recognises, _build)
