"""What the changed fields of a record's history are called on screen; their codes come from data_access.writing.content."""

from domain.corrections import FIELDS
from i18n import N_, _

_MORE: dict[str, str] = {
    "kind": N_("Loại"),
    "mark_category": N_("Dạng nhãn hiệu"),
    "priority_date": N_("Ngày ưu tiên"),
    "status_raw": N_("Tình trạng ghi trong nguồn"),
    "status_stated": N_("Tình trạng nêu trong nguồn"),
    "parties.applicant": N_("Chủ đơn"),
    "parties.owner": N_("Chủ văn bằng"),
    "parties.inventor": N_("Tác giả"),
    "parties.representative": N_("Đại diện SHCN"),
    "parties.registrant": N_("Người đăng ký"),
    "parties.manager": N_("Tổ chức quản lý"),
    "events": N_("Sự kiện pháp lý"),
    "vn34": N_("Tỉnh, thành phố"),
    "vn63": N_("Tỉnh cũ"),
    "country": N_("Nước"),
    "deleted": N_("Đã xóa, lý do"),
    "restored": N_("Đã khôi phục"),
}


def field_label(code: str) -> str:
    """In the current language; classes of every scheme are one field, a code not known here shows itself."""
    if code.startswith("classes."):
        return _("Phân loại")
    key = FIELDS.get(code) or _MORE.get(code)
    return _(key) if key else code
