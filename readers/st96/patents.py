"""The bibliographic data of an ST.96 patent document → the canonical record: applications and
grants, inventions and utility models."""

import re
from collections.abc import Iterator
from datetime import date

from lxml.etree import Element, _Element

from domain.records.asset import AssetRecord, ClassCode, LegalEvent, Party
from domain.records.numbers import kind_of
from domain.text.folding import fold
from readers.spellings.ipc import symbol
from readers.spellings.status_words import status_of
from readers.st96 import parties as who
from readers.xml.days import Days
from readers.xml.namespaces import name
from readers.xml.numbers import designates_viet_nam, number, office
from readers.xml.tree import at, in_best_language, text, value

_US_CASE = "PatentCaseMetadata"
"""A case in the USPTO's files of all its applications (PatentBulkData)."""
ELEMENTS = frozenset({"BibliographicData", _US_CASE})
OFFICES_OWN = "PublicationBibliographicData"
"""How names end that an office gives to bibliographic data by the kind of document:
'UnexaminedPatentPublicationBibliographicData'."""
_IN_NAME = re.compile(r"[(（]([A-Z][0-9]?)[)）]")
_GRANTS = ("B", "C", "E", "Y", "S", "T")
"""First letters of the ST.16 kind codes of granted documents; U is a utility model's application or
registration, told by its number."""
_LAID_OPEN = (
    "PublicAvailabilityDataBag/UnexaminedNoGrantPrintedPatentDocument|ExaminedNoGrantPrintedPatentDocument"
    "/PatentDocumentIdentification/PatentPublicationIdentification"
)
"""Where a grant tells its application's publication (INID 43, 44)."""
_ENDS = {
    "withdrawn": ("ApplicationWithdrawnDate", "ApplicationDeemedWithdrawnDate"),
    "invalidated": ("PatentRevocationDate",),
    "revived": ("RightsReestablishedDate", "RightsEffectiveDateBag/PatentRestorationDate"),
}
_CATEGORY = {"withdrawn": "B", "invalidated": "H", "revived": "K", "granted": "F"}


def build(data: _Element, days: Days) -> AssetRecord:
    """The record that the element tells; bad dates add to `days`."""
    publication = next(at(data, "PatentPublicationIdentification"), None)
    kind_code = _kind_code(data, publication)
    application_no = number(
        data, "ApplicationIdentification/ApplicationNumber", "ApplicationNumberText"
    )
    status = value(data, "ApplicationStatusCategory")
    patent_no, granted = _grant(data, publication, kind_code, days)
    code = office(
        data,
        "ApplicationIdentification/IPOfficeCode",
        "ApplicationIdentification/ApplicationNumber/IPOfficeCode",
    )
    code = code or office(
        data,
        "PatentPublicationIdentification/IPOfficeCode",
        "PatentGrantIdentification/IPOfficeCode",
    )
    code = code or ("US" if name(data) == _US_CASE else "")
    is_grant = kind_code.startswith(_GRANTS) and patent_no is not None
    laid_open = next(at(data, _LAID_OPEN), None) if is_grant else publication
    return AssetRecord(
        office=code,
        kind=_kind(data, application_no, kind_code, code),
        title=text(
            in_best_language(
                list(at(data, "InventionTitleBag/InventionTitle"))
                or list(at(data, "InventionTitle"))
            )
        )
        or "",
        national=code == "VN" or (code == "WO" and designates_viet_nam(data)),
        application_no=application_no,
        application_date=days.at(
            data,
            "ApplicationIdentification/FilingDate",
            "ApplicationIdentification/ApplicationDate",
            "FilingDate",
        ),
        publication_no=number(laid_open, "PublicationNumber"),
        publication_date=days.at(laid_open, "PublicationDate"),
        registration_no=patent_no,
        registration_date=granted,
        priority_date=min(
            filter(
                None, (days.at(e, "FilingDate") for e in at(data, "PriorityClaimBag/PriorityClaim"))
            ),
            default=None,
        ),
        status_raw=status,
        status_stated=status_of(status),
        status_as_of=days.at(data, "ApplicationStatusDate"),
        parties=tuple(_parties(data, granted=bool(patent_no or granted))),
        classes=tuple(dict.fromkeys(_classes(data))),
        events=tuple(_events(data, granted, kind_code, days)),
    )


def _kind_code(data: _Element, publication: _Element | None) -> str:
    """The ST.16 code; the Japanese office puts it behind the name of its gazette: '特許公報(B2)'."""
    told = value(publication, "PatentDocumentKindCode") or value(
        data, "PatentGrantIdentification/PatentDocumentKindCode"
    )
    named = _IN_NAME.search(value(data, "PlainLanguageDesignationText") or "")
    return (told or (named[1] if named else "")).upper()


