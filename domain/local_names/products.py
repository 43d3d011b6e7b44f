"""Local products and the rights that protect them: their share, and the country's reference lines.
Source: domain facts §6."""

from dataclasses import dataclass

from domain.text.folding import fold
from language import N_

LONGEST, LONGEST_TEXT = 200, 2_000
PRODUCT_KINDS = {
    "ocop": N_("Sản phẩm OCOP"),
    "key": N_("Sản phẩm chủ lực"),
    "other": N_("Sản phẩm khác"),
}
STARS = {"": N_("chưa phân hạng"), "3": N_("3 sao"), "4": N_("4 sao"), "5": N_("5 sao")}


@dataclass(frozen=True, slots=True)
class Product:
    """A line of a file of products: the fields of read_models.local_lists.PRODUCTS."""

    name: str
    kind: str
    stars: str
    maker: str
    place: str
    right_no: str
    illustrative: bool = False


def product_key(name: str, maker: str) -> str:
    """What makes two lines one product: its name and who makes it, folded."""
    return fold(f"{name} {maker}")[:LONGEST].strip()


def share_of_products(covered: int, total: int) -> int | None:
    """Per cent of the products that are linked to a right, rounded down; None without products:
    missing is not zero."""
    return covered * 100 // total if total else None


REFERENCE_LINES = {2025: 40, 2030: 60}
"""National reference lines of Programme 2205/QĐ-TTg, per cent by year; no province's obligation.
Source: domain facts §6."""
