"""Stations, one a line: host, type, province, opening."""

from domain.network.records import Station
from domain.places.provinces import PROVINCES_34, SUCCESSOR
from domain.text.folding import fold
from readers.layouts.hosts import ORIGIN, former, host_type, origin, required
from readers.layouts.layout import Layout, Line

ALIASES = {
    "host": (
        "Đơn vị chủ trì",
        "Cơ quan chủ trì",
        "Đơn vị đặt Trạm",
        "Trạm",
        "Trạm IPPlatform",
        "Host",
        "host_organisation",
    ),
    "host_type": ("Loại hình", "Loại hình đơn vị", "Loại đơn vị", "Host type"),
    "province": ("Tỉnh", "Tỉnh, thành phố", "Tỉnh thành", "Province", "province_name_at_opening"),
    "opened": (
        "Thời điểm mở",
        "Ngày mở",
        "Ngày thiết lập",
        "Thiết lập",
        "Khai trương",
        "Opened",
        "opened_on",
    ),
    "opened_year": ("Năm mở", "opened_year"),
    "ended": ("Thời điểm kết thúc", "Kết thúc", "Ended", "ended_on"),
    "ended_why": ("Lý do kết thúc", "Căn cứ kết thúc", "Ended because"),
    "successor": ("Đơn vị kế tiếp", "Trạm kế tiếp", "Successor"),
    "address": ("Địa chỉ", "Address"),
    "contact": ("Liên hệ", "Đầu mối liên hệ", "Contact"),
    "people": ("Số cán bộ", "Nhân sự", "People"),
    "dispute": ("Mâu thuẫn giữa các nguồn", "Dispute"),
    **ORIGIN,
}
REFORMED = "2025-07"


def _recognises(fields: frozenset[str]) -> bool:
    return (
        "host" in fields
        and bool({"host_type", "opened", "opened_year"} & fields)
        and "month" not in fields
    )


def _build(line: Line) -> Station | None:
    host = required(line, "host")
    opened = line.period("opened") or line.period("opened_year")
    new = _new_province(line.text("province")) if opened >= REFORMED else None
    vn63 = None if new else former(line, "province")
    station = Station(
        host=host,
        host_type=host_type(line, host),
        vn63=vn63,
        vn34=new or (SUCCESSOR[vn63] if vn63 else None),
        opened=opened,
        ended=line.period("ended"),
        ended_why=line.text("ended_why") or "",
        successor=line.text("successor") or "",
        address=line.text("address") or "",
        contact=line.text("contact") or "",
        people=line.count("people"),
        dispute=line.text("dispute") or "",
        **origin(line),
    )
    return None if line.errors else station


def _new_province(name: str | None) -> str | None:
    """A station opened since the reform lies in one of the 34; of which former province is not
    known."""
    return next(
        (
            p.code
            for p in PROVINCES_34.values()
            if name and fold(name) in (fold(p.name), fold(p.full_name))
        ),
        None,
    )


LAYOUT = Layout("stations", ALIASES, _recognises, _build, kind="stations")
