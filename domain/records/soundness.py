"""What must hold for a record before it may enter the register, whatever file it came from. One
error a contradiction."""

from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from domain.records.asset import AssetRecord
from domain.records.numbers import NoNumber, identity_of
from domain.text.legacy_encodings import leftover
from language import N_, _
from language.dates import numeric

LIMITS = {
    "application_no": 60,
    "publication_no": 60,
    "registration_no": 60,
    "decision_no": 80,
    "office": 2,
    "country": 2,
}
_limited = attrgetter(*LIMITS)
LOST = "\ufffd"
"""What a program writes for letters that it could not read."""
LONGEST_TEXT, LONGEST_CODE, LONGEST_EVENT_CODE = 20_000, 60, 20
FIRST_NATIONAL_YEAR = 1982
"""The register of Viet Nam begins with this year; a day before it is a mistyped one."""
NAMES = {
    "title": N_("tên"),
    "classes": N_("phân loại"),
    "events": N_("sự kiện pháp lý"),
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
_days = attrgetter(*_PAST)


def problems(record: AssetRecord, today: date) -> Iterator[tuple[str, str]]:
    """(field of AssetRecord, reason) for each contradiction."""
    try:
        identity_of(record)
    except NoNumber:
        yield "application_no", _("Thiếu số đơn, số văn bằng: không có chữ số nào")
    for name, day in zip(_PAST, _days(record), strict=True):
        if day and day > today:
            yield name, _("{day} là ngày trong tương lai", day=_shown(day))
        if day and record.office == "VN" and day.year < FIRST_NATIONAL_YEAR:
            yield (
                name,
                _(
                    "{day} trước năm {year}, khi sổ đăng ký của Việt Nam bắt đầu",
                    day=_shown(day),
                    year=FIRST_NATIONAL_YEAR,
                ),
            )
    for first, second in _ORDER:
        earlier: date | None = getattr(record, first)
        later: date | None = getattr(record, second) if earlier else None
        if earlier and later and later < earlier:
            values = {
                "a": _(NAMES[second]),
                "x": _shown(later),
                "b": _(NAMES[first]),
                "y": _shown(earlier),
            }
            yield second, _("{a} {x} trước {b} {y}", **values)
    yield from _unfit(record)


def _unfit(record: AssetRecord) -> Iterator[tuple[str, str]]:
    """Texts that the register cannot hold."""
    limited = [text or "" for text in _limited(record)]
    for (name, limit), text in zip(LIMITS.items(), limited, strict=True):
        if len(text) > limit:
            yield name, _("Dài quá {limit} ký tự", limit=limit)
    texts = [record.title, record.status_raw or ""]
    for party in record.parties:
        texts += (party.name, party.address or "")
    if len(max(texts, key=len)) > LONGEST_TEXT:
        yield "title", _("Dài quá {limit} ký tự", limit=LONGEST_TEXT)
    if any(len(c.code) > LONGEST_CODE for c in record.classes):
        yield "classes", _("Dài quá {limit} ký tự", limit=LONGEST_CODE)
    if record.events and any(len(event.code or "") > LONGEST_EVENT_CODE for event in record.events):
        yield "events", _("Dài quá {limit} ký tự", limit=LONGEST_EVENT_CODE)
    if "\0" in (joined := "".join(texts + limited)):
        yield "title", _("Chứa ký tự NUL")
    if scheme := leftover(" ".join(texts)) if record.national else None:
        yield (
            "title",
            _(
                "Chữ trong dòng này theo bảng mã {label}, không phải Unicode; hãy gõ lại",
                label=scheme.label,
            ),
        )
    if LOST in joined:
        yield "title", _("Có ký tự “{sign}” ở chỗ chữ đã mất; hãy lấy lại từ tệp gốc", sign=LOST)


def _shown(day: date) -> str:
    return numeric(day)
