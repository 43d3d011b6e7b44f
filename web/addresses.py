"""Addresses that come from outside."""

from urllib.parse import urlsplit

MAXIMUM = 2000


def safe_next(target: str | None, otherwise: str = "/") -> str:
    """`target` if it is a plain path of this site, else `otherwise`: no scheme, no host, nothing that a browser reads as one."""
    if not target or len(target) > MAXIMUM or not target.startswith("/") or target.startswith(("//", "/\\")):
        return otherwise
    if "\\" in target or not target.isprintable():
        return otherwise
    parts = urlsplit(target)
    return otherwise if parts.scheme or parts.netloc or parts.path.startswith(("//", "/dang-xuat")) else target
