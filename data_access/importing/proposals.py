"""What a column most likely holds: by its values where they tell, else by its heading. A proposal is
shown to the sender, who decides; nothing is read by it."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from domain.calendar.dates import BadDate, parse_date
from domain.places.addresses import are_addresses, heads_addresses, heads_agents
from domain.records.nice import Unclear, nice_classes_of
from domain.records.numbers import kind_of
from domain.records.owners import owner_type
from domain.roles import ASSETS
from domain.text.folding import fold
from domain.text.not_yet import says_not_yet
from language import N_, _
from readers.file.explained_headings import IGNORED, normal
from readers.layouts.kind import kind_of_title
from readers.layouts.layout import Layout
from readers.layouts.registry import LAYOUTS
from readers.spellings.status_words import national_status

MOST = 2 / 3
_HOLDERS = frozenset({"parties", "applicants", "owners"})
"""Of the values of a column so many must look alike."""
NOT_OFFERED = frozenset({IGNORED, "illustrative"})
_PLACE = re.compile(r"\b(?:xa|phuong|thi tran|huyen|quan|thi xa|tinh|thanh pho|tp|thon|khoi|xom)\b")
_MAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{3,150}")
_PHONE = re.compile(r"(?:\+84|0)[ .-]?[0-9]{2,3}[ .-]?[0-9]{3,4}[ .-]?[0-9]{3,4}")
_DAYS = (
    ("uu tien", "priority_date"),
    ("priority", "priority_date"),
    ("nop", "application_date"),
    ("tiep nhan", "application_date"),
    ("fil", "application_date"),
    ("appl", "application_date"),
    ("cong bo", "publication_date"),
    ("publ", "publication_date"),
    ("het", "expiry_date"),
    ("expir", "expiry_date"),
    ("cap", "registration_date"),
    ("regist", "registration_date"),
    ("grant", "registration_date"),
)
_OWNER_WORDS = (
    "chu ",
    "ca nhan",
    "to chuc",
    "don vi",
    "doanh nghiep",
    "nguoi nop",
    "owner",
    "applicant",
    "holder",
    "proprietor",
    "registrant",
)
_VISITS = frozenset(
    {"luot truy cap", "so luot truy cap", "tong luot truy cap", "tong so luot truy cap", "sessions"}
    | {"so luong truy cap", "luot ghe tham", "phien", "so phien", "luot truy cap website"}
)
_CLASS_WORDS = ("nhom", "nice", "class", "ni xo")
_KIND_WORDS = ("nhan hieu", "sang che", "kieu dang", "giai phap huu ich", "chi dan dia ly")
LIKE_NUMBERS = N_("vì các ô giống số đơn")
LIKE_TITLES = N_("vì các ô giống số văn bằng")
ARE_DAYS = N_("vì các ô là ngày")
LIKE_ADDRESSES = N_("vì các ô giống địa chỉ")
LIKE_NAMES = N_("vì các ô giống tên tổ chức, cá nhân")
ARE_KINDS = N_("vì các ô là tên loại tài sản")
ARE_STATUSES = N_("vì các ô là tình trạng pháp lý")
ARE_CLASSES = N_("vì các ô giống nhóm Nice")
LIKE_PHONES = N_("vì các ô giống số điện thoại")
LIKE_MAILS = N_("vì các ô giống thư điện tử")
LIKE_HEADING = N_("vì tiêu đề gần với “{known}”")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A field, and why it is proposed, in words."""

    field: str
    why: str


def layout_of(kind: str) -> Layout:
    """The layout whose headings people write for that kind of data."""
    return next(x for x in LAYOUTS if x.kind == kind and not x.by_program)


def fields_of(kind: str) -> dict[str, str]:
    """What a column of that kind of file can be said to hold: field → its usual heading."""
    layout = layout_of(kind)
    return {name: aliases[0] for name, aliases in layout.aliases.items() if name not in NOT_OFFERED}


def likely_kind(headings: Collection[str], kinds: Collection[str]) -> str:
    """Which of the kinds a table is that no layout recognises: the one that knows most of its
    headings; assets where none knows more."""
    known = {kind: _known(headings, layout_of(kind)) for kind in kinds if _has_layout(kind)}
    most = max(known.values(), default=0)
    if not most or known.get(ASSETS, 0) == most:
        return ASSETS
    return next(kind for kind, n in known.items() if n == most)


def _has_layout(kind: str) -> bool:
    return any(x.kind == kind and not x.by_program for x in LAYOUTS)


def _known(headings: Collection[str], layout: Layout) -> int:
    fields = {layout.field(heading) for heading in headings}
    return len(fields - {None, IGNORED})


def proposals(
    samples: Mapping[str, Sequence[str]], *, read: Collection[str] = (), kind: str = ASSETS
) -> dict[str, Proposal]:
    """Heading → what it likely holds, of the columns that are not read. `samples`: values of each;
    `read`: headings of columns that are: a field is proposed for one column alone."""
    layout = layout_of(kind)
    taken = {name for heading in read if (name := layout.field(heading))}
    found: dict[str, Proposal] = {}
    # first what values tell: a heading alone may be like several fields
    for told in (_by_values, _by_heading, _by_both, _by_what_is_left):
        for heading, values in samples.items():
            if heading in found:
                continue
            proposal = told(heading, _telling(values), layout, taken)
            if proposal and proposal.field not in taken:
                found[heading] = proposal
                taken.add(proposal.field)
    return found


