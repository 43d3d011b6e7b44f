"""Invented requests of the last year at some desks: answered, in hand, waiting for their requester.

At real desks only what is not unfavourable: each answered in time, or not due yet. What is overdue
lies at invented stations. Nobody has the numbers and addresses (contacts.py). The same every time
for one day.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import Connection

from commands.illustrative.desk import NAME
from commands.illustrative.names.people import person
from commands.illustrative.stations import PLANS
from data_access.accounts.writer import Writer
from data_access.database.scope import NATIONAL, Scope
from data_access.network.requests import acts, handing_on, taking_down, writing
from data_access.register.published_look_up import look_up
from domain.calendar.holidays import is_day_off, next_working_day
from domain.network.hosts import host_key
from domain.network.requests import (
    ANSWERED,
    CLOSED,
    CONSULTATION,
    DOING,
    LISTING,
    SEARCH,
    SELL,
    UPDATE,
    WAITING,
    Desk,
)
from domain.places.provinces import PROVINCES_34_BY_SLUG
from read_models.counter import LookUp, slip_of
from read_models.slip_words import desk_name, first_answer, question_words

_SO = "Sở Khoa học và Công nghệ "
QUESTIONS = (
    ("Gia hạn nhãn hiệu khi chủ văn bằng đã đổi địa chỉ", CONSULTATION, "status", "NH"),
    ("Cách đăng ký nhãn hiệu tập thể cho làng nghề", CONSULTATION, "protection", "NH"),
    ("Tra cứu nhãn hiệu trùng, tương tự cho nhóm 30 và 35", SEARCH, "", "NH"),
    ("Khả năng đăng ký sáng chế cho máy sấy nông sản", CONSULTATION, "protection", "SC"),
    ("Phí duy trì hiệu lực năm thứ 5 của giải pháp hữu ích", CONSULTATION, "status", "GPHI"),
    ("Tình trạng pháp lý của sáng chế về chế phẩm nuôi tôm", SEARCH, "", "SC"),
    ("Giám định khi phát hiện hàng giả mạo nhãn hiệu", CONSULTATION, "infringement", "NH"),
    ("Bổ sung địa chỉ chủ văn bằng sau khi sáp nhập tỉnh", UPDATE, "", "NH"),
    ("Chào bán quyền đối với giải pháp hữu ích về khay ươm mạ", LISTING, "", "GPHI"),
    ("Điều kiện đăng ký chỉ dẫn địa lý cho hồ tiêu", CONSULTATION, "protection", "CDDL"),
    ("Đăng ký kiểu dáng hay nhãn hiệu cho bao bì chè", CONSULTATION, "protection", "KDCN"),
    ("Tìm sáng chế đã hết hiệu lực về lò hơi đốt trấu", SEARCH, "", "SC"),
    ("Quyền đăng ký sáng chế từ đề tài của đơn vị", CONSULTATION, "other", "SC"),
)
"""Question, kind, topic, kind of right."""
NAMES = (
    ("company", "Công ty TNHH Minh họa {person}"),
    ("cooperative", "Hợp tác xã Minh họa {person}"),
    ("person", "{person}"),
    ("academic", "Trường Cao đẳng Minh họa {person}"),
    ("association", "Hội nghề Minh họa {person}"),
)
CHANNELS = ("station", "platform", "phone", "email", "fanpage", "station", "phone")
ASKED = "mật ong"
ANSWER = "Đã hướng dẫn thủ tục và gửi mẫu tờ khai (câu trả lời minh họa)."
PASSED_ON = "Câu hỏi về sáng chế, nhờ Viện trả lời (lý do minh họa)"
NOTE = "Nhờ đơn vị phối hợp xem lại hồ sơ trước khi trả lời (ghi chú minh họa)."


@dataclass(frozen=True)
class _Desk:
    """`host`: of a station; `slug`: the province of its requesters, and of the desk itself where it
    has no station; neither: the institute. `late`: whether some of it is overdue."""

    slug: str
    host: str = ""
    late: bool = False
    institute: bool = False
    closed: int = 9


INSTITUTE = "vien"
DESKS = (
    _Desk("hai-phong", _SO + "Hải Phòng", closed=16),
    _Desk("nghe-an", _SO + "Nghệ An", closed=12),
    _Desk("nghe-an", closed=11),
    _Desk("gia-lai", closed=7),
    _Desk("dong-thap", institute=True, closed=13),
    *(_Desk(plan.slug, plan.host, late=True) for plan in PLANS[2:5]),
)
OPEN_REAL = (
    (("new", 0), ("passed", 1), (DOING, 2), (DOING, 4), (WAITING, 5)),
    (("new", 1), ("given", 1), (DOING, 3), (DOING, 6)),
    (("given", 0), (DOING, 5), (WAITING, 3)),
)
OPEN_LATE = (
    (("new", 1), ("new", 4), (DOING, 13), (DOING, 7)),
    (("new", 0), (DOING, 16), (DOING, 8), (WAITING, 6)),
    (("new", 6), (DOING, 12), (DOING, 11)),
)
"""State, working days since it came; one set a desk in turn. `passed`: to the institute."""


@dataclass(frozen=True)
class _Request:
    desk: _Desk
    received: date
    state: str
    turn: int


def add(
    connection: Connection, today: date, stations: Mapping[str, int], people: Mapping[str, int]
) -> int:
    """Writes them in the order in which they came; `stations`: id by the key of the host; `people`:
    account of who works at a desk, by its host or its slug. Gives their number."""
    listed = sorted(_all(today), key=lambda one: (one.received, one.turn))
    for one in listed:
        _write(connection, one, today, stations, people)
    _ask_at_counter(connection, today)
    return len(listed) + 1


def _ask_at_counter(connection: Connection, today: date) -> None:
    """What somebody asked the institute at its counter, with a slip to be looked at."""
    asked = LookUp(text=ASKED, nice=30)
    found = look_up(connection, asked, scope=NATIONAL, today=today)
    slip = slip_of(asked, found, outside="", desk=desk_name(None, ""))
    values = {
        **{"received_on": today, "channel": "person", "kind": SEARCH, "side": "", "topics": ""},
        **{"rights": "|NH|", "question": question_words(slip), "requester": person(Random(7))},  # noqa: S311
        **{"requester_type": "person", "vn34": PROVINCES_34_BY_SLUG["dong-thap"].code},
    }
    taking_down.take_down(
        connection,
        Writer(0, NAME, NAME, "", NATIONAL),
        values | {"vn63": None},
        {},
        form_key="minh-hoa-quay",
        assignee_id=None,
        answer=first_answer(slip),
        today=today,
        illustrative=True,
        slip=slip.to_json(),
    )


def _all(today: date) -> Iterator[_Request]:
    turn = 0
    for place, desk in enumerate(DESKS):
        sets = OPEN_LATE if desk.late else OPEN_REAL
        for state, back in sets[place % len(sets)]:
            turn += 1
            yield _Request(desk, _working_days_before(today, back), state, turn)
        for n in range(desk.closed):
            turn += 1
            received = _working_days_before(today, 14 + 9 * n + turn % 5)
            yield _Request(desk, received, ANSWERED if n % 4 == 0 else CLOSED, turn)


def _working_days_before(today: date, days: int) -> date:
    day = today
    while is_day_off(day):
        day -= timedelta(1)
    while days:
        day -= timedelta(1)
        days -= not is_day_off(day)
    return day


def _write(
    connection: Connection,
    one: _Request,
    today: date,
    stations: Mapping[str, int],
    people: Mapping[str, int],
) -> None:
    desk, random = one.desk, Random(one.turn)  # noqa: S311 - not for secrets
    scope = _scope(desk, stations)
    writer = Writer(0, NAME, NAME, "", scope)
    values = _values(desk, one, random)
    number = random.randint(0, 9_999)
    contact = {"phone": f"0200 000 {number:04}", "email": f"hoi{number:04}@minhhoa.example"}
    given = people.get(INSTITUTE if desk.institute else desk.host or desk.slug)
    written = taking_down.take_down(
        connection,
        writer,
        values,
        contact,
        form_key=f"minh-hoa-{one.turn}",
        assignee_id=given if one.state != "new" else None,
        answer="",
        today=one.received,
        illustrative=True,
    )
    _go_on(connection, writer, written, one, today)


def _scope(desk: _Desk, stations: Mapping[str, int]) -> Scope:
    if desk.institute:
        return NATIONAL
    if desk.host:
        return Scope.station(stations[host_key(desk.host)])
    return Scope.province(PROVINCES_34_BY_SLUG[desk.slug].code)


def _values(desk: _Desk, one: _Request, random: Random) -> dict[str, Any]:
    question, kind, topic, right = QUESTIONS[one.turn * 5 % len(QUESTIONS)]
    type_, name = NAMES[one.turn % len(NAMES)]
    channel = CHANNELS[one.turn * 3 % len(CHANNELS)]
    return {
        "received_on": one.received,
        "channel": "phone" if channel == "station" and not desk.host else channel,
        "kind": kind,
        "side": SELL if kind == LISTING else "",
        "topics": f"|{topic}|" if topic else "",
        "rights": f"|{right}|",
        "question": question,
        "requester": name.format(person=person(random)),
        "requester_type": type_,
        "vn34": PROVINCES_34_BY_SLUG[desk.slug].code,
        "vn63": None,
    }


def _go_on(connection: Connection, writer: Writer, number: str, one: _Request, today: date) -> None:
    """What happened to it since, each thing on a working day."""
    request_id = writing.id_of(connection, number, scope=writer.scope)
    first = min(next_working_day(one.received + timedelta(1 + one.turn % 2)), today)
    if one.state in ("new", "given"):
        return
    if one.state == "passed":
        handing_on.transfer(connection, writer, request_id, 1, Desk(), PASSED_ON, first)
        return
    if one.state == DOING and not one.turn % 2:
        acts.note(connection, writer, request_id, 1, NOTE, first)
        acts.answer(connection, writer, request_id, 2, ANSWER, DOING, first)
        return
    if one.state in (DOING, WAITING):
        acts.answer(connection, writer, request_id, 1, ANSWER, one.state, first)
        return
    acts.answer(connection, writer, request_id, 1, ANSWER, DOING, first)
    days = 4 + one.turn % 6 + (14 if one.desk.late and one.turn % 4 == 0 else 0)
    result = min(next_working_day(one.received + timedelta(days)), today)
    acts.answer(connection, writer, request_id, 2, ANSWER, one.state, result)
