"""What a reminder letter says, in the form of an administrative document (Decree 30/2020/ND-CP): one
letter an owner, all chosen deadlines of that owner in it. In Vietnamese, like every letter of an
authority, whatever language the screen has."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.places.provinces import Province
from domain.terms.deadlines import surcharge_a_month, surcharge_percent
from domain.terms.rules import AT_WIPO, MAINTENANCE, event_of, rule_label, rule_of
from domain.text.folding import fold
from language.dates import numeric
from language.numbers import money
from read_models.deadlines import DeadlineRow
from read_models.letters import Sender

_NUMBER = re.compile(r"[0-9]")
BLANK = "\N{NO-BREAK SPACE}"
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
TITLES = {
    "SC": "Bằng độc quyền sáng chế",
    "GPHI": "Bằng độc quyền giải pháp hữu ích",
    "KDCN": "Bằng độc quyền kiểu dáng công nghiệp",
    "NH": "Giấy chứng nhận đăng ký nhãn hiệu",
}
NAMES = {"SC": "sáng chế", "GPHI": "giải pháp hữu ích", "KDCN": "kiểu dáng", "NH": "nhãn hiệu"}
ADDRESSED = (
    ("cong ty", "Quý Công ty"),
    ("doanh nghiep", "Quý Doanh nghiệp"),
    ("hop tac xa", "Quý Hợp tác xã"),
    ("htx", "Quý Hợp tác xã"),
    ("ho kinh doanh", "Quý Hộ kinh doanh"),
    ("ho san xuat", "Quý Hộ sản xuất"),
    ("hoi", "Quý Hội"),
    ("hiep hoi", "Quý Hiệp hội"),
    ("uy ban", "Quý cơ quan"),
    ("ubnd", "Quý cơ quan"),
    ("so", "Quý cơ quan"),
    ("phong", "Quý cơ quan"),
    ("vien", "Quý Viện"),
    ("truong", "Quý Trường"),
    ("trung tam", "Quý Trung tâm"),
)
"""How an owner is spoken to, by how the name begins."""
UNIT = "Quý đơn vị"
LONGEST_PERSON = 5
"""Words of a person's name."""
WORDS_OF_UNITS = (
    "cong ty",
    "tap doan",
    "co so",
    "nha may",
    "chi nhanh",
    "ltd",
    "co.",
    "inc",
    "corp",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter as it stands on paper, in the order in which it is read."""

    badge: str
    above: str
    issuer: str
    number: str
    about: str
    place_and_day: str
    owner: str
    address: str
    opening: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    asked: tuple[str, ...]
    caution: str
    contact: str
    recipients: tuple[str, ...]
    office: tuple[str, ...]
    signer: str

    @property
    def body(self) -> tuple[str, ...]:
        """What follows the table."""
        return (*self.asked, self.caution, self.contact)


def by_owner(rows: Iterable[DeadlineRow]) -> list[tuple[DeadlineRow, ...]]:
    """The deadlines of each owner together, in the order of the first; one whose owner is not known
    stands alone."""
    found: dict[str, list[DeadlineRow]] = {}
    for row in rows:
        found.setdefault(fold(row.owner) if row.owner else f"{row.key}", []).append(row)
    return [tuple(one) for one in found.values()]


def paper(
    rows: Sequence[DeadlineRow],
    *,
    sender: Sender,
    province: Province,
    on: date,
    address: str = "",
) -> Paper:
    """The letter about the deadlines of one owner, dated `on`."""
    owner = rows[0].owner or "Chủ văn bằng"
    you = spoken_to(owner)
    department = "Sở Khoa học và Công nghệ"
    priced = any(row.amount is not None for row in rows)
    heads = ("TT", "Văn bằng bảo hộ", "Việc cần làm", "Hạn nộp", "Nộp muộn đến")
    return Paper(
        badge="DỮ LIỆU MINH HỌA" if any(row.illustrative for row in rows) else "",
        above=f"UBND {province.full_name}".upper(),
        issuer=department.upper(),
        number=f"Số:{BLANK * 12}/{sender.code or 'SKHCN'}",
        about=_about(rows),
        place_and_day=f"{province.name}, {long_day(on)}",
        owner=owner,
        address=address,
        opening=_opening(rows, you, on),
        heads=(*heads, "Phí, lệ phí") if priced else heads,
        rows=tuple(_line(n, row, on, priced=priced) for n, row in enumerate(rows, start=1)),
        asked=tuple(_asked(rows, you)),
        caution="Các ngày nêu trên do hệ thống tính để tham khảo; nếu khác với thông báo của cơ quan "
        "cấp văn bằng thì áp dụng thông báo của cơ quan đó.",
        contact=_contact(rows, sender, you),
        recipients=sender.recipient_lines or ("Như trên", "Lưu: VT"),
        office=sender.office_lines or ("GIÁM ĐỐC",),
        signer=sender.signer,
    )


def long_day(value: date) -> str:
    """'ngày 05 tháng 01 năm 2026', '12 tháng 3': zeros before days to 9, months to 2."""
    month = f"{value.month:02}" if value.month < 3 else str(value.month)
    return f"ngày {value.day:02} tháng {month} năm {value.year}"


def spoken_to(owner: str) -> str:
    """'Quý Công ty', 'Quý cơ quan', 'Ông (Bà)', by the name."""
    folded = fold(owner)
    for begin, words in ADDRESSED:
        if folded == begin or folded.startswith(begin + " "):
            return words
    if any(word in folded for word in WORDS_OF_UNITS) or _NUMBER.search(owner):
        return UNIT
    return "Ông (Bà)" if 2 <= len(owner.split()) <= LONGEST_PERSON else UNIT


def _jobs(rows: Sequence[DeadlineRow]) -> str:
    """'gia hạn hiệu lực', 'nộp phí duy trì hiệu lực', or both."""
    events = {event_of(row.deadline.rule) == MAINTENANCE for row in rows}
    words = {False: "gia hạn hiệu lực", True: "nộp phí duy trì hiệu lực"}
    return ", ".join(words[one] for one in sorted(events))


def _about(rows: Sequence[DeadlineRow]) -> str:
    kinds = list(dict.fromkeys(NAMES.get(row.kind, "") for row in rows))
    of = f" {kinds[0]}" if len(kinds) == 1 else ""
    late = "còn được nộp muộn" if all(_is_late(row) for row in rows) else ""
    told = f"V/v nhắc thời hạn {_jobs(rows)} văn bằng bảo hộ{of}"
    return f"{told} {late}".strip()


def _is_late(row: DeadlineRow) -> bool:
    return row.deadline.state == "late"


def _opening(rows: Sequence[DeadlineRow], you: str, on: date) -> str:
    n = len(rows)
    titles = "văn bằng bảo hộ" if n == 1 else f"{n} văn bằng bảo hộ"
    begin = (
        "Theo dữ liệu sở hữu công nghiệp mà Sở Khoa học và Công nghệ đang theo dõi, "
        f"{titles} dưới đây của {you}"
    )
    late = [row for row in rows if _is_late(row)]
    if len(late) == n:
        return f"{begin} đã quá hạn {_jobs(rows)} nhưng còn được nộp muộn:"
    if late:
        return (
            f"{begin} đến hạn {_jobs(rows)}, trong đó có việc đã quá hạn nhưng còn được nộp muộn:"
        )
    left = min((row.deadline.due - on).days for row in rows)
    soon = f" trong {left} ngày tới" if n == 1 and left > 0 else ""
    return f"{begin} đến hạn {_jobs(rows)}{soon}:"


def _line(n: int, row: DeadlineRow, on: date, *, priced: bool) -> tuple[str, ...]:
    d = row.deadline
    what = TITLES.get(row.kind, "Văn bằng")
    number = row.registration_no or "chưa có số"
    title = f"{what} số {number}, {NAMES.get(row.kind, 'tài sản')} “{row.title}”"
    if row.application_no:
        title += f"; đơn số {row.application_no}"
    late = numeric(d.late_until) if d.late_until else "không có"
    cells = (str(n), title, rule_label(d.rule, d.ordinal), numeric(d.due), late)
    return (*cells, _fee(row, on)) if priced else cells


def _fee(row: DeadlineRow, on: date) -> str:
    """The amount without surcharge, and with it where the due day has gone by."""
    if row.amount is None:
        return "theo biểu phí hiện hành"
    percent = (
        surcharge_percent(rule_of(row.deadline.rule), row.deadline.due, on) if _is_late(row) else 0
    )
    if not percent:
        return money(row.amount)
    whole = row.amount + row.amount * percent // 100
    return f"{money(row.amount)}; nộp trong tháng này thêm {percent}%: {money(whole)}"


def _asked(rows: Sequence[DeadlineRow], you: str) -> Iterable[str]:
    """What is to be done until when, without and with surcharge: of what falls due, then of what is
    late."""
    due = [row for row in rows if not _is_late(row)]
    late = [row for row in rows if _is_late(row)]
    if due:
        yield _asked_due(due, you)
    if late:
        yield _asked_late(late, you)


def _asked_due(rows: Sequence[DeadlineRow], you: str) -> str:
    first = f"Đề nghị {you} nộp {_what(rows)} tại {_where(rows)} chậm nhất vào {_day(rows, 'due')}."
    then = (
        f"Sau ngày này còn được nộp muộn đến hết {_day(rows, 'late_until')}, {_surcharge(rows)}. "
        "Quá thời hạn đó mà không nộp, văn bằng hết hiệu lực."
    )
    return f"{first} {then}"


def _asked_late(rows: Sequence[DeadlineRow], you: str) -> str:
    return (
        f"Với việc đã quá hạn, đề nghị {you} nộp ngay {_what(rows)} tại {_where(rows)}, "
        f"{_surcharge(rows)}, chậm nhất vào {_day(rows, 'late_until')}. Quá ngày này thì không nộp "
        "được nữa và hiệu lực của văn bằng đã kết thúc từ khi đến hạn."
    )


def _what(rows: Sequence[DeadlineRow]) -> str:
    events = {event_of(row.deadline.rule) == MAINTENANCE for row in rows}
    words = {False: "yêu cầu gia hạn cùng phí, lệ phí", True: "phí duy trì hiệu lực"}
    return " và ".join(words[one] for one in sorted(events))


def _where(rows: Sequence[DeadlineRow]) -> str:
    abroad = [row.deadline.rule in AT_WIPO.values() for row in rows]
    if all(abroad):
        return "WIPO"
    return "Cục Sở hữu trí tuệ (đăng ký quốc tế: tại WIPO)" if any(abroad) else "Cục Sở hữu trí tuệ"


def _day(rows: Sequence[DeadlineRow], name: str) -> str:
    days = {getattr(row.deadline, name) for row in rows}
    if len(days) == 1 and (day := days.pop()):
        return f"ngày {numeric(day)}"
    column = "Hạn nộp" if name == "due" else "Nộp muộn đến"
    return f"ngày ghi ở cột “{column}”"


def _surcharge(rows: Sequence[DeadlineRow]) -> str:
    told = (row.deadline for row in rows)
    percents = {surcharge_a_month(one.rule, one.due) for one in told} - {0}
    if not percents:
        return "kèm phụ phí của WIPO"
    return f"kèm phí nộp muộn {max(percents)}% cho mỗi tháng nộp muộn"


def _contact(rows: Sequence[DeadlineRow], sender: Sender, you: str) -> str:
    """Whom to call: as the Department says, else who sees to the deadlines."""
    who = sender.contact or next((r.follow_up.person for r in rows if r.follow_up.person), "")
    ways = [
        f"Liên hệ: {who}" if who else "",
        f"điện thoại {sender.phone}" if sender.phone else "",
        f"thư điện tử: {sender.email}" if sender.email else "",
    ]
    told = "; ".join(way for way in ways if way)
    begin = (
        f"Trường hợp đã nộp hoặc không tiếp tục duy trì hiệu lực, đề nghị {you} thông báo để Sở "
        "cập nhật."
    )
    return f"{begin} {told}./." if told else f"{begin[:-1]}./."
