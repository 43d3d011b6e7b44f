"""A saved list of results of WIPO Publish, any office's: every row is a record, every value carries
its code in a class ('rs-AFNB_ORI').

The codes are those of WIPO's software; the words around them are in the office's language and are
not looked at.
"""

from collections.abc import Iterator
from datetime import date

from lxml.html import HtmlElement

from domain.calendar.dates import BadDate, parse_date
from domain.records.asset import AssetRecord, ClassCode, Party
from domain.records.class_codes import ipc, locarno, vienna
from domain.records.classes import nice_goods
from domain.records.nice import Unclear, nice_classes_of
from domain.records.nice.goods import goods_of
from domain.records.numbers import kind_of
from language import _
from readers.file.reading import Row, RowError
from readers.layouts.kind import is_international, kind_of_title
from readers.spellings import values
from readers.spellings.status_words import national_status, status_of
from readers.wipo_publish.page import NATIONAL, classes_of, link_of, office_in, text_of

MARK = b"rs-AFNB"
"""The class of an application's number: no other page has it."""
_PREFIX = "rs-"
_REGISTERS = {
    "trademarks": "NH",
    "patents": "SC",
    "designs": "KDCN",
    "utility_models": "GPHI",
    "geographical_indications": "CDDL",
}
_BY_CODE = (("MK", "NH"), ("NCL", "NH"), ("LCL", "KDCN"), ("IPC", "SC"), ("IPC_ORI", "SC"))


def rows_of(tree: HtmlElement, today: date) -> Iterator[Row]:
    """One row a line of the list; `position` counts them."""
    register = link_of(tree)[0]
    found = (
        (element, told)
        for element in tree.iter("tr")
        if (told := _told(element)).keys() & {"AFNB", "AFNB_ORI"}
    )
    for position, (element, told) in enumerate(found, start=1):
        yield _row(told, element.get("id") or "", register, position, today)


def _told(line: HtmlElement) -> dict[str, str]:
    """Code → text of a line of the innermost table; the first that says something."""
    told: dict[str, str] = {}
    if next(line.iterdescendants("tr"), None) is not None:
        return told
    for element in line.iterdescendants():
        for name in classes_of(element) if isinstance(element.tag, str) else ():
            if name.startswith(_PREFIX) and (said := text_of(element)):
                told.setdefault(name.removeprefix(_PREFIX), said)
    return told


def _row(told: dict[str, str], own_id: str, register: str, position: int, today: date) -> Row:
    errors: list[RowError] = []

    def day(code: str) -> date | None:
        try:
            return parse_date(told[code]) if code in told else None
        except BadDate as problem:
            errors.append(RowError(position, code, str(problem)))
            return None

    application, title_no = _first(told, "AFNB_ORI", "AFNB"), _first(told, "RENB_ORI", "RENB")
    office = next(
        (code for code in (office_in(own_id), office_in(application or "")) if code != NATIONAL),
        NATIONAL,
    )
    national = office == NATIONAL
    status = told.get("STLB")
    granted = day("REDT")
    kind = ((kind_of(application) or kind_of_title(title_no)) if national else None) or _kind(
        told, register
    )
    if kind is None:
        errors.append(RowError(position, "AFNB", _("Không rõ loại tài sản của trang này")))
    classes = tuple(_classes(told, position, errors))
    record = AssetRecord(
        office="WO" if national and is_international(kind, application, title_no) else office,
        kind=kind or "",
        title=_first(told, "MK", "TITL") or "",
        national=national,
        application_no=application,
        application_date=day("AFDT"),
        publication_no=told.get("PBNB"),
        publication_date=day("PBDT"),
        registration_no=title_no,
        registration_date=granted,
        expiry_date=day("EXDT"),
        status_raw=status,
        status_stated=national_status(status) if national else status_of(status),
        parties=tuple(
            values.people(told.get("APNA"), "owner" if title_no or granted else "applicant")
            + _inventors(told)
        ),
        classes=classes,
        product=_product(told, kind or ""),
        source="wipo_publish",
        as_of=today,
    )
    return Row(position, None if errors else record, tuple(errors))


def _first(told: dict[str, str], *codes: str) -> str | None:
    return next((told[code] for code in codes if code in told), None)


def _inventors(told: dict[str, str]) -> list[Party]:
    return values.people(_first(told, "INNA", "DENA"), "inventor")


def _kind(told: dict[str, str], register: str) -> str | None:
    return _REGISTERS.get(register) or next((kind for code, kind in _BY_CODE if code in told), None)


def _classes(told: dict[str, str], position: int, errors: list[RowError]) -> Iterator[ClassCode]:
    fields = (
        ("NCL", _nice),
        ("VCL", vienna),
        ("IPC_ORI" if "IPC_ORI" in told else "IPC", ipc),
        ("LCL", locarno),
    )
    for code, read in fields:
        try:
            yield from read(told[code]) if code in told else ()
        except Unclear as problem:
            errors.append(RowError(position, code, str(problem)))


def _product(told: dict[str, str], kind: str) -> str | None:
    """Of a mark its goods by class, where the line tells them."""
    return nice_goods(goods_of(told.get("NCL"))) if kind == "NH" else None


def _nice(text: str) -> list[ClassCode]:
    return [ClassCode("nice", str(n)) for n in nice_classes_of(text)]
