"""Figures of titles: alive, changed, due. Source: domain facts §6."""

from language import N_
from read_models.indicators.definition import (
    PAST_ALIVE,
    PAST_DUE,
    REGISTER,
    RULES,
    WHOLE,
    Indicator,
)

OF_TITLES = (
    Indicator(
        code="con-hieu-luc",
        label=N_("Văn bằng còn hiệu lực"),
        definition=N_(
            "Văn bằng đã cấp, chưa kết thúc hiệu lực đến ngày số liệu, gồm cả văn bằng còn được nộp muộn."
        ),
        formula=N_(
            "Còn hiệu lực = tình trạng “còn hiệu lực” + tình trạng “còn được nộp muộn”. Số còn được nộp muộn gồm cả "
            "văn bằng mà tỉnh đã ghi nhận việc nộp; ở Cần xử lý chỉ đếm phần chưa ghi nhận."
        ),
        source=REGISTER,
        left_out=N_(
            "Đơn đang thẩm định, văn bằng đã chấm dứt, hết hoặc bị hủy bỏ hiệu lực; văn bằng chưa rõ tình trạng được đếm riêng, trong đó "
            "có đăng ký quốc tế (Madrid, La Hay) chưa biết quyết định của Việt Nam."
        ),
        rounding=WHOLE,
        apart=("late", "settled", "unknown_status", "other_offices"),
        past=PAST_ALIVE,
        related=("can-xu-ly", "xu-huong-12-thang", "so-voi-nam-truoc"),
        of_all_kinds=True,
    ),
    Indicator(
        code="xu-huong-12-thang",
        label=N_("Văn bằng còn hiệu lực qua 12 tháng"),
        definition=N_(
            "Số văn bằng còn hiệu lực vào ngày cuối mỗi tháng của 12 tháng gần nhất; tháng cuối tính đến ngày số liệu."
        ),
        formula=N_(
            "Số hiện nay, trừ số vào và cộng số ra khỏi tình trạng còn hiệu lực của từng tháng, tính ngược từ hôm nay."
        ),
        source=REGISTER,
        left_out=N_(
            "Văn bằng chưa rõ ngày bắt đầu của tình trạng: coi như đã ở tình trạng đó từ trước 12 tháng."
        ),
        rounding=WHOLE,
        apart=("never_dated",),
        past=PAST_ALIVE,
        related=("con-hieu-luc",),
    ),
    Indicator(
        code="so-voi-nam-truoc",
        label=N_("So với cùng kỳ năm trước"),
        definition=N_(
            "Chênh lệch giữa số hiện nay và số vào cùng ngày của năm trước; ngày của 29/02 là 28/02."
        ),
        formula=N_(
            "(số hiện nay − số cùng kỳ) ÷ số cùng kỳ × 100%; số cùng kỳ bằng 0 hoặc không có thì ghi “–”."
        ),
        source=REGISTER,
        left_out=N_("Không so sánh một năm chưa hết với cả năm trước."),
        rounding=N_("Phần trăm, một chữ số thập phân."),
        apart=("never_dated",),
        past=PAST_ALIVE,
        related=("con-hieu-luc",),
    ),
    Indicator(
        code="can-xu-ly",
        label=N_("Việc cần xử lý"),
        definition=N_(
            "Văn bằng có khoản phí duy trì hoặc gia hạn đang trong thời gian nộp muộn mà tỉnh chưa ghi nhận, hoặc đến hạn trong 90 "
            "ngày tới; hồ sơ đổi tình trạng pháp lý trong 30 ngày gần nhất; đơn ngoài tỉnh có tên được theo dõi, chưa xem; dòng lỗi của "
            "lần nhập gần nhất."
        ),
        formula=N_(
            "Nộp muộn: hạn nộp < ngày số liệu ≤ ngày cuối được nộp muộn. Đến hạn: ngày số liệu ≤ hạn nộp ≤ ngày số liệu + 90 ngày. Đổi "
            "tình trạng: tình trạng mới bắt đầu từ ngày số liệu − 30 ngày đến ngày số liệu, đơn mới nộp không tính, mỗi bản ghi đếm "
            "một lần. Dòng lỗi: mỗi lý do loại một dòng đếm một lần."
        ),
        source=RULES,
        left_out=N_(
            "Hạn đã ghi nhận (chờ xác nhận, không tiếp tục duy trì, không thuộc việc của tỉnh) rời danh sách này, nhưng vẫn là “còn "
            "được nộp muộn” trong tình trạng pháp lý cho đến khi có chứng từ hoặc dữ liệu của Cục: số ở ô trên trang có thể lớn hơn. Sáng "
            "chế, giải pháp hữu ích chưa có dữ liệu nộp phí chỉ được kể ở mục đến hạn, không bao giờ là quá hạn."
        ),
        rounding=WHOLE,
        apart=("settled", "no_fees"),
        past=PAST_DUE,
        related=("con-hieu-luc", "han-ke-tiep"),
    ),
    Indicator(
        code="han-ke-tiep",
        label=N_("Hạn kế tiếp"),
        definition=N_(
            "Ngày cuối để nộp phí duy trì hiệu lực hoặc gia hạn tiếp theo; do hệ thống tính để tham khảo."
        ),
        formula=N_(
            "Phí duy trì năm thứ k: ngày cấp + (k − 1) năm. Gia hạn tính từ ngày nộp đơn: nhãn hiệu 10 năm, kiểu dáng 5 năm; đăng ký quốc "
            "tế tính từ ngày đăng ký quốc tế: Madrid 10 năm, La Hay 5 năm, gia hạn tại WIPO."
        ),
        source=RULES,
        left_out=N_(
            "Hạn rơi vào cuối tuần, ngày lễ, Tết, Giỗ Tổ chuyển sang ngày làm việc kế tiếp; gia hạn tại WIPO thì không. Không tính ngày "
            "nghỉ thêm công bố từng năm. Ngày hoán đổi chỉ có những ngày nêu ở trang Trợ giúp: năm khác, hạn rơi vào thứ Bảy làm bù có thể "
            "hiển thị muộn hơn ngày theo luật, nên nộp trước."
        ),
        rounding=N_("Ngày; 29/02 thành 28/02 ở năm thường."),
        apart=("no_fees",),
    ),
    Indicator(
        code="thoi-han",
        label=N_("Thời hạn"),
        definition=N_(
            "Mỗi khoản phí duy trì hoặc lần gia hạn có đúng một tình trạng mỗi ngày: chưa đến hạn, còn được nộp muộn, chờ xác nhận, "
            "đã xong, đã mất, không thực hiện."
        ),
        formula=N_(
            "Đếm theo ngày quyết định: hạn nộp; khi đã quá hạn là ngày cuối được nộp muộn. “Giữ được hiệu lực sau khi nhắc”: nộp trong "
            "thời gian nộp muộn, sau một lần nhắc. “Đã mất hiệu lực” ghi hai ngày: chấm dứt hay hết hiệu lực từ ngày nào, "
            "và xác định được sau ngày cuối được nộp muộn."
        ),
        source=RULES,
        left_out=N_(
            "Việc ghi nhận chưa có chứng từ không làm thay đổi tình trạng pháp lý. Không có dữ liệu nộp phí thì không bao giờ là đã mất."
        ),
        rounding=WHOLE,
    ),
)
