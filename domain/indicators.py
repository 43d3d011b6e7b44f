"""How every figure is computed: pages /tro-giup/cach-tinh/<code> and "Cách tính" behind each card. Source: domain facts §6."""

from dataclasses import dataclass

from domain.filters import Filters
from domain.records import ABROAD, UNKNOWN_FORMER, UNRESOLVED
from i18n import N_


@dataclass(frozen=True, slots=True)
class Indicator:
    """All texts are gettext keys. `left_out`: what the figure does not count and where it is shown instead; `apart`: the groups of it
    that are counted beside the definition (APART); `past`: how it is found for a past day; `related`: codes of what stands beside it."""

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


APART: dict[str, tuple[str, Filters]] = {
    "unknown_status": (N_("Chưa rõ tình trạng"), Filters(statuses=("unknown",))),
    "other_offices": (N_("Bản ghi của cơ quan nước ngoài"), Filters(national=False)),
    "settled": (
        N_("Còn được nộp muộn theo sổ đăng ký, không còn chờ xử lý: đã ghi nhận hoặc không rõ hạn"),
        Filters(statuses=("in_grace",), due="settled"),
    ),
    "late": (N_("Còn được nộp muộn, chưa ghi nhận"), Filters(due="late")),
    "no_filing_date": (N_("Chưa có ngày nộp đơn"), Filters(missing=("application_date",))),
    "no_grant_date": (N_("Có số văn bằng, chưa có ngày cấp"), Filters(missing=("registration_date",))),
    "never_dated": (N_("Chưa rõ có từ ngày nào"), Filters(missing=("dated",))),
    "no_fees": (N_("Sáng chế, GPHI còn hiệu lực, chưa có dữ liệu nộp phí"), Filters(missing=("fees",))),
    "no_classes": (N_("Nhãn hiệu chưa có nhóm"), Filters(kinds=("NH",), missing=("classes",))),
    "no_owner": (N_("Chưa có chủ"), Filters(missing=("owner",))),
    "unknown_former": (N_("Chưa rõ tỉnh cũ"), Filters(former=UNKNOWN_FORMER)),
    "abroad": (N_("Chủ ở nước ngoài"), Filters(place=ABROAD)),
    "unresolved": (N_("Chưa xác định tỉnh"), Filters(place=UNRESOLVED)),
}
"""Code → what a figure leaves out or counts apart, and the list of it. Lists of a place stand in the whole country only."""

_REGISTER = N_("Sổ đăng ký của hệ thống, cộng dồn từ các tệp đã nhập; nguồn và ngày số liệu ghi ở đầu trang.")
_PUBLISHED = N_("Báo cáo, bản tin đã công bố của Viện và các cơ quan; nguồn ghi bên cạnh từng số.")
_WHOLE = N_("Số nguyên, không làm tròn.")
_NATIONAL = N_("Bản ghi của cơ quan nước ngoài không chỉ định Việt Nam: lưu và hiển thị riêng.")
_RULES = N_("Ngày nộp đơn, ngày cấp, sự kiện pháp lý trong sổ đăng ký; bảng quy tắc thời hạn ở trang Trợ giúp.")

_PAST = N_("Tình trạng của ngày đó, theo mọi ngày nộp, ngày cấp, sự kiện đã biết đến nay; bản ghi chưa có vào ngày đó không tính.")
_PAST_DUE = N_("Chỉ tính lại số còn được nộp muộn vào ngày đó; hạn sắp đến không tính lại vì không rõ ai đã nộp trước.")
_PAST_DATES = N_("Đếm đến ngày đó; cùng kỳ là cùng những ngày của năm trước.")
_PAST_OWNERS = N_("Văn bằng còn hiệu lực vào ngày đó, theo chủ như được biết đến nay.")

