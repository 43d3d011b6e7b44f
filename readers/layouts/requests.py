"""Requests as desks write them down: a line each, in columns of any order, our own list among them.

What a cell says is never told again in a reason: a telephone number may stand in any of them.
"""

import re
from collections.abc import Mapping
from datetime import date

from domain.network.request_lines import (
    CHANNEL_WORDS,
    KIND_WORDS,
    REQUESTER_WORDS,
    SIDE_WORDS,
    RequestLine,
    begun_by,
    line_faults,
    topics_in,
)
from domain.network.requests import (
    CHANNELS,
    DONE,
    KINDS,
    LISTING,
    REQUESTERS,
    SIDES,
    STATES,
    TOPICS,
    is_number,
)
from domain.places.provinces import SUCCESSOR
from domain.records.contact import phone_of, said
from domain.records.kinds import KINDS as RIGHTS
from domain.text.folding import fold
from language import _
from readers.file.explained_headings import IGNORED
from readers.layouts.contacts import COLUMNS, taken_apart
from readers.layouts.kind_words import kinds_in
from readers.layouts.layout import Layout, Line
from readers.spellings.labels import codes_of, codes_of_provinces, former_of

ALIASES = {
    "number": ("Mã", "Mã yêu cầu", "Number", "Request number"),
    "received_on": (
        "Ngày nhận", "Ngày tiếp nhận", "Ngày yêu cầu", "Ngày", "Thời gian", "Ngày tháng", "Received", "Received on", "Date",
    ),
    "kind": ("Loại", "Loại yêu cầu", "Hình thức hỗ trợ", "Loại hỗ trợ", "Kind"),
    "side": ("Chào mua hoặc chào bán", "Mua/bán", "Buy or sell"),
    "topics": ("Chủ đề", "Lĩnh vực", "Chủ đề tư vấn", "Topics", "Topic"),
    "rights": ("Đối tượng SHCN", "Đối tượng", "Loại đối tượng", "Kinds of right"),
    "channel": ("Kênh", "Kênh tiếp nhận", "Hình thức tiếp nhận", "Hình thức", "Nguồn tiếp nhận", "Channel"),
    "question": (
        "Yêu cầu", "Nội dung yêu cầu", "Nội dung", "Câu hỏi", "Nội dung hỏi", "Nội dung tư vấn", "Nội dung cần hỗ trợ",
        "Request", "Question",
    ),
    "requester": (
        "Người yêu cầu", "Người hỏi", "Tên người yêu cầu", "Họ tên", "Họ và tên", "Khách hàng", "Tên khách hàng",
        "Tổ chức, cá nhân", "Tên tổ chức, cá nhân", "Người được tư vấn", "Đơn vị yêu cầu", "Requester", "Requester name",
    ),
    "requester_type": ("Loại hình", "Loại hình người yêu cầu", "Loại khách hàng", "Type of requester", "Type"),
    "province": ("Tỉnh", "Tỉnh, thành phố", "Tỉnh/TP", "Province"),
    "answer": ("Câu trả lời", "Nội dung trả lời", "Kết quả", "Kết quả xử lý", "Trả lời", "Answer", "Result"),
    "answered_on": ("Ngày trả lời", "Ngày hoàn thành", "Ngày có kết quả", "Answered on"),
    "state": ("Tình trạng", "State"),
    "phone": COLUMNS["phone"],
    "email": COLUMNS["email"],
    "reach": COLUMNS["reach"],
    "illustrative": ("Dữ liệu minh họa", "Illustrative data"),
    IGNORED: (
        "STT", "TT", "Số TT", "No.", "Nơi tiếp nhận", "Nơi xử lý", "Hạn trả lời lần đầu", "Hạn kết quả",
        "Trả lời lần đầu", "Có kết quả", "Đúng hạn", "Đăng trên sàn", "Đăng hoặc rút từ ngày",
    ),
}  # fmt: skip
_SHORT_YEAR = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{2})")
_PARTS = re.compile(r"[;\n]+")
_SEVERAL_KINDS = re.compile(r"[;\n/+&]| và ")
FIRST_CENTURY = 2000


def _recognises(fields: frozenset[str]) -> bool:
    return {"received_on", "question", "requester"} <= fields and bool(
        {"kind", "channel", "topics", "requester_type"} & fields
    )


def _build(line: Line) -> RequestLine | None:
    kind = _kind(line)
    vn34, vn63 = _place(line)
    phone, email = _reach(line)
    found = RequestLine(
        number=_number(line),
        received_on=_day(line, "received_on"),
        channel=_one_of(line, "channel", CHANNELS, CHANNEL_WORDS),
        kind=kind,
        side=_side(line) if kind == LISTING else "",
        topics=_topics(line),
        rights=_rights(line),
        question=(line.text("question") or "").strip(),
        requester=" ".join((line.text("requester") or "").split()),
        requester_type=_one_of(line, "requester_type", REQUESTERS, REQUESTER_WORDS),
        vn34=vn34,
        vn63=vn63,
        answer=said(line.text("answer")) and (line.text("answer") or "").strip(),
        answered_on=_day(line, "answered_on"),
        phone=phone,
        email=email,
        illustrative=line.flag("illustrative"),
    )
    if not line.errors:
        for name, reason in line_faults(found, line.today):
            line.reject(name if line.has(name) else None, reason)
    _require_answer(line, found)
    return None if line.errors else found


