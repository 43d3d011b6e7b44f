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
        code="don-nop-theo-nam",
        label=N_("Đơn nộp theo năm"),
        definition=N_(
            "Số đơn đăng ký theo năm của ngày nộp đơn, theo từng loại; năm hiện tại chưa hết được ghi rõ."
        ),
        formula=N_("Đếm đơn có ngày nộp đơn trong năm."),
        source=REGISTER,
        left_out=N_(
            "Bản ghi không có ngày nộp đơn: đếm riêng ở mục “chưa có ngày nộp”. Không chia số cấp cho số nộp trong cùng một năm."
        ),
        rounding=WHOLE,
        apart=("no_filing_date",),
        past=PAST_DATES,
        related=("nop-trong-nam",),
        of_all_kinds=True,
    ),
    Indicator(
        code="nop-trong-nam",
        label=N_("Đơn nộp từ đầu năm"),
        definition=N_(
            "Số đơn nộp từ ngày 01/01 đến ngày số liệu, bên cạnh cùng khoảng thời gian của năm trước."
        ),
        formula=N_("Đếm theo ngày nộp đơn; năm trước đếm từ 01/01 đến cùng ngày."),
        source=REGISTER,
        left_out=N_("Bản ghi không có ngày nộp đơn."),
        rounding=WHOLE,
        apart=("no_filing_date",),
        past=PAST_DATES,
        related=("cap-trong-nam",),
        of_all_kinds=True,
    ),
    Indicator(
        code="cap-trong-nam",
        label=N_("Văn bằng cấp từ đầu năm"),
        definition=N_(
            "Số văn bằng cấp từ ngày 01/01 đến ngày số liệu, bên cạnh cùng khoảng thời gian của năm trước."
        ),
        formula=N_("Đếm theo ngày cấp; năm trước đếm từ 01/01 đến cùng ngày."),
        source=REGISTER,
        left_out=N_(
            "Bản ghi không có ngày cấp; đăng ký quốc tế (Madrid, La Hay), vì Việt Nam không cấp văn bằng cho chúng mà chấp nhận hoặc từ "
            "chối bảo hộ. Số cấp trong năm không phải kết quả của số đơn nộp trong năm đó."
        ),
        rounding=WHOLE,
        apart=("no_grant_date",),
        past=PAST_DATES,
        related=("nop-trong-nam",),
        of_all_kinds=True,
    ),
    Indicator(
        code="tinh-trang-phap-ly",
        label=N_("Tình trạng pháp lý"),
        definition=N_("Số bản ghi theo tình trạng pháp lý đến ngày số liệu."),
        formula=N_(
            "Tình trạng do cơ quan cấp nêu; sau đó theo sự kiện pháp lý; sau cùng là những gì thời gian làm thay đổi (ghi “tính toán "
            "để tham khảo”)."
        ),
        source=RULES,
        left_out=N_(
            "Nhãn tình trạng không đối chiếu được thành “chưa rõ tình trạng”: được đếm và hiển thị, không bỏ."
        ),
        rounding=WHOLE,
        apart=("unknown_status", "other_offices", "never_dated"),
        past=PAST,
        of_all_kinds=True,
    ),
    Indicator(
        code="nhom-nice",
        label=N_("Nhãn hiệu theo nhóm Nice"),
        definition=N_("Số nhãn hiệu còn hiệu lực có ít nhất một sản phẩm hoặc dịch vụ thuộc nhóm."),
        formula=N_("Mỗi nhãn hiệu được đếm một lần trong mỗi nhóm của nó."),
        source=REGISTER,
        left_out=N_(
            "Tổng các nhóm lớn hơn số nhãn hiệu vì một nhãn hiệu có thể thuộc nhiều nhóm; nhãn hiệu không có nhóm không được đếm."
        ),
        rounding=WHOLE,
        apart=("no_classes",),
        past=PAST,
    ),
    Indicator(
        code="chu-so-huu",
        label=N_("Chủ văn bằng có nhiều văn bằng nhất"),
        definition=N_("Số văn bằng còn hiệu lực theo chủ đứng tên đầu tiên."),
        formula=N_(
            "Tên được ghép khi chỉ khác chữ hoa, dấu, cách viết tắt thông dụng (TNHH, CP, MTV, HTX)."
        ),
        source=REGISTER,
        left_out=N_("Các chủ đứng tên sau; người trùng họ tên không phân biệt được bằng tên."),
        rounding=WHOLE,
        apart=("no_owner",),
        past=PAST_OWNERS,
    ),
    Indicator(
        code="dac-san",
        label=N_("Đặc sản địa phương"),
        definition=N_("Chỉ dẫn địa lý, nhãn hiệu chứng nhận và nhãn hiệu tập thể còn hiệu lực."),
        formula=N_(
            "Đếm theo loại; chỉ dẫn địa lý của nhiều tỉnh được đếm ở tỉnh đầu tiên nêu tên."
        ),
        source=N_(
            "Sổ đăng ký của hệ thống; chỉ dẫn địa lý lấy từ các nguồn đã công bố, chưa phải toàn bộ: 02/2023 cả nước có 120, trong đó "
            "108 của Việt Nam."
        ),
        left_out=N_(
            "Tên được bảo hộ theo nguồn công bố mà chưa rõ số đăng ký: liệt kê riêng, được theo dõi, không tính vào số này."
        ),
        rounding=WHOLE,
        past=PAST,
        of_all_kinds=True,
    ),
    Indicator(
        code="san-pham-co-quyen",
        label=N_("Tỷ lệ sản phẩm có quyền sở hữu trí tuệ"),
        definition=N_(
            "Tỷ lệ sản phẩm OCOP, chủ lực và sản phẩm khác trong danh sách của tỉnh được gắn với một quyền trong danh mục."
        ),
        formula=N_(
            "Số sản phẩm có quyền liên kết ÷ tổng số sản phẩm × 100%. Mốc tham chiếu quốc gia, Chương trình 2205/QĐ-TTg: 40% năm "
            "2025, 60% năm 2030 số sản phẩm chủ lực, OCOP được hỗ trợ; không phải chỉ tiêu bắt buộc của tỉnh."
        ),
        source=N_(
            "Danh sách sản phẩm do tỉnh nhập từ tệp hoặc nhập tay; quyền trong sổ đăng ký của hệ thống."
        ),
        left_out=N_(
            "Sản phẩm ghi số quyền không tìm thấy trong danh mục của tỉnh: tính là chưa có quyền. Danh sách trống thì không có tỷ lệ."
        ),
        rounding=N_("Phần trăm, làm tròn xuống số nguyên."),
    ),
    Indicator(
        code="theo-doi-ten",
        label=N_("Cảnh báo tên địa phương"),
        definition=N_(
            "Đơn nhãn hiệu nộp trong hai năm gần nhất của chủ ngoài tỉnh có chứa tên được theo dõi."
        ),
        formula=N_(
            "So nguyên từ, đúng thứ tự, kể cả cách viết khác của địa danh (Buôn Mê Thuột), bỏ từ chung chỉ sản phẩm (cam, gạo, nước "
            "mắm…; cả từ tiếng Anh). Đủ cả tên: 100; tên riêng cùng từ chỉ sản phẩm: 85; viết liền: 80; tên riêng nhiều từ: 70; tên "
            "riêng một từ, hoặc một phần của tên ba từ: 50 và phải cùng nhóm Nice. Cùng nhóm Nice cộng 10; dưới 50 bỏ qua. Viết khác "
            "dấu là tên khác; viết không dấu thì coi là tên đó. Họ tên người trùng tên thì bỏ qua. Bằng chữ: cùng sản phẩm và cùng "
            "nhóm là rất giống, một trong hai là giống một phần, không có là chỉ trùng địa danh. Xếp theo hạn phản đối, tính theo "
            "luật của ngày nộp đơn (bảng căn cứ trong Trợ giúp)."
        ),
        source=N_(
            "Đơn nhãn hiệu trong sổ đăng ký; chỉ sao phần đã công khai: số đơn, nhãn hiệu, ảnh, chủ đơn và địa chỉ, ngày nộp, ngày "
            "công bố, nhóm, hàng hóa, tình trạng."
        ),
        left_out=N_(
            "Không thấy: viết sai chính tả, chữ tách rời, tên chỉ có trong hình. Thấy thừa: dịch vụ tại nơi đó, hãng trùng tên. Cảnh "
            "báo không phải kết luận gây nhầm lẫn."
        ),
        rounding=N_("Số nguyên, từ 50 đến 100."),
    ),
    Indicator(
        code="hai-ban-do",
        label=N_("34 tỉnh và 63 tỉnh cũ"),
        definition=N_(
            "Mỗi bản ghi thuộc một trong 34 tỉnh, thành phố hiện nay và, nếu biết, một trong 63 tỉnh trước 01/07/2025."
        ),
        formula=N_(
            "Tổng theo 34 = tổng theo 63 + “chưa rõ tỉnh cũ”; chủ ở nước ngoài và chưa xác định tỉnh đếm riêng ở cả hai."
        ),
        source=N_("Nghị quyết 202/2025/QH15; địa chỉ ghi trong bản ghi."),
        left_out=N_(
            "Địa chỉ sau sáp nhập không nói được tỉnh cũ: đếm vào “chưa rõ tỉnh cũ” của tỉnh mới."
        ),
        rounding=WHOLE,
        apart=("unknown_former", "abroad", "unresolved"),
        past=PAST,
        of_all_kinds=True,
    ),
    Indicator(
        code="so-dang-ky",
        label=N_("Số bản ghi trong danh sách"),
        definition=N_("Số đơn và văn bằng khớp với bộ lọc đang chọn."),
        formula=N_(
            "Đếm chính xác trên sổ đăng ký theo mọi điều kiện trong địa chỉ trang; tỉnh theo địa chỉ của người đứng tên đầu tiên."
        ),
        source=REGISTER,
        left_out=NATIONAL,
        rounding=WHOLE,
        apart=("other_offices", "never_dated", "abroad", "unresolved"),
        past=PAST,
        of_all_kinds=True,
    ),
)
