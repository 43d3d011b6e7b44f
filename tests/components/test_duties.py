"""Việc hôm nay as it is drawn: the order of lines, what each says, whose it is."""

from dataclasses import replace
from datetime import date

from components import shell
from components.duties.lines import in_order
from components.duties.page import duties_page
from components.duties.view import View
from domain.network.records import Event, Station
from domain.network.reporting import MISSING, OPEN, SENT_BACK, Record, Silence
from domain.network.stages import Life, months_between
from domain.posts import Post
from read_models.duties import PostDuties, ProvinceDuties, ProvinceFigures, StationDuties
from read_models.events import EventRow
from read_models.league import LeagueRow
from read_models.overview import Tile, WorkItem, YearToDate
from read_models.register_filters import Filters
from read_models.station_now import StationNow
from read_models.station_reports import MonthReport, StationReports
from read_models.station_work import Work
from tests.components.tree import having, links, text

TODAY = date(2026, 12, 1)
OFFICER, STATION = Post("officer", "40"), Post("station", station_id=3)
HOST = "Sở Khoa học và Công nghệ Nghệ An"


def station(*months: tuple[str, str], awaiting: tuple[EventRow, ...] = ()) -> PostDuties:
    returned = MonthReport(3, "2026-09", "returned", comment="Thiếu số người học", version=2)
    reports = StationReports(
        Station(HOST, "department", id=3), Life(), {"2026-09": returned}, (), TODAY
    )
    return PostDuties(STATION, date(2024, 9, 12), station=StationDuties(reports, months, awaiting))


def province(**counted: int) -> PostDuties:
    filters = Filters(changed=30)
    items = tuple(WorkItem(what, n, (), None, filters) for what, n in counted.items())
    told = ProvinceDuties({"muon": (), "90": ()}, items, False)
    return PostDuties(OFFICER, date(2024, 9, 12), province=told)


def test_each_post_stands_in_four_figures_that_open_their_rows() -> None:
    """By hand: 336 titles alive and 298 a year ago, 15 deadlines of which 3 are late, 40 grants
    against 21; of the station twelve reports of twelve, eleven on time, 34 requests after 31."""
    alive = Tile(None, 336, 3, 298, date(2025, 12, 1), ())
    days = (date(2026, 1, 1), date(2026, 12, 1), 40, date(2025, 1, 1), date(2025, 12, 1), 21)
    figures = ProvinceFigures(alive, YearToDate("granted", *days, {}))
    told = province(due=15, late=3, tasks=6)
    assert told.province is not None
    mine = replace(told, province=replace(told.province, figures=figures))
    months = months_between("2025-11", "2026-10")
    done = Work(requests=34, trained=38, classes=1, compared=(34, 31))
    record = Record(12, 12, 11)
    row = LeagueRow(Station(HOST, "other", id=3), Life(), TODAY, (), record, Silence(), done)
    own = station()
    assert own.station is not None
    theirs = replace(own, station=replace(own.station, now=StationNow(row, months)))
    page = duties_page(view(mine, theirs))
    boxes = [text(box) for box in having(page, className="duty-four")]
    assert boxes == [
        "Văn bằng còn hiệu lực 336 +12,8% so với 01/12/2025 Thời hạn trong 90 ngày 15 "
        "3 quá hạn, còn nộp muộn được Văn bằng cấp năm nay 40 cùng kỳ 2025: 21 "
        "Nhiệm vụ kế hoạch quá hạn 6",
        "Báo cáo, 12 kỳ gần nhất 12/12 11 đúng hạn Yêu cầu, 10 kỳ của năm 2026 34 "
        "+9,7% so cùng kỳ 2025 Người được tập huấn 38 1 lớp Cán bộ đang làm chưa có",
    ]
    opened = {href for _words, href in links(page)}
    assert {"/tinh/nghe-an/bang-tong-hop", "/vien/tram/3", "/vien/tram/3/bao-cao"} <= opened
    assert duties_page(view(province())) and not having(
        duties_page(view(province())), className="duty-four"
    )


def view(*parts: PostDuties) -> View:
    return View(parts, {3: HOST}, TODAY)


def test_the_gravest_stands_first_then_the_nearest_day() -> None:
    """Late and returned months before what is due in two weeks, counts without a day after it."""
    months = (("2026-09", SENT_BACK), ("2026-10", MISSING), ("2026-11", OPEN))
    lines = in_order((province(changed=9, errors=2, hits=0), station(*months)), TODAY)
    assert [(line.tone, line.due, line.n) for line in lines] == [
        ("bad", date(2026, 10, 15), None),
        ("bad", date(2026, 11, 16), None),
        ("bad", None, 2),
        ("warn", date(2026, 12, 15), None),
        ("note", None, 9),
    ]
    assert lines[0].detail == "Viện trả lại: Thiếu số người học; còn ghi được đến 31/10/2026"
    assert lines[0].href == "/vien/tram/3/bao-cao?thang=2026-09"