def _grant(
    data: _Element, publication: _Element | None, kind_code: str, days: Days
) -> tuple[str | None, date | None]:
    """Number and day of the grant: from the grant's own identification, else those of a granted
    document."""
    patent_no = number(data, "PatentGrantIdentification/PatentNumber")
    granted = days.at(data, "PatentGrantIdentification/GrantDate", "GrantPublicationDate")
    if patent_no or not kind_code.startswith(_GRANTS):
        return patent_no, granted
    return number(publication, "PublicationNumber"), granted or days.at(
        publication, "PublicationDate"
    )


def _kind(data: _Element, application_no: str | None, kind_code: str, code: str) -> str:
    """By the Vietnamese number, else by the words for the subject matter, else by the kind code (U,
    Y: utility model; S: design)."""
    by_number = kind_of(application_no) if code == "VN" else None
    subject = fold(
        value(
            data,
            "ApplicationIdentification/InventionSubjectMatterCategory",
            "ApplicationTypeCategory",
        )
        or ""
    )
    if by_number in ("SC", "GPHI", "KDCN"):
        return str(by_number)
    if "utility model" in subject or kind_code.startswith(("U", "Y")):
        return "GPHI"
    return "KDCN" if subject == "design" or kind_code.startswith("S") else "SC"


def _parties(data: _Element, *, granted: bool) -> list[Party]:
    """Inventors, applicants, owners. Bags stand in a PartyBag (which offices name after
    themselves), in older versions in the data."""
    around = [*(e for e in data.iterchildren(Element) if name(e).endswith("PartyBag")), data]

    def named(*paths: str) -> list[_Element]:
        return [
            e
            for path in paths
            for where in around
            for e in (*at(where, path), *at(where, path.partition("/")[2]))
        ]

    owners = named("OwnerBag/Owner", "RightsHolderBag/RightsHolder") or named(
        "AssigneeBag/Assignee"
    )
    applicants, inventors = (
        named("ApplicantBag/Applicant"),
        named("InventorBag/Inventor|DeceasedInventor"),
    )
    inventing = [
        e for e in applicants if fold(value(e, "ApplicantCategory") or "") == "applicant_inventor"
    ]
    agents = named("RegisteredPractitionerBag/RegisteredPractitioner")
    people = who.parties(owners, applicants, granted=granted)
    return (
        people + who.named(inventors or inventing, "inventor") + who.named(agents, "representative")
    )


def _classes(data: _Element) -> Iterator[ClassCode]:
    bag = "PatentClassificationBag"
    for path in (f"{bag}/IPCRClassificationBag/IPCRClassification", f"{bag}/IPCRClassification"):
        yield from (ClassCode("ipc", code) for e in at(data, path) if (code := _symbol(e)))
    older = "IPCClassification/MainClassification|FurtherClassification"
    for path in (f"{bag}/{older}", older, f"{bag}/IPCClassificationBag/IPCClassification"):
        yield from (
            ClassCode("ipc", code) for e in at(data, path) if (code := symbol(text(e)) or text(e))
        )
    for e in at(data, f"{bag}/CPCClassificationBag/MainCPC|FurtherCPC/CPCClassification"):
        yield from [ClassCode("cpc", code)] if (code := _symbol(e)) else []
    for e in at(data, f"{bag}/LocarnoClassificationBag/LocarnoClassification"):
        yield from locarno(e)


def _symbol(element: _Element) -> str | None:
    """H01L 21/30 from its parts, else the text of the symbol."""
    section = value(element, "Section", "CPCSection")
    rest = [value(element, name) for name in ("Class", "Subclass")]
    group, subgroup = value(element, "MainGroup"), value(element, "Subgroup")
    if section and all(rest):
        return f"{section}{rest[0]}{rest[1]}" + (
            f" {group}/{subgroup}" if group and subgroup else ""
        )
    written = value(
        element, "PatentClassificationText", "PatentClassificationSymbolText", "IPCSymbolText"
    )
    return " ".join(written.split("(")[0].split())[:60] if written else None


def locarno(element: _Element) -> Iterator[ClassCode]:
    """06-01 from class and subclass; the class alone where there is no subclass."""
    main = value(element, "LocarnoClass")
    subclasses = [
        text(e)
        for path in ("LocarnoSubclassBag/LocarnoSubclass", "LocarnoSubclass")
        for e in at(element, path)
    ] or [None]
    if main and "-" in main:
        yield ClassCode("locarno", main)
    elif main:
        yield from (
            ClassCode("locarno", f"{main.zfill(2)}-{sub.zfill(2)}" if sub else main.zfill(2))
            for sub in subclasses
        )


def _events(
    data: _Element, granted: date | None, kind_code: str, days: Days
) -> Iterator[LegalEvent]:
    if granted:
        yield LegalEvent("granted", granted, _CATEGORY["granted"], kind_code or None)
    for event, paths in _ENDS.items():
        if day := days.at(data, *paths):
            yield LegalEvent(event, day, _CATEGORY[event])
