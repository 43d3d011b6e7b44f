"""The lists that a province keeps by hand: local products, watch terms, entries about a right,
targets, tasks, support granted.

A list is its fields: a form is read, a page drawn and a file written from them alone. Amounts are
whole đồng, days are in Viet Nam.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from domain.calendar.dates import BadDate, parse_date
from domain.local_names.products import LONGEST, LONGEST_TEXT, PRODUCT_KINDS, STARS
from domain.records.classes import NICE
from domain.records.nice import Unclear, nice_classes_of
from domain.text.counts import BadCount, parse_count
from domain.text.folding import nfc
from language import N_, _
from language.dates import numeric
from read_models import plain_values
from read_models.plan_target import GROWTH, KIND_CHOICES, LIVE, settle_result, settle_target

Values = Mapping[str, str]
NAMES, PLAN = "local-names", "plan"
"""Pages that show the lists; who reads a page reads its lists (web.policy)."""
FIRST_YEAR, LAST_YEAR = 1980, 2100


@dataclass(frozen=True, slots=True)
class Field:
    """`kind`: text, long, day, year, whole, money (đồng), nice (classes), choice (`options`: code →
    label), target (the number of a target, which the form sends unseen) or right (a right of the
    province: number, name or '#' and its own number here). Labels are gettext keys."""

    name: str
    label: str
    kind: str = "text"
    required: bool = False
    options: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""

    @property
    def limit(self) -> int:
        return LONGEST_TEXT if self.kind == "long" else LONGEST


def no_problems(_row: dict[str, Any]) -> dict[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class KeptList:
    """`code`: in addresses and file names; `table`: of the database; `order`: the column that sorts
    it; `one`: what a row is called; `dated`: the field that tells since when a row counts, '' where
    nothing tells it: of a past day such a list knows nothing. `settle`: what does not go together
    in a row, by field; it may put values in order. `fixed`: rows are added and taken out, never
    written over."""

    code: str
    table: str
    page: str
    title: str
    one: str
    order: str
    fields: tuple[Field, ...]
    dated: str = ""
    settle: Callable[[dict[str, Any]], dict[str, str]] = no_problems
    fixed: bool = False


RIGHT = Field(
    "right_no",
    N_("Quyền liên kết"),
    "right",
    hint=N_("Số đơn, số văn bằng hoặc tên chỉ dẫn địa lý, nhãn hiệu của tỉnh."),
)
ENTRY_KINDS = {
    "user": N_("Trao quyền sử dụng"),
    "regulation": N_("Quy chế quản lý"),
    "inspection": N_("Kiểm tra"),
}
TASK_STATES = {
    "open": N_("Chưa làm"),
    "doing": N_("Đang làm"),
    "done": N_("Đã xong"),
    "dropped": N_("Không thực hiện"),
}
PRODUCTS = KeptList(
    code="san-pham",
    table="local_product",
    page=NAMES,
    title=N_("Sản phẩm OCOP và sản phẩm địa phương"),
    one=N_("sản phẩm"),
    order="name",
    fields=(
        Field("name", N_("Tên sản phẩm"), required=True),
        Field("kind", N_("Loại sản phẩm"), "choice", options=PRODUCT_KINDS),
        Field("stars", N_("Hạng OCOP"), "choice", options=STARS),
        Field("maker", N_("Chủ thể sản xuất")),
        Field("place", N_("Địa bàn")),
        RIGHT,
    ),
)
TERMS = KeptList(
    code="tu-theo-doi",
    table="watch_term",
    page=NAMES,
    title=N_("Tên được theo dõi"),
    one=N_("tên theo dõi"),
    order="phrase",
    fields=(
        Field(
            "phrase",
            N_("Tên cần theo dõi"),
            required=True,
            hint=N_("Gồm ít nhất một từ riêng, ví dụ “Cam Vinh”."),
        ),
        Field(
            "product",
            N_("Từ chung chỉ sản phẩm"),
            hint=N_("Không đủ để thành một cảnh báo, ví dụ “cam”."),
        ),
        Field(
            "classes", N_("Nhóm Nice"), "nice", hint=N_("Cách nhau bằng dấu phẩy, ví dụ 29, 31.")
        ),
    ),
)
ENTRIES = KeptList(
    code="so-quan-ly",
    table="local_entry",
    page=NAMES,
    title=N_("Sổ quản lý quyền"),
    one=N_("mục"),
    order="-day",
    fields=(
        Field("right_no", N_("Quyền"), "right", required=True, hint=RIGHT.hint),
        Field("kind", N_("Việc"), "choice", options=ENTRY_KINDS),
        Field("day", N_("Ngày"), "day", required=True),
        Field(
            "subject",
            N_("Đơn vị, văn bản"),
            required=True,
            hint=N_("Tổ chức, cá nhân được trao quyền; số quy chế; nơi kiểm tra."),
        ),
        Field("note", N_("Nội dung"), "long"),
    ),
    dated="day",
)
TARGETS = KeptList(
    code="chi-tieu",
    table="plan_target",
    page=PLAN,
    title=N_("Chỉ tiêu của tỉnh"),
    one=N_("chỉ tiêu"),
    order="year",
    fields=(
        Field("title", N_("Tên chỉ tiêu"), required=True),
        Field("indicator", N_("Đo bằng số liệu"), "choice", options=LIVE),
        Field("kind", N_("Loại quyền"), "choice", options=KIND_CHOICES),
        Field(
            "classes",
            N_("Nhóm"),
            hint=N_(
                "Để trống nếu không chia nhóm. Nhãn hiệu: nhóm Nice 29, 30; kiểu dáng: Locarno 06-01; sáng chế: IPC A23."
            ),
        ),
        Field("growth", N_("Chỉ tiêu là"), "choice", options=GROWTH),
        Field("base_year", N_("Năm gốc"), "year"),
        Field(
            "base_value", N_("Giá trị năm gốc"), "whole", hint=N_("Để trống thì lấy từ sổ đăng ký.")
        ),
        Field("year", N_("Năm"), "year", required=True),
        Field(
            "value",
            N_("Giá trị cần đạt"),
            "whole",
            required=True,
            hint=N_("Mức tăng thì ghi số phần trăm, ví dụ 10."),
        ),
        Field(
            "source",
            N_("Văn bản"),
            required=True,
            hint=N_("Số, ngày và tên văn bản giao chỉ tiêu."),
        ),
    ),
    settle=settle_target,
)
RESULTS = KeptList(
    code="ket-qua",
    table="plan_result",
    page=PLAN,
    title=N_("Kết quả ghi tay của chỉ tiêu"),
    one=N_("kết quả"),
    order="-day",
    fields=(
        Field("target_id", N_("Chỉ tiêu"), "target", required=True),
        Field("value", N_("Kết quả"), "whole", required=True),
        Field("day", N_("Số liệu đến ngày"), "day", required=True),
        Field(
            "source",
            N_("Nguồn số liệu"),
            required=True,
            hint=N_("Văn bản, báo cáo hoặc đơn vị cung cấp con số."),
        ),
    ),
    dated="day",
    settle=settle_result,
    fixed=True,
)
TASKS = KeptList(
    code="nhiem-vu",
    table="plan_task",
    page=PLAN,
    title=N_("Nhiệm vụ"),
    one=N_("nhiệm vụ"),
    order="due",
    fields=(
        Field("title", N_("Nội dung công việc"), required=True),
        Field("who", N_("Đơn vị thực hiện"), required=True),
        Field("due", N_("Hạn hoàn thành"), "day", required=True),
        Field("state", N_("Tình trạng"), "choice", options=TASK_STATES),
    ),
)
SUPPORT = KeptList(
    code="ho-tro",
    table="plan_support",
    page=PLAN,
    title=N_("Hỗ trợ đã cấp"),
    one=N_("khoản hỗ trợ"),
    order="-day",
    fields=(
        Field("beneficiary", N_("Tổ chức, cá nhân được hỗ trợ"), required=True),
        Field("programme", N_("Chương trình, quyết định"), required=True),
        Field("day", N_("Ngày"), "day", required=True),
        Field("amount", N_("Số tiền (đồng)"), "money", required=True),
        RIGHT,
    ),
    dated="day",
)
LISTS: dict[str, KeptList] = {
    kept.code: kept for kept in (PRODUCTS, TERMS, ENTRIES, TARGETS, RESULTS, TASKS, SUPPORT)
}
"""Code of the address → list."""


def read(kept: KeptList, values: Values) -> tuple[dict[str, Any], dict[str, str]]:
    """Column → value as far as the form could be read, and field → what is wrong with it. Whether a
    right exists is the database's."""
    row: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for known in kept.fields:
        text = _text(known, values.get(known.name, ""))
        try:
            row[known.name] = _value(known, text)
        except (BadDate, BadCount, Unclear) as bad:
            problems[known.name] = str(bad)
        if known.required and not text:
            problems[known.name] = _("Xin điền: {field}.", field=_(known.label))
    return row, problems or kept.settle(row)


