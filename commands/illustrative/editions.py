"""Two reports of the institute on their way: last year's published, this year's a draft."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select

from data_access.accounts.writer import Writer
from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.editions import writing
from data_access.editions.behind import rows_behind
from data_access.editions.beside import beside_of
from data_access.reports.page import Choice, choice
from data_access.tables import user
from read_models.frozen import freeze
from read_models.publishing_checks import left_open
from read_models.report_asked import ANNUAL, ReportAsked
from reports.document.contents import checked, draft_of, sent_of
from sitemap import addresses

MANAGER, HEAD = ("vien", "manager:vien"), ("lanhdao.vien", "leader:vien")

ANSWER = "Giữ nguyên: phần này chưa có nguồn, bản in ghi rõ là chưa có số."


def add(connection: Connection, today: date) -> None:
    """By the accounts of the demonstration, the way people do it."""
    manager, head = _writer(connection, *MANAGER), _writer(connection, *HEAD)
    last = _begun(connection, manager, today.year - 1, today)
    if last:
        _published(connection, manager, head, last, today)
    _begun(connection, manager, today.year, today)


def _writer(connection: Connection, username: str, post: str) -> Writer:
    row = connection.execute(
        select(user.c.id, user.c.name).where(user.c.username == username)
    ).one()
    return Writer(row.id, username, row.name, "", replace(SYSTEM, post=post))


def _begun(connection: Connection, who: Writer, year: int, today: date) -> int | None:
    asked = ReportAsked(ANNUAL, str(year))
    found = choice(connection, asked, scope=SYSTEM, today=today)
    if found.data is None:
        return None
    document = draft_of(found.data, "vi", found.words)
    return writing.begin(connection, who, asked, document)[0]


def _published(
    connection: Connection, manager: Writer, head: Writer, number: int, today: date
) -> None:
    own = writing.held(connection, manager, number)
    found = choice(connection, own.asked, scope=SYSTEM, today=today)
    if found.data is None:
        return
    checks = checked(found.data, "vi", found.words, beside_of(connection, own, scope=SYSTEM), today)
    version = own.version
    for check in left_open(checks, {}):
        told = {"check": check.key, "about": check.text, "text": ANSWER}
        writing.answer(connection, manager, number, **told, version=version)
        version += 1
    document = draft_of(found.data, "vi", found.words)
    writing.submit(connection, manager, number, document, comment="", version=version)
    _approve(connection, head, number, found, version + 1)


def _approve(
    connection: Connection, head: Writer, number: int, found: Choice, version: int
) -> None:
    assert found.data is not None
    digest = draft_of(found.data, "vi", found.words).digest()
    documents = sent_of(found.data, found.words, made=now())
    frozen = freeze(documents, "vi", rows_behind(connection, found.data, SYSTEM))
    writing.publish(
        connection,
        head,
        number,
        frozen,
        seen=digest,
        digest=digest,
        editors=(),
        comment="",
        address=addresses.sent(number),
        version=version,
    )
