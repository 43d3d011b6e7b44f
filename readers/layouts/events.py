"""Conferences, workshops and trainings, one a line; a planned one says so."""

from domain.network.records import CONFERENCE, EVENT_KINDS, TRAINING, WORKSHOP, Event
from domain.places.provinces import former_code
from domain.text.counts import EXACT, BadCount, parse_qualified
from domain.text.folding import fold
from language import _
from readers.layouts.hosts import ORIGIN, former, origin, required
from readers.layouts.layout import Layout, Line

ALIASES = {
    "title": ("Tên sự kiện", "Tên hội nghị", "Hội nghị", "Sự kiện", "Tên lớp tập huấn", "Event"),
    "kind": ("Loại", "Loại hình", "Kind"),
    "held": ("Thời gian", "Ngày", "Tháng", "Thời điểm", "Ngày tổ chức", "Held"),
    "planned": ("Dự kiến", "Planned"),
    "place": ("Địa điểm", "Nơi tổ chức", "Place"),
    "province": ("Tỉnh", "Tỉnh, thành phố", "Province"),
    "organisers": ("Đơn vị tổ chức", "Đơn vị chủ trì", "Chủ trì", "Organisers"),
    "times": ("Số lớp", "Số buổi", "Times"),
    "delegates": ("Số đại biểu", "Đại biểu", "Số người dự", "Người dự", "Delegates"),
    "participants": ("Thành phần", "Thành phần tham dự", "Đối tượng", "Participants"),
    "departments": ("Số Sở KH&CN", "Số Sở KH&CN tham dự", "Departments"),
    "present": ("Sở KH&CN tham dự", "Các Sở KH&CN tham dự", "Departments present"),
    "wording": ("Nguyên văn", "Wording"),
    "women": ("Trong đó nữ", "Nữ", "Số nữ", "Women"),
    "expected": ("Số người dự kiến", "Dự kiến số người", "Expected"),
    "attending": ("Trạm có cán bộ dự", "Cán bộ Trạm đã dự", "Stations attending"),
    "cancelled": ("Lý do không tổ chức", "Cancelled"),
    "step": ("Bước", "Step"),
    **ORIGIN,
}
_BEGINNINGS = (
    ("hoi nghi", CONFERENCE),
    ("hoi thao", WORKSHOP),
    ("tap huan", TRAINING),
    ("lop tap huan", TRAINING),
)


_STILL_TO_COME = frozenset({"du kien", "planned", "coming", "cho ket qua", "outcome awaited"})
"""Steps of our own list at which an event is one that was planned."""
_NOT_HELD = ("không tổ chức:", "not held:", "cancelled:")


def _step(line: Line) -> str:
    return fold(line.text("step") or "")


def _why_cancelled(line: Line) -> str:
    """'không tổ chức: bão' → 'bão', as our own list writes it."""
    said = line.text("step") or ""
    before = next((words for words in _NOT_HELD if said.lower().startswith(words)), "")
    return said[len(before) :].strip() if before else ""


def _recognises(fields: frozenset[str]) -> bool:
    return {"title", "held"} <= fields and bool(
        {"kind", "delegates", "participants", "organisers", "departments"} & fields
    )


def _build(line: Line) -> Event | None:
    title = required(line, "title")
    delegates, qualifier = _delegates(line)
    event = Event(
        title=title,
        kind=_kind(line, title),
        held=line.period("held"),
        planned=line.flag("planned") or _step(line) in _STILL_TO_COME,
        place=line.text("place") or "",
        vn63=former(line, "province"),
        organisers=line.text("organisers") or "",
        times=line.count("times") or 1,
        delegates=delegates,
        delegates_qualifier=qualifier,
        participants=line.text("participants") or "",
        departments=line.count("departments"),
        present=_present(line),
        wording=line.text("wording") or "",
        women=line.count("women"),
        expected=line.count("expected"),
        attending=_listed(line, "attending"),
        cancelled=line.text("cancelled") or _why_cancelled(line),
        **origin(line),
    )
    return None if line.errors else event


def _kind(line: Line, title: str) -> str:
    told = fold(line.text("kind") or title)
    found = next(
        (code for start, code in _BEGINNINGS if told.startswith(start) or told == code), None
    )
    if found is None and line.text("kind"):
        names = ", ".join(_(label) for label in EVENT_KINDS.values())
        line.reject("kind", _("Loại phải là một trong: {names}", names=names))
    return found or CONFERENCE


def _delegates(line: Line) -> tuple[int | None, str]:
    try:
        return parse_qualified(line.text("delegates"))
    except BadCount as problem:
        line.reject("delegates", str(problem))
        return None, EXACT


def _listed(line: Line, name: str) -> tuple[str, ...]:
    """Names separated by semicolons, each once."""
    told = (part.strip() for part in (line.text(name) or "").split(";"))
    return tuple(dict.fromkeys(part for part in told if part))


def _present(line: Line) -> tuple[str, ...]:
    """Provinces by name, separated by semicolons."""
    codes = []
    for name in _listed(line, "present"):
        bare = fold(name).removeprefix("so khoa hoc va cong nghe").removeprefix("so kh&cn").strip()
        code = former_code(bare)
        if code:
            codes.append(code)
        elif bare:
            line.reject(
                "present",
                _("Không có tỉnh “{name}” trong danh mục 63 tỉnh", name=name.strip()[:40]),
            )
    return tuple(dict.fromkeys(codes))


LAYOUT = Layout("events", ALIASES, _recognises, _build, kind="events")
