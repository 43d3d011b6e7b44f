"""An ST.96 application for a geographical indication → the canonical record. Its applicant is the
registrant: the State owns the right."""

from lxml.etree import _Element

from domain.records.asset import AssetRecord, ClassCode, LegalEvent
from readers.spellings.status_words import status_of
from readers.st96 import parties as who
from readers.st96.marks import nice
from readers.xml.days import Days
from readers.xml.numbers import code_of, number, office
from readers.xml.tree import at, attribute, first, in_best_language, inside, text, value

ELEMENTS = frozenset({"GIApplication"})
_NAMES = ("GINameText", "GINameRichText", "GINameTransliterationText", "GINameTranslationText")
_PUBLISHED = "GIPublicationBag|GIPublicationDataBag/GIPublication|GIPublicationData/PublicationDate"
"""Versions up to 6 say GIPublication, later ones GIPublicationData."""
_LONGEST_PRODUCT = 60


def build(element: _Element, days: Days) -> AssetRecord:
    """The record that the element tells; bad dates add to `days`."""
    raw = value(element, "GIData/GIStatusCategory")
    withdrawn = days.at(element, "GIData/WithdrawalDate")
    product = _product(element)
    code = _office(element)
    return AssetRecord(
        office=code,
        kind="CDDL",
        title=_name(first(element, "GIData/GINameBag")),
        national=code == "VN",
        application_no=number(element, "ApplicationNumber", "GIData/ApplicationNumber"),
        application_date=days.at(element, "ApplicationDate", "GIData/ApplicationDate"),
        publication_date=days.at(element, _PUBLISHED, f"GIData/{_PUBLISHED}"),
        registration_no=number(element, "GIData/RegistrationNumber"),
        registration_date=days.at(element, "GIData/RegistrationDate"),
        expiry_date=days.at(element, "GIData/ExpiryDate"),
        status_raw=raw,
        status_stated="pending" if raw == "Filing" else status_of(raw),
        parties=tuple(who.named(at(element, "ApplicantBag/Applicant"), "registrant")),
        classes=(
            *([ClassCode("product", product[:_LONGEST_PRODUCT])] if product else []),
            *nice(list(inside(element, "GoodsServices"))),
        ),
        events=(LegalEvent("withdrawn", withdrawn, "B"),) if withdrawn else (),
        product=product,
    )


def _office(element: _Element) -> str:
    """The code beside a number, else that of the document or of its data, which the standard
    requires there as an attribute."""
    told = office(
        element,
        "ApplicationNumber/IPOfficeCode",
        "GIData/ApplicationNumber/IPOfficeCode",
        "ContractingPartyOriginCode",
    )
    written = (attribute(e, "officeCode") for e in (first(element, "GIData"), element))
    return told or next((code for w in written if (code := code_of(w))), "")


def _name(bag: _Element | None) -> str:
    """The name itself, else its transliteration or translation."""
    best = (in_best_language(list(at(bag, name))) for name in _NAMES)
    return next((found for e in best if (found := text(e))), "")


def _product(element: _Element) -> str | None:
    names = ("QualityProductNameText", "ProductCategory", "GoodsServicesDescriptionText")
    return next(
        (found for name in names for e in inside(element, name) if (found := text(e))), None
    )
