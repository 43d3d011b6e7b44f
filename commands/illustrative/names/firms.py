"""Invented firms, farms, schools and people that own things."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from commands.illustrative.names.marks import LATIN, PHRASES, of_class
from commands.illustrative.names.people import person
from commands.illustrative.names.places import COMMUNES, SPOTS
from commands.illustrative.names.trades import TRADES, Trade

LEGAL_FORMS = {"DE": "GmbH", "JP": "K.K.", "FR": "S.A.S.", "CH": "AG", "US": "Inc."}
"""Of firms abroad; elsewhere 'Co., Ltd.'."""
FIRMS = (
    ("Công ty TNHH {called} {brand}", 34), ("Công ty cổ phần {called} {brand}", 24), ("{person}", 14), ("Công ty TNHH MTV {called} {brand}", 6),
    ("Hộ kinh doanh {person}", 5), ("Doanh nghiệp tư nhân {brand}", 3), ("Hợp tác xã {farmed} {spot}", 5),
    ("Trường Cao đẳng {taught} {commune}", 1), ("Viện nghiên cứu {called} {spot}", 1),
)  # fmt: skip
RESEARCH = (
    ("Trường Đại học {taught} {commune}", 4), ("Viện nghiên cứu {called} {spot}", 3), ("Công ty cổ phần Công nghệ {brand}", 5),
    ("{person}", 4),
)  # fmt: skip
"""Forms of those who invent; each with its weight."""
FARMED = ("Nông sản", "Chè", "Dược liệu", "Thủy sản", "Chăn nuôi", "Dệt lụa", "Đồ gốm", "Cà phê")
TAUGHT = ("Kỹ thuật", "Nông nghiệp", "Công nghệ")


@dataclass(frozen=True)
class Firm:
    """`brand`: what it is called after, as its marks are."""

    name: str
    brand: str
    trade: Trade
    abroad: bool = False

    @property
    def mark(self) -> str:
        """Its own name as a mark: Latin words in capitals."""
        return self.brand if " " in self.brand else self.brand.upper()


def draw(random: Random, forms: Sequence[tuple[str, float]]) -> Firm:
    """One of FIRMS or RESEARCH, with names drawn for it."""
    form = random.choices([f for f, _ in forms], [w for _, w in forms])[0]
    trade = random.choices(TRADES, [t.weight for t in TRADES])[0]
    if "{farmed}" in form:
        trade = random.choice([t for t in TRADES if t.called in FARMED])
    spot = random.choice(SPOTS)
    brand = spot if "{spot}" in form else _brand(random, trade)
    words = {"called": trade.called, "farmed": trade.called, "brand": brand, "spot": spot}
    name = form.format(
        **words,
        person=person(random),
        taught=random.choice(TAUGHT),
        commune=random.choice(COMMUNES)[1],
    )
    return Firm(name, brand, trade)


def _brand(random: Random, trade: Trade) -> str:
    """A Latin word, a phrase that suits the trade, or a place."""
    number = random.choice(list(trade.goods))
    phrases = of_class(PHRASES, number) or list(SPOTS)
    latin = of_class(LATIN, number) or [name for name, _ in LATIN]
    return random.choice(
        (random.choice(latin).capitalize(), random.choice(phrases), random.choice(SPOTS))
    )
