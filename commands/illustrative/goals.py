"""Invented targets and tasks of the institute for this year, each marked illustrative; what is late
waits for an invented station."""

from datetime import date, timedelta
from typing import Any

from domain.network.goals import BY_HAND, DOING, DONE, DROPPED, PLANNED, REQUESTS, STATIONS, TRAINED

PEOPLE = ("Vi Thị Thơm", "Cao Thị Mai Sương", "Nguyễn Đình Sơn", "Hà Đức Cương", "Phan Thị Nhã")


def targets(today: date) -> list[dict[str, Any]]:
    first, last = date(today.year, 1, 1), date(today.year, 12, 31)
    far: dict[str, Any] = {
        "since": date(today.year - 1, 1, 1),
        "until": date(today.year + 2, 12, 31),
    }
    this: dict[str, Any] = {"since": first, "until": last}
    empty: dict[str, Any] = {
        "base": None,
        "reached": None,
        "reached_source": "",
        "source": "Kế hoạch minh họa",
    }
    return [
        empty | far | {"name": "Thêm 15 Trạm hoạt động", "metric": STATIONS, "value": 15, "unit": "Trạm", "responsible": PEOPLE[1]},
        empty | this | {"name": "Yêu cầu tiếp nhận", "metric": REQUESTS, "value": 950, "unit": "yêu cầu", "responsible": PEOPLE[2]},
        empty | this | {"name": "Người dự hội nghị, tập huấn", "metric": TRAINED, "base": 402, "value": 450, "unit": "người",
                        "responsible": PEOPLE[1]},
        empty | this | {"name": "Tỉnh dùng giao diện quản trị riêng", "metric": BY_HAND, "base": 3, "value": 12, "unit": "tỉnh",
                        "reached": 10, "reached_source": "Nhật ký đăng nhập (minh họa)", "responsible": PEOPLE[2]},
    ]  # fmt: skip


def tasks(today: date) -> list[dict[str, Any]]:
    first, last = date(today.year, 1, 1), date(today.year, 12, 31)

    def ago(days: int) -> date:
        return max(today - timedelta(days), first)

    empty: dict[str, Any] = {"done_on": None, "evidence": "", "reason": "", "moved": []}
    empty |= {"source": "Kế hoạch minh họa", "since": first, "until": last}
    rows: tuple[dict[str, Any], ...] = (
        {"text": "Tổng kết thí điểm quầy tra cứu: chờ Trạm minh họa C", "state": DOING, "until": ago(16), "evidence": "Đề cương"},
        {"text": "Đưa Trạm minh họa K hoạt động lại", "state": PLANNED, "until": ago(6), "evidence": "Biên bản làm việc"},
        {"text": "Duy trì ổn định Nền tảng phục vụ công chúng", "state": DOING},
        {"text": "Huấn luyện kỹ năng vận hành cho cán bộ Trạm", "state": DOING, "evidence": "02 lớp đã tổ chức"},
        {"text": "Lập Trạm minh họa N", "state": DOING, "evidence": "Quyết định minh họa"},
        {"text": "Hội nghị tổng kết hoạt động các Trạm", "state": DONE, "done_on": ago(260), "until": ago(240), "evidence": "Kỷ yếu"},
        {"text": "Bản tin in hằng quý", "state": DROPPED, "done_on": ago(230), "reason": "Chuyển sang bản tin điện tử"},
    )  # fmt: skip
    named = zip(rows, PEOPLE + PEOPLE, strict=False)
    return [empty | row | {"responsible": who} for row, who in named]
