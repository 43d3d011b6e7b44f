"""What the definition of a figure tells, the groups that are counted apart, and the sentences that
many definitions share."""

from dataclasses import dataclass

from domain.records.asset import ABROAD, UNKNOWN_FORMER, UNRESOLVED
from language import N_
from read_models.register_filters import Filters


@dataclass(frozen=True, slots=True)
class Indicator:
    """All texts are gettext keys. `left_out`: what the figure does not count and where it is shown
    instead; `apart`: the groups of it that are counted beside the definition (APART); `past`: how
    it is found for a past day; `related`: codes of what stands beside it. `of_all_kinds`:
    geographical indications, whose list is not complete, are among what it counts."""

    code: str
    label: str
    definition: str
    formula: str
    source: str
    left_out: str
    rounding: str
    apart: tuple[str, ...] = ()
    past: str = ""
    related: tuple[str, ...] = ()
    of_all_kinds: bool = False


APART: dict[str, tuple[str, Filters]] = {
    "unknown_status": (N_("Chưa rõ tình trạng"), Filters(statuses=("unknown",))),
    "other_offices": (N_("Bản ghi của cơ quan nước ngoài"), Filters(national=False)),
    "settled": (
        N_("Còn được nộp muộn, không còn chờ xử lý: đã ghi nhận hoặc không rõ hạn"),
        Filters(statuses=("in_grace",), due="settled"),
    ),
    "late": (N_("Còn được nộp muộn, chưa ghi nhận"), Filters(due="late")),
    "no_filing_date": (N_("Chưa có ngày nộp đơn"), Filters(missing=("application_date",))),
    "no_grant_date": (
        N_("Có số văn bằng, chưa có ngày cấp"),
        Filters(missing=("registration_date",)),
    ),
    "never_dated": (N_("Chưa rõ có từ ngày nào"), Filters(missing=("dated",))),
    "no_fees": (
        N_("Sáng chế, GPHI còn hiệu lực, chưa có dữ liệu nộp phí"),
        Filters(missing=("fees",)),
    ),
    "no_classes": (N_("Nhãn hiệu chưa có nhóm"), Filters(kinds=("NH",), missing=("classes",))),
    "no_owner": (N_("Chưa có chủ"), Filters(missing=("owner",))),
    "unknown_former": (N_("Chưa rõ tỉnh cũ"), Filters(former=UNKNOWN_FORMER)),
    "abroad": (N_("Chủ ở nước ngoài"), Filters(place=ABROAD)),
    "unresolved": (N_("Chưa xác định tỉnh"), Filters(place=UNRESOLVED)),
}
"""Code → what a figure leaves out or counts apart, and the list of it. Lists of a place stand in
the whole country only."""

REGISTER = N_(
    "Sổ đăng ký của hệ thống, cộng dồn từ các tệp đã nhập; nguồn và ngày số liệu ghi ở đầu trang."
)
PUBLISHED = N_("Báo cáo, bản tin đã công bố của Viện và các cơ quan; nguồn ghi bên cạnh từng số.")
WHOLE = N_("Số nguyên, không làm tròn.")
NATIONAL = N_("Bản ghi của cơ quan nước ngoài không chỉ định Việt Nam: lưu và hiển thị riêng.")
RULES = N_(
    "Ngày nộp đơn, ngày cấp, sự kiện pháp lý trong sổ đăng ký; bảng quy tắc thời hạn ở trang Trợ giúp."
)

PAST = N_(
    "Tình trạng của ngày đó, theo mọi ngày nộp, ngày cấp, sự kiện đã biết đến nay; bản ghi chưa có vào ngày đó không tính."
)
PAST_ALIVE = N_(
    "Tình trạng của ngày đó, theo mọi ngày nộp, ngày cấp, sự kiện đã biết đến nay; bản ghi chưa có vào ngày đó không tính. Quy ước: văn "
    "bằng còn được nộp muộn vào ngày đó vẫn đếm là còn hiệu lực, kể cả khi nay đã biết là không nộp; theo luật nó chấm dứt từ ngày đầu của "
    "năm không nộp phí (sáng chế, giải pháp hữu ích), hết hiệu lực từ khi hết kỳ (nhãn hiệu, kiểu dáng), nhưng đến hết hạn nộp muộn mới "
    "xác định được."
)
PAST_DUE = N_(
    "Chỉ tính lại số còn được nộp muộn vào ngày đó; hạn sắp đến không tính lại vì không rõ ai đã nộp trước."
)
PAST_DATES = N_("Đếm đến ngày đó; cùng kỳ là cùng những ngày của năm trước.")
PAST_OWNERS = N_("Văn bằng còn hiệu lực vào ngày đó, theo chủ như được biết đến nay.")
