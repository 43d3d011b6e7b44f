"""The file formats, one folder each, asked in this order; the first that recognises the content
reads the file."""

from language import _
from readers import zipped
from readers.file.encodings import unicode_form
from readers.file.not_data import refusal, text_refusal
from readers.file.reading import FileRefused, Reader
from readers.file.source import Source
from readers.file.unpacking import is_package
from readers.sheets import delimited, html_table, old_workbook, workbook
from readers.st36 import reader as st36
from readers.st66 import reader as st66
from readers.st86 import reader as st86
from readers.st96 import reader as st96
from readers.us_case_files import reader as us_case_files
from readers.web_logs import reader as web_logs
from readers.wipo_publish import reader as wipo_publish
from readers.xml import records as xml_records

READERS: tuple[Reader, ...] = (
    st96.READER,
    st66.READER,
    st86.READER,
    st36.READER,
    us_case_files.READER,
    workbook.READER,
    old_workbook.READER,
    wipo_publish.READER,
    html_table.READER,
    web_logs.READER,
    delimited.READER,
)


def choose(source: Source) -> Reader:
    """The reader for the file's content. Raises FileRefused with what the file is instead, where
    that can be told."""
    if not source.size:
        raise FileRefused(_("Tệp rỗng."))
    if is_package(source):
        return zipped.reader(choose)
    for reader in READERS:
        if reader is delimited.READER and (
            known := refusal(source) if unicode_form(source) is None else text_refusal(source)
        ):
            # before its bytes are taken for letters of some font, its words for headings
            raise FileRefused(known)
        if reader.sniff(source):
            return reader
    if known := refusal(source):
        raise FileRefused(known)
    raise (
        FileRefused(xml_records.why_not(source))
        if xml_records.is_xml(source)
        else delimited.why_not(source)
    )
