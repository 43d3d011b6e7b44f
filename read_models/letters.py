"""Reminder letters: which deadlines are chosen for one, and which were reminded of so lately that a
letter needs a second thought."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.terms.rules import RULES
from read_models.deadlines import DeadlineKey, DeadlineRow
from read_models.plain_values import number

MOST = 200
"""Letters made at once."""
RECENT = 30
"""Days within which a deadline is not reminded of again without being chosen on purpose."""
OPEN = ("open", "late")
"""States of a deadline about which something can still be done."""
LARGEST = 2**31
_RULES = {rule.code for rule in RULES}


def written_key(key: DeadlineKey) -> str:
    """As addresses and forms carry it: '1204-renewal_nh-1'."""
    return "-".join(str(part) for part in key)


def read_keys(texts: Iterable[str]) -> tuple[DeadlineKey, ...]:
    """The deadlines that the texts name, each once, in their order; what names none is passed
    over."""
    found = (_read(text) for text in texts)
    return tuple(dict.fromkeys(key for key in found if key is not None))


def _read(text: str) -> DeadlineKey | None:
    parts = text.strip().split("-")
    if len(parts) != 3 or parts[1] not in _RULES:
        return None
    asset, ordinal = number(parts[0]), number(parts[2])
    if asset is None or ordinal is None or max(asset, ordinal) >= LARGEST:
        return None
    return asset, parts[1], ordinal


def is_open(row: DeadlineRow) -> bool:
    """Whether a letter about it makes sense."""
    return row.deadline.state in OPEN


def days_since(row: DeadlineRow, today: date) -> int | None:
    """Days since the last reminder; None where there was none."""
    return (today - row.reminded_on).days if row.reminded_on else None


def is_recent(row: DeadlineRow, today: date) -> bool:
    """Whether it was reminded of within the last RECENT days."""
    days = days_since(row, today)
    return days is not None and days <= RECENT


@dataclass(frozen=True, slots=True)
class Booking:
    """Letters that were made at once: `lot` is their number in the province, `by` the name of who
    made them."""

    lot: int
    on: date
    by: str
    rows: tuple[DeadlineRow, ...]


@dataclass(frozen=True, slots=True)
class Sender:
    """Who signs a province's letters and whom their readers call. `code`: what follows the number
    ('SKHCN-SHTT'); `office`, `recipients`: a line each; `version` 0: nothing was said yet."""

    code: str = ""
    office: str = ""
    signer: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    recipients: str = ""
    version: int = 0
    by: str = ""

    @property
    def office_lines(self) -> tuple[str, ...]:
        return _lines(self.office)

    @property
    def recipient_lines(self) -> tuple[str, ...]:
        return _lines(self.recipients)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())
