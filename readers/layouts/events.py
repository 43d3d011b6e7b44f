"""Conferences, workshops and trainings, one a line; a planned one says so."""

from domain.network.events import AWAITING, CANCELLED, COMING, STEPS
from domain.network.records import CONFERENCE, EVENT_KINDS, TRAINING, WORKSHOP, Event
from domain.text.counts import EXACT, QUALIFIERS, BadCount, parse_count, parse_qualified
from domain.text.folding import fold
from language import _
from readers.layouts.hosts import ORIGIN, former, origin, required
from readers.layouts.layout import Layout, Line
from readers.spellings.labels import codes_of, former_of

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
    "former": ("Tỉnh cũ", "Former province"),
    "outcome": ("Kết quả, tài liệu", "Outcome, documents"),
    **ORIGIN,
}
_BEGINNINGS = (
    ("hoi nghi", CONFERENCE),
    ("hoi thao", WORKSHOP),
    ("tap huan", TRAINING),
    ("lop tap huan", TRAINING),
)


_TO_COME = (COMING, AWAITING)
"""Steps of our own list at which an event is one that was planned."""


def _step(line: Line) -> tuple[str, str]:
    """The step, and why an event was cancelled: 'không tổ chức: bão', as our own list has it."""
    said = line.text("step") or ""
    words, _colon, why = said.partition(":")
    step = codes_of(STEPS).get(fold(words), "")
    return step, why.strip() if step == CANCELLED else ""


def _outcome(line: Line) -> tuple[int | None, str, str]:
    """People, how surely, and what else came of it: 'gần 100; kỷ yếu', as our own list has it."""
    said = line.text("outcome") or ""
    first, _semicolon, rest = said.partition("; ")
    word, _space, figures = first.rpartition(" ")
    qualifier = codes_of(QUALIFIERS).get(fold(word), EXACT) if word else EXACT
    if qualifier == EXACT:
        return None, EXACT, said
    try:
        return parse_count(figures), qualifier, rest
    except BadCount:
        return None, EXACT, said


def _recognises(fields: frozenset[str]) -> bool:
    return {"title", "held"} <= fields and bool(
        {"kind", "delegates", "participants", "organisers", "departments"} & fields
    )


def _build(line: Line) -> Event | None:
    title = required(line, "title")
    delegates, qualifier = _delegates(line)
    step, why = _step(line)
    about, surely, outcome = _outcome(line)
    if delegates is None and about is not None:
        delegates, qualifier = about, surely
    came = origin(line)
    came["note"] = came["note"] or outcome
    event = Event(
        title=title,
        kind=_kind(line, title),
        held=line.period("held"),
        planned=line.flag("planned") or step in _TO_COME,
        place=line.text("place") or "",
        vn63=former(line, "former" if line.text("former") else "province"),
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
        cancelled=line.text("cancelled") or why,
        **came,
    )
    return None if line.errors else event


def _kind(line: Line, title: str) -> str:
    told = fold(line.text("kind") or title)
    found = codes_of(EVENT_KINDS).get(told) or next(
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
        code = former_of(bare)
        if code:
            codes.append(code)
        elif bare:
            line.reject(
                "present",
                _("Không có tỉnh “{name}” trong danh mục 63 tỉnh", name=name.strip()[:40]),
            )
    return tuple(dict.fromkeys(codes))


LAYOUT = Layout("events", ALIASES, _recognises, _build, kind="events", given_out=True)
