"""A request that somebody brings to the network: what it may be, how it goes on, who stands for it.
Source: network.md §1.

`mới → đã giao → đang xử lý ⇄ chờ người yêu cầu → đã trả lời → đóng`; taken up again; a duplicate of
another one; outside what the network does.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from domain.places.provinces import PROVINCES_34
from language import N_

CONSULTATION, UPDATE, LISTING, SEARCH = "consult", "update", "listing", "search"
KINDS: dict[str, str] = {
    CONSULTATION: N_("Tư vấn"),
    SEARCH: N_("Tra cứu"),
    UPDATE: N_("Cập nhật thông tin"),
    LISTING: N_("Đăng thông tin trên sàn"),
}
BUY, SELL = "buy", "sell"
SIDES: dict[str, str] = {BUY: N_("Chào mua"), SELL: N_("Chào bán")}
"""Of a listing."""
CHANNELS: dict[str, str] = {
    "station": N_("Tại Trạm"),
    "phone": N_("Điện thoại"),
    "platform": N_("Nền tảng"),
    "fanpage": N_("Fanpage"),
    "email": N_("Thư điện tử"),
    "person": N_("Trực tiếp nơi khác"),
}
TOPICS: dict[str, str] = {
    "search": N_("Tra cứu thông tin SHCN"),
    "protection": N_("Khả năng bảo hộ, sử dụng"),
    "status": N_("Tình trạng pháp lý"),
    "infringement": N_("Giám định, xử lý xâm phạm"),
    "other": N_("Chủ đề khác"),
}
REQUESTERS: dict[str, str] = {
    "company": N_("Doanh nghiệp"),
    "person": N_("Cá nhân"),
    "cooperative": N_("Hợp tác xã"),
    "academic": N_("Viện, trường"),
    "state": N_("Cơ quan nhà nước"),
    "association": N_("Hội, hiệp hội"),
}
NEW, ASSIGNED, DOING, WAITING = "new", "assigned", "doing", "waiting"
ANSWERED, CLOSED, DUPLICATE, OUTSIDE = "answered", "closed", "duplicate", "outside"
STATES: dict[str, str] = {
    NEW: N_("Mới, chưa giao"),
    ASSIGNED: N_("Đã giao"),
    DOING: N_("Đang xử lý"),
    WAITING: N_("Chờ người yêu cầu"),
    ANSWERED: N_("Đã trả lời"),
    CLOSED: N_("Đã đóng"),
    DUPLICATE: N_("Trùng"),
    OUTSIDE: N_("Ngoài phạm vi"),
}
OPEN = (NEW, ASSIGNED, DOING, WAITING)
DONE = (ANSWERED, CLOSED)
"""With a result; the clocks have stopped."""
REOPEN = "reopen"
MOVES: dict[str, tuple[str, ...]] = {
    NEW: (DOING, WAITING, DUPLICATE, OUTSIDE),
    ASSIGNED: (DOING, WAITING, DUPLICATE, OUTSIDE),
    DOING: (WAITING, DUPLICATE, OUTSIDE),
    WAITING: (DOING, DUPLICATE, OUTSIDE),
    ANSWERED: (CLOSED, REOPEN),
    CLOSED: (REOPEN,),
    DUPLICATE: (REOPEN,),
    OUTSIDE: (REOPEN,),
}
"""State → what a handler may make of it without an answer. A result comes with an answer alone."""
AFTER_ANSWER = (DOING, WAITING, ANSWERED, CLOSED)
"""What an open request may become with an answer."""
WITH_REASON = (WAITING, DUPLICATE, OUTSIDE, REOPEN)
"""A move that says why; of a duplicate it names the other request."""
STATION, PROVINCE, INSTITUTE = "station", "province", "institute"
DESKS: dict[str, str] = {STATION: N_("Trạm"), PROVINCE: N_("Sở KH&CN"), INSTITUTE: N_("Viện")}
"""Whose desk a request lies on: the one who answers it and is told how its sender is reached.

A request is counted once, by the desk that took it down, in the month in which it was received:
whoever answers it later (docs/decisions/0024-who-counts-a-request.md)."""
NUMBER = re.compile(r"YC-(20[0-9]{2})-([0-9]{5,7})")
LONGEST_TITLE = 110
LONGEST_QUESTION, LONGEST_ENTRY = 4_000, 4_000
LONGEST_NAME = 200
LONGEST_ID = 10


@dataclass(frozen=True, slots=True)
class Desk:
    """Who has a request in hand: a station, a province, or (neither) the institute."""

    vn34: str | None = None
    station_id: int | None = None

    @property
    def kind(self) -> str:
        if self.station_id is not None:
            return STATION
        return PROVINCE if self.vn34 is not None else INSTITUTE

    @property
    def code(self) -> str:
        """As a form and a thread name it: institute, province:31, station:7."""
        own = self.station_id if self.station_id is not None else self.vn34
        return f"{self.kind}:{own}" if own is not None else self.kind


def desk_named(code: str) -> Desk | None:
    """The desk of a code; None for what is none."""
    kind, _colon, own = code.partition(":")
    if code == INSTITUTE:
        return Desk()
    if kind == PROVINCE and own in PROVINCES_34:
        return Desk(vn34=own)
    if kind == STATION and own.isascii() and own.isdigit() and len(own) < LONGEST_ID:
        return Desk(station_id=int(own))
    return None


def written_number(year: int, turn: int) -> str:
    """YC-2026-00123."""
    return f"YC-{year}-{turn:05}"


def is_number(text: str) -> bool:
    return NUMBER.fullmatch(text) is not None


def title_of(question: str) -> str:
    """What a list calls it: the first line of the question or as many of its words as fit."""
    line = " ".join(question.strip().partition("\n")[0].split())
    if len(line) <= LONGEST_TITLE:
        return line
    cut = line[:LONGEST_TITLE].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:") + "…"


def moved(state: str, move: str) -> str | None:
    """The state after a move; None for one that is not to be made from here."""
    if move not in MOVES.get(state, ()):
        return None
    return DOING if move == REOPEN else move


def after_answer(state: str, then: str) -> str | None:
    """The state after an answer; None where nothing is to be answered any more."""
    return then if state in OPEN and then in AFTER_ANSWER else None


def wanting(values: Mapping[str, object]) -> list[str]:
    """Fields that have to be told and are not. Eight at most: a topic for a consultation, a side
    for a listing."""
    needed = ["received", "channel", "kind", "question", "requester", "requester_type", "vn34"]
    if values.get("kind") == CONSULTATION:
        needed.append("topics")
    if values.get("kind") == LISTING:
        needed.append("side")
    return [name for name in needed if not values.get(name)]
