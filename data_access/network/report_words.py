"""What people add to reports: read for an edition, written by the manager."""

from typing import Any

from sqlalchemy import Connection, select, update

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import now
from data_access.database.locks import put_once
from data_access.database.scope import Scope, of_institute
from data_access.tables import report_words
from read_models.report_words import Passage, WordsTyped

KEY = ("template", "section", "period")


def words_of(
    connection: Connection, template: str, period: str, *, scope: Scope
) -> dict[str, Passage]:
    """Section → the newest that was written for the edition or an earlier one."""
    c = report_words.c
    here = (of_institute(report_words, scope), c.template == template, c.period <= period)
    found: dict[str, Passage] = {}
    for row in connection.execute(select(report_words).where(*here).order_by(c.period)):
        found[row.section] = Passage(
            row.section,
            row.period,
            row.text,
            row.updated_by,
            row.updated_at,
            row.version if row.period == period else 0,
            row.illustrative,
            row.updated_by_id,
        )
    return found


def keep_words(
    connection: Connection, writer: Writer, typed: WordsTyped, *, version: int, illustrative: bool
) -> None:
    """Writes what is added to a section from an edition on; `version` 0: for the first time.
    Raises Gone where the version is of nothing, Conflict when somebody saved since."""
    values: dict[str, Any] = {"text": typed.text, "updated_at": now(), "updated_by": writer.name}
    values |= {"updated_by_id": writer.user_id}
    key = {"template": typed.template, "section": typed.section, "period": typed.period}
    c = report_words.c
    here = (of_institute(report_words, writer.scope), *(c[name] == key[name] for name in KEY))
    if version:
        changed = update(report_words).where(*here, c.version == version)
        written = connection.execute(changed.values(version=version + 1, **values)).rowcount == 1
    else:
        row = {**key, **values, "version": 1, "illustrative": illustrative}
        written = put_once(connection, report_words, row, key=KEY)
    if not written:
        stored = connection.execute(select(report_words).where(*here)).one_or_none()
        if stored is None:
            raise Gone
        raise Conflict({"text": stored.text}, stored.version, stored.updated_by)
    writer.record(connection, "report words typed", " ".join(key.values()))
