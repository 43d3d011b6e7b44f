"""What must hold for a record before it may enter the register, whatever file it came from. One error a contradiction."""

from collections.abc import Iterator
from datetime import date

from data_access.importing.reading import RowError
from domain.records import AssetRecord
from i18n import N_, _

LIMITS = {"application_no": 60, "publication_no": 60, "registration_no": 60, "decision_no": 80, "office": 2, "country": 2}
_LONGEST_TEXT = 20_000
_NAMES = {
    "application_no": N_("số đơn"),
    "publication_no": N_("số công bố"),
    "registration_no": N_("số văn bằng"),
    "decision_no": N_("số quyết định"),
    "office": N_("cơ quan"),
    "country": N_("nước"),
    "application_date": N_("ngày nộp đơn"),
    "publication_date": N_("ngày công bố"),
    "registration_date": N_("ngày cấp"),
    "expiry_date": N_("ngày hết hạn"),
    "priority_date": N_("ngày ưu tiên"),
}
_ORDER = (
    ("priority_date", "application_date"),
    ("application_date", "publication_date"),
    ("application_date", "registration_date"),
    ("application_date", "expiry_date"),
    ("registration_date", "expiry_date"),
)
"""Pairs of days of which the first cannot be after the second."""
_PAST = ("application_date", "publication_date", "registration_date")


def faults(record: AssetRecord, position: int | None, today: date) -> list[RowError]:
    """The reasons why a record cannot be right; empty when nothing speaks against it."""
    return [RowError(position, _(_NAMES.get(name, name)), reason) for name, reason in _faults(record, today)]


def _faults(record: AssetRecord, today: date) -> Iterator[tuple[str, str]]:
    for name in _PAST:
        day: date | None = getattr(record, name)
        if day and day > today:
            yield name, _("{day} là ngày trong tương lai", day=_shown(day))
    for first, second in _ORDER:
        earlier, later = getattr(record, first), getattr(record, second)
        if earlier and later and later < earlier:
            values = {"a": _(_NAMES[second]), "x": _shown(later), "b": _(_NAMES[first]), "y": _shown(earlier)}
            yield second, _("{a} {x} trước {b} {y}", **values)
    yield from _too_long(record)


def _too_long(record: AssetRecord) -> Iterator[tuple[str, str]]:
    for name, limit in LIMITS.items():
        if len(getattr(record, name) or "") > limit:
            yield name, _("Dài quá {limit} ký tự", limit=limit)
    texts = [record.title, record.status_raw or "", *(p.name for p in record.parties), *(p.address or "" for p in record.parties)]
    if any(len(text) > _LONGEST_TEXT for text in texts):
        yield "title", _("Dài quá {limit} ký tự", limit=_LONGEST_TEXT)


def _shown(day: date) -> str:
    return day.strftime("%d/%m/%Y")
