"""Addresses. Every link on a screen is written here, so that a number's link and the list it opens share one spelling."""

from functools import lru_cache
from urllib.parse import urlencode

from domain.filters import Filters, former_slug

PROVINCES = "/vien"
HELP = "/tro-giup"
SIGN_OUT = "/dang-xuat"


def overview(slug: str, *, former: str | None = None, by_former: bool = False) -> str:
    """A province's first page; `by_former`: shown by the provinces before 01/07/2025; `former`: restricted to one of them."""
    values = {"dia-gioi": "63" if by_former or former else "", "tinh-cu": former_slug(former)}
    query = urlencode({k: v for k, v in values.items() if v})
    return f"/tinh/{slug}" + (f"?{query}" if query else "")


@lru_cache(maxsize=4_096)
def register(slug: str, filters: Filters | None = None) -> str:
    """The province's register, filtered. Remembered: a page has dozens of links that are the same at its next visit."""
    return f"/tinh/{slug}/tai-san" + (filters.query() if filters else "")


def record(slug: str, asset_id: int) -> str:
    return f"/tinh/{slug}/tai-san/{asset_id}"


def export(slug: str, filters: Filters) -> str:
    """The filtered rows as a CSV file."""
    return f"/xuat/{slug}/tai-san.csv" + filters.but(sort=filters.sort).query()


def indicator(code: str) -> str:
    """How a figure is computed."""
    return f"{HELP}/cach-tinh/{code}"


def language(code: str, here: str) -> str:
    return f"/ngon-ngu/{code}?" + urlencode({"next": here})
