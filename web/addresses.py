"""Addresses that come from outside."""

import re

from sitemap import addresses

PLAIN_PATH = re.compile(r"/(?![/\\])[A-Za-z0-9\-._~!$&*+,;=:@%/?]{0,2000}")


def safe_next(target: str | None, otherwise: str = "/") -> str:
    """`target` if it is a plain, encoded path of this site, else `otherwise`: no scheme, no host,
    nothing that a browser reads as one."""
    return target if target and PLAIN_PATH.fullmatch(target) else otherwise


def page_before(referrer: str | None, host: str, otherwise: str = "/") -> str:
    """Path and query of the page on this host that a request came from; else `otherwise`."""
    sender, slash, path = (referrer or "").partition("://")[2].partition("/")
    return safe_next(slash + path.partition("#")[0], otherwise) if sender == host else otherwise


def came_from(referrer: str | None, host: str, slug: str, otherwise: str) -> str:
    """The page before where it is about the province; else `otherwise`."""
    return returned_to(page_before(referrer, host, otherwise), slug, otherwise)


def returned_to(target: str | None, slug: str, otherwise: str) -> str:
    """The address of a page about the province that a form carries; else `otherwise`."""
    found = safe_next(target, otherwise)
    return (
        found
        if f"{found.partition('?')[0]}/".startswith(f"{addresses.overview(slug)}/")
        else otherwise
    )
