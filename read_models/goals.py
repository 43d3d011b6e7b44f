"""The institute's targets and tasks of a year as their page shows them, and what the forms hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from domain.network.goals import DONE, DROPPED, METRICS, OPEN, STATES, Target, Task
from domain.text.counts import BadCount, parse_count
from domain.text.folding import nfc
from language import _
from language.dates import numeric
from read_models.plain_values import written_day


@dataclass(frozen=True, slots=True)
class Goals:
    """`counted`: id of a target → what is reached, None where nobody knows; `years`: of which there
    is any."""

    year: int
    today: date
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    counted: Mapping[int, int | None] = field(default_factory=dict)
    years: tuple[int, ...] = ()

    @property
    def invented(self) -> list[bool]:
        """Of each target and task, whether it is illustrative."""
        targets = [target.illustrative for target in self.targets]
        return [*targets, *(task.illustrative for task in self.tasks)]

    @property
    def overdue(self) -> tuple[Task, ...]:
        """Those that are late for longest first."""
        late = (task for task in self.tasks if task.late(self.today))
        return tuple(sorted(late, key=lambda task: task.until))

    @property
    def running(self) -> tuple[Task, ...]:
        return tuple(t for t in self.tasks if t.state in OPEN and not t.late(self.today))

    @property
    def settled(self) -> tuple[Task, ...]:
        return tuple(task for task in self.tasks if task.state not in OPEN)


Form = Mapping[str, str]
Read = tuple[dict[str, Any], dict[str, str]]


def read_target(form: Form) -> Read:
    """Columns of a target, and field → what is wrong with it."""
    values, problems = _common(form, "name")
    values |= {"metric": form.get("metric", ""), "unit": _text(form, "unit", 40)}
    values["reached_source"] = _text(form, "reached_source", 500)
    for name in ("base", "value", "reached"):
        values[name] = _number(form, name, problems)
    if values["metric"] not in METRICS:
        problems["metric"] = _("Xin chọn một cách đo.")
    if not values["value"] and "value" not in problems:
        problems["value"] = _("Xin ghi mức cần đạt, lớn hơn 0.")
    if values["reached"] is not None and not values["reached_source"]:
        problems["reached_source"] = _("Số ghi tay cần nguồn.")
    return values, problems


def read_task(form: Form, before: Task | None, today: date) -> Read:
    """Columns of a task. A later end keeps the former one and asks why; done asks for evidence,
    dropped for a reason."""
    values, problems = _common(form, "text")
    state = form.get("state", "")
    values |= {"state": state, "evidence": _text(form, "evidence", 1_000)}
    values |= {"reason": _text(form, "reason", 1_000), "done_on": None}
    values["moved"] = [list(pair) for pair in before.moved] if before else []
    if state not in STATES:
        problems["state"] = _("Xin chọn một trạng thái.")
    if state == DONE and not values["evidence"]:
        problems["evidence"] = _("Xong thì cần bằng chứng.")
    later = before is not None and values["until"] and values["until"] > before.until
    if (state == DROPPED or later) and not values["reason"]:
        problems["reason"] = _("Xin nêu lý do bỏ hoặc dời hạn.")
    if before is not None and later:
        values["moved"].append([before.until.isoformat(), values["reason"]])
    if state in (DONE, DROPPED):
        known = before.done_on if before and before.state == state else None
        values["done_on"] = known or today
    return values, problems


def shown(stored: Mapping[str, Any]) -> dict[str, str]:
    """Values of columns as the forms write them."""
    days = {name: numeric(value) for name, value in stored.items() if isinstance(value, date)}
    texts = {name: "" if value is None else str(value) for name, value in stored.items()}
    return {name: text for name, text in (texts | days).items() if name not in ("moved", "done_on")}


def _common(form: Form, title: str) -> Read:
    problems: dict[str, str] = {}
    values: dict[str, Any] = {title: _text(form, title, 500)}
    values["responsible"] = _text(form, "responsible", 200)
    values["source"] = _text(form, "source", 500)
    for name in ("since", "until"):
        values[name] = written_day(form.get(name, "")[:40])
        if values[name] is None:
            problems[name] = _("Xin ghi ngày theo dạng ngày/tháng/năm.")
    for name in (title, "responsible"):
        if not values[name]:
            problems[name] = _("Xin ghi ô này.")
    if not problems and values["until"] < values["since"]:
        problems["until"] = _("Ngày cuối trước ngày đầu.")
    return values, problems


def _text(form: Form, name: str, limit: int) -> str:
    return nfc(form.get(name, "").replace("\r\n", "\n").replace("\x00", "").strip(), longest=limit)


def _number(form: Form, name: str, problems: dict[str, str]) -> int | None:
    try:
        return parse_count(form.get(name, "")[:40])
    except BadCount as bad:
        problems[name] = str(bad)
        return None
