"""Sets a record on one page of A4 (typst): whose it is, INID data, deadlines, payments, legal events,
source and as-of. No notes: they stay with the province."""

import json
from datetime import date
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any

from components.event_words import event_words
from components.record.bibliography import bibliography_lines
from components.record.told import (
    deadlines_told,
    holders_told,
    kind_told,
    payments_told,
    status_told,
    value_text,
)
from components.record.view import GI, View
from domain.places.provinces import Province
from domain.records.sources import source_label
from domain.records.statuses import STATUSES
from language import _, language, ngettext
from language.badges import BADGES
from language.dates import day, day_and_time
from language.numbers import missing
from read_models.record import RecordView
from reports.document.drawing import FONTS

TEMPLATE = Path(__file__).parent / "record.typ"
PICTURE = "picture.jpg"
SHOWN_EVENTS, SHOWN_HOLDERS, LONGEST = 14, 6, 260
"""What fits on the page: newest events, holders, characters of a value."""


def record_pdf(
    data: RecordView,
    province: Province | None,
    today: date,
    *,
    printed: str,
    picture: Path | None = None,
) -> bytes:
    """The PDF. `printed`: when and by whom, for the footer; `picture`: of the mark or design, a
    JPEG of our own."""
    import typst  # slow to load, and few requests need it

    told = page_data(View(data, province, today), printed)
    with TemporaryDirectory() as folder:
        root = Path(folder)
        copy(TEMPLATE, root)
        if picture is not None:
            copy(picture, root / PICTURE)
        shown = data.pictures[0] if picture is not None else None
        told["picture"] = PICTURE if shown else ""
        told["wide"] = shown is not None and shown.width > 2 * shown.height
        content = json.dumps(told, ensure_ascii=False)
        made: bytes = typst.compile(
            root / TEMPLATE.name,
            root=root,
            sys_inputs={"data": content},
            font_paths=[FONTS],
            ignore_system_fonts=True,
        )
    return made


def page_data(view: View, printed: str) -> dict[str, Any]:
    """Everything on the page as plain values."""
    record = view.record
    data = view.data
    fresh = view.data.as_of
    events = sorted(record.events, key=lambda e: e.date or date.min, reverse=True)
    rest = len(events) - SHOWN_EVENTS
    return {
        "lang": language(),
        "title": _cut(record.title),
        "day": _("Số liệu đến ngày {day}, tính lại từ những gì đã biết đến nay.", day=day(fresh.on))
        if fresh and fresh.on
        else "",
        "badge": _(BADGES[fresh.illustrative]) if fresh and fresh.illustrative in BADGES else "",
        "place": _place(view),
        "kind": kind_told(view),
        "status": _(STATUSES[data.status].label),
        "since": status_told(view),
        "lines": [
            {"code": f"({code})" if code else "", "label": label, "value": _cut(value_text(value))}
            for code, label, value in bibliography_lines(view)
        ],
        "holders": _holders(view),
        "deadlines": deadlines_told(view),
        "payments": payments_told(view),
        "events": [
            {"day": day(e.date), "words": _cut(event_words(e)), "cancelled": e.cancelled}
            for e in events[:SHOWN_EVENTS]
        ],
        "more": ngettext("và {n} sự kiện cũ hơn", "và {n} sự kiện cũ hơn", rest)
        if rest > 0
        else "",
        "labels": {
            "bibliography": _("Dữ liệu thư mục"),
            "holders": _("Người đăng ký, tổ chức quản lý")
            if view.record.kind == GI
            else view.holder_label(),
            "payments": _("Các kỳ nộp"),
            "deadlines": _("Thời hạn"),
            "events": _("Diễn biến tình trạng pháp lý"),
            "none": missing(),
        },
        "footer": _source(view),
        "printed": printed,
    }


def _holders(view: View) -> list[dict[str, str]]:
    found = holders_told(view)
    shown = [
        {"name": _cut(one["name"]), "address": _cut(one["address"])}
        for one in found[:SHOWN_HOLDERS]
    ]
    rest = len(found) - len(shown)
    if rest > 0:
        more = ngettext("và {n} người khác", "và {n} người khác", rest)
        shown.append({"name": more, "address": ""})
    return shown


def _place(view: View) -> str:
    return view.province.shown_in_full if view.province else _("Cả nước")


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


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
