"""Invented conferences and trainings of this year and the last: with an outcome, to come, and two
that wait for one. The same every time for one day.

At real departments only what is not unfavourable: held, with an outcome. What waits for one or was
cancelled belongs to invented stations.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from commands.illustrative.stations import PLANS
from domain.calendar.holidays import is_day_off
from domain.network.records import CONFERENCE, INSTITUTE_NAME, TRAINING, WORKSHOP, Event
from domain.places.provinces import former_code

_SO = "Sở Khoa học và Công nghệ "
_HOSTS = {plan.host[len("Trạm minh họa ")]: plan.host for plan in PLANS}


@dataclass(frozen=True)
class _Plan:
    """`back`: days before today, negative for one to come; `host`: a letter of an invented station,
    a province for its department, '' the institute; `people` 0: no outcome."""

    back: int
    title: str
    host: str
    place: str
    province: str = ""
    people: int = 0
    women: int = 0
    departments: int = 0
    kind: str = TRAINING
    expected: int = 0
    cancelled: str = ""


ALL_PLANS = (
    _Plan(7, "Nhãn hiệu cho sản phẩm OCOP", "F", "Hội trường", "Phú Thọ", expected=30),
    _Plan(11, "Tra cứu sáng chế cho giảng viên", "E", "Giảng đường 2", "Đắk Lắk", expected=40),
    _Plan(-8, "Thủ tục đăng ký kiểu dáng công nghiệp", "G", "Phòng họp A", "Lâm Đồng", expected=25),
    _Plan(-16, "Vận hành Trạm và báo cáo tháng, lớp 3", "", "Trực tuyến", expected=60),
    _Plan(-44, "Hội nghị tổng kết hoạt động các Trạm, kỳ này", "", "", "Hà Nội", kind=CONFERENCE, expected=100),
    _Plan(6, "Khai thác thông tin sáng chế cho doanh nghiệp", "G", "Nhà B", "Lâm Đồng", 36, 15),
    _Plan(12, "Kỹ năng tra cứu nhãn hiệu", "Hải Phòng", "Sở KH&CN", "Hải Phòng", 42, 20, 1),
    _Plan(41, "Nhãn hiệu tập thể cho làng nghề", "F", "Hội trường", "Phú Thọ", 15, 9),
    _Plan(77, "Quản lý chỉ dẫn địa lý ở địa phương", "Nghệ An", "Sở KH&CN", "Nghệ An", 38, 16, 3, WORKSHOP),
    _Plan(95, "Nhãn hiệu chứng nhận cho nông sản", "Quảng Ninh", "Sở KH&CN", "Quảng Ninh", 32, 14, 1),
    _Plan(109, "Kỹ năng tra cứu nhãn hiệu, cán bộ Trạm", "", "Trực tuyến", "", 42, 23, 14),
    _Plan(130, "Thông tin SHCN cho hợp tác xã", "Hà Tĩnh", "Sở KH&CN", "Hà Tĩnh", 34, 15, 1),
    _Plan(173, "Thông tin SHCN cho cơ khí nhỏ", "Đồng Nai", "Sở KH&CN", "Đồng Nai", 35, 11, 1),
    _Plan(200, "Tra cứu tình trạng pháp lý", "Thái Nguyên", "Sở KH&CN", "Thái Nguyên", 28, 12, 1),
    _Plan(231, "Nộp đơn trực tuyến, lớp đầu", "Cao Bằng", "Sở KH&CN", "Cao Bằng", 26, 12, 1),
    _Plan(257, "Khai thác thông tin sáng chế", "Gia Lai", "Sở KH&CN", "Gia Lai", 30, 13, 1),
    _Plan(264, "Hội nghị tổng kết hoạt động các Trạm, kỳ trước", "", "Hội trường Viện", "Hà Nội", 92, 41, 22, CONFERENCE),
    _Plan(290, "Vận hành Trạm và báo cáo tháng, lớp 1", "", "Trực tuyến", "", 11, 5, 6),
    _Plan(60, "Đăng ký nhãn hiệu cho hộ nuôi ong", "M", "Nhà văn hóa", "Sơn La", kind=WORKSHOP, expected=20,
          cancelled="Trùng lịch mùa vụ; tổ chức lại năm sau (minh họa)"),
    _Plan(420, "Tra cứu nhãn hiệu cơ bản", "G", "Nhà B", "Lâm Đồng", 33, 14),
    _Plan(470, "Kỹ năng tra cứu sáng chế", "Hải Phòng", "Sở KH&CN", "Hải Phòng", 31, 13, 1),
    _Plan(520, "Hội thảo nhãn hiệu vùng", "Nghệ An", "Sở KH&CN", "Nghệ An", 29, 12, 2, WORKSHOP),
)  # fmt: skip
ATTENDED = ("Hải Phòng", "Gia Lai", "Đồng Nai")
"""Departments whose staff was at the institute's trainings."""


def events(today: date) -> list[Event]:
    return list(_events(today))


def _events(today: date) -> Iterator[Event]:
    for plan in ALL_PLANS:
        day = _working(today - timedelta(plan.back), later=plan.back < 0)
        host = _host(plan.host)
        national = plan.people and not plan.host
        yield Event(
            plan.title,
            plan.kind,
            f"{day:%Y-%m-%d}",
            planned=not plan.people and not plan.cancelled,
            place=plan.place,
            vn63=former_code(plan.province) if plan.province else None,
            organisers=host,
            delegates=plan.people or None,
            women=plan.women or None,
            expected=plan.expected or None,
            departments=plan.departments or None,
            present=_present(plan),
            attending=tuple(_SO + name for name in ATTENDED) if national else (),
            note="Danh sách lớp (minh họa)" if plan.people else "",
            source="Dữ liệu minh họa",
            cancelled=plan.cancelled,
            illustrative=True,
        )


def _host(code: str) -> str:
    """An invented station by its letter, a department by its province, or the institute."""
    if not code:
        return INSTITUTE_NAME
    return _HOSTS.get(code) or _SO + code


def _present(plan: _Plan) -> tuple[str, ...]:
    """The departments that are named: the own one of a department, none of the institute's."""
    code = former_code(plan.province) if plan.departments and plan.host else None
    return (code,) if code else ()


def _working(day: date, *, later: bool) -> date:
    """The same or the next working day in its direction."""
    while is_day_off(day):
        day += timedelta(1 if later else -1)
    return day
