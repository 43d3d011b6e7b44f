"""How a requester is reached, found again in what people write: a telephone number however its digits
are spelled, an address of mail in whatever capitals. Whoever may not be told it reads HIDDEN there.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from domain.records.contact import FEWEST_DIGITS

HIDDEN = "[…]"
WHOLE_NUMBER = 10
"""Digits of a telephone number, behind which another one may begin."""
COUNTRY = "84"
NOT_WRITTEN = frozenset({"file"})
"""Keys of what an entry tells whose value nobody has typed."""
BETWEEN = r"[\W_]{0,3}"
DIGIT_GROUP = re.compile(r"\d+")
SEVERAL = re.compile(r"[,;/|\n]| - | – ")
MAILS_APART = re.compile(r"[;,\s]+")


@dataclass(frozen=True, slots=True)
class Reached:
    """`numbers`: without their 0 and without the country's code; `mails`: in small letters."""

    numbers: frozenset[str] = frozenset()
    mails: frozenset[str] = frozenset()

    @classmethod
    def by(cls, phone: str, email: str) -> "Reached":
        mails = frozenset(part.lower() for part in MAILS_APART.split(email) if "@" in part)
        return cls(frozenset(_numbers(phone)), mails)

    def __bool__(self) -> bool:
        return bool(self.numbers or self.mails)

    def __sub__(self, other: "Reached") -> "Reached":
        """What of this is not known otherwise."""
        return Reached(self.numbers - other.numbers, self.mails - other.mails)

    def hidden_in(self, text: str) -> str:
        return _pattern(self).sub(HIDDEN, text) if self else text

    def hidden_in_told(self, told: Any) -> Any:
        """The same in values that lie in one another."""
        if isinstance(told, str):
            return self.hidden_in(told)
        if isinstance(told, dict):
            return {name: self._of(name, value) for name, value in told.items()}
        return [self.hidden_in_told(one) for one in told] if isinstance(told, list) else told

    def _of(self, name: str, value: Any) -> Any:
        return value if name in NOT_WRITTEN else self.hidden_in_told(value)


NOBODY = Reached()


def _numbers(phone: str) -> Iterator[str]:
    """One number or several, as a field tells them."""
    for part in SEVERAL.split(phone):
        for digits in _joined(DIGIT_GROUP.findall(part)):
            own = _national(digits)
            if len(own) >= FEWEST_DIGITS - 1:
                yield own


def _joined(groups: Iterable[str]) -> Iterator[str]:
    """Groups of digits that are one number: a whole one ends where another one begins."""
    digits = ""
    for group in groups:
        if len(digits) >= WHOLE_NUMBER and group.startswith(("0", COUNTRY)):
            yield digits
            digits = ""
        digits += "".join(str(int(one)) for one in group)
    yield digits


def _national(digits: str) -> str:
    plain = digits.removeprefix("00")
    if plain.startswith(COUNTRY) and len(plain) > WHOLE_NUMBER:
        plain = plain.removeprefix(COUNTRY)
    return plain.removeprefix("0")


@lru_cache(maxsize=1_000)
def _pattern(known: Reached) -> re.Pattern[str]:
    """Never a part of a longer number or of another address."""
    code = rf"(?:[+(]{{0,2}}(?:00)?{COUNTRY}{BETWEEN})?(?:0{BETWEEN})?"
    numbers = [
        rf"(?<!\d){code}{BETWEEN.join(own)}(?!\d)" for own in sorted(known.numbers, reverse=True)
    ]
    mails = [rf"(?<![\w.+-]){re.escape(own)}(?![\w-])" for own in sorted(known.mails)]
    return re.compile("|".join([*numbers, *mails]), re.IGNORECASE)
