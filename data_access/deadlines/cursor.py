"""Where a page of deadlines begins. Unsigned: it comes from a person and is checked."""

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date

LARGEST = 2**62


class BadCursor(ValueError):
    """The cursor is none of ours."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """`key`: asset, rule, ordinal. `position`: place in the list, 1 the first; only ever shown, never relied on."""

    day: date
    key: tuple[int, str, int]
    position: int

    def write(self) -> str:
        plain = json.dumps([self.day.isoformat(), *self.key, self.position], separators=(",", ":"))
        return urlsafe_b64encode(plain.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, code: str) -> "Cursor":
        """Raises BadCursor."""
        try:
            day, asset_id, rule, ordinal, position = json.loads(urlsafe_b64decode(code.encode("ascii") + b"=" * (-len(code) % 4)))
            whole = all(type(number) is int and 0 <= number < LARGEST for number in (asset_id, ordinal, position))
            if not whole or not isinstance(rule, str) or "\x00" in rule:
                raise BadCursor(code)
            return cls(date.fromisoformat(day), (asset_id, rule, ordinal), position)
        except (ValueError, TypeError, RecursionError, binascii.Error) as error:
            raise BadCursor(code) from error
