"""What a filtered list must contain, in SQL written apart from the product's own: plain text over the tables, one clause a parameter."""

import sqlite3
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

KIND = {"sc": "SC", "gphi": "GPHI", "kdcn": "KDCN", "nh": "NH", "cddl": "CDDL"}
CATEGORY = {"thuong": "ordinary", "tap-the": "collective", "chung-nhan": "certification"}
STATUS = {
    "dang-tham-dinh": "pending",
    "da-cong-bo": "published",
    "con-hieu-luc": "in_force",
    "con-duoc-nop-muon": "in_grace",
    "tu-choi": "refused",
    "rut-don": "withdrawn",
    "cham-dut": "lapsed",
    "het-hieu-luc": "expired",
    "huy-bo": "invalidated",
    "chua-ro": "unknown",
}
LISTS = {"loai": ("a.kind", KIND), "dang": ("a.mark_category", CATEGORY), "tt": ("a.status", STATUS)}
DAYS = {"tu": ("a.application_date >=", "01-01"), "den": ("a.application_date <=", "12-31")}
GRANTS = {"cap-tu": ("a.registration_date >=", "01-01"), "cap-den": ("a.registration_date <=", "12-31")}


ON_DAY = (
    "(SELECT p.status FROM asset_status_period p WHERE p.asset_id = a.id AND p.since <= ? ORDER BY p.since DESC, p.position DESC LIMIT 1)"
)
"""The status of a past day: of all that had become known of an asset by then, what became known last; NULL before anything had."""
NEVER_DATED = "NOT EXISTS (SELECT 1 FROM asset_status_period p WHERE p.asset_id = a.id AND p.since IS NOT NULL)"


def count(database: Path, href: str, vn34: str, today: str) -> int:
    """How many assets the address lists for one province, by the tables alone. Raises KeyError on a parameter it does not know."""
    if urlsplit(href).path.endswith("/dac-san"):
        return _undecided_hits(database, vn34)
    clauses, values = ["a.vn34 = ?"], [vn34]
    parameters = {k: v[0] for k, v in parse_qs(urlsplit(href).query).items()}
    if day := parameters.pop("ngay", None):
        clause, bound = _on_day(parameters, day)
        clauses.append(clause)
        values += bound
    clauses.append(f"a.national = {0 if parameters.pop('vp', None) else 1}")
    for name, value in parameters.items():
        clause, bound = _clause(name, value, today)
        clauses.append(clause)
        values += bound
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return int(connection.execute(f"SELECT count(*) FROM asset a WHERE {' AND '.join(clauses)}", values).fetchone()[0])


def _on_day(parameters: dict[str, str], day: str) -> tuple[str, list[str]]:
    """Takes out of the parameters what asks for a status, for that is the day's own."""
    if parameters.pop("thieu", None) == "moc-ngay":
        return NEVER_DATED, []
    statuses = parameters.pop("tt", None)
    if statuses is None:
        return f"{ON_DAY} IS NOT NULL", [day]
    wanted = [STATUS[v] for v in statuses.split(",")]
    return f"{ON_DAY} IN ({','.join('?' * len(wanted))})", [day, *wanted]


def _clause(name: str, value: str, today: str) -> tuple[str, list[str]]:
    if name in LISTS:
        column, codes = LISTS[name]
        wanted = [codes[v] for v in value.split(",")]
        return f"{column} IN ({','.join('?' * len(wanted))})", wanted
    if name in DAYS | GRANTS:
        comparison, rest = (DAYS | GRANTS)[name]
        return f"{comparison} ?", [value if len(value) > 4 else f"{value}-{rest}"]
    if name == "han":
        return _due(value, today)
    if name == "nhom":
        marks = ",".join("?" * len(value.split(",")))
        return f"EXISTS (SELECT 1 FROM asset_class c WHERE c.asset_id = a.id AND c.main IN ({marks}))", value.split(",")
    if name == "chu":
        return "a.owner_id = ?", [value]
    if name == "tinh-cu":
        return "a.vn63 = ?" if value == "chua-ro" else "a.vn63 = (SELECT code FROM province WHERE vintage = 'vn63' AND slug = ?)", [
            "unknown" if value == "chua-ro" else value
        ]
    raise KeyError(name)


def _due(value: str, today: str) -> tuple[str, list[str]]:
    exists = "EXISTS (SELECT 1 FROM deadline d WHERE d.asset_id = a.id AND "
    if value == "muon":
        return exists + "d.state = 'late')", []
    return exists + "d.state = 'open' AND d.due BETWEEN ? AND date(?, ?))", [today, today, f"+{int(value)} days"]


def _undecided_hits(database: Path, vn34: str) -> int:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return int(connection.execute("SELECT count(*) FROM watch_hit WHERE vn34 = ? AND state = 'new'", [vn34]).fetchone()[0])
