"""What a province may ask the institute to correct in a record, and how a corrected value is read.
Each field is one of AssetRecord's."""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.calendar.dates import BadDate, parse_date
from domain.records.asset import AssetRecord
from domain.records.numbers import looks_like_number
from domain.text.folding import nfc
from language import N_, _
from language.dates import numeric

FIELDS: dict[str, str] = {
    "title": N_("Tên"),
    "application_no": N_("Số đơn"),
    "application_date": N_("Ngày nộp đơn"),
    "publication_no": N_("Số công bố"),
    "publication_date": N_("Ngày công bố"),
    "registration_no": N_("Số văn bằng"),
    "registration_date": N_("Ngày cấp"),
    "decision_no": N_("Quyết định đăng bạ"),
    "expiry_date": N_("Ngày hết hạn theo cơ quan cấp"),
    "product": N_("Sản phẩm"),
}
"""Field → gettext key of its name."""
WAITING, ACCEPTED, REFUSED, WITHDRAWN, UNDONE = (
    *("waiting", "accepted", "refused"),
    *("withdrawn", "undone"),
)
STATES: dict[str, str] = {
    WAITING: N_("Chờ Viện xem xét"),
    ACCEPTED: N_("Đã chấp nhận"),
    REFUSED: N_("Không chấp nhận"),
    WITHDRAWN: N_("Đã rút"),
    UNDONE: N_("Đã hoàn tác"),
}
NUMBERS = ("application_no", "publication_no", "registration_no")
LONGEST = 1_000


class BadValue(ValueError):
    """The value does not fit its field; the message says why."""


def shown(record: AssetRecord, field: str) -> str:
    """What the record says now; '' for nothing. Dates read day/month/year."""
    value = getattr(record, field)
    return numeric(value) if isinstance(value, date) else value or ""


def corrected(record: AssetRecord, field: str, text: str) -> AssetRecord:
    """The record with that value. Raises BadValue."""
    return replace(record, **{field: read(field, text)})


def former(record: AssetRecord, field: str, text: str) -> AssetRecord:
    """The record with what `shown` told of the field before, '' for nothing."""
    if not text and field != "title":
        nothing: dict[str, Any] = {field: None}
        return replace(record, **nothing)
    return corrected(record, field, text)


def read(field: str, text: str) -> Any:
    """The value that was typed. Raises BadValue."""
    text = nfc(text, longest=LONGEST)
    if field not in FIELDS:
        raise BadValue(_("Không có trường này."))
    if not text:
        raise BadValue(_("Xin ghi giá trị đúng."))
    if field in NUMBERS and not looks_like_number(text):
        raise BadValue(_("“{number}” không giống một số; để trống nếu chưa có", number=text[:40]))
    if not field.endswith("_date"):
        return text
    try:
        return parse_date(text)
    except BadDate as error:
        raise BadValue(str(error)) from error
