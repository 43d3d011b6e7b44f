"""Geographical indications: how many are published to be protected, beside those that a register
has, which are fewer.

Whoever shows a count of them says so with `incomplete` (as a sentence) or MARK (where there is room
for some words only)."""

from dataclasses import dataclass

from domain.records.kinds import KINDS
from language import N_, _

KIND = "CDDL"


@dataclass(frozen=True, slots=True)
class Published:
    """A total as published. Source: data_access/facts/geographical_indication_counts.csv."""

    month: str
    total: int
    vietnamese: int
    source_url: str


NEWEST = Published(
    "02/2023",
    120,
    108,
    "https://en.nhandan.vn/promoting-the-effectiveness-of-geographical-indication-for-binh-thuan-dragon-fruit-post122711.html",
)
MARK = N_("danh sách chưa đầy đủ")


def incomplete() -> str:
    """The sentence that stands wherever geographical indications are counted."""
    return _(
        "Danh sách chỉ dẫn địa lý ở đây chưa đầy đủ: theo nguồn công bố, {month} cả nước đã có {total} chỉ dẫn được bảo hộ, "
        "trong đó {vietnamese} của Việt Nam.",
        month=NEWEST.month,
        total=NEWEST.total,
        vietnamese=NEWEST.vietnamese,
    )


def counts_them(kinds: tuple[str, ...]) -> bool:
    """Whether a list of these kinds (none: of all) counts geographical indications."""
    return KIND in (kinds or tuple(KINDS))
