"""What web analytics give out: GA4, Plausible, Umami, Cloudflare. Read by day where visits or page views
are told; refused as what they are where they count something else.

Their 'visitors' and 'users' are people of one day, which are no visits: a table with both has its
visits in 'visits' or 'sessions'. Requests at a content network count robots and pictures too.
"""

from collections.abc import Mapping

from domain.network.visits import ANALYTICS, VisitRow
from language import _
from readers.file.explained_headings import IGNORED
from readers.file.reading import FileRefused
from readers.layouts.layout import Layout, Line


def _counted(name: str) -> tuple[str, ...]:
    """A count as GA4 heads it in Vietnamese, whose words have changed."""
    return (name, f"Số {name}", f"Tổng số {name}", f"Số lượng {name}")


ALIASES: dict[str, tuple[str, ...]] = {
    "date": ("Date", "Day", "Timestamp", "Time", "Datetime", "Ngày", "Ngày tháng"),
    "nth": ("Nth day", "Nth week", "Nth month", "Ngày thứ N", "Tháng thứ N"),
    "visits": ("Visits", "Sessions", *_counted("phiên"), "Lượt phiên", "Phiên truy cập", "Số phiên truy cập"),
    "visitors": ("Visitors", "Unique visitors", "Uniques", "Unique users"),
    "users": (
        "Active users", "Total users", "Users", *_counted("người dùng đang hoạt động"), *_counted("người dùng"), "1-day active users",
    ),
    "new": ("New users", "First time users", *_counted("người dùng mới")),
    "page_views": ("Pageviews", "Page views", "Views", "Screen page views", *_counted("lượt xem"), *_counted("lượt xem trang")),
    IGNORED: (
        "Bounces", "Bounce rate", "bounce_rate", "Visit duration", "visit_duration", "Views per visit", "views_per_visit", "time_on_page",
        "scroll_depth", "Average session duration", "Average engagement time", "Average engagement time per active user",
        "Average engagement time per session", "Engagement rate", "Engaged sessions", "Views per session", "Events per session",
        "Event count", "Key events", "Conversions", "Total revenue", "Tỷ lệ thoát", "Tỷ lệ tương tác", "Số sự kiện",
        "Số lượng sự kiện", "Tổng số sự kiện", "Số phiên tương tác", "Phiên tương tác", "Thời gian tương tác trung bình", "Sự kiện chính",
        "Thời gian tương tác trung bình trên mỗi người dùng đang hoạt động", "Tổng doanh thu", "views_per_visit", "bounces",
    ),
    "requests": ("Total requests", "Requests", "Cached requests", "Uncached requests", "Percent cached", "Total data served", "Data cached"),
    "website_id": ("website_id",),
    "session_id": ("session_id",),
    "item": (
        "Page", "Page path", "Page path and screen class", "Page title and screen class", "Landing page", "Source", "Country", "Browser",
        "Session source / medium", "Session primary channel group (Default channel group)", "First user source / medium", "Hostname",
        "Referrer", "entry_page", "exit_page", "Device category", "Event name", "Name", "Đường dẫn trang và lớp màn hình",
        "Tiêu đề trang và lớp màn hình", "Trang đích", "Quốc gia", "Trình duyệt", "Thành phố", "City", "Browser name", "Path", "Channel",
    ),
}  # fmt: skip


def _recognises(fields: frozenset[str]) -> bool:
    if {"website_id", "session_id"} <= fields or {"date", "requests"} <= fields:
        return True
    counted = bool({"visits", "visitors", "users", "page_views"} & fields)
    sure = bool({IGNORED, "users", "nth", "new"} & fields) or {"visits", "visitors"} <= fields
    return counted and sure and bool({"date", "nth", "item"} & fields)


def _build(line: Line) -> VisitRow | None:
    _require_visits(line)
    period = line.period("date")
    if not period and not line.errors:
        line.reject("date", _("Thiếu ngày"))
    visits = line.count("visits")
    new = line.count("new")
    views = line.count("page_views")
    people = line.count("visitors" if line.has("visitors") else "users")
    if line.errors:
        return None
    return VisitRow(period, visits, new, views, people, series=ANALYTICS)


def _require_visits(line: Line) -> None:
    """Raises FileRefused where the table counts something else."""
    if line.has("session_id"):
        raise FileRefused(
            _(
                "Đây là bảng sự kiện thô của Umami, từng lượt một; hãy xuất số lượt truy cập và lượt xem theo ngày."
            )
        )
    if line.has("requests") and not line.has("visits"):
        raise FileRefused(
            _(
                "Bảng này đếm yêu cầu gửi tới mạng phân phối (Cloudflare), gồm cả robot và hình ảnh, không phải lượt truy cập; "
                "hãy gửi nhật ký truy cập hoặc số liệu Web Analytics theo ngày."
            )
        )
    if line.has("nth"):
        raise FileRefused(
            _(
                "Báo cáo GA4 này ghi ngày theo thứ tự (“Nth day”), không có ngày tháng; hãy xuất bảng có chiều “Date”."
            )
        )
    if line.has("item") or not line.has("date"):
        raise FileRefused(
            _(
                "Báo cáo này chia theo từng mục (trang, nguồn, nước…), không phải số của cả trang theo ngày; hãy xuất theo ngày."
            )
        )
    if not (line.has("visits") or line.has("page_views")):
        raise FileRefused(
            _(
                "Báo cáo này chỉ có số người dùng; hãy xuất thêm cột phiên (Sessions) hoặc lượt xem (Views) theo ngày."
            )
        )


def _sums(cells: Mapping[str, str]) -> bool:
    """GA4 writes the sum of all days without a day."""
    return "date" in cells and not cells["date"] and any(cells.values())


LAYOUT = Layout(
    "web_statistics", ALIASES, _recognises, _build, kind="visits", by_program=True, sums=_sums
)
