"""A report becomes a file: DOCX, PDF, PPTX, XLSX or HTML. One module a kind, loaded when one is written."""

from collections.abc import Callable
from importlib import import_module

from language import in_language
from read_models.document import Document
from reports.document.clean import cleaned

_OFFICE = "application/vnd.openxmlformats-officedocument."
MEDIA_TYPES = {
    "docx": _OFFICE + "wordprocessingml.document",
    "pdf": "application/pdf",
    "pptx": _OFFICE + "presentationml.presentation",
    "xlsx": _OFFICE + "spreadsheetml.sheet",
    "html": "text/html",
}
"""Kind of a file, which is its ending, too → its media type."""
_WRITERS = {"docx": "word", "pdf": "pdf", "pptx": "slides", "xlsx": "sheets", "html": "web_page"}


def write(document: Document, kind: str) -> bytes:
    """The file, in the language of the document. The same document gives the same bytes.

    A section without a heading has no number: what opens or closes the report. Raises KeyError for
    a kind that is not in MEDIA_TYPES.
    """
    writer = import_module(f"reports.document.{_WRITERS[kind]}")
    written: Callable[[Document], bytes] = writer.written
    with in_language(document.language):
        return written(cleaned(document))
