"""What people add to reports: read for an edition, written by who prepares it. Another province's
words, another station's, are neither seen nor written."""

from typing import Any

from sqlalchemy import Connection, select, update

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import now
from data_access.database.locks import put_once
from data_access.database.scope import Scope, of_tenant
from data_access.network.events import station_hosts
from data_access.tables import report_words
from domain.calendar.report_periods import kind_of
from read_models.report_asked import ReportAsked
from read_models.report_words import Passage, WordsTyped

KEY = ("template", "whose", "section", "period")


def words_of(connection: Connection, asked: ReportAsked, *, scope: Scope) -> dict[str, Passage]:
    """Section → the newest that was written for the edition or an earlier one of its kind: a
    quarter keeps what a quarter said."""
    c, period = report_words.c, asked.period
    here = (c.template == asked.name, c.whose == asked.whose, c.period <= period)
    query = select(report_words).where(of_tenant(report_words, scope), *here).order_by(c.period)
    found: dict[str, Passage] = {}
    for row in connection.execute(query):
        if kind_of(row.period) != kind_of(period):
            continue
        found[row.section] = Passage(
            section=row.section,
            period=row.period,
            text=row.text,
            by=row.updated_by,
            at=row.updated_at,
            version=row.version if row.period == period else 0,
            illustrative=row.illustrative,
            user_id=row.updated_by_id,
        )
    return found


def keep_words(
    connection: Connection, writer: Writer, typed: WordsTyped, *, version: int, illustrative: bool
) -> None:
    """Writes what is added to a section from an edition on; `version` 0: for the first time.
    Raises Gone where the report is another's, or the station or the version of nothing, Conflict
    when somebody saved since."""
    _require_own(connection, writer.scope, typed.asked)
    values: dict[str, Any] = {"text": typed.text, "updated_at": now(), "updated_by": writer.name}
    values |= {"updated_by_id": writer.user_id}
    key = {
        "template": typed.asked.name,
        "whose": typed.asked.whose,
        "section": typed.section,
        "period": typed.asked.period,
    }
    c = report_words.c
    here = (of_tenant(report_words, writer.scope), *(c[name] == key[name] for name in KEY))
    if version:
        changed = update(report_words).where(*here, c.version == version)
        written = connection.execute(changed.values(version=version + 1, **values)).rowcount == 1
    else:
        tenant = {"vn34": typed.asked.vn34, "station_id": typed.asked.station_id}
        row = {**key, **values, **tenant, "version": 1, "illustrative": illustrative}
        written = put_once(connection, report_words, row, key=KEY)
    if not written:
        stored = connection.execute(select(report_words).where(*here)).one_or_none()
        if stored is None:
            raise Gone
        raise Conflict({"text": stored.text}, stored.version, stored.updated_by)
    writer.record(connection, "report words typed", " ".join(key.values()))


def _require_own(connection: Connection, own: Scope, asked: ReportAsked) -> None:
    if own.vn34 and own.vn34 != asked.vn34:
        raise Gone
    if own.station_id and own.station_id != asked.station_id:
        raise Gone
    if asked.station_id and asked.station_id not in station_hosts(connection, scope=own):
        raise Gone
