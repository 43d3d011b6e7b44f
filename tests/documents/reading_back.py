"""The words of a report's file, read back from the file itself: each kind by a library of its own,
without what stands around the text."""

import io
import re
import unicodedata
from collections.abc import Callable, Iterator

import docx
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from domain.text.folding import nfc

_FOOT = re.compile(r"Số liệu đến ngày [0-9/]+\.")
_APPENDIX = "PHỤ LỤC"


def body_of(content: bytes, kind: str) -> str:
    """Every sentence in its order, spaces made one; without foot, page numbers and appendix."""
    return one_line(" ".join(_READERS[kind](content)))


def one_line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _word(content: bytes) -> Iterator[str]:
    for paragraph in docx.Document(io.BytesIO(content)).paragraphs:
        if paragraph.text.strip() == _APPENDIX:
            return
        yield paragraph.text


def _pdf(content: bytes) -> Iterator[str]:
    """A page's number stands above its text, the foot below it."""
    for n, page in enumerate(PdfReader(io.BytesIO(content)).pages, start=1):
        text = _FOOT.sub("", nfc(page.extract_text(), longest=100_000))
        if _APPENDIX in text:
            return
        yield re.sub(rf"^\s*{n}\s", "", text)


def _slides(content: bytes) -> Iterator[str]:
    """The boxes under the title; a paragraph that goes on on the next slide goes on here."""
    for slide in Presentation(io.BytesIO(content)).slides:
        boxes = [shape for shape in slide.shapes if shape.has_text_frame]
        for box in boxes[1:]:
            yield _FOOT.sub("", box.text_frame.text)


def _sheets(content: bytes) -> Iterator[str]:
    sheet = load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
    for row in sheet.iter_rows(values_only=True):
        yield " ".join(str(value) for value in row[1:] if value is not None)


_READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "docx": _word,
    "pdf": _pdf,
    "pptx": _slides,
    "xlsx": _sheets,
}
