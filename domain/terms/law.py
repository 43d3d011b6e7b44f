"""What the law says, item by item, and what the system has settled by itself where the law is
silent or not at hand. Shown in Help.

Each line has hand-made cases (tests/domain/test_law.py): the day before, the day itself, the day
after. Sources: the facts of `law_sources.csv` and `working_days.csv` with their addresses; an
article without an address is cited from the text of the Law, and what could not be compared with
the text of its circular or decree is said to be uncertain.
"""

from dataclasses import dataclass
from datetime import date

from domain.terms.rules import (
    FIRST,
    HAGUE_SINCE,
    LAW_2005,
    LAW_2022,
    LAW_2025,
    MADRID_SINCE,
)
from language import N_


@dataclass(frozen=True, slots=True)
class Line:
    """`about`, `says`, `article`, `text` and `uncertain` are gettext keys. `since`: from when the
    text holds, None for a convention of the system's own; `source`: the address of who published
    what it says."""

    code: str
    about: str
    says: str
    article: str = ""
    text: str = ""
    since: date | None = None
    uncertain: str = ""
    source: str = ""


IP_LAW = N_("Luật Sở hữu trí tuệ 50/2005/QH11")
CIRCULAR = N_("Thông tư 01/2007/TT-BKHCN")
CIRCULAR_SINCE = date(2007, 5, 9)
PATENT_FEES = "https://vietnampatenttrademark.com/patent-annuities/"
GAZETTE = "https://vi.wikisource.org/wiki/Trang:Cong_bao_Chinh_phu_35_36_nam_2014.pdf/14"
_LAST_DAY = N_(
    "Ngày cuối còn hiệu lực là ngày kỷ niệm ngày nộp đơn; có nguồn tính sớm hơn một ngày."
)
_CIRCULAR_CHANGED = N_(
    "Đọc qua trang của hãng luật, chưa đối chiếu nguyên văn. Thông tư 23/2023/TT-BKHCN hướng dẫn sau này, chưa đối chiếu điều tương ứng."
)
_POINT = N_(
    "Đọc qua trang của hãng luật, chưa đối chiếu nguyên văn và số của điểm con. Thông tư 23/2023/TT-BKHCN hướng dẫn sau này, "
    "chưa đối chiếu."
)

