"""Documents out of a database, as the page and the command make them."""

from datetime import UTC, date, datetime

from components.documents.annual import annual
from components.documents.bulletin import bulletin
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, Scope
from data_access.network.report_month import report_month
from data_access.network.report_year import report_year
from language import in_language
from read_models.document import Document, Gap, Paragraph, Table, plain

TODAY = date(2026, 11, 29)
MADE = datetime(2026, 11, 29, 8, 0, tzinfo=UTC)


def annual_of(
    database: Database,
    year: int,
    language: str = "vi",
    scope: Scope = NATIONAL,
    made: datetime = MADE,
) -> Document:
    with database.read(scope) as connection, in_language(language):
        view = report_year(connection, scope=scope, year=year, today=TODAY)
        assert view is not None
        return annual(view, made)


def bulletin_of(database: Database, month: str, language: str = "vi") -> Document:
    with database.read(NATIONAL) as connection, in_language(language):
        view = report_month(connection, scope=NATIONAL, month=month, today=TODAY)
        assert view is not None
        return bulletin(view, MADE)


def sentences(document: Document) -> list[str]:
    """Every paragraph of the body, as it is read."""
    blocks = [block for section in document.sections for block in section.blocks]
    return [plain(block.parts) for block in blocks if isinstance(block, Paragraph)]


def gaps(document: Document) -> dict[str, str]:
    """Section → what it says that it lacks."""
    found = {}
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Gap):
                found[section.key] = block.text
    return found


def tables(document: Document) -> dict[str, Table]:
    blocks = [block for section in document.sections for block in section.blocks]
    return {block.caption: block for block in blocks if isinstance(block, Table)}
