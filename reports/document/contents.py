"""A report as a file: its sentences, written as one of the kinds."""

from datetime import datetime

from components.documents.making import ReportData, document_of
from read_models.report_words import Words
from reports.document.write import write


def report_file(
    data: ReportData, *, kind: str, written_in: str, made: datetime, words: Words
) -> bytes:
    return write(document_of(data, written_in=written_in, made=made, words=words), kind)
