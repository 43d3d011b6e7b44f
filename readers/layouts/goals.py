"""The institute's targets, and its tasks of a year: two tables, one a line."""

from datetime import date

from domain.network.goal_files import TargetFile, TaskFile
from domain.network.goals import BY_HAND, METRICS, PLANNED, STATES
from domain.text.folding import fold
from language import _
from readers.file.explained_headings import IGNORED
from readers.layouts.hosts import ORIGIN, required
from readers.layouts.layout import Layout, Line, too_long
from readers.spellings.labels import codes_of

COMMON = {
    "since": ("Từ ngày", "Từ", "From"),
    "until": ("Đến ngày", "Hạn", "Until"),
    "responsible": ("Phụ trách", "Người phụ trách", "Responsible"),
    "source": ORIGIN["source"],
    "illustrative": ORIGIN["illustrative"],
    IGNORED: ("STT", "TT", "No.", "Phần đạt", "Phần thời gian", "Số ngày quá hạn"),
}
TARGET_ALIASES: dict[str, tuple[str, ...]] = {
    "name": ("Chỉ tiêu", "Tên chỉ tiêu", "Target"),
    "metric": ("Cách đo", "Cách đo chỉ tiêu", "Metric"),
    "base": ("Gốc", "Mức gốc", "Base"),
    "value": ("Cần đạt", "Mức cần đạt", "Target value"),
    "unit": ("Đơn vị tính", "Unit"),
    "reached": ("Đã đạt", "Reached"),
    "reached_source": ("Nguồn của số đã đạt", "Source of what is reached"),
    "verdict": ("Nhận xét", "Assessment"),
    **COMMON,
}
TASK_ALIASES: dict[str, tuple[str, ...]] = {
    "text": ("Nhiệm vụ", "Nội dung nhiệm vụ", "Task"),
    "state": ("Trạng thái", "State"),
    "done_on": ("Ngày xong hoặc bỏ", "Ngày xong", "Done on"),
    "evidence": ("Bằng chứng", "Evidence"),
    "reason": ("Lý do", "Lý do bỏ hoặc dời hạn", "Reason"),
    **COMMON,
}
LONGEST = {"name": 500, "text": 500, "unit": 40, "responsible": 200, "source": 500}
LONGEST |= {"evidence": 1_000, "reason": 1_000, "reached_source": 500}


def _is_target(fields: frozenset[str]) -> bool:
    return {"name", "value", "until"} <= fields


def _is_task(fields: frozenset[str]) -> bool:
    return {"text", "until"} <= fields and bool({"state", "responsible"} & fields)


def _target(line: Line) -> TargetFile | None:
    name = _text(line, "name")
    metric = _code(line, "metric", METRICS, BY_HAND)
    since, until = _day(line, "since"), _day(line, "until")
    value = line.count("value")
    base = line.count("base")
    reached = line.count("reached")
    unit = _text(line, "unit")
    reached_source = _text(line, "reached_source")
    source = _text(line, "source")
    who = _text(line, "responsible", needed=True)
    if not name:
        required(line, "name")
    if value is None and not line.errors:
        required(line, "value")
    if since is None or until is None or value is None or line.errors:
        return None
    if line.has("verdict") and metric != BY_HAND:
        reached = None  # our own file tells what is counted, too
    return TargetFile(
        name=name,
        metric=metric,
        value=value,
        unit=unit,
        since=since,
        until=until,
        responsible=who,
        base=base,
        reached=reached,
        reached_source=reached_source,
        source=source,
        illustrative=line.flag("illustrative"),
    )


def _task(line: Line) -> TaskFile | None:
    text = _text(line, "text", needed=True)
    state = _code(line, "state", STATES, PLANNED)
    since, until = _day(line, "since"), _day(line, "until")
    done = line.day("done_on")
    who = _text(line, "responsible", needed=True)
    words = {field: _text(line, field) for field in ("evidence", "reason", "source")}
    if since is None or until is None or line.errors:
        return None
    marked = line.flag("illustrative")
    return TaskFile(
        text=text,
        state=state,
        since=since,
        until=until,
        responsible=who,
        done_on=done,
        **words,
        illustrative=marked,
    )


def _text(line: Line, name: str, *, needed: bool = False) -> str:
    text = required(line, name) if needed else line.text(name) or ""
    too_long(line, name, text, LONGEST[name])
    return text


def _day(line: Line, name: str) -> date | None:
    """Neither a target nor a task is without its days."""
    before = len(line.errors)
    day = line.day(name)
    if day is None and len(line.errors) == before:
        required(line, name)
    return day


def _code(line: Line, name: str, known: dict[str, str], otherwise: str) -> str:
    """By code or by label; an empty cell says what is usual."""
    text = fold(line.text(name) or "")
    if not text:
        return otherwise
    found = text if text in known else codes_of(known).get(text)
    if found is None:
        names = ", ".join(_(label) for label in known.values())
        line.reject(name, _("Phải là một trong: {names}", names=names))
    return otherwise if found is None else found


TARGETS = Layout("targets", TARGET_ALIASES, _is_target, _target, kind="targets", given_out=True)
TASKS = Layout("tasks", TASK_ALIASES, _is_task, _task, kind="tasks", given_out=True)
