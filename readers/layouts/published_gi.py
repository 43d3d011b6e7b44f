"""Published geographical indications, one a line, as in facts/geographical_indications.csv: they
enter with what is published.

A missing number or date stays empty. The State owns a geographical indication: the body named is
its registrant, not an owner.
"""

from domain.places.provinces import SUCCESSOR, former_code
from domain.records.asset import ABROAD, NOWHERE, AssetRecord, ClassCode, LegalEvent, Party, Place
from language import _
from readers.layouts.layout import Layout, Line

ALIASES = {
    "registration_no": ("registration_no",),
    "name": ("name",),
    "product": ("product",),
    "decision_no": ("decision_no",),
    "registration_date": ("registration_date",),
    "body": ("applicant_or_managing_body",),
    "province": ("province_name_at_registration",),
    "country": ("country",),
    "source_url": ("source_url",),
    "known": ("confidence", "note"),
}
_LONGEST_CODE = 60


def _recognises(fields: frozenset[str]) -> bool:
    return {"name", "product", "province"} <= fields and bool(
        {"registration_no", "decision_no"} & fields
    )


def _build(line: Line) -> AssetRecord | None:
    title, product = line.text("name"), line.text("product")
    number, decision = line.text("registration_no"), line.text("decision_no")
    if not title:
        line.reject("name", _("Thiếu tên"))
    if not number and not decision:
        line.reject("registration_no", _("Thiếu cả số đăng bạ và số quyết định"))
    granted = line.day("registration_date")
    country = line.text("country")
    place = _place(line, country)
    if line.errors:
        return None
    return AssetRecord(
        office="VN",
        kind="CDDL",
        title=title or "",
        registration_no=number,
        registration_date=granted,
        decision_no=decision,
        status_stated="in_force",
        parties=tuple(
            Party("registrant", name.strip(), country=country)
            for name in (line.text("body") or "").split(";")
            if name.strip()
        ),
        classes=(ClassCode("product", product[:_LONGEST_CODE]),) if product else (),
        events=(LegalEvent("granted", granted, "F", text=decision),),
        place=place,
        country=country,
        product=product,
        source="published_gi",
        source_url=line.text("source_url"),
        as_of=None,
    )


def _place(line: Line, country: str | None) -> Place:
    """The province at registration, one of the 63; of several the first named counts."""
    if country and country != "VN":
        return Place(ABROAD, ABROAD, "country")
    named = (line.text("province") or "").split(";")[0].strip()
    if not named:
        return NOWHERE
    code = former_code(named)
    if code is None:
        line.reject("province", _("Không có tỉnh “{name}” trong danh mục 63 tỉnh", name=named[:40]))
        return NOWHERE
    return Place(SUCCESSOR[code], code, "published")


LAYOUT = Layout("published_gi", ALIASES, _recognises, _build, by_program=True)
