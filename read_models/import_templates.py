"""What can be downloaded to be filled in and imported: columns with an example, a note and a
drop-down list."""

from dataclasses import dataclass

from domain.local_names.products import PRODUCT_KINDS
from domain.network import requests
from domain.network.goals import METRICS, STATES
from domain.network.monthly import CHANNELS, OTHERS, REQUIRED, SEARCHES, TOPICS, WORDS
from domain.network.records import HOST_TYPES, MEASURES, SUBJECTS
from domain.places.provinces import PROVINCES_63
from domain.records.kinds import MARK_CATEGORIES
from domain.roles import ASSETS, importable
from language import N_

STATUSES = (
    "Đang thẩm định",
    "Công bố",
    "Cấp bằng",
    "Từ chối",
    "Rút đơn",
    "Hết hạn",
    "Chấm dứt hiệu lực",
    "Hủy bỏ hiệu lực",
)


STATIONS, MONTHS = "stations", "months"


@dataclass(frozen=True)
class Field:
    """A column: its heading, an example, a note on how to fill it in, its drop-down list if any;
    `listed`: STATIONS or MONTHS, whose drop-down list the database and the day give."""

    heading: str
    example: str
    note: str
    choices: tuple[str, ...] = ()
    width: int = 18
    listed: str = ""


@dataclass(frozen=True)
class Template:
    """`kind`: what it holds, which tells who may import it (domain.roles)."""

    title: str
    fields: tuple[Field, ...]
    kind: str = ASSETS


_DAY = N_("Ngày/tháng/năm, ví dụ 17/04/2024; để trống nếu chưa có.")
_NUMBER = Field(
    "Số đơn gốc",
    "4-2024-16348",
    N_("Theo dạng loại-năm-số thứ tự. Cần có số đơn hoặc số văn bằng."),
)
_FILED = Field("Ngày nộp đơn", "17/04/2024", _DAY)
_TITLE_NO = Field("Số bằng", "4-0405854-000", N_("Số văn bằng bảo hộ; để trống nếu chưa cấp."))
_GRANTED = Field("Ngày cấp", "05/08/2025", _DAY)
_OWNER = Field(
    "Chủ đơn/Chủ bằng",
    "Công ty TNHH Mẫu",
    N_("Nhiều chủ cách nhau bằng dấu chấm phẩy (;)."),
    width=30,
)
_ADDRESS = Field(
    "Địa chỉ",
    "Số 1 Lê Lợi, phường Trường Vinh, tỉnh Nghệ An",
    N_("Địa chỉ chủ đơn đứng đầu: quyết định tài sản thuộc tỉnh nào."),
    width=40,
)
_STATUS = Field(
    "Trạng thái",
    "Cấp bằng",
    N_("Chọn trong danh sách, hoặc ghi nguyên văn của Cục SHTT."),
    STATUSES,
)


def _with(field: Field, example: str) -> Field:
    return Field(field.heading, example, field.note, field.choices, field.width)


_TOLD = N_("Phải có; không có thì ghi 0.")
_MAY_BE_EMPTY = N_("Để trống nếu chưa có số; để trống không phải là 0.")

