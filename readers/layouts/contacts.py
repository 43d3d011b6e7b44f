"""How owners are reached: a table of its own, or columns of a register.

'ĐT: 0912 345 678, lan@mau.example (chị Lan)' in one column is taken apart: what is no number and no
mail is the person.
"""

import re
from typing import Any

from domain.records.contact import (
    FIELDS,
    OwnerContact,
    contact_faults,
    phone_of,
    said,
    without_phone,
)
from readers.layouts.hosts import required
from readers.layouts.layout import Layout, Line

COLUMNS: dict[str, tuple[str, ...]] = {
    "person": (
        "Người liên hệ", "Họ tên người liên hệ", "Người đại diện liên hệ", "Đầu mối liên hệ", "Cán bộ đầu mối", "Người phụ trách liên hệ",
        "Contact person", "Contact name",
    ),
    "phone": (
        "Điện thoại", "Số điện thoại", "SĐT", "ĐT", "Số ĐT", "Điện thoại liên hệ", "Số điện thoại liên hệ", "ĐT liên hệ", "SĐT liên hệ",
        "Di động", "Điện thoại di động", "Điện thoại chủ đơn", "Điện thoại chủ sở hữu", "Phone", "Phone number", "Telephone", "Tel",
        "Mobile", "Contact tel", "Contact phone", "Tel. no.",
    ),
    "email": (
        "Email", "E-mail", "Thư điện tử", "Địa chỉ email", "Địa chỉ thư điện tử", "Email liên hệ", "Hộp thư", "Mail", "Email address",
    ),
    "contact_address": (
        "Địa chỉ liên hệ", "Địa chỉ nhận thư", "Địa chỉ gửi thư", "Địa chỉ liên lạc", "Nơi nhận thư", "Contact address",
        "Mailing address", "Correspondence address",
    ),
    "reach": (
        "Liên hệ", "Thông tin liên hệ", "Điện thoại/Email", "Điện thoại, email", "SĐT/Email", "Số điện thoại/Email", "Email/Điện thoại",
        "Điện thoại, thư điện tử", "Contact", "Contact details",
    ),
}  # fmt: skip
"""Field → headings. What they hold is no part of the register: data_access.writing.contacts."""
ALIASES = {
    "owner": (
        "Chủ sở hữu", "Chủ đơn/Chủ bằng", "Chủ đơn", "Chủ văn bằng", "Tên chủ sở hữu", "Tên đơn vị", "Tên đơn vị/cá nhân",
        "Tên tổ chức, cá nhân", "Tổ chức, cá nhân", "Tên tổ chức/cá nhân", "Tên doanh nghiệp", "Doanh nghiệp", "Chủ thể", "Tên cơ sở",
        "Tên chủ thể", "Owner", "Owner name", "Applicant/Owner",
    ),
    **COLUMNS,
    "person": (*COLUMNS["person"], "Người đại diện", "Người đại diện theo pháp luật", "Họ tên", "Họ và tên"),
    "contact_address": (*COLUMNS["contact_address"], "Địa chỉ", "Address"),
    "known": ("STT", "TT", "Số TT", "Ghi chú", "No."),
}  # fmt: skip
BESIDE = ("parties", "owners", "applicants", "address")
"""Columns of a register in which people write a telephone number behind what they hold."""
_MAIL = re.compile(r"[^\s@;,()<>:]{1,64}@[^\s@;,()<>]{1,150}")
_NUMBER = re.compile(r"\+?[0-9][0-9 .()-]{4,20}[0-9]")
_WORDS = re.compile(
    r"(?:\b(?:sđt|đt|điện thoại|số|di động|tel|phone|mobile|email|e-mail|mail|thư điện tử)\b\s*[:.]?)",
    re.IGNORECASE,
)
_AROUND = " ,;:.-–|/()"


def contact_beside(line: Line) -> OwnerContact | None:
    """How the owner of an asset is reached. What cannot be right is left out and told: the asset is
    not refused for it."""
    contact = _contact(line, "") or _in_the_same_cell(line)
    if contact is None:
        return None
    found = list(contact_faults(contact))
    told = tuple((line.heading.labels[_column(line, name)], reason) for name, reason in found)
    left_out = dict.fromkeys((name for name, _reason in found), "")
    values = {name: getattr(contact, name) for name in FIELDS} | left_out
    return OwnerContact("", **values, faults=told) or None


def contact_of(line: Line, name: str) -> OwnerContact | None:
    """How an owner is reached, of a list of its own; None where it says nothing. What cannot be
    right rejects the line."""
    contact = _contact(line, name)
    for field, reason in contact_faults(contact) if contact else ():
        line.reject(_column(line, field), reason)
    return contact or None


def _contact(line: Line, name: str) -> OwnerContact | None:
    if not COLUMNS.keys() & line.heading.columns.keys():
        return None
    reached = taken_apart(said(line.text("reach")))
    address = said(line.text("contact_address"))
    return OwnerContact(
        name,
        said(line.text("person")) or reached["person"],
        phone_of(said(line.text("phone")) or reached["phone"]),
        said(line.text("email")) or reached["email"],
        address,
    )


def _in_the_same_cell(line: Line) -> OwnerContact | None:
    """The number behind the owner's name or address."""
    if COLUMNS.keys() & line.heading.columns.keys():
        return None
    texts = (line.text(name) or "" for name in BESIDE)
    phone = next((phone for text in texts if (phone := without_phone(text)[1])), "")
    return OwnerContact("", phone=phone_of(phone)) if phone else None


def taken_apart(text: str) -> dict[str, str]:
    mails = [mail.rstrip(".") for mail in _MAIL.findall(text)]
    rest = _MAIL.sub(" ", text)
    numbers = [number.strip(" .-()") for number in _NUMBER.findall(rest)]
    rest = _WORDS.sub(" ", _NUMBER.sub(" ", rest))
    person = " ".join(rest.split()).strip(_AROUND)
    return {"person": person, "phone": "; ".join(numbers), "email": "; ".join(mails)}


def _column(line: Line, field: str) -> str:
    name = "contact_address" if field == "address" else field
    return name if line.has(name) else "reach"


def _recognises(fields: frozenset[str]) -> bool:
    return "owner" in fields and bool({"phone", "email", "reach"} & fields)


def _build(line: Line) -> Any:
    name = required(line, "owner")
    contact = contact_of(line, name)
    if contact is None and not line.errors:
        return OwnerContact(name)
    return None if line.errors else contact


LAYOUT = Layout("contacts", ALIASES, _recognises, _build, kind="contacts", by_people=True)