def test_an_event_is_told_in_the_post_of_its_station() -> None:
    told = Event("Tập huấn tra cứu", "training", "2026-11-20")
    row = EventRow(8, told, 3, HOST, (), False, 1, "", None)
    (line,) = in_order((station(awaiting=(row,)),), TODAY)
    assert line.title == "Ghi kết quả: Tập huấn tra cứu"
    assert line.href == "/vien/hoi-nghi?vai=station:3&ghi=8"


def test_each_line_says_its_post_in_shape_and_word() -> None:
    page = duties_page(view(province(changed=9), station(("2026-11", OPEN))))
    lines = having(page, className="duty-list")[0].children
    assert [text(line) for line in lines] == [
        "14 ngày Trạm (Phụ trách Trạm IPPlatform, Trạm Nghệ An) Báo cáo tháng 11/2026 của Trạm "
        "còn hạn nộp; còn ghi được đến 31/12/2026 15/12/2026 hạn nộp Mở báo cáo",
        "9 Tỉnh (Chuyên viên quản lý SHTT, Sở KH&CN Nghệ An) Hồ sơ đổi tình trạng pháp lý trong 30 ngày gần nhất "
        "Mở danh sách",
    ]
    assert len(having(page, className="duty-of round")) == 2, "at the line and at the post"
    chips = [(words, href) for words, href in links(page) if href.startswith("/viec")]
    assert chips == [
        ("Tất cả 2", "/viec"),
        ("Tỉnh 1", "/viec?vai=officer:nghe-an"),
        ("Trạm 1", "/viec?vai=station:3"),
    ]


def test_two_posts_of_a_kind_have_their_names() -> None:
    other = PostDuties(Post("officer", "52"), date(2025, 1, 2), province=province(hits=1).province)
    page = duties_page(view(province(hits=1), other))
    chips = [words for words, href in links(page) if href.startswith("/viec?")]
    assert chips == ["Sở KH&CN Nghệ An 1", "Sở KH&CN Gia Lai 1"]


def test_nothing_to_do_is_said() -> None:
    assert "Không có việc nào cần xử lý." in text(duties_page(view(province(), station())))


def test_the_menu_has_it_for_several_posts_alone() -> None:
    def side(*posts: Post) -> list[str]:
        frame = shell.Frame("Cao Thị Hồng Vân", posts, "/viec", None, "duties", hosts={3: HOST})
        return [href for _words, href in links(shell.side(frame))]

    assert side(OFFICER, STATION)[:2] == ["/viec", "/viec"], "the name of the product, the entry"
    assert "/viec" not in side(OFFICER)[1:]
    assert "/viec" not in side(Post("trainer"), Post("admin"))[1:]


def test_a_station_stands_under_its_own_name() -> None:
    """In the bar and over its pages, also where it is the person's only post; a host that calls
    itself a station is not called one twice."""

    def drawn(host: str) -> tuple[str, str]:
        frame = shell.Frame("Vũ Hải Yến", (STATION,), "/vien/tram/3", None, "", hosts={3: host})
        return text(shell.top(frame)), text(shell.side(frame))

    bar, menu = drawn(HOST)
    assert "Trạm Nghệ An" in bar and "Viện Khoa học sở hữu trí tuệ" not in bar
    assert "Trạm Nghệ An" in menu and "Mạng lưới" not in menu
    own, _menu = drawn("Trạm minh họa A – Trường Đại học Khê Trạch")
    assert "Trạm minh họa A – Trường" in own and "Trạm Trạm" not in own


def test_two_who_take_requests_down_are_told_who_counts_them() -> None:
    both = text(duties_page(view(province(), station())))
    assert "tính một lần cho nơi tiếp nhận" in both
    assert "tính một lần" not in text(duties_page(view(station())))
    ways = {href for _words, href in links(duties_page(view(province(), station())))}
    assert {"/yeu-cau/ghi?vai=station:3", "/yeu-cau/quay?vai=station:3"} <= ways
    leader = PostDuties(Post("leader", "40"), date(2024, 9, 12))
    assert not [h for _w, h in links(duties_page(view(leader))) if h.startswith("/yeu-cau/ghi")]
