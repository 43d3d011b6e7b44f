"""A line of a table of requests: what a desk has written down elsewhere, and what of it is wanting."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from domain.network.reached import Reached
from domain.network.requests import (
    BUY,
    CONSULTATION,
    LISTING,
    LONGEST_ENTRY,
    LONGEST_NAME,
    LONGEST_QUESTION,
    SEARCH,
    SELL,
    TOPICS,
    UPDATE,
    title_of,
)
from domain.records.contact import is_email, is_phone
from domain.text.folding import fold
from language import N_, _

EARLIEST = date(2000, 1, 1)
KEY_LENGTH = 36
LONGEST = {
    "question": LONGEST_QUESTION,
    "answer": LONGEST_ENTRY,
    "requester": LONGEST_NAME,
    "phone": 40,
    "email": 200,
}
WANTED = {
    "received_on": N_("Xin ghi ngày nhận, ví dụ 01/12/2026."),
    "channel": N_("Xin ghi kênh nhận yêu cầu."),
    "kind": N_("Xin ghi loại yêu cầu."),
    "topics": N_("Xin ghi ít nhất một chủ đề; tư vấn cần chủ đề."),
    "side": N_("Xin ghi rõ chào mua hoặc chào bán."),
    "question": N_("Xin ghi nội dung yêu cầu."),
    "requester": N_("Xin ghi tên người yêu cầu."),
    "requester_type": N_("Xin ghi loại hình người yêu cầu."),
}
"""Field → what to do where a line does not tell it."""


@dataclass(frozen=True)
class RequestLine:
    """`number`: of a request that is known already, '' of a new one; `topics`, `rights`: codes in
    bars, as they are stored; `vn34`: '' where it is the desk's own. How the requester is reached is
    told to the desk alone: nothing that is noted about a file has the PRIVATE fields."""

    PRIVATE: ClassVar[tuple[str, ...]] = ("phone", "email")

    number: str
    received_on: date | None
    channel: str
    kind: str
    side: str
    topics: str
    rights: str
    question: str
    requester: str
    requester_type: str
    vn34: str = ""
    vn63: str | None = None
    answer: str = ""
    answered_on: date | None = None
    phone: str = ""
    email: str = ""
    illustrative: bool = False

    @property
    def key(self) -> str:
        hidden = self.reached.hidden_in
        return key_of(self.received_on, hidden(self.requester), hidden(self.question))

    @property
    def reached(self) -> Reached:
        return Reached.by(self.phone, self.email)


def key_of(received: date | None, requester: str, question: str) -> str:
    """What tells two requests of a desk apart where nobody has numbered them: the day, who asks, and
    the first words of what is asked."""
    told = (str(received or ""), fold(requester), fold(title_of(question)))
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:KEY_LENGTH]


def line_faults(line: RequestLine, today: date) -> Iterator[tuple[str, str]]:
    """(field, what to do)."""
    needed = [name for name in WANTED if name not in ("topics", "side")]
    needed += ["topics"] if line.kind == CONSULTATION else []
    needed += ["side"] if line.kind == LISTING else []
    for name in needed:
        if not getattr(line, name):
            yield name, _(WANTED[name])
    if line.received_on and not EARLIEST <= line.received_on <= today:
        yield "received_on", _("Ngày nhận phải từ năm 2000 đến hôm nay.")
    if line.answered_on and not line.answer:
        yield "answer", _("Có ngày trả lời mà chưa có câu trả lời: xin ghi câu trả lời.")
    if line.answered_on and not (line.received_on or EARLIEST) <= line.answered_on <= today:
        yield "answered_on", _("Ngày trả lời phải từ ngày nhận đến hôm nay.")
    if line.phone and not is_phone(line.phone):
        yield "phone", _("Số điện thoại chỉ gồm chữ số, từ 6 chữ số; không có thì để trống.")
    if line.email and not is_email(line.email):
        yield "email", _("Thư điện tử có dạng ten@don-vi.vn; không có thì để trống.")
    for name, limit in LONGEST.items():
        if len(getattr(line, name)) > limit:
            yield name, _("Dài quá {limit} ký tự; hãy ghi ngắn lại", limit=limit)


KIND_WORDS = {
    LISTING: (
        "chao mua",
        "chao ban",
        "chao",
        "dang thong tin",
        "dang tin",
        "dang san",
        "len san",
        "listing",
        "listings",
        "offer",
    ),
    UPDATE: ("cap nhat", "dinh chinh", "sua doi thong tin", "sua thong tin", "update", "updates"),
    CONSULTATION: (
        "tu van",
        "tv",
        "hoi dap",
        "giai dap",
        "huong dan",
        "consultation",
        "consultations",
        "advice",
    ),
    SEARCH: ("tra cuu", "tc", "search", "searches"),
}
SIDE_WORDS = {
    BUY: ("chao mua", "can mua", "mua", "buy"),
    SELL: ("chao ban", "can ban", "ban", "sell"),
}
CHANNEL_WORDS = {
    "platform": ("nen tang", "ipplatform", "website", "web", "truc tuyen", "online"),
    "fanpage": ("fanpage", "facebook", "fb", "zalo", "mang xa hoi"),
    "email": ("thu dien tu", "email", "e-mail", "mail"),
    "phone": ("dien thoai", "dt", "sdt", "goi dien", "hotline", "phone"),
    "station": ("tai tram", "den tram", "tram"),
    "person": ("truc tiep", "gap mat", "tai so", "hoi thao", "tap huan", "in person"),
}
TOPIC_WORDS = {
    "search": ("tra cuu", "search"),
    "protection": (
        "kha nang bao ho",
        "kha nang su dung",
        "bao ho",
        "kha nang dang ky",
        "protection",
    ),
    "status": ("phap ly", "phap li", "tinh trang don", "tinh trang bang", "legal status"),
    "infringement": ("giam dinh", "xam pham", "tranh chap", "infringement", "expert opinion"),
    "other": ("khac", "other"),
}
REQUESTER_WORDS = {
    "cooperative": ("htx", "hop tac xa", "to hop tac", "cooperative"),
    "academic": ("vien", "truong", "dai hoc", "cao dang", "institute", "university", "school"),
    "state": ("co quan", "nha nuoc", "ubnd", "so ", "phong ", "state", "public"),
    "association": ("hoi", "hiep hoi", "lien doan", "association"),
    "company": (
        "doanh nghiep",
        "dn",
        "cong ty",
        "cty",
        "co so",
        "ho kinh doanh",
        "company",
        "enterprise",
        "business",
    ),
    "person": ("ca nhan", "ong", "ba", "nguoi dan", "nong dan", "sinh vien", "individual"),
}
"""Code → how its words begin, or of topics what they hold, folded."""


def begun_by(words: Mapping[str, tuple[str, ...]], text: str) -> str:
    """The code whose words a text begins with, the longest of them; '' for none."""
    told = f"{' '.join(fold(text).split())} "
    found = [
        (len(start), code)
        for code, starts in words.items()
        for start in starts
        if told.startswith(f"{start.strip()} ") or told.startswith(f"{start.strip()},")
    ]
    return max(found)[1] if found else ""


def topics_in(text: str) -> set[str]:
    """All topics that a text names."""
    told = fold(text).replace("tra cuu tinh trang", "tinh trang").replace("tinh trang phap", "phap")
    return {code for code in TOPICS if any(word in told for word in TOPIC_WORDS[code])}
