"""Names that are published to be protected as geographical indications: local names to show and to
watch, never records of a register."""

from dataclasses import dataclass

from domain.places.provinces import SUCCESSOR
from domain.text.folding import fold

HOME = "VN"
_SAME_GOODS = {"ho": "hat"}
"""First word of a product → of the same product: hồ tiêu is hạt tiêu."""


@dataclass(frozen=True, slots=True)
class PublishedName:
    """`provinces`: those that it is protected for, of the 63, none for names of other countries.
    `registration_no`, `decision_no`: '' where no source gives them."""

    name: str
    product: str
    provinces: tuple[str, ...]
    country: str
    registration_no: str
    decision_no: str
    body: str
    sources: tuple[str, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """The provinces of today."""
        return tuple(dict.fromkeys(SUCCESSOR[code] for code in self.provinces))

    @property
    def foreign(self) -> bool:
        """Of another country: protected in Viet Nam, and no Vietnamese indication."""
        return self.country != HOME

    @property
    def key(self) -> str:
        """What stays the same when more becomes known of the name."""
        return f"{fold(self.name)}|{fold(self.product)}"[:200]

    @property
    def numbered(self) -> bool:
        return bool(self.registration_no or self.decision_no)


def is_same(name: str, product: str | None, other: str, goods: str | None) -> bool:
    """Whether two entries mean one indication: one name, and the products begin alike ('Gừng',
    'Gừng củ'), as far as both are known."""
    if fold(name) != fold(other):
        return False
    return not product or not goods or _first(product) == _first(goods)


def _first(product: str) -> str:
    word = fold(product).split(" ")[0]
    return _SAME_GOODS.get(word, word)
