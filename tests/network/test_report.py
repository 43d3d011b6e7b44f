"""The published report of 2021 (domain facts §1) from a database with the reference facts alone:
every line of it can be read on a page of the institute with its wording and its source, and
no other number about IPPlatform stands on any page of the institute."""

import csv
import re
from collections.abc import Iterator
from typing import Any

import pytest

from data_access.database.engine import Database
from data_access.upkeep.published_facts import FACTS, FILES
from read_models.network_year import NetworkYear
from tests.components.tree import links, seen, walk
from tests.network.drawn import YEARS, cards, sub_pages, word_for_word

REPORT = "http://khcnhungyen.gov.vn/tin-tuc/ket-qua-hoat-dong-khai-thac-nen-tang-ipplatform"
REPORT_2023 = "https://dti.most.gov.vn/ket-qua-hoat-dong-khai-thac-nen-tang-ipplatform"
ELSEWHERE = "https://www.qdnd.vn/giao-duc-khoa-hoc/"
COUNT = "17 Trạm IPPlatform (bao gồm 13 Sở KH&CN, 02 Viện nghiên cứu, 02 Hiệp hội)"
OWN_INTERFACE = "Tỉnh có giao diện quản trị TSTT riêng"
LINES: tuple[tuple[str, ...], ...] = (
    (REPORT, "Trạm IPPlatform số lũy kế tại thời điểm báo cáo 2021 17", COUNT),
    (REPORT, "Trạm IPPlatform, Sở KH&CN số lũy kế tại thời điểm báo cáo 2021 13", "13 Sở KH&CN"),
    (REPORT, "Trạm IPPlatform, Viện nghiên cứu số lũy kế tại thời điểm báo cáo 2021 2", "02 Viện nghiên cứu"),
    (REPORT, "Trạm IPPlatform, Hiệp hội số lũy kế tại thời điểm báo cáo 2021 2", "02 Hiệp hội"),
    (REPORT, "phát sinh trong kỳ năm 2021 4", "“các Sở Khoa học và Công nghệ (KH&CN) Cao Bằng, Gia Lai, Hải Phòng và Ninh Thuận"),
    *((REPORT, f"Sở KH&CN {name}", " 2021 ") for name in ("Cao Bằng", "Gia Lai", "Hải Phòng", "Ninh Thuận")),
    (REPORT, "kế hoạch năm 2022 15", "“Thiết lập và đưa vào hoạt động thêm 15 Trạm IPPLATFORM”"),
    *((REPORT, f"{OWN_INTERFACE}, {name}") for name in ("Bình Định", "Nghệ An", "Nam Định")),
    (REPORT, "Tư vấn miễn phí số lũy kế chưa nêu rõ hơn 1.000", "“hơn 1.000 lượt”"),
    (ELSEWHERE, "Tư vấn miễn phí số lũy kế lũy kế từ 07/2019 hơn 1.000", "đã được thực hiện miễn phí"),
    (REPORT, "Nội dung tư vấn", "“tra cứu thông tin SHCN”"),
    (REPORT, "Nội dung tư vấn", "“đánh giá khả năng đăng bảo hộ/khả năng sử dụng đối tượng SHCN”"),
    (REPORT, "Nội dung tư vấn", "“tra cứu tình trạng pháp lý của đối tượng SHCN”"),
    (REPORT, "Nội dung tư vấn", "“quy trình, thủ tục giám định, xử lý xâm phạm quyền SHCN”"),
    *((REPORT, "Kênh tiếp nhận", name) for name in ("Nền tảng IPPlatform", "Fanpage IPPlatform", "các Trạm IPPlatform")),
    (REPORT, "Cập nhật thông tin SHCN số lũy kế chưa nêu rõ gần 30", "“gần 30 lượt”"),
    (REPORT, "Yêu cầu đăng thông tin trên sàn giao dịch số lũy kế chưa nêu rõ hơn 20", "“hơn 20 lượt”"),
    (REPORT, "Yêu cầu xử lý cùng Trạm, Hải Phòng phát sinh trong kỳ chưa nêu rõ 6", "“Sở KHCN Hải Phòng 06 yêu cầu”"),
    (REPORT, "Yêu cầu xử lý cùng Trạm, Hà Tĩnh phát sinh trong kỳ chưa nêu rõ 3", "“Sở KHCN Hà Tĩnh 03 yêu cầu”"),
    (REPORT, "05/2021", "Hội nghị", "“Thúc đẩy khai thác thông tin và sử dụng dịch vụ sở hữu công nghiệp”",
     " gần 100 ", " 26 ", "“gần 100 đại biểu”"),
    (REPORT, "02/2022", "Hội nghị", "dự kiến", "“dự kiến tổ chức tháng 02/2022”"),
    (REPORT, "Nhiệm vụ", "“Duy trì ổn định hoạt động của Nền tảng IPPLATFORM phục vụ công chúng"),
    (REPORT, "Nhiệm vụ", "“Thiết lập và đưa vào hoạt động thêm 15 Trạm IPPLATFORM”"),
    (REPORT, "Nhiệm vụ", "“huấn luyện các kỹ năng khai thác và vận hành Nền tảng IPPlatform"),
    (REPORT, "Nhiệm vụ", "“xây dựng Giao diện quản trị TSTT riêng cho tỉnh"),
    (REPORT, "Nhiệm vụ", "“thực hiện các nhiệm vụ triển khai Chiến lược SHTT của tỉnh”"),
    *((REPORT, "Đối tượng phối hợp", f"“{name}”")
      for name in ("các sở KH&CN", "trường đại học", "viện nghiên cứu", "tổ chức trung gian", "hiệp hội")),
    (REPORT, "Khách truy cập phát sinh trong kỳ năm 2021 115.018", "Báo cáo không nêu mức so sánh"),
    (REPORT, "Khách truy cập lần đầu phát sinh trong kỳ năm 2021 16.238", "“tăng khoảng 50%” so với 2020"),
    (REPORT, "Lượt truy cập trang phát sinh trong kỳ năm 2021 1.477.321", "“tăng khoảng 50%” so với 2020"),
    (REPORT, "Lượt truy cập trang phát sinh trong kỳ 05/2021 185.221",
     "“Tháng có số lượng trang truy cập cao nhất là tháng 05/2021 với 185.221 trang”"),
    (REPORT_2023, "Khách truy cập phát sinh trong kỳ năm 2023 232.576", "Tổng số khách truy cập (Total Visitors) là 232.576 khách"),
    (REPORT_2023, "Khách truy cập lần đầu phát sinh trong kỳ năm 2023 44.991", "tăng khoảng 33% so với năm 2022"),
    (REPORT_2023, "Lượt truy cập trang phát sinh trong kỳ năm 2023 2.444.063", "tăng khoảng 9% so với năm 2022"),
    (REPORT_2023, "Lượt truy cập trang phát sinh trong kỳ 03/2023 287.614", "cao nhất là tháng 03/2023"),
)  # fmt: skip
"""The lines of the table in domain facts §1: where it is published, what a row or an entry of /vien
has to say."""
ON_TILES = (
    "17 lũy kế tại thời điểm báo cáo 2021 13 Sở KH&CN, 02 Viện nghiên cứu, 02 Hiệp hội",
    "hơn 1.000 lượt, lũy kế; kỳ chưa nêu rõ “hơn 1.000 lượt”",
    "Lượt truy cập trang, năm 2023 2.444.063 “tăng khoảng 9% so với năm 2022”",
    "2021 1.477.321 “tăng khoảng 50%” so với 2020",
    "2022 chỉ có 06/2022: 187.554 2023 2.444.063 “tăng khoảng 9% so với năm 2022”",
    "Mục tiêu năm 2022 Trạm mới theo mục tiêu chưa có / 15",
)
OWN = {
    "/vien": {"0", "8", "34", "68", "63", "4.0", "108", "120"},
    "published": {"68", "0", "34"},
    "events": {"0", "34", "0/12", "0/34", "2026", "24/11/2026", "4.0"},
    "each": {"0", "8", "34", "01/07/2025", "2026"},
    "stations": {"0", "8", "34", "01/07/2025", "09", "11/2025", "10/2026", "24/11/2026", "2026"},
    "other": {"0", "8", "34", "01/07/2025"},
}
"""Numbers of ours: the year that ends in the last month due and how many of its stations have no first
day, provinces, how many figures are listed, a month of the chart that no fact names, the day of the
reform, the year of the day on which it is read, zeros of the empty register, the version of the map's
licence, the published counts of geographical indications (another fact)."""
NUMBER = re.compile(r"[0-9]+(?:[./][0-9]+)*")


