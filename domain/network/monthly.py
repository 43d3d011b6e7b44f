"""What a station tells of a month, and what is asked before it is handed in. Source: network.md §2.
Empty is not zero.

Errors refuse the report; a question is answered by a reason and then stands with it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import TypeVar

from language import N_, _
from language.numbers import number

N = TypeVar("N", int, float)

REQUIRED: dict[str, str] = {
    "contacts": N_("Lượt liên hệ"),
    "consultations": N_("Lượt tư vấn"),
    "updates": N_("Cập nhật thông tin"),
    "listings": N_("Đăng thông tin trên sàn giao dịch"),
    "classes": N_("Lớp, hội nghị"),
    "trained": N_("Người được tập huấn"),
    "staff": N_("Cán bộ Trạm, quy đổi"),
}
"""With the month the eight that every report has."""
TOPICS: dict[str, str] = {
    "topic_search": N_("Tra cứu thông tin SHCN"),
    "topic_protection": N_("Khả năng bảo hộ, sử dụng"),
    "topic_status": N_("Tình trạng pháp lý"),
    "topic_infringement": N_("Giám định, xử lý xâm phạm"),
    "topic_other": N_("Chủ đề khác"),
}
CHANNELS: dict[str, str] = {
    "by_platform": N_("Qua nền tảng"),
    "by_fanpage": N_("Qua Fanpage"),
    "by_phone": N_("Qua điện thoại"),
    "by_email": N_("Qua thư điện tử"),
    "in_person": N_("Trực tiếp"),
}
SEARCHES: dict[str, str] = {
    "search_patent": N_("Tra cứu sáng chế"),
    "search_utility": N_("Tra cứu giải pháp hữu ích"),
    "search_design": N_("Tra cứu kiểu dáng công nghiệp"),
    "search_mark": N_("Tra cứu nhãn hiệu"),
    "search_indication": N_("Tra cứu chỉ dẫn địa lý"),
}
OTHERS: dict[str, str] = {
    "women": N_("Trong đó nữ được tập huấn"),
    "partners": N_("Đơn vị phối hợp"),
    "filings": N_("Đơn được hỗ trợ nộp"),
}
FOLDED: dict[str, dict[str, str]] = {
    N_("Chủ đề tư vấn"): TOPICS,
    N_("Kênh liên hệ"): CHANNELS,
    N_("Tra cứu theo đối tượng"): SEARCHES,
    N_("Kết quả khác"): OTHERS,
}
COUNTS: dict[str, str] = REQUIRED | TOPICS | CHANNELS | SEARCHES | OTHERS
WORDS: dict[str, str] = {
    "proposals": N_("Đề xuất"),
    "difficulties": N_("Khó khăn"),
    "outreach": N_("Hoạt động tuyên truyền (tên, ngày, số người)"),
    "materials": N_("Tài liệu đã phát hành"),
}
LONGEST_WORDS = 2_000
LARGEST = 999_999
HUNDREDTHS = ("staff",)
"""Kept in hundredths: 1,5 people are 150."""
REQUESTS = ("consultations", "updates", "listings")
"""What the bulletins count as requests; searches stand apart."""
FEWEST_KNOWN = 3
"""Months that a median is taken of, at least."""
FAR = 3
"""From how many times the own median on a number is asked about."""
Values = Mapping[str, int | None]


def errors(values: Values) -> Iterator[tuple[str, str]]:
    """(field, what is wrong) with a report that is to be handed in."""
    for name, label in REQUIRED.items():
        if values.get(name) is None:
            yield name, _("Xin điền: {field}; không có thì ghi 0.", field=_(label))
    women, trained = values.get("women"), values.get("trained")
    if women is not None and trained is not None and women > trained:
        yield (
            "women",
            _(
                "Số nữ ({women}) lớn hơn số người được tập huấn ({trained}).",
                women=number(women),
                trained=number(trained),
            ),
        )


def questions(values: Values, before: Sequence[Values]) -> Iterator[tuple[str, str]]:
    """(field, question). `before`: the reports that the station handed in of the twelve months
    before."""
    for name in COUNTS:
        typed = values.get(name)
        middle = own_median(name, before)
        if typed is not None and middle and typed > FAR * middle:
            text = _("{n}: số này đúng không? Hơn {far} lần trung vị các tháng trước ({middle}).", n=shown(name, typed), far=FAR,
                     middle=shown(name, middle))  # fmt: skip
            yield name, text
    by_topic = told_among(map(values.get, TOPICS))
    told = values.get("consultations")
    if by_topic and told is not None and sum(by_topic) < told:
        yield (
            "topic_other",
            _(
                "Cộng các chủ đề được {sum}, ít hơn {n} lượt tư vấn: đúng không?",
                sum=number(sum(by_topic)),
                n=number(told),
            ),
        )


def told_among(numbers: Iterable[N | None]) -> list[N]:
    """Those that somebody told; none of them is a zero."""
    return [n for n in numbers if n is not None]


def own_median(name: str, before: Sequence[Values]) -> float | None:
    """None where too few months are known."""
    known = told_among(values.get(name) for values in before)
    return median(known) if len(known) >= FEWEST_KNOWN else None


def shown(name: str, value: float | None) -> str:
    """A number as people read it: staff with as many decimals as it has, a median of counts with
    one at most."""
    if value is None:
        return ""
    told = value / 100 if name in HUNDREDTHS else value
    decimals = next(d for d in (0, 1, 2) if d == 2 or round(told, d) == told)
    return number(told, decimals)


def requests(values: Values) -> int | None:
    """None where one of the three is not told."""
    known = [values.get(name) for name in REQUESTS]
    return None if None in known else sum(n for n in known if n is not None)


def searches(values: Values) -> int | None:
    """All searches together, whatever the right; None where none is told."""
    known = told_among(map(values.get, SEARCHES))
    return sum(known) if known else None
