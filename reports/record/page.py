"""Sets a record on one page of A4 (typst): INID data, deadlines, legal events, source and as-of. No
notes: they stay with the province."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from components import endings
from components.event_words import event_words
from components.record.bibliography import bibliography_lines
from components.record.view import COMPUTED, GI, View
from domain.places.provinces import Province
from domain.records.kinds import KINDS, MARK_CATEGORIES
from domain.records.sources import source_label
from domain.records.statuses import ALIVE, STATUSES
from domain.terms.rules import rule_label
from language import _, language, ngettext
from language.badges import BADGES
from language.dates import day, day_and_time
from language.numbers import missing
from read_models.record import RecordView

TEMPLATE = Path(__file__).parent / "record.typ"
SHOWN_EVENTS, LONGEST = 14, 260
"""What fits on the page: newest events, characters of a value."""


def record_pdf(data: RecordView, province: Province | None, today: date, *, printed: str) -> bytes:
    """The PDF. `printed`: when and by whom, for the footer."""
    import typst  # slow to load, and few requests need it

    content = json.dumps(page_data(View(data, province, today), printed), ensure_ascii=False)
    made: bytes = typst.compile(
        str(TEMPLATE), sys_inputs={"data": content}, ignore_system_fonts=True
    )
    return made


def page_data(view: View, printed: str) -> dict[str, Any]:
    """Everything on the page as plain values."""
    record, data, fresh = view.record, view.data, view.data.as_of
    events = sorted(record.events, key=lambda e: e.date or date.min, reverse=True)
    rest = len(events) - SHOWN_EVENTS
    kind = (
        _(MARK_CATEGORIES[record.mark_category])
        if record.mark_category
        else _(KINDS[record.kind].label)
    )
    told = (
        _(endings.AWAITED) if view.awaited else "",
        endings.since(data.present),
        _(COMPUTED) if data.status_computed else "",
    )
    return {
        "lang": language(),
        "title": _cut(record.title),
        "day": _("Số liệu đến ngày {day}, tính lại từ những gì đã biết đến nay.", day=day(fresh.on))
        if fresh and fresh.on
        else "",
        "badge": _(BADGES[fresh.illustrative]) if fresh and fresh.illustrative in BADGES else "",
        "place": _place(view),
        "kind": kind,
        "status": _(STATUSES[data.status].label),
        "since": ", ".join(part for part in told if part),
        "lines": [
            {"code": f"({code})" if code else "", "label": label, "value": _text(value)}
            for code, label, value in bibliography_lines(view)
        ],
        "deadlines": _deadlines(view),
        "events": [
            {"day": day(e.date), "words": _cut(event_words(e)), "cancelled": e.cancelled}
            for e in events[:SHOWN_EVENTS]
        ],
        "more": ngettext("và {n} sự kiện cũ hơn", "và {n} sự kiện cũ hơn", rest)
        if rest > 0
        else "",
        "labels": {
            "bibliography": _("Dữ liệu thư mục"),
            "deadlines": _("Thời hạn"),
            "events": _("Diễn biến tình trạng pháp lý"),
            "none": missing(),
        },
        "footer": _source(view),
        "printed": printed,
    }


def _place(view: View) -> str:
    return view.province.shown_in_full if view.province else _("Cả nước")


def _text(value: Any) -> str:
    """A value of the screen as text: one name, or one class scheme, a line."""
    parts = value if isinstance(value, list) else [value]
    texts = [
        part if isinstance(part, str) else str(part.children)
        for part in parts
        if part not in (None, "")
    ]
    return _cut("; ".join(texts)) or missing()


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _deadlines(view: View) -> list[dict[str, str]]:
    data, found = view.data, []
    if view.record.kind == GI:
        return []
    if data.deadline:
        how = _("theo cơ quan cấp") if data.deadline.given else _(COMPUTED)
        found.append(
            {
                "label": rule_label(data.deadline.rule, data.deadline.ordinal),
                "value": f"{day(data.deadline.due)}; {how}",
            }
        )
    if data.term_end and data.status in ALIVE:
        how = _("theo cơ quan cấp") if view.record.expiry_date else _(COMPUTED)
        found.append({"label": _("Hết thời hạn bảo hộ"), "value": f"{day(data.term_end)}; {how}"})
    return found


def _source(view: View) -> str:
    fresh = view.data.as_of
    if fresh is None:
        return ""
    sources = ", ".join(source_label(code) for code in fresh.sources)
    updated = (
        _("Nhập gần nhất {moment}.", moment=day_and_time(fresh.updated_at))
        if fresh.updated_at
        else ""
    )
    return " ".join(part for part in (_("Nguồn: {sources}.", sources=sources), updated) if part)
