"""An international registration of designs (Hague) in ST.96, as the International Bureau gives it
out → one canonical record.

The present state of a registration is HagueCurrent; what it was before (HagueHistory) is left out.
"""

from lxml.etree import _Element

from domain.records.asset import AssetRecord
from readers.st96 import parties as who
from readers.st96 import patents
from readers.xml.days import Days
from readers.xml.numbers import designates_viet_nam, number
from readers.xml.tree import at, first, in_best_language, inside, text

ELEMENTS = frozenset({"HagueCurrent"})
HISTORY = "HagueHistory"
_NAMES = ("DesignTitleText", "ProductIndicationText", "ProductDescriptionText")


def build(current: _Element, days: Days) -> AssetRecord:
    """The record that the element tells; all designs of a registration are one record, named after
    the first."""
    registration = first(current, "HagueRegistration")
    data = current if registration is None else registration
    designs = list(at(data, "HagueDesignBag|DesignBag/HagueDesign|Design"))
    number_ = number(data, "InternationalRegistrationNumber")
    registered = days.at(data, "InternationalRegistrationDate")
    holders, agents = at(data, "HolderBag/Holder"), at(data, "RepresentativeBag/Representative")
    designers = (e for design in designs for e in at(design, "DesignerBag/Designer"))
    return AssetRecord(
        office="WO",
        kind="KDCN",
        title=_title(designs),
        national=designates_viet_nam(data),
        application_no=number_ or number(data, "ApplicationNumber"),
        application_date=days.at(data, "InternationalFilingDate") or registered,
        publication_date=days.at(data, "PublicationDate"),
        registration_no=number_,
        registration_date=registered,
        expiry_date=days.at(data, "ExpiryDate"),
        parties=(
            *who.named(holders, "owner"),
            *who.named(designers, "inventor"),
            *who.named(agents, "representative"),
        ),
        classes=tuple(
            dict.fromkeys(
                code for e in inside(data, "LocarnoClassification") for code in patents.locarno(e)
            )
        ),
        images=tuple(
            dict.fromkeys(
                name for design in designs for e in inside(design, "FileName") if (name := text(e))
            )
        ),
    )


def _title(designs: list[_Element]) -> str:
    best = (
        in_best_language(list(inside(design, name))) for design in designs[:1] for name in _NAMES
    )
    return next((found for e in best if (found := text(e))), "")
