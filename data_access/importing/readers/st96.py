"""WIPO ST.96 XML: marks, patents, designs and geographical indications, drafts of V1 to V6, single documents, bags and transactions."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from lxml.etree import _Element

from data_access.importing import xml
from data_access.importing.reading import FileRefused, Reader, Reading, Row, RowError
from data_access.importing.source import Source
from data_access.importing.st96 import designs, gis, marks, patents
from data_access.importing.st96.tree import FAMILY, Days, line, name
from domain.records import AssetRecord
from i18n import _

Build = Callable[[_Element, Days], AssetRecord]
BUILDERS: dict[str, Build] = {element: module.build for module in (marks, patents, designs, gis) for element in module.ELEMENTS}
_NAMESPACE = re.compile(r"""xmlns(?::[\w.-]+)?\s*=\s*["']([^"']+)["']""")


def _sniff(source: Source) -> bool:
    return xml.looks_like_xml(source) and any(FAMILY.fullmatch(n) for n in _NAMESPACE.findall(xml.head_text(source)))


def _read(source: Source, today: date) -> Reading:
    return Reading("st96", _rows(source, today))


def _rows(source: Source, today: date) -> Iterator[Row]:
    empty = True
    for element in xml.elements(source, frozenset(BUILDERS)):
        if build := BUILDERS.get(name(element)):
            empty = False
            yield _row(element, build, today)
    if empty:
        raise FileRefused(_("Tệp ST.96 này không chứa bản ghi nhãn hiệu, sáng chế, kiểu dáng hay chỉ dẫn địa lý nào."))


def _row(element: _Element, build: Build, today: date) -> Row:
    days = Days()
    record = build(element, days)
    position = line(element)
    errors = [RowError(position, field, reason) for _line, field, reason in days.errors] + list(_missing(record, position))
    return Row(position, None if errors else replace(record, source="st96", as_of=_latest(record, today)), tuple(errors))


def _missing(record: AssetRecord, position: int | None) -> Iterator[RowError]:
    if not record.office:
        yield RowError(position, "RegistrationOfficeCode", _("Thiếu mã cơ quan sở hữu công nghiệp (ST.3)"))
    if not (record.application_no or record.registration_no):
        yield RowError(position, "ApplicationNumber", _("Thiếu cả số đơn và số văn bằng"))


def _latest(record: AssetRecord, today: date) -> date | None:
    """The last day that the record itself tells of, up to today: so far at least the office's data reach."""
    days = [
        record.application_date,
        record.publication_date,
        record.registration_date,
        record.status_as_of,
        *(e.date for e in record.events),
    ]
    return max((day for day in days if day and day <= today), default=None)


def is_xml(source: Source) -> bool:
    return xml.looks_like_xml(source)


def why_not(source: Source) -> str:
    """Why an XML file that is not ST.96 is refused: it is broken, dangerous, or another standard."""
    try:
        for _element in xml.elements(source, frozenset()):
            pass
    except FileRefused as refused:
        return refused.reason
    return _("Tệp XML này không theo chuẩn WIPO ST.96, nên chưa nhập được.")


READER = Reader("st96", _sniff, _read)
