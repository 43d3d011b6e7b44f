"""WIPO ST.36 XML and its relatives: US grants and applications since 2001, EP and WO documents,
national dialects, EPO DOCDB.

A DOCTYPE is allowed and ignored. Several publications of one application that follow each other
become one record.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from lxml.etree import _Element

from domain.records.asset import AssetRecord
from domain.records.merging import merge
from domain.records.numbers import NoNumber, identity_of
from language import _
from readers.file.reading import FileRefused, Reader, Reading, Row, RowError
from readers.file.source import Source
from readers.st36 import patents, publications, sdobi
from readers.st36.look import plainly
from readers.xml import parsing
from readers.xml.days import Days
from readers.xml.namespaces import name
from readers.xml.records import Build, finished, names, some
from readers.xml.tree import attribute

_BIBLIOGRAPHIC = re.compile(r"(?:[a-z]{2}-)?bibliographic-data(?:-[a-z]+)?")
_OTHERS: dict[str, Build] = {
    "SDOBI": sdobi.build,
    "sdobi": sdobi.build,
    "subdoc-bibliographic-information": publications.build,
}
_OFFICES = (
    "us",
    "ep",
    "wo",
    "cn",
    "jp",
    "kr",
    "tw",
    "de",
    "fr",
    "gb",
    "es",
    "br",
    "ca",
    "au",
    "ru",
    "ea",
    "in",
    "vn",
)
_OF_OFFICES = ("", *(f"{office}-" for office in _OFFICES))
_USUAL = frozenset(
    f"{p}bibliographic-data{s}" for p in _OF_OFFICES for s in ("", "-grant", "-application")
)
_DOCUMENTS = frozenset(
    {
        "us-patent-grant",
        "us-patent-application",
        "ep-patent-document",
        "wo-published-application",
        "PATDOC",
    }
)
_DOCDB = frozenset({"exchange-document", "exchange-documents", "world-patent-data"})
_DELETED = "D"
_SGML = "<!DOCTYPE PATDOC PUBLIC"
"""The weekly files of 2001 begin so; their elements have no ends."""


def _format(source: Source) -> str | None:
    seen = names(source)
    if seen & _DOCDB:
        return "docdb"
    known = bool(seen & (_DOCUMENTS | _OTHERS.keys())) or any(
        _BIBLIOGRAPHIC.fullmatch(n) for n in seen
    )
    return "st36" if known else None


def _sniff(source: Source) -> bool:
    return _format(source) is not None


def _read(source: Source, today: date) -> Reading:
    if parsing.head_text(source).lstrip().startswith(_SGML):
        raise FileRefused(
            _(
                "Tệp này ở định dạng SGML (bằng Mỹ trước 2002), không phải XML; hãy tải bản XML của bằng rồi nhập lại."
            )
        )
    format = _format(source) or "st36"
    return Reading(format, some(_joined(_rows(source, format, today))))


def _rows(source: Source, format: str, today: date) -> Iterator[Row]:
    wanted = (
        frozenset(n for n in names(source) if n in _OTHERS or _BIBLIOGRAPHIC.fullmatch(n))
        or _USUAL | _OTHERS.keys()
    )
    for element, line in parsing.elements(source, wanted, doctype=True):
        if attribute(element.getparent(), "status") == _DELETED:
            yield Row(
                line,
                None,
                (RowError(line, "status", _("Cơ quan đã xóa tài liệu này, không nhập")),),
            )
            continue
        yield _row(element, line, format, today)


def _row(element: _Element, line: int, format: str, today: date) -> Row:
    days = Days()
    build = _OTHERS.get(name(element), patents.build)
    return finished(build(plainly(element), days), days, line, format, today)


def _joined(rows: Iterable[Row]) -> Iterator[Row]:
    """Neighbouring rows of one application as one: the application as published and the patent as
    granted add up."""
    waiting: Row | None = None
    for row in rows:
        former = waiting and waiting.record
        record = row.record
        if (
            waiting
            and isinstance(former, AssetRecord)
            and isinstance(record, AssetRecord)
            and _same(former, record)
        ):
            waiting = Row(waiting.position, merge(former, record))
            continue
        if waiting:
            yield waiting
        waiting = row
    if waiting:
        yield waiting


def _same(one: AssetRecord, other: AssetRecord) -> bool:
    try:
        return bool(one.application_no) and identity_of(one) == identity_of(other)
    except NoNumber:
        return False


READER = Reader("st36", _sniff, _read)
