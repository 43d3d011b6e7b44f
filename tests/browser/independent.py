"""What a filtered list must contain, in SQL written apart from the product's own: plain text over
the tables, one clause a parameter."""

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
OWNER_TYPE = {
    "doanh-nghiep": "enterprise",
    "ca-nhan": "individual",
    "truong-vien": "university",
    "nha-nuoc": "state",
    "hop-tac-xa": "cooperative",
    "hoi": "association",
    "khac": "other",
}
LISTS = {
    "loai": ("a.kind", KIND),
    "dang": ("a.mark_category", CATEGORY),
    "tt": ("a.status", STATUS),
    "loai-chu": ("(SELECT o.type FROM organisation o WHERE o.id = a.owner_id)", OWNER_TYPE),
}
DAYS = {"tu": ("a.application_date >=", "01-01"), "den": ("a.application_date <=", "12-31")}
GRANTS = {
    "cap-tu": ("a.office <> 'WO' AND a.registration_date >=", "01-01"),
    "cap-den": ("a.office <> 'WO' AND a.registration_date <=", "12-31"),
}


ON_DAY = "(SELECT p.status FROM asset_status_period p WHERE p.asset_id = a.id AND p.since <= ? ORDER BY p.since DESC, p.position DESC LIMIT 1)"
"""The status of a past day: of all that had become known of an asset by then, what became known
last; NULL before anything had."""
CHANGED = """EXISTS (SELECT 1 FROM asset_status_period p WHERE p.asset_id = a.id AND p.since BETWEEN date(?, ?) AND ?
    AND (p.status NOT IN ('pending', 'unknown') OR EXISTS (SELECT 1 FROM asset_status_period q
        WHERE q.asset_id = a.id AND q.position < p.position AND q.since IS NOT NULL)))"""
"""A new status began in the span of days; to appear as a new application is no change."""
UNPAID = """a.kind IN ('SC', 'GPHI') AND a.status IN ('in_force', 'in_grace') AND a.id NOT IN (
    SELECT e.asset_id FROM legal_event e WHERE e.event = 'fee_paid' AND e.cancelled = 0)"""
"""A patent alive of which no payment is known."""
NEVER_DATED = "NOT EXISTS (SELECT 1 FROM asset_status_period p WHERE p.asset_id = a.id AND p.since IS NOT NULL)"


def count(database: Path, href: str, vn34: str | None, today: str) -> int:
    """How many assets the address lists for one province, or with None for the whole country, by
    the tables alone. Raises KeyError on a parameter it does not know."""
    if vn34 and urlsplit(href).path.endswith("/dac-san"):
        return _undecided_hits(database, vn34)
    if vn34 and urlsplit(href).path.endswith("/dong-loi"):
        return _row_errors(database, vn34)
    clauses, values = (["a.vn34 = ?"], [vn34]) if vn34 else (["1 = 1"], list[str]())
    parameters = {k: v[0] for k, v in parse_qs(urlsplit(href).query).items()}
    day = parameters.pop("ngay", None)
    if days := parameters.pop("doi", None):
        clauses.append(CHANGED)
        values += [day or today, f"-{int(days)} days", day or today]
    if day:
        clause, bound = _on_day(parameters, day)
        clauses.append(clause)
        values += bound
    clauses.append(f"a.national = {0 if parameters.pop('vp', None) else 1}")
    for name, value in parameters.items():
        clause, bound = _clause(name, value, today)
        clauses.append(clause)
        values += bound
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return int(
            connection.execute(
                f"SELECT count(*) FROM asset a WHERE {' AND '.join(clauses)}", values
            ).fetchone()[0]
        )


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
        return (
            f"EXISTS (SELECT 1 FROM asset_class c WHERE c.asset_id = a.id AND c.main IN ({marks}))",
            value.split(","),
        )
    if name == "tinh":
        other = {"nuoc-ngoai": "abroad", "chua-xac-dinh": "unresolved"}.get(value)
        return (
            ("a.vn34 = ?", [other])
            if other
            else (
                "a.vn34 = (SELECT code FROM province WHERE vintage = 'vn34' AND slug = ?)",
                [value],
            )
        )
    if name == "chu":
        return "a.owner_id = ?", [value]
    if name == "tinh-cu":
        return (
            "a.vn63 = ?"
            if value == "chua-ro"
            else "a.vn63 = (SELECT code FROM province WHERE vintage = 'vn63' AND slug = ?)",
            ["unknown" if value == "chua-ro" else value],
        )
    if (name, value) == ("thieu", "phi"):
        return UNPAID, []
    raise KeyError(name)


def _due(value: str, today: str) -> tuple[str, list[str]]:
    exists = "EXISTS (SELECT 1 FROM deadline d WHERE d.asset_id = a.id AND "
    if value == "khong-cho":
        return "NOT " + exists + "d.state = 'late')", []
    if value == "muon":
        return exists + "d.state = 'late')", []
    return exists + "d.state = 'open' AND d.due BETWEEN ? AND date(?, ?))", [
        today,
        today,
        f"+{int(value)} days",
    ]


def _row_errors(database: Path, vn34: str) -> int:
    """Of the newest import of the province that still stands."""
    newest = "SELECT max(id) FROM import_batch WHERE vn34 = ? AND undone_at IS NULL"
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return int(
            connection.execute(
                f"SELECT count(*) FROM import_row_error WHERE batch_id = ({newest})", [vn34]
            ).fetchone()[0]
        )


def _undecided_hits(database: Path, vn34: str) -> int:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return int(
            connection.execute(
                "SELECT count(*) FROM watch_hit WHERE vn34 = ? AND state = 'new'", [vn34]
            ).fetchone()[0]
        )


def published(database: Path, subjects: tuple[str, ...]) -> set[tuple[str, str, int, str]]:
    """(subject, period, value, address of the source) of the published figures about the whole."""
    query = "SELECT subject, period, value, source_url FROM published_figure WHERE value IS NOT NULL AND about = '' AND subject IN "
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return set(connection.execute(query + f"({','.join('?' * len(subjects))})", subjects))


def scalar(database: Path, query: str, *values: str) -> int:
    """One number out of the tables."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return int(connection.execute(query, values).fetchone()[0])