def _number(line: Line) -> str:
    told = (line.said("number") or "").strip().upper()
    if told and not is_number(told):
        line.reject("number", _("Mã như YC-2026-00123; yêu cầu mới thì để trống."))
        return ""
    return told


def _day(line: Line, name: str) -> date | None:
    """A day; of two digits the year is one of this century, since nothing is older than 2000."""
    text = line.said(name)
    short = _SHORT_YEAR.fullmatch(text.strip()) if text else None
    if short:
        day, month, year = (int(part) for part in short.groups())
        try:
            return date(FIRST_CENTURY + year, month, day)
        except ValueError:
            line.reject(name, _not_a_day())
            return None
    before = len(line.errors)
    found = line.day(name)
    if len(line.errors) > before:
        del line.errors[before:]
        line.reject(name, _not_a_day())
    return found


def _not_a_day() -> str:
    return _("Không đọc được ngày: xin ghi ngày/tháng/năm, ví dụ 01/12/2026.")


def _one_of(
    line: Line, name: str, labels: Mapping[str, str], words: dict[str, tuple[str, ...]]
) -> str:
    """'' where nothing is told; rejects what is none of them."""
    text = line.said(name)
    if not text:
        return ""
    found = codes_of(labels).get(fold(text)) or begun_by(words, text)
    if not found:
        names = ", ".join(_(label) for label in labels.values())
        line.reject(name, _("Xin ghi một trong: {names}", names=names))
    return found


def _kind(line: Line) -> str:
    """A listing may tell its side behind a colon, as our own list does."""
    text = line.said("kind")
    if not text:
        return ""
    head = text.partition(":")[0]
    known = codes_of(KINDS)
    whole = known.get(fold(head))
    if whole:
        return whole
    parts = [part for part in _SEVERAL_KINDS.split(head) if part.strip()]
    found = {code for part in parts if (code := known.get(fold(part)) or _worded(part))}
    if len(found) > 1:
        line.reject("kind", _("Dòng này có nhiều loại: xin ghi mỗi loại một dòng."))
        return ""
    return found.pop() if found else _one_of(line, "kind", KINDS, KIND_WORDS)


def _worded(text: str) -> str:
    return begun_by(KIND_WORDS, text)


def _side(line: Line) -> str:
    told = line.said("side") or (line.said("kind") or "").rpartition(":")[2]
    exact = codes_of(SIDES).get(fold(told))
    if exact:
        return exact
    text = fold(told)
    found = [code for code, words in SIDE_WORDS.items() if any(word in text for word in words[:2])]
    return found[0] if len(found) == 1 else begun_by(SIDE_WORDS, told)


def _topics(line: Line) -> str:
    text = line.said("topics")
    if not text:
        return ""
    known = codes_of(TOPICS)
    found: set[str] = set()
    for part in filter(str.strip, _PARTS.split(text)):
        exact = known.get(fold(part))
        named = {exact} if exact else topics_in(part)
        if not named:
            names = "; ".join(_(label) for label in TOPICS.values())
            line.reject("topics", _("Chủ đề phải là một trong: {names}", names=names))
            return ""
        found |= named
    return _barred([code for code in TOPICS if code in found])


def _rights(line: Line) -> str:
    text = line.said("rights")
    found = kinds_in(text) if text else set()
    return _barred([code for code in RIGHTS if code in found])


def _barred(codes: list[str]) -> str:
    return f"|{'|'.join(codes)}|" if codes else ""


def _place(line: Line) -> tuple[str, str | None]:
    """Province of today, and the former one where that is what was told."""
    name = line.said("province")
    if not name:
        return "", None
    today = codes_of_provinces().get(fold(name))
    former = former_of(name)
    if today:
        return today, None
    if former:
        return SUCCESSOR[former], former
    line.reject("province", _("Không có tỉnh, thành phố tên như vậy: xin ghi tên tỉnh."))
    return "", None


def _reach(line: Line) -> tuple[str, str]:
    apart = taken_apart(said(line.text("reach")))
    phone = phone_of(said(line.text("phone")) or apart["phone"])
    return phone, said(line.text("email")) or apart["email"]


def _require_answer(line: Line, found: RequestLine) -> None:
    """A new request that is said to be answered tells with what: a result comes with an answer."""
    state = codes_of(STATES).get(fold(line.said("state") or ""))
    if state in DONE and not found.number and not found.answer:
        label = _("Yêu cầu đã trả lời cần câu trả lời: xin ghi ở cột Câu trả lời.")
        line.reject("state", label)


LAYOUT = Layout(
    "requests", ALIASES, _recognises, _build, kind="requests", by_people=True, given_out=True
)
