"""How the owner of rights is reached, as a list tells it: person, phone, e-mail, address for
letters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.text.not_yet import says_not_yet
from language import N_, _

FIELDS = ("person", "phone", "email", "address")
LONGEST = {"person": 120, "phone": 40, "email": 200, "address": 400}
LABELS = {
    "person": N_("Người liên hệ"),
    "phone": N_("Điện thoại"),
    "email": N_("Thư điện tử"),
    "address": N_("Địa chỉ liên hệ"),
}
_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,8}")
FEWEST_DIGITS = 6
_PHONE_BEHIND = re.compile(
    r"[\s,;.|(\[–-]{0,6}(?:số )?\b(?:đt|sđt|dđ|điện thoại|di động|tel|phone|mobile|hotline)\b[\s.:]{0,4}"
    r"(\+?[0-9(][0-9 .()-]{6,18}[0-9])[)\]\s.]{0,4}$",
    re.IGNORECASE,
)
_MOBILE_BEHIND = re.compile(
    r"[\s,;|(\[–-]{1,6}(0[0-9]{9,10}|0[0-9]{2,3}[ .][0-9]{3,4}[ .][0-9]{3,4})[)\]\s]{0,4}$"
)
_END = 14
_ZERO_LOST = re.compile(r"[1-9][0-9]{8}|2[0-9]{9}")
"""A mobile or fixed number without its 0: a spreadsheet has taken it for a sum."""


@dataclass(frozen=True, slots=True)
class OwnerContact:
    """What a row says of how its owner is reached; '' where it says nothing."""

    name: str
    person: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    faults: tuple[tuple[str, str], ...] = ()
    """(column, reason) of what is not kept because it cannot be right: a record is not refused for
    it."""

    def __bool__(self) -> bool:
        return bool(self.faults) or any(getattr(self, name) for name in FIELDS)


def phone_of(text: str) -> str:
    """The number as it is kept: spaces made one, a lost 0 given back ('912345678' → '0912345678')."""
    plain = " ".join(text.split())
    return f"0{plain}" if _ZERO_LOST.fullmatch(plain) else plain


def is_phone(text: str) -> bool:
    """One number or several, with what is written between digits; never letters."""
    digits = sum(c.isdigit() for c in text)
    return digits >= FEWEST_DIGITS and not any(c.isalpha() for c in text)


def is_email(text: str) -> bool:
    """One address or several."""
    return all(map(_EMAIL.fullmatch, _addresses(text)))


def without_phone(text: str) -> tuple[str, str]:
    """A name or an address, and the telephone number that stands behind it; '' without one:
    'HTX Sen (ĐT: 0912 345 678)'."""
    if sum(c.isdigit() for c in text[-_END:]) < FEWEST_DIGITS:
        return text, ""
    found = _PHONE_BEHIND.search(text) or _MOBILE_BEHIND.search(text)
    if found is None or not found.start():
        return text, ""
    return text[: found.start()].strip(), found[1].strip(" .-")


def said(text: str | None) -> str:
    """What a cell tells; '' for 'không', '-', 'chưa có'."""
    return "" if text is None or says_not_yet(text) else " ".join(text.split())


def contact_faults(contact: OwnerContact) -> Iterator[tuple[str, str]]:
    """(field, reason) of what is no phone, no e-mail, or longer than is kept."""
    digits = sum(c.isdigit() for c in contact.phone)
    if contact.phone and digits < FEWEST_DIGITS:
        yield (
            "phone",
            _(
                "“{text}” không giống số điện thoại; ghi các chữ số, như 0912 345 678, hoặc để trống",
                text=contact.phone[:40],
            ),
        )
    if contact.email and not is_email(contact.email):
        yield (
            "email",
            _(
                "“{text}” không giống địa chỉ thư điện tử; ghi như ten@don-vi.vn hoặc để trống",
                text=contact.email[:40],
            ),
        )
    for name in FIELDS:
        if len(getattr(contact, name)) > LONGEST[name]:
            yield name, _("Dài quá {limit} ký tự; hãy ghi ngắn lại", limit=LONGEST[name])


def _addresses(text: str) -> list[str]:
    return [part for part in re.split(r"[;,\s]+", text) if part]
