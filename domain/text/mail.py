"""Addresses of electronic mail: one, plainly written, so that a letter goes to nobody else."""

import re

LONGEST = 200
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def is_mail_address(text: str) -> bool:
    """Whether the text is one address and nothing else."""
    return len(text) <= LONGEST and _ADDRESS.fullmatch(text) is not None