@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(line[1:])[:60])
def test_a_line_of_the_report_has_its_wording_and_source(
    facts: Database, view: NetworkYear, line: tuple[str, ...]
) -> None:
    """One row of a table, or one entry of a list, has all of it."""
    source, *said = line
    rows = [
        part
        for part in walk(
            [word_for_word(view), sub_pages(facts)["stations"], sub_pages(facts)["events"]]
        )
        if type(part).__name__ in ("Tr", "Li")
    ]
    assert any(
        all(words in seen(row) for words in said)
        and any(href.startswith(source) for _text, href in links(row))
        for row in rows
    )


def test_the_tiles_tell_the_report(view: NetworkYear) -> None:
    words = seen(cards(view))
    assert [line for line in ON_TILES if line not in words] == []


def test_no_other_number_appears(facts: Database, view: NetworkYear) -> None:
    """Every number on the pages, in what is only heard or hovered too, stands in a fact or counts
    what the page itself lists."""
    told = set(published())
    told |= {f"{m:02}/{y}" for y in YEARS for m in range(1, 13)} | {str(y) for y in YEARS}
    pages = {"/vien": cards(view), **sub_pages(facts)}
    found = {
        page: set(NUMBER.findall(" ".join(everything(drawn)))) - told - OWN.get(page, OWN["other"])
        for page, drawn in pages.items()
    }
    assert found == {page: set() for page in pages}


def everything(drawn: Any) -> Iterator[str]:
    """Words on the screen, for screen readers, and under the pointer; what charts draw."""
    for part in walk(drawn):
        if isinstance(part, (str, int, float)):
            yield str(part)
            continue
        yield from (
            str(words) for name in ("title", "aria-label") if (words := getattr(part, name, None))
        )
        traces = (getattr(part, "figure", None) or {}).get("data", ())
        yield from (
            str(value)
            for trace in traces
            for name in ("y", "text")
            for value in trace.get(name, ())
        )


def published() -> Iterator[str]:
    """The numbers of the facts as a page writes them: with thousands dots, days and months the
    Vietnamese way."""
    for name in FILES[:3]:
        for row in csv.reader((FACTS / name).read_text("utf-8").splitlines()):
            for cell in row:
                if not cell.startswith("http"):
                    yield from shapes(cell)


def shapes(cell: str) -> set[str]:
    plain = set(NUMBER.findall(cell))
    dotted = {f"{int(n):,}".replace(",", ".") for n in plain if n.isdigit()}
    days = {
        "/".join(reversed(found.split("-")))
        for found in re.findall(r"[0-9]{4}(?:-[0-9]{2})+", cell)
    }
    return plain | dotted | days
