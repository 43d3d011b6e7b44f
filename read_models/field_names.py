"""What the fields of a record are called where a change of them is shown; the codes are those of
domain.records.content."""

from language import N_, _
from read_models import corrections

FIELDS: dict[str, str] = corrections.FIELDS | {
    "kind": N_("Loại"),
    "priority_date": N_("Ngày ưu tiên"),
    "mark_category": N_("Dạng nhãn hiệu"),
    "status_raw": N_("Tình trạng theo nguồn"),
    "status_stated": N_("Tình trạng pháp lý"),
    "country": N_("Nước"),
    "parties.applicant": N_("Chủ đơn"),
    "parties.owner": N_("Chủ văn bằng"),
    "parties.inventor": N_("Tác giả"),
    "parties.representative": N_("Đại diện SHCN"),
    "parties.registrant": N_("Người đăng ký"),
    "parties.manager": N_("Tổ chức quản lý"),
    "classes.nice": N_("Nhóm Nice"),
    "classes.vienna": N_("Phân loại Vienna"),
    "classes.ipc": N_("Phân loại IPC"),
    "classes.locarno": N_("Phân loại Locarno"),
    "classes.product": N_("Sản phẩm"),
    "events": N_("Sự kiện pháp lý"),
    "verified": N_("Đã xác minh"),
    "national": N_("Tính vào tổng số của Việt Nam"),
    "illustrative": N_("Dữ liệu minh họa"),
    "vn34": N_("Tỉnh, thành phố"),
    "vn63": N_("Tỉnh cũ"),
    "deleted": N_("Đã xóa, lý do"),
    "restored": N_("Đã khôi phục"),
}


def field_label(code: str) -> str:
    """In the current language; a field that has no name of its own is called as it is stored."""
    return _(FIELDS[code]) if code in FIELDS else code
