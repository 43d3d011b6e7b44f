"""What the page of local names is drawn from, and its addresses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from components.as_of import Here
from components.kept import Paged
from domain.places.provinces import Province
from domain.records.statuses import ALIVE
from language import N_, _
from read_models.local_names import FOLLOWED, IGNORED, OPPOSED, PREPARED, UNDECIDED, LocalNames
from read_models.register_filters import Filters
from sitemap import addresses

PARTS = {
    "quyen": N_("Quyền được bảo hộ"),
    "san-pham": N_("Danh sách sản phẩm"),
    "canh-bao": N_("Theo dõi tên"),
    "so-quan-ly": N_("Sổ quản lý"),
}
STATES = {
    "moi": UNDECIDED,
    "chuan-bi": PREPARED,
    "phan-doi": OPPOSED,
    "theo-doi": FOLLOWED,
    "bo-qua": IGNORED,
}
"""`xem` in the address → state of the hits that are listed."""
NOTE = N_(
    "Danh sách sản phẩm, tên theo dõi, tên theo nguồn công bố không có lịch sử nên không hiện; quyết định về cảnh báo tính từ lần sau cùng."
)
WITH_RIGHT, WITHOUT_RIGHT = "co-quyen", "chua-co-quyen"


@dataclass(frozen=True)
class View:
    """`part`, `shown`: as the address says them (`muc`, `xem`); what is unknown is the first.
    `paged`: which list is turned to which page; `people`: of the province, whom a hit can be given to."""

    data: LocalNames
    province: Province
    today: date
    may: bool
    part: str
    shown: str
    paged: Paged = ("", 1)
    people: Mapping[int, str] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        return self.province.slug

    @property
    def open_part(self) -> str:
        return self.part if self.part in self.parts else next(iter(self.parts))

    @property
    def state(self) -> str:
        return STATES.get(self.shown, UNDECIDED)

    @property
    def on(self) -> date | None:
        return self.data.as_of.on

    @property
    def parts(self) -> dict[str, str]:
        """Of a past day without what has no history."""
        return {
            code: label for code, label in PARTS.items() if self.on is None or code != "san-pham"
        }

    @property
    def here(self) -> Here:
        return Here(
            self.slug, addresses.local_names(self.slug, self.part, state=self.shown), _(NOTE)
        )

    def href(self, part: str, state: str = "") -> str:
        return addresses.local_names(self.slug, part, state=state, on=self.on)

    def register(self, kind: str, category: str) -> str:
        """The rows of one group in the register."""
        return addresses.register(
            self.slug,
            Filters(
                kinds=(kind,),
                categories=(category,) if category else (),
                statuses=ALIVE,
                on=self.on,
            ),
        )
