"""Owners: invented firms, farms, schools and people of each former province, some abroad; a few own
much, most own little."""

from dataclasses import dataclass
from datetime import date
from random import Random

from commands.illustrative.names import places
from commands.illustrative.names.firms import FIRMS, LEGAL_FORMS, RESEARCH, Firm, draw
from commands.illustrative.names.marks import LATIN
from commands.illustrative.names.trades import TRADES
from domain.places.provinces import (
    PROVINCES_34,
    PROVINCES_63,
    PROVINCES_63_BY_SLUG,
    REFORM,
    SUCCESSOR,
)
from domain.records.asset import ABROAD, UNRESOLVED

WEIGHTS = {
    "ha-noi": 235, "ho-chi-minh": 320, "binh-duong": 38, "ba-ria-vung-tau": 15, "nghe-an": 30, "da-nang": 18, "hai-phong": 18,
    "dong-nai": 16,
    "can-tho": 14, "binh-dinh": 12, "khanh-hoa": 9, "nam-dinh": 9, "thanh-hoa": 9, "bac-ninh": 8, "gia-lai": 6, "ninh-binh": 6, "ha-nam": 5,
}  # fmt: skip
"""Applications out of about 900, by former province; the others get OTHER_WEIGHT each."""
OTHER_WEIGHT = 3.2
ABROAD_SHARE, UNRESOLVED_SHARE = {"SC": 0.5, "GPHI": 0.05, "KDCN": 0.15, "NH": 0.05}, 0.008
COUNTRIES = (
    ("JP", "Japan"), ("KR", "Korea"), ("US", "USA"), ("DE", "Germany"),
    ("CN", "China"), ("FR", "France"), ("CH", "Switzerland"), ("TH", "Thailand"),
)  # fmt: skip
ASSETS_AN_OWNER = 5


@dataclass(frozen=True)
class Owner:
    """`home`: former province, or ABROAD, UNRESOLVED. `country`: ISO code."""

    firm: Firm
    street: str
    district: str
    home: str
    country: str
    country_name: str = ""

    @property
    def name(self) -> str:
        return self.firm.name

    def address(self, on: date) -> str:
        """As it was written on that day: with district and former province before the reform, with
        today's province since."""
        if self.home == UNRESOLVED:
            return self.street
        if self.home == ABROAD:
            return f"{self.street}, {self.country_name}"
        if on < REFORM:
            return f"{self.street}, {self.district}, {PROVINCES_63[self.home].full_name}"
        return f"{self.street}, {PROVINCES_34[SUCCESSOR[self.home]].full_name}"


def homes() -> tuple[list[str], list[float]]:
    """Codes of the former provinces with their weights."""
    listed = {PROVINCES_63_BY_SLUG[slug].code: float(weight) for slug, weight in WEIGHTS.items()}
    return list(PROVINCES_63), [listed.get(code, OTHER_WEIGHT) for code in PROVINCES_63]


class Owners:
    """Pools of owners by home; grows as it is asked, always in the same way."""

    def __init__(self, random: Random, size: int) -> None:
        self.random = random
        self.codes, self.weights = homes()
        total = sum(self.weights)
        self.limits = {
            code: max(3, int(size * w / total / ASSETS_AN_OWNER))
            for code, w in zip(self.codes, self.weights, strict=True)
        }
        self.limits |= {ABROAD: max(3, size // 60), UNRESOLVED: max(3, size // 400)}
        self.pools: dict[tuple[str, bool], list[Owner]] = {}

    def pick(self, kind: str) -> Owner:
        """The owner of the next asset of that kind."""
        return self.of(self._home(kind), research=kind in ("SC", "GPHI"))

    def of(self, home: str, *, research: bool = False) -> Owner:
        """An owner who lives there; a few come again and again."""
        pool = self.pools.setdefault((home, research), [])
        place = int(self.limits[home] * self.random.random() ** 2.2)
        while len(pool) <= place:
            pool.append(self._new(home, research))
        return pool[place]

    def _home(self, kind: str) -> str:
        draw = self.random.random()
        if draw < ABROAD_SHARE[kind]:
            return ABROAD
        if draw < ABROAD_SHARE[kind] + UNRESOLVED_SHARE:
            return UNRESOLVED
        return self.random.choices(self.codes, self.weights)[0]

    def _new(self, home: str, research: bool) -> Owner:
        if home == ABROAD:
            return self._foreigner()
        firm = draw(self.random, RESEARCH if research else FIRMS)
        street = f"{places.street(self.random)}, {places.commune(self.random)}"
        kind = self.random.choice(("huyện", "quận", "thị xã"))
        district = f"{kind} {self.random.choice(places.DISTRICTS)}"
        return Owner(firm, street, district, home, "VN")

    def _foreigner(self) -> Owner:
        """A Latin mark with a legal form of the country; a street of the same kind."""
        country, country_name = self.random.choice(COUNTRIES)
        brand = self.random.choice(LATIN)[0]
        name = f"{brand.capitalize()} {LEGAL_FORMS.get(country, 'Co., Ltd.')}"
        street = f"{self.random.randint(1, 99)} {self.random.choice(LATIN)[0].capitalize()} Street"
        firm = Firm(name, brand, self.random.choice(TRADES), abroad=True)
        return Owner(firm, street, "", ABROAD, country, country_name)
