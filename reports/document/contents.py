"""A report as a file: its sentences, written as one of the kinds."""

from datetime import UTC, date, datetime

from components.documents.before_publishing import publishing_checks
from components.documents.making import ReportData, document_of, sent_documents
from language import in_language
from read_models.document import Document
from read_models.editions import PublishedBefore
from read_models.frozen import Told, numbers_of
from read_models.publishing_checks import Check
from read_models.report_words import Words
from reports.document.write import write


def report_file(
    data: ReportData, *, kind: str, written_in: str, made: datetime, words: Words
) -> bytes:
    return write(document_of(data, written_in=written_in, made=made, words=words), kind)


def draft_of(data: ReportData, written_in: str, words: Words) -> Document:
    """As its page shows it."""
    return document_of(data, written_in=written_in, made=datetime.now(UTC), words=words)


def sent_of(data: ReportData, words: Words, *, made: datetime) -> dict[str, Document]:
    """Language → the report as it is published."""
    return sent_documents(data, made=made, words=words)


def numbers_now(data: ReportData | None, written_in: str, words: Words) -> tuple[Told, ...]:
    """Each number of the report of today; none where nothing is known any more."""
    return numbers_of(draft_of(data, written_in, words)) if data is not None else ()


def checked(
    data: ReportData, written_in: str, words: Words, beside: PublishedBefore, today: date
) -> tuple[Check, ...]:
    """What is looked at before it is published. In Vietnamese whatever the page: an answer is to the
    words of its check, which two people may read in two languages."""
    document = draft_of(data, written_in, words)
    with in_language("vi"):
        return publishing_checks(document, data, words, beside, today)