def _telling(values: Sequence[str]) -> list[str]:
    return [value for value in values if not says_not_yet(value)]


def _by_values(
    heading: str, values: list[str], layout: Layout, taken: Collection[str]
) -> Proposal | None:
    """Only columns of assets are told by their values."""
    if not values or layout.kind != ASSETS:
        return None
    if _most(values, lambda text: kind_of(text) is not None):
        return Proposal("application_no", _(LIKE_NUMBERS))
    if _most(values, lambda text: kind_of_title(text) is not None):
        return Proposal("registration_no", _(LIKE_TITLES))
    if _most(values, _is_day):
        return _day(heading)
    if heads_agents(heading):
        return None
    if _most(values, _MAIL.fullmatch):
        return Proposal("email", _(LIKE_MAILS))
    if _most(values, _PHONE.fullmatch):
        return Proposal("phone", _(LIKE_PHONES))
    if _names_owner_and_address(heading):
        return None
    if heads_addresses(heading) or are_addresses(values) or _most(values, _is_place):
        return Proposal("address", _(LIKE_ADDRESSES))
    if _most(values, lambda text: any(word in fold(text) for word in _KIND_WORDS)):
        return None if len(set(values)) > len(_KIND_WORDS) * 2 else _kind()
    if _most(values, _is_status):
        return Proposal("status", _(ARE_STATUSES))
    words = normal(heading)
    owner = _most(values, _is_organisation) or any(word in f"{words} " for word in _OWNER_WORDS)
    if owner and _most(values, _may_be_name) and not _HOLDERS & set(taken):
        return Proposal("parties", _(LIKE_NAMES))
    return None


def _names_owner_and_address(heading: str) -> bool:
    """'Chủ sở hữu, địa chỉ': two things in one column, which no field holds."""
    words = normal(heading)
    return "dia chi" in words.split(" ", 1)[-1] and words.startswith(_OWNER_WORDS)


def _is_status(text: str) -> bool:
    return national_status(text) != "unknown"


def _is_class(text: str) -> bool:
    try:
        return bool(nice_classes_of(text))
    except Unclear:
        return False


def _may_be_name(text: str) -> bool:
    """No number, no day, no code."""
    return len(text.split()) > 1 and sum(c.isdigit() for c in text) < len(text) / 3


def _kind() -> Proposal:
    return Proposal("kind", _(ARE_KINDS))


def _day(heading: str) -> Proposal | None:
    """Which day it is, the heading tells alone."""
    words = normal(heading)
    field = next((field for word, field in _DAYS if word in words), None)
    return Proposal(field, _(ARE_DAYS)) if field else None


def _most(values: list[str], holds: Callable[[str], object]) -> bool:
    return sum(bool(holds(value)) for value in values) >= MOST * len(values)


def _is_day(text: str) -> bool:
    try:
        parse_date(text)
    except BadDate:
        return False
    return True


def _is_place(text: str) -> bool:
    """'Khối 7, phường Hưng Khê': two places of an address, or one with a comma."""
    found = len(_PLACE.findall(fold(text)))
    return found > 1 or bool(found and "," in text)


def _is_organisation(text: str) -> bool:
    return owner_type(text) not in ("individual", "other")


def _by_heading(
    heading: str, values: list[str], layout: Layout, taken: Collection[str]
) -> Proposal | None:
    """The field of which a known heading shares most words with this one, in their order, unless the
    values are none of it."""
    best = max(
        (
            (_shared(normal(heading), normal(alias)), name, alias)
            for name, aliases in layout.aliases.items()
            if name not in NOT_OFFERED
            for alias in aliases
        ),
        default=(0, "", ""),
        key=lambda one: one[0],
    )
    shared, name, alias = best
    if not shared or (heads_agents(heading) and name != "representative"):
        return None
    if layout.kind == ASSETS and not _may_hold(name, values):
        return None
    if name.startswith("title_"):  # a register of all kinds calls them after most of them
        name = "title"
    return Proposal(name, _(LIKE_HEADING, known=alias))


def _by_both(
    heading: str, values: list[str], layout: Layout, _taken: Collection[str]
) -> Proposal | None:
    """Classes are small numbers, of which the heading must say something."""
    named = any(word in normal(heading) for word in _CLASS_WORDS)
    if layout.kind != ASSETS or not named or not values or not _most(values, _is_class):
        return None
    return Proposal("nice", _(ARE_CLASSES))


def _by_what_is_left(
    heading: str, _values: list[str], layout: Layout, taken: Collection[str]
) -> Proposal | None:
    """'Lượt truy cập' may be either; beside page views it counts visits."""
    if layout.kind != "visits" or "page_views" not in taken or normal(heading) not in _VISITS:
        return None
    return Proposal("visitors", _(LIKE_HEADING, known=layout.aliases["visitors"][0]))


def _may_hold(field: str, values: list[str]) -> bool:
    """Whether the values can be what a field of days or of Nice classes holds."""
    if field.endswith("_date"):
        return not values or _most(values, _is_day)
    return field != "nice" or not values or _most(values, _is_class)


def _shared(heading: str, alias: str) -> int:
    """How many words they share where one begins with all of the other; 0 for a single one."""
    short, long = sorted((heading, alias), key=len)
    n = len(short.split())
    return n if n > 1 and f"{long} ".startswith(f"{short} ") else 0
