"""Figures of the register: filings, grants, statuses, classes, owners, products, places. Source:
domain facts §6."""

from language import N_
from read_models.indicators.definition import (
    NATIONAL,
    PAST,
    PAST_DATES,
    PAST_OWNERS,
    REGISTER,
    RULES,
    WHOLE,
    Indicator,
)

OF_REGISTER = (
    Indicator(
        "don-nop-theo-nam",
        N_("Đơn nộp theo năm"),
        N_(
            "Số đơn đăng ký theo năm của ngày nộp đơn, theo từng loại; năm hiện tại chưa hết được ghi rõ."
        ),
        N_("Đếm đơn có ngày nộp đơn trong năm."),
        REGISTER,
        N_(
            "Bản ghi không có ngày nộp đơn: đếm riêng ở mục “chưa có ngày nộp”. Không chia số cấp cho số nộp trong cùng một năm."
        ),
        WHOLE,
        apart=("no_filing_date",),
        past=PAST_DATES,
        related=("nop-trong-nam",),
        of_all_kinds=True,
    ),
    Indicator(
        "nop-trong-nam",
        N_("Đơn nộp từ đầu năm"),
        N_(
            "Số đơn nộp từ ngày 01/01 đến ngày số liệu, bên cạnh cùng khoảng thời gian của năm trước."
        ),
        N_("Đếm theo ngày nộp đơn; năm trước đếm từ 01/01 đến cùng ngày."),
        REGISTER,
        N_("Bản ghi không có ngày nộp đơn."),
        WHOLE,
        apart=("no_filing_date",),
        past=PAST_DATES,
        related=("cap-trong-nam",),
        of_all_kinds=True,
    ),
    Indicator(
        "cap-trong-nam",
        N_("Văn bằng cấp từ đầu năm"),
        N_(
            "Số văn bằng cấp từ ngày 01/01 đến ngày số liệu, bên cạnh cùng khoảng thời gian của năm trước."
        ),
        N_("Đếm theo ngày cấp; năm trước đếm từ 01/01 đến cùng ngày."),
        REGISTER,
        N_(
            "Bản ghi không có ngày cấp; đăng ký quốc tế (Madrid, La Hay), vì Việt Nam không cấp văn bằng cho chúng mà chấp nhận hoặc từ "
            "chối bảo hộ. Số cấp trong năm không phải kết quả của số đơn nộp trong năm đó."
        ),
        WHOLE,
        apart=("no_grant_date",),
        past=PAST_DATES,
        related=("nop-trong-nam",),
        of_all_kinds=True,
    ),
    Indicator(
        "tinh-trang-phap-ly",
        N_("Tình trạng pháp lý"),
        N_("Số bản ghi theo tình trạng pháp lý đến ngày số liệu."),
        N_(
            "Tình trạng do cơ quan cấp nêu; sau đó theo sự kiện pháp lý; sau cùng là những gì thời gian làm thay đổi (ghi “tính toán "
            "để tham khảo”)."
        ),
        RULES,
        N_(
            "Nhãn tình trạng không đối chiếu được thành “chưa rõ tình trạng”: được đếm và hiển thị, không bỏ."
        ),
        WHOLE,
        apart=("unknown_status", "other_offices", "never_dated"),
        past=PAST,
        of_all_kinds=True,
    ),
    Indicator(
        "nhom-nice",
        N_("Nhãn hiệu theo nhóm Nice"),
        N_("Số nhãn hiệu còn hiệu lực có ít nhất một sản phẩm hoặc dịch vụ thuộc nhóm."),
        N_("Mỗi nhãn hiệu được đếm một lần trong mỗi nhóm của nó."),
        REGISTER,
        N_(
            "Tổng các nhóm lớn hơn số nhãn hiệu vì một nhãn hiệu có thể thuộc nhiều nhóm; nhãn hiệu không có nhóm không được đếm."
        ),
        WHOLE,
        apart=("no_classes",),
        past=PAST,
    ),
    Indicator(
        "chu-so-huu",
        N_("Chủ văn bằng có nhiều văn bằng nhất"),
        N_("Số văn bằng còn hiệu lực theo chủ đứng tên đầu tiên."),
        N_(
            "Tên được ghép khi chỉ khác chữ hoa, dấu, cách viết tắt thông dụng (TNHH, CP, MTV, HTX)."
        ),
        REGISTER,
        N_("Các chủ đứng tên sau; người trùng họ tên không phân biệt được bằng tên."),
        WHOLE,
        apart=("no_owner",),
        past=PAST_OWNERS,
    ),
    Indicator(
        "dac-san",
        N_("Đặc sản địa phương"),
        N_("Chỉ dẫn địa lý, nhãn hiệu chứng nhận và nhãn hiệu tập thể còn hiệu lực."),
        N_("Đếm theo loại; chỉ dẫn địa lý của nhiều tỉnh được đếm ở tỉnh đầu tiên nêu tên."),
        N_(
            "Sổ đăng ký của hệ thống; chỉ dẫn địa lý lấy từ các nguồn đã công bố, chưa phải toàn bộ: 02/2023 cả nước có 120, trong đó "
            "108 của Việt Nam."
        ),
        N_(
            "Tên được bảo hộ theo nguồn công bố mà chưa rõ số đăng ký: liệt kê riêng, được theo dõi, không tính vào số này."
        ),
        WHOLE,
        past=PAST,
        of_all_kinds=True,
    ),
    Indicator(
        "san-pham-co-quyen",
        N_("Tỷ lệ sản phẩm có quyền sở hữu trí tuệ"),
        N_(
            "Tỷ lệ sản phẩm OCOP, chủ lực và sản phẩm khác trong danh sách của tỉnh được gắn với một quyền trong danh mục."
        ),
        N_(
            "Số sản phẩm có quyền liên kết ÷ tổng số sản phẩm × 100%. Mốc tham chiếu quốc gia, Chương trình 2205/QĐ-TTg: 40% năm "
            "2025, 60% năm 2030 số sản phẩm chủ lực, OCOP được hỗ trợ; không phải chỉ tiêu bắt buộc của tỉnh."
        ),
        N_(
            "Danh sách sản phẩm do tỉnh nhập từ tệp hoặc nhập tay; quyền trong sổ đăng ký của hệ thống."
        ),
        N_(
            "Sản phẩm ghi số quyền không tìm thấy trong danh mục của tỉnh: tính là chưa có quyền. Danh sách trống thì không có tỷ lệ."
        ),
        N_("Phần trăm, làm tròn xuống số nguyên."),
    ),
    Indicator(
        "theo-doi-ten",
        N_("Cảnh báo tên địa phương"),
        N_(
            "Đơn nhãn hiệu nộp trong hai năm gần nhất của chủ ngoài tỉnh có chứa tên được theo dõi."
        ),
        N_(
            "So nguyên từ, đúng thứ tự, kể cả cách viết khác của địa danh (Buôn Mê Thuột), bỏ từ chung chỉ sản phẩm (cam, gạo, nước "
            "mắm…; cả từ tiếng Anh). Đủ cả tên: 100; tên riêng cùng từ chỉ sản phẩm: 85; viết liền: 80; tên riêng nhiều từ: 70; tên "
            "riêng một từ, hoặc một phần của tên ba từ: 50 và phải cùng nhóm Nice. Cùng nhóm Nice cộng 10; dưới 50 bỏ qua. Viết khác "
            "dấu là tên khác; viết không dấu thì coi là tên đó. Họ tên người trùng tên thì bỏ qua. Bằng chữ: cùng sản phẩm và cùng "
            "nhóm là rất giống, một trong hai là giống một phần, không có là chỉ trùng địa danh. Xếp theo hạn phản đối, tính theo "
            "luật của ngày nộp đơn (bảng căn cứ trong Trợ giúp)."
        ),
        N_(
            "Đơn nhãn hiệu trong sổ đăng ký; chỉ sao phần đã công khai: số đơn, nhãn hiệu, ảnh, chủ đơn và địa chỉ, ngày nộp, ngày "
            "công bố, nhóm, hàng hóa, tình trạng."
        ),
        N_(
            "Không thấy: viết sai chính tả, chữ tách rời, tên chỉ có trong hình. Thấy thừa: dịch vụ tại nơi đó, hãng trùng tên. Cảnh "
            "báo không phải kết luận gây nhầm lẫn."
        ),
        N_("Số nguyên, từ 50 đến 100."),
    ),
    Indicator(
        "hai-ban-do",
        N_("34 tỉnh và 63 tỉnh cũ"),
        N_(
            "Mỗi bản ghi thuộc một trong 34 tỉnh, thành phố hiện nay và, nếu biết, một trong 63 tỉnh trước 01/07/2025."
        ),
        N_(
            "Tổng theo 34 = tổng theo 63 + “chưa rõ tỉnh cũ”; chủ ở nước ngoài và chưa xác định tỉnh đếm riêng ở cả hai."
        ),
        N_("Nghị quyết 202/2025/QH15; địa chỉ ghi trong bản ghi."),
        N_("Địa chỉ sau sáp nhập không nói được tỉnh cũ: đếm vào “chưa rõ tỉnh cũ” của tỉnh mới."),
        WHOLE,
        apart=("unknown_former", "abroad", "unresolved"),
        past=PAST,
        of_all_kinds=True,
    ),
    Indicator(
        "so-dang-ky",
        N_("Số bản ghi trong danh sách"),
        N_("Số đơn và văn bằng khớp với bộ lọc đang chọn."),
        N_(
            "Đếm chính xác trên sổ đăng ký theo mọi điều kiện trong địa chỉ trang; tỉnh theo địa chỉ của người đứng tên đầu tiên."
        ),
        REGISTER,
        NATIONAL,
        WHOLE,
        apart=("other_offices", "never_dated", "abroad", "unresolved"),
        past=PAST,
        of_all_kinds=True,
    ),
)
