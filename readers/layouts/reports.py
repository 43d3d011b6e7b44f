"""Monthly reports of stations, one station and month a line, in the words of the form."""

from domain.network.month_file import MonthFile, told
from domain.network.monthly import CHANNELS, OTHERS, REQUIRED, SEARCHES, TOPICS, WORDS
from domain.network.told_numbers import number_of
from domain.text.counts import BadCount
from language import _
from readers.file.explained_headings import IGNORED
from readers.layouts.hosts import ORIGIN, required
from readers.layouts.layout import Layout, Line, too_long

COUNTS = REQUIRED | TOPICS | CHANNELS | SEARCHES | OTHERS
MORE = {
    "contacts": ("Số lượt liên hệ", "Contacts"),
    "consultations": ("Tư vấn", "Số lượt tư vấn", "Consultations"),
    "updates": ("Lượt cập nhật thông tin", "Updates"),
    "listings": ("Đăng thông tin trên sàn", "Listings"),
    "classes": ("Số lớp, hội nghị", "Classes"),
    "trained": ("Số người được tập huấn", "Trained"),
    "staff": ("Cán bộ Trạm (quy đổi)", "Staff"),
}
LONGEST = {"reason": 300, "opening": 1_000}
ALIASES: dict[str, tuple[str, ...]] = {
    "station": ("Trạm", "Trạm IPPlatform", "Đơn vị chủ trì", "Station", "Host"),
    "month": ("Tháng", "Tháng/năm", "Kỳ", "Kỳ báo cáo", "Month"),
    **{name: (label, *MORE.get(name, ())) for name, label in COUNTS.items()},
    **{name: (label,) for name, label in WORDS.items()},
    "reason": ("Giải trình", "Explanation"),
    "opening": ("Lý do ghi sau khóa", "Reason after the lock"),
    "handed_in": ("Ngày Trạm nộp", "Handed in on"),
    "illustrative": (*ORIGIN["illustrative"], "Minh họa"),
    "state": ("Trạng thái",),
    IGNORED: (
        *("STT", "TT", "No.", "Tình trạng", "Ngày nộp", "Yêu cầu"),
        "Số sửa so với danh sách",
    ),
}


def _recognises(fields: frozenset[str]) -> bool:
    """What only this form has: contacts, or staff."""
    return {"station", "month"} <= fields and bool({"contacts", "staff"} & fields)


def _build(line: Line) -> MonthFile | None:
    host = required(line, "station")
    month = line.as_month("month") or line.period("month")
    if len(month) != len("2021-05") and not line.errors:
        line.reject("month", _("Cần một tháng, như 05/2021"))
    values = {name: _number(line, name) for name in COUNTS}
    if line.has("state") and not any(told(values)):
        return None if line.errors else MonthFile(host, month, values)
    if not any(told(values)) and not line.errors:
        line.reject(None, _("Không có số liệu nào trong dòng này"))
    words = {name: line.text(name) or "" for name in WORDS}
    along = {name: line.text(name) or "" for name in LONGEST}
    for name, text in along.items():
        too_long(line, name, text, LONGEST[name])
    day = line.day("handed_in")
    if line.errors:
        return None
    marked = {
        "handed_in": day.isoformat() if day else "",
        "illustrative": line.flag("illustrative"),
    }
    return MonthFile(host, month, values, words, **along, **marked)  # type: ignore[arg-type]


def _number(line: Line, name: str) -> int | None:
    try:
        return number_of(name, line.text(name) or "")
    except BadCount as problem:
        line.reject(name, str(problem))
        return None


LAYOUT = Layout("station_reports", ALIASES, _recognises, _build, kind="reports", given_out=True)
