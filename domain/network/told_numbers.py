"""Numbers of a month as people write them, and back."""

import re

from domain.network.monthly import HUNDREDTHS, LARGEST
from domain.text.counts import BadCount, parse_count
from language import _

_DECIMAL = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?")


def number_of(name: str, text: str) -> int | None:
    """What is kept of a typed number; None where nothing is typed. Raises BadCount."""
    bare = "".join(text.split())[:40]
    if name not in HUNDREDTHS or not bare:
        found = parse_count(bare)
    else:
        parts = _DECIMAL.fullmatch(bare)
        if parts is None:
            raise BadCount(_("“{text}” không phải số người, ví dụ 1,5", text=bare))
        found = int(parts[1]) * 100 + int((parts[2] or "").ljust(2, "0"))
    if found is not None and found > LARGEST:
        raise BadCount(_("Số quá lớn: “{text}”", text=bare))
    return found


def typed(name: str, value: int | None) -> str:
    """A kept number as its box shows it; `number_of` gives it back."""
    if value is None:
        return ""
    if name not in HUNDREDTHS:
        return str(value)
    whole, rest = divmod(value, 100)
    return f"{whole},{rest:02}".rstrip("0").rstrip(",") if rest else str(whole)
