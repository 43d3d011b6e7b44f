"""Conferences and trainings: how far each has come, what is counted of them, what a file brings and
what is taken back."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text

from components.institute.attention import attention
from components.network.events.page import events_page
from data_access.database.engine import Database
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM, Scope
from data_access.importing.pipeline import import_file
from data_access.network.events import (
    event_rows,
    events_view,
    events_without_outcome,
    month_events,
    station_hosts,
)
from data_access.network.fact_kinds import station_ids
from data_access.network.network_year import network_year
from data_access.network.prefilled import prefilled
from data_access.network.station_year import held_by
from data_access.network.stations import one
from data_access.tables import event
from data_access.upkeep import published_facts
from data_access.writing.undo import UndoRefused, undo
from domain.network.events import AWAITING, CANCELLED, COMING, HELD, TOLD, faults, step, trained
from domain.network.records import TRAINING, Event
from domain.text.folding import fold
from read_models.events import EventsAsked, EventsView, events_asked
from tests.components.tree import having, seen, walk

TODAY = date(2026, 11, 24)
HAI_PHONG = "Sở Khoa học và Công nghệ Hải Phòng"
FILE = f"""Event;Loại;Ngày tổ chức;Dự kiến;Địa điểm;Tỉnh;Đơn vị chủ trì;Số lớp;Số người dự;Trong đó nữ;Số Sở KH&CN;Sở KH&CN tham dự;Trạm có cán bộ dự
Lớp một;Tập huấn;05/11/2026;;Sở;Hải Phòng;{HAI_PHONG};2;40;15;1;Hải Phòng;Sở KH&CN Hải Phòng
Lớp hai;Tập huấn;20/11/2026;;Sở;Hải Phòng;Sở KH&CN thành phố Hải Phòng;1;17;;;;
Lớp ba;Tập huấn;23/11/2026;;Sở;Hải Phòng;{HAI_PHONG};1;;;;;
Lớp bốn;Hội thảo;12/12/2026;x;;;{HAI_PHONG};1;;;;;
Hội nghị năm;Hội nghị;12/03/2026;;Viện;Hà Nội;Viện Khoa học sở hữu trí tuệ;1;gần 100;;22;Nghệ An;
"""


def run(database: Database, folder: Path, content: str, name: str = "su-kien.csv") -> list[str]:
    path = folder / name
    path.write_text(content, "utf-8")
    done = import_file(database, path, actor="vien", today=TODAY, kind="events")
    return [error.reason for error in done.errors]


def view(database: Database, scope: Scope = NATIONAL, search: str = "") -> EventsView:
    with database.read(scope) as connection:
        asked = events_asked(search)
        return events_view(connection, scope=scope, asked=asked, today=TODAY, may_write=True)


def station(database: Database) -> int:
    with database.read(SYSTEM) as connection:
        return station_ids(connection)[fold(HAI_PHONG)]


@pytest.mark.parametrize(
    ("held", "planned", "delegates", "cancelled", "expected"),
    [
        ("2026-11-25", True, None, "", COMING),
        ("2026-11-24", True, None, "", COMING),
        ("2026-11-24", False, None, "", HELD),
        ("2026-11-23", True, None, "", AWAITING),
        ("2026-11-23", False, None, "", AWAITING),
        ("2026-11-23", False, 0, "", TOLD),
        ("2026-11-24", False, 12, "", TOLD),
        ("2026-11", True, None, "", COMING),
        ("2026-10", True, None, "", AWAITING),
        ("", True, None, "", COMING),
        ("2026-10", True, None, "mưa bão", CANCELLED),
        ("2026-10", False, 12, "mưa bão", CANCELLED),
    ],
)
def test_how_far_an_event_has_come(
    held: str, planned: bool, delegates: int | None, cancelled: str, expected: str
) -> None:
    """The day before, on and after; a month is over with its last day; zero people is an outcome."""
    told = Event("Lớp", TRAINING, held, planned, delegates=delegates, cancelled=cancelled)
    assert step(told, TODAY) == expected


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"delegates": 10, "women": 10}, 0),
        ({"delegates": 10, "women": 11}, 1),
        ({"women": 1}, 1),
        ({"departments": 1, "present": ("40", "42")}, 1),
        ({"departments": 2, "present": ("40", "42")}, 0),
        ({"present": ("40", "42")}, 0),
    ],
)
def test_what_cannot_be_so(values: dict[str, object], wrong: int) -> None:
    assert len(list(faults(Event("Lớp", TRAINING, **values)))) == wrong  # type: ignore[arg-type]


def test_sums_take_exact_numbers_alone() -> None:
    """'gần 100' is in no sum and is counted apart; what nobody told is not zero; a cancelled one is
    nowhere."""
    told = [
        Event("a", TRAINING, delegates=40, women=15, times=2),
        Event("b", TRAINING, delegates=17),
        Event("c", TRAINING, delegates=100, delegates_qualifier="nearly"),
        Event("d", TRAINING),
        Event("e", TRAINING, delegates=5, cancelled="mưa"),
    ]
    found = trained(told)
    assert (found.events, found.classes, found.people, found.women, found.approximate) == (
        *(3, 4, 57, 15, 1),
    )
    assert trained([]).women is None and trained(told[1:2]).women is None


def test_a_file_says_whose_an_event_is_and_who_was_there(
    database: Database, tmp_path: Path
) -> None:
    """A station by its full or short name holds it, anybody else's is the institute's."""
    assert run(database, tmp_path, FILE) == []
    own = station(database)
    found = {row.event.title: row for row in view(database).recorded}
    assert {title: row.station_id for title, row in found.items()} == {
        "Lớp một": own,
        "Lớp hai": own,
        "Lớp ba": own,
        "Lớp bốn": own,
        "Hội nghị năm": None,
    }
    one = found["Lớp một"]
    assert (one.attending, one.event.attending, one.event.women) == ((own,), (HAI_PHONG,), 15)
    assert (one.published, one.version, one.by) == (False, 1, "vien")


def test_a_row_without_organisers_is_the_same_event_at_the_same_place_alone(
    database: Database, tmp_path: Path
) -> None:
    """The institute's file tells more of a station's event; one of that name and day elsewhere is
    the institute's own, and the station's number stays."""
    heads = "Tên sự kiện,Loại,Thời gian,Địa điểm,Đơn vị tổ chức,Số đại biểu,Nguồn\n"
    day = "Lớp chung,training,12/03/2026"
    first = f"{heads}{day},Hội trường Sở,{HAI_PHONG},20,Trạm\n"
    assert run(database, tmp_path, first, "mot.csv") == []
    more = f"{heads}{day},Hội trường Sở,,25,Viện\n{day},Khách sạn Biển Đông,,90,Viện\n"
    for name, line in (("hai.csv", more.splitlines()[1]), ("ba.csv", more.splitlines()[2])):
        assert run(database, tmp_path, f"{heads}{line}\n", name) == []
    found = {row.station_id: row.event for row in view(database).recorded}
    own = station(database)
    assert {key: (told.place, told.delegates) for key, told in found.items()} == {
        own: ("Hội trường Sở", 25),
        None: ("Khách sạn Biển Đông", 90),
    }


def test_numbers_of_the_page_are_those_of_the_rows(database: Database, tmp_path: Path) -> None:
    """By SQL that is written apart: people, by host and by province, those that wait."""
    run(database, tmp_path, FILE)
    shown = view(database)
    sql = """SELECT count(*), sum(CASE WHEN delegates_qualifier = 'exact' THEN delegates END), sum(women)
        FROM event WHERE delegates IS NOT NULL AND cancelled = '' AND NOT published AND held LIKE '2026%'"""
    with database.read(SYSTEM) as connection:
        expected = tuple(connection.execute(text(sql)).one())
        waiting = events_without_outcome(connection, scope=SYSTEM, today=TODAY)
    told = [row for row in shown.of_year if shown.step(row) == TOLD]
    sums = shown.sums(told)
    assert (sums.events, sums.people, sums.women) == expected == (3, 57, 15)
    assert (len(waiting), shown.awaiting) == (1, 1)
    with database.read(NATIONAL) as connection:
        found = attention(network_year(connection, scope=NATIONAL, today=TODAY))
    (line,) = [one for one in found if "chưa có kết quả" in one.title]
    assert (line.n, line.more) == (1, "/vien/hoi-nghi?buoc=cho-ket-qua")
    assert waiting[0].title in seen(list(line.rows))
    assert [(host, s.people) for host, _code, s in shown.by_host] == [
        (HAI_PHONG, 57),
        ("Viện Khoa học sở hữu trí tuệ", 0),
    ]
    assert {code: len(rows) for code, rows in shown.by_province.items()} == {"31": 2, "01": 1}
    words = seen(events_page(shown))
    assert "Người dự 57 nữ 15 (26%)" in words and "Chờ kết quả: 1" in words


def test_each_chip_and_number_opens_as_many_rows(database: Database, tmp_path: Path) -> None:
    run(database, tmp_path, FILE)
    links = {
        (part.href.partition("?")[2], getattr(part, "data-n"))
        for part in walk(events_page(view(database)))
        if hasattr(part, "href") and hasattr(part, "data-n")
    }
    assert len(links) >= 4
    for query, n in links:
        rows = [row for group in view(database, search=query).groups.values() for row in group]
        assert len(rows) == n, query


@pytest.mark.parametrize(
    ("search", "titles"),
    [
        ("?q=hoi%20nghi", {"Hội nghị năm"}),
        ("?loai=hoi-thao", {"Lớp bốn"}),
        ("?chu-tri=vien", {"Hội nghị năm"}),
        ("?tinh=ha-noi", {"Hội nghị năm"}),
        ("?buoc=cho-ket-qua", {"Lớp ba"}),
        ("?nam=2025", set()),
        ("?nam=2025x&loai=rong&tinh=sao-hoa&chu-tri=-1&buoc=x", {"Lớp một", "Lớp hai", "Lớp ba", "Lớp bốn", "Hội nghị năm"}),
    ],
)  # fmt: skip
def test_the_address_says_what_is_shown(
    database: Database, tmp_path: Path, search: str, titles: set[str]
) -> None:
    run(database, tmp_path, FILE)
    groups = view(database, search=search).groups
    assert {row.event.title for rows in groups.values() for row in rows} == titles


def test_a_station_s_month_for_its_report(database: Database, tmp_path: Path) -> None:
    """Classes and people of what has an outcome, each with its rows; what waits stands apart; a
    month without any is not known."""
    run(database, tmp_path, FILE)
    own = station(database)
    with database.read(Scope.station(own)) as connection:
        scope = Scope.station(own)
        november = month_events(
            connection, scope=scope, station_id=own, month="2026-11", today=TODAY
        )
        october = month_events(
            connection, scope=scope, station_id=own, month="2026-10", today=TODAY
        )
    sums = november.sums
    assert sums is not None
    assert (sums.classes, sums.people, sums.women) == (3, 57, 15)
    assert [row.event.title for row in november.rows] == ["Lớp hai", "Lớp một"]
    assert [row.event.title for row in november.waiting] == ["Lớp ba"]
    assert october.sums is None and october.rows == ()


def test_who_sees_which(database: Database, tmp_path: Path) -> None:
    """The institute all, a station its own alone, the demonstration what is published or invented;
    a province nothing."""
    run(database, tmp_path, FILE)
    invented = "Tên sự kiện;Loại;Thời gian;Dữ liệu minh họa\nMinh họa;Hội nghị;05/2026;x\n"
    run(database, tmp_path, invented, "minh-hoa.csv")
    own = station(database)
    seen_by = {}
    for scope in (NATIONAL, DEMONSTRATION, Scope.station(own), Scope.station(own + 1)):
        with database.read(scope) as connection:
            rows = event_rows(connection, scope=scope, hosts={})
        seen_by[scope] = ({row.event.title for row in rows if not row.published}, len(rows))
    assert seen_by[NATIONAL][1] == 6 + 5
    assert seen_by[DEMONSTRATION] == ({"Minh họa"}, 1 + 5)
    assert seen_by[Scope.station(own)] == ({"Lớp một", "Lớp hai", "Lớp ba", "Lớp bốn"}, 4)
    assert seen_by[Scope.station(own + 1)] == (set(), 0)
    assert view(database, Scope()).every == ()
    with database.read(Scope.station(own)) as connection:
        assert station_hosts(connection, scope=Scope.station(own)) == {own: HAI_PHONG}


def test_an_import_is_taken_back_unless_somebody_typed_since(
    database: Database, tmp_path: Path
) -> None:
    """A second file tells the outcome; undone, the event waits for it again."""
    run(database, tmp_path, FILE)
    outcome = "Tên sự kiện;Loại;Thời gian;Số người dự\nLớp ba;Tập huấn;23/11/2026;28\n"
    run(database, tmp_path, outcome, "ket-qua.csv")
    assert view(database).awaiting == 0
    with database.write(SYSTEM) as connection:
        undo(connection, 2, actor="vien", today=TODAY)
    assert view(database).awaiting == 1
    with database.write(SYSTEM) as connection:
        connection.execute(event.update().where(event.c.title == "Lớp ba").values(batch_id=None))
    with pytest.raises(UndoRefused), database.write(SYSTEM) as connection:
        undo(connection, 1, actor="vien", today=TODAY)


def test_published_facts_come_again_and_leave_typed_rows(
    database: Database, tmp_path: Path
) -> None:
    """An upgrade makes the published rows equal to its files; typed ones without a batch stay."""
    run(database, tmp_path, FILE)
    with database.write(SYSTEM) as connection:
        connection.execute(event.update().where(~event.c.published).values(batch_id=None))
        connection.execute(event.delete().where(event.c.published, event.c.kind == "workshop"))
        published_facts.load(connection)
        kept = connection.execute(select(event.c.title, event.c.published)).all()
    assert sum(row.published for row in kept) == 5 and len(kept) == 10


def test_a_file_with_what_cannot_be_so(database: Database, tmp_path: Path) -> None:
    heading = "Tên sự kiện;Loại;Thời gian;Số người dự;Trong đó nữ;Trạm có cán bộ dự\n"
    rows = "A;Tập huấn;05/11/2026;10;11;\nB;Tập huấn;05/11/2026;10;4;Trạm Ma\n"
    assert run(database, tmp_path, heading + rows) == [
        "Số nữ phải không lớn hơn số người dự",
        "Không có Trạm nào tại “Trạm Ma”",
    ]


def test_the_published_stand_apart_and_wait_for_nothing(database: Database) -> None:
    """The conference that was announced for 02/2022 is told as published and is in no sum."""
    shown = view(database)
    assert shown.recorded == () and len(shown.published) == 5 and shown.awaiting == 0
    page = events_page(shown)
    assert "Chưa ghi sự kiện nào trong năm 2026." in seen(page)
    assert "Người dự chưa có" in seen(page)
    assert len(having(page, className="card-x")) >= 4
    assert EventsAsked().query() == ""


def test_a_cancelled_event_fills_in_no_report(database: Database, tmp_path: Path) -> None:
    """Neither a station's month nor its year counts it, whatever was told of it before."""
    run(database, tmp_path, FILE)
    own = station(database)
    with database.write(SYSTEM) as connection:
        cancelled = event.update().where(event.c.title == "Lớp một").values(cancelled="Bão")
        connection.execute(cancelled)
        filled = prefilled(connection, own, "2026-11", scope=SYSTEM)
        found = one(connection, own, scope=SYSTEM)
        assert found is not None
        year = held_by(connection, found, 2026, scope=SYSTEM)
    assert filled["classes"].number == 2
    assert [told.title for told in year] == ["Lớp hai", "Lớp ba"]
