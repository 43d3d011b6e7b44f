"""Data become a document, whichever report they are of."""

from dataclasses import replace
from datetime import datetime

from components.documents.annual import annual
from components.documents.bulletin import bulletin
from components.documents.provincial import provincial
from components.documents.record_sheet import record_sheet
from components.documents.station import station
from language import in_language
from language.translation import LANGUAGES
from read_models.document import Document
from read_models.report_month import ReportMonth
from read_models.report_province import ReportProvince
from read_models.report_record import ReportRecord
from read_models.report_words import Words, with_words
from read_models.report_year import ReportYear
from read_models.station_year import StationYear

ReportData = ReportYear | ReportMonth | StationYear | ReportProvince | ReportRecord


def document_of(
    data: ReportData, *, written_in: str, made: datetime, words: Words | None = None
) -> Document:
    """In the language that is asked for, whatever the page's is; `words`: what people added."""
    with in_language(written_in):
        return with_words(_computed(data, made.replace(microsecond=0)), words or {})


def sent_documents(
    data: ReportData, *, made: datetime, words: Words | None = None
) -> dict[str, Document]:
    """In every language, as they are published: no draft any more."""
    return {
        name: replace(document_of(data, written_in=name, made=made, words=words), draft=False)
        for name in LANGUAGES
    }


def _computed(data: ReportData, made: datetime) -> Document:
    if isinstance(data, ReportYear):
        return annual(data, made)
    if isinstance(data, ReportMonth):
        return bulletin(data, made)
    if isinstance(data, ReportProvince):
        return provincial(data, made)
    if isinstance(data, ReportRecord):
        return record_sheet(data, made)
    return station(data, made)
