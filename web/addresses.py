"""Addresses that come from outside."""

import re

PLAIN_PATH = re.compile(r"/(?![/\\])[A-Za-z0-9\-._~!$&*+,;=:@%/?]{0,2000}")


def safe_next(target: str | None, otherwise: str = "/") -> str:
    """`target` if it is a plain, encoded path of this site, else `otherwise`: no scheme, no host, nothing that a browser reads as one."""
    return target if target and PLAIN_PATH.fullmatch(target) else otherwise
