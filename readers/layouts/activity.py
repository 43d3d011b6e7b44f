"""What stations report by month, one station and month a line."""

from typing import Any

from domain.network.records import Activity
from language import _
from readers.layouts.hosts import ORIGIN, remarks, required
from readers.layouts.layout import Layout, Line

COUNTS = {
    "consultations": (
        "Tư vấn",
        "Lượt tư vấn",
        "Số lượt tư vấn",
        "Yêu cầu tư vấn",
        "Lượt yêu cầu tư vấn",
        "Số lượt yêu cầu tư vấn",
        "Tư vấn miễn phí",
        "Consultations",
    ),
    "updates": (
        "Cập nhật thông tin",
        "Lượt cập nhật",
        "Số lượt cập nhật thông tin",
        "Cập nhật thông tin SHCN",
        "Lượt cập nhật thông tin",
        "Lượt cập nhật thông tin SHCN",
        "Updates",
    ),
    "listings": (
        "Đăng thông tin trên sàn",
        "Đăng thông tin trên sàn giao dịch",
        "Đăng sàn",
        "Yêu cầu đăng thông tin trên sàn giao dịch",
        "Lượt yêu cầu đăng thông tin trên sàn giao dịch",
        "Listings",
    ),
    "trainings": ("Số lớp tập huấn", "Tập huấn", "Trainings"),
    "trained": ("Số người được tập huấn", "Người được tập huấn", "Trained"),
}
ALIASES = {
    "station": ("Trạm", "Trạm IPPlatform", "Đơn vị chủ trì", "Cơ quan chủ trì", "Station", "Host"),
    "month": ("Tháng", "Tháng/năm", "Kỳ", "Month"),
    **COUNTS,
    **{name: ORIGIN[name] for name in ("source", "note", "illustrative")},
}


def _recognises(fields: frozenset[str]) -> bool:
    return {"station", "month"} <= fields and bool(set(COUNTS) & fields)


def _build(line: Line) -> Activity | None:
    host = required(line, "station")
    month = line.as_month("month") or line.period("month")
    if len(month) != len("2021-05") and not line.errors:
        line.reject("month", _("Cần một tháng, như 05/2021"))
    counts: dict[str, Any] = {name: line.count(name) for name in COUNTS}
    if all(value is None for value in counts.values()) and not line.errors:
        line.reject(None, _("Không có số liệu nào trong dòng này"))
    return None if line.errors else Activity(host, month, **counts, **remarks(line))


LAYOUT = Layout("station_activity", ALIASES, _recognises, _build, kind="activity")
