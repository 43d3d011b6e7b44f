"""INID codes (WIPO ST.9, ST.60, ST.80): the numbered fields of a published record and their
names."""

from language import N_

INID: dict[str, str] = {
    "11": N_("Số văn bằng"),
    "15": N_("Ngày cấp"),
    "18": N_("Ngày hết hạn"),
    "21": N_("Số đơn"),
    "22": N_("Ngày nộp đơn"),
    "30": N_("Dữ liệu ưu tiên"),
    "40": N_("Số công bố và ngày công bố"),
    "43": N_("Ngày công bố đơn"),
    "45": N_("Ngày công bố văn bằng"),
    "51": N_("Phân loại quốc tế"),
    "54": N_("Tên sáng chế, kiểu dáng"),
    "57": N_("Tóm tắt"),
    "71": N_("Chủ đơn"),
    "72": N_("Tác giả"),
    "73": N_("Chủ văn bằng"),
    "74": N_("Đại diện sở hữu công nghiệp"),
    "100": N_("Số văn bằng"),
    "111": N_("Số văn bằng"),
    "116": N_("Số gia hạn"),
    "141": N_("Ngày chấm dứt hiệu lực"),
    "151": N_("Ngày cấp"),
    "180": N_("Ngày hết hạn"),
    "200": N_("Số đơn và ngày nộp đơn"),
    "210": N_("Số đơn"),
    "220": N_("Ngày nộp đơn"),
    "300": N_("Dữ liệu ưu tiên"),
    "400": N_("Số công bố và ngày công bố"),
    "441": N_("Ngày công bố đơn"),
    "450": N_("Ngày công bố văn bằng"),
    "511": N_("Nhóm sản phẩm, dịch vụ"),
    "526": N_("Yếu tố không bảo hộ riêng"),
    "531": N_("Phân loại hình"),
    "540": N_("Mẫu nhãn hiệu"),
    "541": N_("Nhãn hiệu"),
    "550": N_("Loại mẫu nhãn hiệu"),
    "551": N_("Nhãn hiệu tập thể, nhãn hiệu chứng nhận"),
    "566": N_("Nhãn hiệu dịch nghĩa"),
    "571": N_("Mô tả nhãn hiệu"),
    "591": N_("Màu sắc nhãn hiệu"),
    "730": N_("Chủ đơn, chủ văn bằng"),
    "740": N_("Đại diện sở hữu công nghiệp"),
}
"""Code → gettext key. Two digits: patents and designs; three: marks."""

_FIELDS: dict[str, tuple[str, str]] = {
    "registration_no": ("11", "111"),
    "registration_date": ("15", "151"),
    "expiry_date": ("18", "180"),
    "application_no": ("21", "210"),
    "application_date": ("22", "220"),
    "priority_date": ("30", "300"),
    "publication_no": ("40", "400"),
    "publication_date": ("43", "441"),
    "classes": ("51", "511"),
    "vienna": ("", "531"),
    "title": ("54", "541"),
    "applicant": ("71", "730"),
    "inventor": ("72", ""),
    "owner": ("73", "730"),
    "representative": ("74", "740"),
}


def inid_of(field: str, kind: str) -> str:
    """The INID code under which a field of AssetRecord (or role of a party) of this kind is
    published; '' where there is none."""
    two, three = _FIELDS.get(field, ("", ""))
    if kind == "CDDL":
        return ""
    return three if kind == "NH" else two
