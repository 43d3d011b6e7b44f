"""The office's weekly list of applications passed on for publication: 'STT | Số đơn | Ngày nộp đơn
| Ngày chuyển công bố'.

So are other lists of numbers and days that name no title, no applicant and no address: whose an
application is stands in none of them. It names no title and no applicant; the kind is the number's
first digit. To be passed on is not to be published: the day is an event of its own, which moves no
status. Source: domain facts §3.
"""

from domain.records.asset import AssetRecord, LegalEvent
from domain.records.numbers import kind_of
from language import _
from readers.layouts import wipo_publish
from readers.layouts.kind import is_international
from readers.layouts.layout import Heading, Layout, Line

ALIASES = {
    "application_no": ("Số đơn", "Số đơn gốc", "Số đơn đăng ký", "Application number"),
    "application_date": ("Ngày nộp đơn", "Ngày nộp", "Ngày đơn", "Filing date"),
    "passed_on": ("Ngày chuyển công bố", "Ngày chuyển công bố đơn", "Ngày chuyển"),
    "publication_date": wipo_publish.ALIASES["publication_date"],
    "owned": tuple(
        alias
        for name in (*wipo_publish.TITLES, *wipo_publish.PEOPLE)
        for alias in wipo_publish.ALIASES[name]
    ),
    "known": ("STT", "TT", "ID", "Ghi chú"),
}
_DAYS = {"application_date", "publication_date"}
PASSED_ON = "Chuyển công bố"
"""The text of the event, in the office's words."""


def _recognises(fields: frozenset[str]) -> bool:
    return "application_no" in fields and (
        "passed_on" in fields or (bool(_DAYS & fields) and "owned" not in fields)
    )


def _fits(heading: Heading) -> bool:
    """Another list than the office's own has no column but numbers and days: what nobody has read
    may tell whose an application is."""
    return "passed_on" in heading.columns or not (heading.unread or heading.waived)


def _build(line: Line) -> AssetRecord | None:
    number = line.text("application_no")
    kind = kind_of(number) or ("NH" if is_international("NH", number, None) else None)
    if kind is None:
        line.reject(
            "application_no",
            _("Không rõ loại tài sản: số đơn phải theo dạng 4-YYYY-NNNNN, hoặc thêm cột “Loại”"),
        )
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
        publication_date=line.day("publication_date"),
        events=(LegalEvent("other", passed_on, text=PASSED_ON),) if passed_on else (),
        source="wipo_publish",
        as_of=line.today,
    )


LAYOUT = Layout(
    "weekly_list", ALIASES, _recognises, _build, only_known=True, fits=_fits, by_program=True
)
