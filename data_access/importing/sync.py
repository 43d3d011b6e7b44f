"""Reads assets out of another SQL database, with a declared mapping, and imports them like a file:
same checks, report, history, undo.

The mapping is a TOML file. The rows that changed since the last time (`high_water`) become a table
with our own headings, which goes the way of every table; where the reading stood is kept in the
transaction that writes the rows, so that nothing is skipped.
"""

import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from data_access.database import state
from data_access.database.engine import Database
from data_access.importing.pipeline import Task, apply_stage, read_file, result
from data_access.importing.stage import Stage
from data_access.writing.import_result import ImportResult
from data_access.writing.sender import by_command
from domain.text.csv_text import csv_line
from language import _
from language.dates import numeric
from readers.file.source import Source
from readers.layouts.wipo_publish import ALIASES

PORTION = 2_000
LONGEST_NAME = 24
_MOMENTS = {"datetime": datetime.fromisoformat, "date": date.fromisoformat}


class BadMapping(Exception):
    """The mapping cannot be used; the message says where and why."""


class SourceFailed(Exception):
    """The other database did not answer, or refused the query; the message says what it said,
    without its address."""


@dataclass(frozen=True)
class Declared:
    """`name` tells readings apart; `query` gives the rows; `columns`: column there → our field;
    `values`: field → what a value there means here; `high_water`: a column that only grows, None:
    everything is read every time."""

    name: str
    query: str
    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    high_water: str | None = None

    @property
    def key(self) -> str:
        return f"sync:{self.name}"


def read_mapping(path: Path) -> Declared:
    """Raises BadMapping."""
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadMapping(_("Không đọc được tệp ánh xạ: {problem}", problem=error)) from error
    name, columns = told.get("name"), told.get("columns")
    if not isinstance(name, str) or not 0 < len(name) <= LONGEST_NAME:
        raise BadMapping(_("Tệp ánh xạ cần “name”, tối đa {n} ký tự.", n=LONGEST_NAME))
    if not isinstance(columns, dict) or not columns:
        raise BadMapping(_("Tệp ánh xạ cần bảng [columns]: cột ở nguồn = trường của hệ thống."))
    if unknown := sorted({str(f) for f in columns.values()} - ALIASES.keys()):
        raise BadMapping(
            _(
                "Không có trường {fields}; các trường: {known}.",
                fields=", ".join(unknown),
                known=", ".join(ALIASES),
            )
        )
    if ("query" in told) == ("table" in told):
        raise BadMapping(_("Tệp ánh xạ cần một trong hai: “query” hoặc “table”."))
    query = told.get("query") or f"SELECT * FROM {_quoted(str(told['table']))}"  # noqa: S608 - the operator's own table
    return Declared(
        name, query.strip().rstrip(";"), columns, told.get("values", {}), told.get("high_water")
    )


def sync(
    database: Database,
    url: str,
    mapping: Declared,
    *,
    actor: str,
    today: date,
    strict: bool = False,
    dry_run: bool = False,
    full: bool = False,
) -> ImportResult:
    """Imports what is new at the source; `full`: everything. Raises SourceFailed, BadMapping,
    FileRefused; then nothing is written."""
    with database.read() as connection:
        since = None if full else _reached(state.get(connection, mapping.key))
    with tempfile.TemporaryDirectory(prefix="ipp-sync-") as folder:
        path = Path(folder) / "rows.csv"
        reached = _write_rows(path, url, mapping, since)
        if reached is None:
            return ImportResult(mapping.name, "sync", "assets")
        task = Task(Source(path, f"sync {mapping.name}"), by_command(actor), today)
        with Stage(Path(folder) / "stage.sqlite3") as stage:
            read_file(stage, database, task)

            def remember(connection: Connection, _batch: int) -> None:
                state.put(connection, mapping.key, reached)

            batch = (
                None
                if dry_run
                else apply_stage(stage, database, task, strict=strict, also=remember)
            )
            return result(stage, task, batch)


def _write_rows(path: Path, url: str, mapping: Declared, since: Any) -> dict[str, Any] | None:
    """Writes the source's rows as a table; gives the highest water mark, None where there was no
    row."""
    highest: Any = None
    seen = False
    with path.open("w", newline="", encoding="utf-8") as file:
        file.write(csv_line([ALIASES[name][0] for name in mapping.columns.values()]))
        for row in _rows(url, mapping, since):
            seen = True
            file.write(csv_line([_cell(mapping, column, row) for column in mapping.columns]))
            mark = row.get(mapping.high_water) if mapping.high_water else None
            highest = mark if highest is None or (mark is not None and mark > highest) else highest
    return _kept(highest if highest is not None else since) if seen else None


def _rows(url: str, mapping: Declared, since: Any) -> Iterator[Mapping[str, Any]]:
    where = ""
    values = {}
    # the mark itself again: two rows may share it, and the same said twice changes nothing
    if mapping.high_water and since is not None:
        where = f' WHERE source."{mapping.high_water}" >= :since'
        values = {"since": since}
    engine = create_engine(_driver(url), hide_parameters=True)
    try:
        with engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SET TRANSACTION READ ONLY"))
            _require_columns(connection, mapping)
            query = text(f"SELECT * FROM ({mapping.query}) AS source{where}")  # noqa: S608 - the operator's own query
            with connection.execution_options(stream_results=True, yield_per=PORTION).execute(
                query, values
            ) as found:
                for row in found.mappings():
                    yield dict(row)
    except SQLAlchemyError as error:
        problem = str(getattr(error, "orig", None) or type(error).__name__).strip().splitlines()[0]
        raise SourceFailed(
            _("Cơ sở dữ liệu nguồn không trả lời được: {problem}", problem=problem[:300])
        ) from error
    finally:
        engine.dispose()


def _require_columns(connection: Connection, mapping: Declared) -> None:
    nothing = text(f"SELECT * FROM ({mapping.query}) AS source WHERE 1 = 0")  # noqa: S608 - as above
    with connection.execute(nothing) as found:
        there = set(found.keys())
    if missing := sorted(
        {*mapping.columns, *([mapping.high_water] if mapping.high_water else [])} - there
    ):
        raise BadMapping(_("Nguồn không có cột {columns}.", columns=", ".join(missing)))


def _cell(mapping: Declared, column: str, row: Mapping[str, Any]) -> str:
    value = row[column]
    name = mapping.columns[column]
    if value is None:
        return ""
    written = numeric(value) if isinstance(value, date) else str(value)
    return str(mapping.values.get(name, {}).get(written, written))


def _kept(mark: Any) -> dict[str, Any]:
    if isinstance(mark, datetime):
        return {"kind": "datetime", "value": mark.isoformat()}
    if isinstance(mark, date):
        return {"kind": "date", "value": mark.isoformat()}
    return {"kind": "plain", "value": mark}


def _reached(stored: Any) -> Any:
    if not stored or stored["value"] is None:
        return None
    return (
        _MOMENTS[stored["kind"]](stored["value"]) if stored["kind"] in _MOMENTS else stored["value"]
    )


def _driver(url: str) -> Any:
    parsed = make_url(url)
    return (
        parsed.set(drivername="postgresql+psycopg") if parsed.drivername == "postgresql" else parsed
    )


def _quoted(table: str) -> str:
    return ".".join('"' + part.replace('"', '""') + '"' for part in table.split("."))
