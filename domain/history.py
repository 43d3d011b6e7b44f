"""What the fields of a record are called where a change of them is shown; the codes are those of data_access.writing.content."""

from i18n import N_, _

FIELDS: dict[str, str] = {
    "kind": N_("Loại"),
    "title": N_("Tên"),
    "application_no": N_("Số đơn"),
    "application_date": N_("Ngày nộp đơn"),
    "publication_no": N_("Số công bố"),
    "publication_date": N_("Ngày công bố"),
    "registration_no": N_("Số văn bằng"),
    "registration_date": N_("Ngày cấp"),
    "decision_no": N_("Quyết định đăng bạ"),
    "expiry_date": N_("Ngày hết hạn theo cơ quan cấp"),
    "priority_date": N_("Ngày ưu tiên"),
    "mark_category": N_("Dạng nhãn hiệu"),
    "status_raw": N_("Tình trạng theo nguồn"),
    "status_stated": N_("Tình trạng pháp lý"),
    "country": N_("Nước"),
    "product": N_("Sản phẩm"),
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
