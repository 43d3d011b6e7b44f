"""Where records come from: source codes and how each is named after the word "Nguồn".
Source: domain facts §1, §3."""

from dataclasses import dataclass

from language import N_, _


@dataclass(frozen=True, slots=True)
class Source:
    """`label` and `explanation` are gettext keys; `official`: an office's or ministry's
    publication; `exchanged`: what offices exchange, which of an international registration tells what
    the International Bureau says."""

    code: str
    label: str
    explanation: str
    official: bool
    exchanged: bool = False


REGISTER = "dept_register"
"""A province's own spreadsheet, sent by its officer."""

SOURCES: dict[str, Source] = {
    s.code: s
    for s in (
        Source(
            "wipo_publish",
            N_("WIPO Publish, Cục Sở hữu trí tuệ"),
            N_("Bảng kê xuất từ WIPO Publish của Cục Sở hữu trí tuệ."),
            True,
        ),
        Source(
            "st96",
            N_("Tệp XML theo chuẩn WIPO ST.96"),
            N_("Bản ghi của cơ quan sở hữu công nghiệp theo chuẩn WIPO ST.96."),
            True,
            exchanged=True,
        ),
        Source(
            "st66",
            N_("Tệp XML theo chuẩn WIPO ST.66"),
            N_("Bản ghi nhãn hiệu của cơ quan sở hữu công nghiệp theo chuẩn WIPO ST.66."),
            True,
            exchanged=True,
        ),
        Source(
            "st86",
            N_("Tệp XML theo chuẩn WIPO ST.86"),
            N_("Bản ghi kiểu dáng của cơ quan sở hữu công nghiệp theo chuẩn WIPO ST.86."),
            True,
            exchanged=True,
        ),
        Source(
            "st36",
            N_("Tệp XML theo chuẩn WIPO ST.36"),
            N_("Tài liệu sáng chế của cơ quan sở hữu công nghiệp theo chuẩn WIPO ST.36."),
            True,
            exchanged=True,
        ),
        Source(
            "docdb",
            N_("Dữ liệu DOCDB của Cơ quan Sáng chế châu Âu"),
            N_("Dữ liệu thư mục sáng chế do Cơ quan Sáng chế châu Âu cung cấp."),
            True,
            exchanged=True,
        ),
        Source(
            "us_cases",
            N_("Tệp XML nhãn hiệu của Cơ quan Sáng chế và Nhãn hiệu Hoa Kỳ"),
            N_(
                "Bản ghi nhãn hiệu trong tệp hằng ngày, hằng năm của Cơ quan Sáng chế và Nhãn hiệu Hoa Kỳ."
            ),
            True,
            exchanged=True,
        ),
        Source(
            "published_gi",
            N_("Chỉ dẫn địa lý đã công bố"),
            N_(
                "Chỉ dẫn địa lý có số đăng bạ hoặc quyết định đã được công bố; mỗi bản ghi kèm địa chỉ nguồn."
            ),
            False,
        ),
        Source(
            REGISTER,
            N_("Sổ theo dõi của Sở KH&CN"),
            N_(
                "Bảng do Sở Khoa học và Công nghệ của tỉnh tự lập, số liệu đến ngày ghi khi nhập; không phải công bố của cơ quan cấp."
            ),
            False,
        ),
        Source(
            "illustrative",
            N_("Dữ liệu minh họa"),
            N_("Dữ liệu do chương trình tạo ra để trình diễn, không phải tài sản có thật."),
            False,
        ),
        Source(
            "manual",
            N_("Nhập tay"),
            N_("Do chuyên viên của tỉnh hoặc của Viện nhập trên giao diện."),
            False,
        ),
    )
}


def source_label(code: str) -> str:
    """How a source is named for people, in the current language; an unknown code shows itself."""
    return _(SOURCES[code].label) if code in SOURCES else code
