"""The file formats, one module each, asked in this order; the first that recognises the content reads the file."""

from data_access.importing.encodings import unicode_form
from data_access.importing.foreign import refusal, text_refusal
from data_access.importing.readers import (
    delimited,
    html_table,
    old_workbook,
    package,
    st36,
    st66,
    st86,
    st96,
    us_cases,
    weblog,
    wipo_page,
    workbook,
    xml_records,
)
from data_access.importing.reading import FileRefused, Reader
from data_access.importing.source import Source
from language import _

READERS: tuple[Reader, ...] = (
    st96.READER,
    st66.READER,
    st86.READER,
    st36.READER,
    us_cases.READER,
    workbook.READER,
    old_workbook.READER,
    wipo_page.READER,
    html_table.READER,
    weblog.READER,
    delimited.READER,
)

__all__ = ["READERS", "choose"]


def choose(source: Source) -> Reader:
    """The reader for the file's content. Raises FileRefused with what the file is instead, where that can be told."""
    if not source.size:
        raise FileRefused(_("Tệp rỗng."))
    if package.READER.sniff(source):
        return package.READER
    for reader in READERS:
        if reader is delimited.READER and (known := refusal(source) if unicode_form(source) is None else text_refusal(source)):
            raise FileRefused(known)  # before its bytes are taken for letters of some font, its words for headings
        if reader.sniff(source):
            return reader
    if known := refusal(source):
        raise FileRefused(known)
    raise FileRefused(xml_records.why_not(source)) if xml_records.is_xml(source) else delimited.why_not(source)
