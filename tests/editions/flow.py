"""An edition taken from draft to published on the data layer, the way the web side does it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from components.documents.making import document_of, sent_documents
from data_access.accounts.writer import Writer
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, Scope
from data_access.editions import reading, writing
from data_access.editions.behind import rows_behind
from data_access.editions.looking import held_against
from data_access.reports.page import Choice, choice
from read_models.editions import Edition
from read_models.frozen import freeze, numbers_of
from read_models.report_asked import ReportAsked
from read_models.sent_against_now import NumberNow, SentAgainstNow

TODAY = date(2026, 11, 29)
MADE = datetime(2026, 11, 29, 8, 0, tzinfo=UTC)
ADDRESS = "/bao-cao/1/da-gui"


def post(user_id: int, name: str, code: str, scope: Scope = NATIONAL) -> Writer:
    return Writer(user_id, name, name, scope.vn34 or "", replace(scope, post=code))


MANAGER = post(1, "quan-ly", "manager:vien")
COLLEAGUE = post(2, "dong-nghiep", "manager:vien")
HEAD = post(3, "lanh-dao", "leader:vien")


def today_of(connection: Connection, asked: ReportAsked, scope: Scope) -> Choice:
    found = choice(connection, asked, scope=scope, today=TODAY)
    assert found.data is not None
    return found


def drafted(database: Database, asked: ReportAsked, who: Writer = MANAGER) -> int:
    with database.write(who.scope) as connection:
        found = today_of(connection, asked, who.scope)
        assert found.data
        document = document_of(
            found.data, written_in=asked.written_in, made=MADE, words=found.words
        )
        return writing.begin(connection, who, asked, document)[0]


def submitted(database: Database, edition_id: int, who: Writer = MANAGER) -> None:
    with database.write(who.scope) as connection:
        own = writing.held(connection, who, edition_id)
        found = today_of(connection, own.asked, who.scope)
        assert found.data
        document = document_of(found.data, written_in="vi", made=MADE, words=found.words)
        writing.submit(connection, who, edition_id, document, comment="", version=own.version)


def approved(
    database: Database, edition_id: int, who: Writer = HEAD, *, version: int = 0, seen: str = ""
) -> None:
    with database.write(who.scope) as connection:
        own = writing.held(connection, who, edition_id)
        found = today_of(connection, own.asked, who.scope)
        assert found.data
        document = document_of(found.data, written_in="vi", made=MADE, words=found.words)
        documents = sent_documents(found.data, made=MADE, words=found.words)
        frozen = freeze(documents, own.language, rows_behind(connection, found.data, who.scope))
        editors = [p.user_id for p in found.words.values() if p.user_id and p.text]
        writing.publish(
            connection,
            who,
            edition_id,
            frozen,
            seen=seen or document.digest(),
            digest=document.digest(),
            editors=editors,
            comment="",
            address=ADDRESS,
            version=version or own.version,
        )


def published(database: Database, asked: ReportAsked) -> int:
    edition_id = drafted(database, asked)
    submitted(database, edition_id)
    approved(database, edition_id)
    return edition_id


def edition(database: Database, edition_id: int, scope: Scope = NATIONAL) -> Edition:
    with database.read(scope) as connection:
        found = reading.edition(connection, edition_id, scope=scope)
    assert found is not None
    return found


def against(database: Database, edition_id: int, scope: Scope = NATIONAL) -> SentAgainstNow:
    with database.read(scope) as connection:
        own = reading.edition(connection, edition_id, scope=scope)
        assert own and own.frozen_at
        found = held_against(connection, own, scope=scope, today=TODAY)
        assert found.data
        document = document_of(found.data, written_in=own.language, made=MADE, words=found.words)
    return found.told(numbers_of(document), TODAY)


def changed(found: SentAgainstNow) -> Mapping[str, NumberNow]:
    return {one.sent.key: one for one in found.changed}
