"""An ST.96 application for a geographical indication → the canonical record. Its applicant is the registrant: the State owns the right."""

from lxml.etree import _Element

from data_access.importing.st96 import parties as who
from data_access.importing.st96.numbers import number, office
from data_access.importing.tree import Days, at, in_best_language, inside, text, value
from domain.records import AssetRecord, ClassCode, LegalEvent
from domain.status_words import status_of

ELEMENTS = frozenset({"GIApplication"})
_LONGEST_PRODUCT = 60


def build(element: _Element, days: Days) -> AssetRecord:
    """The record that the element tells; bad dates add to `days`."""
    raw, withdrawn = value(element, "GIData/GIStatusCategory"), days.at(element, "GIData/WithdrawalDate")
    product = _product(element)
    code = office(element, "ApplicationNumber/IPOfficeCode", "GIData/ApplicationNumber/IPOfficeCode", "ContractingPartyOriginCode") or ""
    return AssetRecord(
        office=code,
        kind="CDDL",
        title=text(in_best_language(list(at(element, "GIData/GINameBag/GINameText|GINameRichText")))) or "",
        national=code == "VN",
        application_no=number(element, "ApplicationNumber", "GIData/ApplicationNumber"),
        application_date=days.at(element, "ApplicationDate", "GIData/ApplicationDate"),
        publication_date=days.at(
            element, "GIPublicationBag/GIPublication/PublicationDate", "GIData/GIPublicationBag/GIPublication/PublicationDate"
        ),
        registration_no=number(element, "GIData/RegistrationNumber"),
        registration_date=days.at(element, "GIData/RegistrationDate"),
        expiry_date=days.at(element, "GIData/ExpiryDate"),
        status_raw=raw,
        status_stated="pending" if raw == "Filing" else status_of(raw),
        parties=tuple(who.named(at(element, "ApplicantBag/Applicant"), "registrant")),
        classes=(ClassCode("product", product[:_LONGEST_PRODUCT]),) if product else (),
        events=(LegalEvent("withdrawn", withdrawn, "B"),) if withdrawn else (),
        product=product,
    )


def _product(element: _Element) -> str | None:
    names = ("QualityProductNameText", "ProductCategory", "GoodsServicesDescriptionText")
    return next((found for name in names for e in inside(element, name) if (found := text(e))), None)
