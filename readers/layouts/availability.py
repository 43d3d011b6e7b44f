"""How long the platform was down by month, as the institute notes it."""

from domain.network.availability import Availability
from language import _
from readers.file.explained_headings import IGNORED
from readers.layouts.hosts import ORIGIN
from readers.layouts.layout import Layout, Line

ALIASES = {
    "month": ("Tháng", "Tháng/năm", "Kỳ", "Month", "Period"),
    "planned": (
        "Phút ngừng theo kế hoạch",
        "Ngừng theo kế hoạch (phút)",
        "Ngừng có kế hoạch (phút)",
        "Planned downtime (minutes)",
    ),
    "unplanned": (
        "Phút ngừng ngoài kế hoạch",
        "Ngừng ngoài kế hoạch (phút)",
        "Sự cố (phút)",
        "Unplanned downtime (minutes)",
    ),
    **{name: ORIGIN[name] for name in ("source", "note", "illustrative")},
    IGNORED: ("STT", "TT", "No."),
}


def _recognises(fields: frozenset[str]) -> bool:
    return "month" in fields and bool({"planned", "unplanned"} & fields)


def _build(line: Line) -> Availability | None:
    month = line.as_month("month") or line.period("month")
    planned, unplanned = line.count("planned"), line.count("unplanned")
    if len(month) != len("2021-05") and not line.errors:
        line.reject("month", _("Cần một tháng, như 05/2021"))
    if line.errors:
        return None
    words = {name: line.text(name) or "" for name in ("source", "note")}
    return Availability(month, planned, unplanned, **words, illustrative=line.flag("illustrative"))


LAYOUT = Layout("availability", ALIASES, _recognises, _build, kind="availability")
