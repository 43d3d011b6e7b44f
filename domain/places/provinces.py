"""Provinces and cities in both vintages. A bare code or name is ambiguous: the key is (vintage,
code). Source: domain facts §4.

`vn63`: the 63 before 01/07/2025; `vn34`: the 34 since (Resolution 202/2025/QH15). Seven codes
changed meaning between the two.
"""

from dataclasses import dataclass
from datetime import date

from domain.places.province_tables import NEW, OLD
from domain.records.asset import ABROAD, UNKNOWN_FORMER, UNRESOLVED
from domain.text.folding import fold, sort_key
from language import N_, _, language

REFORM = date(2025, 7, 1)
CITY, PROVINCE = "city", "province"


@dataclass(frozen=True, slots=True)
class Province:
    """`name`: 'Nghệ An'; `full_name`: 'Tỉnh Nghệ An'; `kind`: city (centrally run) or province,
    since `kind_since` (None: before our data); `area_km2`: square kilometres, None for the 63."""

    vintage: str
    code: str
    slug: str
    name: str
    full_name: str
    name_en: str
    kind: str
    kind_since: date | None
    area_km2: float | None

    @property
    def shown(self) -> str:
        """Its name in the current language."""
        return self.name if language() == "vi" else self.name_en

    @property
    def shown_in_full(self) -> str:
        """The same with what it is; other languages than Vietnamese leave that out."""
        return self.full_name if language() == "vi" else self.name_en


def _province(
    vintage: str, told: tuple[str, str, str, str, date | None], area: float | None = None
) -> Province:
    code, name, name_en, kind, since = told
    slug = "-".join(fold(name).replace("-", " ").split())
    full_name = f"{'Thành phố' if kind == CITY else 'Tỉnh'} {name}"
    return Province(
        vintage=vintage,
        code=code,
        slug=slug,
        name=name,
        full_name=full_name,
        name_en=name_en,
        kind=kind,
        kind_since=since,
        area_km2=area,
    )


PROVINCES_34: dict[str, Province] = {row[0]: _province("vn34", row[:5], row[5]) for row in NEW}
PROVINCES_63: dict[str, Province] = {row[0]: _province("vn63", row[:5]) for row in OLD}
PROVINCES_34_BY_SLUG = {p.slug: p for p in PROVINCES_34.values()}
PROVINCES_63_BY_SLUG = {p.slug: p for p in PROVINCES_63.values()}
SUCCESSOR: dict[str, str] = {row[0]: row[5] for row in OLD}
"""Code of the former province → code of the province it is in today."""

OTHER_PLACES = {
    ABROAD: N_("Nước ngoài"),
    UNRESOLVED: N_("Chưa xác định tỉnh"),
    UNKNOWN_FORMER: N_("Chưa rõ tỉnh cũ"),
}


def places() -> list[str]:
    """Where a record can count: the 34 in Vietnamese order, then abroad and unresolved."""
    return [
        *sorted(PROVINCES_34, key=lambda code: sort_key(PROVINCES_34[code].name)),
        ABROAD,
        UNRESOLVED,
    ]


def members(vn34: str) -> tuple[str, ...]:
    """The former provinces that make up one of the 34, by code. Raises KeyError where there is no
    such province."""
    return _MEMBERS[vn34]


def former_code(name: str) -> str | None:
    """The code of one of the 63 by its name in any spelling, 'Tỉnh' or 'Thành phố' before it or
    not; None where there is no such one."""
    folded = fold(name)
    for title in ("tinh ", "thanh pho ", "tp. ", "tp."):
        folded = folded.removeprefix(title)
    return _FORMER_CODES.get(folded)


_FORMER_CODES = {fold(p.name): p.code for p in PROVINCES_63.values()} | {
    "thua thien hue": "46",
    "hcm": "79",
}
"""Huế was the province Thừa Thiên Huế until 2025."""
_MEMBERS = {
    code: tuple(old for old, new in SUCCESSOR.items() if new == code) for code in PROVINCES_34
}


def place_name(code: str, vintage: str) -> str:
    """What people read as the name of a place, in the current language. `code`: of that vintage, or
    abroad, unresolved, unknown."""
    if code in OTHER_PLACES:
        return _(OTHER_PLACES[code])
    province = (PROVINCES_34 if vintage == "vn34" else PROVINCES_63)[code]
    return province.shown
