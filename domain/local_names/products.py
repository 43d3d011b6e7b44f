"""Local products and the rights that protect them: their share, and the country's reference lines. Source: domain facts §6."""


def share_of_products(covered: int, total: int) -> int | None:
    """Per cent of the products that are linked to a right, rounded down; None without products: missing is not zero."""
    return covered * 100 // total if total else None


REFERENCE_LINES = {2025: 40, 2030: 60}
"""National reference lines of Programme 2205/QĐ-TTg, per cent by year; no province's obligation. Source: domain facts §6."""