LAW: tuple[Line, ...] = (
    Line(
        code="term-sc",
        about=N_("Sáng chế"),
        says=N_("Hiệu lực từ ngày cấp đến hết 20 năm kể từ ngày nộp đơn."),
        article=N_("Điều 93(2)"),
        text=IP_LAW,
        since=LAW_2005,
        uncertain=_LAST_DAY,
        source=GAZETTE,
    ),
    Line(
        code="term-gphi",
        about=N_("Giải pháp hữu ích"),
        says=N_("Hiệu lực từ ngày cấp đến hết 10 năm kể từ ngày nộp đơn."),
        article=N_("Điều 93(3)"),
        text=IP_LAW,
        since=LAW_2005,
        uncertain=_LAST_DAY,
        source=GAZETTE,
    ),
    Line(
        code="term-kdcn",
        about=N_("Kiểu dáng công nghiệp"),
        says=N_(
            "Đến hết 5 năm kể từ ngày nộp đơn, gia hạn hai lần liên tiếp, mỗi lần 5 năm; không gia hạn thì hết hiệu lực khi hết kỳ."
        ),
        article=N_("Điều 93(4)"),
        text=IP_LAW,
        since=LAW_2005,
        uncertain=_LAST_DAY,
        source=GAZETTE,
    ),
    Line(
        code="term-nh",
        about=N_("Nhãn hiệu"),
        says=N_(
            "Đến hết 10 năm kể từ ngày nộp đơn, gia hạn nhiều lần, mỗi lần 10 năm; không gia hạn thì hết hiệu lực khi hết kỳ."
        ),
        article=N_("Điều 93(6)"),
        text=IP_LAW,
        since=LAW_2005,
        uncertain=_LAST_DAY,
        source=GAZETTE,
    ),
    Line(
        code="term-cddl",
        about=N_("Chỉ dẫn địa lý"),
        says=N_("Hiệu lực vô thời hạn kể từ ngày cấp, không phải gia hạn."),
        article=N_("Điều 93(7)"),
        text=IP_LAW,
        since=LAW_2005,
        uncertain="",
        source=GAZETTE,
    ),
    Line(
        code="annuity-due",
        about=N_("Phí duy trì sáng chế, giải pháp hữu ích"),
        says=N_("Năm đầu nộp khi cấp; mỗi năm sau nộp trong 6 tháng trước ngày kỷ niệm ngày cấp."),
        article=N_("điểm 20.3; nghĩa vụ nộp: Luật SHTT Điều 94(1)"),
        text=CIRCULAR,
        since=CIRCULAR_SINCE,
        uncertain=_CIRCULAR_CHANGED,
        source=PATENT_FEES,
    ),
    Line(
        code="annuity-late",
        about=N_("Nộp muộn phí duy trì"),
        says=N_("Được nộp muộn 6 tháng kể từ ngày đến hạn, thêm 10% cho mỗi tháng muộn."),
        article=N_("điểm 20.3; phụ phí: Thông tư 263/2016/TT-BTC"),
        text=CIRCULAR,
        since=CIRCULAR_SINCE,
        uncertain=_CIRCULAR_CHANGED,
        source=PATENT_FEES,
    ),
    Line(
        code="lapse",
        about=N_("Không nộp phí duy trì"),
        says=N_(
            "Hết thời hạn nộp thì hiệu lực tự động chấm dứt kể từ ngày bắt đầu của năm hiệu lực đầu tiên không nộp phí."
        ),
        article=N_("Điều 95(3)"),
        text=IP_LAW,
        since=LAW_2005,
        uncertain=N_(
            "Đọc từ bản dịch tiếng Anh của điều luật; không thấy quy định khôi phục sau khi chấm dứt."
        ),
        source="http://duytho.com/in-which-cases-shall-the-validity-of-a-patent-be-terminated.html",
    ),
    Line(
        code="renewal-due",
        about=N_("Gia hạn nhãn hiệu, kiểu dáng"),
        says=N_("Nộp đơn gia hạn trong 6 tháng trước ngày hết hiệu lực."),
        article=N_("điểm 20"),
        text=CIRCULAR,
        since=CIRCULAR_SINCE,
        uncertain=_POINT,
        source="https://vietnampatenttrademark.com/industrial-design-renewal-in-vietnam/",
    ),
    Line(
        code="renewal-late",
        about=N_("Gia hạn muộn"),
        says=N_("Được nộp muộn 6 tháng kể từ ngày hết hiệu lực, thêm 10% cho mỗi tháng muộn."),
        article=N_("điểm 20; phụ phí: Thông tư 263/2016/TT-BTC"),
        text=CIRCULAR,
        since=CIRCULAR_SINCE,
        uncertain=_POINT,
        source="https://bigpro-ip.com/en/regulations-on-extension-of-validity-of-protection-titles-vbbh-certificate-of-trademark-registration",
    ),
    Line(
        code="publication",
        about=N_("Công bố đơn sáng chế"),
        says=N_(
            "Đơn được công bố chậm nhất trong tháng thứ 19 kể từ ngày nộp đơn hoặc ngày ưu tiên: số đơn của các năm gần nhất còn tăng."
        ),
        article=N_("Điều 110(2)"),
        text=IP_LAW,
        since=LAW_2005,
        uncertain=N_(
            "Chưa đối chiếu nguyên văn. Luật 131/2025/QH15 cho công bố sớm hơn; mốc muộn nhất tạm giữ."
        ),
        source="https://wincolaw.com.vn/?p=6651",
    ),
    Line(
        code="opposition",
        about=N_("Phản đối đơn nhãn hiệu"),
        says=N_(
            "Đơn nộp từ 01/04/2026: trong 3 tháng kể từ ngày công bố đơn; đơn nộp từ 01/01/2023 đến 31/03/2026: trong 5 tháng; "
            "đơn nộp trước đó: đến khi có quyết định cấp."
        ),
        article=N_("Điều 112a(1); trước 2023: Điều 112"),
        text=N_("Luật 131/2025/QH15; Luật 07/2022/QH15; Luật SHTT 50/2005/QH11"),
        since=LAW_2022,
        uncertain=N_(
            "Chưa rõ thời hạn 3 tháng có áp dụng cho đơn nộp trước 01/04/2026 hay không: tính theo luật của ngày nộp đơn. Có nguồn cho "
            "biết Cục từng áp dụng 5 tháng cho cả đơn nộp trước 2023. Không dời khỏi ngày nghỉ: nên gửi sớm hơn."
        ),
        source="https://pham.com.vn/en/news-and-event/ip-law-2025-regulations-on-opposition-to-industrial-property-applications.html",
    ),
    Line(
        code="before-2006",
        about=N_("Hạn trước 01/07/2006"),
        says=N_("Dùng cùng mốc, cùng thời gian nộp như luật sau."),
        article=N_("chưa đối chiếu"),
        text=N_("Pháp lệnh 1989, Bộ luật Dân sự 1995 và văn bản hướng dẫn"),
        since=FIRST,
        uncertain=N_("Chưa đối chiếu chi tiết của pháp luật khi đó."),
    ),
    Line(
        code="law-2025",
        about=N_("Hạn từ 01/04/2026"),
        says=N_("Giữ các mốc của luật trước."),
        article=N_("chưa rõ"),
        text=N_("Luật 131/2025/QH15"),
        since=LAW_2025,
        uncertain=N_(
            "Không nguồn nào tìm thấy nói đổi thời hạn bảo hộ hay thời gian nộp muộn; nghị định hướng dẫn chưa có để đối chiếu."
        ),
        source="https://www.mondaq.com/trademark/1734064/vietnams-2025-amended-ip-law",
    ),
    Line(
        code="madrid",
        about=N_("Nhãn hiệu đăng ký quốc tế (Madrid)"),
        says=N_(
            "Mỗi kỳ 10 năm từ ngày đăng ký quốc tế; gia hạn tại WIPO, muộn nhất 6 tháng sau với phụ phí của WIPO."
        ),
        article=N_("Điều 6, 7"),
        text=N_("Nghị định thư Madrid"),
        since=MADRID_SINCE,
        uncertain=N_(
            "Không tính theo ngày nghỉ của Việt Nam; ngày nghỉ của WIPO không có trong hệ thống. Chỉ định sau chưa được tách riêng."
        ),
        source="https://www.wipo.int/madrid/en/how_to/manage/renewal.html",
    ),
    Line(
        code="hague",
        about=N_("Kiểu dáng đăng ký quốc tế (La Hay)"),
        says=N_(
            "Mỗi kỳ 5 năm từ ngày đăng ký quốc tế, tại Việt Nam nhiều nhất 15 năm; gia hạn tại WIPO, muộn nhất 6 tháng sau."
        ),
        article=N_("Điều 17"),
        text=N_("Văn kiện Geneva 1999 của Thỏa ước La Hay"),
        since=HAGUE_SINCE,
        uncertain=N_(
            "Chưa đối chiếu được ngày sớm nhất WIPO nhận phí gia hạn; tạm dùng 6 tháng trước."
        ),
        source="https://www.wipo.int/hague/en/guide/renewal.html",
    ),
    Line(
        code="designation",
        about=N_("Đăng ký quốc tế chỉ định Việt Nam"),
        says=N_(
            "Việt Nam thẩm định và có thể từ chối; chưa biết quyết định thì chưa rõ tình trạng: chờ kết quả thẩm định tại Việt Nam."
        ),
        article=N_("Điều 4, 5 (Madrid); Điều 12, 14 (La Hay)"),
        text=N_("Nghị định thư Madrid; Văn kiện Geneva 1999"),
        since=MADRID_SINCE,
        uncertain=N_(
            "Quá hạn từ chối mà không có thông báo thì được bảo hộ; hệ thống không biết có thông báo hay không nên không tự suy ra."
        ),
        source="https://www.wipo.int/treaties/en/remarks.jsp?cnty_id=1930C",
    ),
    Line(
        code="day-off",
        about=N_("Hạn rơi vào ngày nghỉ"),
        says=N_("Thời hạn kết thúc vào ngày làm việc tiếp theo ngày nghỉ cuối tuần, ngày lễ."),
        article=N_("Điều 148(5)"),
        text=N_("Bộ luật Dân sự 91/2015/QH13"),
        since=date(2017, 1, 1),
        uncertain=N_(
            "Áp dụng cho hạn nộp phí sở hữu công nghiệp là cách hiểu của hệ thống; trước 2017 cũng tính như vậy."
        ),
    ),
    Line(
        code="holidays",
        about=N_("Ngày lễ, Tết"),
        says=N_(
            "Tết dương lịch, Tết âm lịch, Giỗ Tổ, 30/04, 01/05, 02/09; lễ trùng ngày nghỉ hằng tuần thì nghỉ bù."
        ),
        article=N_("Điều 111(3), 112"),
        text=N_("Bộ luật Lao động 45/2019/QH14"),
        since=date(2021, 1, 1),
        uncertain=N_(
            "Không tính ngày nghỉ thêm công bố từng năm, ngày thứ hai của Quốc khánh, và ngày 24/11 mới được đề xuất. Nghỉ bù tính từ "
            "2007 (Luật 84/2007/QH11); trước đó chưa có văn bản để đối chiếu nên không tính."
        ),
        source="https://vneconomy.vn/bo-sung-ngay-van-hoa-viet-nam-2411-vao-danh-muc-ngay-nghi-huong-nguyen-luong.htm",
    ),
    Line(
        code="swapped",
        about=N_("Ngày làm việc hoán đổi"),
        says=N_(
            "Ngày được nghỉ hoán đổi là ngày nghỉ; thứ Bảy làm bù là ngày làm việc, hạn rơi vào ngày đó không dời."
        ),
        article=N_("thông báo từng năm"),
        text=N_("Ý kiến của Thủ tướng Chính phủ về hoán đổi ngày làm việc"),
        since=date(2024, 4, 29),
        uncertain=N_(
            "Chỉ có các ngày nêu ở bảng dưới. Năm khác, hạn rơi vào thứ Bảy làm bù có thể hiển thị muộn hơn luật: nên nộp trước."
        ),
        source="https://xaydungchinhsach.chinhphu.vn/nguoi-lao-dong.html",
    ),
    Line(
        "alive-while-payable",
        N_("Quy ước: còn được nộp muộn thì còn hiệu lực"),
        N_(
            "Đến hết hạn nộp muộn, văn bằng được đếm là còn hiệu lực, vì chưa ai biết phí có được nộp hay không. Khi hết hạn mà không "
            "nộp, trang ghi cả hai ngày: chấm dứt hay hết hiệu lực từ ngày nào theo luật, và xác định được sau ngày nào. Số liệu của "
            "ngày đã qua giữ như vậy."
        ),
        uncertain=N_(
            "Theo luật, văn bằng không nộp phí đã kết thúc từ ngày sớm hơn: số còn hiệu lực của ngày đã qua có thể gồm cả nó."
        ),
    ),
    Line(
        "never-due",
        N_("Quy ước: phí sau khi đã kết thúc"),
        N_("Các năm sau ngày kết thúc hiệu lực không đến hạn, không gọi là quá hạn."),
    ),
    Line(
        "no-fee-data",
        N_("Quy ước: chưa có dữ liệu nộp phí"),
        N_(
            "Sáng chế, giải pháp hữu ích chưa có dữ liệu nộp phí không bao giờ bị tính là chấm dứt; chỉ hết hiệu lực khi hết thời hạn."
        ),
    ),
    Line(
        "office-day",
        N_("Quy ước: ngày của cơ quan cấp"),
        N_(
            "Ngày hết hiệu lực do cơ quan cấp nêu (INID 180) được dùng trước ngày tính; khác nhau thì hiện cả hai."
        ),
    ),
    Line(
        "month-begun",
        N_("Quy ước: tháng nộp muộn"),
        N_(
            "Đến hạn nộp đã dời khỏi ngày nghỉ không có phụ phí; sau đó mỗi tháng đã bắt đầu, đếm từ hạn chưa dời, tính trọn một tháng."
        ),
        uncertain=N_(
            "Cách tính của tháng chưa trọn và của hạn đã dời chưa đối chiếu với thông tư."
        ),
    ),
    Line(
        "month-end",
        N_("Quy ước: tháng không có ngày tương ứng"),
        N_(
            "Thời hạn tính bằng tháng hết vào ngày cuối của tháng đó: 6 tháng sau 31/08 là 28/02, năm nhuận 29/02."
        ),
        uncertain=N_("Luật Sở hữu trí tuệ không nêu trường hợp này."),
    ),
    Line(
        "leap-day",
        N_("Quy ước: ngày 29/02"),
        N_("Ngày kỷ niệm của 29/02 ở năm thường là 28/02."),
        uncertain=N_("Luật không nêu trường hợp này."),
    ),
)
