"""What the forms of a request tell, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.network.requests import (
    CHANNELS,
    CONSULTATION,
    KINDS,
    LISTING,
    LONGEST_NAME,
    LONGEST_QUESTION,
    REQUESTERS,
    SIDES,
    TOPICS,
    wanting,
)
from domain.places.provinces import PROVINCES_34, PROVINCES_63, SUCCESSOR
from domain.records.contact import is_email, is_phone
from domain.records.kinds import KINDS as RIGHTS
from domain.text.folding import nfc
from language import N_, _

MOVING, GIVING, CORRECTING = "buoc", "giao", "sua"
"""Forms over the page of a request that its address asks for."""
EARLIEST = date(2000, 1, 1)
WANTED: dict[str, str] = {
    "received": N_("Xin ghi ngày nhận, ví dụ 01/12/2026."),
    "channel": N_("Xin chọn kênh."),
    "kind": N_("Xin chọn loại yêu cầu."),
    "topics": N_("Xin chọn ít nhất một chủ đề."),
    "side": N_("Xin chọn chào mua hoặc chào bán."),
    "question": N_("Xin ghi nội dung yêu cầu."),
    "requester": N_("Xin ghi tên người yêu cầu."),
    "requester_type": N_("Xin chọn loại hình người yêu cầu."),
    "vn34": N_("Xin chọn tỉnh của người yêu cầu."),
}


@dataclass(frozen=True, slots=True)
class Read:
    """`values`: what is stored; `contact`: phone, email; `problems`: field → what to do."""

    values: dict[str, Any]
    contact: dict[str, str]
    problems: dict[str, str]


def read(
    form: Mapping[str, str],
    many: Mapping[str, Sequence[str]],
    received: date | None,
    today: date,
    *,
    vn34: str | None,
) -> Read:
    """`many`: what was ticked, by field; `received`: the day that was typed; `vn34`: the only
    province that the writer may name, None for any."""
    kind = _one_of(KINDS, form.get("kind"))
    told: dict[str, Any] = {
        "channel": _one_of(CHANNELS, form.get("channel")),
        "kind": kind,
        "side": _one_of(SIDES, form.get("side")) if kind == LISTING else "",
        "topics": _listed(TOPICS, many["topics"]) if kind == CONSULTATION else "",
        "rights": _listed(RIGHTS, many["rights"]),
        "question": _text(form, "question", LONGEST_QUESTION),
        "requester": " ".join(_text(form, "requester", LONGEST_NAME).split()),
        "requester_type": _one_of(REQUESTERS, form.get("requester_type")),
        "vn34": vn34 or _one_of(PROVINCES_34, form.get("vn34")),
    }
    told["vn63"] = _former(form.get("vn63"), told["vn34"])
    missing = wanting({**told, "received": received})
    problems = {name: _(WANTED[name]) for name in missing}
    if received and not EARLIEST <= received <= today:
        problems["received"] = _("Ngày nhận phải từ năm 2000 đến hôm nay.")
    contact = {"phone": _text(form, "phone", 40), "email": _text(form, "email", 200)}
    problems |= _not_reached(contact)
    return Read({**told, "received_on": received}, contact, problems)


def _not_reached(contact: Mapping[str, str]) -> dict[str, str]:
    """Nobody is called by letters: whoever is not to be called leaves it empty."""
    found = {}
    if contact["phone"] and not is_phone(contact["phone"]):
        found["phone"] = _("Số điện thoại chỉ gồm chữ số, từ 6 chữ số; không có thì để trống.")
    if contact["email"] and not is_email(contact["email"]):
        found["email"] = _("Thư điện tử có dạng ten@don-vi.vn; không có thì để trống.")
    return found


def _one_of(known: Mapping[str, object], code: str | None) -> str:
    return code if code and code in known else ""


def _listed(known: Mapping[str, object], codes: Sequence[str]) -> str:
    """'|search|status|', in the order of what is known."""
    found = [code for code in known if code in codes]
    return f"|{'|'.join(found)}|" if found else ""


def _former(code: str | None, vn34: str) -> str | None:
    """The former province, where it is one of the province of today."""
    return code if code in PROVINCES_63 and SUCCESSOR[code] == vn34 else None


def _text(form: Mapping[str, str], name: str, limit: int) -> str:
    text = form.get(name, "").replace("\r\n", "\n").replace("\x00", "")
    return nfc(text, longest=limit).strip()