TEMPLATES: dict[str, Template] = {
    "nhan-hieu": Template(
        N_("Mẫu nhập nhãn hiệu"),
        (
            Field("Nhãn hiệu", "NƯỚC MẮM MẪU", N_("Chữ trên nhãn hiệu; nhãn hiệu chỉ có hình thì để trống."), width=30),
            _NUMBER, _FILED, _TITLE_NO, _GRANTED,
            Field("Nhóm sản phẩm/dịch vụ", "29; 30; 35", N_("Số nhóm Nice, từ 1 đến 45, cách nhau bằng dấu chấm phẩy.")),
            Field("Loại nhãn hiệu", "Nhãn hiệu tập thể", N_("Thông thường, tập thể hoặc chứng nhận."), tuple(MARK_CATEGORIES.values()), 26),
            _OWNER, _ADDRESS, _STATUS,
        ),
    ),
    "sang-che": Template(
        N_("Mẫu nhập sáng chế, giải pháp hữu ích"),
        (
            Field("Tên sáng chế", "Máy sấy mẫu", N_("Tên sáng chế hoặc giải pháp hữu ích."), width=40),
            _with(_NUMBER, "1-2024-02456"), _with(_FILED, "12/04/2024"), _with(_TITLE_NO, "1-0045678-000"), _GRANTED,
            Field("Phân loại IPC", "F26B 3/04; A23L 3/40", N_("Các chỉ số IPC, cách nhau bằng dấu chấm phẩy.")),
            _OWNER, _ADDRESS,
            Field("Người phát minh", "Nguyễn Văn A; Trần Thị B", N_("Nhiều người cách nhau bằng dấu chấm phẩy (;)."), width=30),
            _STATUS,
        ),
    ),
    "kieu-dang": Template(
        N_("Mẫu nhập kiểu dáng công nghiệp"),
        (
            Field("Tên kiểu dáng", "Chai mẫu", N_("Tên kiểu dáng công nghiệp."), width=30),
            _with(_NUMBER, "3-2024-00123"), _with(_FILED, "02/02/2024"), _with(_TITLE_NO, "3-0034567-000"), _GRANTED,
            Field("Phân loại Locarno", "09-01", N_("Lớp Locarno, cách nhau bằng dấu chấm phẩy.")),
            _OWNER, _ADDRESS,
            Field("Tác giả kiểu dáng", "Lê Văn C", N_("Nhiều người cách nhau bằng dấu chấm phẩy (;)."), width=30),
            _STATUS,
        ),
    ),
    "chi-dan-dia-ly": Template(
        N_("Mẫu nhập chỉ dẫn địa lý"),
        (
            Field("Tên", "Vinh", N_("Tên chỉ dẫn địa lý."), width=30),
            Field("Loại", "Chỉ dẫn địa lý", N_("Luôn là “Chỉ dẫn địa lý”."), ("Chỉ dẫn địa lý",)),
            _with(_NUMBER, "6-2024-00003"), _with(_FILED, "28/03/2024"), _with(_TITLE_NO, "00012"), _GRANTED,
            _with(_OWNER, "UBND tỉnh Nghệ An"), _with(_ADDRESS, "Phường Trường Vinh, tỉnh Nghệ An"), _STATUS,
        ),
    ),
    "luot-truy-cap": Template(
        N_("Mẫu nhập lượt truy cập theo tháng"),
        (
            Field("Tháng", "05/2021", N_("Tháng/năm; mỗi tháng một dòng, tháng chưa có số liệu thì bỏ qua, không ghi 0.")),
            Field("Khách truy cập", "15000", N_("Theo cách hiểu của hệ thống: số phiên, không phải số người.")),
            Field("Khách truy cập lần đầu", "2100", N_("Không lớn hơn khách truy cập.")),
            Field("Lượt truy cập trang", "185221", N_("Không nhỏ hơn khách truy cập.")),
        ),
        kind="visits",
    ),
    "kha-dung": Template(
        N_("Mẫu nhập khả dụng của nền tảng"),
        (
            Field("Tháng", "05/2021", N_("Tháng/năm; tháng chưa có số liệu thì bỏ qua, không ghi 0."), width=14),
            Field("Phút ngừng theo kế hoạch", "120", N_("Bảo trì đã báo trước, tính bằng phút; không ngừng thì ghi 0."), width=26),
            Field("Phút ngừng ngoài kế hoạch", "35", N_("Sự cố, tính bằng phút; không có thì ghi 0, chưa rõ thì để trống."), width=26),
            Field("Ghi chú", "Nâng cấp máy chủ", N_("Vì sao ngừng; để trống nếu chưa rõ."), width=36),
        ),
        kind="availability",
    ),
    "tram": Template(
        N_("Mẫu nhập Trạm IPPlatform"),
        (
            Field("Đơn vị chủ trì", "Sở KH&CN tỉnh mẫu", N_("Tên đầy đủ của đơn vị đặt Trạm."), width=36),
            Field("Loại hình", "Sở KH&CN", N_("Loại hình của đơn vị chủ trì."), tuple(HOST_TYPES.values())),
            Field("Tỉnh", "Nghệ An", N_("Tỉnh, thành phố."), tuple(p.name for p in PROVINCES_63.values())),
            Field("Thời điểm mở", "05/2020", N_("Ngày, tháng/năm hoặc năm thiết lập Trạm.")),
            Field("Thời điểm kết thúc", "", N_("Ngày, tháng/năm hoặc năm; để trống nếu Trạm không kết thúc.")),
            Field("Lý do kết thúc", "", N_("Văn bản hoặc việc mà Trạm kết thúc theo."), width=30),
            Field("Đơn vị kế tiếp", "", N_("Tên đầy đủ của đơn vị nhận tiếp; để trống nếu không có."), width=36),
            Field("Địa chỉ", "Phường Trường Vinh, tỉnh Nghệ An", N_("Để trống nếu chưa rõ."), width=36),
            Field("Liên hệ", "", N_("Người, điện thoại hoặc thư điện tử; để trống nếu chưa rõ."), width=30),
            Field("Nguồn", "", N_("Nơi nêu Trạm này; để trống thì ghi tên tệp."), width=30),
        ),
        kind="stations",
    ),
    "so-lieu-cong-bo": Template(
        N_("Mẫu nhập số liệu đã công bố"),
        (
            Field("Chỉ tiêu", "Lượt truy cập trang", N_("Chọn trong danh sách."), tuple(SUBJECTS.values()), 34),
            Field("Loại số", "phát sinh trong kỳ",
                  N_("Số lũy kế, phát sinh trong kỳ hay kế hoạch: ba số khác nhau, không cộng."), tuple(MEASURES.values())),
            Field("Về", "", N_("Tỉnh hoặc loại đơn vị mà số nói về; để trống là cả mạng lưới.")),
            Field("Kỳ", "05/2021", N_("Ngày, tháng/năm hoặc năm; để trống nếu nguồn không nêu, không tự suy ra.")),
            Field("Từ", "", N_("Chỉ với số cộng dồn: từ tháng nào.")),
            Field("Giá trị", "185.221", N_("Số, hoặc nguyên văn như “hơn 1.000”; để trống nếu nguồn chỉ có lời.")),
            Field("Nguyên văn", "tháng cao nhất là tháng 5", N_("Chép đúng từng chữ của nguồn."), width=40),
            Field("So với", "", N_("Kỳ mà lời so sánh với, như 2020.")),
            Field("Thứ tự", "", N_("Chỉ khi một chỉ tiêu có nhiều dòng cùng kỳ: 1, 2, 3…")),
            Field("Nguồn", "Báo cáo mẫu", N_("Tên văn bản, báo; bắt buộc."), width=36),
            Field("Địa chỉ nguồn", "", N_("Địa chỉ trang đăng; để trống nếu không có."), width=36),
            Field("Ngày đăng", "", _DAY),
        ),
        kind="figures",
    ),
    "dan-so": Template(
        N_("Mẫu nhập dân số các tỉnh"),
        (
            Field("Tỉnh", "Nghệ An", N_("Tên tỉnh, thành phố theo địa giới đã chọn.")),
            Field("Địa giới", "34", N_("34 tỉnh từ 01/07/2025, hoặc 63 tỉnh trước đó."), ("34", "63"), 12),
            Field("Năm", "2019", N_("Năm của số liệu.")),
            Field("Cách đo", "dân số theo tổng điều tra", N_("Như nguồn gọi; hai cách đo không trộn với nhau."), width=26),
            Field("Dân số", "3000000", N_("Số người, không làm tròn.")),
            Field("Căn cứ", "", N_("Nghị quyết, niên giám."), width=30),
        ),
        kind="populations",
    ),
    "hoat-dong-tram": Template(
        N_("Mẫu nhập hoạt động của Trạm"),
        (
            Field("Trạm", "Sở Khoa học và Công nghệ Hải Phòng", N_("Đơn vị chủ trì, đúng như trong danh sách Trạm."), width=36, listed=STATIONS),
            Field("Tháng", "05/2021", N_("Tháng/năm; mỗi Trạm một dòng mỗi tháng, tháng chưa có số liệu thì bỏ qua, không ghi 0."), listed=MONTHS),
            Field("Tư vấn", "12", N_("Số lượt tư vấn trong tháng.")),
            Field("Cập nhật thông tin", "3", N_("Số lượt cập nhật thông tin đã xử lý.")),
            Field("Đăng thông tin trên sàn", "2", N_("Số lượt đăng thông tin trên sàn giao dịch."), width=26),
            Field("Tập huấn", "1", N_("Số lớp tập huấn.")),
            Field("Số người được tập huấn", "30", N_("Số người, để trống nếu chưa rõ."), width=26),
        ),
        kind="activity",
    ),
    "bao-cao-tram": Template(
        N_("Mẫu nhập báo cáo tháng của Trạm"),
        (
            Field("Trạm", "Sở Khoa học và Công nghệ Hải Phòng",
                  N_("Chọn đơn vị chủ trì trong danh sách; Trạm chỉ nộp báo cáo của mình."), width=36, listed=STATIONS),
            Field("Tháng", "10/2026", N_("Chọn tháng đã hết; mỗi Trạm một dòng mỗi tháng."), listed=MONTHS),
            *(Field(label, example, _TOLD) for label, example in zip(REQUIRED.values(), ("16", "7", "2", "1", "1", "36"), strict=False)),
            Field("Cán bộ Trạm, quy đổi", "1,5", N_("Số người quy đổi toàn thời gian, tối đa hai chữ số thập phân.")),
            *(Field(label, "", _MAY_BE_EMPTY) for label in (*TOPICS.values(), *CHANNELS.values(), *SEARCHES.values(), *OTHERS.values())),
            *(Field(label, "", N_("Ghi bằng lời; để trống nếu không có."), width=36) for label in WORDS.values()),
            Field("Giải trình", "", N_("Vì sao số lớn bất thường hoặc khác danh sách sự kiện là đúng; Viện đọc được."), width=36),
            Field("Ngày Trạm nộp", "", N_("Chỉ Viện ghi: ngày Viện nhận báo cáo; để trống là hôm nay.")),
            Field("Lý do ghi sau khóa", "Báo cáo giấy", N_("Chỉ Viện ghi: bắt buộc với kỳ đã khóa."), width=36),
            Field("Dữ liệu minh họa", "", N_("Chọn “có” nếu là số bịa để tập huấn."), ("có",)),
        ),
        kind="reports",
    ),
    "yeu-cau": Template(
        N_("Mẫu nhập yêu cầu"),
        (
            Field("Ngày nhận", "12/10/2026", N_("Ngày/tháng/năm; bắt buộc.")),
            Field("Kênh", "Điện thoại", N_("Chọn trong danh sách; bắt buộc."), tuple(requests.CHANNELS.values())),
            Field("Loại yêu cầu", "Tư vấn", N_("Chọn trong danh sách; mỗi loại một dòng; bắt buộc."), tuple(requests.KINDS.values()), 24),
            Field("Chủ đề", "Tra cứu thông tin SHCN",
                  N_("Bắt buộc với tư vấn; nhiều chủ đề cách nhau bằng dấu chấm phẩy (;)."), tuple(requests.TOPICS.values()), 28),
            Field("Chào mua hoặc chào bán", "", N_("Chỉ với đăng thông tin trên sàn."), tuple(requests.SIDES.values()), 24),
            Field("Đối tượng SHCN", "Nhãn hiệu", N_("Nhãn hiệu, sáng chế…; để trống nếu chưa rõ.")),
            Field("Nội dung yêu cầu", "Nhãn hiệu mẫu cho cà phê đã có ai đăng ký chưa?", N_("Câu hỏi bằng lời; bắt buộc."), width=48),
            Field("Người yêu cầu", "Công ty TNHH Mẫu", N_("Tên người hoặc đơn vị; bắt buộc."), width=30),
            Field("Loại hình", "Doanh nghiệp", N_("Chọn trong danh sách; bắt buộc."), tuple(requests.REQUESTERS.values())),
            Field("Điện thoại", "", N_("Chỉ đơn vị xử lý thấy; xóa khi hết thời hạn lưu.")),
            Field("Thư điện tử", "", N_("Chỉ đơn vị xử lý thấy; xóa khi hết thời hạn lưu."), width=24),
            Field("Tỉnh", "Nghệ An", N_("Tỉnh của người yêu cầu; để trống là tỉnh của đơn vị.")),
            Field("Câu trả lời", "", N_("Để trống nếu chưa trả lời; có câu trả lời thì yêu cầu được đóng."), width=40),
            Field("Ngày trả lời", "", N_("Ngày/tháng/năm; để trống là hôm nay.")),
            Field("Dữ liệu minh họa", "", N_("Chọn “có” nếu là số bịa để tập huấn."), ("có",)),
        ),
        kind="requests",
    ),
    "hoi-nghi": Template(
        N_("Mẫu nhập hội nghị, tập huấn"),
        (
            Field("Tên hội nghị", "Hội nghị mẫu", N_("Tên hội nghị hoặc lớp tập huấn."), width=40),
            Field("Loại", "Hội nghị", N_("Hội nghị, hội thảo hoặc tập huấn."), ("Hội nghị", "Hội thảo", "Tập huấn")),
            Field("Ngày tổ chức", "15/05/2021", _DAY),
            Field("Dự kiến", "", N_("Ghi x nếu sự kiện chưa diễn ra; để trống nếu đã tổ chức."), ("x",), 12),
            Field("Địa điểm", "Hà Nội", N_("Nơi tổ chức.")),
            Field("Tỉnh", "Hà Nội", N_("Tên tỉnh, thành phố; để trống nếu trực tuyến.")),
            Field("Đơn vị chủ trì", "Viện Khoa học sở hữu trí tuệ",
                  N_("Tên một Trạm thì tính cho Trạm đó; khác đi thì cho Viện."), width=36, listed=STATIONS),
            Field("Số lớp", "1", N_("Số lớp hoặc số buổi mà dòng này gộp lại.")),
            Field("Số người dự kiến", "90", N_("Trước ngày tổ chức; để trống nếu chưa rõ.")),
            Field("Số đại biểu", "gần 100", N_("Số, hoặc nguyên văn như “gần 100”; để trống nếu chưa có kết quả.")),
            Field("Trong đó nữ", "40", N_("Không lớn hơn số đại biểu; để trống nếu chưa rõ.")),
            Field("Thành phần", "Cán bộ Sở KH&CN", N_("Ai dự: doanh nghiệp, hợp tác xã, cán bộ Sở…"), width=30),
            Field("Số Sở KH&CN", "2", N_("Có bao nhiêu Sở dự.")),
            Field("Sở KH&CN tham dự", "Nghệ An; Hà Tĩnh", N_("Tên tỉnh, cách nhau bằng dấu chấm phẩy (;)."), width=30),
            Field("Trạm có cán bộ dự", "", N_("Tên Trạm như trong danh sách Trạm, cách nhau bằng dấu chấm phẩy (;)."), width=36),
            Field("Lý do không tổ chức", "", N_("Chỉ ghi khi sự kiện không diễn ra."), width=30),
            Field("Ghi chú", "", N_("Kết quả, tài liệu."), width=30),
        ),
        kind="events",
    ),
    "chi-tieu": Template(
        N_("Mẫu nhập chỉ tiêu của Viện"),
        (
            Field("Chỉ tiêu", "Trạm mới hoạt động", N_("Chỉ tiêu đã có cùng tên và ngày đầu thì được cập nhật."), width=40),
            Field("Cách đo", "Trạm bắt đầu hoạt động trong kỳ",
                  N_("Đếm từ số liệu, hoặc ghi tay; để trống là ghi tay."), tuple(METRICS.values()), 32),
            Field("Gốc", "12", N_("Mức ban đầu; để trống nếu chưa đặt.")),
            Field("Cần đạt", "15", N_("Số lớn hơn 0.")),
            Field("Đơn vị tính", "Trạm", N_("Người, Trạm, lượt…")),
            Field("Từ ngày", "01/01/2026", N_("Ngày/tháng/năm, bắt buộc.")),
            Field("Đến ngày", "31/12/2026", N_("Ngày/tháng/năm, bắt buộc.")),
            Field("Đã đạt", "", N_("Chỉ khi ghi tay; số đếm từ số liệu thì để trống.")),
            Field("Nguồn của số đã đạt", "", N_("Bắt buộc khi ghi số đã đạt."), width=30),
            Field("Phụ trách", "Phòng mẫu", N_("Người hoặc phòng; bắt buộc."), width=24),
            Field("Nguồn", "Kế hoạch mẫu", N_("Văn bản đặt ra chỉ tiêu."), width=30),
            Field("Dữ liệu minh họa", "", N_("Chọn “có” nếu là số bịa để tập huấn."), ("có",)),
        ),
        kind="targets",
    ),
    "nhiem-vu": Template(
        N_("Mẫu nhập nhiệm vụ của Viện"),
        (
            Field("Nhiệm vụ", "Tổ chức lớp tập huấn mẫu", N_("Nhiệm vụ đã có cùng nội dung và ngày đầu thì được cập nhật."), width=50),
            Field("Trạng thái", "Đang làm", N_("Chọn trong danh sách; để trống là dự định."), tuple(STATES.values())),
            Field("Từ ngày", "01/01/2026", N_("Ngày/tháng/năm, bắt buộc.")),
            Field("Đến ngày", "31/12/2026", N_("Ngày/tháng/năm, bắt buộc; dời muộn hơn thì nêu lý do, hạn cũ được giữ.")),
            Field("Phụ trách", "Phòng mẫu", N_("Người hoặc phòng; bắt buộc."), width=24),
            Field("Ngày xong hoặc bỏ", "", N_("Bắt buộc khi xong hoặc bỏ."), width=20),
            Field("Bằng chứng", "", N_("Bắt buộc khi xong: văn bản, kỷ yếu, địa chỉ."), width=36),
            Field("Lý do", "", N_("Bắt buộc khi bỏ hoặc dời hạn."), width=30),
            Field("Nguồn", "Kế hoạch mẫu", N_("Văn bản giao nhiệm vụ."), width=30),
            Field("Dữ liệu minh họa", "", N_("Chọn “có” nếu là số bịa để tập huấn."), ("có",)),
        ),
        kind="tasks",
    ),
    "lien-he": Template(
        N_("Mẫu nhập liên hệ của chủ sở hữu"),
        (
            Field("Chủ sở hữu", "Công ty TNHH Mẫu", N_("Tên như trong sổ; chủ phải có tài sản tại tỉnh."), width=34),
            Field("Người liên hệ", "Nguyễn Văn A", N_("Người nhận điện thoại, thư."), width=24),
            Field("Điện thoại", "0200 000 0001", N_("Các chữ số; ghi ô là văn bản để không mất số 0 đầu.")),
            Field("Thư điện tử", "lienhe@mau.example", N_("Như ten@don-vi.vn."), width=28),
            Field("Địa chỉ liên hệ", "Số 1 Lê Lợi, phường Trường Vinh, tỉnh Nghệ An", N_("Nơi nhận thư; để trống nếu như trong sổ."), width=40),
        ),
        kind="contacts",
    ),
    "san-pham": Template(
        N_("Mẫu nhập sản phẩm OCOP, sản phẩm địa phương"),
        (
            Field("Tên sản phẩm", "Sản phẩm mẫu", N_("Tên sản phẩm như trong quyết định công nhận."), width=36),
            Field("Loại sản phẩm", "Sản phẩm OCOP", N_("OCOP, chủ lực hoặc khác; để trống là OCOP."), tuple(PRODUCT_KINDS.values())),
            Field("Hạng OCOP", "4 sao", N_("3, 4 hoặc 5 sao; để trống nếu chưa phân hạng."), ("3 sao", "4 sao", "5 sao")),
            Field("Chủ thể sản xuất", "Hợp tác xã Mẫu", N_("Tổ chức, cá nhân sản xuất."), width=30),
            Field("Địa bàn", "Xã Mẫu", N_("Nơi sản xuất.")),
            Field("Quyền liên kết", "", N_("Số đơn, số văn bằng, hoặc tên chỉ dẫn địa lý, nhãn hiệu của tỉnh; để trống nếu chưa có.")),
        ),
        kind="products",
    ),
}  # fmt: skip
"""What can be downloaded to fill in; a test fills in the example of each and imports it."""


def templates_for(role: str) -> dict[str, Template]:
    """The templates of what the role may import."""
    kinds = importable(role)
    return {name: template for name, template in TEMPLATES.items() if template.kind in kinds}
