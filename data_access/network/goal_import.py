"""Targets and tasks that come by a file: one is told by its words and its first day. A task whose end
is moved keeps the former one with the reason, as in the form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, select

from data_access.database.scope import SYSTEM, of_institute
from data_access.network.month_import import Judge
from data_access.tables import institute_task
from domain.network.goal_files import TargetFile, TaskFile
from language import _

Placed = tuple[int | None, dict[str, Any]]
Verdict = tuple[int | None, dict[str, Any], str]


def target_row(told: TargetFile, _stations: Mapping[str, int]) -> dict[str, Any]:
    return asdict(told)


def task_row(told: TaskFile, _stations: Mapping[str, int]) -> dict[str, Any]:
    return {**asdict(told), "moved": []}


def judged_tasks(
    connection: Connection, rows: Sequence[Placed], _judge: Judge
) -> Iterator[Verdict]:
    """Position, the row as it is stored, and '' or why it is not."""
    c = institute_task.c
    query = select(c.text, c.since, c.until, c.moved).where(of_institute(institute_task, SYSTEM))
    stored = {(row.text, row.since): row for row in connection.execute(query)}
    for position, row in rows:
        before = stored.get((row["text"], row["since"]))
        if before is None or row["until"] <= before.until:
            moved = before.moved if before else []
            yield position, row | {"moved": moved}, ""
        elif not row["reason"]:
            yield position, row, _("Hạn dời muộn hơn: xin nêu lý do ở cột “Lý do”.")
        else:
            former = [before.until.isoformat(), row["reason"]]
            yield position, row | {"moved": [*before.moved, former]}, ""
