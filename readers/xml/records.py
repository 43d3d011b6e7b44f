"""What all XML readers share: each record element becomes a row, with its line, its source and the
day its data reach to."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from lxml.etree import _Element

from domain.records.asset import AssetRecord
from language import _
from readers.file.reading import FileRefused, Row, RowError
from readers.file.source import Source
from readers.xml import parsing
from readers.xml.days import Days
from readers.xml.namespaces import name
from readers.xml.tree import is_deleted

Build = Callable[[_Element, Days], AssetRecord]
_NAMESPACE = re.compile(r"""xmlns(?::[\w.-]+)?\s*=\s*["']([^"']+)["']""")
MOST_WAITING = 1_000
_ELEMENT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")


def namespaces(source: Source) -> list[str]:
    """The namespaces declared in the beginning of an XML file."""
    return _NAMESPACE.findall(parsing.head_text(source)) if parsing.looks_like_xml(source) else []


def names(source: Source) -> frozenset[str]:
    """The local names of the elements in the beginning of an XML file."""
    return (
        frozenset(_ELEMENT.findall(parsing.head_text(source)))
        if parsing.looks_like_xml(source)
        else frozenset()
    )


def rows(
    source: Source, builders: dict[str, Build], origin: str, today: date, *, doctype: bool = False
) -> Iterator[Row]:
    """One row a record element. Raises FileRefused where there is none."""
    found = parsing.elements(source, frozenset(builders), doctype=doctype)
    return some(
        row_of(f.element, builders[name(f.element)], f.line, origin, today)
        for f in found
        if name(f.element) in builders
    )


def some(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows; a file without any is refused."""
    empty = True
    for row in rows:
        empty = False
        yield row
    if empty:
        raise FileRefused(
            _(
                "Tệp XML này không chứa bản ghi nhãn hiệu, sáng chế, kiểu dáng hay chỉ dẫn địa lý nào."
            )
        )


def row_of(element: _Element, build: Build, position: int, origin: str, today: date) -> Row:
    days = Days()
    require_kept(element, days)
    return finished(build(element, days), days, position, origin, today)


@dataclass
class Beside:
    """Marks that wait for the applicants of their transaction, which may stand before or after
    them. `found`: the applicants of a bag; `join`: a record that has none with them."""

    found: Callable[[_Element], list[_Element]]
    join: Callable[[AssetRecord, list[_Element]], AssetRecord]
    finish: Callable[[AssetRecord, Days, int], Row]
    _waiting: list[tuple[AssetRecord, Days, int, list[_Element]]] = field(default_factory=list)
    _before: tuple[_Element | None, list[_Element]] = (None, [])

    def mark(self, element: _Element, record: AssetRecord, days: Days, line: int) -> Iterator[Row]:
        """Takes a mark; gives those that wait no longer, in their order."""
        above = list(element.iterancestors())
        if self._before[0] in above:
            record = self._joined(record, self._before[1])
        if self._waiting and (
            has_applicants(self._waiting[-1][0])
            or len(self._waiting) >= MOST_WAITING
            or above != self._waiting[-1][3]
        ):
            yield from self.rest()
        self._waiting.append((record, days, line, above))

    def bag(self, element: _Element) -> None:
        """Takes applicants for the marks that wait, and for those to come; out of the tree, so that
        they outlive its clearing."""
        applicants = self.found(element)
        parent = element.getparent()
        for applicant in applicants:
            if (holder := applicant.getparent()) is not None:
                holder.remove(applicant)
        self._waiting = [
            (self._joined(record, applicants) if parent in above else record, days, line, above)
            for record, days, line, above in self._waiting
        ]
        self._before = parent, applicants

    def rest(self) -> Iterator[Row]:
        waiting, self._waiting = self._waiting, []
        yield from (self.finish(record, days, line) for record, days, line, _above in waiting)

    def _joined(self, record: AssetRecord, applicants: list[_Element]) -> AssetRecord:
        return (
            self.join(record, applicants) if applicants and not has_applicants(record) else record
        )


def has_applicants(record: AssetRecord) -> bool:
    return any(party.role in ("applicant", "owner") for party in record.parties)


def require_kept(element: _Element, days: Days) -> None:
    """An order to delete holds no data: taken as a record, it would empty the one that is there."""
    if is_deleted(element):
        reason = _("Cơ quan báo xóa bản ghi này; không nhập, hãy xem lại bản ghi đang có nếu cần")
        days.errors.append(RowError(None, "operationCode", reason))


def finished(record: AssetRecord, days: Days, position: int, origin: str, today: date) -> Row:
    """The row of a record that was read whole, or the reasons why it cannot be taken."""
    errors = [RowError(position, field, reason) for _line, field, reason in days.errors] + list(
        _missing(record, position)
    )
    return Row(
        position,
        None if errors else replace(record, source=origin, as_of=_latest(record, today)),
        tuple(errors),
    )


def _missing(record: AssetRecord, position: int | None) -> Iterator[RowError]:
    if not record.office:
        yield RowError(
            position, "RegistrationOfficeCode", _("Thiếu mã cơ quan sở hữu công nghiệp (ST.3)")
        )
    if not (record.application_no or record.registration_no):
        known = record.publication_no
        reason = (
            _("Chỉ có số công bố {number}, thiếu cả số đơn và số văn bằng", number=known)
            if known
            else ""
        )
        yield RowError(position, "ApplicationNumber", reason or _("Thiếu cả số đơn và số văn bằng"))


def _latest(record: AssetRecord, today: date) -> date | None:
    """The last day that the record itself tells of, up to today: so far at least the office's data
    reach."""
    days = [
        record.application_date,
        record.publication_date,
        record.registration_date,
        record.status_as_of,
        *(e.date for e in record.events),
    ]
    return max((day for day in days if day and day <= today), default=None)


def is_xml(source: Source) -> bool:
    return parsing.looks_like_xml(source)


def why_not(source: Source) -> str:
    """Why an XML file that no reader knows is refused: it is broken, dangerous, or another
    standard."""
    try:
        for _found in parsing.elements(source, frozenset()):
            pass
    except FileRefused as refused:
        return refused.reason
    return _(
        "Tệp XML này không theo chuẩn nào đã biết (WIPO ST.96, ST.66, ST.86, ST.36, DOCDB), nên không nhập được."
    )
