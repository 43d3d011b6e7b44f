"""What the formats of imported files are called."""

from language import N_, _

FORMATS = {
    "wipo_publish": N_("lưới WIPO Publish"),
    "published_gi": N_("danh mục chỉ dẫn địa lý"),
    "st96": "WIPO ST.96",
    "st66": "WIPO ST.66",
    "st86": "WIPO ST.86",
    "st36": "WIPO ST.36",
    "docdb": "EPO DOCDB",
    "us_cases": "USPTO case-file",
    "register_list": N_("danh sách tài sản xuất từ hệ thống"),
    "deadline_list": N_("danh sách thời hạn xuất từ hệ thống"),
    "station_list": N_("danh sách Trạm xuất từ hệ thống"),
    "weekly_list": N_("danh sách đơn của Cục SHTT"),
    "matomo": "Matomo",
    "web_statistics": N_("thống kê web"),
    "visits": N_("bảng lượt truy cập"),
    "stations": N_("danh sách Trạm"),
    "station_activity": N_("hoạt động của Trạm"),
    "station_reports": N_("báo cáo tháng của Trạm"),
    "requests": N_("danh sách yêu cầu"),
    "events": N_("hội nghị, tập huấn"),
    "published_figures": N_("số liệu đã công bố"),
    "populations": N_("dân số"),
    "availability": N_("khả dụng của nền tảng"),
    "targets": N_("chỉ tiêu của Viện"),
    "tasks": N_("nhiệm vụ của Viện"),
    "products": N_("sản phẩm địa phương"),
    "contacts": N_("liên hệ của chủ sở hữu"),
    "weblog_common": N_("nhật ký web"),
    "weblog_json": N_("nhật ký web, JSON"),
    "weblog_w3c": N_("nhật ký web, W3C"),
    "weblog_iis": N_("nhật ký web, IIS"),
    "weblog_elb": N_("nhật ký web, AWS"),
    "weblog_bunny": N_("nhật ký web, bunny.net"),
    "zip": "ZIP",
}
CONTAINERS = ("csv", "tsv", "xlsx", "xls", "ods", "html", "gz")


def format_label(code: str | None) -> str:
    """'wipo_publish_xlsx' → lưới WIPO Publish, XLSX; a format that has no name of its own is called
    as it is stored."""
    whole = code or ""
    head, _sign, tail = whole.rpartition("_")
    contained = tail in CONTAINERS and whole not in FORMATS
    name, container = (head, tail.upper()) if contained else (whole, "")
    return ", ".join(
        part for part in (_(FORMATS[name]) if name in FORMATS else name, container) if part
    )
