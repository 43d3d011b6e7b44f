"""Series that others have published about filings and innovation, row by row with their source:
shown as published, never added up, never mixed with what is counted here."""

from dataclasses import dataclass

from domain.text.counts import EXACT
from language import N_

KINDS = {
    "all": N_("Mọi loại"),
    "invention": N_("Sáng chế"),
    "utility_solution": N_("Giải pháp hữu ích"),
    "invention_and_utility": N_("Sáng chế và giải pháp hữu ích"),
    "design": N_("Kiểu dáng công nghiệp"),
    "design_hague": N_("Kiểu dáng theo La Hay"),
    "trademark": N_("Nhãn hiệu"),
    "registration_all": N_("Đơn đăng ký, mọi loại"),
    "all_requests": N_("Mọi loại đơn, yêu cầu"),
    "other_requests": N_("Đơn, yêu cầu khác"),
    "licence_contract": N_("Hợp đồng li-xăng"),
    "assignment_contract": N_("Hợp đồng chuyển nhượng"),
    "unclear": N_("Nguồn không nêu rõ loại"),
}
MEASURES = {
    "applications": N_("đơn nộp"),
    "applications_accepted": N_("đơn được chấp nhận"),
    "grants": N_("văn bằng cấp"),
    "processed": N_("đã xử lý"),
    "examined": N_("đã thẩm định"),
}
ORIGINS = {
    "": N_("của tỉnh"),
    "domestic": N_("người Việt Nam"),
    "foreign": N_("người nước ngoài"),
    "total": N_("cả hai"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A published number. `place`: a province as the source names it, '' the country; `since`,
    `until`: ISO days of its period."""

    place: str
    since: str
    until: str
    kind: str
    measure: str
    origin: str
    value: int
    qualifier: str = EXACT
    source_url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """A rank in the local innovation index. `code`: of the vintage of its year; `rank`, `score`:
    None where the source tells none."""

    year: int
    vintage: str
    code: str
    rank: int | None
    score: float | None
    source_url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """All that is shown of them."""

    country: tuple[Told, ...] = ()
    provinces: tuple[Told, ...] = ()
    index: tuple[Index, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """By how many per cent a year the Strategy (1068/QĐ-TTg) wants applications of a kind to grow:
    a line of the country, nobody's obligation."""

    kind: str
    least: int
    most: int


REFERENCES = (Reference("SC", 16, 18), Reference("KDCN", 6, 8), Reference("NH", 8, 10))
"""Source: domain facts §6."""
