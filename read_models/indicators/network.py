"""Figures of the country, of the stations and of what was published. Source: domain facts §6."""

from language import N_
from read_models.indicators.definition import NATIONAL, PUBLISHED, REGISTER, WHOLE, Indicator

OF_NETWORK = (
    Indicator(
        code="bang-cac-tinh",
        label=N_("Bảng 34 tỉnh, thành phố"),
        definition=N_(
            "Số văn bằng còn hiệu lực và tổng số bản ghi của từng tỉnh, của chủ ở nước ngoài và chưa xác định tỉnh."
        ),
        formula=N_("Tổng cả nước = 34 tỉnh + nước ngoài + chưa xác định tỉnh."),
        source=REGISTER,
        left_out=NATIONAL,
        rounding=WHOLE,
        apart=("other_offices", "abroad", "unresolved"),
        related=("hai-ban-do",),
        of_all_kinds=True,
    ),
    Indicator(
        code="so-sanh-tinh",
        label=N_("So sánh tỉnh, thành phố"),
        definition=N_(
            "Một chỉ tiêu của mọi tỉnh, tổng số hoặc trên 10.000 dân. Đơn nộp, văn bằng cấp tính từ 01/01 đến hôm nay và so với đúng những "
            "ngày ấy của năm trước. Chờ quá 24 tháng, giữ hiệu lực hơn 5 năm tính theo tháng tròn: đến hết tháng nào ghi bên cạnh số."
        ),
        formula=N_(
            "Trên 10.000 dân = số × 10.000 / dân số. Tỷ lệ = số / toàn bộ cùng loại: văn bằng còn hiệu lực, đơn đang thẩm định, báo cáo phải "
            "nộp; tỷ lệ không chia cho dân số. Xếp hạng chỉ trong một thước đo dân số, của cùng một năm; bằng nhau thì cùng hạng. "
            "Thay đổi (%) = (kỳ này − kỳ trước) / kỳ trước; kỳ trước dưới 30 ghi hiệu số."
        ),
        source=N_(
            "Sổ đăng ký của hệ thống; dân số theo nguồn ghi bên cạnh từng số; yêu cầu và Trạm do Viện, Trạm ghi."
        ),
        left_out=N_(
            "Tỉnh chưa có dữ liệu đứng riêng, không phải cuối bảng và không phải 0; tỉnh có thước đo dân số khác đứng riêng, không xếp hạng. "
            "Chủ ở nước ngoài và bản ghi chưa xác định tỉnh nằm dưới bảng, cộng vào cả nước."
        ),
        rounding=N_("Hai chữ số thập phân trên 10.000 dân; các số khác không làm tròn."),
        apart=("other_offices", "abroad", "unresolved"),
        related=("bang-cac-tinh",),
    ),
    Indicator(
        code="tram-va-muc-tieu",
        label=N_("Trạm IPPlatform và mục tiêu"),
        definition=N_(
            "Số Trạm lũy kế đến thời điểm báo cáo, số thiết lập trong năm và số dự kiến thêm là ba số khác nhau."
        ),
        formula=N_(
            "Ghi đúng số của từng nguồn. Số Trạm chưa nêu tên = số công bố theo loại đơn vị − số Trạm được nêu tên cùng loại."
        ),
        source=PUBLISHED,
        left_out=N_(
            "Các nguồn không khớp nhau được ghi cạnh nhau, không điều chỉnh; Trạm chưa nêu tên được đếm, không đặt tên."
        ),
        rounding=WHOLE,
    ),
    Indicator(
        code="bao-cao-tram",
        label=N_("Báo cáo tháng của Trạm"),
        definition=N_(
            "Mỗi Trạm mỗi tháng một báo cáo; tháng phải nộp là tháng mà ngày cuối tháng Trạm đang hoạt động theo giai đoạn đã ghi. "
            "Hạn là ngày 15 tháng sau hoặc ngày làm việc kế tiếp, khóa khi hết tháng sau: quy ước của hệ thống."
        ),
        formula=N_(
            "Tỷ lệ báo cáo = số đã nộp / số phải nộp; tỷ lệ đúng hạn = số nộp đúng hạn / số phải nộp; số tháng thiếu đếm từ sau tháng đã "
            "nộp gần nhất."
        ),
        source=N_("Báo cáo do Trạm nộp, giai đoạn do Viện ghi."),
        left_out=N_(
            "Tháng chưa quá hạn; tháng trước khi hoạt động, tạm dừng hoặc đã kết thúc; Trạm chưa ghi ngày bắt đầu hoạt động. Báo cáo bị "
            "trả lại tính là chưa nộp cho đến khi nộp lại."
        ),
        rounding=N_("Ô để trống không phải là 0; số đính chính sau khóa ghi bên cạnh số đã nộp."),
    ),
    Indicator(
        code="thoi-gian-tra-loi",
        label=N_("Thời gian trả lời yêu cầu"),
        definition=N_(
            "Số ngày làm việc từ ngày nhận đến câu trả lời đầu tiên và đến kết quả. Ngày nhận không tính; nhận vào ngày nghỉ thì tính từ ngày "
            "làm việc kế tiếp. Ngày mà cuối ngày còn chờ người yêu cầu, hoặc đã có kết quả, không tính."
        ),
        formula=N_(
            "Hạn = hết ngày làm việc thứ n sau ngày nhận, theo bảng hạn có ngày áp dụng. Đúng hạn = trả lời lần đầu và kết quả đều trong hạn; "
            "tỷ lệ = số đúng hạn / số có kết quả; trung vị tính trên các yêu cầu có kết quả, nhận trong năm."
        ),
        source=N_("Yêu cầu ghi trên hệ thống, từng lượt một."),
        left_out=N_(
            "Yêu cầu trùng, ngoài phạm vi và yêu cầu còn mở; ghi chú nội bộ không phải là câu trả lời."
        ),
        rounding=N_("Số ngày nguyên; trung vị có một chữ số thập phân khi cần."),
        related=("yeu-cau-tinh-cho-ai",),
    ),
    Indicator(
        code="yeu-cau-tinh-cho-ai",
        label=N_("Yêu cầu qua nhiều nơi tính cho nơi nào"),
        definition=N_(
            "Mỗi yêu cầu tính một lần, cho nơi đã nhận và ghi yêu cầu, vào tháng nhận. Chuyển cho Viện, Sở hoặc Trạm khác không đổi nơi tính "
            "và tháng tính; tỷ lệ đúng hạn và trung vị cũng tính cho nơi nhận, ai trả lời cũng vậy."
        ),
        formula=N_(
            "Số của một đơn vị = số yêu cầu do đơn vị ghi, nhận trong kỳ; cộng mọi đơn vị bằng số yêu cầu của cả mạng lưới. Nơi đang xử lý "
            "thấy liên hệ và làm việc trên yêu cầu; nơi nhận chỉ đọc; nơi chỉ xử lý giữa chừng không còn thấy."
        ),
        source=N_("Yêu cầu ghi trên hệ thống, từng lượt một, với lịch sử chuyển."),
        left_out=N_("Yêu cầu ghi là trùng: đã tính ở yêu cầu kia."),
        rounding=WHOLE,
        related=("thoi-gian-tra-loi",),
    ),
    Indicator(
        code="nam-cua-tram",
        label=N_("Năm của một Trạm"),
        definition=N_(
            "Số của các báo cáo tháng đã nộp trong năm, cộng theo tháng. Yêu cầu gồm tư vấn, cập nhật thông tin và đăng thông tin trên sàn; "
            "tra cứu đếm riêng."
        ),
        formula=N_(
            "So với năm trước trên các tháng mà cả hai năm đều có số. Hạng = 1 + số Trạm có số lớn hơn, trong các Trạm hoạt động đủ các "
            "tháng đã quá hạn nộp và có số của mọi tháng đó."
        ),
        source=N_(
            "Báo cáo tháng của Trạm, kể cả số đính chính sau khóa; sự kiện do Trạm ghi hoặc nêu tên Trạm trong đơn vị tổ chức."
        ),
        left_out=N_(
            "Bản nháp, báo cáo bị trả lại; tháng chưa có báo cáo không tính là 0; Trạm thiếu số của một tháng không xếp hạng. Lượt xem "
            "trang Trạm chưa có vì nền tảng chưa tách theo Trạm."
        ),
        rounding=WHOLE,
        related=("bao-cao-tram",),
    ),
    Indicator(
        code="yeu-cau-theo-thang",
        label=N_("Yêu cầu, người được tập huấn theo tháng"),
        definition=N_(
            "Cộng báo cáo tháng mà các Trạm đã nộp, kể cả số đã đính chính; tháng Trạm chưa nộp thì lấy bảng hoạt động đã nhập."
        ),
        formula=N_(
            "Yêu cầu = tư vấn + cập nhật thông tin + đăng thông tin, như bản tin tháng 06/2022; tra cứu đếm riêng. Thay đổi = cộng các "
            "tháng mà cả hai năm cùng có số."
        ),
        source=N_("Báo cáo tháng của Trạm; bảng hoạt động đã nhập."),
        left_out=N_("Báo cáo nháp hoặc bị trả lại; số đã công bố, ghi riêng, không cộng vào."),
        rounding=WHOLE,
    ),
    Indicator(
        code="so-lieu-cong-bo",
        label=N_("Số liệu đã công bố"),
        definition=N_(
            "Số và lời trong báo cáo, bản tin đã công bố, kèm nguyên văn, kỳ và địa chỉ nguồn."
        ),
        formula=N_(
            "Không tính. Từ “hơn”, “gần”, “khoảng” giữ nguyên; kỳ mà nguồn không nêu ghi “chưa nêu rõ”."
        ),
        source=PUBLISHED,
        left_out=N_("Số suy ra từ số gần đúng; tháng mà nguồn không còn số liệu."),
        rounding=N_("Như nguồn."),
    ),
    Indicator(
        code="luot-truy-cap",
        label=N_("Lượt truy cập, khách truy cập"),
        definition=N_(
            "Cách hiểu của hệ thống, vì các báo cáo không định nghĩa: khách truy cập là số phiên, không phải số người; khách truy cập "
            "lần đầu là phần trong đó chưa từng thấy trước đây."
        ),
        formula=N_(
            "Số tháng lấy theo thứ tự: bảng của Viện, Matomo, nhật ký máy chủ, các ngày cộng lại, số đã công bố; tổng so với số cả năm."
        ),
        source=N_(
            "Báo cáo và bản tin đã công bố của Viện, ghi cạnh từng số; bảng, tệp Matomo và nhật ký đã nhập."
        ),
        left_out=N_(
            "Tháng chưa có số liệu để trống, không phải 0; không suy ra số năm trước từ “khoảng 50%”; tháng minh họa đánh dấu riêng."
        ),
        rounding=WHOLE,
    ),
    Indicator(
        code="kha-dung",
        label=N_("Khả dụng của nền tảng"),
        definition=N_("Phần của tháng mà nền tảng truy cập được."),
        formula=N_(
            "1 − (phút ngừng theo kế hoạch + phút ngừng ngoài kế hoạch) / số phút của tháng."
        ),
        source=N_("Số phút Viện ghi trên trang hoặc nhập từ tệp, kèm người ghi và lúc ghi."),
        left_out=N_(
            "Tháng chưa ai ghi, hoặc mới ghi một trong hai số: “chưa có”, không phải 100%."
        ),
        rounding=N_("Hai chữ số thập phân của phần trăm."),
    ),
    Indicator(
        code="hoi-nghi-tap-huan",
        label=N_("Hội nghị, tập huấn"),
        definition=N_(
            "Hội nghị, hội thảo, lớp tập huấn đã tổ chức hoặc dự kiến, với số đại biểu và thành phần như nguồn nêu."
        ),
        formula=N_(
            "Một tỉnh được tính là có mặt khi là nơi tổ chức hoặc khi Sở KH&CN của tỉnh được nêu tên."
        ),
        source=N_("Các nguồn đã công bố và tệp đã nhập, ghi cạnh từng sự kiện."),
        left_out=N_(
            "Sở đã dự nhưng nguồn không nêu tên; sự kiện dự kiến không tính vào sự kiện đã tổ chức."
        ),
        rounding=N_("Giữ nguyên “gần”, “hơn” của nguồn."),
    ),
)