INDICATORS: dict[str, Indicator] = {
    i.code: i
    for i in (
        Indicator(
            "con-hieu-luc",
            N_("Văn bằng còn hiệu lực"),
            N_("Văn bằng đã cấp, chưa kết thúc hiệu lực đến ngày số liệu, gồm cả văn bằng còn được nộp muộn."),
            N_(
                "Còn hiệu lực = tình trạng “còn hiệu lực” + tình trạng “còn được nộp muộn”. Số còn được nộp muộn theo sổ đăng ký gồm cả "
                "văn bằng mà tỉnh đã ghi nhận việc nộp; ở Cần xử lý chỉ đếm phần chưa ghi nhận."
            ),
            _REGISTER,
            N_("Đơn đang thẩm định, văn bằng đã chấm dứt, hết hoặc bị hủy bỏ hiệu lực; văn bằng chưa rõ tình trạng được đếm riêng."),
            _WHOLE,
            apart=("late", "settled", "unknown_status", "other_offices"),
            past=_PAST,
            related=("can-xu-ly", "xu-huong-12-thang", "so-voi-nam-truoc"),
        ),
        Indicator(
            "xu-huong-12-thang",
            N_("Văn bằng còn hiệu lực qua 12 tháng"),
            N_("Số văn bằng còn hiệu lực vào ngày cuối mỗi tháng của 12 tháng gần nhất; tháng cuối tính đến ngày số liệu."),
            N_("Số hiện nay, trừ số vào và cộng số ra khỏi tình trạng còn hiệu lực của từng tháng, tính ngược từ hôm nay."),
            _REGISTER,
            N_("Văn bằng chưa rõ ngày bắt đầu của tình trạng: coi như đã ở tình trạng đó từ trước 12 tháng."),
            _WHOLE,
            apart=("never_dated",),
            past=_PAST,
            related=("con-hieu-luc",),
        ),
        Indicator(
            "so-voi-nam-truoc",
            N_("So với cùng kỳ năm trước"),
            N_("Chênh lệch giữa số hiện nay và số ở cuối cùng tháng của năm trước."),
            N_("(số hiện nay − số cùng kỳ) ÷ số cùng kỳ × 100%; số cùng kỳ bằng 0 hoặc không có thì ghi “–”."),
            _REGISTER,
            N_("Không so sánh một năm chưa hết với cả năm trước."),
            N_("Phần trăm, một chữ số thập phân."),
            apart=("never_dated",),
            past=_PAST,
            related=("con-hieu-luc",),
        ),
        Indicator(
            "can-xu-ly",
            N_("Việc cần xử lý"),
            N_(
                "Văn bằng có khoản phí duy trì hoặc gia hạn đang trong thời gian nộp muộn mà tỉnh chưa ghi nhận, hoặc đến hạn trong 90 "
                "ngày tới; bản ghi đổi tình trạng trong 30 ngày gần nhất; đơn ngoài tỉnh có tên được theo dõi, chưa xem; lỗi dòng của "
                "lần nhập gần nhất."
            ),
            N_(
                "Nộp muộn: hạn nộp < ngày số liệu ≤ ngày cuối được nộp muộn. Đến hạn: ngày số liệu ≤ hạn nộp ≤ ngày số liệu + 90 ngày. Đổi "
                "tình trạng: tình trạng mới bắt đầu từ ngày số liệu − 30 ngày đến ngày số liệu, đơn mới nộp không tính, mỗi bản ghi đếm "
                "một lần. Lỗi dòng: mỗi lý do loại một dòng đếm một lần."
            ),
            _RULES,
            N_(
                "Hạn đã ghi nhận (chờ xác nhận, không tiếp tục duy trì, không thuộc việc của tỉnh) rời danh sách này, nhưng vẫn là “còn "
                "được nộp muộn” theo sổ đăng ký cho đến khi có chứng từ hoặc dữ liệu của Cục: số ở ô trên trang có thể lớn hơn. Sáng "
                "chế, giải pháp hữu ích chưa có dữ liệu nộp phí chỉ được kể ở mục đến hạn, không bao giờ là quá hạn."
            ),
            _WHOLE,
            apart=("settled", "no_fees"),
            past=_PAST_DUE,
            related=("con-hieu-luc", "han-ke-tiep"),
        ),
        Indicator(
            "han-ke-tiep",
            N_("Hạn kế tiếp"),
            N_("Ngày cuối để nộp phí duy trì hiệu lực hoặc gia hạn tiếp theo; do hệ thống tính để tham khảo."),
            N_("Phí duy trì năm thứ k: ngày cấp + (k − 1) năm. Gia hạn tính từ ngày nộp đơn: nhãn hiệu 10 năm, kiểu dáng 5 năm."),
            _RULES,
            N_(
                "Hạn rơi vào cuối tuần, ngày lễ, Tết, Giỗ Tổ chuyển sang ngày làm việc kế tiếp. Không tính ngày nghỉ thêm, ngày hoán đổi "
                "công bố từng năm, để ngày hiển thị không bao giờ muộn hơn ngày theo luật."
            ),
            N_("Ngày; 29/02 thành 28/02 ở năm thường."),
            apart=("no_fees",),
        ),
        Indicator(
            "thoi-han",
            N_("Thời hạn"),
            N_(
                "Mỗi khoản phí duy trì hoặc lần gia hạn có đúng một tình trạng mỗi ngày: sắp đến hạn, còn được nộp muộn, chờ xác nhận, "
                "đã xong, đã mất, không làm."
            ),
            N_(
                "Đếm theo ngày quyết định: hạn nộp; khi đã quá hạn là ngày cuối được nộp muộn. “Đã cứu”: nộp trong thời gian nộp muộn, "
                "sau một lần nhắc."
            ),
            _RULES,
            N_(
                "Việc ghi nhận chưa có chứng từ không làm thay đổi tình trạng pháp lý. Không có dữ liệu nộp phí thì không bao giờ "
                "là đã mất."
            ),
            _WHOLE,
        ),
        Indicator(
            "don-nop-theo-nam",
            N_("Đơn nộp theo năm"),
            N_("Số đơn đăng ký theo năm của ngày nộp đơn, theo từng loại; năm hiện tại chưa hết được ghi rõ."),
            N_("Đếm đơn có ngày nộp đơn trong năm."),
            _REGISTER,
            N_("Bản ghi không có ngày nộp đơn: đếm riêng ở mục “chưa có ngày nộp”. Không chia số cấp cho số nộp trong cùng một năm."),
            _WHOLE,
            apart=("no_filing_date",),
            past=_PAST_DATES,
            related=("nop-trong-nam",),
        ),
        Indicator(
            "nop-trong-nam",
            N_("Đơn nộp từ đầu năm"),
            N_("Số đơn nộp từ ngày 01/01 đến ngày số liệu, bên cạnh cùng khoảng thời gian của năm trước."),
            N_("Đếm theo ngày nộp đơn; năm trước đếm từ 01/01 đến cùng ngày."),
            _REGISTER,
            N_("Bản ghi không có ngày nộp đơn."),
            _WHOLE,
            apart=("no_filing_date",),
            past=_PAST_DATES,
            related=("cap-trong-nam",),
        ),
        Indicator(
            "cap-trong-nam",
            N_("Văn bằng cấp từ đầu năm"),
            N_("Số văn bằng cấp từ ngày 01/01 đến ngày số liệu, bên cạnh cùng khoảng thời gian của năm trước."),
            N_("Đếm theo ngày cấp; năm trước đếm từ 01/01 đến cùng ngày."),
            _REGISTER,
            N_("Bản ghi không có ngày cấp. Số cấp trong năm không phải kết quả của số đơn nộp trong năm đó."),
            _WHOLE,
            apart=("no_grant_date",),
            past=_PAST_DATES,
            related=("nop-trong-nam",),
        ),
        Indicator(
            "tinh-trang-phap-ly",
            N_("Tình trạng pháp lý"),
            N_("Số bản ghi theo tình trạng pháp lý đến ngày số liệu."),
            N_(
                "Tình trạng do cơ quan cấp nêu; sau đó theo sự kiện pháp lý; sau cùng là những gì thời gian làm thay đổi (ghi “tính toán”)."
            ),
            _RULES,
            N_("Nhãn tình trạng không đối chiếu được thành “chưa rõ tình trạng”: được đếm và hiển thị, không bỏ."),
            _WHOLE,
            apart=("unknown_status", "other_offices", "never_dated"),
            past=_PAST,
        ),
        Indicator(
            "nhom-nice",
            N_("Nhãn hiệu theo nhóm Nice"),
            N_("Số nhãn hiệu còn hiệu lực có ít nhất một sản phẩm hoặc dịch vụ thuộc nhóm."),
            N_("Mỗi nhãn hiệu được đếm một lần trong mỗi nhóm của nó."),
            _REGISTER,
            N_("Tổng các nhóm lớn hơn số nhãn hiệu vì một nhãn hiệu có thể thuộc nhiều nhóm; nhãn hiệu không có nhóm không được đếm."),
            _WHOLE,
            apart=("no_classes",),
            past=_PAST,
        ),
        Indicator(
            "chu-so-huu",
            N_("Chủ văn bằng có nhiều văn bằng nhất"),
            N_("Số văn bằng còn hiệu lực theo chủ đứng tên đầu tiên."),
            N_("Tên được ghép khi chỉ khác chữ hoa, dấu, cách viết tắt thông dụng (TNHH, CP, MTV, HTX)."),
            _REGISTER,
            N_("Các chủ đứng tên sau; người trùng họ tên không phân biệt được bằng tên."),
            _WHOLE,
            apart=("no_owner",),
            past=_PAST_OWNERS,
        ),
        Indicator(
            "dac-san",
            N_("Đặc sản địa phương"),
            N_("Chỉ dẫn địa lý, nhãn hiệu chứng nhận và nhãn hiệu tập thể còn hiệu lực."),
            N_("Đếm theo loại; chỉ dẫn địa lý của nhiều tỉnh được đếm ở tỉnh đầu tiên nêu tên."),
            N_("Sổ đăng ký của hệ thống; chỉ dẫn địa lý lấy từ các nguồn đã công bố, chưa phải toàn bộ (khoảng 140)."),
            N_("Chỉ dẫn địa lý đã công bố nhưng chưa rõ số đăng bạ và quyết định."),
            _WHOLE,
            past=_PAST,
        ),
        Indicator(
            "san-pham-co-quyen",
            N_("Tỷ lệ sản phẩm có quyền sở hữu trí tuệ"),
            N_("Tỷ lệ sản phẩm OCOP, chủ lực và sản phẩm khác trong danh sách của tỉnh được gắn với một quyền trong danh mục."),
            N_(
                "Số sản phẩm có quyền liên kết ÷ tổng số sản phẩm × 100%. Mốc tham chiếu quốc gia, Chương trình 2205/QĐ-TTg: 40% năm "
                "2025, 60% năm 2030 số sản phẩm chủ lực, OCOP được hỗ trợ; không phải chỉ tiêu bắt buộc của tỉnh."
            ),
            N_("Danh sách sản phẩm do tỉnh nhập từ tệp hoặc nhập tay; quyền trong sổ đăng ký của hệ thống."),
            N_("Sản phẩm ghi số quyền không tìm thấy trong danh mục của tỉnh: tính là chưa có quyền. Danh sách trống thì không có tỷ lệ."),
            N_("Phần trăm, làm tròn xuống số nguyên."),
        ),
        Indicator(
            "theo-doi-ten",
            N_("Cảnh báo tên địa phương"),
            N_("Đơn nhãn hiệu nộp trong hai năm gần nhất của chủ ngoài tỉnh có chứa tên được theo dõi."),
            N_(
                "So từ không dấu, nguyên từ, đúng thứ tự, bỏ từ chung chỉ sản phẩm (cam, gạo, nước mắm…). Đủ cả tên: 100; tên riêng "
                "cùng từ chỉ sản phẩm: 85; viết liền: 80; tên riêng nhiều từ: 70; tên riêng một từ: 50 và phải cùng nhóm Nice. Cùng nhóm "
                "Nice cộng 10, khác dấu trừ 40; dưới 50 bỏ qua. Xếp theo cùng nhóm Nice rồi đến mức giống."
            ),
            N_("Đơn nhãn hiệu trong sổ đăng ký; chỉ sao số đơn, nhãn hiệu, chủ đơn, ngày nộp là phần đã công khai."),
            N_(
                "Không thấy: tên dịch hoặc phiên âm, viết sai chính tả, chữ tách rời, một phần của tên, tên chỉ có trong hình. Thấy thừa: "
                "địa danh, họ tên trùng tên. Trên 74 cặp thử của hệ thống (cũng được dùng khi chọn quy tắc, nên thực tế có thể thấp hơn): "
                "41 cảnh báo, đúng 35 (85%); thấy 35 trên 40 trường hợp cần thấy (88%). Cảnh báo không phải kết luận gây nhầm lẫn."
            ),
            N_("Số nguyên, từ 50 đến 100."),
        ),
        Indicator(
            "hai-ban-do",
            N_("34 tỉnh và 63 tỉnh cũ"),
            N_("Mỗi bản ghi thuộc một trong 34 tỉnh, thành phố hiện nay và, nếu biết, một trong 63 tỉnh trước 01/07/2025."),
            N_("Tổng theo 34 = tổng theo 63 + “chưa rõ tỉnh cũ”; chủ ở nước ngoài và chưa xác định tỉnh đếm riêng ở cả hai."),
            N_("Nghị quyết 202/2025/QH15; địa chỉ ghi trong bản ghi."),
            N_("Địa chỉ sau sáp nhập không nói được tỉnh cũ: đếm vào “chưa rõ tỉnh cũ” của tỉnh mới."),
            _WHOLE,
            apart=("unknown_former", "abroad", "unresolved"),
            past=_PAST,
        ),
        Indicator(
            "so-dang-ky",
            N_("Số bản ghi trong danh sách"),
            N_("Số đơn và văn bằng khớp với bộ lọc đang chọn."),
            N_("Đếm chính xác trên sổ đăng ký theo mọi điều kiện trong địa chỉ trang; tỉnh theo địa chỉ của người đứng tên đầu tiên."),
            _REGISTER,
            _NATIONAL,
            _WHOLE,
            apart=("other_offices", "never_dated", "abroad", "unresolved"),
            past=_PAST,
        ),
        Indicator(
            "bang-cac-tinh",
            N_("Bảng 34 tỉnh, thành phố"),
            N_("Số văn bằng còn hiệu lực và tổng số bản ghi của từng tỉnh, của chủ ở nước ngoài và chưa xác định tỉnh."),
            N_("Tổng cả nước = 34 tỉnh + nước ngoài + chưa xác định tỉnh."),
            _REGISTER,
            _NATIONAL,
            _WHOLE,
            apart=("other_offices", "abroad", "unresolved"),
            related=("hai-ban-do",),
        ),
        Indicator(
            "tram-va-muc-tieu",
            N_("Trạm IPPlatform và mục tiêu"),
            N_("Số Trạm lũy kế đến thời điểm báo cáo, số thiết lập trong năm và số dự kiến thêm là ba số khác nhau."),
            N_("Ghi đúng số của từng nguồn. Số Trạm chưa nêu tên = số công bố theo loại đơn vị − số Trạm được nêu tên cùng loại."),
            _PUBLISHED,
            N_("Các nguồn không khớp nhau được ghi cạnh nhau, không điều chỉnh; Trạm chưa nêu tên được đếm, không đặt tên."),
            _WHOLE,
        ),
        Indicator(
            "so-lieu-cong-bo",
            N_("Số liệu đã công bố"),
            N_("Số và lời trong báo cáo, bản tin đã công bố, kèm nguyên văn, kỳ và địa chỉ nguồn."),
            N_("Không tính. Từ “hơn”, “gần”, “khoảng” giữ nguyên; kỳ mà nguồn không nêu ghi “chưa nêu rõ”."),
            _PUBLISHED,
            N_("Số suy ra từ số gần đúng; tháng mà nguồn không còn số liệu."),
            N_("Như nguồn."),
        ),
        Indicator(
            "luot-truy-cap",
            N_("Lượt truy cập, khách truy cập"),
            N_("Khách truy cập là số lượt phiên, không phải số người; khách truy cập lần đầu là phần trong đó chưa từng thấy trước đây."),
            N_(
                "Số tháng lấy theo thứ tự: bảng của Viện, Matomo, nhật ký máy chủ, các ngày cộng lại, số đã công bố; tổng so với số cả năm."
            ),
            N_("Báo cáo và bản tin đã công bố của Viện, ghi cạnh từng số; bảng, tệp Matomo và nhật ký đã nhập."),
            N_("Tháng chưa có số liệu để trống, không phải 0; không suy ra số năm trước từ “khoảng 50%”; tháng minh họa đánh dấu riêng."),
            _WHOLE,
        ),
        Indicator(
            "hoi-nghi-tap-huan",
            N_("Hội nghị, tập huấn"),
            N_("Hội nghị, hội thảo, lớp tập huấn đã tổ chức hoặc dự kiến, với số đại biểu và thành phần như nguồn nêu."),
            N_("Một tỉnh được tính là có mặt khi là nơi tổ chức hoặc khi Sở KH&CN của tỉnh được nêu tên."),
            N_("Các nguồn đã công bố và tệp đã nhập, ghi cạnh từng sự kiện."),
            N_("Sở đã dự nhưng nguồn không nêu tên; sự kiện dự kiến không tính vào sự kiện đã tổ chức."),
            N_("Giữ nguyên “gần”, “hơn” của nguồn."),
        ),
    )
}
"""Code (the last part of the page's address) → definition, in the order of the overview."""


def share_of_products(covered: int, total: int) -> int | None:
    """Per cent of the products that are linked to a right, rounded down; None without products: missing is not zero."""
    return covered * 100 // total if total else None


REFERENCE_LINES = {2025: 40, 2030: 60}
"""National reference lines of Programme 2205/QĐ-TTg, per cent by year; no province's obligation. Source: domain facts §6."""