def _text(known: Field, text: str) -> str:
    typed = nfc(text, longest=known.limit)
    return typed if known.kind == "long" else " ".join(typed.split())


def _value(known: Field, text: str) -> Any:
    if known.kind == "day":
        return parse_date(text) if text else None
    if known.kind in ("whole", "money"):
        return parse_count(text)
    if known.kind == "year":
        return _year(text)
    if known.kind == "target":
        return plain_values.number(text)
    if known.kind == "nice":
        return ", ".join(map(str, _nice(text)))
    if known.kind == "choice" and text not in known.options:
        raise BadCount(_("Xin chọn một mục trong danh sách."))
    return text


def _nice(text: str) -> tuple[int, ...]:
    """All classes that are meant, each one of Nice. Raises Unclear."""
    numbers = nice_classes_of(text) if text else ()
    if any(str(n) not in NICE for n in numbers):
        raise Unclear(_("“{text}” không phải nhóm 1–45 của Bảng phân loại Nice", text=text[:40]))
    return numbers


def _year(text: str) -> int | None:
    n = parse_count(text)
    if n is not None and not FIRST_YEAR <= n <= LAST_YEAR:
        raise BadCount(_("Năm gồm bốn chữ số, ví dụ {year}.", year=2030))
    return n


def written(known: Field, value: Any) -> str:
    """A stored value as its form shows it; `read` of it gives the value again."""
    if value is None:
        return ""
    return numeric(value) if isinstance(value, date) else str(value)
