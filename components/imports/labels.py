"""What the fields of a record are called where a change of them is shown; the names are those of data_access.writing.content."""

from i18n import N_, _

FIELDS = {
    "title": N_("Tên"),
    "application_no": N_("Số đơn"),
    "application_date": N_("Ngày nộp đơn"),
    "publication_no": N_("Số công bố"),
    "publication_date": N_("Ngày công bố"),
    "registration_no": N_("Số văn bằng"),
    "registration_date": N_("Ngày cấp"),
    "decision_no": N_("Số quyết định"),
    "expiry_date": N_("Ngày hết hạn"),
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
}
FORMATS = {
    "wipo_publish": N_("lưới WIPO Publish"),
    "published_gi": N_("danh mục chỉ dẫn địa lý"),
    "st96": "WIPO ST.96",
    "st66": "WIPO ST.66",
    "st86": "WIPO ST.86",
    "st36": "WIPO ST.36",
    "docdb": "EPO DOCDB",
    "us_cases": "USPTO case-file",
    "weekly_list": N_("danh sách đơn của Cục SHTT"),
    "matomo": "Matomo",
    "visits": N_("bảng lượt truy cập"),
    "stations": N_("danh sách Trạm"),
    "station_activity": N_("hoạt động của Trạm"),
    "events": N_("hội nghị, tập huấn"),
    "published_figures": N_("số liệu đã công bố"),
    "populations": N_("dân số"),
    "products": N_("sản phẩm địa phương"),
    "weblog_common": N_("nhật ký web"),
    "weblog_json": N_("nhật ký web, JSON"),
    "weblog_w3c": N_("nhật ký web, W3C"),
    "weblog_iis": N_("nhật ký web, IIS"),
    "weblog_elb": N_("nhật ký web, AWS"),
    "zip": "ZIP",
}
CONTAINERS = ("csv", "tsv", "xlsx", "xls", "ods", "html", "gz")


def format_label(code: str | None) -> str:
    """'wipo_publish_xlsx' → lưới WIPO Publish, XLSX; a format that has no name of its own is called as it is stored."""
    head, _sign, tail = (code or "").rpartition("_")
    name, container = (head, tail.upper()) if tail in CONTAINERS else (code or "", "")
    return ", ".join(part for part in (_(FORMATS[name]) if name in FORMATS else name, container) if part)


def field_label(name: str) -> str:
    """A field that has no name of its own is called as it is stored."""
    return _(FIELDS[name]) if name in FIELDS else name
